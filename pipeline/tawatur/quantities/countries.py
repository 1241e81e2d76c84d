"""Whose ريال, دينار, درهم or جنيه a text means: the country that it speaks of most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from babel import Locale
from babel.numbers import get_territory_currencies

from tawatur.quantities.lexicon import rows
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind, scan


@lru_cache(maxsize=1)
def _families() -> dict[str, str]:
    """Map each code to the family of its noun: SAR to rial."""
    found: dict[str, str] = {}
    for row in rows("currencies.tsv"):
        if row[2].startswith("?") and len(row) > 3:
            for pair in row[3].split("|"):
                found.setdefault(pair.split("=")[1], row[2][1:])
    return found


@lru_cache(maxsize=1)
def _words() -> dict[str, set[str]]:
    """Map a folded word («السعودية», «سعودي», «تونس») to the codes of its country's money."""
    found: dict[str, set[str]] = {}

    def add(word: str, code: str) -> None:
        found.setdefault(fold(word), set()).add(code)

    for row in rows("currencies.tsv"):
        if not row[2].startswith("?") or len(row) < 4:
            continue
        for pair in row[3].split("|"):
            adjective, code = pair.split("=")
            stem = adjective.split()[0].removesuffix("ة")
            for ending in ("", "ة", "ا", "ين", "ون"):
                for article in ("", "ال", "لل"):
                    add(article + stem + ending, code)
    for territory, code in _territories():
        name = Locale("ar").territories[territory]
        if " " not in name:
            add(name, code)
            add("ل" + name.removeprefix("ا"), code)
        elif name.split()[0].startswith("ال"):
            add(name.split()[0], code)
    for row in rows("places.tsv"):
        for word in row[1].split():
            add(word, row[0])
    return found


@lru_cache(maxsize=1)
def _territories() -> tuple[tuple[str, str], ...]:
    """List territories whose money shares its noun with others', each with the code now in use."""
    found = []
    for territory in map(str, Locale("ar").territories):
        if len(territory) == 2 and territory.isalpha():
            for code in get_territory_currencies(territory):
                if code in _families():
                    found.append((territory, code))
    return tuple(found)


def votes(words: Iterable[str]) -> Counter[str]:
    """Count, over folded words, how often each currency's country is spoken of."""
    table = _words()
    found: Counter[str] = Counter()
    before = ""
    for word in words:
        for name in (word, f"{before}_{word}"):  # «الدار_البيضاء» in the table is two words
            for code in table.get(name, ()):
                found[code] += 1
        before = word
    return found


def elect(family: str, count: Counter[str]) -> str | None:
    """Return the code of a family that the text speaks of most; None where none or two lead."""
    ranked = [(n, code) for code, n in count.items() if _families().get(code) == family]
    ranked.sort(reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    return ranked[0][1]


def likely_country(text: str) -> str | None:
    """Return the country (ISO 3166) that a text speaks of most, among those whose money shares its noun.

    For titles, which seldom name the country of their own outlet: ask the body, give the answer to both.
    """
    count = votes(token.norm for token in scan(text) if token.kind is TokenKind.WORD)
    if not count:
        return None
    (code, first), *rest = count.most_common(2)
    if rest and rest[0][1] == first:
        return None
    return next((territory for territory, money in _territories() if money == code), None)
