"""Chunks: the pieces that the words of a sentence are joined to: verbs, noun phrases, prepositions, values.

`Chunk` and the marks it is made from; `chunking` makes them, `verbs` and `phrases` say what a word is and how far
a phrase goes, from the `Draft` of what is made so far.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from typing import Final, Literal

from tawatur.claims.frames import Frame, frames_of
from tawatur.claims.metrics import Match, NounMatch
from tawatur.claims.words import Word
from tawatur.records import Entity, Quantity

ChunkKind = Literal[
    "verb", "noun", "value", "period", "prep", "like", "and", "stop", "sub", "rel", "comp", "hedge", "measure",
    "part", "neg", "so", "source", "time", "skip",
]  # fmt: skip

QUOTES: Final = frozenset("«»\"“”'‘’„")
VERSUS: Final = frozenset({"x", "×", "vs"})  # «الشباب x النصر»


@dataclass(slots=True)
class Chunk:
    """A piece of a clause: words `[first, last)` at `[start, end)` of the raw text."""

    kind: ChunkKind
    first: int
    last: int
    start: int
    end: int
    norm: str
    clause: int = 0
    clitics: str = ""
    frames: tuple[Frame, ...] = ()
    metric: Match | None = None
    metric_first: int = 0  # the word at which the metric's phrase begins
    noun: NounMatch | None = None
    entity: Entity | None = None
    quantity: Quantity | None = None
    quoted: bool = False
    pronoun: str | None = None
    definite: bool = False

    def frame(self, *kinds: str) -> Frame | None:
        """Return the first frame of one of these classes."""
        return next((f for f in self.frames if f.kind in kinds), None)


@dataclass(slots=True)
class Marks:
    """The mentions of a sentence by the offset at which they start."""

    quantities: dict[int, Quantity]
    units: dict[int, Quantity]
    periods: dict[int, int]
    entities: dict[int, Entity]
    hedges: dict[int, int]


def closed(unit: str | None) -> bool:
    """Tell a unit of money, percentage or measurement from a counted noun, which is written in Arabic."""
    return bool(unit) and (unit or "").isascii()


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence on its way into chunks: its words, what is marked in them, and the chunks that are made."""

    words: Sequence[Word]
    norms: list[str]
    marks: Marks
    function: Mapping[str, str]
    chunks: list[Chunk]
    _: KW_ONLY
    headline: bool

    def until(self, at: int, end: int) -> int:
        """Return the index of the first word at or after `at` that begins at or after `end`."""
        while at < len(self.words) and self.words[at].start < end:
            at += 1
        return at

    def leads_to_value(self, at: int) -> bool:
        """Tell whether nothing but hedges and links stands between `at` and a value."""
        for word in self.words[at : at + 5]:
            if word.start in self.marks.quantities:
                return True
            known = self.function.get(word.norm)
            hedged = word.start in self.marks.hedges or known in {"hedge", "skip", "neg"}
            level = any(f.kind == "level" for f in frames_of(word.norm))
            if not (hedged or level or word.norm in {"عن", "علي", "من", "الي"} or word.norm in QUOTES):
                return False
        return False
