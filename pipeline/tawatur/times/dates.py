"""Dates: with month names, in digits, behind a weekday, and days counted from today."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tawatur.quantities.nouns import is_counted
from tawatur.times.cursor import COMMAS, DASHES, OF, Parsed
from tawatur.times.names import GREGORIAN_YEARS, HIJRI_YEARS, Names
from tawatur.times.stretches import Offset, Range
from tawatur.times.terms import Fields, Part, Relative, TwoYears, YearSpan

_OPENING: Final = frozenset({"(", "«", '"', "“"})
_CLOSING: Final = frozenset({")", "»", '"', "”"})


class Dates(Names):
    """Rules for days, months and years of the calendar."""

    def date(self, i: int) -> Parsed | None:
        """Read a date with a month: «7 مارس», «الأول من شباط 2013», «مايو 2025», «شباط 13», «15 شعبان ١٤٤٦ هـ»."""
        at = i
        day: int | None = None
        if self.at(at, "unit") == "day" and self.definite(at) and self.ordinal(at + 1) is not None:
            at += 1
        if self.at(at, "edge") == "first" or (self.at(at, "ord") == 1 and not self.definite(at)):
            day, at = 1, at + 1
        else:
            number = self.day_number(at)
            if number is not None:
                day, at = number
                if self.at(at, "unit") == "day" and self.at(at + 1, "from") is not None:
                    at += 1  # «ثالث يوم من شهر …»
                if self.at(at, "from") is not None or self.at(at, "of") is not None:
                    at += 1
        month = self.month(at)
        if month is None:
            shift = self.at(at, "shift")
            if day is not None and shift is not None and self.definite(at) and at == i + 1 and self.at(i, "int"):
                return Fields(day=day, of=Relative("month", shift)), at + 1  # «12 الجاري»
            if day is not None:
                inside = self.relative(at, units=("month",))
                if inside is not None and (at > i + 1 or self.definite(at)):
                    return Fields(day=day, of=inside[0]), inside[1]
            return None
        calendar, number_, end, certain = month
        if day is None and not certain and not self.month_wanted(i, end):
            return None
        if day is not None and not certain and self.at(i, "int") is None and self.at(at, "zero"):
            return None
        fields = Fields("hijri" if calendar == "h" else "gregorian", month=number_, day=day)
        if day is None:
            late = self.day_behind(end)
            if late is not None:
                fields, end = replace(fields, day=late[0]), late[1]
        return self.with_year(fields, end)

    def day_behind(self, i: int) -> tuple[int, int] | None:
        """Read the day behind its month: «شباط 13»; «سبتمبر الحادي والعشرين» only where little else is said."""
        late = self.day_number(i)
        if late is None:
            return None
        if self.definite(i):
            return late if self.at(i, "ord") is not None and self.lone else None
        if self.at(i, "int") is None or self.at(i, "digits") > 2 or self.counted(late[1]):
            return None
        return late if self.at(late[1], "month") is None and self.at(late[1], "unit") is None else None

    def month_wanted(self, i: int, end: int) -> bool:
        """Tell whether a name that is also another word stands as a month: «في آب», «رمضان 2019», «تموز الماضي»."""
        if self.of_year(end) is not None or self.at(end, "shift") is not None or self.lone:
            return True
        if self.at(i, "zero") is not None:
            return False
        before = i - 1
        listed = self.at(before - 1, "month") is not None or self.at(before - 2, "pair") is not None
        if listed and self.at(before, "and") is not None:
            return True  # «كانون الثاني وآب»
        return any(
            self.at(before, kind) is not None
            for kind in (
                "in",
                "during",
                "since",
                "until",
                "deadline",
                "edge",
                "before",
                "after",
                "between",
                "to",
                "from",
            )
        )

    def with_year(self, fields: Fields, end: int) -> Parsed:
        """Add the year or the relative word behind a month or a day."""
        calendar = "h" if fields.calendar == "hijri" else "g"
        hops, step = 1, end
        if self.at(step, "before") is not None or self.at(step, "after") is not None:
            hops, step = 2, step + 1
        for kind in ("shift", "prior", "later"):
            shift = self.at(step, kind)
            if shift is not None:
                return replace(fields, shift=shift, hops=hops), step + 1
        year = self.of_year(end, calendar)
        if year is not None:
            value, found, after = year
            if isinstance(value, int):
                if found == calendar:
                    return replace(fields, year=value), after
                if calendar == "h":
                    return replace(fields, of=Fields(year=value)), after
                return fields, end
            return replace(fields, of=value), after
        return fields, end

    def weekday_date(self, i: int) -> Parsed | None:
        """Read a weekday and the date that may follow it: «يوم الأحد الماضي», «الأحد، 9 مارس 2025»."""
        at, noun = i, False
        shown = self.at(at, "this") is not None and (
            self.at(at + 1, "weekday") is not None or self.at(at + 1, "unit") == "day"
        )
        if shown:
            at += 1
        if self.at(at, "unit") == "day":
            at, noun = at + 1, True
        weekday = self.at(at, "weekday")
        if weekday is None or (noun and self.definite(at - 1)):
            return None
        if not self.definite(at) and not noun and self.at(at, "sure_day") is None:
            inside = self.of_week(at + 1)
            if inside is not None:
                return Fields(weekday=weekday, of=inside[0]), inside[1]
            return None
        if self.at(at, "card") is not None and not noun and self.at(at - 1, "between") is not None:
            return None
        end = at + 1
        hops, step = 1, end
        if self.at(step, "before") is not None or self.at(step, "after") is not None:
            hops, step = 2, step + 1
        for kind in ("shift", "prior", "later"):
            shift = self.at(step, kind)
            if shift is not None:
                fields = Fields(weekday=weekday, shift=shift, hops=hops)
                after = self.joined_date(step + 1)
                return after if after is not None else (fields, step + 1)
        nth = self.ordinal(end)
        if nth is not None and self.definite(end) and any(self.at(nth[1], kind) is not None for kind in OF):
            inside = self.container(nth[1])
            if inside is not None:
                if isinstance(inside[0], Relative) and nth[0] > 5:
                    return Fields(day=nth[0], of=inside[0]), inside[1]
                if not isinstance(inside[0], Fields) or inside[0].day is None:
                    return Part("day", nth[0], inside[0], weekday), inside[1]
        joined = self.joined_date(end)
        if joined is not None:
            return joined
        away = self.weeks_away(end)
        if away is not None:
            return Fields(weekday=weekday, of=away[0]), away[1]
        inside = self.of_week(end)
        if inside is not None:
            return Fields(weekday=weekday, of=inside[0]), inside[1]
        if nth is not None and nth[0] > 5 and self.definite(end):
            return Fields(weekday=weekday, day=nth[0]), nth[1]
        return Fields(weekday=weekday, shift=0 if shown else None), end

    def weeks_away(self, i: int) -> Parsed | None:
        """Read the weeks between now and a weekday: «الخميس بعد أسبوعين»."""
        sign = 1 if self.at(i, "after") is not None else -1 if self.at(i, "before") is not None else 0
        amount = self.amount(i + 1) if sign else None
        if amount is None or amount[0][1] != "week" or self.at(amount[1], "from") is not None:
            return None
        return Offset((amount[0],), sign), amount[1]

    def joined_date(self, i: int) -> Parsed | None:
        """Read the date behind a weekday, with a comma, brackets or «الموافق» before it."""
        at = i
        if self.norm(at) in COMMAS or self.norm(at) == "(":
            at += 1
        if self.at(at, "equals") is not None:
            at = self.skip(at + 1, "of")
        elif self.at(at, "in") is not None:
            at = self.skip(at + 1, "date_noun")
        found = self.date(at)
        if found is not None and isinstance(found[0], Fields) and found[0].unit == "day":
            end = found[1]
            if self.norm(i) == "(" and self.norm(end) == ")":
                end += 1
            return found[0], end
        return self.numeric(at, wanted=True)

    def of_week(self, i: int) -> Parsed | None:
        """Read the week that a weekday belongs to: «من الأسبوع الماضي», «هذا الأسبوع»."""
        at = self.skip(i, *OF)
        return self.relative(at, units=("week",))

    def container(self, i: int) -> Parsed | None:
        """Read what a part belongs to: a year, a month, a relative unit, with «من», «في» or nothing before it."""
        inner = self.skip(self.skip(i, *OF), *OF)
        two = self.two_years(inner)
        if two is not None:
            return two
        year = self.of_year(i)
        if year is not None:
            value, calendar, end = year
            if isinstance(value, int):
                return Fields("hijri" if calendar == "h" else "gregorian", year=value), end
            return value, end
        at = i
        steps = 0
        while steps < 2 and any(self.at(at, kind) is not None for kind in OF):
            at, steps = at + 1, steps + 1
        century = self.century(at)
        if century is not None:
            return century
        month = self.month(at)
        if month is not None:
            calendar, number, end, _ = month
            return self.with_year(Fields("hijri" if calendar == "h" else "gregorian", month=number), end)
        return self.relative(at, bare=steps > 0 and self.at(at, "unit") in {"year", "month", "week"})

    def century(self, i: int) -> Parsed | None:
        """Read a century by its number: «القرن العشرين», «القرن الحادي والعشرين»."""
        if self.at(i, "unit") != "century" or not self.definite(i):
            return None
        nth = self.ordinal(i + 1)
        if nth is None or not self.definite(i + 1) or not 1 <= nth[0] <= 21:
            return None
        return YearSpan(max(1, nth[0] * 100 - 100), nth[0] * 100 - 1), nth[1]

    def numeric(self, i: int, *, wanted: bool = False) -> Parsed | None:
        """Read a date in digits: 2025/10/06, 6-10-2025, 14-09-1432 هـ; 6/10 where a date is wanted."""
        whole = self.at(i, "ymd")
        if whole is not None:
            year, month, day = whole
            if year < 0 and not (wanted or self.lone or self.at(i, "separator") == "/" or self.era(i + 1)[0]):
                return None
            era, end = self.era(i + 1)
            hijri = era == "h" or 1300 <= year <= 1500
            if not hijri and 0 <= year < 1000:
                return None
            return Fields("hijri" if hijri else "gregorian", year, month, day), end
        spaced = self.spaced(i)
        if spaced is not None:
            return spaced
        wanted = wanted or self.lone
        for kind in ("my", "ym"):
            pair = self.at(i, kind)
            if (
                pair is not None
                and self.at(i, "years") is None
                and (pair[0] in GREGORIAN_YEARS or pair[0] in HIJRI_YEARS)
            ):
                if self.counted(i + 1):
                    return None
                calendar = "hijri" if pair[0] in HIJRI_YEARS else "gregorian"
                return Fields(calendar, pair[0], pair[1]), i + 1  # type: ignore[arg-type]
        pair = self.at(i, "dm")
        if pair is not None and wanted and not self.counted(i + 1):
            fields = Fields(month=pair[1], day=pair[0])
            return self.with_year(fields, i + 1)
        return None

    def spaced(self, i: int) -> Parsed | None:
        """Read a date in digits with blanks about its strokes: «25 / 10 / 1436 هـ», «13 /08 /2015م», «20/10/ 1436»."""
        first, at = self.at(i, "int"), i + 1
        if first is not None and self.norm(at) == "/":
            month = self.integer(at + 1, 1, 12)
            if month is not None and self.norm(at + 2) == "/":
                year, end = self.at(at + 3, "int"), at + 4
            elif self.at(at + 1, "my") is not None:
                (year, month), end = self.at(at + 1, "my"), at + 2
            else:
                return None
        elif self.at(i, "dm") is not None and self.norm(at) == "/":
            (first, month), year, end = self.at(i, "dm"), self.at(at + 1, "int"), at + 2
        else:
            return None
        if year is None or month is None:
            return None
        if first > 31 and year <= 31:
            first, year = year, first
        era, after = self.era(end)
        if not 1 <= first <= 31:
            return None
        if era == "h" or year in range(1300, 1501):
            return Fields("hijri", year, month, first), after
        return (Fields("gregorian", year, month, first), after) if year in GREGORIAN_YEARS else None

    def two_years(self, i: int) -> Parsed | None:
        """Read «2024/2025» and «2024-2025»: a fiscal year, a season, or a span of years."""
        at, fiscal, campaign = i, False, False
        if self.at(at, "int") is None and not any(
            kind in self.items[at].senses for kind in ("campaign", "unit", "years", "year_span") if at < self.size
        ):
            return None
        if self.at(at, "campaign") is not None:
            at, campaign = at + 1, True
        if self.at(at, "unit") == "year":
            at += 1
            if self.at(at, "fiscal") is not None:
                at, fiscal = at + 1, True
            elif self.at(at, "school") is not None:
                at, campaign = at + 1, True
            at = self.skip(at, "ending", "shift", "prior")
        years, end = self.at(at, "years"), at + 1
        if years is None and self.norm(at + 1) in {"/", "-", "–"}:
            first, second = self.integer(at, 1400, 2100), self.integer(at + 2, 1400, 2100)
            if first is not None and second is not None and abs(first - second) == 1:
                years, end = (min(first, second), max(first, second)), at + 3
        if years is not None and (years[0] in GREGORIAN_YEARS or years[0] in HIJRI_YEARS):
            if years[0] in HIJRI_YEARS and campaign:
                return TwoYears(years[0], False, hijri=True), self.era(end)[1]
            if years[0] in HIJRI_YEARS:
                ends = (Fields("hijri", years[0]), Fields("hijri", years[1]))
                return Range(*ends), self.era(end)[1]
            return TwoYears(years[0], fiscal or not campaign), self.era(end)[1] if self.era(end)[0] == "g" else end
        span = self.at(at, "year_span")
        if span is not None and span[0] in GREGORIAN_YEARS and span[1] in GREGORIAN_YEARS:
            return YearSpan(*span), at + 1
        return None

    def year_period(self, i: int) -> Parsed | None:
        """Read a year alone: «عام 2024», «2024», «عامي 2023 و2024» (the first), «موسم 1445هـ», «السنة المالية 2025»."""
        two = self.two_years(i)
        if two is not None:
            return two
        at = i
        if self.at(at, "campaign") is not None and (
            self.at(at + 1, "int") is not None or self.at(at + 1, "unit") == "year"
        ):
            at += 1
            found = self.year_number(at, noun=True) if self.at(at, "int") is not None else self.year(at)
            if found is not None:
                return Fields("hijri" if found[0] == "h" else "gregorian", found[1]), found[2]
            return None
        if self.at(at, "unit") == "year" and self.at(at + 1, "fiscal") is not None:
            found = self.year_number(at + 2, noun=True)
            if found is not None and found[0] == "g":
                return TwoYears(found[1] - 1, True), found[2]
            return None
        found = self.year(at)
        if found is None:
            return None
        calendar, year, end = found
        if self.at(at, "unit") is None and self.at(at, "int") is not None and not self.year_wanted(at, end, calendar):
            return None
        return Fields("hijri" if calendar == "h" else "gregorian", year), end

    def plain(self, i: int) -> bool:
        """Tell whether an indefinite word without sense stands here, as a counted noun does."""
        if i >= self.size or self.items[i].senses:
            return False
        norm = self.items[i].norm
        return len(norm) > 1 and norm[0].isalpha() and not self.articled(i)

    def time_preposition(self, i: int) -> bool:
        """Tell whether a word stands here that a year follows."""
        kinds = ("in", "since", "until", "between", "from", "to", "during", "before", "after", "deadline", "month")
        return any(self.at(i, kind) is not None for kind in kinds)

    def year_wanted(self, i: int, end: int, calendar: str) -> bool:
        """Tell whether four digits alone are a year: not before a counted noun, nor after a hedge or a currency."""
        if calendar == "h":
            return end > i + 1
        if self.counted(end):
            return False
        joint = any(self.at(end, kind) is not None for kind in ("and", "to", "until")) or self.norm(end) in DASHES
        if joint and self.at(end + 1, "int") is not None and self.counted(end + 2):
            return False  # «بين 1900 و2000 دولار»
        before = i - 1
        if self.plain(end) and not self.time_preposition(before):
            if self.at(i, "int") % 100 == 0:
                return False  # «2000 طلقة»
            if is_counted(self.items[end].norm):
                return False  # «تخرج 1950 طبيب», «1980 عربة مخالفة»
        if self.at(before, "from") is not None and self.at(before - 1, "count_cue") is not None:
            return False  # «أكثر من 2002»
        if self.at(before, "count_cue") is not None or self.at(before, "counted") is not None:
            return False
        return self.norm(before) not in {"$", "€", "£", "+", "-", "#", ".", ","} or not self.touching(i)

    def day_word(self, i: int) -> Parsed | None:
        """Read a day counted from today: «أمس», «أول من أمس», «بعد غد», «اليوم»."""
        at = i
        if self.at(at, "unit") == "day" and self.at(at, "definite") is None:
            inner = at + 1
            inner = self.skip(inner, "that")
            if self.at(inner, "day") is not None or (
                (self.at(inner, "before") is not None or self.at(inner, "after") is not None)
                and self.at(inner + 1, "day") is not None
            ):
                at = inner
        shift = self.at(at, "day")
        if shift is not None:
            if shift == -1 and self.at(at + 1, "ord") == 1 and self.definite(at + 1):
                return self._day_after(Relative("day", -2), at + 2)
            return self._day_after(Relative("day", shift), at + 1)
        if self.at(at, "before") is not None or (self.at(at, "ord") == 1 and not self.definite(at)):
            inner = self.skip(at + 1, "from")
            if self.at(inner, "day") == -1:
                return self._day_after(Relative("day", -2), inner + 1)
        if self.at(at, "after") is not None and self.at(at + 1, "day") == 1:
            return self._day_after(Relative("day", 2), at + 2)
        if self.at(at, "unit") == "day" and self.definite(at):
            if not self.lone and self.norm(at - 1) in _OPENING and self.norm(at + 1) in _CLOSING:
                return None  # «اليوم» in quotation marks is a newspaper
            if self.at(at - 1, "in") is not None and not self.lone:
                return None
            following = self.items[at + 1] if at + 1 < self.size else None
            if following is not None and (
                any(kind in following.senses for kind in ("shift", "prior", "later", "last", "ord"))
                or (self.at(at + 2, "shift") is not None and self.definite(at + 2))
                or (not following.senses and self.articled(at + 1) and len(following.norm) > 4)
            ):  # fmt: skip
                return None
            return self._day_after(Relative("day", 0), at + 1)
        return None

    def _day_after(self, term: Relative, end: int) -> Parsed:
        """Take the weekday that repeats a day word into its span: «أمس الأحد», «اليوم (الاثنين)»."""
        at = end + 1 if self.norm(end) in COMMAS or self.norm(end) == "(" else end
        weekday = self.weekday_date(at)
        if weekday is None:
            return term, end
        closing = weekday[1] + 1 if self.norm(end) == "(" and self.norm(weekday[1]) == ")" else weekday[1]
        if not isinstance(weekday[0], Fields) or weekday[0].month is not None:
            return weekday[0], closing
        return replace(term, weekday=weekday[0].weekday), closing
