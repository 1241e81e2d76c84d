"""Turns records into rows and rows into records."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import Any

from sqlalchemy import Row

from tawatur.records import Agreement, Article, Claim, Rejection
from tawatur.store.tables import ArticleRow

# What tells one version of an article from another: everything that its claims are made of.
_VERSIONED = ("title", "body", "outlet", "date", "url", "author")


def now() -> dt.datetime:
    """The time, for columns that say when."""
    return dt.datetime.now(dt.UTC)


def version_digest(article: Article) -> str:
    """Return the SHA-256 of an article's text and what comes with it; its id and `extra` are left out."""
    content = article.model_dump(mode="json", include=set(_VERSIONED))
    return _digest([content[name] for name in _VERSIONED])


def series_of(article: Article) -> str:
    """Name the series of versions that an article belongs to: by its address, or by its id without one."""
    return _digest(["url", article.url] if article.url else ["id", article.id])


def settings_digest(version: str, settings: str) -> str:
    """Name a run by the program's version and its settings."""
    return _digest([version, settings])


def _digest(parts: list[str | None]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()


def article_values(article: Article) -> dict[str, Any]:
    """The columns of an article that come from its record."""
    return {
        "id": article.id,
        "digest": version_digest(article),
        "text_digest": article.digest,
        "outlet": article.outlet,
        "title": article.title,
        "date": article.date,
        "url": article.url,
        "author": article.author,
        "body": article.body,
        "extra": json.dumps(article.extra, ensure_ascii=False, sort_keys=True),
    }


def article_of(row: ArticleRow | Row[Any]) -> Article:
    """The record of an article's row."""
    return Article(
        id=row.id,
        outlet=row.outlet,
        title=row.title,
        date=row.date,
        url=row.url,
        author=row.author,
        body=row.body,
        extra=json.loads(row.extra),
    )


def claim_values(claim: Claim, position: int) -> dict[str, Any]:
    """The columns of a claim."""
    date, number = claim.date, claim.value.number
    return {
        "position": position,
        "id": claim.id,
        "entity": claim.entity and (claim.entity.canonical or claim.entity.text),
        "metric": claim.metric.name,
        "kind": claim.metric.kind,
        "number": None if number is None else float(number),
        "unit": claim.value.unit,
        "first_day": date and date.from_,
        "last_day": date and date.to,
        "confidence": claim.confidence,
        "record": claim.to_json(),
    }


def rejection_values(rejection: Rejection, position: int) -> dict[str, Any]:
    """The columns of a rejection."""
    return {"position": position, "negative_class": rejection.class_, "record": rejection.to_json()}


def agreement_values(line: Agreement, position: int) -> dict[str, Any]:
    """The columns of a line of agreement."""
    return {
        "position": position,
        "id": line.id,
        "fact": line.fact,
        "label": line.label,
        "verdict": line.verdict,
        "record": line.to_json(),
    }
