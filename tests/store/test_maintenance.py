"""Backup, doctor, upgrade: care of a database as a whole."""

import shutil
import sqlite3
import threading

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from tawatur.errors import StoreError
from tawatur.store import Run, Store, upgrade
from tawatur.store import schema as store_schema


@pytest.fixture
def filled(url, article, claim, rejection, agreement):
    """A store with everything in it: two articles, four claims, a review, agreement."""
    with Store(url) as store:
        for one in (article(1), article(2)):
            store.add_article(one)
            store.save_extraction(one, [claim(one, 0), claim(one, 1)], [rejection(one)])
        store.replace_agreement([agreement("a1-0", "a2-0")])
        store.review("a1-0", reviewer="سلمى", action="accept", expected=0)
        yield store


def content(store):
    return store.articles(), store.claims(), store.rejections(), store.agreements(), list(store.iter_reviews())


# Backup


on_sqlite = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("url", ["postgresql"], indirect=True)


@on_sqlite
def test_a_backup_holds_everything(filled, tmp_path):
    target = filled.backup(tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("copy")] == ["copy.db"]
    with Store(f"sqlite:///{target}", create=False) as copy:
        assert content(copy) == content(filled)
        assert copy.examine(deep=True).findings == ()


@on_sqlite
def test_a_backup_is_whole_while_others_write(url, filled, tmp_path, article, claim):
    stop = threading.Event()

    def write() -> None:
        number = 100
        with Store(url) as store:
            while not stop.is_set():
                number += 1
                one = article(number)
                store.add_article(one)
                store.save_extraction(one, [claim(one, 0, value=claim(article(1)).value.model_dump())], [])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [filled.backup(tmp_path / f"copy{n}.db") for n in range(4)]
    finally:
        stop.set()
        writer.join()
    for path in copies:
        with Store(f"sqlite:///{path}", create=False) as copy:
            assert copy.examine().findings == ()
            assert copy.counts()["claims"] == copy.counts()["extracted"] + 2


@on_sqlite
def test_a_backup_overwrites_nothing(filled, tmp_path):
    target = tmp_path / "copy.db"
    target.write_text("dear to somebody")
    with pytest.raises(StoreError, match=r"copy\.db: is there already; name a new file"):
        filled.backup(target)
    assert target.read_text() == "dear to somebody"
    with pytest.raises(StoreError, match="cannot be written"):
        filled.backup(tmp_path / "missing" / "copy.db")


@on_postgresql
def test_a_database_on_a_server_has_a_tool_of_its_own(filled, tmp_path):
    with pytest.raises(StoreError, match=r"pg_dump --format=custom --file=.*copy\.db 'postgresql://tawatur@"):
        filled.backup(tmp_path / "copy.db")


# Doctor


def test_a_healthy_store_has_no_findings(filled, url):
    health = filled.examine(deep=True)
    assert health.findings == ()
    assert health.engine.startswith("SQLite" if url.startswith("sqlite") else "PostgreSQL")
    assert health.rows["claims"] == 4
    assert health.rows["reviews"] == 1


def change(store, *statements):
    with store._db.writing() as connection:
        for statement in statements:
            connection.execute(text(statement))


@pytest.mark.parametrize(
    ("check", "statement", "example"),
    [
        ("full_text", "DELETE FROM claim_words", None),
        ("live", "UPDATE claims SET live = (1 = 0) WHERE id = 'a1-1'", "a1-1"),
        ("live", "UPDATE articles SET current = (1 = 0) WHERE id = 'a2'", "a2-0"),
        ("versions", "UPDATE articles SET current = (1 = 0) WHERE id = 'a2'", "a2"),
        ("status", "UPDATE claims SET status = 'rejected' WHERE id = 'a1-0'", "a1-0"),
        ("reviews", "UPDATE threads SET revision = 2", "a1-0"),
        ("orphans", "UPDATE threads SET orphaned = (1 = 1)", "a1-0"),
        ("agreement", "UPDATE claims SET id = 'a2-9' WHERE id = 'a2-0'", "a2-0"),
        ("stale_runs", "UPDATE articles SET title = title", None),
        (
            "tombstones",
            "INSERT INTO tombstones (series, article_id, text_digest, at, reason) "
            "SELECT series, id, text_digest, added, 'x' FROM articles WHERE id = 'a1'",
            "a1",
        ),
        ("records", "UPDATE claims SET record = replace(record, '12%', '13%') WHERE id = 'a2-1'", "a2-1"),
    ],
)
def test_what_is_out_of_step_is_found(filled, article, claim, check, statement, example):
    if check == "stale_runs":
        filled.save_extraction(article(2), [claim(article(2))], [], Run(version="99"))
        example = "a1"
    change(filled, statement)
    found = {finding.check: finding for finding in filled.examine(deep=True).findings}
    assert example is None or example in found[check].examples
    assert found[check].count >= 1
    assert found[check].what
    assert found[check].mend


def test_the_full_text_is_made_anew(filled):
    change(filled, "DELETE FROM claim_words", "DELETE FROM article_words")
    assert filled.count_claims(text="صادرات") == 0
    filled.rebuild()
    assert filled.count_claims(text="صادرات") == 4
    assert filled.examine().findings == ()


def test_a_damaged_file_is_found(tmp_path, sqlite_url, article, claim):
    with Store(sqlite_url) as store:
        for number in range(40):
            one = article(number)
            store.add_article(one)
            store.save_extraction(one, [claim(one, n) for n in range(5)], [])
        store.backup(tmp_path / "damaged.db")
    path = tmp_path / "damaged.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 20_000] = b"\x5a" * 20_000
    path.write_bytes(data)
    with Store(f"sqlite:///{path}") as store:
        (finding,) = store.examine().findings
    assert finding.check == "integrity"
    assert "restore a backup" in finding.mend


def test_rows_that_point_nowhere_are_found(tmp_path, sqlite_url, article, claim):
    with Store(sqlite_url) as store:
        store.add_article(article(1))
        store.save_extraction(article(1), [claim(article(1))], [])
        connection = sqlite3.connect(tmp_path / "store.db")
        connection.execute("DELETE FROM articles")  # by a program that does not know of foreign keys
        connection.commit()
        connection.close()
        assert [finding.check for finding in store.examine().findings] == ["foreign_keys"]


# Upgrade


def make_old(url: str, to: str) -> None:
    """A database as the program of that revision made it."""
    config = Config()
    config.set_main_option("script_location", str(store_schema.files("tawatur.store") / "migrations"))
    engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)
    engine.dispose()


OLD_ROWS = (
    "INSERT INTO articles (key, id, series, version, current, digest, text_digest, title, body, extra, added) "
    "VALUES (1, :id, 's', 1, (1 = 1), 'd', 't', :title, :body, '{}', '2025-06-01 00:00:00')",
    "INSERT INTO runs (key, version, settings, digest, started) VALUES (1, '0', '{}', 'r', '2025-06-01 00:00:00')",
    "INSERT INTO extractions (key, article_key, run_key, current, done) "
    "VALUES (1, 1, 1, (1 = 1), '2025-06-01 00:00:00')",
    "INSERT INTO claims (key, extraction_key, position, id, kind, confidence, record) "
    "VALUES (1, 1, 0, :claim_id, 'change', 0.9, :claim)",
    "INSERT INTO agreements (key, position, id, fact, label, verdict, record) "
    "VALUES (1, 0, 'g', 'f1', 'conflict', 'disputed', :agreement)",
)


@pytest.fixture
def old(request, tmp_path, article, claim, agreement):
    """A store of the first program, with one article, one claim, and a dispute over it."""

    def make(url: str):
        make_old(url, "0001")
        one = article(1)
        made = claim(one)
        line = agreement("a1-0", "other").model_copy(update={"verdict": "disputed", "label": "conflict"})
        values = {"id": one.id, "title": one.title, "body": one.body, "claim_id": made.id, "claim": made.to_json()}
        engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            for statement in OLD_ROWS:
                connection.execute(text(statement), values | {"agreement": line.to_json()})
        engine.dispose()
        return made

    return make


def upgraded_store_is_whole(url, made):
    with Store(url, create=False) as store:
        assert store.claims() == store.claims(text="الصادرات", verdict="disputed", order="harm") == [made]
        assert store.articles(text="صادرات")[0].id == "a1"
        assert [f.standing for f in store.facts()] == ["disputed"]
        assert [f.check for f in store.examine().findings] == ["agreement"]
        store.review("a1-0", reviewer="سلمى", action="accept", expected=0)


def test_an_older_database_is_upgraded_and_its_copy_kept(tmp_path, sqlite_url, old):
    made = old(sqlite_url)
    with pytest.raises(StoreError, match=r"an older tawatur made this database.*`tawatur upgrade`"):
        Store(sqlite_url)
    done = upgrade(sqlite_url)
    assert (done.before, done.after) == ("0001", store_schema.HEAD)
    upgraded_store_is_whole(sqlite_url, made)
    assert done.copy_at == str(tmp_path / "store.db.0001.bak")
    connection = sqlite3.connect(done.copy_at)
    assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert connection.execute("SELECT count(*) FROM claims").fetchone() == (1,)
    connection.close()


def test_an_older_database_on_a_server_is_upgraded(server, old):
    name = server.new_database()
    made = old(server.url(name))
    with pytest.raises(StoreError, match="make one with pg_dump"):
        upgrade(server.url(name))
    assert upgrade(server.url(name), keep_copy=False).copy_at is None
    upgraded_store_is_whole(server.url(name), made)


def test_an_upgrade_that_fails_changes_nothing(tmp_path, sqlite_url, old, monkeypatch):
    old(sqlite_url)

    def fail(_connection) -> None:
        raise RuntimeError("the disk is gone")

    monkeypatch.setattr("tawatur.store.database.rebuild", fail)
    with pytest.raises(RuntimeError):
        upgrade(sqlite_url)
    monkeypatch.undo()
    done = upgrade(sqlite_url)
    assert done.before == "0001"
    assert done.copy_at == str(tmp_path / "store.db.0001-2.bak")


def test_there_must_be_something_to_upgrade(tmp_path, sqlite_url):
    with pytest.raises(StoreError, match="there is no store"):
        upgrade(sqlite_url)
    assert not (tmp_path / "store.db").exists()
    Store(sqlite_url).close()
    shutil.copy(tmp_path / "store.db", tmp_path / "same.db")
    done = upgrade(f"sqlite:///{tmp_path / 'same.db'}")
    assert (done.before, done.copy_at) == (done.after, None)
