"""Names that a model found, as proposals: they fill the gaps that tables and rules leave."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from tawatur.entities.proposals import Proposal, apart, arbitrate
from tawatur.entities.vocabulary import is_definite, is_stop, word_set
from tawatur.entities.words import Word
from tawatur.records import EntityType
from tawatur.text.blocks import read_blocks
from tawatur.text.scanner import TokenKind
from tawatur.text.sentences import read_sentences
from tawatur.times import read_times

SURE: Final = 0.6  # mean probability of a name's words below which it is left out
# MISC holds products, events and nationals alike, so that its names have no type of ours.
_KEPT: Final[dict[str, tuple[EntityType, str]]] = {
    "PER": ("PER", "PERSON"), "ORG": ("ORG", "ORG"), "LOC": ("LOC", "PLACE"),
    "PRODUCT": ("PRODUCT", "PRODUCT"), "EVENT": ("EVENT", "EVENT"),
}  # fmt: skip
_PROCLITICS: Final = frozenset("وفبلك")


class Name(NamedTuple):
    """A name that a model found: its type (PER, ORG, LOC, MISC, …), its place and the mean probability."""

    type: str
    start: int
    end: int
    probability: float


class Recognises(Protocol):
    """What finds names in sentences: `tawatur.entities.recogniser.Recogniser`, or a stand-in in a test."""

    def names(self, text: str, words: Sequence[Word], sentences: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
        """Find the names in some sentences of a text, given as half-open offsets."""
        ...


def with_recognised(
    kept: Sequence[Proposal],
    recogniser: Recognises | None,
    text: str,
    words: Sequence[Word],
    sentences: Sequence[tuple[int, int]] | None = None,
) -> list[Proposal]:
    """Add the names that a model finds to proposals that are in text order and apart from each other.

    Where a table, a rule or the grammar of dates has spoken, the model is not heard. `sentences` are those
    that it reads; all of them by default.
    """
    if recogniser is None or not text.strip():
        return list(kept)
    if sentences is None:
        sentences = [(s.start, s.end) for s in read_sentences(text, read_blocks(text, "body"))]
    found = [name for name in recogniser.names(text, words, sentences) if name.type in _KEPT]
    if found:  # «غرة ذي القعدة» and «جانفي» look like names to a model
        periods = sorted((p.start, p.end) for p in read_times(text))
        found = [name for name in found if not _touches(name, periods)]
    fitting = arbitrate(apart(_proposals(found, text, words), kept))  # a model may answer twice
    return sorted([*kept, *fitting], key=lambda p: p.start)


def _touches(name: Name, periods: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a name shares a letter with a period; these are in text order and apart from each other."""
    at = bisect_left(periods, (name.end, 0)) - 1
    return at >= 0 and periods[at][1] > name.start


def _proposals(names: Iterable[Name], text: str, words: Sequence[Word]) -> Iterator[Proposal]:
    """Keep the names of types that are ours, that are sure, hold no number and are no common noun."""
    ends = {word.end: i for i, word in enumerate(words)}
    norms = {word.bare for word in words}
    starts = {reading.start: i for i, word in enumerate(words) for reading in word.readings}
    for name in names:
        if name.probability < SURE:
            continue
        first, last = starts.get(name.start), ends.get(name.end)
        if first is None or last is None or first > last:
            continue
        if any(word.kind is TokenKind.NUMBER for word in words[first : last + 1]):
            continue  # the grammar of numbers knows better
        if first == last and _common(words[first]):
            continue
        kind, subtype = _KEPT[name.type]
        yield Proposal(_bare_start(name, text, words[first], norms), name.end, kind, subtype, None, "ner")


def _bare_start(name: Name, text: str, word: Word, norms: set[str]) -> int:
    """Leave a letter outside that the scanner could not know for a proclitic: «لنايلوتك» beside «نايلوتك»."""
    if word.cut or word.norm[:1] not in _PROCLITICS or word.norm[1:] not in norms:
        return name.start
    start = name.start + 1
    while text[start] == "\u0640":  # «لـنايلوتك»
        start += 1
    return start


def _common(word: Word) -> bool:
    """Tell whether a word by itself names nobody: «الشركة» points back to a name, it is none."""
    bare = word.bare[2:] if is_definite(word.bare) else word.bare
    return is_stop(word.bare) or bare in word_set("common_nouns") or bare in word_set("verbs")
