"""Strict spans: a name is right when its type and both its ends are."""

from __future__ import annotations

import pytest

from tawatur.training.ner_scores import spans_of, strict_scores


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("O O", set()),
        ("", set()),
        ("B-PER I-PER O", {("PER", 0, 2)}),
        ("B-PER B-PER", {("PER", 0, 1), ("PER", 1, 2)}),  # B begins another name
        ("B-PER I-ORG", {("PER", 0, 1), ("ORG", 1, 2)}),  # so does another type
        ("O I-LOC I-LOC", {("LOC", 1, 3)}),  # I without B begins one
        ("B-LOC O I-LOC", {("LOC", 0, 1), ("LOC", 2, 3)}),
        ("O B-ORG", {("ORG", 1, 2)}),  # up to the end
    ],
)
def test_spans_of_tags(tags, spans):
    assert spans_of(tags.split()) == spans


def score(gold: str, found: str) -> dict[str, float]:
    return strict_scores([spans_of(gold.split())], [spans_of(found.split())])


def test_all_right():
    assert set(score("B-PER I-PER B-MISC", "B-PER I-PER B-MISC").values()) == {1.0}


@pytest.mark.parametrize("found", ["B-PER O", "O B-PER", "B-ORG I-ORG", "O O"])
def test_a_wrong_end_or_type_is_wrong(found):
    assert score("B-PER I-PER", found)["PER"] == 0.0


def test_types_are_counted_together_and_without_misc():
    scores = score("B-PER O B-LOC O B-MISC", "B-PER O O B-ORG B-MISC")
    assert scores["PER"] == scores["MISC"] == 1.0
    assert scores["LOC"] == 0.0
    assert scores["PER+ORG+LOC"] == 0.5  # one right of two wanted and two given
    assert scores["micro"] == round(2 * 2 / (3 + 3), 4)


def test_no_name_wanted_and_none_given_scores_nothing():
    assert score("O O", "O O") == {"micro": 0.0, "PER+ORG+LOC": 0.0}


def test_sentences_are_counted_together_not_averaged():
    gold = [spans_of(["B-PER"]), spans_of(["B-PER", "B-PER", "B-PER"])]
    found = [spans_of(["O"]), spans_of(["B-PER", "B-PER", "B-PER"])]
    assert strict_scores(gold, found)["PER"] == round(2 * 3 / (4 + 3), 4)


def test_both_sides_hold_the_same_sentences():
    with pytest.raises(ValueError, match="shorter"):
        strict_scores([frozenset()], [])
