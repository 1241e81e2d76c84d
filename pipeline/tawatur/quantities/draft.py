"""The draft of a quantity, and the tables that its readers share."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from tawatur.quantities.atoms import Atom
from tawatur.quantities.digits import Printed
from tawatur.quantities.lexicon import rows
from tawatur.quantities.nouns import duals
from tawatur.quantities.phrases import Phrases, pieces
from tawatur.quantities.units import dual_units, units
from tawatur.records import NegativeClass
from tawatur.text.normalise import fold


@dataclass(slots=True)
class Draft:
    """A quantity under way: atoms `[first, stop)`, value span as offsets, everything else as in Quantity."""

    first: int
    stop: int
    start: int
    end: int
    number: Decimal | None
    kind: str = "number"
    decimals: int = 0
    unit: str | None = None
    unit_span: tuple[int, int] | None = None
    per: str | None = None
    grain: str | None = None
    seconds: Decimal | None = None
    share: Fraction | None = None
    generic: str | None = None
    negative: NegativeClass | None = None
    why: str | None = None
    scale: int = 0
    bare: bool = False  # a number with nothing behind it that says what it counts
    words: bool = False
    comparator: str = "="
    hedge: tuple[int, int] | None = None
    role: str | None = None
    group: int | None = None
    printed: Printed | None = None
    vstop: int = 0  # index after the value's own atoms
    noun: str | None = None
    parts: list[int] = field(default_factory=list)


@lru_cache(maxsize=64)
def words_of(role: str) -> frozenset[str]:
    """Return the folded words of a role in the table of context words."""
    return frozenset(
        fold(word) for name, words in rows("context_words.tsv") if name == role for word in words.split()
    )  # fmt: skip


@lru_cache(maxsize=1)
def multiples() -> dict[str, int]:
    """Return the words of multiples with the count of a dual form, 0 for others."""
    return {fold(word): int(count) for word, count in rows("multiples.tsv")}


@lru_cache(maxsize=1)
def figures_of_speech() -> Phrases[str]:
    """Return the figures of speech that begin with a number word, with their class."""
    spoken = list(rows("figurative_nouns.tsv"))
    heads = [word for role, word in spoken if role == "head"]
    made = [(f"{head} {noun}", "figurative") for role, noun in spoken if role == "noun" for head in heads]
    return Phrases((pieces(phrase), kind) for phrase, kind in [*rows("figurative.tsv"), *made])


@lru_cache(maxsize=1)
def inside_words() -> frozenset[str]:
    """Return the words that hold a scale word and are no number («مليونيرات»)."""
    return frozenset(fold(article + row[0]) for row in rows("inside_words.tsv") for article in ("", "ال", "لل"))


@lru_cache(maxsize=1)
def starters() -> frozenset[str]:
    """Return the folded words that may begin a quantity without being number words."""
    spans = frozenset(fold("ال" + row[3].split("|")[0]) for row in rows("units.tsv") if row[1] == "duration" and row[3])
    return spans | dual_units() | frozenset(duals()) | inside_words() | frozenset(multiples()) | units().firsts()


def negative_draft(run: list[Atom], first: int, stop: int, kind: NegativeClass, why: str) -> Draft:
    """Make the draft of a number that is never a value."""
    label = "figurative" if kind == "figurative" else "identifier"
    return Draft(first, stop, run[first].start, run[stop - 1].end, None, label, negative=kind, why=why, vstop=stop)


@lru_cache(maxsize=1)
def month_words() -> frozenset[str]:
    """Return the folded names of months; two-word names by their first word."""
    return frozenset(fold(word) for row in rows("months.tsv") for word in row[0].split())


def replace_norm(atom: Atom, norm: str) -> Atom:
    """Return an atom with another folded form."""
    return Atom(atom.start, atom.end, norm, atom.kind)
