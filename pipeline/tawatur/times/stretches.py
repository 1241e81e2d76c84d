"""Terms that reach over several units: counts, edges, bounds, ranges, distances and lengths of time."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from tawatur.records import Calendar, PeriodType, ResolvedBy
from tawatur.times import calendars
from tawatur.times.calendars import DAY
from tawatur.times.terms import MEMORY, TYPE_OF_UNIT, Context, Fields, OpenError, Relative, Term, Window, single


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
        here = context.floor(context.now(), self.unit)
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
    exact: bool = False  # «هذا الوقت بعد أسبوعين»: to the second

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
            return single(calendars.hijri(year), "year", by, "hijri")
        for count, unit in self.amounts:
            at = calendars.move(at, self.sign * count, unit)
        grain = min((unit for _, unit in self.amounts), key=calendars.GRAINS.index)
        if self.exact:
            return single((at, calendars.move(at, 1, "second")), "second", by)
        if calendars.GRAINS.index(grain) >= calendars.GRAINS.index("day"):
            at = calendars.floor(at, "day" if grain == "week" or len(self.amounts) > 1 else grain)
        return single((at, calendars.move(at, 1, grain)), grain, by)


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
        told = context.reference is not None and context.bias != "phrase"
        if self.kind == "since" and told and inner.begin and inner.begin > context.now():
            inner = self._earlier().resolve(context)
        if inner.begin is None or inner.until is None:
            raise OpenError("open_end")
        begin, until = inner.point or inner.begin, inner.until
        by = inner.by
        tomorrow = context.today() + DAY if context.reference is not None else None
        if self.kind == "deadline":
            if inner.type == "time_of_day":
                return inner  # «بحلول الساعة 0955»: at that hour
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
            first = context.reference if context.reference and context.reference < inner.begin else None
            return Window(first, inner.begin, inner.grain, "until", by, single=False)
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
