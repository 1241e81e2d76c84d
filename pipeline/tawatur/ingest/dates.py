"""The day an article was published: as machines write it, and as Arabic pages print it."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime
from typing import Final

from tawatur.times import read_times

_ISO: Final = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})(?:$|[T\s])")
_COMPACT: Final = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?\s*")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_FIRST_YEAR: Final = 1990
_LONGEST: Final = 120


def read_date(text: str) -> dt.date | None:
    """Read one date; None if there is none.

    ISO 8601, the form of feeds and mails, and Arabic print («27 كانون الثاني 2025») are read.
    The day is the one printed, in the zone it was printed in.
    """
    text = text.strip()[:_LONGEST]
    match = _ISO.match(text) or _COMPACT.fullmatch(text)
    if match:
        return _day(*map(int, match.groups()))
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    return printed_date(text)


def printed_date(text: str, *, beside: int = 100) -> dt.date | None:
    """Return the first full day that a short text prints, in any of the three systems of month names.

    `beside`: how many words may stand beside the day; a sentence of news that names a day has more.
    """
    for period in read_times(text):
        if len(_WORD.findall(text[: period.start])) + len(_WORD.findall(text[period.end :])) > beside:
            continue
        first, last = period.first_day, period.last_day
        if first is not None and first == last and period.resolved_by == "text":
            day = _plausible(first)
            if day:
                return day
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _plausible(day: dt.date | None) -> dt.date | None:
    """News is not published before there were news sites, nor after tomorrow."""
    if day is None or day.year < _FIRST_YEAR:
        return None
    return day if day <= dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1) else None
