"""Scenes: a sentence in its reading, and how a phrase of it becomes a candidate for the entity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tawatur.claims.chunks import Chunk
from tawatur.claims.clauses import Parse
from tawatur.claims.governors import Governor
from tawatur.claims.metrics import metric_at, noun_at
from tawatur.claims.words import heads, pronoun_of, stems
from tawatur.reading import Reading
from tawatur.records import Entity
from tawatur.text.scanner import TokenKind


class Referent(NamedTuple):
    """A candidate: its place, its words, how good it is and which rule found it."""

    start: int
    end: int
    text: str
    entity: Entity | None
    score: float
    by: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What the candidates are drawn from: the parse of a sentence in its reading."""

    reading: Reading
    parse: Parse

    def text(self, start: int, end: int) -> str:
        """Cut the raw text."""
        return self.reading.text[start:end]


def _trim(scene: Scene, first: int, last: int) -> tuple[int, int]:
    """Cut words of measuring off the front: «عدد المستخدمين» leaves «المستخدمين»."""
    norms = scene.parse.norms
    empty = heads("empty")
    while last - first > 1 and not norms[first].startswith("ال") and any(s in empty for s in stems(norms[first])):
        first += 1
    return first, last


def referent(
    scene: Scene, chunk: Chunk, score: float, by: str, *, first: int | None = None, kept: bool = False
) -> Referent | None:
    """Make a candidate of a noun phrase, from the word `first` on; a class noun yields to the name beside it."""
    parse = scene.parse
    begin, last = chunk.first if first is None else first, chunk.last
    if not kept:
        begin, last = _trim(scene, begin, last)
    if begin >= last:
        return None
    entity = chunk.entity
    start, end = parse.words[begin].start, parse.words[last - 1].end
    place = entity.span if entity is not None else None
    if place is None or place.start < start:
        entity = None
    else:
        end = max(end, place.end)
        if place.start > start and set(stems(parse.norms[begin])) & heads("names") and place.end >= end:
            start = place.start
    hollow = not kept and any(x in heads("empty") for x in stems(parse.norms[begin]))
    if entity is None and (hollow or len(parse.norms[begin]) < 3):
        return None
    if parse.words[begin].kind is TokenKind.NUMBER:
        return None
    named = _apposition(parse, chunk)
    if named is not None and entity is None:
        start, end, entity = named.start, named.end, named.entity
    text = scene.text(start, end)
    if not text.strip() or len(text) > 80:
        return None
    return Referent(start, end, text, entity, score + (0.3 if entity is not None else 0.0), by)


def _apposition(parse: Parse, chunk: Chunk) -> Chunk | None:
    """Return the quoted or Latin name that stands right after a phrase headed by a class noun."""
    chunks = parse.chunks
    at = next((n for n, c in enumerate(chunks) if c is chunk), -1)
    if not 0 <= at < len(chunks) - 1:
        return None
    following = chunks[at + 1]
    if following.kind != "noun":
        return None
    ends = set(stems(parse.norms[chunk.first])) | set(stems(parse.norms[chunk.last - 1]))
    if following.quoted or (following.entity is not None and ends & heads("names")):
        return following
    return None


def is_oblique(chunks: list[Chunk], at: int) -> bool:
    """Tell whether the phrase at `at` stands behind a preposition, through its apposition too."""
    before = at - 1
    while before >= 0 and chunks[before].kind in {"hedge", "measure", "skip"}:
        before -= 1
    if before >= 1 and chunks[before].kind == "and" and chunks[before - 1].kind == "noun":
        return is_oblique(chunks, before - 1)  # «على القانون ومنع التمويل»
    if before >= 0 and chunks[before].kind == "noun":
        alone = chunks[before].last - chunks[before].first == 1
        masdar = alone and any(f.part == "noun" for f in chunks[before].frames)
        if chunks[at].quoted or masdar:  # «في تدريب | النماذج»
            return is_oblique(chunks, before)
    return before >= 0 and chunks[before].kind in {"prep", "time", "source", "like", "period"} and (
        chunks[before].kind != "period"
    )


def made_of_metric(parse: Parse, chunk: Chunk) -> bool:
    """Tell whether a phrase is all metric and no thing: «الإيرادات», «معدل البطالة»."""
    match = chunk.metric
    return match is not None and match.kept == 0 and chunk.metric_first + match.length >= chunk.last


def bears_pronoun(parse: Parse, chunk: Chunk) -> bool:
    """Tell whether the metric's words carry a pronoun that points back: «أرباحها»، «حصته»."""
    length = chunk.metric.length if chunk.metric is not None else 1
    norms = parse.norms[chunk.metric_first : chunk.metric_first + length]
    return any(is_owned(norm) for norm in norms)


def is_owned(norm: str) -> bool:
    """Tell whether a folded word of a metric carries a pronoun: «انتاجه», «حصتها»."""
    if norm.startswith("ال"):
        return False
    if pronoun_of(norm) is not None:
        return True
    # «انتاجه»، «سعره»: a final heh after which a metric remains, where the whole word is none.
    return norm.endswith("ه") and metric_at([norm[:-1]], 0) is not None and noun_at([norm], 0) is None and (
        norm not in {"قيمه", "نسبه", "تكلفه", "كلفه", "حصه"}
    )


def is_event(parse: Parse, chunk: Chunk) -> bool:
    """Tell whether a phrase names what happened: «هجوم», «غارة جوية», «السيول»."""
    return any(s in heads("event") for s in stems(parse.norms[chunk.first]))


def is_place(chunk: Chunk) -> bool:
    """Tell whether a phrase names a place."""
    return chunk.entity is not None and chunk.entity.type == "LOC"


def is_caused(governor: Governor, chunks: list[Chunk], at: int) -> bool:
    """Tell whether the phrase is what a verb of causing has as its subject: «خلفت السيول 11 قتيلا»."""
    causers = heads("causer")
    return governor.frame.lemma in causers or any(
        f.lemma in causers for c in chunks[max(0, at - 1) : governor.at + 1] if c.kind == "verb" for f in c.frames
    )
