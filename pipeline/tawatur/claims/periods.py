"""Periods: the time that a value holds for, from its clause, its sentence, a header or an anaphor."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.reading import Reading
from tawatur.records import ClaimDate, Period, Quantity
from tawatur.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class BoundPeriod:
    """The period of a value, or none with the reason."""

    date: ClaimDate | None
    missing: str | None = None


def bind_period(reading: Reading, sentence: Sentence, quantity: Quantity) -> BoundPeriod:
    """Return the period of a quantity from its own sentence; a neighbour's is never borrowed."""
    here = [p for p in reading.periods if sentence.start <= p.start and p.end <= sentence.end]
    here = [p for p in here if p.type != "time_of_day"]
    if not here:
        return BoundPeriod(None, "not_in_text")
    nearest = min(here, key=lambda p: _distance(p, quantity))
    return as_date(nearest, evidence=(sentence.start, sentence.end))


def _distance(period: Period, quantity: Quantity) -> int:
    if period.start >= quantity.end:
        return period.start - quantity.end
    return 3 * (quantity.start - period.end)


def as_date(period: Period, *, evidence: tuple[int, int] | None) -> BoundPeriod:
    """Turn a half-open period into a claim's date, both days included; a span outside the evidence is cut."""
    placed = evidence is None or (evidence[0] <= period.start and period.end <= evidence[1])
    first, last = period.first_day, period.last_day
    if first and last and first > last:
        first, last = None, None
    date = ClaimDate(
        text=period.text,
        start=period.start if placed else None,
        end=period.end if placed else None,
        from_=first,
        to=last,
        type=period.type,
        duration=period.duration,
        calendar=period.calendar,
        resolved_by=period.resolved_by,
    )
    if first is None and last is None:
        return BoundPeriod(date, period.why_open or "not_anchored")
    return BoundPeriod(date)
