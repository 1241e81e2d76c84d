"""Clauses: the chunks of a sentence gathered into clauses.

A new clause begins at a comma, a subordinator, a relative pronoun, أن, or و before a verb; و before a noun
or a value only coordinates. Behind a relative clause between commas the main one goes on.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from tawatur.claims.chunking import Chunker
from tawatur.claims.chunks import Chunk, Marks
from tawatur.claims.frames import exact_frames
from tawatur.claims.metrics import metric_at, noun_at
from tawatur.claims.words import Word, function_words, words_of
from tawatur.reading import Reading
from tawatur.records import Entity, Period, Quantity
from tawatur.text.scanner import Token
from tawatur.text.sentences import Sentence


@dataclass(slots=True)
class Parse:
    """A sentence in words and chunks; `places` maps a quantity's start to its chunk."""

    words: list[Word]
    norms: list[str]
    chunks: list[Chunk]
    places: dict[int, int] = field(default_factory=dict)


def parse(reading: Reading, sentence: Sentence) -> Parse:
    """Cut a sentence of a reading into chunks and clauses."""
    tokens = _within(reading.tokens, sentence)
    words = words_of(tokens, _finite, _nominal)
    marks = _marks(reading, sentence)
    chunker = Chunker(words, marks, headline=reading.field == "title")
    chunks = chunker.run()
    _number_clauses(chunks)
    places: dict[int, int] = {}
    for quantity in marks.quantities.values():  # two may share a token: «3-2»
        here = next((n for n, c in enumerate(chunks) if c.kind == "value" and c.start <= quantity.start < c.end), None)
        if here is not None:
            places[quantity.start] = here
    return Parse(words, chunker.norms, chunks, places)


def _start(item: Token | Quantity | Period | Entity) -> int:
    return item.start if item.start is not None else -1


_Item = TypeVar("_Item", Token, Quantity, Period, Entity)


def _within(items: tuple[_Item, ...], sentence: Sentence) -> tuple[_Item, ...]:
    """Return the items, which stand in text order, that begin inside the sentence."""
    first = bisect_left(items, sentence.start, key=_start)
    return items[first : bisect_left(items, sentence.end, lo=first, key=_start)]


def _marks(reading: Reading, sentence: Sentence) -> Marks:
    quantities = {q.start: q for q in _within(reading.quantities, sentence)}
    return Marks(
        quantities,
        {q.unit_text.start: q for q in quantities.values() if q.unit_text is not None},
        {p.start: p.end for p in _within(reading.periods, sentence)},
        {e.start: e for e in _within(reading.entities, sentence) if e.start is not None},
        {q.hedge.start: q.hedge.end for q in quantities.values() if q.hedge is not None},
    )


@lru_cache(maxsize=16384)
def _finite(norm: str) -> bool:
    """Tell whether a folded word is a finite verb of the table."""
    return any(f.verb for f in exact_frames(norm))


@lru_cache(maxsize=16384)
def _nominal(norm: str) -> bool:
    """Tell whether a folded word is a noun or a function word of the tables."""
    if norm in function_words() or any(f.part == "noun" for f in exact_frames(norm)):
        return True
    return len(norm) > 3 and (noun_at([norm], 0) is not None or metric_at([norm], 0) is not None)


def _number_clauses(chunks: list[Chunk]) -> None:
    """Give each chunk the number of its clause."""
    clause = latest = 0
    main: int | None = None  # the clause that a relative one interrupts: «حصة … ، التي …، بلغت 62%»
    for at, chunk in enumerate(chunks):
        follows = chunks[at + 1] if at + 1 < len(chunks) else None
        if chunk.kind == "stop" and main is not None and _returns(chunks, at, main):
            clause, main = main, None
            chunk.clause = clause
            continue
        if main is not None and chunk.kind in {"verb", "neg"} and _closes(chunks, at, clause):
            clause, main = main, None
        if chunk.kind == "rel":
            comma = at > 0 and chunks[at - 1].kind == "stop"
            main = clause - 1 if comma and clause == latest else clause
        elif chunk.kind in {"sub", "comp"}:
            main = None
        if chunk.kind == "stop" and _lists(chunks, at):
            chunk.clause = clause
            continue
        joins = chunk.kind == "and" and follows is not None and follows.kind in {"verb", "sub", "comp", "rel"}
        if chunk.kind in {"stop", "sub", "rel", "comp"} or joins:
            latest += 1
            clause = latest
        chunk.clause = clause


def _returns(chunks: list[Chunk], at: int, main: int) -> bool:
    """Tell whether the clause `main` goes on behind the comma at `at`, with its verb or with the value of its verb."""
    here = at + 1
    while here < len(chunks) and chunks[here].kind in {"prep", "hedge", "measure"}:
        here += 1
    if here >= len(chunks) or chunks[here].kind != "value":
        return at + 1 < len(chunks) and chunks[at + 1].kind == "verb"
    own = [c for c in chunks[:at] if c.clause == main]
    waits = any(c.kind == "verb" and c.frame("say", "aux") is None for c in own)
    return waits and all(c.kind != "value" for c in own)  # «بلغت حصة السيارات، التي يقل سعرها عن 9 آلاف، نحو 62%»


def _closes(chunks: list[Chunk], at: int, clause: int) -> bool:
    """Tell whether a verb ends the relative clause `clause`, whose verb has its object: «من يحملون الشهادة | بلغ».

    A verb joined to nothing cannot follow a clause that has one.
    """
    before = chunks[at - 1]
    known = before.definite or before.entity is not None or before.pronoun is not None or bool(before.frames)
    if before.kind != "period" and not (before.kind == "noun" and known):
        return False  # «حرارة قاربت 40 درجة»: the verb describes the bare noun
    if chunks[at].kind == "neg" and (at + 1 >= len(chunks) or chunks[at + 1].kind != "verb"):
        return False
    inside = [n for n in range(at) if chunks[n].clause == clause]
    opened = next((n for n in inside if chunks[n].kind == "rel"), None)
    return opened is not None and any(n > opened and chunks[n].kind == "verb" for n in inside[:-1])


def _lists(chunks: list[Chunk], at: int) -> bool:
    """Tell whether the comma at `at` stands in a list of names: «في صنعاء، وعدن، وتعز»."""
    if not 0 < at < len(chunks) - 2 or chunks[at].norm not in {"،", ","} or chunks[at + 1].kind != "and":
        return False
    before, behind = chunks[at - 1].entity, chunks[at + 2].entity
    return before is not None and behind is not None and before.type == behind.type == "LOC"
