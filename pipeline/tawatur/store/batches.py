"""Cuts what is asked for into pieces that one statement can hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, TypeVar

SIZE: Final = 200
_T = TypeVar("_T")


def batches(items: Iterable[_T], size: int = SIZE) -> Iterator[list[_T]]:
    """Cut items into lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
