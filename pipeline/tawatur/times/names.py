"""Names of months and years, units counted from now, and amounts of units."""

from __future__ import annotations

from typing import Final

from tawatur.times.cursor import COMMAS, OF, Cursor, Parsed
from tawatur.times.lexicon import ACCUSATIVE, ARTICLE, pairs
from tawatur.times.moments import MinuteOfHour
from tawatur.times.terms import Relative, Term

GREGORIAN_YEARS: Final = range(1850, 2121)
HIJRI_YEARS: Final = range(1400, 1501)


class Names(Cursor):
    """Rules for months, years, units and amounts."""

    def month_name(self, i: int) -> tuple[str, int, int] | None:
        """Read a month by name: calendar, number, end. «تشرين الأول», «ذو القعدة», «يناير»."""
        seconds = pairs().get(self.norm(i)) if self.at(i, "pair") is not None else None
        if seconds:
            core = self.norm(i + 1)
            for second in (core, ARTICLE + core if self.definite(i + 1) else core):
                if second in seconds:
                    return *seconds[second], i + 2
            behind = self.at(i + 2, "month") if self.norm(i + 1) == "/" else None
            if behind is not None and behind in seconds.values():
                return behind[0], behind[1], i + 3  # «تشرين/ أكتوبر»
        month = self.at(i, "month") if not self.definite(i) else None  # «الأب» is no month
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
            if word is not None and not self.definite(i) and word[0] == 1:
                return None  # «شهر واحد» is a length
            if word is not None and self.at(word[1] + 1, "consecutive") is not None:
                return None  # «للشهر الثالث على التوالي» counts
            if word is not None and 1 <= word[0] <= 12 and (self.definite(at) == self.definite(i)):
                return "g", word[0], word[1], True
            return None
        calendar, month, end = named
        certain = noun or self.at(at, "homonym") is None or end - at == 2
        bare = self.month_name(end)
        if bare is not None and bare[:2] == (calendar, month):
            end, certain = bare[2], True  # «يوليو تموز», as some agencies print it
        elif self.norm(end) in {"/", "-", "–"}:
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
        if era == "g" and len(self.norm(i)) == 1 and self.norm(i + 1) == "/" and self.touching(i + 1):
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
        if era is None and noun and value in HIJRI_YEARS:
            return "h", value, end
        if value in GREGORIAN_YEARS or ((noun or era == "g") and 100 <= value <= 2500):
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
        if self.norm(at) in COMMAS:
            at += 1
        prepositions = 0
        while prepositions < 2 and any(self.at(at, kind) is not None for kind in OF):
            at, prepositions = at + 1, prepositions + 1
        found = self.year(at)
        if found is None and calendar is not None and self.at(at, "thousand") is not None:
            found = self.year_number(at, noun=True)
            if found is not None and (found[1] not in GREGORIAN_YEARS or self.counted(found[2])):
                found = None
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
            stated = self.stated_year(relative[1])
            if stated is not None:
                return stated[1], stated[0], stated[2]
            return relative[0], calendar or "g", relative[1]
        return None

    def stated_year(self, i: int) -> tuple[str, int, int] | None:
        """Read the number behind a relative year: «العام الماضي 2014م», «العام الجاري (2025)»."""
        opened = self.norm(i) == "("
        if self.at(i + opened, "digits") != 4:
            return None
        year = self.year_number(i + opened)
        if year is None or (opened and self.norm(year[2]) != ")") or self.counted(year[2]):
            return None
        return year[0], year[1], year[2] + opened

    def counted(self, i: int) -> bool:
        """Tell whether what stands here makes the number before it a count: «2025 دولارا», «2000 شخص»."""
        if i >= self.size:
            return False
        item = self.items[i]
        if item.senses.get("counted") is not None or item.senses.get("units") is not None:
            return True
        if item.senses.get("thousand") or item.norm in {"%", "٪"} or item.senses.get("unit"):
            return not item.definite and item.senses.get("unit") != "hour"
        return not item.senses and len(item.norm) > 3 and item.norm.endswith(ACCUSATIVE) and not self.articled(i)

    # Units

    def relative(self, i: int, *, units: tuple[str, ...] = (), bare: bool = False) -> Parsed | None:
        """Read a unit counted from now or from the one before: «العام الماضي», «هذا الشهر», «الفترة نفسها»."""
        at = i
        if self.at(at, "this") is not None and self.definite(at + 1):
            unit = self.unit(at + 1)
            if unit is None or (units and unit not in units):
                return None
            fiscal = self.at(at + 2, "fiscal") is not None and self.definite(at + 2)
            return Relative(unit, 0, fiscal=fiscal), at + 2 + fiscal
        if self.at(at, "same_before") is not None and self.definite(at + 1):
            unit = self.unit(at + 1)
            if unit is not None and (not units or unit in units):
                return Relative(unit, 0, "same"), at + 2
            return None
        unit = self.unit(at)
        if unit is None or (units and unit not in units) or not self.definite(at):
            return None
        end, fiscal, calendar = at + 1, False, "gregorian"
        if unit == "year" and self.at(end, "fiscal") is not None and self.definite(end):
            fiscal, end = True, end + 1
            if (
                self.at(end, "years") is not None
                or self.at(end, "int") is not None
                or self.at(end, "ending") is not None
            ):
                return None
        elif unit == "year" and self.at(end, "era") is not None and self.definite(end):
            calendar, end = ("hijri" if self.at(end, "era") == "h" else "gregorian"), end + 1
        hops, step = 1, end
        number = self.cardinal(end) if unit == "minute" and self.lone else None
        if number is None and unit == "minute" and self.lone:
            number = self.ordinal(end)
        if number is not None and 0 < number[0] < 60:
            return MinuteOfHour(number[0]), number[1]
        if self.at(step, "that") is not None:
            step += 1
        if self.at(step, "before") is not None or self.at(step, "after") is not None:
            hops, step = 2, step + 1
        if hops == 1:
            step = end
        for kind, mode in (("shift", "now"), ("prior", "prior"), ("later", "prior")):
            shift = self.at(step, kind)
            if shift is not None and (self.definite(step) or not self.definite(step)):
                return Relative(unit, shift * hops, mode, fiscal, calendar), step + 1  # type: ignore[arg-type]
        if self.at(end, "same") is not None:
            return Relative(unit, 0, "same", fiscal), end + 1
        if self.at(end, "this") is not None:
            return Relative(unit, 0, fiscal=fiscal), end + 1
        if (bare and unit not in {"second", "minute", "hour", "quarter", "half"}) or fiscal:
            return Relative(unit, 0, fiscal=fiscal, calendar=calendar), end  # type: ignore[arg-type]
        return None

    def amount(self, i: int) -> tuple[tuple[int, str], int] | None:
        """Read a number of units: «ثلاثة أيام», «48 ساعة», «شهرين», «عام», «الـ12 شهرا», «الأشهر الثلاثة»."""
        quarters = self.quarters(i)
        if quarters is not None:
            return quarters
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
        if self.definite(number[1]) and self.at(number[1], "units") is None:
            return None
        return (number[0], unit), end

    def quarters(self, i: int) -> tuple[tuple[int, str], int] | None:
        """Read quarters of a year as an amount: «3 أرباع سنة», «ربعي سنة», «ربع سنة»."""
        number = self.cardinal(i)
        n, at = number if number is not None else (1, i)
        word = self.at(at, "quarters")
        if word is None or self.definite(at) or self.at(at + 1, "unit") != "year":
            return None
        if self.definite(at + 1):
            return None
        if word == "2":
            n = 2
        return (n, "quarter"), self.skip(at + 2, "card") if n == 1 else at + 2

    def amounts(self, i: int) -> tuple[tuple[tuple[int, str], ...], int] | None:
        """Read amounts joined by و or a comma: «سنة وشهرين»."""
        first = self.amount(i)
        if first is None:
            return None
        found, end = [first[0]], first[1]
        while len(found) < 6 and (self.at(end, "and") is not None or self.norm(end) in COMMAS):
            more = self.amount(end + 1)
            if more is None or any(unit == more[0][1] for _, unit in found):
                break
            found.append(more[0])
            end = more[1]
        return tuple(found), end
