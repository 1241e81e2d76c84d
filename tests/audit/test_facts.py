"""The store's facts laid out for reading, and their values on one axis."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.agreed import line

from tawatur.display.axis import axis_of
from tawatur.display.facts import facts_page, heading, laid_out
from tawatur.display.words import words
from tawatur.store import Fact, Store


def fact_of(*lines, standing="disputed", beside=()):
    """A fact of some lines, with others that name its claims."""
    named = {}
    for other in (*lines, *beside):
        for member in other.members:
            named.setdefault(member, []).append(other)
    return laid_out(Fact(fact="f", standing=standing, lines=lines), named)


def test_sides_are_told_from_the_conflict_between_them():
    fact = fact_of(
        line(["a", "b"], "agree_exact", "disputed", independent=2),
        line(["c"], "agree_exact", "disputed", independent=1),
        line(["a", "c"], "conflict", "disputed"),
    )
    assert [side.members for side in fact.sides] == [("a", "b"), ("c",)]
    assert [conflict.members for conflict in fact.conflicts] == [("a", "c")]
    assert fact.members == ("a", "b", "c")


def test_what_is_not_compared_stands_aside():
    fact = fact_of(
        line(["a", "b"], "agree_exact", "corroborated", independent=2),
        standing="corroborated",
        beside=[line(["a", "c"], "different_scope", "not_comparable"), line(["a", "d"], "series", "not_comparable")],
    )
    assert [aside.label for aside in fact.aside] == ["different_scope", "series"]
    assert fact.members == ("a", "b")


def test_a_page_holds_what_needs_a_person_first(tmp_path):
    with Store(f"sqlite:///{tmp_path / 'facts.db'}") as store:
        store.replace_agreement(
            [
                line(["a"], "agree_exact", "single_source", independent=1, fact="1"),
                line(["b", "c"], "agree_rounded", "single_source", independent=1, fact="2"),
                line(["d", "e"], "compatible_bound", "corroborated", independent=2, fact="3"),
                line(["f"], "agree_exact", "disputed", independent=1, fact="4"),
                line(["g"], "agree_exact", "disputed", independent=1, fact="4"),
                line(["f", "g"], "conflict", "disputed", fact="4"),
            ]
        )
        shown, counts, total = facts_page(store, "all", offset=0, limit=2)
        rest, _, _ = facts_page(store, "all", offset=2, limit=2)
        once, _, _ = facts_page(store, "once", offset=0, limit=2)
    assert [fact.standing for fact in (*shown, *rest)] == ["disputed", "corroborated", "single_source"]
    assert (counts["once"], total) == (1, 3)
    assert [fact.members for fact in once] == [("a",)]


def test_a_fact_is_named_as_most_of_its_claims_name_it(claim_in):
    fact = fact_of(line(["a1", "a2", "a3"], "agree_exact", "corroborated", independent=3))
    claims = {name: claim_in(name) for name in ("a1", "a2")}
    assert heading(fact, claims, "ar") == ("ديب سيك", "عدد مستخدمي")
    assert heading(fact, {}, "ar") == ("", "")


def valued(claim_in, **numbers):
    """Claims by name, each with a number and the interval it allows."""
    return {
        name: claim_in(name, value={"number": number, "low": low, "high": high, "comparator": sign})
        for name, (number, low, high, sign) in numbers.items()
    }


def axis(claim_in, **numbers):
    claims = {
        name: claim.model_copy(update={"modality": ("level",)}) for name, claim in valued(claim_in, **numbers).items()
    }
    fact = fact_of(*(line([name], "agree_exact", "disputed", independent=1) for name in claims))
    return axis_of(fact, claims, words("ar"))


def test_values_stand_on_one_axis_in_their_order(claim_in):
    found = axis(claim_in, a=("97", "96.5", "97.5", "="), b=("90", "89.5", "90.5", "="))
    assert [(row.value[0].text, row.side) for row in found.rows] == [("90", 1), ("97", 0)]
    low, high = found.rows
    assert low.point < high.point
    for row in found.rows:
        assert row.left <= row.point <= row.left + row.width
        assert 0 <= row.left <= row.left + row.width <= 100
    assert [number for _, number in found.ticks] == ["90", "92", "94", "96"]


def test_equal_values_stand_in_the_middle(claim_in):
    found = axis(claim_in, a=("97", "97", "97", "="), b=("97", "97", "97", "="))
    assert {row.point for row in found.rows} == {50.0}
    assert len(found.ticks) == 1


@pytest.mark.parametrize("numbers", [{"a": ("97", "96.5", "97.5", "=")}, {}])
def test_one_value_needs_no_axis(claim_in, numbers):
    assert axis(claim_in, **numbers) is None


def test_an_open_bound_reaches_to_the_edge(claim_in, make_claim):
    bound = make_claim(
        id="b", value={"number": "90", "low": "90", "high": None, "comparator": ">="}, modality=["level", "bound"]
    )
    claims = {"a": claim_in("a", value={"number": "97", "low": "97", "high": "97"}), "b": bound}
    fact = fact_of(*(line([name], "agree_exact", "disputed", independent=1) for name in claims))
    row = next(row for row in axis_of(fact, claims, words("ar")).rows if row.side == 1)
    assert row.open_right
    assert row.left + row.width == pytest.approx(100)


def test_huge_numbers_have_their_place(claim_in):
    found = axis(claim_in, a=(f"{Decimal('1e60'):f}", None, None, "="), b=("1", None, None, "="))
    assert all(0 <= row.point <= 100 for row in found.rows)
