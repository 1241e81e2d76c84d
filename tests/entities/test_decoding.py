"""Tags as BIO allows them: the best sequence, not the best label of each word."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tawatur.entities.decoding import best_path

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG")


def path(*rows: dict[str, float]) -> list[str]:
    """Decode words given as probabilities by label; what is not named is next to impossible."""
    scores = np.log(np.array([[row.get(label, 1e-6) for label in LABELS] for row in rows], np.float32))
    return [LABELS[i] for i in best_path(scores, LABELS)]


@pytest.mark.parametrize(
    ("rows", "tags"),
    [
        ([{"B-PER": 0.9}, {"I-PER": 0.9}, {"O": 0.9}], ["B-PER", "I-PER", "O"]),
        # «محمد علي»: the first word is an I by a hair, and nothing stands before it.
        ([{"I-PER": 0.5, "B-PER": 0.4}, {"I-PER": 0.9}], ["B-PER", "I-PER"]),
        # «بنك مصر»: one name, so one type.
        ([{"B-ORG": 0.8}, {"I-PER": 0.5, "I-ORG": 0.4}], ["B-ORG", "I-ORG"]),
        ([{"O": 0.6, "B-ORG": 0.3}, {"I-ORG": 0.9, "O": 0.1}], ["B-ORG", "I-ORG"]),
        ([{"O": 0.95, "B-ORG": 0.01}, {"I-ORG": 0.5, "O": 0.4}], ["O", "O"]),
    ],
)
def test_a_name_begins_with_b_and_keeps_its_type(rows, tags):
    assert path(*rows) == tags


def test_no_words_have_no_tags():
    assert best_path(np.zeros((0, len(LABELS)), np.float32), LABELS) == []


def test_other_schemes_are_left_as_they_are():
    scores = np.array([[0.0, 1.0], [0.0, 1.0]], np.float32)
    assert best_path(scores, ("O", "I-LOC")) == [1, 1]


@given(arrays(np.float32, st.tuples(st.integers(1, 12), st.just(5)), elements=st.floats(-20, 0, width=32)))
def test_no_i_stands_without_its_beginning(scores):
    tags = [LABELS[i] for i in best_path(scores, LABELS)]
    for before, tag in zip(["O", *tags], tags, strict=False):
        assert not tag.startswith("I-") or before in {tag, f"B-{tag[2:]}"}
