"""Digits as dates: what a number token may be when it is read as a time.

The senses are `int` (1 to 4 digits), `ymd` (a whole date: year, month, day; Hijri years stay Hijri), `dm` (two
numbers, day and month in the order of the Arab press), `my` (month and year), `years` (2024/2025, 2024-25),
`span` (13-15), `clock` (14:30). None of them is decided here: the grammar chooses by what stands around.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

_DIGITS: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_HIDDEN: Final = re.compile("[\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PLAIN: Final = re.compile(r"[0-9]{1,4}$")
_PARTS: Final = re.compile(r"[0-9]{1,4}(?:[/.\-–−][0-9]{1,4}){1,2}$")
_CLOCK: Final = re.compile(r"([0-9]{1,2}):([0-9]{1,2})(?::([0-9]{2}))?(?:[-–]([0-9]{1,2}):([0-9]{2}))?$")
_NOTHING: Final[MappingProxyType[str, Any]] = MappingProxyType({})


@lru_cache(maxsize=50_000)
def read_numeral(raw: str) -> MappingProxyType[str, Any]:
    """Return the senses of a number token; none for percentages, decimals and grouped numbers."""
    text = _HIDDEN.sub("", raw).translate(_DIGITS)
    if _PLAIN.match(text):
        return MappingProxyType({"int": int(text), "digits": len(text)})
    if clock := _CLOCK.match(text):
        hour, minute, second, hour2, minute2 = clock.groups()
        if int(hour) <= 24 and int(minute) < 60 and (second is None or int(second) < 60):
            senses: dict[str, Any] = {"clock": (int(hour), int(minute), int(second or -1))}
            if hour2:
                if not (int(hour2) <= 24 and int(minute2) < 60):
                    return _NOTHING
                senses["clock_until"] = (int(hour2), int(minute2), -1)
            return MappingProxyType(senses)
        return _NOTHING
    if not _PARTS.match(text):
        return _NOTHING
    separator = next(char for char in text if not char.isdigit())
    parts = re.split(r"[/.\-–−]", text)
    numbers = [int(part) for part in parts]
    if len(parts) == 3:
        whole = _whole_date(parts)
        return MappingProxyType({"ymd": whole, "separator": separator}) if whole else _NOTHING
    return _two(parts, numbers, separator)


def _whole_date(parts: list[str]) -> tuple[int, int, int] | None:
    """Order three numbers as year, month, day: ISO, day first, and month first where nothing else fits."""
    a, b, c = (int(part) for part in parts)
    if len(parts[0]) == 4:
        year, month, day = (a, b, c) if b <= 12 else (a, c, b)
    elif len(parts[2]) in {2, 4} and len(parts[0]) <= 2 and len(parts[1]) <= 2:
        day, month, year = (a, b, c) if b <= 12 else (b, a, c)
        if len(parts[2]) == 2:
            year = -year - 1  # two digits: the century comes from the reference
    else:
        return None
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _two(parts: list[str], numbers: list[int], separator: str) -> MappingProxyType[str, Any]:
    """Senses of two numbers with a separator between: `6/10`, `13-15`, `2024/2025`, `2/2013`."""
    senses: dict[str, Any] = {"separator": separator}
    (a, b), (la, lb) = numbers, (len(parts[0]), len(parts[1]))
    if la == 4 and lb in {2, 4} and separator != ".":
        other = b if lb == 4 else a // 100 * 100 + b
        if other == a + 1:
            senses["years"] = (a, other)
        elif a < other and lb == 4:
            senses["year_span"] = (a, other)
        elif other == a - 1 and lb == 4:
            senses["years"] = (other, a)  # printed the other way round, as right-to-left text often is
    if lb == 4 and la <= 2 and 1 <= a <= 12 and separator != ".":
        senses["my"] = (b, a)
    if la == 4 and lb <= 2 and 1 <= b <= 12 and separator != ".":
        senses["ym"] = (a, b)
    if la <= 2 and lb <= 2:
        if separator != "." and 1 <= a <= 31 and 1 <= b <= 12:
            senses["dm"] = (a, b)
        elif separator != "." and 1 <= b <= 31 and 1 <= a <= 12:
            senses["dm"] = (b, a)
        if separator in "-–−" and a < b <= 31:
            senses["span"] = (a, b)
    return MappingProxyType(senses) if len(senses) > 1 else _NOTHING
