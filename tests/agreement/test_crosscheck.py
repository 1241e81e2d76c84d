"""The cross-check as a whole: verdicts, lines, and what must hold of any batch."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.agreement import Crosscheck, agree

ARTICLES = st.sampled_from(["أ1", "أ2", "أ3", "أ4"])


VALUES = [("85 مليون", "85000000", -6), ("85.02 مليون", "85020000", -4), ("97 مليون", "97000000", -6),
          ("100 مليون", "100000000", -6)]  # fmt: skip
REPORTS = st.lists(
    st.fixed_dictionaries(
        {
            "article": ARTICLES,
            "entity": st.sampled_from(["شركة النخيل", "شركة الواحة", "النخيل V2"]),
            "figure": st.sampled_from(VALUES),
            "comparator": st.sampled_from(["=", ">", "<=", "~", "~<"]),
            "primary": st.sampled_from([None, "وزارة المالية", "هيئة الإحصاء"]),
            "date": st.sampled_from([None, ("2025-01-01", "2025-03-31"), ("2025-04-01", "2025-06-30")]),
            "forecast": st.booleans(),
        }
    ),
    max_size=9,
)


def batch(make: Any, drawn: list[dict[str, Any]]) -> list[Any]:
    """A batch of reports on a few profits by a few outlets and sources."""
    made = []
    for at, slots in enumerate(drawn):
        value, number, decimals = slots["figure"]
        rest = {key: slot for key, slot in slots.items() if key != "figure"}
        made.append(make(**rest, id=f"c{at}", value=value, number=number, decimals=decimals,
                         outlet=f"صحيفة {slots['article']}"))  # fmt: skip
    return made


@given(drawn=REPORTS, random=st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_matters(make, drawn, random):
    claims = batch(make, drawn)
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert agree(claims) == agree(shuffled)


@given(drawn=REPORTS)
def test_every_claim_is_in_one_agreeing_component_and_every_pair_is_judged_once(make, drawn):
    claims = batch(make, drawn)
    lines = agree(claims)
    members = [claim for line in lines for claim in line.members]
    assert {claim.id for claim in claims} == set(members)
    pairs = [frozenset(pair[:2]) for line in lines for pair in line.pairs]
    assert len(pairs) == len(set(pairs))
    assert len({line.id for line in lines}) == len(lines)
    for line in lines:
        assert set(line.members) >= {claim for pair in line.pairs for claim in pair[:2]}


@given(drawn=REPORTS)
def test_a_verdict_follows_from_the_count_and_the_rivals(make, drawn):
    for line in agree(batch(make, drawn)):
        if line.verdict == "corroborated":
            assert line.independent_sources is not None
            assert line.independent_sources >= 2
        if line.label in {"series", "different_scope", "unrelated"}:
            assert (line.verdict, line.independent_sources) == ("not_comparable", None)
        if line.label == "conflict":
            assert line.verdict == "disputed"


def test_nothing_comes_of_nothing():
    assert agree([]) == ()


def test_two_sources_corroborate(make):
    one, two = make("أ1", primary="وزارة المالية"), make("أ2", primary="نقابة التجار", outlet="صحيفة الميدان")
    (line,) = agree([one, two])
    assert (line.label, line.verdict, line.independent_sources) == ("agree_exact", "corroborated", 2)
    assert line.sources == ("نقابة التجار", "وزارة المالية")
    assert line.consensus is not None
    assert "وزارة المالية" in line.why.ar
    assert "85 مليون" in line.why.ar


def test_a_conflict_is_a_line_of_its_own_that_shares_the_fact(make):
    one, two = make("أ1", primary="وزارة المالية"), make("أ2", primary="وزارة المالية", outlet="صحيفة الميدان")
    three = make("أ3", value="97 مليون", number="97000000", primary="نقابة التجار", outlet="صحيفة الأفق")
    lines = agree([one, two, three])
    assert {line.label for line in lines} == {"agree_exact", "conflict"}
    assert len({line.fact for line in lines}) == 1
    assert {line.verdict for line in lines} == {"disputed"}
    conflict = next(line for line in lines if line.label == "conflict")
    assert len(conflict.pairs) == 2


def test_a_loose_bound_does_not_chain_figures_that_contradict_each_other(make):
    one = make("أ1", value="1.32 مليون", number="1320000", decimals=-4)
    two = make("أ2", value="1.35 مليون", number="1350000", decimals=-4, outlet="صحيفة الميدان")
    both = make("أ3", value="1.5 مليون", number="1500000", decimals=-5, comparator="<", outlet="صحيفة الأفق")
    lines = agree([one, two, both])
    assert not any({one.id, two.id} <= set(line.members) for line in lines if line.label != "conflict")
    assert {line.fact for line in lines} == {lines[0].fact}


@pytest.mark.parametrize("size", [60, 200])
def test_a_large_topic_keeps_its_facts_apart(make, size):
    claims = [
        make(f"أ{at}", outlet=f"صحيفة {at}", value=f"{100 + at % 5 * 40} مليون", number=f"{100 + at % 5 * 40}000000")
        for at in range(size)
    ]  # fmt: skip
    lines = [line for line in agree(claims) if line.label == "agree_exact"]
    assert len(lines) == 5
    assert all(line.independent_sources == size // 5 for line in lines)


@given(drawn=REPORTS, cuts=st.lists(st.integers(0, 9), max_size=3), gone=st.sets(st.integers(0, 8), max_size=2))
def test_going_on_gives_what_starting_anew_gives(make, drawn, cuts, gone):
    claims = batch(make, drawn)
    check = Crosscheck()
    edges = [0, *sorted(min(cut, len(claims)) for cut in cuts), len(claims)]
    lines = ()
    for start, end in itertools.pairwise(edges):
        lines = check.update(claims[start:end])
    assert lines == agree(claims)
    left = [claim for claim in claims if claim.id not in {f"c{at}" for at in gone}]
    assert check.update([], gone=[f"c{at}" for at in gone]) == agree(left)


def test_a_new_article_rechecks_only_what_it_touches(make):
    check = Crosscheck()
    metrics = ("صافي الأرباح", "الإيرادات", "التوزيعات", "الاستثمارات")
    check.update([make(f"أ{at}", metric=metric, outlet=f"صحيفة {at}") for at, metric in enumerate(metrics)])
    assert check.judged == len(metrics)
    check.update([make("أ9", metric="الإيرادات", outlet="صحيفة الميدان", published="2025-06-11")])
    assert check.judged == 1
