"""Blocks: what each stretch of a body is (paragraph, list item, table, boilerplate), and the tables in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tawatur.records import FieldName

BlockKind = Literal["title", "paragraph", "list_item", "table", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: `raw[start:end]` without the blanks around it; empty cells have start == end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: from its first cell's first character to its last cell's last one."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption line, its header row, its rows of data and its footer («المصدر: …»)."""

    caption: Cell | None
    header: Row | None
    rows: tuple[Row, ...]
    footer: Cell | None = None
    broken: bool = False  # scraping printed one cell a line


@dataclass(frozen=True, slots=True)
class Block:
    """A block of one field, half-open. `reason` says why boilerplate is boilerplate."""

    kind: BlockKind
    start: int
    end: int
    reason: str | None = None
    table: Table | None = None


def read_blocks(text: str, field: FieldName = "body") -> tuple[Block, ...]:
    """Cut a field into blocks, in order; white space between blocks belongs to none."""
    if field == "title":
        return (Block("title", 0, len(text)),) if text.strip() else ()
    found, at = [], 0
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            found.append(Block("paragraph", start, start + len(bare)))
        at += len(line)
    return tuple(found)
