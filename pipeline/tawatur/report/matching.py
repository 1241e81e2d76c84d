"""Tells of a claim outside a database what `ClaimFilters` asks of those within."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from tawatur.errors import ExportError
from tawatur.export.references import ClaimReference
from tawatur.records import Claim
from tawatur.store import ClaimFilters
from tawatur.store.search import claim_holds, is_asked

# What a report can be asked for by, beside the order and the page, which are its own.
ASKED: Final = frozenset(
    {
        *("article_id", "outlet", "entity", "metric", "unit", "status", "verdict"),
        *("since", "until", "min_confidence", "max_confidence", "text"),
    }
)


def matches(claim: Claim, verdicts: Mapping[str, str], filters: ClaimFilters) -> bool:
    """Tell whether the filters leave a claim; `verdicts` says what the agreement says of each.

    As in the store, orphaned claims match only where `status` asks for them.

    Raises:
        ExportError: words are searched for, and the claim is of a dataset without texts.
    """
    status = _several(filters.get("status", ()))
    if claim.review.status == "orphaned" and "orphaned" not in status:
        return False
    entity, date = claim.entity, claim.date
    told = {
        "article_id": claim.article_id,
        "outlet": claim.source.outlet,
        "entity": entity and (entity.canonical or entity.text),
        "metric": claim.metric.name,
        "unit": claim.value.unit,
        "status": claim.review.status,
        "verdict": verdicts.get(claim.id),
    }
    for name, value in told.items():
        if name in filters and value not in _several(filters[name]):  # type: ignore[literal-required]
            return False
    first, last = (date.from_, date.to) if date else (None, None)
    if "since" in filters and (last is None or last < filters["since"]):
        return False
    if "until" in filters and (first is None or first > filters["until"]):
        return False
    if not filters.get("min_confidence", 0) <= claim.confidence <= filters.get("max_confidence", 1):
        return False
    question = filters.get("text", "")
    if not is_asked(question):
        return True
    if isinstance(claim, ClaimReference):
        raise ExportError("this dataset holds no texts to search in; report on the store instead")
    return claim_holds(claim, question)


def _several(asked: str | Collection[str]) -> Collection[str]:
    return (asked,) if isinstance(asked, str) else asked
