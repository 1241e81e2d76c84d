"""Periods as flat `time` mentions, the form of `tawatur annotate`: one value with its grain, or from and to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from tawatur.records import Period
from tawatur.text.scanner import Token
from tawatur.times import calendars
from tawatur.times.moments import DayPart, Now
from tawatur.times.reader import find, judge, place
from tawatur.times.stretches import Bound, Duration, Offset
from tawatur.times.terms import Bias, Context, OpenError, Window


def annotate_times(
    text: str,
    *,
    tokens: Sequence[Token] | None = None,
    reference: dt.date | dt.datetime | None = None,
    bias: Bias | None = None,
    week_start: int = 0,
) -> list[dict[str, Any]]:
    """Return the times of a text as flat mentions, half-open, with grain; what stays open is left out.

    A text that is nothing but «خلال 3 أيام» means the day three days on; in running text it is a duration.
    """
    items, found = find(text, tokens)
    mood = bias or judge(items, found)
    mentions = []
    for period, one in place(text, items, found, reference=reference, bias=mood, week_start=week_start):
        if isinstance(one.term, Duration) and mood == "phrase" and reference is not None:
            window = _ahead(one.term, reference)
            if window is not None:
                mentions.append(_mention(period, window.begin, window.until, window.grain, single=True))
            continue
        if period.begin is None and period.until is None:
            continue
        if isinstance(one.term, Now) and isinstance(reference, dt.datetime):
            mentions.append(_mention(period, reference.replace(tzinfo=None), None, "second", single=True))
            continue
        if isinstance(one.term, DayPart) and one.term.day is not None and period.begin is not None:
            hours = [period.begin + dt.timedelta(hours=hour) for hour in (one.term.first, one.term.last)]
            mentions.append(_mention(period, hours[0], hours[1], "hour", single=False))
            continue
        if isinstance(one.term, Bound):
            since = one.term.kind in {"since", "after"}
            if one.term.kind != "deadline":
                begin, until = (period.begin, None) if since else (None, period.until)
                mentions.append(_mention(period, begin, until, period.grain, single=False))
                continue
        mentions.append(_mention(period, period.begin, period.until, period.grain, single=_is_single(period)))
    return mentions


def to_mention(period: Period) -> dict[str, Any] | None:
    """Return a period as a flat mention; None when it has no place on the calendar."""
    if period.begin is None and period.until is None:
        return None
    return _mention(period, period.begin, period.until, period.grain, single=_is_single(period))


def _is_single(period: Period) -> bool:
    """Tell whether a period is one unit of its grain."""
    if period.begin is None or period.until is None:
        return False
    if period.type == "deictic_now":
        return True
    if period.calendar == "hijri" and period.type in {"year", "month", "day"}:
        return True  # one unit of its own calendar, which the mention names
    try:
        return calendars.move(period.begin, 1, period.grain) == period.until
    except (ValueError, OverflowError):
        return False


def _ahead(term: Duration, reference: dt.date | dt.datetime) -> Window | None:
    moment = reference if isinstance(reference, dt.datetime) else dt.datetime.combine(reference, dt.time())
    try:
        return Offset(term.amounts, 1).resolve(Context(moment.replace(tzinfo=None)))
    except (OpenError, ValueError, OverflowError):
        return None


def _mention(
    period: Period, begin: dt.datetime | None, until: dt.datetime | None, grain: str, *, single: bool
) -> dict[str, Any]:
    mention: dict[str, Any] = {"kind": "time", "start": period.start, "end": period.end, "text": period.text}
    if single and begin is not None:
        mention["value"] = begin.isoformat()
    else:
        if begin is not None:
            mention["from"] = begin.isoformat()
        if until is not None:
            mention["to"] = until.isoformat()
    mention["grain"] = grain
    if period.calendar != "gregorian":
        mention["calendar"] = period.calendar
    return mention
