"""Periods: the time that a value holds for, from its clause, its sentence, a header or an anaphor.

A sentence is laid out as a line of values, periods, markers and clause boundaries. A value takes the period
behind it in its clause («بلغت 85 مليار ريال في الربع الثاني»), else the one before it, else it inherits what
holds in the clause before. A period of comparison («مقارنة بالعام السابق») is nobody's, unless a value of
comparison stands before it («مقابل 4 ملايين في العام السابق»).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from tawatur.claims.timeline import Line, LineReader, Spot
from tawatur.reading import Reading
from tawatur.records import ClaimDate, Period, Quantity
from tawatur.text.normalise import fold
from tawatur.text.sentences import Sentence

_AHEAD: Final = 5  # clauses between a value and a period that stands behind all of them

# Types that say until when or by when: a clause of its own does not inherit them.
_PASSING: Final = frozenset({"deadline", "until", "deictic_now", "end_of_window"})


@dataclass(frozen=True, slots=True)
class BoundPeriod:
    """The period of a value, or none with the reason."""

    date: ClaimDate | None
    missing: str | None = None


class PeriodBinder:
    """Binds the quantities of one field in text order; it remembers what «هذا الارتفاع» goes back to."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._reader = LineReader(reading)
        self._line: tuple[Sentence, Line] | None = None
        self._before: Period | None = None  # what held in the sentence before
        self._now: Period | None = None

    def bind(self, sentence: Sentence, quantity: Quantity) -> BoundPeriod:
        """Return the period of a quantity; a neighbouring sentence lends none unless an anaphor points there."""
        if self._line is None or self._line[0] is not sentence:
            if self._line is not None and self._line[0].end <= sentence.start:
                self._before = self._now
            self._now = None
            self._line = (sentence, self._reader.lay(sentence))
        whole = self._line[1]
        place = whole.places.get(quantity.start)
        if place is None:
            return BoundPeriod(None, "not_in_text")
        line, at = whole.around(place)
        period, why = _choose(line, at)
        if period is None and why is None:
            period = self._reported(line, sentence, at)
        spot = line.spots[at]
        if period is None and line.points_back and self._before is not None and spot.baseline is None:
            bound = as_date(self._before, evidence=(sentence.start, sentence.end))
            if bound.date is not None:
                return BoundPeriod(bound.date.model_copy(update={"resolved_by": "context"}), bound.missing)
        if period is None and why is None and sentence.kind == "list_item":
            led = self._led(sentence)
            if led is not None:
                return led
        if period is None:
            return BoundPeriod(None, why or "not_in_text")
        if spot.baseline in {None, "contrast"}:
            self._now = period
        return as_date(period, evidence=(sentence.start, sentence.end))

    def _led(self, sentence: Sentence) -> BoundPeriod | None:
        """Return the period of the sentence that leads a list: «وجاءت الحصص في أغسطس كالآتي:»."""
        lead = lead_of(self._reading, sentence)
        if lead is None:
            return None
        ends = [s.period for s in self._reader.lay(lead).spots if s.period is not None and not s.dangling]
        if not ends:
            return None
        bound = as_date(ends[-1], evidence=(sentence.start, sentence.end))
        if bound.date is None:
            return None
        return BoundPeriod(bound.date.model_copy(update={"resolved_by": "context"}), bound.missing)

    def _reported(self, line: Line, sentence: Sentence, at: int) -> Period | None:
        """Return the day of the report where nothing else dates a value: «…، حسب ما أعلنته الوزارة الأحد»."""
        value = line.spots[at]
        later = [s for s in line.spots[at + 1 :] if s.period is not None and s.period.type == "day"]
        if not later:
            return None
        for found in self._reading.attributions:
            if found.scope != "sentence" or found.cue is None or not found.start <= value.start < found.end:
                continue
            if value.end <= found.cue.start < sentence.end:
                for spot in later:
                    if "،" in self._reading.text[found.cue.start : spot.start]:
                        break
                    between = (s for s in line.spots if found.cue.start < s.start < spot.start)
                    if spot.start > found.cue.start and not any(s.quantity for s in between):
                        return spot.period
        return None

    def stance(self, quantity: Quantity) -> tuple[bool, bool]:
        """Tell of the value bound last whether it is what another is compared with, and whether it just stands."""
        if self._line is None:
            return False, False
        line = self._line[1]
        place = line.places.get(quantity.start)
        if place is None:
            return False, False
        spot = line.spots[place]
        return spot.baseline is not None and not line.outlook, spot.standing


def _choose(line: Line, at: int) -> tuple[Period | None, str | None]:
    """Choose the period of the value at an index of the line."""
    spots = line.spots
    value = spots[at]
    behind = _behind(spots, at)
    if behind is None and value.part:
        whole = next(n for n in range(at - 1, -1, -1) if spots[n].quantity is not None)
        return _choose(line, whole)  # «قتل 20 شخصا أمس، بينهم 3 أطفال»
    if behind is not None and not (value.baseline is not None and _estimate(line, at, behind)):
        return behind, None
    if value.baseline in {"from", "instead", "compare"} and not line.outlook:
        return None, "baseline_without_period"
    if value.baseline == "formerly" and not line.outlook:
        return None, "baseline_without_period"
    if value.before:
        return None, "happened_before"
    if value.described:
        return None, "standing_value"
    for spot in reversed(spots[:at]):
        if spot.clause != value.clause:
            break
        if spot.period is not None and not spot.dangling and not _owned(spots, spot):
            return spot.period, None
    if value.standing:
        return None, "standing_value"
    inherited = _inherited(line, at)
    if inherited is not None:
        return inherited, None
    return _ahead(line, at) or _of_relative(line, at), None


def _estimate(line: Line, at: int, period: Period) -> bool:
    """Tell whether a month only dates an older forecast: «مقابل 4.1% في تقديرات يوليو»."""
    longer = {"year", "fiscal_year", "quarter", "half_year"}
    return (
        line.outlook
        and period.type in {"month", "day"}
        and any(s.period is not None and s.period.type in longer for s in line.spots[:at])
    )


def _behind(spots: list[Spot], at: int) -> Period | None:
    """Return the first period behind a value in its clause, values beside it in between."""
    value = spots[at]
    for spot in spots[at + 1 :]:
        if spot.clause != value.clause or spot.opens:
            return None
        if spot.quantity is not None:
            if spot.baseline is not None or value.baseline == "from":
                return None
            continue
        if spot.period is not None:
            if spot.dangling:
                return None
            return spot.period
    return None


def _owned(spots: list[Spot], period: Spot) -> bool:
    """Tell whether a period belongs to a baseline value right before it."""
    return _baseline_before(spots, period) not in {None, "contrast"}


def _inherited(line: Line, at: int) -> Period | None:
    """Return what holds in the clauses before: the latest period that is no baseline's."""
    value = line.spots[at]
    fresh = value.clause in line.fresh and not value.again
    for spot in reversed(line.spots[:at]):
        if spot.period is None or spot.dangling or spot.confined:
            continue
        if spot.clause in line.relative and value.clause not in line.places_of:
            continue
        if spot.naming and fresh:
            continue
        if not line.outlook and (_owned(line.spots, spot) or _contrasted(line.spots, spot)):
            continue
        if _estimate(line, line.spots.index(spot), spot.period):
            continue
        if spot.period.type in _PASSING and fresh:
            return None
        if spot.period.type == "unanchored_duration":
            return None
        if fold(spot.period.text).startswith(("قبل", "بعد")):
            return None  # how long before or after dates its own clause only
        if spot.period.type == "day" and value.clause in line.relative:
            return None  # «أمس … الذي يضم 30 دولة»: what stands is not dated by the day of the news
        if not line.outlook and line.parted(spot, value):
            return None
        return spot.period
    return None


def _contrasted(spots: list[Spot], period: Spot) -> bool:
    """Tell whether a period stands behind a value of contrast: «مقابل ٨٠٪ سنة ٢٠٢٤»."""
    return _baseline_before(spots, period) == "contrast"


def _baseline_before(spots: list[Spot], period: Spot) -> str | None:
    """Return what sort of baseline the value right before a period is, in its clause; None when it is none."""
    at = spots.index(period)
    before = spots[at - 1] if at else None
    if before is None or before.quantity is None or before.clause != period.clause:
        return None
    return before.baseline


def _ahead(line: Line, at: int) -> Period | None:
    """Return the period of a clause behind that has no verb of its own, or goes on without a pause.

    «أرباحا بنسبة 15%، وبواقع 1.5 ريال للسهم، عن النصف الأول», «قتل شخصان وأصيب 9 أمس»
    """
    value = line.spots[at]
    if value.baseline is not None or value.again:
        return None
    for spot in line.spots[at + 1 :]:
        between = range(value.clause + 1, spot.clause + 1)
        if len(between) > _AHEAD or spot.opens or any(c in line.relative | line.listed for c in between):
            return None
        if any(c in line.fresh and c not in line.carried for c in between):
            return None
        if spot.quantity is not None:
            if spot.baseline is not None or spot.before or spot.again:
                return None
        elif spot.period is not None:
            owned = spot.dangling or spot.confined or spot.naming or spot.period.type in _PASSING
            return None if owned or (spot.period.type == "unanchored_duration") else spot.period
    return None


def _of_relative(line: Line, at: int) -> Period | None:
    """Return the day of the event that a relative clause behind a value tells.

    «ارتفع إلى 20 عدد ضحايا السيول التي ضربت البلاد منذ السبت»
    """
    value = line.spots[at]
    spot = next((s for s in line.spots[at + 1 :] if s.clause > value.clause), None)
    if spot is None or spot.period is None or spot.clause not in line.relative:
        return None
    return spot.period if spot.period.type in {"day", "since"} else None


def lead_of(reading: Reading, item: Sentence) -> Sentence | None:
    """Return the sentence before a list, when it ends in a colon and so speaks for the items."""
    at = bisect_left(reading.sentences, item.start, key=lambda s: s.start) - 1
    while at >= 0 and reading.sentences[at].kind == "list_item":
        at -= 1
    if at < 0 or reading.text[reading.sentences[at].end - 1] != ":":
        return None
    return reading.sentences[at]


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
