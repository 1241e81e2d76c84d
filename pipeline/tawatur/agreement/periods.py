"""Periods: whether two claims speak of one time.

An open period (none in the text, «حاليا», or a duration without anchor) is read as the day of publication.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, Literal

from tawatur.agreement.told import Told

Timing = Literal["same", "open", "nested", "later", "scope"]

_NEAR_DAYS: Final = 45  # an open period goes with a stated one when the articles appeared this near
_FLEETING_DAYS: Final = 3
_WINDOW_DAYS: Final = 3  # two running windows («منذ منتصف مايو») end with their articles, days apart
_DURATION: Final = re.compile(r"^P(\d+(?:\.\d+)?)([YMWD])$")
_UNIT_DAYS: Final = {"Y": 365.0, "M": 30.0, "W": 7.0, "D": 1.0}
_GRAINS: Final = (3, 10, 31, 100, 190, 367)  # day, week, month, quarter, half year, year


@dataclass(frozen=True, slots=True)
class When:
    """The time of a claim. `begin`/`end` inclusive, None when open; `asof` the last day it can speak of."""

    begin: dt.date | None
    end: dt.date | None
    asof: dt.date | None
    form: Literal["open", "span", "window", "instant"]
    duration: str | None = None
    inferred: bool = False

    @property
    def grain(self) -> int:
        """The class of length: 0 day, 1 week, … 6 more than a year; -1 when open."""
        if self.begin is None or self.end is None:
            return -1
        days = (self.end - self.begin).days + 1
        return next((i for i, limit in enumerate(_GRAINS) if days <= limit), len(_GRAINS))


def when(claim: Told) -> When:
    """Read the time of a claim off its date slot and its article's day."""
    published = claim.source.published
    date = claim.date
    if date is None or (date.from_ is None and date.to is None):
        return When(None, None, published, "open", date.duration if date else None)
    begin, end = date.from_ or date.to, date.to or date.from_
    if date.type == "deictic_now":
        return When(None, None, end, "open")
    if date.type in {"deadline", "end_of_window"}:
        return When(begin, end, end, "instant")
    if date.type == "since":
        return When(begin, end, end, "window")
    return When(begin, end, end, "span")


def days_between(a: When, b: When) -> int | None:
    """Days between the days of which two claims can last speak; None when one is unknown."""
    return None if a.asof is None or b.asof is None else abs((a.asof - b.asof).days)


def timing(a: When, b: When, *, fleeting: bool = False) -> Timing:
    """Say how two times stand to each other; symmetric. `fleeting` measures change from day to day.

    `same`; `open` one is not stated and nothing speaks against it; `nested` one lies in the other; `later` other
    times of one measure (a series); `scope` other stretches (fiscal and calendar year, quarter and half year).
    """
    if a.form == "open" or b.form == "open":
        return _with_open(a, b, _FLEETING_DAYS if fleeting else _NEAR_DAYS)
    if a.begin is None or a.end is None or b.begin is None or b.end is None:
        return "open"
    if (a.begin, a.end) == (b.begin, b.end):
        return "same"
    if a.form == b.form == "window" and abs((a.begin - b.begin).days) <= 1:
        return "same" if abs((a.end - b.end).days) <= _WINDOW_DAYS else "later"
    if "instant" in {a.form, b.form}:
        return _with_instant(a, b)
    if a.end < b.begin or b.end < a.begin:
        return "later" if a.grain == b.grain else "scope"
    if (a.begin <= b.begin and b.end <= a.end) or (b.begin <= a.begin and a.end <= b.end):
        return "nested"
    return "scope"


def _with_open(a: When, b: When, days: int) -> Timing:
    if a.form == b.form == "open" and (a.duration or b.duration) and a.duration != b.duration:
        return "scope" if a.duration and b.duration else "open"
    gap = days_between(a, b)
    if a.form == b.form == "open":
        return "open" if gap is None or gap <= days else "later"
    # A stated period that ended long before is what a statistic speaks of; one to come is what a forecast speaks of.
    stated, loose = (a, b) if b.form == "open" else (b, a)
    if loose.duration and stated.begin is not None and stated.end is not None:
        said, meant = (stated.end - stated.begin).days + 1, _days(loose.duration)
        if meant is not None and not meant / 2 <= said <= meant * 2:
            return "scope"
    if gap is None or loose.asof is None or stated.begin is None or stated.end is None:
        return "open"
    if stated.begin <= loose.asof <= stated.end + dt.timedelta(days=days):
        return "open"
    near = min(abs((stated.begin - loose.asof).days), abs((stated.end - loose.asof).days))
    return "open" if near <= 2 * days else "later"


def _days(duration: str) -> float | None:
    """Return the days of an ISO 8601 duration: «خلال أسبوع» is P1W."""
    found = _DURATION.match(duration)
    return float(found[1]) * _UNIT_DAYS[found[2]] if found else None


def _with_instant(a: When, b: When) -> Timing:
    if a.end == b.end:
        return "nested"
    if a.form == b.form:
        return "later"
    return "scope"
