"""What follows from other rows and can be made anew: words to search by, members, facts and verdicts."""

from __future__ import annotations

from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from tawatur.records import Claim
from tawatur.store import agreements, search
from tawatur.store.batches import batches
from tawatur.store.claims import RECORD
from tawatur.store.rows import article_of
from tawatur.store.tables import ArticleRow, ClaimRow


def rebuild(connection: Connection) -> None:
    """Make it all anew, inside the caller's transaction."""
    for table in ("article_words", "claim_words"):
        connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608
    with Session(connection) as session:
        for keys in batches(connection.scalars(select(ArticleRow.key)).all()):
            rows = session.scalars(select(ArticleRow).where(ArticleRow.key.in_(keys)))
            search.index_articles(connection, [(row.key, article_of(row)) for row in rows])
    for keys in batches(connection.scalars(select(ClaimRow.key)).all()):
        claims = connection.execute(select(ClaimRow.key, RECORD).where(ClaimRow.key.in_(keys))).all()
        search.index_claims(connection, [(key, Claim.model_validate_json(record)) for key, record in claims])
    agreements.index(connection)
