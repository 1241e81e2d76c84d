"""Sentences: the stretches that serve as evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from tawatur.text.blocks import Block, Table, after_marker
from tawatur.text.stops import cut_sentences

SentenceKind = Literal["title", "sentence", "list_item", "table_row"]


# The longest sentence of 363 real articles has 2,104 characters. What is longer is no sentence but a page
# without stops; it is cut, since the rooms that weigh the words of a sentence against each other would
# take the square of its length.
LONGEST: Final = 3000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A unit of evidence, half-open; `block` is the index of the block that holds it."""

    start: int
    end: int
    kind: SentenceKind
    block: int


def read_sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """Cut blocks into sentences, in order.

    The title is one sentence, a table gives one a row (its caption and footer are sentences too), a list
    item begins behind its bullet. Boilerplate is cut as well, so that its numbers have a place.
    """
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.kind == "title":
            found.extend(Sentence(s, e, "title", index) for s, e in _bounded(text, block.start, block.end))
        elif block.table is not None:
            found.extend(_of_table(block.table, index))
        else:
            kind: SentenceKind = "list_item" if block.kind == "list_item" else "sentence"
            start = after_marker(text, block.start, block.end)
            for first, last in cut_sentences(text, start, block.end):
                found.extend(Sentence(s, e, kind, index) for s, e in _bounded(text, first, last))
    return tuple(found)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut what is longer than `LONGEST`: behind a comma where there is one, else at a blank, never in a word."""
    while end - start > LONGEST:
        comma = text.rfind("، ", start + LONGEST // 2, start + LONGEST)
        blank = comma + 1 if comma >= 0 else text.rfind(" ", start + 1, start + LONGEST)
        if blank < 0:
            blank = text.find(" ", start + LONGEST, end)
        if blank < 0:
            break
        yield start, blank
        start = blank + 1
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _of_table(table: Table, index: int) -> list[Sentence]:
    found: list[Sentence] = []
    if table.caption is not None:
        found.append(Sentence(table.caption.start, table.caption.end, "sentence", index))
    rows = table.rows if table.header is None else (table.header, *table.rows)
    found.extend(Sentence(row.start, row.end, "table_row", index) for row in rows)
    if table.footer is not None:
        found.append(Sentence(table.footer.start, table.footer.end, "sentence", index))
    return found
