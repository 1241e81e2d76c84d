"""Parts, edges and stretches of longer times: quarters, «مطلع العام», «الأشهر التسعة الأولى», «صيف 2025»."""

from __future__ import annotations

from tawatur.times.cursor import Parsed
from tawatur.times.dates import Dates
from tawatur.times.stretches import Alike, Count, Edge, Range, Trailing
from tawatur.times.terms import Fields, Part, Relative, Season, YearSpan


class Parts(Dates):
    """Rules for parts of years and months, and for windows named by their end."""

    def part(self, i: int) -> Parsed | None:
        """Read a part of a year or month: «الربع الثاني من 2025», «النصف الأول», «الأسبوع الثاني من نوفمبر»."""
        at = i
        unit = self.unit(at)
        if unit in {"quarter", "half", "third", "week", "month", "day"} and self.definite(at):
            if unit == "quarter" and self.at(at + 1, "alike") is not None:
                return None
            nth = self.ordinal(at + 1)
            if nth is None or not self.definite(at + 1):
                return None
            limit = {"quarter": 4, "half": 2, "third": 3, "week": 5, "month": 12, "day": 31}[unit]
            if nth[0] > limit or self.at(nth[1] + 1, "consecutive") is not None:
                return None  # «للربع الثاني على التوالي» counts
            second = self.ordinal(nth[1] + 1) if self.at(nth[1], "and") is not None else None
            if second is not None and self.definite(nth[1] + 1) and nth[0] < second[0] <= limit:
                inside = self.container(second[1])
                of = inside[0] if inside is not None else None
                if of is not None or unit in {"quarter", "half"}:
                    ends = (Part(unit, nth[0], of), Part(unit, second[0], of))
                    return Range(*ends), inside[1] if inside is not None else second[1]
            inside = self.container(nth[1])
            if inside is not None:
                return Part(unit, nth[0], inside[0]), inside[1]
            if unit in {"quarter", "half"}:
                if nth[0] == -1:
                    return Part(unit, 4 if unit == "quarter" else 2), nth[1]
                shift = self.at(nth[1], "shift")
                if shift is not None:
                    return Part(unit, nth[0], shift=shift), nth[1] + 1
                return Part(unit, nth[0]), nth[1]
            return None
        nth = self.ordinal(at)
        if nth is None or self.definite(at):
            return None
        at = nth[1]
        unit = self.unit(at)
        weekday = None
        if unit == "day" and self.at(at + 1, "weekday") is not None:
            at += 1
        if self.at(at, "weekday") is not None and (nth[0] != 1 or self.at(at, "card") is None or not self.definite(at)):
            weekday, unit = self.at(at, "weekday"), "day"
        if unit not in {"quarter", "half", "week", "month", "day"} or self.definite(at):
            return None
        inside = self.container(at + 1)
        if unit == "month" and inside is not None and isinstance(inside[0], Fields) and inside[0].month is not None:
            return None  # «أول شهر سبتمبر» is its first day
        if inside is None:
            return (Part(unit, nth[0], None, weekday), at + 1) if weekday is not None and self.lone else None
        return Part(unit, nth[0], inside[0], weekday), inside[1]

    def count(self, i: int) -> Parsed | None:
        """Read several units: «السنوات الخمس المقبلة», «الأشهر التسعة الأولى من العام», «آخر ثلاثة أشهر»."""
        at = i
        if self.at(at, "final") is not None and not self.definite(at):
            amount = self.amount(at + 1)
            if amount is None or amount[0][0] < 2:
                return None
            inside = self.container(amount[1])
            return Count(*amount[0], "last", inside[0] if inside else None), inside[1] if inside else amount[1]
        if self.at(at, "ord") == 1 and not self.definite(at):
            amount = self.amount(at + 1)
            if amount is None or amount[0][0] < 2 or any(self.at(at + 1, k) for k in ("unit", "month")):
                return None
            inside = self.container(amount[1])
            return (Count(*amount[0], "first", inside[0]), inside[1]) if inside else None
        amount = self.amount(at)
        if amount is None:
            unit = self.at(at, "dual") or self.at(at, "units")
            if unit is None or not self.definite(at):
                return None
            shift = self.at(at + 1, "shift")
            return (
                None
                if shift is None or self.at(at, "dual") is None
                else (Count(2, unit, "next" if shift > 0 else "past"), at + 2)
            )
        (n, unit), end = amount
        if n > 1 and self.definite(end) and self.at(end, "shift") in {-1, 1}:
            return Count(n, unit, "next" if self.at(end, "shift") > 0 else "past"), end + 1
        if not (self.definite(at) or self.definite(at + 1)):
            return None
        shift = self.at(end, "shift")
        if shift is not None and shift != 0:
            return Count(n, unit, "next" if shift > 0 else "past"), end + 1
        if self.at(end, "last") is not None:
            inside = self.container(end + 1) if self.at(end + 1, "from") is not None else None
            if inside is not None:
                return Count(n, unit, "last", inside[0]), inside[1]
            return Count(n, unit, "past"), end + 1
        if self.at(end, "prior") is not None:
            return Count(n, unit, "past"), end + 1
        if unit in {"month", "day", "week"} and (self.at(end, "from") is not None or self.at(end, "in") is not None):
            inside = self.container(end)  # «الأشهر التسعة من العام الماضي»
            if inside is not None and (not isinstance(inside[0], Fields) or inside[0].unit == "year"):
                return Count(n, unit, "first", inside[0]), inside[1]
        if self.at(end, "ord") == 1 and self.definite(end):
            inside = self.container(end + 1)
            return Count(n, unit, "first", inside[0] if inside else None), inside[1] if inside else end + 1
        return None

    def alike(self, i: int) -> Parsed | None:
        """Read a period by its likeness to the one before: «الفترة نفسها من العام الماضي», «الربع المماثل من 2024»."""
        at = i
        if self.at(at, "same_before") is not None:
            if self.at(at + 1, "stretch") is None:
                return None
            unit, end = None, at + 2
        else:
            unit = self.unit(at)
            if (unit is None and self.at(at, "stretch") is None) or not self.definite(at):
                return None
            if self.at(at + 1, "alike") is None and self.at(at + 1, "same") is None:
                return None
            end = at + 2
            if unit is not None and self.at(at + 1, "same") is not None and self.at(end, "from") is None:
                return None
            if unit in {"day", "year", "hour"}:
                return None
        linked = any(self.at(end, kind) is not None for kind in ("from", "in", "of"))
        inside = self.container(end) if linked else None
        if inside is not None:
            return Alike(unit, inside[0]), inside[1]
        return Alike(unit), end

    def trailing(self, i: int) -> Parsed | None:
        """Read a window by its end: «الـ12 شهرا المنتهية في أغسطس», «السنة المالية التي تنتهي في يونيو 2026»."""
        at, fiscal = i, False
        if self.at(at, "unit") == "year":
            n, unit, end = 1, "year", at + 1
            if self.at(end, "fiscal") is not None:
                fiscal, end = True, end + 1
        elif self.at(at, "part_unit") is not None:
            n, unit, end = 1, self.at(at, "part_unit"), at + 1
        else:
            amount = self.amount(at)
            if amount is None:
                return None
            (n, unit), end = amount
        until = n > 1 and unit == "month" and self.at(end, "until") is not None  # «ثلاثة أشهر حتى يونيو»
        end = self.skip(end, "that")
        if self.at(end, "ending") is None and not until:
            return None
        end = self.skip(end + 1, "in", "with", "to")
        self.depth += 1
        ending = self.edge(end) or self.date(end) or self.numeric(end, wanted=True)
        self.depth -= 1
        if until and ending is not None and isinstance(ending[0], Fields) and ending[0].month is None:
            return None
        return (Trailing(n, unit, ending[0], fiscal), ending[1]) if ending is not None else None

    def year_told(self, i: int) -> Parsed | None:
        """Read a relative year with its number: «العام الماضي 2014م», «العام 2026»."""
        year = self.relative(i, units=("year",))
        stated = self.stated_year(year[1]) if year is not None else None
        if stated is None:
            return None
        return Fields("hijri" if stated[0] == "h" else "gregorian", stated[1]), stated[2]

    def campaign(self, i: int) -> Parsed | None:
        """Read a season of sports counted from now: «الموسم الماضي», «هذا الموسم»."""
        at = self.skip(i, "this")
        if self.at(at, "campaign") is None or not self.definite(at):
            return None
        if at > i:
            return Relative("year", 0, fiscal=True, campaign=True), at + 1
        shift = self.at(at + 1, "shift")
        if shift is None or not self.definite(at + 1):
            return None
        return Relative("year", shift, fiscal=True, campaign=True), at + 2

    def season(self, i: int) -> Parsed | None:
        """Read a season with its year: «صيف 2025», «الشتاء الماضي», «خريف هذا العام»."""
        shown = self.at(i, "this") is not None
        i += shown
        month = self.at(i, "season")
        if month is None:
            return None
        if shown and self.definite(i):
            return Season(month, shift=0), i + 1
        if self.definite(i):
            shift = self.at(i + 1, "shift")
            return (Season(month, shift=shift), i + 2) if shift is not None else None
        years = self.at(i + 1, "years")
        if years is not None:
            return Season(month, Fields(year=years[1])), i + 2  # «شتاء 2024-2025»
        inside = self.of_year(i + 1)
        if inside is None:
            return None
        value, _, end = inside
        return Season(month, Fields(year=value) if isinstance(value, int) else value), end

    def decade(self, i: int) -> Parsed | None:
        """Read a decade: «تسعينيات القرن الماضي», «نهاية العقد» is an edge of the decade now."""
        tens = self.at(i, "decade_of")
        if tens is None:
            return None
        end, century = i + 1, 1900
        if self.at(end, "unit") == "century":
            if self.at(end + 1, "shift") == 0:
                century = 2000
            elif self.at(end + 1, "ord") == 9:
                century = 1800
            end += 2 if self.at(end + 1, "shift") is not None else 1
        year = century + int(tens)
        return YearSpan(year, year + 9), end

    def edge(self, i: int) -> Parsed | None:
        """Read an edge of a period: «مطلع العام», «منتصف مايو», «نهاية أغسطس»."""
        at = i
        if self.depth > 3:
            return None
        which = self.at(at, "edge")
        if which is None and self.at(at, "fraction") == "30" and not self.definite(at):
            month = self.month(at + 1)
            if month is None or not month[3]:
                return None
            which = "mid"
        if which is None or self.definite(at):
            return None
        if which == "first":
            return self.date(at)
        inner = (
            self.century(at + 1)
            or self.year_period(at + 1)
            or self.year_told(at + 1)
            or self.relative(at + 1, bare=True)
            or self.date(at + 1)
            or self.part(at + 1)
            or self.season(at + 1)
            or self.decade(at + 1)
            or self.trailing(at + 1)
        )
        if inner is None and self.at(at + 1, "unit") is not None and not self.definite(at + 1):
            return None
        if inner is None:
            return None
        if isinstance(inner[0], Relative) and inner[0].unit in {"day", "hour", "minute"}:
            return None
        if which == "end" and isinstance(inner[0], Relative) and inner[0].unit == "week":
            which = "weekend"
        return Edge(which, inner[0]), inner[1]
