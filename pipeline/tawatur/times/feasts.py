"""Rules for feasts and the days counted from them: «عيد الأضحى 2013», «ثاني أيام العيد», «ثالث أيام التشريق»."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tawatur.times.clock import Clock
from tawatur.times.cursor import Parsed
from tawatur.times.lexicon import ARTICLE, feasts
from tawatur.times.moments import Easter, FeastDay
from tawatur.times.terms import Fields, Part

_LAST: Final = 7  # days of the longest feast of which the press counts days
_ADHA: Final = Fields("hijri", month=12, day=10, upcoming=True)


class Feasts(Clock):
    """Rules for feasts."""

    def feast_day(self, i: int) -> Parsed | None:
        """Read a day of a feast: «أول أيام عيد الفطر», «ثاني أيام العيد», «اليوم الثالث من عيد الأضحى»."""
        if self.at(i, "unit") == "day" and self.definite(i):
            nth = self.ordinal(i + 1)
            if nth is None or not self.definite(i + 1):
                return None
            at = self.skip(nth[1], "from", "of", "in")
        else:
            nth = self.ordinal(i)
            if nth is None or self.definite(i):
                return None
            at = nth[1]
            if self.at(at, "unit") != "day" and self.at(at, "units") != "day":
                return None
            at = self.skip(at + 1, "from", "of", "in")
        if not 1 <= nth[0] <= _LAST:
            return None
        if self.at(at, "units") == "day":
            at += 1  # «أول يوم من أيام العيد»
        named = self.feast(at)
        if named is not None:
            return FeastDay(nth[0], named[0]), named[1]
        if self.norm(at).removeprefix(ARTICLE) == "تشريق":
            return FeastDay(nth[0] + 1, _ADHA), at + 1
        if self.norm(at).removeprefix(ARTICLE) == "عيد" and self.articled(at):
            return FeastDay(nth[0]), at + 1
        return None

    def feast(self, i: int) -> Parsed | None:
        """Read a feast and its year: «عيد الأضحى 2013», «رأس السنة الهجرية»."""
        for name, calendar, month, day in feasts().get(self.norm(i).removeprefix(ARTICLE), ()):
            at = i + 1
            for word in name[1:]:
                at = self.skip(at, "and")
                if self.norm(at).removeprefix(ARTICLE) != word:
                    break
                at += 1
            else:
                if calendar == "w":
                    part = Part("day", day // 10, Fields(month=month, upcoming=True), day % 10)
                    dated = self.with_year(Fields(month=month), at)
                    return (replace(part, of=dated[0]), dated[1]) if dated[1] > at else (part, at)
                if calendar == "e":
                    year = self.year(at)
                    return (Easter(day, year[1]), year[2]) if year is not None else (Easter(day), at)
                fields = Fields("hijri" if calendar == "h" else "gregorian", month=month, day=day)
                dated = self.with_year(fields, at)
                return (replace(fields, upcoming=True), at) if dated[1] == at else dated
        return None
