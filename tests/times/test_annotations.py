"""The flat mentions of `tawatur annotate`."""

from __future__ import annotations

import datetime as dt

import pytest

from tawatur.times import read_times
from tawatur.times.annotations import annotate_times, to_mention

PRINTED = dt.datetime(2025, 7, 4, 9, 15)


@pytest.mark.parametrize(
    ("text", "value", "grain"),
    [
        ("في 7 مارس 2024", "2024-03-07T00:00:00", "day"),
        ("في مارس 2024", "2024-03-01T00:00:00", "month"),
        ("الربع الثاني من 2024", "2024-04-01T00:00:00", "quarter"),
        ("الجمعة", "2025-07-11T00:00:00", "day"),  # alone, it is the coming one
        ("الآن", "2025-07-04T09:15:00", "second"),
        ("خلال 3 أيام", "2025-07-07T00:00:00", "day"),
        ("الساعة الثامنة مساء", "2025-07-04T20:00:00", "hour"),
    ],
)
def test_annotations_give_one_unit_as_value_and_grain(text, value, grain):
    (mention,) = annotate_times(text, reference=PRINTED)
    assert (mention["kind"], mention["value"], mention["grain"]) == ("time", value, grain)
    assert text[mention["start"] : mention["end"]] == mention["text"]


@pytest.mark.parametrize(
    ("text", "begin", "until"),
    [
        ("من 3 إلى 7 مارس 2024", "2024-03-03T00:00:00", "2024-03-08T00:00:00"),
        ("منذ مطلع 2024", "2024-01-01T00:00:00", None),
        ("حتى نهاية 2026", "2026-12-31T00:00:00", "2027-01-01T00:00:00"),
        ("من الساعة 3 إلى 5 مساء", "2025-07-04T15:00:00", "2025-07-04T17:00:00"),
        ("مساء السبت 28 يونيو 2025", "2025-06-28T18:00:00", "2025-06-29T00:00:00"),
    ],
)
def test_annotations_give_stretches_half_open(text, begin, until):
    (mention,) = annotate_times(text, reference=PRINTED)
    if text.startswith("حتى"):
        assert mention["to"] == until
        return
    assert (mention["from"], mention.get("to")) == (begin, until)


def test_annotations_leave_out_what_has_no_place():
    assert annotate_times("أنجز العمال الجسر خلال ثلاثة أيام", reference=PRINTED) == []
    (period,) = read_times("في أغسطس")
    assert to_mention(period) is None


def test_running_text_looks_back_and_a_phrase_ahead():
    (phrase,) = annotate_times("الأحد", reference=PRINTED)
    (running,) = annotate_times("قتل ثلاثة جنود الأحد", reference=PRINTED)
    assert (phrase["value"][:10], running["value"][:10]) == ("2025-07-06", "2025-06-29")


@pytest.mark.parametrize(
    ("text", "printed"),
    [("وصل الوفد في السابعة والنصف", "السابعة والنصف"), ("بدأ الحفل عند الثامنة إلا ربعا", "الثامنة إلا ربعا")],
)
def test_hour_and_fraction_are_a_time_of_day(text, printed):
    assert [m["text"] for m in annotate_times(text, reference=dt.datetime(2025, 7, 4))] == [printed]


@pytest.mark.parametrize("text", ["حل في المرتبة الثامنة والنصف", "في الحلقة الثالثة والربع الأخير منها"])
def test_rank_and_fraction_are_no_time_of_day(text):
    assert all(m["grain"] != "minute" for m in annotate_times(text, reference=dt.datetime(2025, 7, 4)))
