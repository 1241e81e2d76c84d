"""Periods: the time that a value holds for, from its clause, its sentence, a header or an anaphor.

A sentence is laid out as a line of values, periods, markers and clause boundaries. A value takes the period
behind it in its clause («بلغت 85 مليار ريال في الربع الثاني»), else the one before it, else it inherits what
holds in the clause before. A period of comparison («مقارنة بالعام السابق») is nobody's, unless a value of
comparison stands before it («مقابل 4 ملايين في العام السابق»).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, Literal

from tawatur.claims.frames import frames_of
from tawatur.claims.words import classes
from tawatur.reading import Reading
from tawatur.records import ClaimDate, Period, Quantity
from tawatur.text.normalise import fold
from tawatur.text.scanner import Token, TokenKind
from tawatur.text.sentences import Sentence

# Types that say until when or by when: a clause of its own does not inherit them.
_PASSING: Final = frozenset({"deadline", "until", "deictic_now", "end_of_window"})
_COMMA: Final = frozenset("،,؛;:()–—")
_NEAR: Final = 4  # tokens between a marker and the value or period that it marks
_WINDOW: Final = 40  # values and periods either side that may matter to a value
_WITHIN: Final = 7  # tokens between a noun of change and the عن that belongs to it

Baseline = Literal["from", "instead", "compare", "contrast", "formerly"]


@dataclass(frozen=True, slots=True)
class BoundPeriod:
    """The period of a value, or none with the reason."""

    date: ClaimDate | None
    missing: str | None = None


@dataclass(slots=True)
class _Spot:
    """A value or period on the line: its clause, and the marker before it."""

    start: int
    end: int
    clause: int
    quantity: Quantity | None = None
    period: Period | None = None
    baseline: Baseline | None = None
    dangling: bool = False
    standing: bool = False
    again: bool = False  # adds to what was said: «، بزيادة 5%»
    opens: bool = False  # a period behind و: it belongs to what follows


@dataclass(slots=True)
class _Line:
    """A sentence laid out."""

    spots: list[_Spot] = field(default_factory=list)
    fresh: set[int] = field(default_factory=set)  # clauses with a verb of their own
    relative: set[int] = field(default_factory=set)  # clauses about a noun («التي تضم 30 مصنعا»)
    outlook: bool = False
    points_back: bool = False
    places: dict[int, int] = field(default_factory=dict)  # start of a quantity → index of its spot

    def around(self, place: int) -> tuple[_Line, int]:
        """Return the line near a spot and its index there: a long sentence costs no more than a short one."""
        if len(self.spots) <= 2 * _WINDOW:
            return self, place
        first = max(0, place - _WINDOW)
        return replace(self, spots=self.spots[first : place + _WINDOW]), place - first


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    return classes("periods.tsv")


_NONE: Final[frozenset[str]] = frozenset()


class PeriodBinder:
    """Binds the quantities of one field in text order; it remembers what «هذا الارتفاع» goes back to."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._starts = [t.start for t in reading.tokens]
        self._periods = [p for p in reading.periods if p.type != "time_of_day"]
        self._line: tuple[Sentence, _Line] | None = None
        self._before: Period | None = None  # what held in the sentence before
        self._now: Period | None = None

    def bind(self, sentence: Sentence, quantity: Quantity) -> BoundPeriod:
        """Return the period of a quantity; a neighbouring sentence lends none unless an anaphor points there."""
        if self._line is None or self._line[0] is not sentence:
            if self._line is not None and self._line[0].end <= sentence.start:
                self._before = self._now
            self._now = None
            self._line = (sentence, self._lay(sentence))
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
        ends = [s.period for s in self._lay(lead).spots if s.period is not None and not s.dangling]
        if not ends:
            return None
        bound = as_date(ends[-1], evidence=(sentence.start, sentence.end))
        if bound.date is None:
            return None
        return BoundPeriod(bound.date.model_copy(update={"resolved_by": "context"}), bound.missing)

    def _reported(self, line: _Line, sentence: Sentence, at: int) -> Period | None:
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

    def _lay(self, sentence: Sentence) -> _Line:
        """Lay a sentence out."""
        reading, table = self._reading, _table()
        tokens = reading.tokens[bisect_left(self._starts, sentence.start) : bisect_left(self._starts, sentence.end)]
        inside = (q for q in reading.quantities if sentence.start <= q.start < sentence.end)
        values = {q.start: q for q in inside if q.negative is None}
        periods = {p.start: p for p in self._periods if sentence.start <= p.start < sentence.end}
        hedged = [(q.hedge.start, q.hedge.end) for q in values.values() if q.hedge is not None]
        line = _Line()
        clause, until = 0, -1
        markers: list[tuple[int, str]] = []  # (token number, class) since the last value
        joined = False  # a و stands right before
        verbs = 0  # in this clause
        for number, token in enumerate(tokens):
            if token.start < until:
                continue
            if (quantity := values.get(token.start)) is not None:
                spot = _Spot(token.start, quantity.end, clause, quantity=quantity)
                spot.baseline = _baseline(markers, number)
                before = line.spots[-1] if line.spots else None
                if quantity.range_role == "high" and before is not None and before.quantity is not None:
                    spot.baseline = before.baseline  # «مقابل 30 إلى 35 ألفا»
                spot.again = any(c in {"again", "change"} for _, c in markers)
                spot.standing = any(c == "standing" and number - n <= _NEAR for n, c in markers)
                line.places[quantity.start] = len(line.spots)
                line.spots.append(spot)
                markers = []
                until = quantity.end
            elif (period := periods.get(token.start)) is not None:
                spot = _Spot(token.start, period.end, clause, period=period, opens=joined)
                spot.dangling = _dangling(markers, number, period, line)
                if spot.dangling:  # the comparison has what it needed
                    markers = [m for m in markers if m[1] not in {"compare", "than", "contrast"}]
                line.spots.append(spot)
                until = period.end
            elif any(first <= token.start < last for first, last in hedged):
                continue  # «أكثر من»: no from
            elif token.kind is TokenKind.PROCLITIC:
                joined = token.norm in {"و", "ف"}
                continue
            elif token.text in _COMMA:
                clause += 1
                markers = []
            elif token.kind is TokenKind.WORD:
                found = table.get(token.norm, _NONE)
                if "this" in found and number + 1 < len(tokens):
                    line.points_back |= "change" in table.get(tokens[number + 1].norm, _NONE)
                line.outlook |= "outlook" in found
                if {"join", "said", "relative"} & found:
                    clause += 1
                    line.fresh.add(clause)
                    if "relative" in found:
                        line.relative.add(clause)
                    kept = [m for m in markers if m[1] == "formerly"]  # «بعد أن كانت»
                    markers = kept + [(number, c) for c in found]
                    verbs = 0
                elif joined and _verbal(token):
                    clause += 1
                    line.fresh.add(clause)
                    markers = []
                else:
                    if _verbal(token):
                        verbs += 1
                        if clause in line.relative and verbs > 1:
                            clause += 1  # «الشركة التي تأسست عام 1990 بلغت أرباحها»: back to the main clause
                            markers = []
                        line.fresh.add(clause)
                    markers += [(number, c) for c in found]
                if "from" in found:
                    more = number > 0 and "more" in table.get(tokens[number - 1].norm, _NONE)
                    markers = [m for m in markers if m[1] != ("from" if more else "level")]
                elif markers and "level" not in found and markers[-1][1] == "from":
                    markers = [m for m in markers if m[1] != "from"]  # «من داخل المملكة»
            joined = joined and token.kind is TokenKind.WORD and token.norm in {"في", "خلال", "منذ", "بين"}
        return line


def _verbal(token: Token) -> bool:
    frames = frames_of(token.norm)
    return bool(frames) and any(f.verb for f in frames) and not any(f.part == "noun" for f in frames)


def _baseline(markers: list[tuple[int, str]], number: int) -> Baseline | None:
    """Return what a value is the baseline of: «من 5.3%», «مقارنة بـ109 مليارات», «مقابل 4», «بدلا من 260»."""
    classes = {c: n for n, c in markers}
    if "instead" in classes:
        return "instead"
    if "compare" in classes:
        return "compare"
    if "contrast" in classes:
        return "contrast"
    if "formerly" in classes and classes.get("was", -1) > classes["formerly"]:
        return "formerly"
    near = classes.get("from")
    if near is not None and number - near <= _NEAR:
        return "from"
    return None


def _dangling(markers: list[tuple[int, str]], number: int, period: Period, line: _Line) -> bool:
    """Tell whether a period only says what is compared with: «مقارنة بالشهر السابق», «عن مايو»."""
    for at, class_ in markers:
        if class_ in {"compare", "instead"}:
            return True
        if class_ == "record":
            # «أدنى مستوياتها منذ يناير», «أعلى مستوى في ستة أشهر»
            lasting = period.type in {"since", "unanchored_duration"} and number - at <= _NEAR
            if lasting or any(c == "since" and n > at for n, c in markers):
                return True
        if class_ == "naming" and number - at == 1:
            return True
        if class_ == "contrast" and number - at <= 2:
            return True
        if class_ == "than" and number - at <= _NEAR - 1:
            # «زيادة 65 جنيها عن إغلاق الاثنين», but «توزيعات بقيمة 21 مليارا عن الربع».
            last = next((s.quantity for s in reversed(line.spots) if s.quantity is not None), None)
            change = any(c == "change" and at - n <= _WITHIN for n, c in markers) or line.spots == []
            percent = last is not None and last.unit in {"percent", "percentage_point", "basis_point"}
            if change or percent or period.anaphor or not _plain(period):
                return True
            return any("change" in _table().get(fold(w), _NONE) for w in period.text.split())
    return False


def _plain(period: Period) -> bool:
    """Tell a period that things are reported for (عام، ربع) from one that only dates them."""
    return period.type in {"year", "quarter", "half_year", "fiscal_year"}


def _choose(line: _Line, at: int) -> tuple[Period | None, str | None]:
    """Choose the period of the value at an index of the line."""
    spots = line.spots
    value = spots[at]
    behind = _behind(spots, at)
    if behind is not None and not (value.baseline is not None and _estimate(line, at, behind)):
        return behind, None
    if value.baseline in {"from", "instead", "compare"} and not line.outlook:
        return None, "baseline_without_period"
    if value.baseline == "formerly" and not line.outlook:
        return None, "baseline_without_period"
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
    return _of_relative(line, at), None


def _estimate(line: _Line, at: int, period: Period) -> bool:
    """Tell whether a month only dates an older forecast: «مقابل 4.1% في تقديرات يوليو»."""
    longer = {"year", "fiscal_year", "quarter", "half_year"}
    return (
        line.outlook
        and period.type in {"month", "day"}
        and any(s.period is not None and s.period.type in longer for s in line.spots[:at])
    )


def _behind(spots: list[_Spot], at: int) -> Period | None:
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


def _owned(spots: list[_Spot], period: _Spot) -> bool:
    """Tell whether a period belongs to a baseline value right before it."""
    return _baseline_before(spots, period) not in {None, "contrast"}


def _inherited(line: _Line, at: int) -> Period | None:
    """Return what holds in the clauses before: the latest period that is no baseline's."""
    value = line.spots[at]
    fresh = value.clause in line.fresh and not value.again
    for spot in reversed(line.spots[:at]):
        if spot.period is None or spot.dangling or spot.clause in line.relative:
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
        return spot.period
    return None


def _contrasted(spots: list[_Spot], period: _Spot) -> bool:
    """Tell whether a period stands behind a value of contrast: «مقابل ٨٠٪ سنة ٢٠٢٤»."""
    return _baseline_before(spots, period) == "contrast"


def _baseline_before(spots: list[_Spot], period: _Spot) -> str | None:
    """Return what sort of baseline the value right before a period is, in its clause; None when it is none."""
    at = spots.index(period)
    before = spots[at - 1] if at else None
    if before is None or before.quantity is None or before.clause != period.clause:
        return None
    return before.baseline


def _of_relative(line: _Line, at: int) -> Period | None:
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
