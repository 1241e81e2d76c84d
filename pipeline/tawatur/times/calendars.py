"""Arithmetic of days and months in the Gregorian and the Umm al-Qura calendar. All intervals are half-open."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from hijridate import Gregorian, Hijri

DAY: Final = dt.timedelta(days=1)
MONTHS_OF: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
SECONDS_OF: Final = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
ISO_OF: Final = {
    "second": ("PT", 1, "S"), "minute": ("PT", 1, "M"), "hour": ("PT", 1, "H"), "day": ("P", 1, "D"),
    "week": ("P", 1, "W"), "month": ("P", 1, "M"), "quarter": ("P", 3, "M"), "half": ("P", 6, "M"),
    "year": ("P", 1, "Y"), "decade": ("P", 10, "Y"), "century": ("P", 100, "Y"),
}  # fmt: skip
GRAINS: Final = ("second", "minute", "hour", "day", "week", "month", "quarter", "half", "year", "decade", "century")
HIJRI_YEARS: Final = range(1343, 1501)  # what the Umm al-Qura tables hold

Stretch = tuple[dt.datetime, dt.datetime]


def add_months(moment: dt.datetime, months: int) -> dt.datetime:
    """Move by whole months, cutting the day to the month's length. Raises ValueError outside the years 1 to 9999."""
    index = moment.year * 12 + moment.month - 1 + months
    year, month = divmod(index, 12)
    last = _month_length(year, month + 1)
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))


def _month_length(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (dt.date(year, month + 1, 1) - dt.date(year, month, 1)).days


def move(moment: dt.datetime, count: int, unit: str) -> dt.datetime:
    """Move by a number of units. Raises ValueError or OverflowError outside the calendar."""
    if unit in MONTHS_OF:
        return add_months(moment, count * MONTHS_OF[unit])
    return moment + dt.timedelta(seconds=count * SECONDS_OF[unit])


def floor(moment: dt.datetime, unit: str, *, week_start: int = 0) -> dt.datetime:
    """Return the start of the unit that holds the moment; weeks start on Monday (0), as in ISO 8601, if not told."""
    midnight = moment.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "week":
        return midnight - dt.timedelta(days=(moment.weekday() - week_start) % 7)
    if unit in {"month", "quarter", "half"}:
        step = MONTHS_OF[unit]
        return midnight.replace(month=(moment.month - 1) // step * step + 1, day=1)
    if unit == "year":
        return midnight.replace(month=1, day=1)
    if unit in {"decade", "century"}:
        step = MONTHS_OF[unit] // 12
        return midnight.replace(year=max(1, moment.year // step * step), month=1, day=1)
    if unit == "hour":
        return moment.replace(minute=0, second=0, microsecond=0)
    if unit == "minute":
        return moment.replace(second=0, microsecond=0)
    return midnight if unit == "day" else moment.replace(microsecond=0)


@lru_cache(maxsize=256)
def weeks_begin(country: str | None) -> int:
    """Return the first day of the week in a country (ISO 3166) by CLDR, 0 Monday to 6 Sunday; Monday without one.

    >>> weeks_begin("SA"), weeks_begin("EG"), weeks_begin("MA")
    (6, 5, 0)
    """
    try:
        return 0 if country is None else int(Locale.parse(f"und_{country}").first_week_day)
    except (UnknownLocaleError, ValueError):
        return 0


def iso_duration(count: int, unit: str) -> str:
    """Write a duration: six months are `P6M`, 48 hours `PT48H`."""
    prefix, factor, letter = ISO_OF[unit]
    return f"{prefix}{count * factor}{letter}"


def gregorian(year: int, month: int | None = None, day: int | None = None) -> Stretch:
    """Return a year, a month or a day. Raises ValueError for a date that is none."""
    begin = dt.datetime(year, month or 1, day or 1)
    return begin, move(begin, 1, "day" if day else "month" if month else "year")


@lru_cache(maxsize=4096)
def hijri(year: int, month: int | None = None, day: int | None = None) -> Stretch:
    """Return a Hijri year, month or day as Gregorian moments. Raises ValueError outside Umm al-Qura."""
    if year not in HIJRI_YEARS:
        raise ValueError(f"{year} AH lies outside the Umm al-Qura tables")
    first = _midnight(Hijri(year, month or 1, day or 1).to_gregorian())
    if day:
        return first, first + DAY
    if month:
        return first, first + dt.timedelta(days=Hijri(year, month, 1).month_length())
    return first, first + dt.timedelta(days=Hijri(year, 1, 1).year_length())


def hijri_year(moment: dt.datetime) -> int:
    """Return the Hijri year that holds the moment. Raises OverflowError outside Umm al-Qura."""
    return int(Gregorian(moment.year, moment.month, moment.day).to_hijri().year)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day)


def easter(year: int) -> dt.datetime:
    """Return Easter Sunday, Gregorian (the anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.datetime(year, month, day + 1)
