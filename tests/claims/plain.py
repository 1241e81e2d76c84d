"""Claims of a plain sentence, as the frames alone read it."""

from __future__ import annotations

from typing import Any

from tawatur.language import by_rules
from tawatur.records import Article, Claim


def claims_of(body: str, *, labels: bool = True, **article: Any) -> tuple[Claim, ...]:
    """Read the claims of a body, in an article that may have a title, an outlet or a date."""
    return by_rules(Article(id="t", body=body, **article), labels=labels).claims


def told(body: str) -> list[tuple[str | None, str | None]]:
    """Return what each claim measures: as people are told, and by our name."""
    return [(claim.metric.text, claim.metric.name) for claim in claims_of(body)]
