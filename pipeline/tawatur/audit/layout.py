"""Lays a body out for reading: paragraphs, list items and tables, each a run of marked pieces of the raw text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final, Literal

from tawatur.display.highlight import Piece, class_and_reason, pieces
from tawatur.records import Claim, Rejection
from tawatur.text.blocks import Block, read_blocks
from tawatur.text.tables import Cell, Row, Table

Run = tuple[Piece, ...]
_LINES: Final = re.compile(r"[\s|]|:?-{3,}:?")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its caption, its header cells, its rows of cells and its footer, each a run of pieces."""

    caption: Run
    header: tuple[Run, ...]
    rows: tuple[tuple[Run, ...], ...]
    footer: Run


@dataclass(frozen=True, slots=True)
class Passage:
    """A block to read: a run of pieces, or a table."""

    kind: Literal["paragraph", "list_item", "table", "boilerplate"]
    run: Run
    table: Grid | None = None


def passages(
    body: str,
    claims: Sequence[Claim],
    rejections: Sequence[Rejection] = (),
    *,
    hint: Callable[[Rejection], str] = class_and_reason,
) -> tuple[Passage, ...]:
    """Lay a body out. Text that no block takes keeps its place as a paragraph: nothing of the body is left out.

    In a table the bars between cells become the lines of the table, unless something is marked there.
    """
    blocks = read_blocks(body)
    cuts = [at for block in blocks for at in _cuts(block)]
    found = pieces(body, "body", claims, rejections, cuts=cuts, hint=hint)
    starts = [piece.start for piece in found]

    def run(start: int, end: int) -> Run:
        return found[bisect_left(starts, start) : bisect_left(starts, end)] if start < end else ()

    laid: list[Passage] = []
    at = 0
    for block in blocks:
        laid += _between(run(at, block.start))
        at = block.end
        if block.table is not None and (grid := _grid(block.table, run)) is not None:
            laid.append(Passage("table", (), grid))
        else:
            laid.append(Passage(_kind(block), run(block.start, block.end)))
    return (*laid, *_between(run(at, len(body))))


def _kind(block: Block) -> Literal["paragraph", "list_item", "boilerplate"]:
    return block.kind if block.kind in {"list_item", "boilerplate"} else "paragraph"  # type: ignore[return-value]


def _between(run: Run) -> Iterator[Passage]:
    """White space between blocks is what sets them apart; anything else is shown."""
    if any(piece.text.strip() for piece in run):
        yield Passage("paragraph", run)


def _cuts(block: Block) -> Iterator[int]:
    yield from (block.start, block.end)
    if block.table is not None:
        for cell in _cells(block.table):
            yield from (cell.start, cell.end)


def _rows(table: Table) -> tuple[Row, ...]:
    return (*((table.header,) if table.header else ()), *table.rows)


def _cells(table: Table) -> Iterator[Cell]:
    yield from (cell for cell in (table.caption, table.footer) if cell is not None)
    for row in _rows(table):
        yield from row.cells


def _grid(table: Table, run: Callable[[int, int], Run]) -> Grid | None:
    """Read a table into its cells; None where a mark goes across cells, which only the raw lines can show."""
    cells = sorted((cell for cell in _cells(table)), key=lambda cell: (cell.start, cell.end))
    gaps = (run(before.end, after.start) for before, after in pairwise(cells))
    if any(_says_something(piece) for gap in gaps for piece in gap):
        return None

    def part(cell: Cell | None) -> Run:
        return run(cell.start, cell.end) if cell else ()

    return Grid(
        part(table.caption),
        tuple(part(cell) for cell in table.header.cells) if table.header else (),
        tuple(tuple(part(cell) for cell in row.cells) for row in table.rows),
        part(table.footer),
    )


def _says_something(piece: Piece) -> bool:
    """Tell whether what stands between cells is more than the lines of a table: bars, and rules such as «---|---»."""
    return bool(piece.text.strip() if piece.slots else _LINES.sub("", piece.text))


def is_figure(run: Run) -> bool:
    """Tell whether a cell holds a figure and no word: «-1.4» is read from the left, or its sign lands behind it."""
    text = "".join(piece.text for piece in run)
    return any(c.isdigit() for c in text) and not any(c.isalpha() for c in text)


def grouped(laid: Sequence[Passage]) -> list[tuple[str, list[Passage]]]:
    """Put neighbouring list items together: [(kind, passages)]."""
    return [(kind, list(group)) for kind, group in groupby(laid, key=lambda passage: passage.kind)]
