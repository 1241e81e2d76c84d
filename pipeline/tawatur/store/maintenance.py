"""Care of a database as a whole: a copy while others work on it, and bringing an older one up to date."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.engine import make_url

from tawatur.errors import StoreError
from tawatur.records import Record
from tawatur.store.database import Database


class Upgraded(Record):
    """What an upgrade did: revisions before and after, and the copy of what was there before."""

    before: str
    after: str
    copy_at: str | None


def backup(database: Database, file: Path | str) -> Path:
    """Copy an SQLite database to a new file while others read and write it; the copy is whole, as of one moment.

    Raises:
        StoreError: it is no SQLite database, the file is there already, or it cannot be written.
    """
    target = Path(file)
    if database.dialect != "sqlite":
        url = make_url(database.url).set(drivername="postgresql")
        raise StoreError(
            f"{database.name}: is on a server, which has a tool of its own: "
            f"pg_dump --format=custom --file={target} {url.render_as_string()!r}; pg_restore brings it back"
        )
    if target.exists():
        raise StoreError(f"{target}: is there already; name a new file")
    part = target.with_name(target.name + ".part")
    try:
        part.unlink(missing_ok=True)
        with database.reading() as connection, closing(sqlite3.connect(part)) as copy:
            _driver(connection).backup(copy)
            (verdict,) = copy.execute("PRAGMA quick_check").fetchone()
            # A file of its own, which can be sent and stored without the files of the write-ahead log.
            copy.execute("PRAGMA journal_mode = DELETE")
        if verdict != "ok":
            raise StoreError(f"{database.name}: is damaged ({verdict}); no backup was made, see `tawatur doctor`")
        with part.open("rb") as written:
            os.fsync(written.fileno())
        part.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{target}: cannot be written ({error})") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return target


def _driver(connection: Connection) -> Any:  # noqa: ANN401 - the driver's own connection
    return connection.connection.driver_connection


def upgrade(url: str, *, keep_copy: bool = True) -> Upgraded:
    """Bring an older database to the tables of this program, all or nothing; a copy of the old one stays beside it.

    Raises:
        StoreError: there is no store, a newer program made it, or no copy can be kept of it.
    """
    database = Database(url)
    try:
        before = database.revision()
        copy_at = None
        if keep_copy and database.is_older(before):
            if database.file is None:
                raise StoreError(
                    f"{database.name}: no copy can be kept of a database on a server; make one with pg_dump, then "
                    "upgrade with --no-copy"
                )
            copy_at = str(backup(database, _free(database.file.with_name(f"{database.file.name}.{before}.bak"))))
        return Upgraded(before=before, after=database.upgrade(), copy_at=copy_at)
    finally:
        database.engine.dispose()


def _free(path: Path) -> Path:
    """A name that no file has yet."""
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found
