"""Days of a month and years among the digits: they are dates, whatever stands behind them."""

from __future__ import annotations

import re
from typing import Final

from tawatur.quantities.atoms import Atom
from tawatur.quantities.digits import ascii_digits
from tawatur.quantities.draft import Draft, month_words, negative_draft, words_of
from tawatur.quantities.lexicon import folded_words
from tawatur.quantities.measures import unit_like
from tawatur.quantities.phrases import word_at, words_before
from tawatur.quantities.terms import Numeral
from tawatur.text.scanner import TokenKind

_SECOND_MONTH_WORDS: Final = frozenset(folded_words("الأول الثاني الآخر الآخرة الأولى القعدة الحجة ثاني أول"))


def read_calendar(run: list[Atom], numeral: Numeral) -> Draft | None:
    """Mark days of a month («3 أغسطس»), years behind a month or «عام», and Hijri years («1447هـ»)."""
    printed, at, stop = numeral.printed, numeral.first, numeral.stop
    if printed is None or printed.decimals or printed.percent or printed.signed or numeral.scale or stop != at + 1:
        return None
    digits = printed.digits
    if not digits.isdigit() or len(digits) not in {1, 2, 4}:
        return None
    after = run[stop].norm if stop < len(run) else ""
    before = run[at - 1].norm if at else ""
    if at and word_at(run, at - 1)[0] in _SECOND_MONTH_WORDS and at > 1 and run[at - 2].norm in month_words():
        before = run[at - 2].norm
    hijri = after in {"ه", "هجري", "هجريه", "للهجره"} and len(digits) == 4
    ad = after in {"م", "ميلادي", "ميلاديه"} and len(digits) == 4
    day = (
        len(digits) <= 2
        and 1 <= numeral.value <= 31
        and (after in month_words() or (after in {"من", "/"} and _month(run, stop + 1)))
    )
    year = len(digits) == 4 and 1300 <= numeral.value <= 2100 and (before in month_words() or _year_word(run, at))
    if year and stop < len(run) and before not in month_words() and unit_like(run, stop):
        year = False
    if at and words_before(run, at, 1)[:1] and words_before(run, at, 1)[0].lstrip("و") in words_of("clock"):
        draft = negative_draft(run, at, stop, "date", "a time of day")
        draft.kind = "time"
        return draft
    if not (hijri or ad or day or year):
        return None
    draft = negative_draft(run, at, stop, "date", "a day of the month" if day else "a year")
    draft.kind, draft.number, draft.printed = "time", numeral.value, printed
    if day and after in month_words():
        draft.stop = stop + 1  # so that the month صفر is not read as zero
    return draft


def _month(run: list[Atom], at: int) -> bool:
    return at < len(run) and run[at].norm in month_words() and run[at].is_word


def _year_word(run: list[Atom], at: int) -> bool:
    """Tell whether the word before four digits makes them a year («في 2025», «بحلول 2030»)."""
    back = at - 1
    if back >= 0 and run[back].norm == "و" and run[at].glued and back:
        previous = run[back - 1]
        return (
            previous.kind is TokenKind.NUMBER
            and re.fullmatch("(?:19|20)[0-9]{2}", ascii_digits(previous.norm)) is not None
        )
    if back < 0 or not 1900 <= int(ascii_digits(run[at].norm)) <= 2100:
        return False
    lexeme = run[back].lexeme
    if lexeme is not None and lexeme.ordinal:  # «الربع الثاني 2025»
        return True
    before = words_before(run, at, 1)
    return bool(before) and (before[0] in words_of("year_before") or before[0].lstrip("وف") in words_of("year_before"))


def year_pair(run: list[Atom], at: int) -> Draft:
    """Mark «2024/2025» as a pair of years."""
    draft = negative_draft(run, at, at + 1, "date", "two years")
    draft.kind = "time"
    return draft
