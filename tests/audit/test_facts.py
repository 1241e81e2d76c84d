"""Lines of agreement laid out by what needs a person first."""

from __future__ import annotations

from tawatur.audit.facts import facts, heading

from .conftest import line


def test_a_conflict_joins_the_sides_that_it_sets_against_each_other():
    (fact,) = facts(
        [
            line(["a", "b"], "agree_exact", "disputed", independent=2),
            line(["c"], "agree_exact", "disputed", independent=1),
            line(["a", "c"], "conflict", "disputed"),
        ]
    )
    assert fact.standing == "disputed"
    assert [side.members for side in fact.sides] == [("a", "b"), ("c",)]
    assert fact.members == ("a", "b", "c")


def test_what_needs_a_person_comes_first():
    found = facts(
        [
            line(["a"], "agree_exact", "single_source", independent=1),
            line(["b", "c"], "agree_rounded", "single_source", independent=1),
            line(["d", "e"], "compatible_bound", "corroborated", independent=2),
            line(["f"], "agree_exact", "disputed", independent=1),
            line(["g"], "agree_exact", "disputed", independent=1),
            line(["f", "g"], "conflict", "disputed"),
        ]
    )
    assert [fact.standing for fact in found] == ["disputed", "corroborated", "single_source", "once"]


def test_what_is_not_compared_stands_aside_and_joins_nothing():
    found = facts(
        [
            line(["a", "b"], "agree_exact", "corroborated", independent=2),
            line(["c", "d"], "agree_exact", "single_source", independent=1),
            line(["a", "c"], "different_scope", "not_comparable"),
        ]
    )
    assert [len(fact.sides) for fact in found] == [1, 1]
    assert [[aside.label for aside in fact.aside] for fact in found] == [["different_scope"], ["different_scope"]]


def test_a_conflict_about_claims_that_are_gone_is_no_error():
    assert facts([line(["x", "y"], "conflict", "disputed")]) == []


def test_a_fact_is_named_as_most_of_its_claims_name_it(claim_in):
    (fact,) = facts([line(["a1", "a2", "a3"], "agree_exact", "corroborated", independent=3)])
    claims = {name: claim_in(name) for name in ("a1", "a2")}
    assert heading(fact, claims, "ar") == ("ديب سيك", "عدد مستخدمي")
    assert heading(fact, {}, "ar") == ("", "")
