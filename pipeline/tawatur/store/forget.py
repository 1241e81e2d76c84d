"""Taking an article down: its text, its claims and its reviews go, and what is left keeps it from coming back."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select

from tawatur.errors import StoreError
from tawatur.records import Record
from tawatur.store import agreements
from tawatur.store.rows import now
from tawatur.store.tables import (
    AgreementMemberRow,
    AgreementRow,
    ArticleRow,
    ClaimRow,
    ExtractionRow,
    ReviewRow,
    ThreadRow,
    TombstoneRow,
)


class Forgotten(Record):
    """What was taken down with an article."""

    article_id: str
    versions: int
    claims: int
    reviews: int
    agreements: int


class Tombstone(Record):
    """What is kept of a version that was taken down: its id, the SHA-256 of its text, when and why."""

    article_id: str
    text_digest: str
    at: dt.datetime
    reason: str


def forget(connection: Connection, article_id: str, *, reason: str) -> Forgotten:
    """Delete all versions of an article and all that was made of them, and write their tombstones.

    Raises:
        StoreError: there is no such article, or no reason.
    """
    why = reason.strip()
    if not why:
        raise StoreError(f"article {article_id}: say why it is taken down")
    of_id = select(ArticleRow.series).where(ArticleRow.id == article_id)
    versions = connection.execute(
        select(ArticleRow.key, ArticleRow.id, ArticleRow.series, ArticleRow.text_digest)
        .where(ArticleRow.series.in_(of_id))
        .order_by(ArticleRow.key)
    ).all()
    if not versions:
        raise StoreError(_absent(connection, article_id))
    at = now()
    stones = [
        {"series": row.series, "article_id": row.id, "text_digest": row.text_digest, "at": at, "reason": why}
        for row in versions
    ]
    connection.execute(insert(TombstoneRow), stones)
    series = {row.series for row in versions}
    keys = [row.key for row in versions]
    extractions = select(ExtractionRow.key).where(ExtractionRow.article_key.in_(keys))
    claims = select(ClaimRow.id).where(ClaimRow.extraction_key.in_(extractions)).distinct()
    threads = select(ThreadRow.key).where(ThreadRow.series.in_(series))
    counted = _count(connection, claims)
    naming = select(AgreementMemberRow.agreement_key).where(AgreementMemberRow.claim_id.in_(claims)).distinct()
    lines = list(connection.scalars(naming))
    # The tombstones above are what lets the trigger delete reviews.
    reviews = connection.execute(delete(ReviewRow).where(ReviewRow.thread_key.in_(threads))).rowcount
    connection.execute(delete(ThreadRow).where(ThreadRow.series.in_(series)))
    connection.execute(delete(AgreementRow).where(AgreementRow.key.in_(lines)))
    connection.execute(delete(ArticleRow).where(ArticleRow.key.in_(keys)))
    if lines:
        agreements.index(connection)
    return Forgotten(
        article_id=article_id, versions=len(versions), claims=counted, reviews=reviews, agreements=len(lines)
    )


def _count(connection: Connection, query: Select[Any]) -> int:
    return int(connection.scalar(select(func.count()).select_from(query.subquery())) or 0)


def _absent(connection: Connection, article_id: str) -> str:
    stone = connection.execute(tombstones_query().where(TombstoneRow.article_id == article_id)).first()
    if stone is not None:
        return f"article {article_id}: was taken down already, on {stone.at:%Y-%m-%d} ({stone.reason})"
    return f"article {article_id}: is not in the store"


def tombstones_query() -> Select[Any]:
    """Select what is kept of the articles that were taken down, the first first."""
    return select(*TombstoneRow.__table__.columns).order_by(TombstoneRow.key)


def tombstone_of(row: Row[Any]) -> Tombstone:
    """The record of a tombstone's row."""
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=dt.UTC)
    return Tombstone(
        article_id=row.article_id, text_digest=row.text_digest, at=at.astimezone(dt.UTC), reason=row.reason
    )
