"""Tables: what a cell says, from its row header, its column header and the caption.

Unit and scale stand in brackets («(مليار ريال)», «(%)») behind the column header or the caption; the period
in the header, the row or the caption. Where rows are metrics («صافي الربح | 85 | 182») the entity is the
caption's or the article's; else it is the row header.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tawatur.claims.metrics import Match, metric_at, metric_of_unit, metric_per
from tawatur.claims.periods import BoundPeriod, as_date
from tawatur.claims.roles import NotAClaim, Roles
from tawatur.claims.words import classes
from tawatur.outlets import country_of
from tawatur.quantities import read_quantities
from tawatur.quantities.countries import likely_country
from tawatur.reading import ArticleReading, Reading
from tawatur.records import Entity, Kind, Metric, Quantity, Span
from tawatur.text.blocks import Cell, Row, Table
from tawatur.text.normalise import fold
from tawatur.text.scanner import Token, TokenKind
from tawatur.text.sentences import Sentence

_NOUNLIKE: Final = frozenset({"common_noun", "head_noun"})


@dataclass(frozen=True, slots=True)
class CellReading:
    """A cell read as a value: the scaled quantity, its roles, its period, and whether it lies ahead."""

    quantity: Quantity
    roles: Roles
    period: BoundPeriod
    forecast: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a cell stands: its row, its column, and the headers that bear on it."""

    table: Table
    row: Row
    column: int
    column_header: Cell | None
    row_header: Cell | None


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return classes("tables.tsv")


class TableReader:
    """Reads the cells of the tables of one field."""

    def __init__(self, context: ArticleReading, reading: Reading) -> None:
        self._context = context
        self._reading = reading
        self._country: str | None = None
        self._located = False
        self._subjects: dict[int, Entity | None] = {}  # start of a table's first row → what it is about
        self._rows: dict[int, list[int]] = {}  # the same → the starts of its rows

    def read(self, sentence: Sentence, quantity: Quantity) -> CellReading | NotAClaim:
        """Read the number of a table cell as a value, or say why it is none."""
        reading = self._reading
        table = reading.blocks[sentence.block].table
        if table is None:
            return NotAClaim("no_metric", "no table around a row")
        if table.header is not None and table.header.start <= quantity.start < table.header.end:
            return NotAClaim("no_metric", "stands in a table header")
        place = self._place(table, quantity)
        if place is None:
            return NotAClaim("no_metric", "stands outside the cells of its table")
        if place.row_header is None:
            return _first_column(reading, place, quantity)
        if _has(reading, place.column_header, "rank"):
            return NotAClaim("ordinal", "a column of ranks")
        if _has(reading, place.column_header, "identifier"):
            return NotAClaim("identifier", "a column of numbers that name things")
        scaled = _scaled(reading, place, quantity, self._where())
        metric, by_row = _metric(reading, place, scaled)
        if metric.kind == "change" and scaled.number is not None:
            direction = "down" if scaled.number < 0 else "up" if scaled.number > 0 else None
            metric = metric.model_copy(update={"direction": direction})
        in_period = _period_in(reading, place.row_header) is not None and not by_row
        entity = self._subject(place) if by_row or in_period else _row_entity(reading, place.row_header)
        rated = metric.name is not None and scaled.per is None and scaled.unit != "percent"
        roles = Roles(
            entity=entity,
            metric=metric,
            direction=metric.direction,
            by="table.row_metric" if by_row else "table.column_metric",
            confidence=0.8 if metric.name is not None and entity is not None else 0.5,
            per=metric_per(metric.name) if rated and metric.name is not None else None,
            missing={"entity": "not_in_table", "metric": "not_in_table", "of": "not_in_table"},
        )
        return CellReading(scaled, roles, _period(reading, place), _ahead(reading, place))

    def _where(self) -> str | None:
        """Return the country whose money the tables mean."""
        if not self._located:
            article = self._context.article
            text = f"{article.title or ''}\n{article.body}"
            self._country, self._located = country_of(article.outlet) or likely_country(text), True
        return self._country

    def _subject(self, place: _Place) -> Entity | None:
        key = place.table.rows[0].start
        if key not in self._subjects:
            self._subjects[key] = _around(self._context, self._reading, place)
        return self._subjects[key]

    def _place(self, table: Table, quantity: Quantity) -> _Place | None:
        """Find the cell that holds a quantity."""
        if not table.rows:
            return None
        key = table.rows[0].start
        if key not in self._rows:
            self._rows[key] = [row.start for row in table.rows]
        starts = self._rows[key]
        at = bisect_right(starts, quantity.start) - 1
        if at < 0 or quantity.start >= table.rows[at].end:
            return None
        row, header = table.rows[at], table.header
        for column, cell in enumerate(row.cells):
            if cell.start <= quantity.start and quantity.end <= cell.end:
                head = header.cells[column] if header is not None and column < len(header.cells) else None
                if head is not None and head.start == head.end:
                    head = None
                return _Place(table, row, column, head, row.cells[0] if column else None)
        return None


def _first_column(reading: Reading, place: _Place, quantity: Quantity) -> NotAClaim:
    """Say what a number in the first column is: a year or a number of the row."""
    if _period_in(reading, place.row.cells[0]) is not None or _like_year(quantity):
        return NotAClaim("date", "the year of a row")
    return NotAClaim("ordinal", "the number of a row")


def _like_year(quantity: Quantity) -> bool:
    number = quantity.number
    return number is not None and number == number.to_integral_value() and 1900 <= number <= 2100


def _tokens(reading: Reading, cell: Cell | None) -> list[Token]:
    """Return the words of a cell, without proclitics and marks."""
    if cell is None or cell.start == cell.end:
        return []
    first = bisect_left(reading.tokens, cell.start, key=lambda t: t.start)
    found = []
    for index in range(first, len(reading.tokens)):
        token = reading.tokens[index]
        if token.start >= cell.end:
            break
        if token.kind in {TokenKind.WORD, TokenKind.LATIN}:
            found.append(token)
    return found


def _has(reading: Reading, cell: Cell | None, class_: str) -> bool:
    words = _words()
    return any(class_ in words.get(t.norm, frozenset()) for t in _tokens(reading, cell))


# -- unit and scale ---------------------------------------------------------------------------------


def _scaled(reading: Reading, place: _Place, quantity: Quantity, country: str | None) -> Quantity:
    """Return the quantity with the unit and scale that its header or caption gives in brackets.

    «85.02» under «(مليار ريال)» is 85020000000 riyals: the number is read anew with the unit behind it.
    """
    if quantity.unit is not None and quantity.unit_text is not None:
        return quantity
    for cell in (place.column_header, place.row_header, place.table.caption):
        for left, right in _brackets(reading.text, cell):
            unit = reading.text[left:right].strip()
            if not unit:
                continue
            start = reading.text.index(unit, left)
            read = _with_unit(quantity, unit, country)
            if read is None or (read.unit is None and read.number == quantity.number):
                continue
            unit_text = None
            offset = len(quantity.text) + 1
            if read.unit_text is not None and read.unit_text.start >= offset:
                at = start + read.unit_text.start - offset
                if reading.text[at : at + len(read.unit_text.text)] == read.unit_text.text:
                    unit_text = Span(text=read.unit_text.text, start=at, end=at + len(read.unit_text.text))
            return quantity.model_copy(
                update={
                    "number": read.number,
                    "decimals": read.decimals,
                    "unit": read.unit,
                    "per": read.per,
                    "unit_text": unit_text,
                    "low": None,
                    "high": None,
                    "kind": read.kind,
                }
            )
    return quantity


def _brackets(text: str, cell: Cell | None) -> list[tuple[int, int]]:
    """Return the stretches in brackets of a cell, the last one first."""
    if cell is None:
        return []
    found, at = [], cell.start
    while (left := text.find("(", at, cell.end)) >= 0:
        right = text.find(")", left, cell.end)
        if right < 0:
            break
        found.append((left + 1, right))
        at = right + 1
    return found[::-1]


def _with_unit(quantity: Quantity, unit: str, country: str | None) -> Quantity | None:
    """Read a cell's number together with the unit of its header."""
    read = _read_once(f"{quantity.text} {unit}", country)
    return read if read is not None and read.start == 0 and read.number is not None else None


@lru_cache(maxsize=4096)
def _read_once(text: str, country: str | None) -> Quantity | None:
    return next(iter(read_quantities(text, country=country)), None)


# -- metric, entity, period -------------------------------------------------------------------------


def _metric(reading: Reading, place: _Place, quantity: Quantity) -> tuple[Metric, bool]:
    """Return the metric of a cell and whether its row names it."""
    in_column = _match(reading, place.column_header)
    timed = _is_period(reading, place.column_header)
    in_row = _match(reading, place.row_header)
    caption = _match(reading, place.table.caption)
    changes = _has(reading, place.column_header, "change")
    plain_row = in_row is not None and in_row[2]
    if (timed or place.column_header is None or in_column is None) and plain_row and in_row is not None:
        return _as_metric(reading, in_row, quantity, changes=changes), True
    if changes:
        # «السعر | التغير السنوي (%)»: a change of what the column or the caption names.
        return _as_metric(reading, in_column or caption, quantity, changes=True), False
    found = in_column
    if caption is not None and (found is None or timed or _within(found, caption)):
        found = caption
    if found is not None:
        return _as_metric(reading, found, quantity, changes=False), False
    unit = metric_of_unit(quantity.unit)
    head = place.column_header if place.column_header is not None and not timed else place.table.caption
    span = _text_of(reading, head)
    if span is None:
        return Metric(name=unit.id if unit else None, kind="level"), False
    name = unit.id if unit else None
    return Metric(text=span.text, start=span.start, end=span.end, name=name, kind="level"), False


_Found = tuple[Match, Span, bool]


def _match(reading: Reading, cell: Cell | None) -> _Found | None:
    """Return the metric named in a cell, where it stands, and whether it opens the cell."""
    tokens = _tokens(reading, cell)
    norms = [t.norm for t in tokens]
    for at in range(len(tokens)):
        match = metric_at(norms, at)
        if match is not None and match.length > 0:
            last = tokens[min(at + match.length, len(tokens)) - 1]
            return match, Span.cut(reading.text, tokens[at].start, last.end), at == 0
    return None


def _within(found: _Found, caption: _Found) -> bool:
    """Tell whether the caption says the same metric in more words: «السعر» under «متوسط سعر القدم المربعة»."""
    short = {w.removeprefix("ال") for w in fold(found[1].text).split()}
    return short < {w.removeprefix("ال") for w in fold(caption[1].text).split()}


def _as_metric(reading: Reading, found: _Found | None, quantity: Quantity, *, changes: bool) -> Metric:
    if found is None:
        return Metric(name=None, kind="change" if changes else "level")
    match, span, _ = found
    kind: Kind = "change" if changes else "level"
    if kind == "level" and match.entry.kind == "share" and quantity.unit == "percent":
        kind = "share"
    return Metric(text=span.text, start=span.start, end=span.end, name=match.entry.id, kind=kind)


def _text_of(reading: Reading, cell: Cell | None) -> Span | None:
    """Return the words of a cell without the brackets behind them."""
    if cell is None:
        return None
    end = cell.end
    left = reading.text.find("(", cell.start, cell.end)
    if left > cell.start:
        end = left
    while end > cell.start and reading.text[end - 1].isspace():
        end -= 1
    return Span.cut(reading.text, cell.start, end) if end > cell.start else None


def _row_entity(reading: Reading, cell: Cell) -> Entity | None:
    """Return the entity that a row is about: a name in its header, else the header itself."""
    first = bisect_left(reading.entities, cell.start, key=lambda e: e.start or 0)
    for index in range(first, len(reading.entities)):
        entity = reading.entities[index]
        if entity.start is None or entity.end is None or entity.start >= cell.end:
            break
        if entity.end <= cell.end and entity.by not in _NOUNLIKE:
            return entity
    span = _text_of(reading, cell)
    if span is None:
        return None
    return Entity(text=span.text, start=span.start, end=span.end, type="CONCEPT", by="row_header")


def _around(context: ArticleReading, reading: Reading, place: _Place) -> Entity | None:
    """Return what a table as a whole is about: a name in its caption, else what the article speaks of most."""
    caption = place.table.caption
    if caption is not None:
        for entity in reading.entities:
            if entity.start is not None and caption.start <= entity.start < caption.end and entity.by not in _NOUNLIKE:
                return entity
    counts: Counter[str] = Counter()
    kept: dict[str, Entity] = {}
    for source in context.readings():
        for entity in source.entities:
            if entity.type in {"ORG", "LOC", "PRODUCT"} and entity.by not in _NOUNLIKE and entity.text:
                name = entity.canonical or entity.text
                before = source.field == "title" or (entity.start or 0) < place.row.start
                counts[name] += (2 if source.field == "title" else 1) + before
                kept.setdefault(name, entity)
    if not counts:
        return None
    name = max(counts, key=lambda n: counts[n])
    return kept[name].model_copy(update={"start": None, "end": None, "canonical": name})


def _period_in(reading: Reading, cell: Cell | None) -> BoundPeriod | None:
    if cell is None:
        return None
    first = bisect_left(reading.periods, cell.start, key=lambda p: p.start)
    for index in range(first, len(reading.periods)):
        period = reading.periods[index]
        if period.start >= cell.end:
            return None
        if period.type not in {"time_of_day", "unanchored_duration"}:
            return as_date(period, evidence=None)
    return None


def _is_period(reading: Reading, cell: Cell | None) -> bool:
    """Tell whether a header is nothing but a time: «الربع الثاني 2025»."""
    found = _period_in(reading, cell)
    if found is None or found.date is None or cell is None:
        return False
    return len(found.date.text or "") * 2 >= cell.end - cell.start


def _period(reading: Reading, place: _Place) -> BoundPeriod:
    """Return the period of a cell: its column's, its row's, the caption's."""
    for cell in (place.column_header, place.row_header, place.table.caption):
        found = _period_in(reading, cell)
        if found is not None:
            return found
    return BoundPeriod(None, "not_in_table")


def _ahead(reading: Reading, place: _Place) -> bool:
    """Tell whether header or caption speaks of what is expected or aimed at: «الحصة المستهدفة»."""
    return any(_has(reading, cell, "forecast") for cell in (place.column_header, place.row_header, place.table.caption))
