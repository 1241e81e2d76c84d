"""Files that appear together: written beside their places, and put there when all of them are whole."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from tawatur.errors import ExportError

_ABANDONED_SECONDS: Final = 86_400


@dataclass(frozen=True, slots=True)
class Written:
    """A file of a dataset: its name in the folder, its size and its SHA-256."""

    name: str
    size: int
    sha256: str


class Drafts:
    """The files of one export. A reader never sees half a file, and a failure leaves what was there before.

    Raises:
        ExportError: a file cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: dict[str, Written] = {}
        self._drafts: dict[str, Path] = {}

    def __enter__(self) -> Self:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unwritable(error, self.folder) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for draft in self._drafts.values():
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(error, self.folder) from error

    @property
    def written(self) -> tuple[Written, ...]:
        """The files that are whole, in the order in which they were begun."""
        return tuple(self._written[name] for name in self._drafts if name in self._written)

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """Open a draft of the file `name`; it is on the disk, and measured, when the block ends."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._drafts[name] = draft
        with draft.open("w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            self._written[name] = Written(name, file.tell(), digest)

    def write(self, name: str, text: str) -> None:
        """Write a small file at once."""
        with self.open(name) as file:
            file.write(text.encode())

    def publish(self, *, known: frozenset[str]) -> list[Path]:
        """Put all drafts in their places and return these; files `known` from other exports that are not among them go.

        What an export before this one left there (a text that is now left out, sums of files that changed) would
        be taken for part of this one.
        """
        for name, draft in self._drafts.items():
            draft.replace(self.folder / name)
        for name in sorted(known - self._drafts.keys()):
            (self.folder / name).unlink(missing_ok=True)
        self._sweep(known)
        return [self.folder / name for name in self._drafts]

    def _sweep(self, known: frozenset[str]) -> None:
        """Take away drafts that an export left which was killed; younger ones may be of one that still runs."""
        for name in known:
            path = self.folder / name
            for draft in path.parent.glob(f".{path.name}.*.part"):
                with suppress(FileNotFoundError):
                    if time.time() - draft.stat().st_mtime > _ABANDONED_SECONDS:
                        draft.unlink()


def _unwritable(error: OSError, folder: Path) -> ExportError:
    place = error.filename or folder
    return ExportError(f"{place}: cannot be written ({error.strerror}); name a folder that can")
