"""The arithmetic under the terms."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.times import calendars, read_times, weeks_begin

MOMENTS = st.datetimes(min_value=dt.datetime(1900, 1, 1), max_value=dt.datetime(2100, 1, 1))


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [("2024-01-31", 1, "2024-02-29"), ("2025-01-31", 1, "2025-02-28"), ("2025-03-15", -3, "2024-12-15")],
)
def test_months_are_cut_to_their_length(start, months, end):
    moved = calendars.add_months(dt.datetime.fromisoformat(start), months)
    assert moved == dt.datetime.fromisoformat(end)


@pytest.mark.parametrize(
    ("year", "month", "day", "first"),
    [
        (1446, None, None, "2024-07-07"),
        (1446, 9, None, "2025-03-01"),
        (1446, 12, 10, "2025-06-06"),
        (1445, 9, 1, "2024-03-11"),
    ],
)
def test_hijri_dates_follow_umm_al_qura(year, month, day, first):
    assert str(calendars.hijri(year, month, day)[0].date()) == first


@given(st.integers(1343, 1499))
def test_hijri_years_follow_each_other_without_gap(year):
    assert calendars.hijri(year)[1] == calendars.hijri(year + 1)[0]


@pytest.mark.parametrize(("year", "day"), [(2013, "2013-03-31"), (2024, "2024-03-31"), (2025, "2025-04-20")])
def test_easter_falls_on_its_sunday(year, day):
    assert str(calendars.easter(year).date()) == day


@given(MOMENTS, st.sampled_from(["day", "week", "month", "quarter", "half", "year", "decade"]))
def test_floor_starts_the_unit_that_holds_the_moment(moment, unit):
    start = calendars.floor(moment, unit)
    assert start <= moment < calendars.move(start, 1, unit)
    assert calendars.floor(start, unit) == start


def test_a_day_that_is_none_is_refused():
    with pytest.raises(ValueError, match="day"):
        calendars.gregorian(2025, 2, 30)
    with pytest.raises(ValueError, match="Umm al-Qura"):
        calendars.hijri(1200)


@pytest.mark.parametrize(
    ("country", "first", "last"),
    [
        ("SA", "2025-06-22", "2025-06-28"),
        ("EG", "2025-06-21", "2025-06-27"),
        ("MA", "2025-06-23", "2025-06-29"),
        (None, "2025-06-23", "2025-06-29"),
        ("XX", "2025-06-23", "2025-06-29"),
    ],
)
def test_a_week_begins_where_its_country_begins_it(country, first, last):
    (week,) = read_times("الأسبوع الماضي", reference=dt.date(2025, 7, 3), week_start=weeks_begin(country))
    assert (str(week.begin.date()), str(week.until.date() - dt.timedelta(days=1))) == (first, last)
