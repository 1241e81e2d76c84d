"""Tables of names and words, one entry a line; `#` begins a comment, tabs part the columns."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=64)
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table, each a tuple of stripped cells; comments and empty lines are left out."""
    folder = files(__package__)
    path = folder.joinpath(f"{name}.tsv")
    source = (path if path.is_file() else folder.joinpath(f"{name}.txt")).read_text(encoding="utf-8")
    return tuple(
        tuple(cell.strip() for cell in line.split("\t"))
        for line in source.splitlines()
        if line.strip() and not line.startswith("#")
    )


@lru_cache(maxsize=64)
def columns(name: str, width: int) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a table filled with empty cells up to `width`."""
    return tuple((row + ("",) * width)[:width] for row in rows(name))
