"""A builder of short Arabic claims: each slot by keyword, every span found in the sentence that it makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from tawatur.records import BOUNDS, Article, Claim, printed_interval

Make = Callable[..., Claim]


def span(text: str, part: str | None, after: int = 0) -> dict[str, Any]:
    """The span of a part of a sentence, or nothing when there is no such part."""
    if not part:
        return {"text": None, "start": None, "end": None}
    start = text.index(part, after)
    return {"text": part, "start": start, "end": start + len(part)}


def build(
    article: str = "أ1",
    *,
    id: str | None = None,  # noqa: A002 - the claim's own word
    entity: str | None = "شركة النخيل",
    canonical: str | None = None,
    entity_type: str = "ORG",
    metric: str = "صافي الأرباح",
    name: str | None = None,
    kind: str = "level",
    direction: str | None = None,
    of: str | None = None,
    value: str = "85 مليون",
    number: str | None = "85000000",
    decimals: int = -6,
    unit: str | None = "SAR",
    unit_text: str | None = "ريال",
    per: str | None = None,
    comparator: str = "=",
    hedge: str | None = None,
    date: tuple[str, str] | None = None,
    date_type: str = "range",
    duration: str | None = None,
    outlet: str = "صحيفة المنار",
    published: str | None = "2025-06-10",
    cited: str | None = None,
    primary: str | None = None,
    primary_canonical: str | None = None,
    anonymous: bool = False,
    cue: str | None = None,
    forecast: bool = False,
    polarity: str = "affirmed",
    tail: str = "",
    field: str = "body",
    evidence: str | None = None,
) -> Claim:
    """Make a claim whose sentence names everything that the slots say."""
    parts = [metric, entity, "بلغ", hedge, value, unit_text, of and f"من {of}", cue, primary, cited, tail]
    text = evidence or " ".join(part for part in parts if part)
    at = text.index(value)
    figure = None if number is None else Decimal(number)
    low = high = None
    if figure is not None:
        low, high = printed_interval(figure, decimals=decimals, comparator=comparator)  # type: ignore[arg-type]
    modality = [kind, *(["bound"] if comparator in BOUNDS else []), *(["forecast"] if forecast else [])]
    chain: list[dict[str, Any]] = [{"level": "outlet", "name": outlet}]
    if cited:
        chain.append({"level": "cited_outlet", "name": cited, "strength": "explicit"})
    if primary:
        chain.append(
            {
                "level": "primary",
                "name": primary,
                "canonical": primary_canonical,
                "strength": "explicit",
                "anonymous": anonymous,
            }
        )
    missing = {slot: "not_in_text" for slot, empty in (
        ("entity", entity is None), ("value", number is None), ("date", date is None),
        ("of", kind == "share" and of is None), ("metric", False),
    ) if empty}  # fmt: skip
    slug = name or "_".join(metric.split())
    return Claim.model_validate(
        {
            "id": id or f"{article}-{field}-{at}-{slug}-{value}-{entity}-{primary}",
            "article_id": article,
            "entity": entity and {**span(text, entity), "type": entity_type, "canonical": canonical},
            "metric": {
                **span(text, metric),
                "name": slug,
                "kind": kind,
                "direction": direction,
                "of": of and span(text, of),
            },
            "value": {
                **span(text, value),
                "number": figure,
                "low": low,
                "high": high,
                "comparator": comparator,
                "hedge": hedge and span(text, hedge),
                "unit": unit,
                "unit_text": unit_text and span(text, unit_text, at + len(value)),
                "per": per,
                "decimals": decimals,
            },
            "date": (date or duration) and {
                "from": date and date[0], "to": date and date[1], "type": date_type, "duration": duration,
            },
            "source": {
                "outlet": outlet,
                "url": None,
                "published": published and dt.date.fromisoformat(published),
                "scope": "sentence" if primary else "none",
                "chain": chain,
                "cue": cue and span(text, cue),
            },
            "modality": modality,
            "polarity": polarity,
            "missing": missing,
            "evidence": {"field": field, "text": text, "start": 0, "end": len(text), "kind": "sentence"},
            "confidence": 1.0,
            "provenance": {"version": "test", "by": "test"},
        }
    )  # fmt: skip


@pytest.fixture(scope="session")
def make() -> Make:
    """The builder of claims."""
    return build


@pytest.fixture
def write() -> Callable[[str, str], Article]:
    """A builder of articles: id and body."""

    def article(name: str, body: str) -> Article:
        return Article(id=name, body=body)

    return article
