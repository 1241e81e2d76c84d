"""Data tables: words and names that live beside the code that reads them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def read_table(path: str) -> Iterator[list[str]]:
    """Yield the cells of each entry of a table, given by its path in the package («times/data/months.tsv»).

    One entry a line, tabs part the cells, `#` begins a comment line, empty lines are passed over.
    """
    for line in files("tawatur").joinpath(path).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("\t")]
