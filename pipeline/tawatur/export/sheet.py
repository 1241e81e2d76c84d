"""CSV that a spreadsheet opens as it is meant: UTF-8 with BOM, and no cell that would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import BinaryIO, Final

from tawatur.export.columns import Cell, Column, Row

# Spreadsheets take a cell that begins so for a formula; the wide forms are those of East Asian settings.
_FORMULA: Final = tuple("=+-@\t\r\n＝＋－＠")
_COMPARATORS: Final = frozenset({"=", "~", "<", ">", "<=", ">=", "~<", "~>"})


class SheetWriter:
    """Writes rows of a flat table into a binary file."""

    def __init__(self, file: BinaryIO, columns: Sequence[Column]) -> None:
        self._text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        self._text.write("\ufeff")
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._free = tuple(column.type in {"string", "strings"} for column in columns)
        self._writer.writerow([column.name for column in columns])

    def write(self, row: Row) -> None:
        """Write one row."""
        self._writer.writerow([_cell(cell, free=free) for cell, free in zip(row, self._free, strict=True)])

    def close(self) -> None:
        """Write what waits; the file stays open."""
        self._text.flush()
        self._text.detach()


def _cell(cell: Cell, *, free: bool) -> str:
    """Write a cell; `free` marks a text, which may hold anything."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, list):
        return guarded(" | ".join(cell))
    return guarded(cell) if free and isinstance(cell, str) else str(cell)


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would run: `=1+1` becomes `'=1+1`, and so does `'` itself.

    One apostrophe taken off the front gives the text back.
    """
    text = text.replace("\x00", "\ufffd")  # which readers of CSV stumble over
    if text in _COMPARATORS:  # a lone sign is no formula
        return text
    return f"'{text}" if text.startswith("'") or text.lstrip(" \u00a0").startswith(_FORMULA) else text
