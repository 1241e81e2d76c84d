"""Telephone numbers, printed («+968 91 765 4321», «(02) 1234 5678») or spelled digit by digit.

Kept apart from large numbers: what has neither a prefix, a cue («هاتف») nor the grouping of a telephone number
stays a number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from tawatur.quantities.atoms import HIDDEN, Atom
from tawatur.quantities.cutting import atoms
from tawatur.quantities.digits import ascii_digits
from tawatur.quantities.draft import Draft, negative_draft, words_of
from tawatur.quantities.lexicon import rows
from tawatur.quantities.nouns import is_counted, is_plural
from tawatur.quantities.numerals import read_numeral
from tawatur.quantities.units import match_unit
from tawatur.text.scanner import TokenKind, scan

# No telephone number is longer than this in print, extension left out.
_WINDOW: Final = 48
_UNSEEN: Final = frozenset(HIDDEN)
_GROUP: Final = re.compile(r"\(?(\+?\d+)\)?")
_GAP: Final = re.compile(r" {0,3}[-–./‑]? {0,3}(?=[(\d])")
_COUNTRY: Final = re.compile(r"\+?\d{1,3}|00\d{1,3}")
_LETTERS: Final = re.compile(r"[^\W\d_]+\.?")


def read_phone(text: str, run: list[Atom], at: int, lone: tuple[int, int]) -> Draft | None:
    """Read the telephone number that begins at a NUMBER atom, its opening bracket taken along."""
    first = at - 1 if at and run[at - 1].norm == "(" and run[at].glued else at
    if not _may_begin(run, at, first, lone):
        return None
    chars, offsets = _compact(text, run[first].start)
    groups, gaps, length = _groups(chars)
    digits = "".join(groups).lstrip("+")
    if not 7 <= len(digits) <= 15:
        return None
    end = offsets[length - 1] + 1
    stop = bisect_left(run, end, lo=at, key=lambda atom: atom.start)
    if run[stop - 1].end < end or (stop < len(run) and _digits_of(run[stop - 1]) and run[stop - 1].end > end):
        return None
    extension = _extension(run, stop)
    if not (_phone_shaped(text, run, at, groups, gaps, (first, stop, lone)) or extension):
        return None
    if "(" not in chars[:length]:
        first = at
    elif chars[0] == "(" and chars.find(")") == length - 1:
        first, stop = at, stop - 1
    draft = negative_draft(run, first, extension or stop, "boilerplate", "a telephone number")
    draft.kind = "phone"
    return draft


def _may_begin(run: list[Atom], at: int, first: int, lone: tuple[int, int]) -> bool:
    """Tell cheaply whether an atom can begin a telephone number, so that most numbers cost nothing."""
    body = run[at].norm
    if body[0] in "+0٠۰" or len(body) >= 7 or first < at or lone[0] == at or lone[0] == first:
        return len(body) > 1 or first < at or lone[0] == at
    return len(body) >= 2 and _cue(run, at)


def _cue(run: list[Atom], at: int) -> bool:
    """Tell whether one of the five atoms before promises a telephone number: «هاتف», «للاستفسار»."""
    cues = words_of("phone")
    return any(atom.norm in cues for atom in run[max(0, at - 5) : at])


def _compact(text: str, start: int) -> tuple[str, Sequence[int]]:
    """Return a stretch of text in ASCII digits without hidden marks, and the raw offset of each character."""
    window = text[start : start + _WINDOW]
    if _UNSEEN.isdisjoint(window):
        return ascii_digits(window), range(start, start + len(window))
    kept = [i for i, char in enumerate(window, start) if char not in _UNSEEN]
    return ascii_digits(window), kept


def _groups(chars: str) -> tuple[list[str], list[str], int]:
    """Cut a stretch into groups of digits and the gaps between them, until a whole number is read."""
    groups: list[str] = []
    gaps: list[str] = []
    at = 0
    national, wanted = 0, 9
    while (match := _GROUP.match(chars, at)) is not None:
        group = match[1]
        groups.append(group)
        at = match.end()
        if len(groups) == 1 and _COUNTRY.fullmatch(group) and (group[0] == "+" or group[:2] == "00"):
            wanted = 9
        else:
            national += len(group)
            wanted = 10 if national == len(group) and group[0] == "0" else wanted
        gap = _GAP.match(chars, at)
        if national >= wanted or gap is None or (not gap[0] and chars[at - 1] != ")" and chars[at] != "("):
            break
        gaps.append(gap[0].strip() or " ")
        at = gap.end()
    return groups, gaps, at


def _digits_of(atom: Atom) -> bool:
    return atom.kind is TokenKind.NUMBER


def _phone_shaped(
    text: str, run: list[Atom], at: int, groups: list[str], gaps: list[str], place: tuple[int, int, tuple[int, int]]
) -> bool:
    """Tell whether prefix, cue or grouping make a telephone number of groups of digits."""
    first, stop, lone = place
    sizes = [len(group.lstrip("+")) for group in groups]
    size = sum(sizes)
    if _date_shaped(groups, sizes):
        return False
    if "/" in gaps and (gaps[0] != "/" or groups[0][0] not in "+0" or sizes[1] < 6):
        return False  # «02/12345678» in Lebanon and Syria, but «1000/5000»
    thousands = len(sizes) > 1 and sizes[0] <= 3 and set(sizes[1:]) == {3}
    if thousands and _measured(text, run, stop):
        return False
    if groups[0][0] == "+" or (groups[0][0] == "0" and sizes[0] > 1):
        return size >= 8
    cue = _cue(run, at)
    dashes = gaps.count("-") + gaps.count("–")
    if dashes >= 2 and min(sizes) >= 2 and (sizes[-1] == 4 or cue):
        return True
    if sizes == [3, 3, 4] and "." in gaps:
        return True
    if cue and not _measured(text, run, stop):
        return len(groups) == 1 or (sizes[-1] != 3 and not (dashes and len(set(sizes)) == 1))
    if lone[0] not in {at, first} or lone[1] not in {stop, stop - 1}:
        return False
    if len(sizes) == 1:
        return 10 <= size <= 12 and not groups[0].endswith("0000")
    return sizes == [3, 3, 4] or (set(sizes) == {1} and set(gaps) == {"."})


def _measured(text: str, run: list[Atom], stop: int) -> bool:
    """Tell whether a scale word, unit or counted noun follows: «هاتف بيعت منه 3500000 وحدة»."""
    if stop >= len(run):
        return False
    after = run[stop]
    if (after.lexeme is not None and after.lexeme.scale) or match_unit(run, stop):
        return True
    accusative = after.is_word and "\u064b" in text[after.start : after.end]
    return accusative or is_counted(after.norm) or is_plural(after.norm)


def _date_shaped(groups: list[str], sizes: list[int]) -> bool:
    """Tell whether groups of digits are a date or years: «05-12-2025», «2024-2025-2026»."""
    years = [size == 4 and group[:2] in {"19", "20", "14"} for group, size in zip(groups, sizes, strict=True)]
    return len(groups) == 3 and (all(years) or (max(sizes) == 4 and _second(sizes) <= 2 and (years[0] or years[2])))


def _second(sizes: list[int]) -> int:
    return sorted(sizes)[-2]


def _extension(run: list[Atom], stop: int) -> int | None:
    """Return the index behind «فرعي 897», «ext. 12», if it stands there."""
    if stop >= len(run) or run[stop].norm.rstrip(".") not in words_of("extension"):
        return None
    at = stop + 1
    if at < len(run) and run[at].norm == ".":
        at += 1
    number = run[at] if at < len(run) else None
    if number is None or not _digits_of(number) or not number.norm.isdigit() or len(number.norm) > 6:
        return None
    return at + 1


def read_spelled_phone(run: list[Atom], at: int) -> Draft | None:
    """Read «صفر خمسة خمسة واحد …»: seven digits or more, said one by one, doubled ones and pairs among them."""
    lexeme = run[at].lexeme
    if lexeme is None or lexeme.cardinal is None or lexeme.cardinal[0] != "ones" or at + 6 > len(run):
        return None
    if (at and _digit_word(run[at - 1])) or not (_digit_word(run[at + 1]) or run[at + 1].norm in _doubling()):
        return None  # the words of one number were looked at with its first
    digits, stop = _spelled(run, at)
    plus = at > 0 and run[at - 1].norm in words_of("plus")
    if not 7 <= len(digits) <= 17:
        return None
    draft = negative_draft(run, at - plus, stop, "boilerplate", "a telephone number, spelled")
    draft.kind = "phone"
    return draft


def _digit_word(atom: Atom) -> bool:
    lexeme = atom.lexeme
    return lexeme is not None and lexeme.cardinal is not None and lexeme.cardinal[0] == "ones"


@lru_cache(maxsize=1)
def _doubling() -> frozenset[str]:
    return words_of("double") | words_of("triple")


def _spelled(run: list[Atom], at: int) -> tuple[str, int]:
    digits, stop, singles = "", at, 0
    first = run[at].norm if at < len(run) else ""
    while at < len(run) and len(digits) <= 17:
        if run[at].norm == "،" and digits:
            at += 1
            continue
        times = 2 if run[at].norm in words_of("double") else 3 if run[at].norm in words_of("triple") else 1
        at += times > 1
        numeral = None if at >= len(run) or run[at].article else read_numeral(run, at)
        if numeral is None or numeral.printed is not None or numeral.share is not None or numeral.decimals:
            break
        single = numeral.lone is not None and 0 <= numeral.value <= 9
        # «تسعمئة وخمسة وخمسين»: groups come after the prefix, which is told digit by digit
        if not single and (singles < 3 or first != "صفر" or not 0 <= numeral.value <= 999 or times > 1):
            break
        singles += 1
        digits += str(int(numeral.value)) * times
        at = stop = numeral.stop
    return digits, stop


@lru_cache(maxsize=1)
def _calling_codes() -> dict[str, frozenset[int]]:
    """Return the calling codes of Arab countries with the lengths of the numbers behind them."""
    return {row[0]: frozenset(int(size) for size in row[1].split()) for row in rows("calling_codes.tsv")}


def dialled(text: str) -> str:
    """Return a telephone number as it is dialled abroad or at home: «00966 50…» is `+96650…`, an extension follows x.

    >>> dialled("(+1) 650-701-8887 فرعي 897")
    '+16507018887x897'
    """
    digits = re.sub(r"[^\d+x]", "", _LETTERS.sub("x", ascii_digits(text)))
    if not any(char.isdigit() for char in digits):
        run = atoms(text, scan(text))
        plus = run[0].norm in words_of("plus")
        digits = ("+" if plus else "") + _spelled(run, int(plus))[0]
    if digits.startswith("00"):
        return "+" + digits[2:]
    codes = _calling_codes().items()
    abroad = any(digits.startswith(code) and len(digits) - len(code) in sizes for code, sizes in codes)
    return "+" + digits if abroad else digits
