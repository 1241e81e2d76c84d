"""What a run found in an article: kept whole or not at all, with the reviews of what was found before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from tawatur.errors import StoreError
from tawatur.records import Article, Claim, Rejection
from tawatur.store import search
from tawatur.store.agreements import set_verdicts
from tawatur.store.rows import claim_values, now, rejection_values, version_digest
from tawatur.store.runs import Run, run_key
from tawatur.store.settle import settle
from tawatur.store.tables import ArticleRow, ClaimRow, ExtractionRow, RejectionRow


def save(
    connection: Connection, article: Article, claims: Sequence[Claim], rejections: Sequence[Rejection], run: Run
) -> None:
    """Keep what a run found; once more with the same run replaces it.

    Raises:
        StoreError: the article is not in the store, a claim is of another article, or two claims have one id.
    """
    owners = {claim.article_id for claim in claims} | {rejection.article_id for rejection in rejections}
    strangers = sorted(owners - {article.id})
    if strangers:
        raise StoreError(f"article {article.id}: a claim or rejection of article {strangers[0]} is among its own")
    if len({claim.id for claim in claims}) < len(claims):
        raise StoreError(f"article {article.id}: two of its claims have one id")
    row = connection.execute(
        select(ArticleRow.key, ArticleRow.series, ArticleRow.current)
        .where(ArticleRow.id == article.id, ArticleRow.digest == version_digest(article))
        .order_by(ArticleRow.key.desc())
    ).first()
    if row is None:
        raise StoreError(f"article {article.id} is not in the store in this version; add it first")
    key_of_run = run_key(connection, run)
    of_article = ExtractionRow.article_key == row.key
    connection.execute(delete(ExtractionRow).where(of_article, ExtractionRow.run_key == key_of_run))
    older = select(ExtractionRow.key).where(of_article)
    connection.execute(update(ClaimRow).where(ClaimRow.extraction_key.in_(older)).values(live=False))
    connection.execute(update(ExtractionRow).where(of_article).values(current=False))
    extraction_key = connection.execute(
        insert(ExtractionRow)
        .values(article_key=row.key, run_key=key_of_run, current=True, done=now())
        .returning(ExtractionRow.key)
    ).scalar_one()
    if rejections:
        values = [rejection_values(one, n) | {"extraction_key": extraction_key} for n, one in enumerate(rejections)]
        connection.execute(insert(RejectionRow), values)
    if claims:
        beside = {
            "extraction_key": extraction_key,
            "live": row.current,
            "outlet": article.outlet,
            "published": article.date or dt.date.min,
        }
        keys = connection.scalars(
            insert(ClaimRow).returning(ClaimRow.key, sort_by_parameter_order=True),
            [claim_values(claim, n) | beside for n, claim in enumerate(claims)],
        ).all()
        search.index_claims(connection, zip(keys, claims, strict=True))
    if row.current:
        settle(connection, row.series, extraction_key, article, claims)
        set_verdicts(connection, extraction_key)
