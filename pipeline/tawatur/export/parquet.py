"""Parquet files of flat tables, in row groups of a fixed size: the same rows give the same bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, Final

import pyarrow as pa
import pyarrow.parquet as pq

from tawatur.export.columns import Cell, Column, ColumnType, Row

_GROUP: Final = 10_000
# Decimals have no common scale, from shares of a percent to trillions: their exact strings lose nothing.
_TYPES: Final[dict[ColumnType, Any]] = {
    "string": pa.string(),
    "decimal": pa.string(),
    "integer": pa.int64(),
    "float": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "datetime": pa.timestamp("us", tz="UTC"),
    "strings": pa.list_(pa.string()),
}


class ParquetWriter:
    """Writes rows of a flat table into a binary file."""

    def __init__(self, file: BinaryIO, columns: Sequence[Column]) -> None:
        self._columns = columns
        self._schema = pa.schema([pa.field(c.name, _TYPES[c.type], metadata={"about": c.about}) for c in columns])
        self._writer = pq.ParquetWriter(file, self._schema, compression="zstd")
        self._rows: list[Row] = []

    def write(self, row: Row) -> None:
        """Write one row; it may wait until its group is full."""
        self._rows.append(row)
        if len(self._rows) == _GROUP:
            self._flush()

    def close(self) -> None:
        """Write what waits, and the footer; the file stays open."""
        if self._rows:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        cells = zip(*self._rows, strict=True)
        arrays = [
            pa.array(_typed(values, column.type), _TYPES[column.type])
            for values, column in zip(cells, self._columns, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=_GROUP)
        self._rows = []


def _typed(cells: Iterable[Cell], kind: ColumnType) -> list[object]:
    """Turn ISO days and times into what Arrow takes for them."""
    if kind == "date":
        return [cell and dt.date.fromisoformat(str(cell)) for cell in cells]
    if kind == "datetime":
        return [cell and dt.datetime.fromisoformat(str(cell)) for cell in cells]
    return list(cells)
