"""The grammar of times: a recursive descent over items, each rule a method that returns a term and where it ends.

A rule looks at most a bounded number of items ahead, so that a text is read in linear time. Rules only say
what is written; placing it on the calendar is the terms' work. The rules are stacked in layers, each on the
one before: cursor, names, dates, parts, clock, feasts, and here ranges and bounds.
"""

from __future__ import annotations

from dataclasses import replace

from tawatur.times.cursor import COMMAS, DASHES, Parsed
from tawatur.times.feasts import Feasts
from tawatur.times.moments import DayPart, Moment, Now
from tawatur.times.stretches import Bound, Count, Duration, Edge, Offset, Range
from tawatur.times.terms import Fields, Part, Relative


class Grammar(Feasts):
    """All rules; `expression` is where the reader enters."""

    def point(self, i: int) -> Parsed | None:
        """Read any time that is no range, bound or clock time."""
        return (
            self.two_years(i)
            or self.trailing(i)
            or self.weekday_date(i)
            or self.edge(i)
            or self.feast_day(i)
            or self.part(i)
            or self.date(i)
            or self.numeric(i, wanted=self.date_cue(i - 1))
            or self.count(i)
            or self.day_word(i)
            or self.alike(i)
            or self.week_day(i)
            or self.year_told(i)
            or (self.year_period(i) if self.at(i, "unit") is not None else None)
            or self.campaign(i)
            or self.relative(i, bare=self.lone)
            or self.year_period(i)
            or self.season(i)
            or self.decade(i)
            or self.century(i)
            or self.feast(i)
            or self.every(i)
        )

    def week_day(self, i: int) -> Parsed | None:
        """Read a day by its week: «الأسبوع المقبل يوم الجمعة», «بعد أسبوعين يوم الخميس» (with `elapsed`)."""
        week = self.relative(i, units=("week",))
        if week is None:
            return None
        at = self.skip(week[1], "in")
        day = self.at(at, "weekday") if self.at(at, "unit") != "day" else self.at(at + 1, "weekday")
        if day is None or not self.definite(at if self.at(at, "weekday") is not None else at + 1):
            return week
        return Fields(weekday=day, of=week[0]), at + 1 if self.at(at, "weekday") is not None else at + 2

    def every(self, i: int) -> Parsed | None:
        """Read «كل جمعة» where it stands alone: the next one."""
        if not self.lone or self.at(i, "every") is None or self.at(i + 1, "weekday") is None:
            return None
        return Fields(weekday=self.at(i + 1, "weekday")), i + 2

    def date_cue(self, i: int) -> bool:
        """Tell whether the item before digits promises a date: «بتاريخ», «يوم», «الموافق»."""
        return self.at(i, "equals") is not None or self.at(i, "date_noun") is not None or self.at(i, "unit") == "day"

    def simple(self, i: int) -> Parsed | None:
        """Read a point, with the part of the day before it or the equivalent in the other calendar behind it."""
        parted = self.part_of_day(i)
        if parted is not None:
            return parted
        found = self.moment(i, sure=self.at(i - 1, "on") is not None and self.lone) or self.point(i) or self.day_part(i)
        if found is None:
            return None
        term, end = found
        if isinstance(term, Fields) and term.unit == "day":
            end = self.equivalent(term, end)
        day = isinstance(term, Fields | Relative | Part) and term.unit == "day"
        if day or isinstance(term, DayPart) or (isinstance(term, Edge) and term.which in {"start", "end"}):
            at = end + 1 if self.norm(end) in COMMAS else end
            if self.at(at, "from") is not None or self.at(at, "between") is not None:
                span = self.clock_span(at)
                if span is not None and isinstance(span[0], Range):
                    first, last = span[0].first, span[0].last
                    if isinstance(first, Moment) and isinstance(last, Moment):
                        return Range(first.on(term), last.on(term)), span[1]
            time = self.clock_behind(end)
            if time is not None:
                if isinstance(term, DayPart):
                    half = time.half or ("am" if term.last <= 12 else "pm" if time.hour != 12 else "am")
                    return self.on_day(time._replace(half=half), None)
                return self.on_day(time, term)
            part = None if isinstance(term, DayPart) else self.part_behind(end)
            if part is not None:
                return DayPart(part[0], part[1], term), part[2]
        return term, end

    def equivalent(self, term: Fields, end: int) -> int:
        """Step over the same day in the other calendar: «15 شعبان 1446هـ الموافق 14 فبراير 2025»."""
        at = end
        opened = self.norm(at) in {"(", "-", "–", "/"}
        if opened or self.norm(at) in COMMAS:
            at += 1
        equals = self.at(at, "equals") is not None
        if equals:
            at = self.skip(self.skip(at + 1, "of"), "unit")
        if not (equals or opened):
            return end
        other = self.date(at) or self.numeric(at, wanted=True)
        if other is None or not isinstance(other[0], Fields) or other[0].unit != "day":
            return end
        if other[0].calendar == term.calendar and not equals:
            return end
        after = other[1]
        return after + 1 if self.norm(end) == "(" and self.norm(after) == ")" else after

    def expression(self, i: int) -> Parsed | None:
        """Read the longest expression that starts here."""
        return self.clock_span(i) or self.range(i) or self.bound(i) or self.elapsed(i) or self.now(i) or self.listed(i)

    def range(self, i: int) -> Parsed | None:
        """Read a stretch with both ends: «بين أبريل ويونيو», «من 3 إلى 7 مارس», «13-15 يوليو»."""
        span = self.at(i, "span")
        if span is not None:
            month = self.date_tail(i + 1)
            if month is not None:
                return Range(replace(month[0], day=span[0]), replace(month[0], day=span[1])), month[1]
        if self.at(i, "month") is not None or self.at(i, "pair") is not None:
            return self.month_span(i) or self._ends(i, "to")
        if self.at(i, "int") is not None and self.at(i + 1, "and") is not None:
            return self.days(i)
        if self.at(i, "between") is not None:
            return self._ends(i + 1, "and")
        if self.at(i, "from") is not None:
            at = i + 1
            if self.at(at, "span") is not None:
                return self.range(at)
            return self._ends(at, "to")
        return self._ends(i, "to") if self.at(i, "int") is not None else None

    def days(self, i: int) -> Parsed | None:
        """Read two days of one month: «يومي 5 و6 مايو»."""
        if all(self.at(i - 1, kind) is None for kind in ("in", "unit", "dual_of")):
            return None
        first, last = self.integer(i, 1, 31), self.integer(i + 2, 1, 31)
        if first is None or last is None or last != first + 1:
            return None
        found = self.date(i + 2)
        if found is None or not isinstance(found[0], Fields) or found[0].day != last or found[0].month is None:
            return None
        return Range(replace(found[0], day=first), found[0]), found[1]

    def month_span(self, i: int) -> Parsed | None:
        """Read days behind their month: «يوليو 13-15», «تموز 13 إلى 15»."""
        month = self.month(i)
        if month is None:
            return None
        calendar, number, at, _ = month
        base = Fields("hijri" if calendar == "h" else "gregorian", month=number)
        span = self.at(at, "span")
        if span is not None:
            first, last, end = span[0], span[1], at + 1
        else:
            one, two = self.integer(at, 1, 31), self.integer(at + 2, 1, 31)
            if one is None or two is None or self.at(at + 1, "to") is None or one >= two:
                return None
            first, last, end = one, two, at + 3
        if self.counted(end):
            return None
        term, end = self.with_year(base, end)
        return (Range(replace(term, day=first), replace(term, day=last)), end) if isinstance(term, Fields) else None

    def _ends(self, i: int, joint: str) -> Parsed | None:
        first = self.simple(i)
        day = self.day_number(i) if first is None else None
        if first is None and day is None:
            return None
        end = first[1] if first is not None else day[1] if day else i
        dash = self.norm(end) in DASHES
        if joint == "to" and self.at(end, "and") is not None and self.at(end + 1, "until") is not None:
            end += 1
        joined = self.at(end, "and") is not None if joint == "and" else (
            self.at(end, "to") is not None or self.at(end, "until") is not None or dash
        )  # fmt: skip
        if not joined:
            return None
        at = end + 1
        if self.at(at, "until_part") is not None:
            at += 1
        if first is None and day is not None and joint == "to" and (last := self.day_number(at)) is not None:
            month = self.date_tail(last[1])
            if month is not None and day[0] < last[0]:
                return Range(replace(month[0], day=day[0]), replace(month[0], day=last[0])), month[1]
        second = self.simple(at)
        if second is None:
            return None
        term, until = second
        if first is None and day is not None:
            if isinstance(term, Fields) and term.day and (term.month or isinstance(term.of, Relative)):
                return Range(replace(term, day=day[0]), term), until
            return None
        assert first is not None  # noqa: S101 - one of the two was read
        start = first[0]
        if isinstance(start, Fields) and isinstance(term, Fields):
            start = with_year_of(start, term)
        if isinstance(start, Part) and isinstance(term, Part) and start.of is None:
            start = replace(start, of=term.of)
        return Range(start, term), until

    def date_tail(self, i: int) -> tuple[Fields, int] | None:
        """Read the month behind a span of days: «مارس 2025», «من الشهر الجاري»."""
        at = self.skip(i, "from")
        month = self.month(at)
        if month is None:
            # «ارتفع من 4 إلى 22 هذا الشهر» is a rise: only «من» makes days of the numbers
            told = self.relative(at, units=("month",)) if at > i else None
            return (Fields(of=told[0]), told[1]) if told is not None and isinstance(told[0], Relative) else None
        calendar, number, end, _ = month
        term, end = self.with_year(Fields("hijri" if calendar == "h" else "gregorian", month=number), end)
        return (term, end) if isinstance(term, Fields) else None

    def bound(self, i: int) -> Parsed | None:
        """Read a stretch with one end: «منذ مطلع العام», «بحلول 2030», «حتى نهاية أغسطس», «قبل نهاية العقد»."""
        at = i
        if self.at(at, "starting") is not None:
            at = self.skip(at + 1, "from")
            return self.simple(at)
        if self.at(at, "in") is not None and self.at(at + 1, "deadline") is not None:
            at += 1
        if self.at(at, "of") is not None and self.at(at + 1, "until_part") is not None:
            inner = self.simple(at + 2)  # «لغاية نهاية سبتمبر»
            return (Bound("until", inner[0]), inner[1]) if inner is not None else None
        if self.at(at, "from") is not None and self.at(at + 1, "edge") in {"start", "first"}:
            inner = self.edge(at + 1)  # «من بداية العام»
            return (Bound("since", inner[0]), inner[1]) if inner is not None else None
        kind: str | None = None
        if self.at(at, "deadline") is not None:
            kind = "deadline"
        elif self.at(at, "since") is not None:
            kind = "since"
        elif self.at(at, "until") is not None or (
            self.at(at, "to") is not None and self.at(at + 1, "until_part") is not None
        ):
            kind = "until"
            at = self.skip(at, "to")
        elif self.at(at, "before") is not None:
            kind = "before"
        elif self.at(at, "after") is not None:
            kind = "after"
        elif self.at(at, "to") is not None and self.lone:
            kind = "until"
        if kind is None:
            return None
        at = self.skip(at + 1, "until_part")
        if kind == "before":
            at = self.skip(at, "deadline")
        elif kind in {"until", "since"}:
            at = self.skip(at, "date_noun")
        if kind == "until" and self.at(at, "now") is not None:
            return Now(), at + 1
        if kind in {"before", "after"} and (self.day_word(i) or self.part_of_day(i)) is not None:
            return self.simple(i)
        inner = self.simple(at)
        if inner is None and kind == "since":
            inner = self.since_event(at)
        if inner is None or (isinstance(inner[0], Relative) and inner[0].unit in {"hour", "minute"}):
            return None
        if kind == "since":
            end = self.skip(inner[1], "and")
            if self.at(end, "until") is not None:
                last = self.simple(end + 1)
                if last is not None:
                    return Range(inner[0], last[0]), last[1]  # «منذ 2004 وحتى 2012»
        return Bound(kind, inner[0]), inner[1]  # type: ignore[arg-type]

    def since_event(self, i: int) -> Parsed | None:
        """Read «منذ إقرار الحوافز في منتصف مايو»: an event of a few words, then «في» and its date."""
        for at in range(i, min(i + 6, self.size)):
            item = self.items[at]
            if at > i and item.senses.get("in") is not None:
                return self.simple(at + 1)
            if (
                item.senses
                and item.senses.get("in") is None
                and not item.senses.keys() <= {"of", "and", "from", "in", "edge"}
            ):
                return None
            if not item.norm or not item.norm[0].isalpha():
                return None
        return None

    def elapsed(self, i: int) -> Parsed | None:
        """Read a length of time from now, or without anchor: «قبل ثلاثة أيام», «خلال 48 ساعة»."""
        start = i
        if any(self.at(i, kind) is not None for kind in ("before", "after", "since", "during")):
            hedge = self.skip(i + 1, "count_cue")
            i = hedge - 1 if hedge == i + 1 else self.skip(hedge, "from") - 1
        for kind, sign in (("before", -1), ("after", 1), ("since", -1)):
            if self.at(start, kind) is not None:
                amounts = self.amounts(i + 1)
                if amounts is None or self.definite(i + 1):
                    return None
                if kind == "after" and self.at(i - 1, "unit") == amounts[0][0][1]:
                    return None  # «يوما بعد يوم»
                end, calendar = amounts[1], "gregorian"
                if self.at(end, "era") == "h":
                    end, calendar = end + 1, "hijri"
                if self.at(end, "from") is not None and self.at(end + 1, "now") is not None:
                    return Offset(amounts[0], sign), end + 2
                if kind != "since" and self.at(end, "from") is not None:
                    base = self.simple(end + 1)
                    if base is not None:
                        return Offset(amounts[0], sign, base[0]), base[1]
                    if not self.lone:
                        return Duration(amounts[0]), end
                if kind == "after" and not self.lone and not self.foretold(start):
                    return Duration(amounts[0]), end  # «بعد 25 عاما في الحكم» is no date to come
                term = Offset(amounts[0], sign, calendar=calendar)  # type: ignore[arg-type]
                if kind == "since" and not self.lone:
                    return Bound("since", term), end
                return self.on_weekday(term, end)
        if self.lone and self.at(i, "from") is not None:
            moment = self.moment(i + 1)
            if moment is not None:
                return Bound("since", moment[0]), moment[1]
            amounts = self.amounts(i + 1)
            return (Offset(amounts[0], -1), amounts[1]) if amounts is not None and not self.definite(i + 1) else None
        if self.at(i, "in") is not None or self.at(start, "during") is not None:
            length = self.amount(i + 1)
            window = self.trailing(i + 1) if length is not None and self.at(length[1], "until") is not None else None
            if window is not None:
                return window  # «في ثلاثة أشهر حتى يونيو»
        if self.at(i, "in") is not None and self.at(i + 1, "edge") is None and self.at(i + 1, "during") is None:
            amounts = self.amounts(i + 1)
            if amounts is None or self.definite(i + 1) or self.definite(amounts[1] - 1):
                return None
            if amounts[0][0][0] > 1 or (self.lone and amounts[1] == self.size):
                return Duration(amounts[0]), amounts[1]
            return None
        if self.at(start, "during") is not None:
            if any(read(i + 1) is not None for read in (self.month, self.year, self.two_years)):
                return None  # «خلال شهر رمضان», «خلال عام 2014», «خلال العام الدراسي 2014/2015»
            amounts = self.amounts(i + 1)
            if amounts is None and self.definite(i + 1) and self.at(i + 1, "unit") in {"week", "month", "year"}:
                return self.relative(i + 1, bare=True)
            if amounts is not None and not self.definite(i + 1):
                inside = self.container(amounts[1]) if self.at(amounts[1], "from") is not None else None
                if inside is not None and isinstance(inside[0], Fields) and inside[0].unit == "year":
                    return Count(*amounts[0][0], "first", inside[0]), inside[1]  # «خلال تسعة أشهر من 2025»
                return Duration(amounts[0]), amounts[1]
        return None

    def foretold(self, i: int) -> bool:
        """Tell whether a word of the future stands shortly before."""
        return any(self.at(at, "future") is not None for at in range(max(0, i - 10), i))

    def on_weekday(self, term: Offset, end: int) -> Parsed:
        """Read the weekday behind a distance: «بعد أسبوعين يوم الخميس»."""
        at = end + 1 if self.at(end, "unit") == "day" else end
        weekday = self.at(at, "weekday")
        if weekday is None or at == end or term.amounts[-1][1] not in {"week", "month", "year"}:
            return term, end
        return Fields(weekday=weekday, of=term), at + 1

    def now(self, i: int) -> Parsed | None:
        """Read «الآن», «حاليا», «هذه اللحظة»."""
        if self.lone and self.at(i, "this") is not None and self.at(i + 1, "instant") is not None:
            later = self.elapsed(i + 2)
            if later is not None and isinstance(later[0], Offset):
                return replace(later[0], exact=True), later[1]
        if (
            self.at(i, "this") is not None
            and self.at(i + 1, "instant") is not None
            and self.definite(i + 1)
            and (self.lone or self.at(i + 1, "instant") == "now")
        ):
            return Now(), i + 2
        if self.lone and self.at(i, "instant") == "at_once" and self.definite(i):
            return Now(), i + 1
        return (Now(), i + 1) if self.at(i, "now") is not None else None

    def listed(self, i: int) -> Parsed | None:
        """Read a point, or months in a row joined by و: «مايو ويونيو ويوليو»."""
        found = self.simple(i)
        if found is None or not isinstance(found[0], Fields) or found[0].unit != "month" or found[0].year is not None:
            return found
        first, last, end = found[0], found[0], found[1]
        while self.at(end, "and") is not None or (self.norm(end) in COMMAS and self.month(end + 1) is not None):
            more = self.date(end + 1)
            if more is None or not isinstance(more[0], Fields) or more[0].unit != "month" or last.month is None:
                break
            if more[0].month != last.month % 12 + 1 or last.year is not None:
                break
            last, end = more[0], more[1]
        if last is first:
            return found
        return Range(replace(first, year=last.year, of=last.of), last), end


def with_year_of(start: Fields, end: Fields) -> Fields:
    """Give the start of a range the year of its end: «من 25 ديسمبر إلى 3 يناير 2025» starts the year before."""
    if start.year is not None or start.of is not None or start.weekday is not None or start.calendar != end.calendar:
        return start
    if end.year is None and end.of is None:
        return start
    if start.month is None or end.month is None or (start.month, start.day or 0) <= (end.month, end.day or 99):
        return replace(start, year=end.year, of=end.of)
    return replace(start, year=end.year - 1) if end.year is not None else start
