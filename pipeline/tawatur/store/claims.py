"""Asking for claims: filters, order, page, and how many there are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final, Literal, TypedDict, Unpack

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import InstrumentedAttribute

from tawatur.errors import StoreError
from tawatur.records import ReviewStatus, Verdict
from tawatur.store import search
from tawatur.store.tables import ArticleRow, ClaimRow, ExtractionRow

Order = Literal["place", "harm", "newest"]
Facet = Literal["outlet", "entity", "metric", "unit", "status", "verdict"]


class ClaimFilters(TypedDict, total=False):
    """What claims can be asked for by; several at once narrow it down.

    `since` and `until` are inclusive, and a claim's period touches them. `status` and `verdict` are one or several;
    orphaned claims come only where `status` asks for them. `text` is searched for in the evidence and in the names.
    `order` is `place` (by article and place in it), `harm` (the disputed first, then those of low confidence) or
    `newest` (by the articles' dates).
    """

    article_id: str
    outlet: str
    entity: str
    metric: str
    unit: str
    status: ReviewStatus | Sequence[ReviewStatus]
    verdict: Verdict | Sequence[Verdict]
    since: dt.date
    until: dt.date
    min_confidence: float
    max_confidence: float
    text: str
    order: Order
    offset: int
    limit: int


_COLUMNS: Final[dict[str, InstrumentedAttribute[Any]]] = {
    "outlet": ClaimRow.outlet,
    "entity": ClaimRow.entity,
    "metric": ClaimRow.metric,
    "unit": ClaimRow.unit,
    "status": ClaimRow.status,
    "verdict": ClaimRow.verdict,
}
# The claim as it stands: as the reviews leave it, or as the program made it.
RECORD: Final = func.coalesce(ClaimRow.reviewed, ClaimRow.record)


def live_claims(what: Any, *more: Any, dialect: str, **filters: Unpack[ClaimFilters]) -> Select[Any]:  # noqa: ANN401
    """Select from the claims that the filters leave, without order and page."""
    unknown = sorted(set(filters) - ClaimFilters.__annotations__.keys())
    if unknown:
        raise StoreError(f"claims cannot be asked for by {unknown[0]}")
    query = select(what, *more).select_from(ClaimRow)
    asked = _several(filters.get("status", ()))
    orphans = "orphaned" in asked
    if orphans or "article_id" in filters or filters.get("order", "place") == "place":
        query = query.join(ExtractionRow, ExtractionRow.key == ClaimRow.extraction_key)
        query = query.join(ArticleRow, ArticleRow.key == ExtractionRow.article_key)
    newest = and_(ClaimRow.status == "orphaned", ExtractionRow.current, ArticleRow.current)
    query = query.where(ClaimRow.live | newest if orphans else ClaimRow.live)
    if "article_id" in filters:
        query = query.where(ArticleRow.id == filters["article_id"])
    for name, column in _COLUMNS.items():
        if name in filters:
            query = query.where(_is_one_of(column, filters[name]))  # type: ignore[literal-required]
    if "since" in filters:
        query = query.where(ClaimRow.last_day >= filters["since"])
    if "until" in filters:
        query = query.where(ClaimRow.first_day <= filters["until"])
    if "min_confidence" in filters:
        query = query.where(ClaimRow.confidence >= filters["min_confidence"])
    if "max_confidence" in filters:
        query = query.where(ClaimRow.confidence <= filters["max_confidence"])
    if search.is_asked(filters.get("text")):
        query = query.where(search.found_in("claim", ClaimRow.key, filters["text"], dialect))
    return query


def in_order(query: Select[Any], filters: ClaimFilters) -> Select[Any]:
    """Order claims as asked, and cut out the page asked for."""
    match filters.get("order", "place"):
        case "harm":
            query = query.order_by(ClaimRow.urgency, ClaimRow.confidence, ClaimRow.key)
        case "newest":
            query = query.order_by(ClaimRow.published.desc(), ClaimRow.key)
        case "place":
            query = query.order_by(ArticleRow.key, ClaimRow.position, ClaimRow.key)
        case other:
            raise StoreError(f"claims cannot be ordered by {other!r}; by place, harm or newest they can")
    return query.offset(filters.get("offset")).limit(filters.get("limit"))


def facet_query(name: Facet, *, dialect: str, **filters: Unpack[ClaimFilters]) -> Select[Any]:
    """Select the values that a column has among the claims that the filters leave, and how often; most first."""
    column = _COLUMNS[name]
    filters["order"] = "harm"  # which needs no other table than the claims'
    query = live_claims(column, func.count(), dialect=dialect, **filters)
    return query.where(column.is_not(None)).group_by(column).order_by(func.count().desc(), column)


def _several(asked: str | Sequence[str]) -> list[str]:
    return [asked] if isinstance(asked, str) else list(asked)


def _is_one_of(column: InstrumentedAttribute[Any], asked: str | Sequence[str]) -> ColumnElement[bool]:
    return column == asked if isinstance(asked, str) else column.in_(list(asked))
