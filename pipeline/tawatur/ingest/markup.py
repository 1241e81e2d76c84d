"""From markup to lines of text: paragraphs, list items, and tables as a caption and rows of `cell | cell`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import html as lxml_html
from lxml.etree import LxmlError

# lxml ships no types; its elements are passed around as Any here and nowhere else.
Element = Any

_BLANKS: Final = re.compile(r"[ \t\r\n\f\v\u00a0\u202f]+")
_BLOCKS: Final = frozenset({
    "p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "blockquote",
    "quote", "ul", "ol", "dl", "list", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "head", "pre", "address",
    "details", "summary", "form", "center", "body", "html", "fieldset",
})  # fmt: skip
_ITEMS: Final = frozenset({"li", "item"})
_BREAKS: Final = frozenset({"br", "lb", "hr"})
_SKIPPED: Final = frozenset({
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "button", "input", "select",
    "textarea", "nav", "graphic", "img",
})  # fmt: skip
_ROWS: Final = frozenset({"tr", "row"})
_CELLS: Final = frozenset({"td", "th", "cell"})
_DEEPEST: Final = 200
_LONGEST_CELL: Final = 240  # a cell that holds more is a column of the page


def fragment_lines(markup: str) -> list[str]:
    """Read a fragment of HTML, as feeds carry it, into lines.

    >>> fragment_lines("<p>نص&nbsp;أول</p><ul><li>بند</li></ul>")
    ['نص أول', '- بند']
    """
    if not markup.strip():
        return []
    try:
        root = lxml_html.fragment_fromstring(markup, create_parent="div")
    except (LxmlError, ValueError, AssertionError):
        return [line for line in (clean(line) for line in markup.splitlines()) if line]
    return element_lines(root)


def element_lines(root: Element) -> list[str]:
    """Read an element of HTML, or of trafilatura's own tree, into lines."""
    lines: list[str] = []
    pending: list[str] = []

    def flush(prefix: str = "") -> None:
        text = clean("".join(pending))
        pending.clear()
        if text:
            lines.append(prefix + text)

    def walk(element: Element, depth: int) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or depth > _DEEPEST:
            return
        if tag in _BREAKS:
            flush()
            return
        if tag == "table":
            flush()
            lines.extend(_table_lines(element))
            return
        block = tag in _BLOCKS or tag in _ITEMS
        if block:
            flush()
        before = len(lines)
        if element.text:
            pending.append(element.text)
        for child in element:
            walk(child, depth + 1)
            if child.tail:
                pending.append(child.tail)
        if block:
            flush()
            if tag in _ITEMS and len(lines) > before and not lines[before].startswith("- "):
                lines[before] = f"- {lines[before]}"

    walk(root, 0)
    flush()
    return lines


def clean(text: str) -> str:
    """Make one blank of every run of blanks, no-break spaces included, and none at the ends."""
    return _BLANKS.sub(" ", text).strip()


def _table_lines(table: Element) -> Iterator[str]:
    """A caption on its own, then the rows; a table that only lays the page out becomes its paragraphs."""
    for caption in table.iter("caption"):
        text = clean("".join(caption.itertext()))
        if text:
            yield text
    rows = [row for row in table.iter(*_ROWS) if _owner(row) is table]
    grid = [[cell for cell in row if isinstance(cell.tag, str) and cell.tag in _CELLS] for row in rows]
    texts = [[clean(" ".join(cell.itertext())) for cell in row] for row in grid]
    widest = max((len(row) for row in grid), default=0)
    nested = any(other is not table for other in table.iter("table"))
    if widest < 2 or nested or any(len(text) > _LONGEST_CELL for row in texts for text in row):
        for row in grid:
            for cell in row:
                yield from element_lines(_as_block(cell))
        return
    for row in _one_header(grid, texts):
        filled = [text for text in row if text]
        if len(filled) == 1 and row[0]:
            yield filled[0]  # a caption, or a heading that spans the table
        elif filled:
            yield " | ".join(text.replace("|", "/") for text in (row[0] or "-", *row[1:-1], row[-1] or "-"))


def _one_header(grid: list[list[Element]], texts: list[list[str]]) -> list[list[str]]:
    """Make one header of two: «النمو» above «2023» and «2024» gives «النمو 2023» and «النمو 2024»."""
    first = next((i for i, row in enumerate(texts) if sum(map(bool, row)) > 1), None)
    if first is None or first + 1 >= len(texts):
        return texts
    top, below = texts[first], texts[first + 1]
    heads = all(cell.tag == "th" or cell.get("role") == "head" for cell in grid[first] if len(cell) or cell.text)
    if not heads or len(top) != len(below) or below[0] or "" not in top:
        return texts
    merged, above = [], ""
    for i, (upper, lower) in enumerate(zip(top, below, strict=True)):
        above = upper or (above if i else "")
        merged.append(clean(f"{above} {lower}"))
    return [*texts[:first], merged, *texts[first + 2 :]]


def _owner(row: Element) -> Element:
    owner = row.getparent()
    while owner is not None and owner.tag != "table":
        owner = owner.getparent()
    return owner


def _as_block(cell: Element) -> Element:
    block = lxml_html.Element("div")
    block.text = cell.text
    block.extend(list(cell))
    return block
