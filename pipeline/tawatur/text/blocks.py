"""Blocks: what each stretch of a body is (paragraph, list item, table, boilerplate), and the tables in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from tawatur.records import FieldName
from tawatur.text.boilerplate import boilerplate_reason, find_cut, opens_news
from tawatur.text.stops import HIDDEN, cut_sentences
from tawatur.text.tables import Cell, Line, Row, Table, find_table, line_kinds

__all__ = ["Block", "BlockKind", "Cell", "Row", "Table", "after_marker", "read_blocks"]

BlockKind = Literal["title", "paragraph", "list_item", "table", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of one field, half-open. `reason` says why boilerplate is boilerplate."""

    kind: BlockKind
    start: int
    end: int
    reason: str | None = None
    table: Table | None = None


_LINE: Final = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_EDGE: Final = re.compile(rf"[\s{HIDDEN}]+")
# What leads a list item: «- », «• », «* », «1- », «2. », «(3) », «أ- ». A dash before a digit is a sign.
_MARKER: Final = re.compile(
    rf"""[{HIDDEN}]*(?:
        [•·●▪◦‣■□◆◇○►▶✓✔❖][•·●▪◦‣■□◆◇○►▶✓✔❖\s]*
      | [*\-–—]{{1,2}}(?:\s+|(?=[^\s\d*\-–—.,]))
      | \(?[0-9٠-٩]{{1,2}}\s?\)\s*
      | [0-9٠-٩]{{1,2}}\s?[-–—]\s*(?=[^\s\d])
      | [0-9٠-٩]{{1,2}}\.\s+(?=[^\s\d])
      | \(?[\u0623\u0628\u062a\u062c\u062f\u0647\u0648]\s?[-–)]\s+
    )[{HIDDEN}]*""",
    re.VERBOSE,
)
_PHONE: Final = re.compile(r"[0-9٠-٩]{5}")
_BARE_LABEL: Final = 20
_INHERITS: Final = 80  # characters of a sentence that follows furniture on its line and is taken for more of it


def read_blocks(text: str, field: FieldName = "body") -> tuple[Block, ...]:
    """Cut a field into blocks, in order; white space between blocks belongs to none.

    A line is a block, except that a table takes its caption, rows and footer together and that site
    furniture at the end of a line («… في اليوم نفسه. اقرأ أيضا: …») is cut off as a block of its own.
    """
    if field == "title":
        start, end = _trim(text, 0, len(text))
        return (Block("title", start, end),) if start < end else ()
    return tuple(_body(text))


def after_marker(text: str, start: int, end: int) -> int:
    """Return where the words of a line begin: behind its bullet or item number, if it has one."""
    marker = _MARKER.match(text, start, end)
    return marker.end() if marker and marker.end() < end else start


def _body(text: str) -> Iterator[Block]:
    lines = list(_lines(text))
    kinds = line_kinds(text, lines)
    before: Block | None = None  # furniture that the line before ended with
    at = 0
    while at < len(lines):
        found = find_table(text, lines, kinds, at)
        if found:
            table, after = found
            yield Block("table", lines[at].start, lines[after - 1].end, table=table)
            at, before = after, None
            continue
        blocks = list(_line(text, lines[at].start, lines[at].end))
        if before is not None and blocks[0].kind != "boilerplate" and _goes_on(text, before, lines[at]):
            blocks = [Block("boilerplate", lines[at].start, lines[at].end, before.reason)]
            yield from blocks
            at += 1
            continue  # `before` stays the line that opened the run
        yield from blocks
        before = blocks[-1] if blocks[-1].kind == "boilerplate" else None
        at += 1


def _goes_on(text: str, before: Block, line: Line) -> bool:
    """Tell whether a line goes on with the furniture before it.

    Telephone numbers come one a line; headlines follow a bare «اقرأ أيضا:». Both are short and lack a stop.
    """
    if line.end - line.start > _INHERITS or text[line.end - 1] in ".؟!":
        return False
    if before.reason == "contact":
        return bool(_PHONE.search(text, line.start, line.end))
    bare = before.end - before.start <= _BARE_LABEL
    return before.reason == "related" and bare and len(text[line.start : line.end].split()) > 1


def _lines(text: str) -> Iterator[Line]:
    last = 0
    for match in _LINE.finditer(text):
        start, end = _trim(text, match.start(), match.end())
        if start < end:
            yield Line(start, end, gap=text.count("\n", last, start) > 1)
            last = end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the blanks and unseen marks at both ends."""
    edge = _EDGE.match(text, start, end)
    start = edge.end() if edge else start
    while end > start and _EDGE.match(text[end - 1]):
        end -= 1
    return start, end


def _line(text: str, start: int, end: int) -> Iterator[Block]:
    """Cut one line into news and furniture."""
    words = after_marker(text, start, end)
    kind: BlockKind = "list_item" if words > start else "paragraph"
    segments = list(_segments(text, words, end))
    reasons: list[str | None] = []
    for first, last in segments:
        reason = boilerplate_reason(text, first, last)
        if reason == "page_artefact" and kind == "list_item":
            reason = None  # «- 4» is an item
        if reason is None and reasons and last - first <= _INHERITS and not opens_news(text, first, last):
            reason = reasons[-1]  # more of the same, if that was furniture
        reasons.append(reason)
    if not segments:  # «***»
        yield Block("boilerplate", start, end, "separator")
        return
    at = 0
    while at < len(segments):
        until = at
        while until + 1 < len(segments) and bool(reasons[until + 1]) == bool(reasons[at]):
            until += 1
        first = start if at == 0 else segments[at][0]
        last = end if until + 1 == len(segments) else segments[until][1]
        if reasons[at]:
            yield Block("boilerplate", first, last, reasons[at])
        else:
            yield Block(kind if at == 0 else "paragraph", first, last)
        at = until + 1


def _segments(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for first, last in cut_sentences(text, start, end):
        cut = find_cut(text, first, last)
        if cut is None:
            yield first, last
        else:
            yield _trim(text, first, cut)
            yield cut, last
