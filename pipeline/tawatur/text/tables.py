"""Tables in running text: rows of `cell | cell`, and tables that scraping broke into one cell a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tawatur.tables import read_table
from tawatur.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: `raw[start:end]` without the blanks around it; empty cells have start == end."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: from its first cell's first character to its last cell's last one.

    A row of a broken table takes its lines whole, trailing bars included.
    """

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
class Line:
    """A line without the blanks around it; never empty. `gap`: a blank line stands before it."""

    start: int
    end: int
    gap: bool = False


_BAR: Final = re.compile(r"[|｜]|\t+")
_RULE: Final = re.compile(r"[|\s:\-–—+=]+")
_BLANK: Final = re.compile(r"\s*")
# A cell that holds a number and little else: «3,410», «-1.4», «85.02 مليار», «%12», «$ 30».
_NUMERIC: Final = re.compile(
    r"[\s(\u200e\u200f]*[-+−–~≈<>]?\s*[$€£¥%٪]?\s*[0-9٠-٩۰-۹][0-9٠-٩۰-۹.,٫٬:/\-–]*\s*[%٪$€£¥)\u200e\u200f]*(?:\s+\S+){0,2}\s*"
)
_YEAR: Final = re.compile(r"\W*(?:19|20|١٩|٢٠)[0-9٠-٩]{2}\W*")
_NOTHING: Final = re.compile(r"[\s\-–—.*…]*|n/?a|غير متاح|لا يوجد|غ\.م", re.IGNORECASE)
_STOPS: Final = ".؟!…"
_SHORT: Final = 45  # a cell that stands on a line of its own is shorter
_CAPTION: Final = 160
_MOST_COLUMNS: Final = 10
_FIT: Final = 0.7  # how regular the columns of a broken table are at least
_ITEM: Final = re.compile(r"\W*[0-9٠-٩]{1,2}\s*[-.)–]\s")


def line_kinds(text: str, lines: Sequence[Line]) -> list[str]:
    """Tell for each line what it would be as the cell of a broken table.

    `N` a number, `-` nothing, `T` words, `|` a line with bars, and `.` what is too long or too finished.
    """
    return [_line_kind(text, line) for line in lines]


def _line_kind(text: str, line: Line) -> str:
    if _BAR.search(text, line.start, line.end):
        return "|"
    if not _may_be_cell(text, line):
        return "."
    if _NUMERIC.fullmatch(text, line.start, line.end):
        return "N"
    return "-" if _NOTHING.fullmatch(text, line.start, line.end) else "T"


def find_table(text: str, lines: Sequence[Line], kinds: Sequence[str], at: int) -> tuple[Table, int] | None:
    """Return the table that begins at line `at` (its caption included) and the line after it, or None.

    `kinds` are those of `line_kinds`.
    A table needs two rows of two cells; one whose bars scraping lost needs a regular pattern of words and
    numbers besides.
    """
    for skip in (0, 1):
        first = at + skip
        if skip and not _may_be_caption(text, lines, at):
            break
        if first and kinds[first - 1] == "|":
            continue  # rows that made no table from their first line on make none from a later one
        if kinds[first] == "|":
            found = _rows_with_bars(text, lines, first) or _broken_with_bars(text, lines, first)
        else:
            found = _broken_without_bars(text, lines, kinds, first)
        if found:
            header, rows, broken, after = found
            caption = Cell(lines[at].start, lines[at].end) if skip else None
            footer = None
            if after < len(lines) and _is_footer(text, lines[after]):
                footer, after = Cell(lines[after].start, lines[after].end), after + 1
            return Table(caption, header, rows, footer, broken), after
    return None


_Found = tuple[Row | None, tuple[Row, ...], bool, int]


def _rows_with_bars(text: str, lines: Sequence[Line], at: int) -> _Found | None:
    rows: list[Row] = []
    after = at
    while after < len(lines):
        line = lines[after]
        if rows and _RULE.fullmatch(text, line.start, line.end):
            after += 1
            continue
        row = _row(text, line)
        if row is None or len(row.cells) < 2:
            break
        rows.append(row)
        after += 1
    if len(rows) < 2 or _is_numbered_list(text, rows):
        return None
    header = rows[0] if _is_header(text, rows[0], rows[1:]) else None
    return header, tuple(rows if header is None else rows[1:]), False, after


def _is_numbered_list(text: str, rows: Sequence[Row]) -> bool:
    """«1 - عنوان | مؤلف»: a list whose items hold a bar."""
    marked = sum(1 for row in rows if _ITEM.match(text, row.start, row.end))
    return marked * 2 > len(rows)


def _row(text: str, line: Line) -> Row | None:
    """Read a line as a row; bars before the first and behind the last cell are none of it."""
    bars = [(m.start(), m.end()) for m in _BAR.finditer(text, line.start, line.end)]
    if not bars:
        return None
    edges = [line.start, *(edge for bar in bars for edge in bar), line.end]
    cells = [_cell(text, edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    if cells[0].start == cells[0].end and bars[0][0] == line.start:
        cells = cells[1:]
    if len(cells) > 1 and cells[-1].start == cells[-1].end and bars[-1][1] == line.end:
        cells = cells[:-1]
    filled = [cell for cell in cells if cell.end > cell.start]
    if not filled:
        return None
    return Row(filled[0].start, filled[-1].end, tuple(cells))


def _cell(text: str, start: int, end: int) -> Cell:
    blank = _BLANK.match(text, start, end)
    start = blank.end() if blank else start
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(start, end)


def _is_header(text: str, first: Row, rest: Sequence[Row]) -> bool:
    """A header holds no numbers beside its first cell, except years above columns that are not years."""
    values = first.cells[1:]
    if not any(_is_value(text, cell) for row in rest for cell in row.cells[1:]):
        return False
    if not any(_is_value(text, cell) for cell in values):
        return True
    years = all(_YEAR.fullmatch(text, cell.start, cell.end) for cell in values if _is_value(text, cell))
    below = [cell for row in rest for cell in row.cells[1:] if _is_value(text, cell)]
    return years and not all(_YEAR.fullmatch(text, cell.start, cell.end) for cell in below)


def _is_value(text: str, cell: Cell) -> bool:
    return cell.end > cell.start and bool(_NUMERIC.fullmatch(text, cell.start, cell.end))


def _broken_with_bars(text: str, lines: Sequence[Line], at: int) -> _Found | None:
    """Read a table of one cell a line: «المنطقة |», «السعر |», «نخلة جميرا |», «3,410 |»."""
    cells: list[Cell] = []
    for line in lines[at:]:
        row = _row(text, line)
        if row is None or len(row.cells) > 1:
            break
        cells.append(row.cells[0])
    if len(cells) < 3:
        return None
    after = at + len(cells)
    if after < len(lines) and _may_be_cell(text, lines[after]):  # the last cell of all may have lost its bar
        longer = [*cells, Cell(lines[after].start, lines[after].end)]
        columns = _columns(text, longer)
        if columns and not _columns(text, cells):
            return _grid(text, lines, longer, columns, after + 1)
    columns = _columns(text, cells)
    return _grid(text, lines, cells, columns, after) if columns else None


def _broken_without_bars(text: str, lines: Sequence[Line], kinds: Sequence[str], at: int) -> _Found | None:
    """Only a regular pattern shows such a table: k words, then rows of one word and k - 1 numbers."""
    words = 0
    while at + words < len(lines) and words <= _MOST_COLUMNS + 1 and kinds[at + words] == "T":
        words += 1
    columns = words - 1
    if not 2 <= columns <= _MOST_COLUMNS:
        return None
    count = columns
    while count + columns <= len(lines) - at:
        row = kinds[at + count : at + count + columns]
        if row[0] != "T" or not set(row[1:]) <= {"N", "-"} or "N" not in row:
            break
        count += columns
    if count < 3 * columns:
        return None
    return _grid(text, lines, [Cell(line.start, line.end) for line in lines[at : at + count]], columns, at + count)


def _may_be_cell(text: str, line: Line | Cell) -> bool:
    return line.end - line.start <= _SHORT and text[line.end - 1] not in _STOPS


def _grid(text: str, lines: Sequence[Line], cells: Sequence[Cell], columns: int, after: int) -> _Found:
    first = after - len(cells)
    rows = [
        Row(lines[first + i].start, lines[first + i + columns - 1].end, tuple(cells[i : i + columns]))
        for i in range(0, len(cells), columns)
    ]
    header = rows[0] if _is_header(text, rows[0], rows[1:]) else None
    return header, tuple(rows if header is None else rows[1:]), True, after


def _columns(text: str, cells: Sequence[Cell]) -> int | None:
    """Find the number of columns that makes words and numbers fall into columns best."""
    kinds = ["N" if _is_value(text, c) else "-" if _NOTHING.fullmatch(text, c.start, c.end) else "T" for c in cells]
    best, best_fit = None, _FIT
    for columns in range(2, min(_MOST_COLUMNS, len(cells) // 2) + 1):
        if len(cells) % columns == 0:
            fit = _fit([kinds[i : i + columns] for i in range(columns, len(kinds), columns)])
            if fit > best_fit:
                best, best_fit = columns, fit
    return best


def _fit(rows: Sequence[Sequence[str]]) -> float:
    """The share of cells that have the kind of their column, below the header."""
    alike = usual = 0
    for i, column in enumerate(zip(*rows, strict=True)):
        alike += max(column.count(kind) for kind in "TN") + column.count("-")
        usual += sum(kind == "T" if i == 0 else kind != "T" for kind in column)
    total = len(rows) * len(rows[0])
    # Among equally regular shapes: names in the first column, numbers in the others.
    return (alike + usual / total) / (total + 1)


def _may_be_caption(text: str, lines: Sequence[Line], at: int) -> bool:
    """A caption is a line without bars and full stop, right before its table."""
    line = lines[at]
    if at + 1 >= len(lines) or line.end - line.start > _CAPTION:
        return False
    return not _BAR.search(text, line.start, line.end) and text[line.end - 1] not in ".؟!"


def _is_footer(text: str, line: Line) -> bool:
    label, colon, _ = text[line.start : min(line.end, line.start + 40)].partition(":")
    return bool(colon) and line.end - line.start <= _CAPTION and fold(label.strip(" *()")) in _footer_labels()


@lru_cache(maxsize=1)
def _footer_labels() -> frozenset[str]:
    return frozenset(fold(entry) for (entry,) in read_table("text/data/table_footers.tsv"))
