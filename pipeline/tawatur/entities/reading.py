"""Reading the entities of a text: every proposer speaks, one arbitration decides."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.entities.gazetteer import Found, find_names
from tawatur.entities.words import Word, read_words
from tawatur.records import Entity
from tawatur.text.scanner import Token, scan


def read_entities(text: str, *, tokens: Sequence[Token] | None = None) -> tuple[Entity, ...]:
    """Return the named entities of a text, in text order, none overlapping; proclitics stay outside.

    >>> [(e.text, e.canonical) for e in read_entities("تراجعت أسهم أرامكو والهند")]
    [('أرامكو', 'Saudi Aramco'), ('الهند', 'India')]
    """
    if tokens is None:
        tokens = scan(text)
    words = read_words(text, tokens)
    chosen: list[Entity] = []
    end = -1
    for found in _proposals(words):
        if found.start < end:
            continue
        entity = _entity(text, found)
        if entity is not None:
            chosen.append(entity)
            end = found.end
    return tuple(chosen)


def _proposals(words: Sequence[Word]) -> list[Found]:
    return sorted(find_names(words), key=lambda f: (f.start, -f.end))


def _entity(text: str, found: Found) -> Entity | None:
    for name in found.names:
        if name.shy or name.form == "adjective":
            continue
        people = name.form == "people"
        return Entity(
            text=text[found.start : found.end],
            start=found.start,
            end=found.end,
            type="GROUP" if people else name.type,
            subtype="GROUP" if people else name.subtype,
            canonical=name.canonical,
            by="gazetteer",
        )
    return None
