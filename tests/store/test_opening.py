"""Opening a store: it is made by migrations, and what cannot be opened is named."""

import sqlite3
import sys
import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, event

from tawatur.errors import StoreError
from tawatur.store import Store
from tawatur.store import schema as store_schema
from tawatur.store.engine import open_engine
from tawatur.store.tables import Table


def test_migrations_make_the_tables_of_the_models(sqlite_url):
    Store(sqlite_url).close()
    engine = create_engine(sqlite_url)
    with engine.connect() as connection:
        # The words of the full text are no table of the models: each database has its own kind. An index that descends
        # is an expression, which Alembic cannot compare.
        context = MigrationContext.configure(
            connection,
            opts={"include_object": lambda _, name, *__: "_words" not in name and name != "ix_claims_newest"},
        )
        differences = compare_metadata(context, Table.metadata)
    engine.dispose()
    assert differences == []


def test_head_is_the_newest_migration():
    folder = store_schema.files("tawatur.store") / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [store_schema.HEAD]


def test_sqlite_is_set_up_to_lose_nothing(sqlite_url):
    Store(sqlite_url).close()
    engine = open_engine(sqlite_url)
    with engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        }
    engine.dispose()
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 30000}


def test_a_new_file_that_another_is_making_is_waited_for(tmp_path):
    """While another writes to a file without write-ahead logging, SQLite refuses at once to turn that on."""
    file = tmp_path / "store.db"
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    leaving = threading.Timer(0.3, lambda: other.execute("COMMIT"))
    leaving.start()
    engine = open_engine(f"sqlite:///{file}")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
    engine.dispose()
    leaving.join()
    other.close()


def test_no_sql_of_the_store_is_of_sqlite_alone():
    """The tables compile for PostgreSQL too."""
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateTable

    for table in Table.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=postgresql.dialect()))


def garbage(path):
    path.write_bytes(b"this is no database at all, it is text " * 50)


def foreign(path):
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE customers (name TEXT)")
    connection.commit()
    connection.close()


def newer(path):
    Store(f"sqlite:///{path}").close()
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (garbage, "not a database; name another file"),
        (foreign, "not one of tawatur: it holds customers"),
        (newer, "a newer tawatur made this database"),
        (lambda path: path.mkdir(), "unable to open database file; is it a folder"),
    ],
)
def test_what_is_no_store_is_named(tmp_path, prepare, reason):
    path = tmp_path / "broken.db"
    prepare(path)
    with pytest.raises(StoreError, match=reason) as caught:
        Store(f"sqlite:///{path}")
    assert str(path) in str(caught.value)


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"there is no folder .*missing; make it first"):
        Store(f"sqlite:///{tmp_path / 'missing' / 'store.db'}")


def test_a_store_that_must_be_there_is_not_made(tmp_path):
    path = tmp_path / "absent.db"
    with pytest.raises(StoreError, match="there is no store; `tawatur ingest` makes one"):
        Store(f"sqlite:///{path}", create=False)
    assert not path.exists()


def test_a_read_only_store_reads_and_names_itself_when_written(tmp_path, sqlite_url, article):
    with Store(sqlite_url) as store:
        store.add_article(article(1))
    path = tmp_path / "store.db"
    with Store(f"sqlite:///file:{path}?mode=ro&uri=true") as store:
        assert store.counts()["articles"] == 1
        with pytest.raises(StoreError, match=r"store\.db: attempt to write a readonly database; name a file"):
            store.add_article(article(2))


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is a folder that nobody can write, on Linux")
def test_a_folder_that_cannot_be_written_is_named():
    with pytest.raises(StoreError, match=r"/proc/tawatur\.db"):
        Store("sqlite:////proc/tawatur.db")


@pytest.mark.parametrize("url", ["tawatur.db", "nosuch://host/db", ""])
def test_an_address_that_is_none_is_refused(url):
    with pytest.raises(StoreError):
        Store(url)


def test_a_failed_write_leaves_nothing_behind(sqlite_url, article, claim):
    with Store(sqlite_url) as store:
        store.add_article(article(1))

        def fail(_connection, _cursor, statement, *_rest) -> None:
            if statement.startswith("INSERT INTO claims"):
                raise RuntimeError("the disk is gone")

        event.listen(store._db.engine, "before_cursor_execute", fail)
        with pytest.raises(RuntimeError):
            store.save_extraction(article(1), [claim(article(1))], [])
    with Store(sqlite_url) as store:
        assert store.counts() | {"extracted": 0, "claims": 0} == store.counts()
        assert len(store.pending_articles()) == 1
