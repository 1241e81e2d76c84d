"""What a phrase means before it is placed on the calendar, and how each kind of phrase is placed.

The grammar builds terms, the context resolves them: «الربع الثاني» is `Part("quarter", 2)`, and becomes three
months when the year is known from the text, from another date or from the dateline.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from tawatur.records import Calendar, PeriodType, ResolvedBy
from tawatur.times import calendars
from tawatur.times.calendars import DAY, Stretch

MEMORY = 32  # how many periods back an anaphor may look
_FISCAL_MONTH = 7  # in which a year of budgets, sports and schools begins

Bias = Literal["past", "future", "near", "phrase"]
TYPE_OF_UNIT: dict[str, PeriodType] = {
    "second": "time_of_day", "minute": "time_of_day", "hour": "time_of_day", "day": "day", "week": "week",
    "month": "month", "quarter": "quarter", "half": "half_year", "year": "year", "decade": "decade",
    "century": "range",
}  # fmt: skip


class OpenError(ValueError):
    """The term cannot be placed; the message says why."""


@dataclass(frozen=True, slots=True)
class Window:
    """A placed term. `single` says that it is one unit of its grain and not a stretch of several."""

    begin: dt.datetime | None
    until: dt.datetime | None
    grain: str
    type: PeriodType
    by: ResolvedBy = "text"
    calendar: Calendar = "gregorian"
    single: bool = True
    duration: str | None = None
    anaphor: bool = False
    point: dt.datetime | None = None  # where «منذ» and «حتى» take hold, if not at the edge


@dataclass(slots=True)
class Context:
    """What is known when a term is placed: the article's date, the tense, and what was named before."""

    reference: dt.datetime | None = None
    bias: Bias = "past"
    sentence_years: frozenset[int] = frozenset()
    text_years: frozenset[int] = frozenset()
    history: deque[Window] = field(default_factory=lambda: deque(maxlen=MEMORY))
    sentence: deque[Window] = field(default_factory=lambda: deque(maxlen=MEMORY))
    before: deque[Window] = field(default_factory=lambda: deque(maxlen=MEMORY))
    week_start: int = 0  # the first day of the week, 0 Monday to 6 Sunday

    def now(self) -> dt.datetime:
        """Return the article's date."""
        if self.reference is None:
            raise OpenError("no_reference_date")
        return self.reference

    def today(self) -> dt.datetime:
        """Return the start of the article's day."""
        return calendars.floor(self.now(), "day")

    def floor(self, moment: dt.datetime, unit: str) -> dt.datetime:
        """Return the start of the unit that holds the moment; weeks start where the outlet's country starts them."""
        return calendars.floor(moment, unit, week_start=self.week_start)

    def last(self, *types: str) -> Window | None:
        """Return the window named last, in this or the sentence before, of one of these types."""
        return self.last_of([*self.before, *self.sentence], *types)

    def last_of(self, windows: Iterable[Window], *types: str) -> Window | None:
        """Return the last of some windows that is of one of these types."""
        for window in reversed(list(windows)):
            if window.begin is not None and window.until is not None and (not types or window.type in types):
                return window
        return None


class Term(Protocol):
    """A phrase that can be placed."""

    def resolve(self, context: Context) -> Window:
        """Place the term. Raises OpenError when it cannot be placed."""
        ...


def single(stretch: Stretch, unit: str, by: ResolvedBy = "text", calendar: Calendar = "gregorian") -> Window:
    """Return the window that is one unit of its grain."""
    return Window(*stretch, unit, TYPE_OF_UNIT[unit], by, calendar)


def choose(of_year: Callable[[int], Stretch], year: int, context: Context, shift: int | None) -> Stretch:
    """Choose the year of a date that names none, counted from the article's date.

    The past is likelier in news: «في ديسمبر», printed in February, is the December before; «في أغسطس», printed
    in July, is next month. A verb in the future or «المقبل» turns forward, «الماضي» and a past verb back.
    """
    today = context.today()
    candidates = []
    for candidate in (year - 1, year, year + 1):
        try:
            candidates.append(of_year(candidate))
        except (ValueError, OverflowError):
            continue  # 29 February
    if not candidates:
        raise OpenError("no_such_date")
    before = [c for c in candidates if c[1] <= today]
    after = [c for c in candidates if c[0] > today]
    at = [c for c in candidates if c[0] <= today < c[1]]
    if shift is not None and shift < 0 and before:
        return before[-1]
    if shift is not None and shift > 0 and after:
        return after[0]
    if at:
        return at[0]
    if shift == 0 or context.bias == "phrase":
        try:
            return of_year(year)
        except (ValueError, OverflowError):
            return candidates[0]
    if context.bias == "past" and before and before[-1][0].year == today.year:
        return before[-1]
    if not before or not after:
        return (before or after)[-1 if before else 0]
    back, ahead = today - before[-1][1], after[0][0] - today
    wide = 2 if context.bias == "past" else 1  # a verb in the future makes both ways equal
    return after[0] if ahead * wide < back else before[-1]


@dataclass(frozen=True, slots=True)
class Fields:
    """A date by its fields: any of year, month, day and weekday, in one calendar, with what they are part of."""

    calendar: Calendar = "gregorian"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    of: Term | None = None
    hops: int = 1
    upcoming: bool = False  # a feast named alone is the coming one

    @property
    def unit(self) -> str:
        """The smallest field."""
        if self.day or self.weekday is not None:
            return "day"
        return "month" if self.month else "year"

    def resolve(self, context: Context) -> Window:
        """Place the date; the year may come from the context."""
        if self.month is None and self.day is None and self.weekday is not None and self.of is None:
            return self._weekday(context)
        make = calendars.hijri if self.calendar == "hijri" else calendars.gregorian
        year, month = self.year, self.month
        by: ResolvedBy = "text"
        if self.of is not None:
            whole = self.of.resolve(context)
            begin, by = whole.begin, whole.by
            if begin is None:
                raise OpenError("open_container")
            if self.month is None and self.day is None and self.weekday is not None:
                if whole.grain in {"week", "month"}:
                    begin = context.floor(begin, whole.grain)
                found = begin + ((self.weekday - begin.weekday()) % 7) * DAY
                return single((found, found + DAY), "day", whole.by)
            if self.calendar == "hijri" and isinstance(self.of, Relative):
                begin = calendars.hijri(calendars.hijri_year(context.now()) + self.of.shift)[0]
            elif self.calendar == "hijri" and whole.calendar != "hijri":
                return self._hijri_within(whole)
            year = calendars.hijri_year(begin) if self.calendar == "hijri" else begin.year
            if month is None:
                month = begin.month
        if month is None and self.day is not None:
            return self._bare_day(context)
        calendar: Calendar = self.calendar
        if year is None:
            year, by = self._year(context)
            if by == "dateline":
                shift = 1 if self.upcoming and context.bias == "phrase" else self.shift
                stretch = choose(lambda y: make(y, month, self.day), year, context, shift)
                if self.hops > 1:
                    first = calendars.hijri_year(stretch[0]) if self.calendar == "hijri" else stretch[0].year
                    stretch = make(first + (self.hops - 1) * (self.shift or 0), month, self.day)
                return single(stretch, self.unit, "dateline", calendar)
        if year < 0:
            year = _century(-year - 1, context, self.calendar)
        return single(make(year, month, self.day), self.unit, by, calendar)

    def _hijri_within(self, whole: Window) -> Window:
        """Place a Hijri month in a Gregorian year: «رمضان 2019»."""
        if whole.begin is None:
            raise OpenError("open_container")
        year = calendars.hijri_year(whole.begin)
        for candidate in (year, year + 1):
            stretch = calendars.hijri(candidate, self.month, self.day)
            if stretch[0] >= whole.begin:
                return single(stretch, self.unit, whole.by, "hijri")
        raise OpenError("no_such_date")

    def _year(self, context: Context) -> tuple[int, ResolvedBy]:
        if self.shift is None and self.calendar == "gregorian" and len(context.sentence_years) == 1:
            return min(context.sentence_years), "context"
        if context.reference is not None:
            if self.calendar == "hijri":
                return calendars.hijri_year(context.reference), "dateline"
            return context.reference.year, "dateline"
        if self.calendar == "gregorian" and len(context.text_years) == 1:
            return min(context.text_years), "context"
        raise OpenError("year_not_in_text")

    def _weekday(self, context: Context) -> Window:
        today, shift = context.today(), self.shift
        ahead = ((self.weekday or 0) - today.weekday()) % 7
        if shift is None:
            if context.bias == "phrase":
                shift = 1
            elif context.bias == "future":
                shift = 1 if ahead else 0
            else:
                shift = -1 if ahead else 0
        days = ahead
        if shift > 0:
            days = (ahead or 7) + 7 * (self.hops - 1)
        elif shift < 0:
            days = ahead - 7 - 7 * (self.hops - 1)
        found = today + days * DAY
        return single((found, found + DAY), "day", "dateline")

    def _bare_day(self, context: Context) -> Window:
        today = context.today()
        for months in (0, 1, -1):
            first = calendars.add_months(today.replace(day=1), months)
            try:
                found = first.replace(day=self.day or 1)
            except ValueError:
                continue
            if self.weekday is None or found.weekday() == self.weekday:
                return single((found, found + DAY), "day", "dateline")
        raise OpenError("no_such_date")


def _century(two_digits: int, context: Context, calendar: Calendar) -> int:
    """Complete a year of two digits to the nearest one."""
    now = context.now().year if calendar == "gregorian" else calendars.hijri_year(context.now())
    return min((century + two_digits for century in range(1300, 2200, 100)), key=lambda year: abs(year - now))


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit counted from now or from the period named before: «العام الماضي», «الشهر نفسه», «العام السابق»."""

    unit: str
    shift: int
    mode: Literal["now", "prior", "same"] = "now"
    fiscal: bool = False
    calendar: Calendar = "gregorian"
    campaign: bool = False
    weekday: int | None = None  # «أمس الأحد»: printed beside the word, it corrects a dateline that is late

    def resolve(self, context: Context) -> Window:
        """Place the unit."""
        if self.mode != "now":
            wanted: tuple[str, ...] = (TYPE_OF_UNIT[self.unit],)
            if self.fiscal:
                wanted = ("fiscal_year",)
            elif self.unit == "year":
                wanted = ("fiscal_year", "year", "season")
            found = context.last(*wanted)
            if found is None and self.mode == "same":
                found = context.last_of(context.history, *wanted)
            if found is not None and found.begin is not None and found.until is not None:
                if self.mode == "same":
                    return replace(found, anaphor=True, by="context")
                begin = calendars.move(found.begin, self.shift, self.unit)
                until = calendars.move(found.until, self.shift, self.unit)
                return replace(found, begin=begin, until=until, anaphor=True, by="context")
            if self.mode == "same" and self.unit == "year":
                inside = context.last("day", "month", "quarter", "half_year", "range", "end_of_window")
                if inside is not None and inside.begin is not None:
                    return replace(single(calendars.gregorian(inside.begin.year), "year", "context"), anaphor=True)
        now = context.now()
        if self.fiscal:
            first = now.year if now.month >= 7 else now.year - 1
            placed = fiscal_year(first + self.shift, by="dateline")
            return replace(placed, type="season") if self.campaign else placed
        if self.calendar == "hijri" and self.unit == "year":
            return single(calendars.hijri(calendars.hijri_year(now) + self.shift), "year", "dateline", "hijri")
        begin = calendars.move(context.floor(now, self.unit), self.shift, self.unit)
        if self.unit in {"hour", "minute"}:
            begin = calendars.move(now, self.shift, self.unit)
        if self.weekday is not None and begin.weekday() != self.weekday:
            begin += ((self.weekday - begin.weekday() + 3) % 7 - 3) * DAY
        return replace(
            single((begin, calendars.move(begin, 1, self.unit)), self.unit, "dateline"), anaphor=self.mode == "same"
        )


def fiscal_year(first: int, *, by: ResolvedBy = "text") -> Window:
    """Return the fiscal year of Egypt and others, from 1 July of its first year to 30 June."""
    begin = dt.datetime(first, _FISCAL_MONTH, 1)
    return Window(begin, calendars.add_months(begin, 12), "year", "fiscal_year", by)


@dataclass(frozen=True, slots=True)
class TwoYears:
    """«2024/2025»: a fiscal year, a season of sports or a school year, all from July to June.

    A `hijri` one («العام الدراسي 1436/1437») is that in which the second year begins.
    """

    first: int
    fiscal: bool
    hijri: bool = False

    def resolve(self, context: Context) -> Window:
        """Place the year."""
        del context
        first = self.first
        if self.hijri:
            turn = calendars.hijri(self.first + 1)[0]
            first = turn.year if turn.month >= _FISCAL_MONTH else turn.year - 1
        return replace(fiscal_year(first), type="fiscal_year" if self.fiscal else "season")


@dataclass(frozen=True, slots=True)
class YearSpan:
    """«2021-2024»: whole years, both included."""

    first: int
    last: int

    def resolve(self, context: Context) -> Window:
        """Place the years."""
        del context
        begin, until = calendars.gregorian(self.first)[0], calendars.gregorian(self.last)[1]
        return Window(begin, until, "year", "range", single=False)


@dataclass(frozen=True, slots=True)
class Part:
    """The nth unit of a longer one: «الربع الثاني من 2025», «الأسبوع الأخير من مارس». n is -1 for the last."""

    unit: str
    n: int
    of: Term | None = None
    weekday: int | None = None
    shift: int | None = None

    def resolve(self, context: Context) -> Window:
        """Place the part."""
        if self.of is None:
            if self.unit in {"quarter", "half"}:
                if context.reference is None:
                    years = context.sentence_years or context.text_years
                    if len(years) != 1:
                        raise OpenError("year_not_in_text")
                    return self._inside(*calendars.gregorian(min(years)), by="context")
                if self.shift is None and len(context.sentence_years) == 1:
                    return self._inside(*calendars.gregorian(min(context.sentence_years)), by="context")
                stretch = choose(self._of_year, context.now().year, context, self.shift)
                return single(stretch, self.unit, "dateline")
            month = calendars.floor(context.now(), "month")
            return self._inside(month, calendars.add_months(month, 1), by="dateline")
        whole = self.of.resolve(context)
        if whole.begin is None or whole.until is None:
            raise OpenError("open_container")
        return self._inside(whole.begin, whole.until, by=whole.by)

    def _third(self, begin: dt.datetime, until: dt.datetime, by: ResolvedBy) -> Window:
        """Place a third: four months of a year, ten days of a month."""
        number = 3 if self.n == -1 else self.n
        months = round((until - begin).days / 30.44)
        if months >= 3:
            cuts = [calendars.add_months(begin, months * part // 3) for part in range(4)]
        else:
            cuts = [begin + 10 * part * DAY for part in range(3)]
        cuts[3:] = [until]
        return Window(cuts[number - 1], cuts[number], "month" if months >= 3 else "day", "range", by, single=False)

    def _of_year(self, year: int) -> Stretch:
        window = self._inside(*calendars.gregorian(year), by="text")
        if window.begin is None or window.until is None:
            raise OpenError("no_such_part")
        return window.begin, window.until

    def _inside(self, begin: dt.datetime, until: dt.datetime, *, by: ResolvedBy) -> Window:
        if self.weekday is not None:
            first = begin + ((self.weekday - begin.weekday()) % 7) * DAY
            starts = [first + 7 * k * DAY for k in range((until - first).days // 7 + 1) if first + 7 * k * DAY < until]
            unit = "day"
        elif self.unit == "week":
            first = begin + (-begin.weekday() % 7) * DAY
            count = max(1, (until - first).days // 7)
            starts, unit = [first + 7 * k * DAY for k in range(count)], "week"
        elif self.unit == "third":
            return self._third(begin, until, by)
        elif self.unit == "half" and (until - begin).days <= 31:
            middle = begin + 15 * DAY
            first_half = self.n == 1
            return Window(
                begin if first_half else middle, middle if first_half else until, "day", "range", by, single=False
            )
        elif self.unit == "half" and (until - begin).days > 400:
            middle = calendars.add_months(begin, round((until - begin).days / 30.44 / 2))
            ends = (begin, middle) if self.n == 1 else (middle, until)
            return Window(*ends, "year", "range", by, single=False)
        elif self.unit in {"quarter", "half"} or self.unit in calendars.MONTHS_OF:
            step = calendars.MONTHS_OF[self.unit]
            starts, at = [], begin
            while at < until and len(starts) < 100:
                starts.append(at)
                at = calendars.add_months(at, step)
            unit = self.unit
        else:
            span = until - begin
            starts, unit = [begin + k * DAY for k in range(min(span.days, 400))], "day"
        if not (self.n == -1 or 1 <= self.n <= len(starts)):
            raise OpenError("no_such_part")
        start = starts[self.n if self.n == -1 else self.n - 1]
        return single((start, calendars.move(start, 1, unit)), unit, by)


@dataclass(frozen=True, slots=True)
class Season:
    """A season as a meteorological quarter; winter begins in the December before."""

    month: int
    of: Term | None = None
    shift: int | None = None

    def resolve(self, context: Context) -> Window:
        """Place the season."""
        if self.of is not None:
            whole = self.of.resolve(context)
            if whole.begin is None:
                raise OpenError("open_container")
            stretch, by = self._of_year(whole.begin.year), whole.by
        else:
            stretch, by = choose(self._of_year, context.now().year, context, self.shift), "dateline"
        return Window(*stretch, "quarter", "season", by, single=False)

    def _of_year(self, year: int) -> Stretch:
        begin = dt.datetime(year - (self.month == 12), self.month, 1)
        return begin, calendars.add_months(begin, 3)
