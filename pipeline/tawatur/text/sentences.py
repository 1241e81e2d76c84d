"""Sentences: the stretches that serve as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from tawatur.text.blocks import Block

SentenceKind = Literal["title", "sentence", "list_item", "table_row"]

# A point inside a number ends nothing; a closing quote after the stop belongs to the sentence.
_STOP: Final = re.compile(r"(?:[؟!]|\.(?![0-9٠-٩۰-۹]))+[»”\"’)\]]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit of evidence, half-open; `block` is the index of the block that holds it."""

    start: int
    end: int
    kind: SentenceKind
    block: int


def read_sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """Cut blocks into sentences, in order; boilerplate is cut too, so that its numbers have a place."""
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.kind == "title":
            found.append(Sentence(block.start, block.end, "title", index))
        elif block.kind == "table" and block.table is not None:
            rows = block.table.rows if block.table.header is None else (block.table.header, *block.table.rows)
            found.extend(Sentence(row.start, row.end, "table_row", index) for row in rows)
        else:
            kind: SentenceKind = "list_item" if block.kind == "list_item" else "sentence"
            found.extend(Sentence(s, e, kind, index) for s, e in _cut(text, block.start, block.end))
    return tuple(found)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for stop in _STOP.finditer(text, start, end):
        if text[at : stop.end()].strip():
            yield at, stop.end()
        at = stop.end()
        while at < end and text[at].isspace():
            at += 1
    if text[at:end].strip():
        yield at, at + len(text[at:end].rstrip())
