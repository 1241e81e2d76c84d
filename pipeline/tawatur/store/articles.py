"""Articles in the database: versions of one article are a series, and one of them is current."""

from __future__ import annotations

from typing import Any, Final, Literal

from sqlalchemy import Connection, Row, insert, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute

from tawatur.errors import InputError
from tawatur.records import Article
from tawatur.records import article_id as id_from_bytes
from tawatur.store import search
from tawatur.store.rows import article_values, now, series_of
from tawatur.store.tables import ArticleRow, ClaimRow, ExtractionRow, TombstoneRow

Added = Literal["added", "unchanged", "new_version"]
_TOLD: Final[tuple[InstrumentedAttribute[Any], ...]] = (
    ArticleRow.outlet,
    ArticleRow.date,
    ArticleRow.url,
    ArticleRow.author,
)


def writable(article: Article) -> dict[str, Any]:
    """Return the columns of an article.

    Raises:
        InputError: its text can be no UTF-8.
    """
    try:
        values = article_values(article)
        values["body"].encode(), (values["title"] or "").encode()
    except UnicodeEncodeError as error:
        reason = f"holds half a surrogate pair at {error.start}; decode the file again"
        raise InputError(f"article {article.id}", reason) from error
    return values


def add(connection: Connection, article: Article, values: dict[str, Any]) -> Added:
    """Add an article, or a version of one.

    Raises:
        InputError: its id belongs to an article at another address, or it was taken down.
    """
    series = _series(connection, article)
    _refuse_forgotten(connection, article, series)
    known = connection.execute(
        select(ArticleRow.version, ArticleRow.text_digest, *_TOLD).where(ArticleRow.series == series)
    ).all()
    if any(row.text_digest == article.digest and _adds_nothing(article, row) for row in known):
        return "unchanged"
    if known:
        of_series = select(ArticleRow.key).where(ArticleRow.series == series)
        extractions = select(ExtractionRow.key).where(ExtractionRow.article_key.in_(of_series))
        connection.execute(update(ClaimRow).where(ClaimRow.extraction_key.in_(extractions)).values(live=False))
        connection.execute(update(ArticleRow).where(ArticleRow.series == series).values(current=False))
    version = max((row.version for row in known), default=0) + 1
    key = connection.execute(
        insert(ArticleRow)
        .values(**values, series=series, version=version, current=True, added=now())
        .returning(ArticleRow.key)
    ).scalar_one()
    search.index_articles(connection, [(key, article)])
    return "new_version" if known else "added"


def _refuse_forgotten(connection: Connection, article: Article, series: str) -> None:
    """Raise `InputError` for what was taken down: the same text, or anything at the same address."""
    row = connection.execute(
        select(TombstoneRow.article_id, TombstoneRow.at, TombstoneRow.reason)
        .where(or_(TombstoneRow.text_digest == article.digest, TombstoneRow.series == series))
        .limit(1)
    ).first()
    if row is not None:
        known = "" if row.article_id == article.id else f" as {row.article_id}"
        raise InputError(
            f"article {article.id}", f"was taken down{known} on {row.at:%Y-%m-%d} ({row.reason}); it stays out"
        )


def _series(connection: Connection, article: Article) -> str:
    """Find the series that an article continues: by its address, its id, or its bare text."""
    series = series_of(article)
    same_id = connection.execute(
        select(ArticleRow.series, ArticleRow.url).where(ArticleRow.id == article.id, ArticleRow.current)
    ).first()
    if same_id is None:
        return _series_of_text(connection, article) or series
    if same_id.series == series:
        return series
    if same_id.url and article.url and same_id.url != article.url:
        raise InputError(
            f"article {article.id}",
            f"the id belongs to {same_id.url}, and this is {article.url}; give one of them another id",
        )
    return str(same_id.series)  # one of the two came without an address


def _series_of_text(connection: Connection, article: Article) -> str | None:
    """Find the article whose text this is, when one of the two has neither address nor id of its own."""
    nameless = id_from_bytes(article.title, article.body)
    rows = connection.execute(
        select(ArticleRow.series, ArticleRow.id, *_TOLD)
        .where(ArticleRow.text_digest == article.digest, ArticleRow.current)
        .order_by(ArticleRow.key)
    )
    for row in rows:
        bare = (row.id == nameless and row.url is None) or (article.id == nameless and article.url is None)
        if bare and all(None in (old, new) or old == new for old, new in _told(article, row)):
            return str(row.series)
    return None


def _told(article: Article, row: Row[Any]) -> list[tuple[object, object]]:
    """Pair what a row and an article tell besides the text."""
    return [(getattr(row, column.key), getattr(article, column.key)) for column in _TOLD]


def _adds_nothing(article: Article, row: Row[Any]) -> bool:
    """Tell whether a row has all that an article tells besides the text."""
    return all(new is None or old == new for old, new in _told(article, row))
