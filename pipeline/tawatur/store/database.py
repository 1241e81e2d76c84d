"""One database: it is opened, made or refused here, and every transaction on it begins here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from tawatur.errors import StoreError
from tawatur.store.derived import rebuild
from tawatur.store.engine import IMMEDIATE, database_file, open_engine, write_lock
from tawatur.store.schema import DERIVED, HEAD, migrate, revision

# Any number, the same in all of our processes: PostgreSQL lets one of them write at a time, as SQLite does.
_ADVISORY_LOCK: Final = 8_420_113
_ADVICE: Final = {
    "readonly": "; name a file that can be written with --store",
    "unable to open": "; is it a folder, or not yours to write?",
    "not a database": "; name another file with --store",
    "malformed": "; restore a backup, or name another file with --store",
    "locked": "; another program holds it, try again",
}


class Database:
    """An SQLite file, a database in memory, or one on a PostgreSQL server.

    Raises:
        StoreError: it cannot be opened, is none of ours, or was made by another version of the program.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = open_engine(url)
        parsed = make_url(url)
        self.file: Path | None = database_file(parsed)
        self.name = str(self.file) if self.file else parsed.render_as_string()

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self.engine.dialect.name

    def prepare(self, *, create: bool) -> None:
        """Make the tables of an empty database; see that any other has the current ones."""
        if self.file and not self.file.parent.is_dir():
            raise StoreError(f"{self.file}: there is no folder {self.file.parent}; make it first")
        if self.file and not create and not self.file.exists():
            raise StoreError(
                f"{self.file}: there is no store; `tawatur ingest` makes one, or name another with --store"
            )
        with self.reading() as connection:
            found = revision(connection)
        if found is None:
            with self.writing() as connection:
                if revision(connection) is None:  # another process may have been faster
                    migrate(connection)
        elif self.is_older(found):
            raise StoreError(
                f"{self.name}: an older tawatur made this database (revision {found}, this program needs {HEAD}); "
                "`tawatur upgrade` brings it up to date and keeps a copy"
            )
        elif found != HEAD:
            raise StoreError(
                f"{self.name}: a newer tawatur made this database (revision {found}, this program knows {HEAD}); "
                "update the program"
            )

    def revision(self) -> str:
        """Return which tables the database has.

        Raises:
            StoreError: it has none of ours.
        """
        if self.file and not self.file.exists():
            raise StoreError(f"{self.file}: there is no store")
        with self.reading() as connection:
            found = revision(connection)
        if found is None:
            raise StoreError(f"{self.name}: there is no store in it")
        return found

    @staticmethod
    def is_older(found: str) -> bool:
        """Tell whether a revision is one of an older program."""
        return found < HEAD

    def upgrade(self) -> str:
        """Bring the database to the current tables, all or nothing; return their revision."""
        with self.writing() as connection:
            found = revision(connection)
            if found != HEAD:
                migrate(connection)
                if found is None or found < DERIVED:
                    rebuild(connection)
        return HEAD

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One read transaction: it sees the store as it was at its first query."""
        options = {"isolation_level": "REPEATABLE READ"} if self.dialect == "postgresql" else {}
        with (
            self._reported(),
            self.engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def writing(self, *, wiping: bool = False) -> Iterator[Connection]:
        """One write transaction, alone among the processes that write to the database.

        With `wiping`, SQLite writes zeros over what is deleted.
        """
        with (
            self._reported(),
            write_lock(self.file),
            self.engine.connect().execution_options(**{IMMEDIATE: True}) as connection,
            connection.begin(),
        ):
            if self.dialect == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})
            if wiping and self.dialect == "sqlite":
                connection.execute(text("PRAGMA secure_delete = ON"))
            yield connection

    def settle_wiped(self) -> None:
        """Let no deleted text linger in an SQLite file's search index and write-ahead log."""
        if self.dialect != "sqlite":
            return
        with self.writing(wiping=True) as connection:
            for name in ("article_words", "claim_words"):
                connection.execute(text(f"INSERT INTO {name}({name}) VALUES ('optimize')"))  # noqa: S608
        with self._reported(), write_lock(self.file), self.engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _reported(self) -> Iterator[None]:
        """Name the database in what goes wrong."""
        try:
            yield
        except SQLAlchemyError as error:
            raise self._failed(error) from error
        except StoreError as error:
            # What is not the database's fault has a class of its own, and names what it is about.
            if type(error) is not StoreError or str(error).startswith(self.name):
                raise
            raise StoreError(f"{self.name}: {error}") from error

    def _failed(self, error: SQLAlchemyError) -> StoreError:
        """Say in one line what the database complained of."""
        reason = str(error.orig if isinstance(error, DBAPIError) else error).strip()
        way_out = next((advice for sign, advice in _ADVICE.items() if sign in reason), "")
        return StoreError(f"{self.name}: {reason}{way_out}")
