"""Looking a database over: what is broken, out of step or left over, and what mends it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any, Final

from pydantic import ValidationError
from sqlalchemy import Connection, Integer, Select, and_, cast, func, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session, aliased

from tawatur.errors import SpanError
from tawatur.records import Claim, Record
from tawatur.store.batches import batches
from tawatur.store.claims import RECORD
from tawatur.store.database import Database
from tawatur.store.rows import article_of
from tawatur.store.schema import HEAD
from tawatur.store.tables import (
    AgreementMemberRow,
    ArticleRow,
    ClaimRow,
    ExtractionRow,
    ReviewRow,
    RunRow,
    Table,
    ThreadRow,
    TombstoneRow,
)

_SHOWN: Final = 3
_FOREIGN_KEYS: Final = "PRAGMA foreign_key_check"
# Before it, SQLite could lose a reset of the write-ahead log to two writers; our own writers take turns.
_SAFE_WAL: Final = (3, 51, 3)


class Finding(Record):
    """One thing that is not as it should be: which check found it, how many times, with examples, and the way out."""

    check: str
    count: int
    what: str
    examples: tuple[str, ...] = ()
    mend: str


class Health(Record):
    """What a database is, and what is wrong with it."""

    database: str
    engine: str
    revision: str
    notes: tuple[str, ...]
    rows: dict[str, int]
    findings: tuple[Finding, ...]


def examine(database: Database, *, deep: bool = False) -> Health:
    """Look a database over; `deep` also reads every claim and holds its spans against the article.

    It changes nothing. SQLite's own check of the full text needs the write lock for a moment.
    """
    sqlite = database.dialect == "sqlite"
    findings: list[Finding] = list(_file_findings(database)) if sqlite else []
    rows: dict[str, int] = {}
    engine = f"SQLite {sqlite3.sqlite_version}"
    if not findings:  # what is damaged cannot be asked further
        with database.reading() as connection:
            findings += [finding for check in _CHECKS for finding in check(connection)]
            findings += _deep_findings(connection) if deep else []
            rows = {
                table.name: int(connection.scalar(select(func.count()).select_from(table)) or 0)
                for table in Table.metadata.sorted_tables
            }
            engine = engine if sqlite else f"PostgreSQL {connection.scalar(text('SHOW server_version'))}"
    if sqlite and not findings:
        findings += _full_text_findings(database)
    old = sqlite and sqlite3.sqlite_version_info < _SAFE_WAL
    note = "its write-ahead log is safe with one writer at a time, which FILE.lock sees to; let no other program write"
    return Health(
        database=database.name,
        engine=engine,
        revision=HEAD,
        notes=(note,) if old else (),
        rows=rows,
        findings=tuple(findings),
    )


def _file_findings(database: Database) -> Iterator[Finding]:
    """What SQLite says of its file; asked outside of transactions, since a damaged file cannot end one."""
    with database.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        try:
            lines = [str(row[0]) for row in driver.execute("PRAGMA integrity_check(20)")]
        except sqlite3.DatabaseError as error:
            lines = [str(error)]
        # What the check above passes can be read.
        broken = [] if lines != ["ok"] else [f"{r[0]} row {r[1]} → {r[2]}" for r in driver.execute(_FOREIGN_KEYS)]
    damage = [line for line in lines if line != "ok"]
    if damage:
        yield _finding("integrity", damage, "the file is damaged", "restore a backup; what `tawatur export` still "
                       "reads can be saved first", count=len(damage))  # fmt: skip
    if broken:
        yield _finding("foreign_keys", broken, "rows point to rows that are not there", "restore a backup")


def _full_text_findings(database: Database) -> Iterator[Finding]:
    """What FTS5 says of its own index."""
    for name in ("article_words", "claim_words"):
        try:
            with database.engine.connect() as connection, connection.begin() as transaction:
                connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('integrity-check')")  # noqa: S608
                transaction.rollback()
        except DatabaseError as error:
            if "readonly" not in str(error.orig):
                yield _finding("full_text", [f"{name}: {error.orig}"], "the full text is damaged", _REBUILD)


_REBUILD: Final = "`tawatur doctor --rebuild` makes it anew"


def _words(connection: Connection) -> Iterator[Finding]:
    """Articles and claims that cannot be found by their words, and words of what is gone."""
    key = "rowid" if connection.dialect.name == "sqlite" else "key"
    for name in ("article", "claim"):
        for what, query in (
            ("cannot be found by words", f"SELECT key FROM {name}s WHERE key NOT IN (SELECT {key} FROM {name}_words)"),  # noqa: S608
            ("are gone, and their words are not", f"SELECT {key} FROM {name}_words WHERE {key} NOT IN (SELECT key FROM {name}s)"),  # noqa: S608, E501
        ):  # fmt: skip
            keys = [str(row) for row in connection.scalars(text(query))]
            if keys:
                yield _finding("full_text", keys, f"{name}s {what}", _REBUILD)


def _versions(connection: Connection) -> Iterator[Finding]:
    current = (
        select(ArticleRow.series, func.sum(cast(ArticleRow.current, Integer)).label("current"))
        .group_by(ArticleRow.series)
        .subquery()
    )
    ids = select(ArticleRow.id).join(current, current.c.series == ArticleRow.series).where(current.c.current != 1)
    yield from _listed(connection, "versions", ids.distinct(), "articles have no current version, or several",
                       "ingest them again, or restore a backup")  # fmt: skip
    back = select(ArticleRow.id).where(ArticleRow.series.in_(select(TombstoneRow.series)))
    yield from _listed(connection, "tombstones", back.distinct(), "articles were taken down and are there",
                       "`tawatur forget` them again")  # fmt: skip


def _state(connection: Connection) -> Iterator[Finding]:
    """Columns that say what other rows say."""
    should = and_(ArticleRow.current, ExtractionRow.current, ClaimRow.status != "orphaned")
    joined = (
        select(ClaimRow.id)
        .join(ExtractionRow, ExtractionRow.key == ClaimRow.extraction_key)
        .join(ArticleRow, ArticleRow.key == ExtractionRow.article_key)
    )
    # A rejected orphan is not shown either: it was put away.
    put_away = select(ThreadRow.claim_id).where(ThreadRow.status == "rejected")
    yield from _listed(
        connection,
        "live",
        joined.where(ClaimRow.live.is_(True), ~should).union(
            joined.where(ClaimRow.live.is_(False), should, ClaimRow.id.not_in(put_away))
        ),
        "claims are shown that are not of the newest version and run, or the other way round",
        "`tawatur extract` the article again",
    )
    other = (
        select(ClaimRow.id)
        .join(ThreadRow, ThreadRow.claim_id == ClaimRow.id)
        .where(ClaimRow.live, ThreadRow.orphaned.is_(False), ThreadRow.status != ClaimRow.status)
    )
    yield from _listed(connection, "status", other, "claims have another status than their reviews",
                       "`tawatur extract` the article again")  # fmt: skip
    last = select(func.max(ReviewRow.revision)).where(ReviewRow.thread_key == ThreadRow.key).scalar_subquery()
    lost = select(ThreadRow.claim_id).where(func.coalesce(last, 0) != ThreadRow.revision)
    yield from _listed(connection, "reviews", lost, "claims lack a review that they had", "restore a backup")


def _left_over(connection: Connection) -> Iterator[Finding]:
    """Reviews without claims, agreement without claims, articles that an older run read."""
    orphans = select(ThreadRow.claim_id).where(ThreadRow.orphaned)
    yield from _listed(connection, "orphans", orphans, "reviewed claims are no longer found in their articles",
                       "see them with `tawatur query --status orphaned`; reject those that are settled")  # fmt: skip
    claim = aliased(ClaimRow)
    live = select(claim.id).where(claim.live)
    gone = select(AgreementMemberRow.claim_id).where(AgreementMemberRow.claim_id.not_in(live)).distinct()
    yield from _listed(connection, "agreement", gone, "claims that the agreement names are gone", "`tawatur agree`")
    newest = select(RunRow.key).order_by(RunRow.started.desc(), RunRow.key.desc()).limit(1).scalar_subquery()
    stale = (
        select(ArticleRow.id)
        .join(ExtractionRow, and_(ExtractionRow.article_key == ArticleRow.key, ExtractionRow.current))
        .where(ArticleRow.current, ExtractionRow.run_key != newest)
    )
    yield from _listed(connection, "stale_runs", stale, "articles were read by an older program or other settings",
                       "`tawatur extract` reads them again")  # fmt: skip


_CHECKS: Final[tuple[Callable[[Connection], Iterator[Finding]], ...]] = (_versions, _state, _words, _left_over)


def _deep_findings(connection: Connection) -> list[Finding]:
    """Read every shown claim and hold it against its article."""
    bad: list[str] = []
    keys = connection.scalars(select(ArticleRow.key).where(ArticleRow.current).order_by(ArticleRow.key)).all()
    for batch in batches(keys):
        with Session(connection) as session:
            rows = session.scalars(select(ArticleRow).where(ArticleRow.key.in_(batch)))
            articles = {row.key: article_of(row) for row in rows}
        records = connection.execute(
            select(ClaimRow.id, ExtractionRow.article_key, RECORD)
            .join(ExtractionRow, ExtractionRow.key == ClaimRow.extraction_key)
            .where(ClaimRow.live, ExtractionRow.article_key.in_(batch))
        )
        for claim_id, article_key, record in records:
            try:
                Claim.model_validate_json(record).check(articles[article_key])
            except (ValidationError, SpanError):
                bad.append(claim_id)
    if not bad:
        return []
    return [_finding("records", bad, "claims cannot be read, or do not quote their article", "`tawatur extract` again")]


def _listed(
    connection: Connection, check: str, query: Select[Any] | Any, what: str, mend: str  # noqa: ANN401 - a union too
) -> Iterator[Finding]:  # fmt: skip
    found = [str(one) for one in connection.scalars(query)]
    if found:
        yield _finding(check, found, what, mend)


def _finding(check: str, found: list[str], what: str, mend: str, *, count: int | None = None) -> Finding:
    return Finding(check=check, count=count or len(found), what=what, examples=tuple(found[:_SHOWN]), mend=mend)
