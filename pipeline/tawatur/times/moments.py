"""Terms within a day, and feasts: «الآن», «الثامنة مساء», «مساء السبت», Easter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from tawatur.records import ResolvedBy
from tawatur.times import calendars
from tawatur.times.calendars import DAY, Stretch
from tawatur.times.terms import Context, OpenError, Term, Window, choose, single


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
        return single((at, calendars.move(at, 1, "minute")), "minute", "dateline")


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
            return single(self._of_year(self.year), "day")
        return single(choose(self._of_year, context.now().year, context, None), "day", "dateline")

    def _of_year(self, year: int) -> Stretch:
        begin = calendars.easter(year) + self.days * DAY
        return begin, begin + DAY


@dataclass(frozen=True, slots=True)
class FeastDay:
    """A day of a feast: «ثاني أيام عيد الأضحى»; «العيد» alone is the nearest Fitr or Adha."""

    nth: int
    feast: Term | None = None

    def resolve(self, context: Context) -> Window:
        """Place the day."""
        if self.feast is not None:
            found = self.feast.resolve(context)
            if found.begin is None:
                raise OpenError("open_feast")
            begin = found.begin
        else:
            today = context.today()
            year = calendars.hijri_year(today)
            starts = [calendars.hijri(y, *day)[0] for y in (year - 1, year, year + 1) for day in ((10, 1), (12, 10))]
            begin = min(starts, key=lambda start: abs(start - today))
        begin += (self.nth - 1) * DAY
        return single((begin, begin + DAY), "day", "dateline")
