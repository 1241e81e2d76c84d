"""Clock times and parts of the day: «الساعة 14:30», «الثامنة والنصف مساء», «الخامسة إلا ربعا», «مساء السبت»."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.times.cursor import COMMAS, DASHES, Parsed
from tawatur.times.lexicon import FEMININE
from tawatur.times.moments import DayPart, Moment
from tawatur.times.parts import Parts
from tawatur.times.stretches import Range
from tawatur.times.terms import Fields, Relative, Term


class Time(NamedTuple):
    """A clock time as printed and the items it takes."""

    hour: int
    minute: int
    second: int
    grain: str
    half: str | None
    end: int
    sure: bool


def half_of(sense: str, hour: int) -> str:
    """Return am or pm for a part of the day, as the table writes it: the night has both, noon begins at ten."""
    kind = sense.partition(" ")[2]
    if kind == "noon":
        return "pm" if hour < 10 or hour == 12 else "am"
    if kind == "night":
        return "am" if hour <= 4 or hour == 12 else "pm"
    return kind


def hours_of(sense: str) -> tuple[int, int]:
    """Return the hours of a part of the day, as the table writes them: `18-24 pm`."""
    first, _, last = sense.partition(" ")[0].partition("-")
    return int(first), int(last)


class Clock(Parts):
    """Rules for clock times."""

    def clock(self, i: int, *, sure: bool = False) -> Time | None:
        """Read a clock time; `sure` says that something before it promises one."""
        at = i
        if self.at(at, "unit") == "hour" and (self.definite(at) or self.at(at + 1, "clock")):
            sure, at = True, at + 1
        printed = self.at(at, "clock")
        if printed is not None:
            hour, minute, second = printed
            if not sure and second < 0 and self.items[at].end - self.items[at].start < 4:
                return None
            half, end = self.day_half(at + 1, hour)
            grain = "second" if second >= 0 else "minute"
            return Time(hour, minute, max(0, second), grain, half, end, True)
        if sure and self.at(at, "digits") == 4 and self.at(at, "int") < 2400 and self.at(at, "int") % 100 < 60:
            hour, minute = divmod(self.at(at, "int"), 100)  # «الساعة 0955 بتوقيت غرينتش»
            return Time(hour, minute, 0, "minute", None, at + 1, True)
        found = self.hour(at)
        if found is None:
            return None
        hour, end = found
        if hour > 24:
            return None
        minute, grain = 0, "hour"
        half, after = self.day_half(end, hour)
        more = self.minutes(end if half is None else after)
        if more is not None and (sure or half or self.day_half(more[1], hour)[0] or self.at(at, "int") is None):
            minute, end, grain = more[0], more[1], "minute"
            if half is None:
                half, after = self.day_half(end, hour)
            else:
                after = end
            sure = sure or self.hour_told(at, more[1])
        if minute < 0 and hour == 12 and half == "pm":
            half = "am"  # a quarter to noon is before it
        if minute < 0:
            hour, minute = (hour - 1) % 24 or (12 if hour != 1 else 0), minute + 60
            if hour == 0:
                hour = 12
        if half is not None:
            return Time(hour, minute, 0, grain, half, after, True)
        return Time(hour, minute, 0, grain, None, end, sure)

    def hour(self, i: int) -> tuple[int, int] | None:
        """Read the hour: digits, an ordinal, a number word without و."""
        value = self.integer(i, 0, 24)
        if value is not None and (self.at(i, "digits") or 0) <= 2:
            return value, i + 1
        teen = self.at(i, "teen")
        if teen is not None and teen <= 12:
            return teen, i + 1
        ones = self.at(i, "card")
        if ones is None or (self.definite(i) and self.at(i, "ord") is not None):
            ones = self.at(i, "ord")
            if ones is not None and not (self.definite(i) and (self.norm(i).endswith(FEMININE) or ones == 1)):
                return None  # hours are feminine: «الخامسة», never «الخامس»
        if ones is None:
            return None
        if ones <= 2 and self.at(i + 1, "card") == 10:
            return ones + 10, i + 2
        return ones, i + 1

    def hour_told(self, i: int, end: int) -> bool:
        """Tell whether a feminine ordinal and a fraction are a time of day: «في الثامنة والنصف»."""
        if not self.definite(i) or self.at(i, "ord") is None or self.at(end - 1, "fraction") is None:
            return False
        if self.at(end, "ord") is not None or self.at(end, "shift") is not None or self.articled(end):
            return False  # «في الثالثة والربع الأخير»
        return any(self.at(i - 1, kind) is not None for kind in ("in", "on", "after", "before", "until"))

    def minutes(self, i: int) -> tuple[int, int] | None:
        """Read the minutes behind the hour: «والنصف», «و18 دقيقة», «إلا ربعا», «ونصف وخمسة»."""
        minute, at = 0, i
        for _ in range(2):
            sign = 0
            if self.at(at, "and") is not None:
                sign = 1
            elif self.at(at, "minus") is not None:
                sign = -1
            if not sign:
                break
            fraction = self.at(at + 1, "fraction")
            if fraction is not None:
                minute, at = minute + sign * int(fraction), at + 2
                continue
            number = self.cardinal(at + 1)
            if number is None or not 0 <= number[0] < 60:
                break
            end = number[1]
            if self.at(end, "unit") == "minute" or self.at(end, "units") == "minute":
                end += 1
            elif self.at(at + 1, "int") is not None:
                break  # «بين 5 و6 مساء»: another hour
            elif self.at(end, "unit") is not None or self.at(end, "units") is not None or self.counted(end):
                break
            minute, at = minute + sign * number[0], end
        return (minute, at) if at > i else None

    def day_half(self, i: int, hour: int) -> tuple[str | None, int]:
        """Read the part of the day behind an hour: «مساء», «بعد الظهر», «هذه الليلة», «في المساء»."""
        at = i
        for _ in range(2):
            if any(self.at(at, kind) is not None for kind in ("in", "this", "from", "of")):
                at += 1
        if self.at(at, "after") is not None or self.at(at, "before") is not None:
            early = self.at(at, "before") is not None
            if self.at(at + 1, "daypart") is not None:
                kind = str(self.at(at + 1, "daypart")).partition(" ")[2]
                return ("am" if kind == "am" or (early and kind == "noon") else "pm"), at + 2
            if self.at(at + 1, "edge") == "mid" and self.at(at + 2, "daypart") is not None:
                return ("pm" if early else "am"), at + 3
        if self.at(at, "daypart") is None:
            return None, i
        if at > i and self.at(i, "from") is not None and not self.definite(at) and self.day(at + 1) is None:
            return None, i
        if at > i and not self.lone and self.at(at, "place") is not None:
            return None, i  # «في المغرب» is Morocco
        return half_of(str(self.at(at, "daypart")), hour), at + 1

    def zone(self, i: int) -> tuple[int | None, int]:
        """Read the zone: «بتوقيت غرينتش», «بالتوقيت المحلي»; only Greenwich moves the clock."""
        at = self.skip(i, "in")
        if self.at(at, "zone") is None:
            return None, i
        end = at + 1
        if end < self.size and any(char.isalpha() for char in self.norm(end)):
            offset = self.at(end, "zone_minutes")
            return offset, end + 1
        return None, end

    def moment(self, i: int, *, sure: bool = False) -> Parsed | None:
        """Read a clock time with its zone and the day behind it: «الثامنة مساء السبت»."""
        time = self.clock(i, sure=sure)
        if time is None or not time.sure:
            return None
        return self.moment_of(time)

    def moment_of(self, time: Time) -> Parsed:
        """Make a moment of a clock time, with what stands behind it."""
        offset, end = self.zone(time.end)
        term = Moment(time.hour, time.minute, time.second, time.grain, half=time.half, zone=offset)
        at = end + 1 if self.norm(end) in COMMAS else end
        at = self.skip(at, "from", "in")
        day = self.day(at)
        if day is not None:
            after = day[1]
            half, past = self.day_half(after, time.hour) if time.half is None else (time.half, after)
            return term.on(day[0], half), past
        return term, end

    def clock_span(self, i: int) -> Parsed | None:
        """Read a span of clock times: «من الساعة 3 إلى 4 بعد العصر», «بين الخامسة والسابعة مساء», «15:00-17:30»."""
        joint = "to"
        at = i
        if self.at(at, "between") is not None:
            joint, at = "and", at + 1
        elif self.at(at, "from") is not None or self.at(at, "during") is not None:
            at += 1
        whole = self.at(at, "clock_until")
        first = self.clock(at)
        if first is None:
            return None
        if whole is not None:
            hour, minute, _ = whole
            ends = (Moment(first.hour, first.minute, grain="minute"), Moment(hour, minute, grain="minute"))
            return Range(*ends), at + 1
        end = first.end
        if joint == "to":
            if self.at(end, "and") is not None and self.at(end + 1, "until") is not None:
                end += 1
            kinds = ("to", "until", "of") if self.definite(end + 1) or self.lone else ("to", "until")
            if not (any(self.at(end, kind) is not None for kind in kinds) or self.norm(end) in DASHES):
                return None
        elif self.at(end, "and") is None:
            return None
        end = self.skip(end + 1, "until_part", "of")
        second = self.clock(end)
        if second is None:
            return None
        spoken = self.lone and self.definite(end) and self.definite(at) and self.norm(at).endswith(FEMININE)
        if not (first.sure or second.sure or spoken):
            return None
        start, stop = first.half, second.half
        if start is None and stop is not None:
            start = stop if first.hour <= second.hour or second.hour == 12 or first.hour == 12 else "am"
            start = None if first.hour > 12 else start
        elif stop is None and start is not None and second.hour <= 12:
            stop = start if first.hour % 12 <= second.hour % 12 else "am" if start == "pm" else "pm"
        term, after = self.moment_of(second._replace(half=stop))
        if not isinstance(term, Moment):
            return None
        begin = Moment(first.hour, first.minute, first.second, first.grain, half=start, day=term.day)
        return Range(begin, term), after

    def day(self, i: int) -> Parsed | None:
        """Read a single day."""
        found = self.day_word(i) or self.weekday_date(i)
        if found is None and (self.at(i, "int") is not None or self.at(i, "ord") is not None):
            found = self.date(i) or self.numeric(i, wanted=self.lone or self.at(i, "ymd") is not None)
        if found is None:
            return None
        term = found[0]
        if isinstance(term, Relative):
            return found if term.unit == "day" else None
        return found if not isinstance(term, Fields) or term.unit == "day" else None

    def clock_behind(self, i: int) -> Time | None:
        """Read the clock time behind a day: «السبت الساعة 1:30 بعد الظهر», «غدا، الثامنة مساء»."""
        at = i
        if self.norm(at) in COMMAS or self.norm(at) == "-":
            at += 1
        cue = False
        for _ in range(3):
            if any(self.at(at, kind) is not None for kind in ("in", "on", "count_cue", "during", "from")):
                cue = cue or self.at(at, "in") is not None or self.at(at, "on") is not None
                at += 1
        time = self.clock(at)
        if time is None or not (time.sure or (cue and self.definite(at))):
            return None
        return time

    def day_part(self, i: int) -> Parsed | None:
        """Read a part of the day that stands alone: «الليلة», «هذا الصباح», «بعد الظهر»."""
        at = self.skip(i, "this")
        shown = at > i
        if self.at(at, "after") is not None or self.at(at, "before") is not None:
            if self.at(at + 1, "daypart") is None or not self.lone:
                return None
            return (DayPart(12, 18) if self.at(at, "after") is not None else DayPart(8, 12)), at + 2
        if self.at(at, "edge") == "mid" and self.at(at + 1, "midpoint") is not None:
            return Moment(int(self.at(at + 1, "midpoint"))), at + 2
        hours = self.at(at, "daypart")
        if hours is None or not (shown or self.lone or (self.definite(at) and self.at(at, "tonight"))):
            return None
        first, last = hours_of(str(hours))
        shift = self.at(at + 1, "shift")
        if self.at(at + 1, "before") is not None and self.at(at + 2, "shift") == -1 and self.definite(at):
            return DayPart(first, last, Relative("day", -2)), at + 3
        if shift is not None and self.definite(at):
            return DayPart(first, last, Relative("day", shift)), at + 2
        return DayPart(first, last), at + 1

    def part_of_day(self, i: int) -> Parsed | None:
        """Read a part of a named day: «مساء السبت», «بعد ظهر اليوم»."""
        at = i
        early = self.at(at, "before") is not None
        after = (early or self.at(at, "after") is not None) and self.at(at + 1, "daypart") is not None
        hours = self.at(at + after, "daypart")
        if hours is None or self.definite(at + after):
            return None
        first, last = (8, 12) if after and early else (12, 16) if after else hours_of(str(hours))
        inner = self.day(at + 1 + after)
        if inner is None:
            return None
        time = self.clock_behind(inner[1])
        if time is not None:
            half = time.half or half_of(str(hours), time.hour)
            return self.on_day(time._replace(half=half), inner[0])
        return DayPart(first, last, inner[0]), inner[1]

    def part_behind(self, i: int) -> tuple[int, int, int] | None:
        """Read the part of the day behind a day: «أمس صباحا», «الثلاثاء بعد الظهر»; hours and end."""
        at = self.skip(i, "in")
        if (
            self.at(at, "after") is not None
            and self.definite(at + 1)
            and str(self.at(at + 1, "daypart")).endswith("noon")
        ):
            return 12, 16, at + 2
        hours = self.at(at, "daypart")
        if hours is None or (self.at(at, "adverb") is None and not (at > i and self.definite(at))):
            return None
        if self.at(at, "place") is not None and not self.lone:
            return None
        if self.day(at + 1) is not None:
            return None
        return (*hours_of(str(hours)), at + 1)

    def on_day(self, time: Time, day: Term | None) -> Parsed:
        """Make a moment of a clock time and the day before it."""
        offset, end = self.zone(time.end)
        return Moment(time.hour, time.minute, time.second, time.grain, time.half, day, offset), end
