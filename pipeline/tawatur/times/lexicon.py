"""The words of the time grammar, read from the tables in `data/`, and the items the grammar runs over.

An item is a token with its senses. One word may have several: «ثانية» is a second and an ordinal,
«الأحد» Sunday and one. The grammar asks for the sense it needs; a word without senses is no time word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from tawatur.tables import read_table
from tawatur.text.normalise import fold
from tawatur.text.scanner import Token, TokenKind
from tawatur.times.numerals import read_numeral

Sense = str | int | tuple[str, int] | tuple[str, tuple[int, ...]]
Senses = Mapping[str, Sense]

NOTHING: Final[Senses] = {}
ARTICLE: Final = "ال"
ACCUSATIVE: Final = "ا"  # the alef of the counted noun: «دولارا»
FEMININE: Final = "ه"  # teh marbuta, folded
_LAM: Final = "ل"
_WAW: Final = "و"
_ARTICLED: Final = frozenset({"ال", "لل", "وال", "بال"})  # proclitics that hold the article: «الـ12», «لل11»
_SHORTEST_CORE: Final = 3  # «باب» is no «ب» before «آب»; the scanner has cut what a lexicon knows
_INTEGER_CLASSES: Final = frozenset(
    {
        "weekday",
        "shift",
        "prior",
        "later",
        "day",
        "this",
        "season",
        "card",
        "tens",
        "hundred",
        "thousand",
        "teen",
        "ord",
    }
)


class Item(NamedTuple):
    """A token as the grammar sees it; a proclitic is an item of its own, the article a flag."""

    start: int
    end: int
    senses: Senses
    definite: bool = False
    norm: str = ""


def table(name: str) -> Iterator[list[str]]:
    """Yield the cells of each entry of a table of this room."""
    return read_table(f"times/data/{name}")


@lru_cache(maxsize=1)
def words() -> dict[str, dict[str, Sense]]:
    """Return folded form → class → value for all single words."""
    found: dict[str, dict[str, Sense]] = {}
    for name in ("words.tsv", "numbers.tsv"):
        for form, kind, value in table(name):
            sense: Sense = int(value) if kind in _INTEGER_CLASSES else value
            found.setdefault(fold(form), {})[kind] = sense
    for form, calendar, month, *mark in table("months.tsv"):
        key = fold(form)
        if " " not in key:
            senses = found.setdefault(key, {})
            senses["month"] = (calendar, int(month))
            if mark:
                senses["homonym"] = 1
    for form, minutes in table("zones.tsv"):
        found.setdefault(fold(form), {})["zone_minutes"] = int(minutes)
    for first in feasts():
        found.setdefault(first, {})["feast"] = 1
    for first in pairs():
        found.setdefault(first, {}).setdefault("pair", 1)
    return found


@lru_cache(maxsize=1)
def feasts() -> dict[str, list[tuple[tuple[str, ...], str, int, int]]]:
    """Return first word → names of feasts that start with it, longest first: words, calendar, month, day."""
    found: dict[str, list[tuple[tuple[str, ...], str, int, int]]] = {}
    for form, calendar, month, day in table("holidays.tsv"):
        bare = tuple(_bare(word) for word in fold(form).split())
        found.setdefault(bare[0], []).append((bare, calendar, int(month), int(day)))
    for names in found.values():
        names.sort(key=lambda name: -len(name[0]))
    return found


def _bare(word: str) -> str:
    """Return a folded word without و and the article, as feasts are compared."""
    word = word[1:] if word[1:].startswith(ARTICLE) and word[0] in _CLITICS else word
    return word.removeprefix(ARTICLE)


@lru_cache(maxsize=1)
def pairs() -> dict[str, dict[str, tuple[str, int]]]:
    """Return first word → second word → month, for names of two words: «تشرين الأول», «ذو القعدة»."""
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for form, calendar, month, *_ in table("months.tsv"):
        first, _, second = fold(form).partition(" ")
        if second:
            found.setdefault(first, {})[second] = (calendar, int(month))
    return found


class Cut(NamedTuple):
    """How a printed word falls apart: letters of each proclitic, then the senses of the rest."""

    clitics: tuple[str, ...]
    senses: Senses
    definite: bool
    core: str


_CLITICS: Final = frozenset("وفبلك")
_NO_CUT: Final = Cut((), NOTHING, False, "")


@lru_cache(maxsize=100_000)
def cut(norm: str) -> Cut:
    """Cut a folded word: proclitics, the article, and the senses of what is left.

    «وللعام» is و, ل and عام with the article; a word that the tables know whole stays whole.
    """
    known = words()
    if norm in known:
        return Cut((), known[norm], False, norm)
    rest = norm
    clitics: list[str] = []
    for _ in range(3):
        if rest[:2] == ARTICLE and rest[2:] in known:
            return Cut(tuple(clitics), known[rest[2:]], True, rest[2:])
        if rest[:2] == _LAM * 2:
            core = rest[2:]
            if core in known:
                return Cut((*clitics, _LAM), known[core], True, core)
        if rest[:1] not in _CLITICS or len(rest) < 2:
            break
        clitics.append(rest[0])
        rest = rest[1:]
        if rest in known and (len(rest) >= _SHORTEST_CORE or (clitics == [_WAW] and "month" in known[rest])):
            return Cut(tuple(clitics), known[rest], False, rest)
    return _NO_CUT


def read_items(text: str, tokens: Iterable[Token]) -> list[Item]:
    """Turn tokens into items: blanks left out, line breaks kept, proclitics and article taken off."""
    items: list[Item] = []
    add = items.append
    known = words()
    carried = -1  # start of an «ال» that stands before a number: «الـ12»
    for start, end, raw, norm, kind in tokens:
        if kind is TokenKind.WORD:
            if norm[:1] == _LAM and items and items[-1].norm == _LAM and items[-1].end == start:
                pieces = cut(ARTICLE[0] + norm)  # «ل» was cut off «للعام»: what is left lacks its alef
                if pieces is _NO_CUT:
                    pieces = cut(norm)
            else:
                pieces = cut(norm)
            definite = pieces.definite
            if pieces is _NO_CUT:
                add(Item(start, end, NOTHING, False, norm))
                carried = -1
                continue
            at = start
            for clitic in pieces.clitics:
                after = at + _raw_length(raw[at - start :], 1)
                add(Item(at, after, words().get(clitic, NOTHING), False, clitic))
                at = after
            add(Item(at, end, pieces.senses, definite, pieces.core))
        elif kind is TokenKind.NUMBER:
            senses = read_numeral(raw)
            add(Item(carried if carried >= 0 else start, end, senses, carried >= 0, norm))
        elif kind is TokenKind.PROCLITIC:
            if norm in _ARTICLED:
                if norm != ARTICLE:
                    clitic = norm[0]
                    after = start + _raw_length(raw, 1)
                    add(Item(start, after, words().get(clitic, NOTHING), False, clitic))
                    carried = after
                else:
                    carried = start
                continue
            at = start
            for letter in norm:
                after = at + _raw_length(raw[at - start :], 1)
                add(Item(at, after, known.get(letter, NOTHING), False, letter))
                at = after
        elif kind is TokenKind.SPACE:
            continue
        elif kind is TokenKind.NEWLINE:
            add(Item(start, end, NOTHING, False, "\n"))
        elif kind is TokenKind.LATIN:
            add(Item(start, end, known.get(norm, NOTHING), False, norm))
        elif kind is TokenKind.PUNCT and not norm:
            continue  # a bidirectional mark by itself
        else:
            add(Item(start, end, NOTHING, False, norm))
        carried = -1
    return items


def _raw_length(raw: str, letters: int) -> int:
    """Return how many raw characters the first letters take, with the marks and tatweel behind them."""
    seen = 0
    for index, char in enumerate(raw):
        if fold(char):
            if seen == letters:
                return index
            seen += 1
    return len(raw)
