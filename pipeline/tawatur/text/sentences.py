"""Sentences: the stretches that serve as evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tawatur.text.blocks import Block, Table, after_marker
from tawatur.text.stops import cut_sentences

SentenceKind = Literal["title", "sentence", "list_item", "table_row"]


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
            found.append(Sentence(block.start, block.end, "title", index))
        elif block.table is not None:
            found.extend(_of_table(block.table, index))
        else:
            kind: SentenceKind = "list_item" if block.kind == "list_item" else "sentence"
            start = after_marker(text, block.start, block.end)
            found.extend(Sentence(s, e, kind, index) for s, e in cut_sentences(text, start, block.end))
    return tuple(found)


def _of_table(table: Table, index: int) -> list[Sentence]:
    found: list[Sentence] = []
    if table.caption is not None:
        found.append(Sentence(table.caption.start, table.caption.end, "sentence", index))
    rows = table.rows if table.header is None else (table.header, *table.rows)
    found.extend(Sentence(row.start, row.end, "table_row", index) for row in rows)
    if table.footer is not None:
        found.append(Sentence(table.footer.start, table.footer.end, "sentence", index))
    return found
