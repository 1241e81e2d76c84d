"""What the commands share: the consoles, the options that mean the same everywhere, and how they fail."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Annotated, Final, NoReturn, TypeVar

import typer
from rich.console import Console

from tawatur.errors import TawaturError

console: Final = Console()
errors: Final = Console(stderr=True)

_T = TypeVar("_T", bound=str)
DEFAULT_STORE: Final = "sqlite:///tawatur.db"

Output = Annotated[str, typer.Option("--output", "-o", help="Where to write; - is standard output.")]
StoreUrl = Annotated[
    str, typer.Option("--store", envvar="TAWATUR_STORE", help="Database: sqlite:///FILE or a PostgreSQL address.")
]


@contextmanager
def reported() -> Iterator[None]:
    """Turn our own errors and a broken pipe into one readable line and a status."""
    try:
        yield
    except TawaturError as error:
        stop(str(error), code=1)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe has gone; there is nobody to tell
        raise typer.Exit(1) from None


def stop(message: str, *, code: int) -> NoReturn:
    """Say why on standard error, and exit: 1 when something could not be done, 2 for wrong use."""
    errors.print(message, style="red", markup=False, soft_wrap=True)
    raise typer.Exit(code)


def listed(option: str, given: str, known: tuple[_T, ...]) -> tuple[_T, ...]:
    """Read a list with commas; each of its words must be known."""
    words = {word.strip() for word in given.split(",")} - {""}
    unknown = sorted(words - set(known))
    if unknown:
        stop(f"{option} {unknown[0]}: there is no such thing; there are {', '.join(known)}", code=2)
    return tuple(word for word in known if word in words)


@contextmanager
def opened(output: str) -> Iterator[IO[str]]:
    """Open an output for UTF-8 text; - is standard output."""
    if output == "-":
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        file = Path(output).open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        stop(f"{output}: cannot be written ({error.strerror})", code=2)
    with file:
        yield file
