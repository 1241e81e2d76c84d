"""The annotated sentences of corpus/sentences keep their own rules."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tawatur.claims.pointing import places, span_of
from tawatur.training.roles_data import printed_words
from tawatur.training.sentences import read_record, write_marks
from tawatur.training.sentences_check import Report, check

FOLDER = Path(__file__).parents[2] / "corpus" / "sentences"
FEWEST = 1200


@pytest.fixture(scope="module")
def report() -> Report:
    return check(sorted(FOLDER.glob("*.txt")))


def test_every_file_passes_its_check_and_no_two_sentences_share_over_half_of_their_4_grams(report):
    assert report.errors == ()


def test_there_are_enough_of_all_kinds(report):
    records = report.records
    assert len(records) >= FEWEST
    assert len({record.topic for record in records}) >= 8
    assert set(Counter(record.style for record in records)) >= {
        "agency", "business", "sports", "opinion", "maghreb", "levant", "gulf", "egypt", "iraq", "headline",
    }  # fmt: skip
    assert sum(len(record.values) > 1 for record in records) >= 0.4 * len(records)
    assert sum(not record.values for record in records) >= 0.08 * len(records)
    roles = Counter(name for record in records for value in record.values for name in value.roles)
    assert all(roles[name] >= 200 for name in ("entity", "metric", "denominator", "period", "source", "cue"))


def test_doubts_stay_few(report):
    assert len(report.doubts) <= 0.25 * len(report.records)


def test_marks_are_read_from_what_is_written(report):
    for record in report.records:
        again = read_record(write_marks(record), id=record.id, style=record.style, where=record.where)
        assert (again.text, again.values, again.negatives) == (record.text, record.values, record.negatives)


def test_words_can_say_nearly_every_span(report):
    """The tagger points at printed words: what it cannot say at all stays under one span in fifty."""
    said = total = 0
    for record in report.records:
        words = printed_words(record.text)
        for value in record.values:
            for name, mark in value.roles.items():
                place = places(words, *mark)
                assert place is not None
                said += span_of(record.text, words, place, name) == mark
                total += 1
    assert said >= 0.98 * total
