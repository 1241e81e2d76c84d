"""The annotated articles of corpus/articles-marked keep their own rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tawatur.claims.pointing import LOOKING_BACK, places, span_of
from tawatur.text.normalise import fold
from tawatur.training.articles_check import Report, check
from tawatur.training.roles_data import printed_words

CORPUS = Path(__file__).parents[2] / "corpus"
FEWEST = 240


@pytest.fixture(scope="module")
def report() -> Report:
    return check(sorted((CORPUS / "articles-marked").glob("*.txt")))


def test_every_file_passes_its_check(report):
    assert report.errors == ()
    assert len(report.doubts) <= 1.5 * len(report.records)


def test_there_is_enough_to_look_back_for(report):
    assert len(report.records) >= FEWEST
    assert len({record.topic for record in report.records}) >= 35
    assert len({record.style for record in report.records}) >= 8
    marks = [
        (name, record.line_of(mark) < record.line_of(value.span))
        for record in report.records
        for value in record.values
        for name, mark in value.roles.items()
    ]
    assert sum(far for name, far in marks if name == "entity") >= 450
    assert sum(far for name, far in marks if name == "source") >= 220
    assert {name for name, far in marks if far} <= {*LOOKING_BACK, "metric"}


def test_words_can_say_nearly_every_span(report):
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


def test_no_sentence_is_one_of_the_gold(report):
    gold = {
        fold(json.loads(line)["evidence"]["text"]).strip()
        for line in (CORPUS / "gold_claims.jsonl").read_text("utf-8").splitlines()
    }
    ours = {fold(line.span.of(record.text)).strip() for record in report.records for line in record.lines}
    assert not ours & gold
