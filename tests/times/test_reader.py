"""What is read, as a table: the text, the words of the period, its first and last day, its type."""

from __future__ import annotations

import datetime as dt

import pytest

from tawatur.times import read_times

PRINTED = dt.date(2025, 7, 4)  # a Friday


@pytest.mark.parametrize(
    ("text", "words", "first", "last", "kind"),
    [
        ("ترفع الإنتاج في أغسطس المقبل", "أغسطس المقبل", "2025-08-01", "2025-08-31", "month"),
        ("أرباح الربع الثاني من 2025", "الربع الثاني من 2025", "2025-04-01", "2025-06-30", "quarter"),
        ("ينجز المشروع بحلول نهاية أغسطس", "بحلول نهاية أغسطس", "2025-08-31", "2025-08-31", "deadline"),
        ("صادرات مايو ويونيو ويوليو", "مايو ويونيو ويوليو", "2025-05-01", "2025-07-31", "range"),
        ("المؤتمر من 3 إلى 7 مارس", "من 3 إلى 7 مارس", "2025-03-03", "2025-03-07", "range"),
        ("في كانون الثاني/يناير 2024", "كانون الثاني/يناير 2024", "2024-01-01", "2024-01-31", "month"),
        ("توفي قبل ثلاثة أيام", "قبل ثلاثة أيام", "2025-07-01", "2025-07-01", "day"),
        ("حج عام 1446هـ", "عام 1446هـ", "2024-07-07", "2025-06-25", "year"),
        ("صدر في 2025/10/06", "2025/10/06", "2025-10-06", "2025-10-06", "day"),
    ],
)
def test_reader_places_common_times(text, words, first, last, kind):
    (period,) = read_times(text, reference=PRINTED)
    assert (period.text, str(period.first_day), str(period.last_day), period.type) == (words, first, last, kind)


def test_reader_leaves_a_month_open_without_any_year():
    (period,) = read_times("في أغسطس")
    assert period.begin is None
    assert period.why_open == "year_not_in_text"
