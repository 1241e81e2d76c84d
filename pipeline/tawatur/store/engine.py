"""Opens databases: SQLite with the settings that keep it whole, PostgreSQL by SQLAlchemy's defaults."""

from __future__ import annotations

import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import StaticPool

from tawatur.errors import StoreError

_BUSY_MS: Final = 30_000
_PAGE: Final = 16_384
_LOCK_SECONDS: Final = 120.0
_LOCK_POLL: Final = 0.02
_PRIMARY_CODE: Final = 0xFF  # what stands above it tells kinds of one error apart
IMMEDIATE: Final = "tawatur_immediate"


def open_engine(url: str) -> Engine:
    """Make an engine for a database URL; nothing is connected yet.

    Raises:
        StoreError: the URL cannot be read, or its driver is not installed.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"{url!r} is no database address; sqlite:///FILE is one") from error
    if parsed.drivername in {"postgresql", "postgres"}:
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() not in {"sqlite", "postgresql"}:
        raise StoreError(f"{parsed.render_as_string()}: a store is kept in SQLite or PostgreSQL")
    try:
        if parsed.get_backend_name() == "postgresql":
            return create_engine(parsed, pool_pre_ping=True)  # a server may have been restarted meanwhile
        in_memory = database_file(parsed) is None
        engine = create_engine(parsed, **({"poolclass": StaticPool} if in_memory else {}))
    except ModuleNotFoundError as error:
        raise StoreError(
            f"{parsed.render_as_string()}: the driver is not installed ({error}); pip install 'tawatur[postgres]'"
        ) from error
    except ArgumentError as error:
        raise StoreError(f"{parsed.render_as_string()}: {error}") from error
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def database_file(url: URL) -> Path | None:
    """Return the file of an SQLite URL; None for a database in memory or on a server."""
    name = url.database or ""
    if url.get_backend_name() != "sqlite" or name in {"", ":memory:"} or "mode=memory" in name:
        return None
    return Path(name.removeprefix("file:").partition("?")[0])


def _configure(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
    """Set up one SQLite connection."""
    connection.isolation_level = None  # the driver must not begin transactions: `_begin` does
    cursor = connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        cursor.execute("PRAGMA foreign_keys = ON")
        # Of a new file alone: a claim's record fills half of SQLite's usual page, and the other half is lost.
        cursor.execute(f"PRAGMA page_size = {_PAGE}")
        # Readers go on while one process writes; FULL loses no commit, whenever the power goes.
        _write_ahead(cursor)
        cursor.execute("PRAGMA synchronous = FULL")
    finally:
        cursor.close()


def _write_ahead(cursor: Any) -> None:  # noqa: ANN401 - the driver's own cursor
    """Turn on write-ahead logging, waiting for others who turn it on in the same new file.

    SQLite answers at once that the file is locked: `busy_timeout` does not hold for this change.
    """
    until = time.monotonic() + _BUSY_MS / 1000
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY_CODE != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(_LOCK_POLL)
        else:
            return


def _begin(connection: Any) -> None:  # noqa: ANN401 - an SQLAlchemy connection
    """Begin a transaction; one that will write takes the write lock at once, not in the middle."""
    mode = "IMMEDIATE" if connection.get_execution_options().get(IMMEDIATE) else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {mode}")


@contextmanager
def write_lock(file: Path | None) -> Iterator[None]:
    """Hold the file lock `FILE.lock` while writing: SQLite before 3.51.3 may lose a WAL reset to two writers.

    Without a file (in memory, on a server) there is nothing to lock.

    Raises:
        StoreError: the lock file cannot be made, or others write for two minutes on end.
    """
    if file is None:
        yield
        return
    path = file.with_name(file.name + ".lock")
    try:
        handle = path.open("a")
    except OSError as error:
        raise StoreError(f"{file}: cannot be written ({error.strerror}); is the folder read-only?") from error
    with handle:
        until = time.monotonic() + _LOCK_SECONDS
        while not _try_lock(handle.fileno()):
            if time.monotonic() > until:
                raise StoreError(f"{file}: another process has been writing for two minutes; try again later")
            time.sleep(_LOCK_POLL)
        yield  # closing the handle gives the lock back, and so does the death of the process


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
