"""The word tables of this room, folded at load.

Each table is a TSV file in `tables/`: one entry a line, `#` opens a comment. Code holds rules, tables hold words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from tawatur.tables import read_table
from tawatur.text.normalise import fold

_WORD: Final = re.compile(r"[^\W_]+(?:[-+&.'’][^\W_]+)*\+?")
# Article with the proclitics that may stand before it: «والنفط», «بالشهر», «للشركة».
_ARTICLE: Final = re.compile(r"^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})")


def bare(word: str) -> str:
    """Cut the article off a folded word: «المستخدمين» and «مستخدمين» are one, «للشركه» is «شركه»."""
    return _ARTICLE.sub("", word)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """Cut a phrase into folded words without article, punctuation and quotation marks.

    >>> words("«سعر» النفط الخام")
    ('سعر', 'نفط', 'خام')
    """
    return cut(text)


def cut(text: str) -> tuple[str, ...]:
    """Cut a text as `words` does and remember nothing: for long texts that are asked for once."""
    return tuple(bare(word) for word in _WORD.findall(fold(text).replace("_", " ")))


def rows(name: str) -> Iterator[list[str]]:
    """Yield the cells of each entry of a table of this room."""
    return read_table(f"agreement/tables/{name}")


@cache
def word_set(name: str) -> frozenset[str]:
    """Read a table of single words."""
    return frozenset(word for row in rows(name) for word in words(row[0]))


@cache
def id_set(name: str) -> frozenset[str]:
    """Read a table of ids, taken as they are."""
    return frozenset(row[0] for row in rows(name))


@cache
def phrase_set(name: str) -> frozenset[tuple[str, ...]]:
    """Read a table of phrases, each as its words."""
    return frozenset(words(row[0]) for row in rows(name))


@cache
def phrase_map(name: str) -> dict[tuple[str, ...], str]:
    """Read a table of phrases with what each stands for."""
    return {words(row[0]): row[1] for row in rows(name)}


@lru_cache(maxsize=1)
def synonyms() -> dict[str, str]:
    """Read the metric words with their heads, both folded and without article."""
    return {words(row[0])[0]: words(row[1])[0] for row in rows("synonyms.tsv")}


@lru_cache(maxsize=1)
def tolls() -> frozenset[str]:
    """Read the heads of counts that run on while an event lasts."""
    heads = synonyms()
    entries = [row[0] for row in rows("tolls.tsv")]
    ids = {entry for entry in entries if entry.isascii()}
    return frozenset(ids | {heads.get(word, word) for entry in entries if entry not in ids for word in words(entry)})


@lru_cache(maxsize=1)
def pegs() -> dict[str, Decimal]:
    """Read the official pegs: units of the currency to one US dollar."""
    return {row[0]: Decimal(row[1]) for row in rows("pegs.tsv")}


@lru_cache(maxsize=1)
def unit_expressions() -> dict[str, str]:
    """Read the physical units that pint converts."""
    return {row[0]: row[1] for row in rows("units.tsv")}


@lru_cache(maxsize=1)
def wholes() -> frozenset[tuple[frozenset[str], frozenset[str]]]:
    """Read the pairs of a whole and its part, each as a set of words."""
    return frozenset((frozenset(words(row[0])), frozenset(words(row[1]))) for row in rows("wholes.tsv"))


def holds_phrase(text_words: tuple[str, ...], phrases: frozenset[tuple[str, ...]]) -> bool:
    """Tell whether one of the phrases stands in the words."""
    return any(
        text_words[at : at + len(phrase)] == phrase
        for phrase in phrases
        for at in range(len(text_words) - len(phrase) + 1)
    )
