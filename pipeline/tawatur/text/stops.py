"""Where a sentence ends.

It ends at `.` `؟` `!` with the closing quote that follows directly, never inside a number, an abbreviation,
a row of initials or an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from tawatur.tables import read_table

# Marks that are printed but not seen; they neither start nor end anything.
HIDDEN: Final = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_BLANK: Final = re.compile(rf"[\s{HIDDEN}]*")
_TRAILING_BLANK: Final = re.compile(rf"[\s{HIDDEN}]")

_DIGIT: Final = "0-9٠-٩۰-۹"
_CLOSING: Final = r"[»”\"’'\)\]\}]"
_STOP: Final = re.compile(rf"(?P<stop>[.؟!?…]+)(?P<closing>{_CLOSING}*|[ \u00a0][»”]+)(?P<hidden>[{HIDDEN}]*)")
_ARABIC_LETTER: Final = re.compile("[\u0621-\u064a\u0671-\u06d3]")
# The word that stands right before a point.
_MARKS: Final = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
_LAST_WORD: Final = re.compile(rf"(?:[^\W\d_]|[{_MARKS}])+$")
_MARK: Final = re.compile(f"[{_MARKS}]")
_FIRST_WORD: Final = re.compile(r"([^\W\d_]+)\.")
_CONTEXT: Final = 24  # a title or abbreviation and the word before it fit in


def cut_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of `text[start:end]`, half-open, without blanks around them.

    «بلغ 3.5 مليون. وقال د. محمد: «نعم!»» gives two: a point in a number or behind «د» ends nothing.
    """
    at = _skip(text, start, end)
    for match in _STOP.finditer(text, start, end):
        if match.start() < at or not _ends(text, match, start, end):
            continue
        stop = match.end("closing")
        if _says_something(text, at, stop):
            yield at, stop
            at = _skip(text, stop, end)
    last = end
    while last > at and _TRAILING_BLANK.match(text[last - 1]):
        last -= 1
    if _says_something(text, at, last):
        yield at, last


def _skip(text: str, at: int, end: int) -> int:
    match = _BLANK.match(text, at, end)
    return match.end() if match else at


def _says_something(text: str, start: int, end: int) -> bool:
    return any(text[i].isalnum() for i in range(start, end))


def _ends(text: str, match: re.Match[str], start: int, end: int) -> bool:
    stop, after = match.group("stop"), match.end()
    follows = text[after : after + 1] if after < end else ""
    if text[match.start() - 1 : match.start()] == "(" and match.group("closing")[:1] == ")":
        return False  # an editor's «(؟)»
    if not follows:
        return True
    if set(stop) <= {".", "…"} and (len(stop) > 1 or stop == "…"):
        return False  # «قال .. إن»: a pause; it ends a sentence only at the end of the line
    if follows.isspace():
        quoted = match.group("closing").strip(" \u00a0)]}")
        return stop != "." or bool(quoted) or not _abbreviates(text, match.start(), after, start, end)
    if stop != ".":
        return bool(_ARABIC_LETTER.match(follows)) or follows in "«“"
    # «العام.وأضاف»: scraping lost the blank. Initials («أ.ف.ب») and addresses have no long Arabic word before.
    word = _word_before(text, match.start(), start)
    long_word = len(_MARK.sub("", word)) > 2 and bool(_ARABIC_LETTER.match(word))
    return long_word and bool(_ARABIC_LETTER.match(follows) or follows in "«“")


def _word_before(text: str, at: int, start: int) -> str:
    """The letters right before `at`, marks and tatweel left in."""
    match = _LAST_WORD.search(text[max(start, at - _CONTEXT) : at])
    return match.group() if match else ""


def _abbreviates(text: str, at: int, after: int, start: int, end: int) -> bool:
    """Tell whether the point at `at`, with a blank behind it, belongs to an initial or an abbreviation."""
    printed = _word_before(text, at, start)
    if not printed:
        return False
    begin = at - len(printed)
    word = _MARK.sub("", printed)
    if printed.endswith("ـ"):
        return False  # «1447هـ.»
    before = text[max(start, begin - _CONTEXT) : begin].rstrip(" \u00a0")
    if len(word) == 1 or (len(word) == 2 and word[0] == "و" and word[1] in _honorifics()):
        if before[-1:].isdigit():
            return False  # «2015 م.»: a unit, not an initial
        preceding = _LAST_WORD.search(before)
        if preceding and preceding.group() in _named_by_letter():
            return False  # «فيتامين د.»
        if _ARABIC_LETTER.match(word):
            return True
        following = text[_skip(text, after, end) :][:1]
        return word.isupper() and following.isascii() and following.isupper()
    if word in _letter_names():  # «إس. بي. أي.», but not «بي بي سي.»
        beyond = _FIRST_WORD.match(text, _skip(text, after, end), end)
        return before.endswith(".") or bool(beyond and beyond.group(1) in _letter_names())
    return word in _abbreviations()


@lru_cache(maxsize=1)
def _tables() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {
        "honorific": set(),
        "abbreviation": set(),
        "named_by_letter": set(),
        "letter_name": set(),
    }
    for kind, word in read_table("text/data/abbreviations.tsv"):
        found[kind].add(word)
    return {kind: frozenset(words) for kind, words in found.items()}


def _honorifics() -> frozenset[str]:
    return _tables()["honorific"]


def _abbreviations() -> frozenset[str]:
    return _tables()["abbreviation"]


def _letter_names() -> frozenset[str]:
    return _tables()["letter_name"]


def _named_by_letter() -> frozenset[str]:
    return _tables()["named_by_letter"]
