"""Periods as people name them."""

from __future__ import annotations

import pytest

from tawatur.display.words import words, words_beside
from tawatur.report.periods import period_parts


@pytest.mark.parametrize(
    ("first", "last", "arabic", "english"),
    [
        ("2025-04-01", "2025-04-30", "أبريل 2025", "April 2025"),
        ("2024-02-01", "2024-02-29", "فبراير 2024", "February 2024"),
        ("2024-02-01", "2024-02-28", "2024-02-01 – 2024-02-28", "2024-02-01 – 2024-02-28"),
        ("2025-07-01", "2025-09-30", "الربع الثالث من 2025", "Q3 2025"),
        ("2025-08-01", "2025-10-31", "2025-08-01 – 2025-10-31", "2025-08-01 – 2025-10-31"),
        ("2025-01-01", "2025-12-31", "2025", "2025"),
        ("2024-07-01", "2025-06-30", "2024-07-01 – 2025-06-30", "2024-07-01 – 2025-06-30"),
        ("2025-04-05", "2025-04-05", "2025-04-05", "2025-04-05"),
    ],
)
def test_a_whole_month_quarter_or_year_has_a_name(make_claim, first, last, arabic, english):
    claim = make_claim(date={"from": first, "to": last})
    for language, name in (("ar", arabic), ("en", english)):
        parts = period_parts(claim, words_beside("tawatur.report", language))
        assert [part.text for part in parts] == [name]


def test_what_the_context_gave_is_said(make_claim):
    claim = make_claim(date={"resolved_by": "dateline"})
    assert [(part.text, part.note) for part in period_parts(claim, words_beside("tawatur.report", "ar"))] == [
        ("أبريل 2025", False),
        ("من تاريخ النشر", True),
    ]


def test_the_words_of_a_room_stand_before_the_common_ones():
    own, common = words_beside("tawatur.report", "ar"), words("ar")
    assert own["axis"] != common["axis"]
    assert own["evidence"] == common["evidence"]
