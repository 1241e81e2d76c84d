"""Tables of names and words, one entry a line; `#` begins a comment, tabs part the columns."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from tawatur.tables import read_table


@lru_cache(maxsize=64)
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, each a tuple of stripped cells; comments and empty lines are left out."""
    ending = "tsv" if files(__package__).joinpath(f"{name}.tsv").is_file() else "txt"
    return tuple(tuple(row) for row in read_table(f"entities/tables/{name}.{ending}"))


@lru_cache(maxsize=64)
def columns(name: str, width: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table filled with empty cells up to `width`."""
    return tuple((row + ("",) * width)[:width] for row in rows(name))
