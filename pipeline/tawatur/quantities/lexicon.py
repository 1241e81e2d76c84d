"""The words that the number grammar knows, loaded once from the tables beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Literal

from tawatur.tables import read_table
from tawatur.text.normalise import fold

CardinalClass = Literal["ones", "ten", "teen", "tens", "hundred", "hundreds", "hundred_plural", "teen_head"]
ScaleForm = Literal["singular", "tanwin", "dual", "construct", "plural"]
FractionForm = Literal["one", "two", "many"]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """Everything that one folded word can be; a word may be several («خمس» is 5 and a fifth)."""

    cardinal: tuple[CardinalClass, int] | None = None
    scale: tuple[ScaleForm, int] | None = None  # form, exponent of ten
    fraction: tuple[FractionForm, int] | None = None  # form, denominator
    ordinal: int | None = None
    vague: str | None = None
    minus: bool = False
    point: bool = False
    dozen: int = 0  # 1 dozen, 2 two dozens

    @property
    def starts_number(self) -> bool:
        """Tell whether a number phrase may begin here."""
        return bool(
            self.cardinal or self.scale or self.fraction or self.vague or self.minus or self.dozen
        )  # fmt: skip


def rows(name: str) -> Iterator[list[str]]:
    """Yield the cells of each entry of a table of this room."""
    return read_table(f"quantities/tables/{name}")


def folded_words(phrase: str) -> tuple[str, ...]:
    """Fold a phrase word by word."""
    return tuple(fold(word) for word in phrase.split())


@lru_cache(maxsize=1)
def number_words() -> dict[str, Lexeme]:
    """Return the lexemes of the number tables by folded word."""
    found: dict[str, Lexeme] = {}

    def add(word: str, **slot: object) -> None:
        key = fold(word)
        found[key] = replace(found.get(key, Lexeme()), **slot)  # type: ignore[arg-type]

    fused: list[tuple[str, int]] = []
    hundreds: list[str] = []
    for word, kind, value in rows("numbers.tsv"):
        if kind == "fused":
            fused.append((word, int(value)))
            continue
        if kind == "hundred":
            hundreds.append(word)
        add(word, cardinal=(kind, int(value)))
    for stem, ones in fused:  # خمس + مئة: خمسمئة, خمسمائة, خمسمية
        for hundred in hundreds:
            add(stem + hundred, cardinal=("hundreds", ones * 100))
    for word, form, exponent in rows("scales.tsv"):
        add(word, scale=(form, int(exponent)))
    for word, form, denominator in rows("fractions.tsv"):
        add(word, fraction=(form, int(denominator)))
    for word, value in rows("ordinals.tsv"):
        add(word, ordinal=int(value))
    for word, size in rows("vague.tsv"):
        add(word, vague=size)
    for word, role, count in rows("signs.tsv"):
        if role == "minus":
            add(word, minus=True)
        elif role == "point":
            add(word, point=True)
        else:
            add(word, dozen=int(count))
    return found


ARTICLE: Final = "ال"
# Longest first; the letters are proclitics, the article is told apart because it makes ordinals and adjectives.
_PREFIXES: Final = tuple(
    sorted(
        {
            conjunction + preposition + article
            for conjunction in ("", "و", "ف")
            for preposition in ("", "ب", "ل", "ك")
            for article in ("", "ال")
        }
        - {""},
        key=len,
    )
)


@lru_cache(maxsize=1)
def whole_phrases() -> frozenset[str]:
    """Words that look like a proclitic and a number but are not («لست»: I am not)."""
    return frozenset(fold(row[0]) for row in rows("whole_words.tsv"))


@dataclass(frozen=True, slots=True)
class Analysis:
    """A folded word cut into proclitics, article and the rest; `lexeme` is what the rest can be."""

    clitics: int
    article: bool
    rest: str
    lexeme: Lexeme | None


@lru_cache(maxsize=65536)
def analyse(word: str, after_lam: bool = False) -> Analysis:
    """Cut the proclitics off a folded word where a number word remains.

    «وبالثلاثين» is و, ب, the article and «ثلاثين»; `after_lam` says that a proclitic ل was cut off already,
    which hides the article's alef («لنصف» of «للنصف»).
    """
    words = number_words()
    if word in words and not (after_lam and word[:1] == "ل"):
        return Analysis(0, False, word, words[word])
    if word in whole_phrases() or len(word) < 3:
        return Analysis(0, False, word, None)
    if after_lam and word[0] == "ل" and word[1:] in words:
        return Analysis(1, True, word[1:], words[word[1:]])
    for prefix in _PREFIXES:
        if word.startswith(prefix) and word[len(prefix) :] in words:
            article = prefix.endswith(ARTICLE)
            clitics = len(prefix) - (2 if article else 0)
            return Analysis(clitics, article, word[len(prefix) :], words[word[len(prefix) :]])
    for prefix in ("لل", "ولل", "فلل"):
        if word.startswith(prefix) and word[len(prefix) :] in words:
            return Analysis(len(prefix) - 1, True, word[len(prefix) :], words[word[len(prefix) :]])
    return Analysis(0, False, word, None)
