"""Bare digits that close a name: «بوينغ 777», «مؤتمر جنيف 2», «مقاتلات ميغ 29»."""

from __future__ import annotations

from typing import Final

from tawatur.quantities.draft import words_of

_LONGEST: Final = 3  # digits; more are an amount as often as a name


def in_name(before: list[str], digits: str) -> bool:
    """Tell whether digits with nothing behind them close a name: «بوينغ 777», «مؤتمر جنيف 2», «مقاتلات ميغ 29»."""
    if not before or not digits.isdigit() or len(digits) > _LONGEST:
        return False
    near = bare_word(before[0])
    if {before[0], near} & words_of("named") or (len(digits) == 3 and near in words_of("vehicle")):
        return True
    further = {bare_word(word) for word in before[1:3]}
    return (len(digits) == 1 and bool(further & words_of("conference"))) or (
        len(before) > 1 and bare_word(before[1]) in words_of("vehicle")
    )


def bare_word(word: str) -> str:
    """Return a printed word without one leading proclitic."""
    return word[1:] if len(word) > 3 and word[0] in "وفبلك" and word[1:] != "ال" else word
