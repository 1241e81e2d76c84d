"""What the agreement says of claims and of facts, and the pages that are asked by it."""

import datetime as dt

import pytest

from tawatur.errors import StoreError
from tawatur.records import Agreement


def line(name, fact, label, verdict, *members, independent=None) -> Agreement:
    return Agreement.model_validate(
        {
            "id": name,
            "fact": fact,
            "members": members,
            "label": label,
            "verdict": verdict,
            "independent_sources": independent,
            "sources": [],
            "pairs": [],
            "consensus": None,
            "why": {"ar": "لأن", "en": "because"},
        }
    )


LINES = (
    line("side-1", "f-disputed", "agree_exact", "corroborated", "a0-0", "a1-0", independent=2),
    line("side-2", "f-disputed", "agree_exact", "single_source", "a2-0", independent=1),
    line("conflict", "f-disputed", "conflict", "disputed", "a1-0", "a2-0"),
    line("both", "f-both", "agree_rounded", "corroborated", "a0-1", "a1-1", "a2-1", independent=3),
    line("copies", "f-copies", "agree_exact", "single_source", "a0-2", "a1-2", independent=1),
    line("alone", "f-alone", "agree_exact", "single_source", "a2-2", independent=1),
    line("aside", "f-aside", "series", "not_comparable", "a0-0", "a2-2"),
)


@pytest.fixture
def filled(store, article, claim):
    """Three articles with three claims each, of falling confidence, and the agreement over them."""
    for number in range(3):
        day = dt.date(2025, 6, 1 + number) if number else None
        one = article(number, outlet=f"صحيفة {number}", date=day)
        store.add_article(one)
        made = [claim(one, n, confidence=0.9 - n / 10 - number / 100) for n in range(3)]
        store.save_extraction(one, made, [])
    store.replace_agreement(LINES)
    return store


def ids(claims) -> list[str]:
    return [claim.id for claim in claims]


def test_disputed_claims_come_first_then_the_doubtful(filled):
    assert ids(filled.claims(order="harm")) == [
        "a2-0", "a1-0", "a2-2", "a1-2", "a0-2", "a2-1", "a1-1", "a0-1", "a0-0",
    ]  # fmt: skip
    assert ids(filled.claims(order="harm", offset=1, limit=2)) == ["a1-0", "a2-2"]


def test_the_newest_come_first_and_the_undated_last(filled):
    assert ids(filled.claims(order="newest", limit=4)) == ["a2-0", "a2-1", "a2-2", "a1-0"]
    assert ids(filled.claims(order="newest", offset=6)) == ["a0-0", "a0-1", "a0-2"]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"verdict": "disputed"}, ["a1-0", "a2-0"]),
        ({"verdict": "corroborated"}, ["a0-0", "a0-1", "a1-1", "a2-1"]),
        ({"verdict": ("disputed", "single_source"), "outlet": "صحيفة 2"}, ["a2-0", "a2-2"]),
        ({"verdict": "not_comparable"}, []),
        ({"max_confidence": 0.7, "min_confidence": 0.69}, ["a0-2", "a1-2"]),
        ({"status": "accepted"}, []),
        ({"status": ("accepted", "unreviewed"), "article_id": "a1"}, ["a1-0", "a1-1", "a1-2"]),
        ({"text": "صادرات", "limit": 1}, ["a0-0"]),
    ],
)
def test_claims_are_filtered_and_counted(filled, filters, expected):
    assert ids(filled.claims(**filters)) == expected
    unlimited = {name: value for name, value in filters.items() if name != "limit"}
    assert filled.count_claims(**unlimited) == len(filled.claims(**unlimited))


@pytest.mark.parametrize("filters", [{"order": "fame"}, {"colour": "red"}])
def test_what_cannot_be_asked_is_named(filled, filters):
    with pytest.raises(StoreError, match="claims cannot be"):
        filled.claims(**filters)


def test_values_are_counted(filled):
    assert filled.facet("verdict") == [("corroborated", 4), ("single_source", 3), ("disputed", 2)]
    assert filled.facet("outlet", verdict="disputed") == [("صحيفة 1", 1), ("صحيفة 2", 1)]
    assert filled.facet("status") == [("unreviewed", 9)]
    assert filled.facet("metric", most=1) == [("exports", 9)]
    filled.review("a1-0", reviewer="سلمى", action="accept", expected=0)
    assert filled.facet("status") == [("unreviewed", 8), ("accepted", 1)]


def test_the_verdict_of_a_claim_stays_when_it_is_reviewed_or_read_again(filled, article, claim):
    filled.review("a1-0", reviewer="سلمى", action="accept", expected=0)
    one = filled.article("a1")
    filled.save_extraction(one, [claim(one)], [])
    assert ids(filled.claims(verdict="disputed", order="harm")) == ["a2-0", "a1-0"]
    filled.replace_agreement([])
    assert filled.count_claims(verdict="disputed") == 0


def test_lines_are_asked_for_by_page_and_filter(filled):
    def names(**filters):
        found = [one.id for one in filled.agreements(**filters)]
        del filters["limit"], filters["offset"]
        return found, filled.count_agreements(**filters)

    page = {"offset": 0, "limit": 2}
    assert names(**page) == (["side-1", "side-2"], 7)
    assert names(offset=6, limit=5) == (["aside"], 7)
    assert names(verdict="single_source", **page) == (["side-2", "copies"], 3)
    assert names(label="conflict", **page) == (["conflict"], 1)
    assert names(claim_id="a1-0", **page) == (["side-1", "conflict"], 2)
    assert names(fact="f-both", **page) == (["both"], 1)
    assert names(standing="disputed", offset=1, limit=9) == (["side-2", "conflict"], 3)


def test_the_agreement_of_claims(filled):
    found = filled.agreement_of(["a0-0", "a1-1", "none"])
    assert {claim: [one.id for one in lines] for claim, lines in found.items()} == {
        "a0-0": ["side-1", "aside"],
        "a1-1": ["both"],
    }


def test_facts_come_by_need_with_their_lines(filled):
    found = [(fact.fact, fact.standing, [one.id for one in fact.lines]) for fact in filled.facts()]
    assert found == [
        ("f-disputed", "disputed", ["side-1", "side-2", "conflict"]),
        ("f-both", "corroborated", ["both"]),
        ("f-copies", "single_source", ["copies"]),
        ("f-alone", "once", ["alone"]),
    ]
    assert [fact.fact for fact in filled.facts(offset=1, limit=2)] == ["f-both", "f-copies"]
    assert [fact.fact for fact in filled.facts(standing=("once", "corroborated"))] == ["f-both", "f-alone"]
    assert [fact.fact for fact in filled.facts(outlet="صحيفة 1")] == ["f-disputed", "f-both", "f-copies"]
    assert filled.facts(metric="imports") == filled.facts(text="نفط") == []


def test_facts_are_counted_by_standing(filled):
    assert filled.count_facts() == {"disputed": 1, "corroborated": 1, "single_source": 1, "once": 1}
    assert filled.count_facts(outlet="صحيفة 0") == {"disputed": 1, "corroborated": 1, "single_source": 1, "once": 0}
