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

    def now(self) -> dt.datetime:
        """Return the article's date."""
        if self.reference is None:
            raise OpenError("no_reference_date")
        return self.reference

    def today(self) -> dt.datetime:
        """Return the start of the article's day."""
        return calendars.floor(self.now(), "day")

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


def _single(stretch: Stretch, unit: str, by: ResolvedBy = "text", calendar: Calendar = "gregorian") -> Window:
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
        same = [c for c in candidates if c[0].year == today.year]
        return same[0] if same else candidates[0]
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
                    begin = calendars.floor(begin, whole.grain)
                found = begin + ((self.weekday - begin.weekday()) % 7) * DAY
                return _single((found, found + DAY), "day", whole.by)
            if self.calendar == "hijri" and whole.calendar != "hijri":
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
                    stretch = make(stretch[0].year + (self.hops - 1) * (self.shift or 0), month, self.day)
                return _single(stretch, self.unit, "dateline", calendar)
        if year < 0:
            year = _century(-year - 1, context, self.calendar)
        return _single(make(year, month, self.day), self.unit, by, calendar)

    def _hijri_within(self, whole: Window) -> Window:
        """Place a Hijri month in a Gregorian year: «رمضان 2019»."""
        if whole.begin is None:
            raise OpenError("open_container")
        year = calendars.hijri_year(whole.begin)
        for candidate in (year, year + 1):
            stretch = calendars.hijri(candidate, self.month, self.day)
            if stretch[0] >= whole.begin:
                return _single(stretch, self.unit, whole.by, "hijri")
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
        return _single((found, found + DAY), "day", "dateline")

    def _bare_day(self, context: Context) -> Window:
        today = context.today()
        for months in (0, 1, -1):
            first = calendars.add_months(today.replace(day=1), months)
            try:
                found = first.replace(day=self.day or 1)
            except ValueError:
                continue
            if self.weekday is None or found.weekday() == self.weekday:
                return _single((found, found + DAY), "day", "dateline")
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
                    return replace(_single(calendars.gregorian(inside.begin.year), "year", "context"), anaphor=True)
        now = context.now()
        if self.fiscal:
            first = now.year if now.month >= 7 else now.year - 1
            placed = fiscal_year(first + self.shift, by="dateline")
            return replace(placed, type="season") if self.campaign else placed
        if self.calendar == "hijri" and self.unit == "year":
            return _single(calendars.hijri(calendars.hijri_year(now) + self.shift), "year", "dateline", "hijri")
        begin = calendars.move(calendars.floor(now, self.unit), self.shift, self.unit)
        if self.unit in {"hour", "minute"}:
            begin = calendars.move(now, self.shift, self.unit)
        return replace(
            _single((begin, calendars.move(begin, 1, self.unit)), self.unit, "dateline"), anaphor=self.mode == "same"
        )


def fiscal_year(first: int, *, by: ResolvedBy = "text") -> Window:
    """Return the fiscal year of Egypt and others, from 1 July of its first year to 30 June."""
    begin = dt.datetime(first, 7, 1)
    return Window(begin, calendars.add_months(begin, 12), "year", "fiscal_year", by)


@dataclass(frozen=True, slots=True)
class TwoYears:
    """«2024/2025»: a fiscal year or a season of sports, both from July to June."""

    first: int
    fiscal: bool

    def resolve(self, context: Context) -> Window:
        """Place the year."""
        del context
        return replace(fiscal_year(self.first), type="fiscal_year" if self.fiscal else "season")


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
                return _single(stretch, self.unit, "dateline")
            month = calendars.floor(context.now(), "month")
            return self._inside(month, calendars.add_months(month, 1), by="dateline")
        whole = self.of.resolve(context)
        if whole.begin is None or whole.until is None:
            raise OpenError("open_container")
        return self._inside(whole.begin, whole.until, by=whole.by)

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
        return _single((start, calendars.move(start, 1, unit)), unit, by)


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


@dataclass(frozen=True, slots=True)
class Count:
    """Several units: «السنوات الخمس المقبلة», «الأشهر التسعة الأولى من العام», «آخر ثلاثة أشهر»."""

    n: int
    unit: str
    where: Literal["first", "last", "next", "past"]
    of: Term | None = None

    def resolve(self, context: Context) -> Window:
        """Place the stretch."""
        if self.where in {"first", "last"} and (self.of is not None or self.where == "first"):
            if self.of is not None:
                whole = self.of.resolve(context)
            else:
                whole = Relative("year" if self.unit in calendars.MONTHS_OF else "month", 0).resolve(context)
            if whole.begin is None or whole.until is None:
                raise OpenError("open_container")
            if self.where == "first":
                begin, until = whole.begin, calendars.move(whole.begin, self.n, self.unit)
            else:
                begin, until = calendars.move(whole.until, -self.n, self.unit), whole.until
            return self._named(begin, until, whole.by)
        here = calendars.floor(context.now(), self.unit)
        if self.where == "next":
            begin = here if self.unit == "year" else calendars.move(here, 1, self.unit)
            return self._named(begin, calendars.move(begin, self.n, self.unit), "dateline")
        if self.unit in calendars.SECONDS_OF and self.unit not in {"week", "day"}:
            return self._named(calendars.move(context.now(), -self.n, self.unit), context.now(), "dateline")
        return self._named(calendars.move(here, -self.n, self.unit), here, "dateline")

    def _named(self, begin: dt.datetime, until: dt.datetime, by: ResolvedBy) -> Window:
        kind: PeriodType = "range"
        months = self.n * calendars.MONTHS_OF.get(self.unit, 0)
        if months == 12 and self.unit == "month" and self.where in {"last", "past"} and begin.month != 1:
            return Window(begin, until, self.unit, "rolling_12_months", by, single=False)
        if self.where in {"first", "last"} and begin.day == 1:
            kind = {3: "quarter", 6: "half_year", 12: "year"}.get(months, "range")  # type: ignore[assignment]
        return Window(begin, until, self.unit, kind, by, single=False)


@dataclass(frozen=True, slots=True)
class Alike:
    """The period named before, in this or another year: «الفترة نفسها من العام الماضي», «الربع المماثل»."""

    unit: str | None = None
    of: Term | None = None
    years: int = 0

    def model(self, windows: Iterable[Window]) -> Window | None:
        """Return the period that is meant: the last one that is shorter than a year."""
        kinds = ("month", "quarter", "half_year", "range", "rolling_12_months", "since")
        wanted = (TYPE_OF_UNIT[self.unit],) if self.unit is not None else kinds
        for window in reversed(list(windows)):
            if window.begin is not None and window.until is not None and window.type in wanted:
                return window
        return None

    def resolve(self, context: Context) -> Window:
        """Place the period."""
        found = self.model(context.sentence) or self.model(context.history)
        if found is None or found.begin is None or found.until is None:
            raise OpenError("no_antecedent")
        years = self.years
        if self.of is not None:
            whole = self.of.resolve(replace_history(context, found))
            if whole.begin is None:
                raise OpenError("open_container")
            years = whole.begin.year - found.begin.year
        begin, until = calendars.add_months(found.begin, 12 * years), calendars.add_months(found.until, 12 * years)
        return replace(found, begin=begin, until=until, anaphor=True, by="context")


def replace_history(context: Context, last: Window) -> Context:
    """Return the context as it stands when the year of one period was named last: «العام السابق» counts from it."""
    if last.begin is None:
        return context
    year = Window(*calendars.gregorian(last.begin.year), "year", "year")
    return replace(context, sentence=deque([*context.sentence, year], maxlen=MEMORY))


@dataclass(frozen=True, slots=True)
class Trailing:
    """A window named by its end: «الأشهر الاثنا عشر المنتهية في أغسطس», «السنة المالية المنتهية في يونيو 2025»."""

    n: int
    unit: str
    ending: Term
    fiscal: bool = False

    def resolve(self, context: Context) -> Window:
        """Place the window."""
        end = self.ending.resolve(context)
        if end.until is None:
            raise OpenError("open_end")
        begin = calendars.move(end.until, -self.n, self.unit)
        months = self.n * calendars.MONTHS_OF.get(self.unit, 0)
        kind: PeriodType = "range"
        if self.fiscal:
            kind = "fiscal_year"
        elif months == 12:
            kind = "year" if begin.month == 1 and begin.day == 1 else "rolling_12_months"
        elif months in {3, 6}:
            kind = "quarter" if months == 3 else "half_year"
        return Window(begin, end.until, self.unit, kind, end.by, single=False)


@dataclass(frozen=True, slots=True)
class Offset:
    """So long before or after now, or another time: «قبل ثلاثة أيام», «بعد شهرين من …»."""

    amounts: tuple[tuple[int, str], ...]
    sign: int
    base: Term | None = None
    calendar: Calendar = "gregorian"

    def resolve(self, context: Context) -> Window:
        """Place the moment."""
        by: ResolvedBy = "dateline"
        if self.sign < 0 and self.base is None and self.amounts == ((1, "year"),) and context.sentence:
            year_ago = Alike(None, None, years=-1)
            if year_ago.model(context.sentence) is not None:
                return year_ago.resolve(context)
        if self.base is not None:
            start = self.base.resolve(context)
            if start.begin is None:
                raise OpenError("open_base")
            at, by = start.begin, start.by
        else:
            at = context.now()
        if self.calendar == "hijri" and self.amounts[0][1] == "year":
            year = calendars.hijri_year(at) + self.sign * self.amounts[0][0]
            return _single(calendars.hijri(year), "year", by, "hijri")
        for count, unit in self.amounts:
            at = calendars.move(at, self.sign * count, unit)
        grain = min((unit for _, unit in self.amounts), key=calendars.GRAINS.index)
        if calendars.GRAINS.index(grain) >= calendars.GRAINS.index("day"):
            at = calendars.floor(at, "day" if grain == "week" or len(self.amounts) > 1 else grain)
        return _single((at, calendars.move(at, 1, grain)), grain, by)


@dataclass(frozen=True, slots=True)
class Edge:
    """The start, middle or end of a period: «مطلع العام», «منتصف مايو», «أواخر آذار», «نهاية يونيو»."""

    which: str
    of: Term

    def resolve(self, context: Context) -> Window:
        """Place the edge; the ends of long periods are a quarter of them, of months ten days."""
        whole = self.of.resolve(context)
        begin, until = whole.begin, whole.until
        if begin is None or until is None:
            raise OpenError("open_container")
        days = (until - begin).days
        if self.which == "weekend":
            return Window(until - 2 * DAY, until, "day", "range", whole.by, single=False)
        if self.which == "end":
            coming = context.reference is not None and until - DAY > context.today()
            kind: PeriodType = "deadline" if coming else "end_of_window"  # «بنهاية يونيو 2026» is yet to come
            return Window(until - DAY, until, "day", kind, whole.by, whole.calendar)
        if self.which == "first" or (self.which == "start" and days <= 31):
            return Window(begin, begin + DAY, "day", "day", whole.by, whole.calendar)
        if self.which == "mid" and 27 < days <= 31:
            middle = begin + 14 * DAY
            return Window(middle, middle + DAY, "day", "day", whole.by, whole.calendar)
        single = False
        if days < 27:
            third = max(1, days // 3)
            low = {"early": 0, "start": 0, "mid": (days - third) // 2, "middle": (days - third) // 2}.get(
                self.which, max(0, days - third)
            )
            return Window(begin + low * DAY, begin + (low + third) * DAY, "day", "range", whole.by, single=single)
        if days <= 31:
            tenth = {"early": (0, 10), "start": (0, 10), "middle": (10, 20), "mid": (10, 20), "late": (20, days)}
            low, high = tenth[self.which]
            return Window(begin + low * DAY, begin + high * DAY, "day", "range", whole.by, whole.calendar, single)
        quarter = max(1, round(days / 365.25 * 3)) if days > 200 else max(1, round(days / 30.4 / 3))
        if self.which in {"early", "start"}:
            return Window(begin, calendars.add_months(begin, quarter), "month", "range", whole.by, single=single)
        if self.which == "late":
            return Window(calendars.add_months(until, -quarter), until, "month", "range", whole.by, single=single)
        months = max(2, round(days / 30.4))
        middle = calendars.add_months(begin, months // 2)
        if days > 20_000:
            return Window(middle, calendars.add_months(middle, 12), "year", "range", whole.by)  # «منتصف القرن»
        around = max(1, quarter // 3)
        return Window(
            calendars.add_months(middle, -around), calendars.add_months(middle, around), "month", "range",
            whole.by, single=single, point=middle,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bound:
    """Since, until, by, before, after: one end is named, the other is the article's date or open."""

    kind: Literal["since", "until", "deadline", "before", "after"]
    term: Term

    def resolve(self, context: Context) -> Window:
        """Place the stretch; «منذ» runs to the article's date, «حتى» from it."""
        inner = self.term.resolve(context)
        if self.kind == "since" and context.reference is not None and inner.begin and inner.begin > context.reference:
            inner = self._earlier().resolve(context)
        if inner.begin is None or inner.until is None:
            raise OpenError("open_end")
        begin, until = inner.point or inner.begin, inner.until
        by = inner.by
        tomorrow = context.today() + DAY if context.reference is not None else None
        if self.kind == "deadline":
            if inner.type == "year":
                return replace(inner, type="deadline")
            return replace(inner, begin=until - DAY, until=until, type="deadline", grain="day")
        if self.kind == "since":
            end = tomorrow if tomorrow is not None and tomorrow > begin else None
            if inner.type == "time_of_day" and context.reference is not None:
                end = context.reference if context.reference > begin else None
            return Window(begin, end, inner.grain, "since", by, inner.calendar, single=False)
        if self.kind == "after":
            return Window(begin, None, inner.grain, "since", by, inner.calendar, single=False)
        ending = inner.type in {"end_of_window", "deadline"}
        if self.kind == "before" and ending:
            return Window(None, until, inner.grain, "until", by, inner.calendar, single=False)
        if self.kind == "before":
            return Window(None, inner.point or inner.begin, inner.grain, "until", by, inner.calendar, single=False)
        if ending:
            return replace(inner, type="deadline")
        if inner.type == "time_of_day":
            return Window(context.reference, inner.begin, inner.grain, "until", by, single=False)
        start = context.today() if context.reference is not None else None
        if start is not None and start >= until:
            start = None
        return Window(start, until, inner.grain, "until", by, inner.calendar, single=False)

    def _earlier(self) -> Term:
        """Return the term turned to the past: what lasts since a day has had that day."""
        if isinstance(self.term, Fields) and self.term.year is None and self.term.of is None:
            return replace(self.term, shift=-1)
        return self.term


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another, both included: «بين 2022 والربع الأول من 2025», «من 3 إلى 7 مارس»."""

    first: Term
    last: Term

    def resolve(self, context: Context) -> Window:
        """Place the stretch."""
        end = self.last.resolve(context)
        first = self.first
        start = first.resolve(context)
        if start.begin is None or end.until is None:
            raise OpenError("open_end")
        begin, until = start.begin, end.until
        if "time_of_day" in {start.type, end.type} and end.begin is not None:
            until = end.begin if end.begin > begin else end.begin + DAY
            return Window(begin, until, end.grain, "time_of_day", end.by, single=False)
        if begin >= until and start.by != "text":
            while begin >= until and (until.year - begin.year) > -3:
                begin = calendars.add_months(begin, -12)
        elif begin >= until and end.by != "text":
            until = calendars.add_months(until, 12)
        if begin >= until:
            raise OpenError("runs_backwards")
        kind: PeriodType = "range"
        months = (until.year - begin.year) * 12 + until.month - begin.month
        if begin.day == until.day == 1 and start.calendar == "gregorian":
            kind = "quarter" if months == 3 and begin.month % 3 == 1 else kind
            kind = "half_year" if months == 6 and begin.month % 6 == 1 else kind
        grain = min((start.grain, end.grain), key=calendars.GRAINS.index)
        return Window(begin, until, grain, kind, end.by, end.calendar, single=False)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time that is not hung on any date: «خلال 48 ساعة»."""

    amounts: tuple[tuple[int, str], ...]
    cue: bool = True

    def resolve(self, context: Context) -> Window:
        """Give the length; there are no ends."""
        del context
        written = calendars.iso_duration(*self.amounts[0]) if len(self.amounts) == 1 else _iso(self.amounts)
        grain = min((unit for _, unit in self.amounts), key=calendars.GRAINS.index)
        return Window(None, None, grain, "unanchored_duration", duration=written, single=False)


def _iso(amounts: Iterable[tuple[int, str]]) -> str:
    """Write a duration of several units: a year and two months are `P1Y2M`."""
    dates, times = "", ""
    for count, unit in sorted(amounts, key=lambda a: -calendars.GRAINS.index(a[1])):
        prefix, factor, letter = calendars.ISO_OF[unit]
        if prefix == "PT":
            times += f"{count * factor}{letter}"
        else:
            dates += f"{count * factor}{letter}"
    return f"P{dates}" + (f"T{times}" if times else "")


@dataclass(frozen=True, slots=True)
class Now:
    """«الآن»، «حتى الآن»، «حاليا»: the article's date."""

    moment: bool = True

    def resolve(self, context: Context) -> Window:
        """Return the article's day."""
        today = context.today()
        return Window(today, today + DAY, "second", "deictic_now", "dateline", point=context.now())


@dataclass(frozen=True, slots=True)
class Moment:
    """A clock time, on a day that is named or the article's: «الثامنة مساء», «14:30 بتوقيت غرينتش»."""

    hour: int
    minute: int = 0
    second: int = 0
    grain: str = "hour"
    half: str | None = None
    day: Term | None = None
    zone: int | None = None

    def on(self, day: Term, half: str | None = None) -> Moment:
        """Return the moment on a day."""
        return replace(self, day=day, half=half or self.half)

    def resolve(self, context: Context) -> Window:
        """Place the moment; twelve at night is the first hour of the day."""
        by: ResolvedBy = "dateline"
        if self.day is not None:
            found = self.day.resolve(context)
            if found.begin is None:
                raise OpenError("open_day")
            day, by = calendars.floor(found.begin, "day"), found.by
        else:
            day = context.today()
        hour = self.hour
        if self.half == "am" and hour == 12:
            hour = 0
        elif self.half == "pm" and hour < 12:
            hour += 12
        at = day + dt.timedelta(hours=hour, minutes=self.minute, seconds=self.second)
        return Window(at, calendars.move(at, 1, self.grain), self.grain, "time_of_day", by)


@dataclass(frozen=True, slots=True)
class MinuteOfHour:
    """«الدقيقة 10» standing alone: that minute of the hour now."""

    minute: int

    def resolve(self, context: Context) -> Window:
        """Place the minute."""
        at = calendars.floor(context.now(), "hour") + dt.timedelta(minutes=self.minute)
        return _single((at, calendars.move(at, 1, "minute")), "minute", "dateline")


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day, by its hours: «مساء السبت»; standing alone it belongs to the article's day."""

    first: int
    last: int
    day: Term | None = None

    def resolve(self, context: Context) -> Window:
        """Place the hours; with a day named, the day is what the press means."""
        if self.day is not None:
            return self.day.resolve(context)
        today = context.today()
        hour = dt.timedelta(hours=1)
        return Window(
            today + self.first * hour, today + self.last * hour, "hour", "time_of_day", "dateline", single=False
        )


@dataclass(frozen=True, slots=True)
class Easter:
    """Easter Sunday of the western churches, and the days counted from it."""

    days: int = 0
    year: int | None = None

    def resolve(self, context: Context) -> Window:
        """Place the day."""
        if self.year is not None:
            return _single(self._of_year(self.year), "day")
        return _single(choose(self._of_year, context.now().year, context, None), "day", "dateline")

    def _of_year(self, year: int) -> Stretch:
        begin = calendars.easter(year) + self.days * DAY
        return begin, begin + DAY
