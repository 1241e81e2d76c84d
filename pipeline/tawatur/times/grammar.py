"""The grammar of times: a recursive descent over items, each rule a method that returns a term and where it ends.

A rule looks at most a bounded number of items ahead, so that a text is read in linear time. Rules only say
what is written; placing it on the calendar is the terms' work.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tawatur.times.lexicon import NOTHING, Item, pairs
from tawatur.times.terms import (
    Bound,
    Count,
    DayPart,
    Duration,
    Edge,
    Fields,
    Moment,
    Now,
    Offset,
    Part,
    Range,
    Relative,
    Season,
    Term,
    Trailing,
    TwoYears,
    YearSpan,
)

Parsed = tuple[Term, int]

_COMMAS = frozenset({"،", ","})
_DASHES = frozenset({"-", "–", "−", "—"})
_OF = ("from", "in", "of")
_GREGORIAN_YEARS = range(1850, 2121)
_HIJRI_YEARS = range(1400, 1501)


class Grammar:
    """The rules over one text's items. `lone` says that the text is little more than one expression."""

    def __init__(self, items: list[Item], *, lone: bool = False) -> None:
        self.items = items
        self.size = len(items)
        self.lone = lone

    # What stands at a place

    def at(self, i: int, kind: str) -> Any:  # noqa: ANN401 - the value of a sense depends on its class
        """Return the value of one sense of an item, None where it has none."""
        return self.items[i].senses.get(kind) if 0 <= i < self.size else None

    def norm(self, i: int) -> str:
        """Return the folded core of an item."""
        return self.items[i].norm if 0 <= i < self.size else ""

    def definite(self, i: int) -> bool:
        """Tell whether the item had the article."""
        return 0 <= i < self.size and self.items[i].definite

    def touching(self, i: int) -> bool:
        """Tell whether the item follows the one before it without a blank."""
        return 0 < i < self.size and self.items[i - 1].end == self.items[i].start

    def skip(self, i: int, *kinds: str) -> int:
        """Step over one item of these kinds, if it is there."""
        return i + 1 if any(self.at(i, kind) is not None for kind in kinds) else i

    # Numbers

    def integer(self, i: int, low: int, high: int) -> int | None:
        """Return the digits at a place, if they lie within bounds."""
        value = self.at(i, "int")
        return value if value is not None and low <= value <= high else None

    def cardinal(self, i: int) -> tuple[int, int] | None:
        """Read a number in digits or words: «خمسة وعشرين», «ألفين وستة وعشرين», 25."""
        value = self.at(i, "int")
        if value is not None:
            return value, i + 1
        total, at, least = 0, i, 10_000
        while True:
            piece = self._component(at, least)
            if piece is None:
                break
            value, least, at = piece
            total += value
            if self.at(at, "and") is None or self._component(at + 1, least) is None:
                return total, at
            at += 1
        return (total, at) if total else None

    def _component(self, i: int, least: int) -> tuple[int, int, int] | None:
        """Read one summand smaller than `least`; return value, the next bound, and where it ends."""
        thousand = self.at(i, "thousand")
        if thousand is not None:
            return (thousand, 1000, i + 1) if least > 1000 else None
        hundred = self.at(i, "hundred")
        if hundred is not None:
            return (hundred, 100, i + 1) if least > 100 else None
        tens = self.at(i, "tens")
        if tens is not None:
            return (tens, 10, i + 1) if least > 10 else None
        teen = self.at(i, "teen")
        if teen is not None:
            return (teen, 1, i + 1) if least > 20 else None
        ones = self.at(i, "card")
        if ones is None:
            return None
        if ones < 10 and self.at(i + 1, "card") == 10:
            return (ones + 10, 1, i + 2) if least > 20 else None
        if ones < 10 and self.at(i + 1, "thousand") == 1000 and least > 1000:
            return ones * 1000, 1000, i + 2
        if ones < 10 and self.at(i + 1, "hundred") == 100 and least > 100:
            return ones * 100, 100, i + 2
        if ones < 10 and self.at(i + 1, "and") is not None and self.at(i + 2, "tens") is not None and least > 20:
            return ones + self.at(i + 2, "tens"), 1, i + 3
        return (ones, 1, i + 1) if least > 1 else None

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """Read an ordinal up to 99; the last is -1: «الحادي عشر», «الثالث والعشرين», «الأخير»."""
        if self.at(i, "last") is not None or self.at(i, "final") is not None:
            return -1, i + 1
        first = self.at(i, "ord")
        if first is None and self.norm(i) == "واحد" and self.definite(i):
            first = 1
        if first is not None:
            if self.at(i + 1, "card") == 10:
                return first + 10, i + 2
            if self.at(i + 1, "and") is not None and self.at(i + 2, "tens") is not None:
                return first + self.at(i + 2, "tens"), i + 3
            return first, i + 1
        if self.definite(i) and self.at(i, "tens") is not None:
            return self.at(i, "tens"), i + 1
        return None

    def day_number(self, i: int) -> tuple[int, int] | None:
        """Read a day of the month in digits, as an ordinal or as a number word."""
        value = self.integer(i, 1, 31)
        if value is not None:
            return value, i + 1
        for rule in (self.ordinal, self.cardinal):
            found = rule(i)
            if found is not None and (1 <= found[0] <= 31):
                return found
        return None

    # Months and years

    def month_name(self, i: int) -> tuple[str, int, int] | None:
        """Read a month by name: calendar, number, end. «تشرين الأول», «ذو القعدة», «يناير»."""
        seconds = pairs().get(self.norm(i)) if self.at(i, "pair") is not None else None
        if seconds:
            core = self.norm(i + 1)
            for second in (core, "ال" + core if self.definite(i + 1) else core):
                if second in seconds:
                    calendar, month = seconds[second]
                    return calendar, month, i + 2
        month = self.at(i, "month")
        return (month[0], month[1], i + 1) if month is not None else None

    def month(self, i: int) -> tuple[str, int, int, bool] | None:
        """Read a month: calendar, number, end, and whether it is certain that a month is meant.

        «شهر غشت», «كانون الثاني/يناير», «كانون الثاني (يناير)», «شهر 9», «الشهر التاسع».
        """
        noun = self.at(i, "unit") == "month"
        at = i + 1 if noun else i
        named = self.month_name(at)
        if named is None:
            if not noun:
                return None
            number = self.integer(at, 1, 12)
            if number is not None and self.at(at + 1, "unit") is None and not self.definite(i):
                return "g", number, at + 1, True
            word = self.ordinal(at) if self.definite(i) else self.cardinal(at)
            if word is not None and 1 <= word[0] <= 12 and (self.definite(at) == self.definite(i)):
                return "g", word[0], word[1], True
            return None
        calendar, month, end = named
        certain = noun or self.at(at, "homonym") is None or end - at == 2
        if self.norm(end) in {"/", "-", "–"}:
            other = self.month_name(end + 1)
            if other is not None and other[0] == calendar and other[1] == month:
                end, certain = other[2], True
        elif self.norm(end) == "(":
            other = self.month_name(end + 1)
            if other is not None and other[0] == calendar and other[1] == month and self.norm(other[2]) == ")":
                end, certain = other[2] + 1, True
        return calendar, month, end, certain

    def era(self, i: int) -> tuple[str | None, int]:
        """Read the era behind a year: «هـ», «م», «هجري»; a lone letter must touch or be followed by no word."""
        era = self.at(i, "era")
        if era is None:
            return None, i
        if len(self.norm(i)) == 1 and self.norm(i) == "م" and self.norm(i + 1) in {"/", "."} and self.touching(i + 1):
            return None, i
        return era, i + 1

    def year_number(self, i: int, *, noun: bool = False) -> tuple[str, int, int] | None:
        """Read a year in digits or words with its era: calendar, year, end."""
        value, end = self.at(i, "int"), i + 1
        if value is None:
            words = self.cardinal(i)
            if words is None or words[0] < 1000 or not noun:
                return None
            value, end = words
        elif self.at(i, "digits") == 2 and self.era(end)[0] == "h" and noun:
            value = -value - 1
        elif self.at(i, "digits") not in {3, 4}:
            return None
        era, after = self.era(end)
        if era == "h" and (value < 0 or 1 <= value <= 1600):
            return "h", value, after
        if era is None and noun and value in _HIJRI_YEARS:
            return "h", value, end
        if value in _GREGORIAN_YEARS or ((noun or era == "g") and 100 <= value <= 2500):
            return "g", value, after if era == "g" else end
        return None

    def year(self, i: int) -> tuple[str, int, int] | None:
        """Read a year with or without its noun: «عام 2024», «2024», «سنة ١٤٤٦ هـ», «العام 2025»."""
        if self.at(i, "unit") == "year":
            at = i + 1
            if self.at(at, "era") is not None and self.at(at + 1, "int") is not None:
                return self.year_number(at + 1, noun=True)
            return self.year_number(at, noun=True)
        return self.year_number(i)

    def of_year(self, i: int, calendar: str | None = None) -> tuple[Term | int, str, int] | None:
        """Read the year that a shorter time belongs to: «من عام 2025», «العام الماضي», «2025», «من العام»."""
        at = i
        if self.norm(at) in _COMMAS:
            at += 1
        prepositions = 0
        while prepositions < 2 and any(self.at(at, kind) is not None for kind in _OF):
            at, prepositions = at + 1, prepositions + 1
        found = self.year(at)
        if found is None and calendar == "h" and self.at(at, "int") is not None:
            value = self.at(at, "int")
            if 1300 <= value <= 1500:
                found = ("h", value, self.era(at + 1)[1])
        if found is not None:
            if calendar == "h" and found[0] == "g" and found[1] in range(1300, 1501):
                found = ("h", found[1], found[2])
            if prepositions and self.at(i, "from") is None and self.at(at, "unit") is None and self.counted(found[2]):
                return None
            return found[1], found[0], found[2]
        relative = self.relative(at, units=("year",), bare=prepositions > 0)
        if relative is not None:
            return relative[0], calendar or "g", relative[1]
        return None

    def counted(self, i: int) -> bool:
        """Tell whether what stands here makes the number before it a count: «2025 دولارا», «2000 شخص»."""
        if i >= self.size:
            return False
        item = self.items[i]
        if item.senses.get("counted") is not None or item.senses.get("units") is not None:
            return True
        if item.senses.get("thousand") or item.norm in {"%", "٪"} or item.senses.get("unit"):
            return not item.definite and item.senses.get("unit") != "hour"
        return not item.senses and len(item.norm) > 3 and item.norm.endswith("ا") and not item.norm.startswith("ال")

    # Units

    def relative(self, i: int, *, units: tuple[str, ...] = (), bare: bool = False) -> Parsed | None:
        """Read a unit counted from now or from the one before: «العام الماضي», «هذا الشهر», «الفترة نفسها»."""
        at = i
        if self.at(at, "this") is not None and self.definite(at + 1):
            unit = self.at(at + 1, "unit")
            if unit is None or (units and unit not in units):
                return None
            fiscal = self.at(at + 2, "fiscal") is not None and self.definite(at + 2)
            return Relative(unit, 0, fiscal=fiscal), at + 2 + fiscal
        if self.at(at, "same_before") is not None and self.definite(at + 1):
            unit = self.at(at + 1, "unit")
            if unit is not None and (not units or unit in units):
                return Relative(unit, 0, "same"), at + 2
            return None
        unit = self.at(at, "unit")
        if unit is None or (units and unit not in units) or not self.definite(at):
            return None
        end, fiscal, calendar = at + 1, False, "gregorian"
        if unit == "year" and self.at(end, "fiscal") is not None and self.definite(end):
            fiscal, end = True, end + 1
        elif unit == "year" and self.at(end, "era") is not None and self.definite(end):
            calendar, end = ("hijri" if self.at(end, "era") == "h" else "gregorian"), end + 1
        hops, step = 1, end
        if self.at(step, "that") is not None:
            step += 1
        if self.at(step, "before") is not None or self.at(step, "after") is not None:
            hops, step = 2, step + 1
        if hops == 1:
            step = end
        for kind, mode in (("shift", "now"), ("prior", "prior"), ("later", "prior")):
            shift = self.at(step, kind)
            if shift is not None and (self.definite(step) or not self.definite(step)):
                if kind != "shift" and self.lone:
                    mode = "now"
                return Relative(unit, shift * hops, mode, fiscal, calendar), step + 1  # type: ignore[arg-type]
        if self.at(end, "same") is not None:
            return Relative(unit, 0, "same", fiscal), end + 1
        if self.at(end, "this") is not None:
            return Relative(unit, 0, fiscal=fiscal), end + 1
        if bare or fiscal:
            return Relative(unit, 0, fiscal=fiscal, calendar=calendar), end  # type: ignore[arg-type]
        return None

    def amount(self, i: int) -> tuple[tuple[int, str], int] | None:
        """Read a number of units: «ثلاثة أيام», «48 ساعة», «شهرين», «عام», «الـ12 شهرا», «الأشهر الثلاثة»."""
        dual = self.at(i, "dual")
        if dual is not None:
            return (2, dual), i + 1
        unit = self.at(i, "unit") or self.at(i, "units")
        if unit is not None:
            if self.at(i, "units") is not None:
                number = self.cardinal(i + 1)
                return ((number[0], unit), number[1]) if number is not None and self.definite(i) else None
            one = i + 2 if self.at(i + 1, "card") == 1 and not self.definite(i + 1) else i + 1
            return ((1, unit), one) if not self.definite(i) else None
        number = self.cardinal(i)
        if number is None or not 0 < number[0] < 10_000:
            return None
        unit = self.at(number[1], "unit") or self.at(number[1], "units")
        if unit is None:
            return None
        end = number[1] + 1
        return (number[0], unit), end

    def amounts(self, i: int) -> tuple[tuple[tuple[int, str], ...], int] | None:
        """Read amounts joined by و or a comma: «سنة وشهرين»."""
        first = self.amount(i)
        if first is None:
            return None
        found, end = [first[0]], first[1]
        while len(found) < 6 and (self.at(end, "and") is not None or self.norm(end) in _COMMAS):
            more = self.amount(end + 1)
            if more is None or any(unit == more[0][1] for _, unit in found):
                break
            found.append(more[0])
            end = more[1]
        return tuple(found), end

    # Points and units of the calendar

    def date(self, i: int) -> Parsed | None:
        """Read a date with a month: «7 مارس», «الأول من شباط 2013», «مايو 2025», «شباط 13», «15 شعبان ١٤٤٦ هـ»."""
        at = i
        day: int | None = None
        if self.at(at, "unit") == "day" and self.definite(at) and self.ordinal(at + 1) is not None:
            at += 1
        if self.at(at, "edge") == "first":
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
            if day is not None and at > i + 1:
                inside = self.relative(at, units=("month",))
                if inside is not None:
                    return Fields(day=day, of=inside[0]), inside[1]
            return None
        calendar, number_, end, certain = month
        if day is None and not certain and not self.month_wanted(i, end):
            return None
        if day is not None and not certain and self.at(i, "int") is None and self.norm(at) == "صفر":
            return None
        fields = Fields("hijri" if calendar == "h" else "gregorian", month=number_, day=day)
        if day is None:
            late = self.day_number(end)
            if late is not None and self.at(end, "int") is not None and (
                self.at(end, "digits") <= 2 and not self.counted(late[1]) and self.at(late[1], "month") is None
                and self.at(late[1], "unit") is None and not self.definite(end)
            ):  # fmt: skip
                fields, end = replace(fields, day=late[0]), late[1]
            elif late is not None and self.definite(end) and self.at(end, "ord") is not None and self.lone:
                fields, end = replace(fields, day=late[0]), late[1]
        return self.with_year(fields, end)

    def month_wanted(self, i: int, end: int) -> bool:
        """Tell whether a name that is also another word stands as a month: «في آب», «رمضان 2019», «تموز الماضي»."""
        if self.of_year(end) is not None or self.at(end, "shift") is not None or self.lone:
            return True
        if self.norm(i) == "صفر":
            return False
        before = i - 1
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
                return fields, end
            return replace(fields, of=value), after
        return fields, end

    def weekday_date(self, i: int) -> Parsed | None:
        """Read a weekday and the date that may follow it: «يوم الأحد الماضي», «الجمعة، 14 فبراير 2025»."""
        at, noun = i, False
        if self.at(at, "unit") == "day":
            at, noun = at + 1, True
        weekday = self.at(at, "weekday")
        if weekday is None or (noun and self.definite(at - 1)):
            return None
        if not self.definite(at) and not noun and self.norm(at) not in {"ثلاثاء", "اربعاء"}:
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
        if nth is not None and self.definite(end) and any(self.at(nth[1], kind) is not None for kind in _OF):
            inside = self.container(nth[1])
            if inside is not None:
                if isinstance(inside[0], Relative) and nth[0] > 5:
                    return Fields(day=nth[0], of=inside[0]), inside[1]
                if not isinstance(inside[0], Fields) or inside[0].day is None:
                    return Part("day", nth[0], inside[0], weekday), inside[1]
        joined = self.joined_date(end)
        if joined is not None:
            return joined
        inside = self.of_week(end)
        if inside is not None:
            return Fields(weekday=weekday, of=inside[0]), inside[1]
        if nth is not None and nth[0] > 5 and self.definite(end):
            return Fields(weekday=weekday, day=nth[0]), nth[1]
        return Fields(weekday=weekday), end

    def joined_date(self, i: int) -> Parsed | None:
        """Read the date behind a weekday, with a comma, brackets or «الموافق» before it."""
        at = i
        if self.norm(at) in _COMMAS or self.norm(at) == "(":
            at += 1
        if self.at(at, "equals") is not None:
            at = self.skip(at + 1, "of")
        elif self.at(at, "in") is not None:
            at += 1
        found = self.date(at)
        if found is not None and isinstance(found[0], Fields) and found[0].unit == "day":
            end = found[1]
            if self.norm(i) == "(" and self.norm(end) == ")":
                end += 1
            return found[0], end
        return self.numeric(at, wanted=True)

    def of_week(self, i: int) -> Parsed | None:
        """Read the week that a weekday belongs to: «من الأسبوع الماضي», «هذا الأسبوع»."""
        at = self.skip(i, *_OF)
        return self.relative(at, units=("week",))

    def container(self, i: int) -> Parsed | None:
        """Read what a part belongs to: a year, a month, a relative unit, with «من», «في» or nothing before it."""
        year = self.of_year(i)
        if year is not None:
            value, calendar, end = year
            if isinstance(value, int):
                return Fields("hijri" if calendar == "h" else "gregorian", year=value), end
            return value, end
        at = i
        steps = 0
        while steps < 2 and any(self.at(at, kind) is not None for kind in _OF):
            at, steps = at + 1, steps + 1
        two = self.two_years(at)
        if two is not None:
            return two
        month = self.month(at)
        if month is not None:
            calendar, number, end, _ = month
            return self.with_year(Fields("hijri" if calendar == "h" else "gregorian", month=number), end)
        return self.relative(at, bare=steps > 0 and self.at(at, "unit") in {"year", "month", "week"})

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
        wanted = wanted or self.lone
        for kind in ("my", "ym"):
            pair = self.at(i, kind)
            if (
                pair is not None
                and self.at(i, "years") is None
                and (pair[0] in _GREGORIAN_YEARS or pair[0] in _HIJRI_YEARS)
            ):
                if self.counted(i + 1):
                    return None
                calendar = "hijri" if pair[0] in _HIJRI_YEARS else "gregorian"
                return Fields(calendar, pair[0], pair[1]), i + 1  # type: ignore[arg-type]
        pair = self.at(i, "dm")
        if pair is not None and wanted and not self.counted(i + 1):
            fields = Fields(month=pair[1], day=pair[0])
            return self.with_year(fields, i + 1)
        return None

    def two_years(self, i: int) -> Parsed | None:
        """Read «2024/2025» and «2024-2025»: a fiscal year, a season, or a span of years."""
        at, fiscal, campaign = i, False, False
        if self.at(at, "campaign") is not None:
            at, campaign = at + 1, True
        if self.at(at, "unit") == "year":
            at += 1
            if self.at(at, "fiscal") is not None:
                at, fiscal = at + 1, True
        years, end = self.at(at, "years"), at + 1
        if years is None and self.norm(at + 1) in {"/", "-", "–"}:
            first, second = self.integer(at, 1900, 2100), self.integer(at + 2, 1900, 2100)
            if first is not None and second is not None and abs(first - second) == 1:
                years, end = (min(first, second), max(first, second)), at + 3
        if years is not None and (years[0] in _GREGORIAN_YEARS or years[0] in _HIJRI_YEARS):
            if years[0] in _HIJRI_YEARS:
                return None
            return TwoYears(years[0], fiscal or not campaign), self.era(end)[1] if self.era(end)[0] == "g" else end
        span = self.at(at, "year_span")
        if span is not None and span[0] in _GREGORIAN_YEARS and span[1] in _GREGORIAN_YEARS:
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

    def year_wanted(self, i: int, end: int, calendar: str) -> bool:
        """Tell whether four digits alone are a year: not before a counted noun, nor after a hedge or a currency."""
        if calendar == "h":
            return end > i + 1
        if self.counted(end):
            return False
        before = i - 1
        if self.at(before, "count_cue") is not None or self.at(before, "counted") is not None:
            return False
        return self.norm(before) not in {"$", "€", "£", "+", "-", "رقم", "#", ".", ","} or not self.touching(i)

    def part(self, i: int) -> Parsed | None:
        """Read a part of a year or month: «الربع الثاني من 2025», «النصف الأول», «الأسبوع الأول من أكتوبر»."""
        at = i
        unit = {"ربع": "quarter", "نصف": "half"}.get(self.norm(at)) or self.at(at, "unit")
        if unit in {"quarter", "half", "week", "month", "day"} and self.definite(at):
            if unit == "quarter" and self.at(at + 1, "alike") is not None:
                return None
            nth = self.ordinal(at + 1)
            if nth is None or not self.definite(at + 1):
                return None
            limit = {"quarter": 4, "half": 2, "week": 5, "month": 12, "day": 31}[unit]
            if nth[0] > limit:
                return None
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
        unit = {"ربع": "quarter", "نصف": "half"}.get(self.norm(at)) or self.at(at, "unit")
        weekday = None
        if unit == "day" and self.at(at + 1, "weekday") is not None:
            at += 1
        if self.at(at, "weekday") is not None and (nth[0] != 1 or self.at(at, "card") is None or not self.definite(at)):
            weekday, unit = self.at(at, "weekday"), "day"
        if unit not in {"quarter", "half", "week", "month", "day"} or self.definite(at):
            return None
        inside = self.container(at + 1)
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
        if self.at(end, "ord") == 1 and self.definite(end):
            inside = self.container(end + 1)
            return Count(n, unit, "first", inside[0] if inside else None), inside[1] if inside else end + 1
        return None

    def trailing(self, i: int) -> Parsed | None:
        """Read a window by its end: «الـ12 شهرا المنتهية في أغسطس», «السنة المالية التي تنتهي في يونيو 2026»."""
        at, fiscal = i, False
        if self.at(at, "unit") == "year":
            n, unit, end = 1, "year", at + 1
            if self.at(end, "fiscal") is not None:
                fiscal, end = True, end + 1
        elif {"ربع": "quarter", "نصف": "half"}.get(self.norm(at)):
            n, unit, end = 1, {"ربع": "quarter", "نصف": "half"}[self.norm(at)], at + 1
        else:
            amount = self.amount(at)
            if amount is None:
                return None
            (n, unit), end = amount
        end = self.skip(end, "that")
        if self.at(end, "ending") is None:
            return None
        end = self.skip(end + 1, "in", "with", "to")
        ending = self.edge(end) or self.date(end) or self.numeric(end, wanted=True)
        return (Trailing(n, unit, ending[0], fiscal), ending[1]) if ending is not None else None

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
            return self._day_after(Relative("day", shift), at + 1)
        if (self.at(at, "before") is not None or self.norm(at) == "اول") and not self.definite(at):
            inner = self.skip(at + 1, "from")
            if self.at(inner, "day") == -1:
                return self._day_after(Relative("day", -2), inner + 1)
        if self.at(at, "after") is not None and self.at(at + 1, "day") == 1:
            return self._day_after(Relative("day", 2), at + 2)
        if self.at(at, "unit") == "day" and self.definite(at):
            if self.at(at - 1, "in") is not None and not self.lone:
                return None
            following = self.items[at + 1] if at + 1 < self.size else None
            if following is not None and (
                following.senses.get("shift") is not None or following.senses.get("ord") is not None
                or (not following.senses and following.norm.startswith("ال") and len(following.norm) > 4)
            ):  # fmt: skip
                return None
            weekday = self.weekday_date(at + 1)
            if weekday is not None:
                return weekday
            return Relative("day", 0), at + 1
        return None

    def _day_after(self, term: Relative, end: int) -> Parsed:
        """Take the weekday that repeats a day word into its span: «أمس الأحد», «اليوم (الاثنين)»."""
        at = end + 1 if self.norm(end) in _COMMAS or self.norm(end) == "(" else end
        weekday = self.weekday_date(at)
        if weekday is None:
            return term, end
        closing = weekday[1] + 1 if self.norm(end) == "(" and self.norm(weekday[1]) == ")" else weekday[1]
        if isinstance(weekday[0], Fields) and weekday[0].month is not None:
            return weekday[0], closing
        return term, closing

    def season(self, i: int) -> Parsed | None:
        """Read a season with its year: «صيف 2025», «الشتاء الماضي», «خريف هذا العام»."""
        month = self.at(i, "season")
        if month is None:
            return None
        if self.definite(i):
            shift = self.at(i + 1, "shift")
            return (Season(month, shift=shift), i + 2) if shift is not None else None
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
            elif self.norm(end + 1) == "تاسع":
                century = 1800
            end += 2 if self.at(end + 1, "shift") is not None else 1
        year = century + int(tens)
        return YearSpan(year, year + 9), end

    def edge(self, i: int) -> Parsed | None:
        """Read an edge of a period: «مطلع العام», «منتصف مايو», «نهاية أغسطس»."""
        at = i
        which = self.at(at, "edge")
        if which is None and self.norm(at) in {"نصف", "نص"} and not self.definite(at):
            month = self.month(at + 1)
            if month is None or not month[3]:
                return None
            which = "mid"
        if which is None or self.definite(at):
            return None
        if which == "first":
            return self.date(at)
        inner = (
            self.relative(at + 1, bare=True)
            or self.date(at + 1)
            or self.part(at + 1)
            or self.year_period(at + 1)
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
        return Edge(which, inner[0]), inner[1]

    # Clock times

    def point(self, i: int) -> Parsed | None:
        """Read any time that is no range, bound or clock time."""
        return (
            self.trailing(i)
            or self.weekday_date(i)
            or self.edge(i)
            or self.part(i)
            or self.date(i)
            or self.numeric(i, wanted=self.date_cue(i - 1))
            or self.count(i)
            or self.relative(i, bare=self.lone)
            or self.day_word(i)
            or self.year_period(i)
            or self.season(i)
            or self.decade(i)
        )

    def date_cue(self, i: int) -> bool:
        """Tell whether the item before digits promises a date: «بتاريخ», «يوم», «الموافق»."""
        return self.at(i, "equals") is not None or self.at(i, "date_noun") is not None or self.at(i, "unit") == "day"

    def simple(self, i: int) -> Parsed | None:
        """Read a point, with the part of the day before it or the equivalent in the other calendar behind it."""
        part = self.at(i, "daypart")
        if part is not None:
            first, last = (int(x) for x in str(part).split("-"))
            inner = self.point(i + 1)
            if inner is not None:
                return DayPart(first, last, inner[0]), inner[1]
            return None
        found = self.point(i)
        if found is None:
            return None
        term, end = found
        if isinstance(term, Fields) and term.unit == "day":
            end = self.equivalent(term, end)
        return term, end

    def equivalent(self, term: Fields, end: int) -> int:
        """Step over the same day in the other calendar: «15 شعبان 1446هـ الموافق 14 فبراير 2025»."""
        at = end
        opened = self.norm(at) in {"(", "-", "–", "/"}
        if opened or self.norm(at) in _COMMAS:
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

    # Ranges and bounds

    def expression(self, i: int) -> Parsed | None:
        """Read the longest expression that starts here."""
        return self.range(i) or self.bound(i) or self.elapsed(i) or self.now(i) or self.listed(i)

    def range(self, i: int) -> Parsed | None:
        """Read a stretch with both ends: «بين أبريل ويونيو», «من 3 إلى 7 مارس», «13-15 يوليو»."""
        span = self.at(i, "span")
        if span is not None:
            month = self.date_tail(i + 1)
            if month is not None:
                return Range(replace(month[0], day=span[0]), replace(month[0], day=span[1])), month[1]
        if self.at(i, "between") is not None:
            return self._ends(i + 1, "and")
        if self.at(i, "from") is not None:
            at = i + 1
            if self.at(at, "span") is not None:
                return self.range(at)
            return self._ends(at, "to")
        return self._ends(i, "to") if self.at(i, "int") is not None else None

    def _ends(self, i: int, joint: str) -> Parsed | None:
        first = self.simple(i)
        day = self.day_number(i) if first is None else None
        if first is None and day is None:
            return None
        end = first[1] if first is not None else day[1] if day else i
        dash = self.norm(end) in _DASHES
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
        second = self.simple(at)
        if second is None:
            return None
        term, until = second
        if first is None and day is not None:
            if isinstance(term, Fields) and term.day and term.month:
                return Range(replace(term, day=day[0]), term), until
            return None
        assert first is not None  # noqa: S101 - one of the two was read
        start = first[0]
        if isinstance(start, Fields) and isinstance(term, Fields) and start.year is None and start.of is None:
            if (
                start.weekday is None
                and start.calendar == term.calendar
                and (term.year is not None or term.of is not None)
            ):
                if (
                    start.month is None
                    or term.month is None
                    or (start.month, start.day or 0) <= (term.month, term.day or 99)
                ):
                    start = replace(start, year=term.year, of=term.of)
                elif term.year is not None:
                    start = replace(start, year=term.year - 1)
        if isinstance(start, Part) and isinstance(term, Part) and start.of is None:
            start = replace(start, of=term.of)
        return Range(start, term), until

    def date_tail(self, i: int) -> tuple[Fields, int] | None:
        """Read the month behind a span of days."""
        at = self.skip(i, "from")
        month = self.month(at)
        if month is None:
            return None
        calendar, number, end, _ = month
        term, end = self.with_year(Fields("hijri" if calendar == "h" else "gregorian", month=number), end)
        return (term, end) if isinstance(term, Fields) else None

    def bound(self, i: int) -> Parsed | None:
        """Read a stretch with one end: «منذ مطلع العام», «بحلول 2030», «حتى نهاية أغسطس», «قبل نهاية العقد»."""
        at = i
        if self.at(at, "starting") is not None:
            at = self.skip(at + 1, "from")
            inner = self.simple(at)
            return inner
        if self.at(at, "in") is not None and self.at(at + 1, "deadline") is not None:
            at += 1
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
        if kind is None:
            return None
        at = self.skip(at + 1, "until_part")
        if kind == "until" and self.at(at, "now") is not None:
            return Now(), at + 1
        if kind in {"before", "after"}:
            day = self.day_word(i)
            if day is not None:
                return day
        inner = self.simple(at)
        if inner is None and kind == "since":
            inner = self.since_event(at)
        if inner is None or isinstance(inner[0], Relative) and inner[0].unit in {"hour", "minute"}:
            return None
        return Bound(kind, inner[0]), inner[1]  # type: ignore[arg-type]

    def since_event(self, i: int) -> Parsed | None:
        """Read «منذ إقرار الحوافز في منتصف مايو»: an event of a few words, then «في» and its date."""
        for at in range(i, min(i + 6, self.size)):
            item = self.items[at]
            if at > i and item.senses.get("in") is not None:
                return self.simple(at + 1)
            if item.senses and item.senses.get("in") is None and not item.senses.keys() <= {"of", "and", "from", "in"}:
                return None
            if not item.norm or not item.norm[0].isalpha():
                return None
        return None

    def elapsed(self, i: int) -> Parsed | None:
        """Read a length of time from now, or without anchor: «قبل ثلاثة أيام», «خلال 48 ساعة»."""
        for kind, sign in (("before", -1), ("after", 1), ("since", -1)):
            if self.at(i, kind) is not None:
                amounts = self.amounts(i + 1)
                if amounts is None or self.definite(i + 1):
                    return None
                end, calendar = amounts[1], "gregorian"
                if self.at(end, "era") == "h":
                    end, calendar = end + 1, "hijri"
                if kind != "since" and self.at(end, "from") is not None:
                    base = self.simple(end + 1)
                    if base is not None:
                        return Offset(amounts[0], sign, base[0]), base[1]
                    if not self.lone:
                        return Duration(amounts[0]), end
                return Offset(amounts[0], sign, calendar=calendar), end  # type: ignore[arg-type]
        if self.at(i, "during") is not None:
            amounts = self.amounts(i + 1)
            if amounts is not None and not self.definite(i + 1):
                return Duration(amounts[0]), amounts[1]
        return None

    def now(self, i: int) -> Parsed | None:
        """Read «الآن», «حاليا», «حتى الآن»."""
        return (Now(), i + 1) if self.at(i, "now") is not None else None

    def listed(self, i: int) -> Parsed | None:
        """Read a point, or months in a row joined by و: «مايو ويونيو ويوليو»."""
        found = self.simple(i)
        if found is None or not isinstance(found[0], Fields) or found[0].unit != "month" or found[0].year is not None:
            return found
        first, last, end = found[0], found[0], found[1]
        while self.at(end, "and") is not None or (self.norm(end) in _COMMAS and self.month(end + 1) is not None):
            more = self.date(end + 1)
            if more is None or not isinstance(more[0], Fields) or more[0].unit != "month" or last.month is None:
                break
            if more[0].month != last.month % 12 + 1 or last.year is not None:
                break
            last, end = more[0], more[1]
        if last is first:
            return found
        return Range(replace(first, year=last.year, of=last.of), last), end


def triggers(items: list[Item]) -> list[int]:
    """Return the places where an expression may start."""
    return [index for index, item in enumerate(items) if item.senses is not NOTHING and item.senses]
