"""Lines in order without holding them: they wait on disk, only their keys and places are in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import Self

Key = tuple[str | int, ...]


class Spool:
    """Takes lines in any order and gives them back by key; use as a context manager.

    The lines wait in a nameless file of `folder`, which must have the room; it is gone when the spool closes.
    """

    def __init__(self, folder: Path) -> None:
        self._file = TemporaryFile(dir=folder)  # noqa: SIM115 - closed by `__exit__`
        self._places: list[tuple[Key, int, int]] = []
        self._end = 0
        self._sorted = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    def add(self, key: Key, line: str) -> None:
        """Take one line, without its line feed."""
        data = line.encode()
        if self._file.tell() != self._end:
            self._file.seek(self._end)
        self._file.write(data)
        self._places.append((key, self._end, len(data)))
        self._end += len(data)
        self._sorted = False

    def __iter__(self) -> Iterator[bytes]:
        """Yield the lines in the order of their keys; may be gone through again."""
        if not self._sorted:
            self._places.sort()
            self._sorted = True
        for _, start, length in self._places:
            self._file.seek(start)
            yield self._file.read(length)
