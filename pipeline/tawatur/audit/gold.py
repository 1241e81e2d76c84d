"""Reviewed claims as gold: `gold_claims.jsonl`, an empty `gold_agreement.jsonl` and `articles/`, as corpus/ has them.

`tawatur eval` scores against what this writes. Only articles whose every claim was reviewed are gold: in others, a
claim that nobody has looked at would count as a mistake.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, get_args

from tawatur.errors import ExportError
from tawatur.records import Article, Claim, LooseSpan, NegativeClass, Rejection, ReviewStatus, Span, plain
from tawatur.store import Store

_DECIDED: Final[tuple[ReviewStatus, ...]] = ("accepted", "corrected", "rejected")
_RULE: Final = "half unit of the last printed digit; one-sided for bounds"
_CLASSES: Final[frozenset[str]] = frozenset(get_args(NegativeClass))


def gold_articles(store: Store) -> Iterator[tuple[Article, list[Claim]]]:
    """Yield the articles whose every claim was reviewed, with their claims, the rejected ones too."""
    names = dict.fromkeys(claim.article_id for claim in store.iter_claims(status=_DECIDED))
    for article_id in names:
        claims, article = store.claims(article_id=article_id), store.article(article_id)
        if article is not None and all(claim.review.status in _DECIDED for claim in claims):
            yield article, claims


def gold_rows(store: Store) -> Iterator[dict[str, Any]]:
    """Yield the lines of `gold_claims.jsonl`: what was accepted or corrected as claims, the rest as negatives."""
    for article, claims in gold_articles(store):
        for claim in claims:
            if claim.review.status != "rejected":
                yield _claim_row(claim, article)
            elif (negative := _class_of(store, claim)) is not None:
                yield _negative_row(article, claim.evidence.field, claim.value, negative, claim.id)
        for rejection in store.rejections(article.id):
            yield _rejection_row(article, rejection)


def write_gold(store: Store, folder: Path) -> dict[str, int]:
    """Write a gold folder and return how many articles, claims and negatives are in it.

    Raises:
        ExportError: the folder cannot be written.
    """
    rows = list(gold_rows(store))
    articles = [article for article, _ in gold_articles(store)]
    try:
        (folder / "articles").mkdir(parents=True, exist_ok=True)
        for article in articles:
            record = article.model_dump(mode="json", exclude_none=True)
            _write(folder / "articles" / f"{file_stem(article.id)}.json", json.dumps(record, ensure_ascii=False))
        _write(folder / "gold_claims.jsonl", _lines(rows))
        # What agrees was worked out by the program; nobody has reviewed it, so none of it is gold.
        _write(folder / "gold_agreement.jsonl", "")
    except OSError as error:
        raise ExportError(f"{folder}: cannot be written ({error.strerror}); name another folder") from error
    claims = sum(row["record_type"] != "negative" for row in rows)
    return {"articles": len(articles), "claims": claims, "negatives": len(rows) - claims}


def _lines(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _write(path: Path, text: str) -> None:
    """Write beside the place and put it there at the end."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)


def file_stem(article_id: str) -> str:
    """Name the file of an article: its id, or a hash where the id is no plain name."""
    plain_name = article_id.replace("-", "").replace("_", "").isalnum() and len(article_id.encode()) <= 100
    return article_id if plain_name else hashlib.sha256(article_id.encode()).hexdigest()[:16]


def _class_of(store: Store, claim: Claim) -> str | None:
    """What the reviewer said that the number is, when it is no claim; None when the claim was only misread."""
    last = next((r for r in reversed(store.history(claim.id)) if r.action == "reject"), None)
    key = (last.reason or "").partition(":")[0] if last else ""
    return key if key in _CLASSES else None


def _place(text: str, span: LooseSpan | Span | None) -> dict[str, Any] | None:
    """A span as gold writes it; None for what has no place in the text."""
    if span is None or span.start is None or span.end is None:
        return None
    return {"text": text[span.start : span.end], "start": span.start, "end": span.end}


def _common(article: Article, field: str, gold_id: str, kind: str) -> dict[str, Any]:
    return {
        "gold_id": gold_id,
        "record_type": kind,
        "file": f"{file_stem(article.id)}.json",
        "field": field,
        "text_sha256": article.digest,
    }


def _claim_row(claim: Claim, article: Article) -> dict[str, Any]:
    text = article.text_of(claim.evidence.field)
    value, metric, date, entity = claim.value, claim.metric, claim.date, claim.entity
    table = claim.evidence.kind == "table_row"
    kind = "vague_quantity" if value.number is None else "table_claim" if table else "claim"
    durative = date is not None and date.from_ is None and date.to is None
    return {
        **_common(article, claim.evidence.field, claim.id, kind),
        "evidence": {"text": claim.evidence.text, "start": claim.evidence.start, "end": claim.evidence.end},
        "entity": _place(text, entity),
        "value_span": _place(text, value),
        "unit_span": _place(text, value.unit_text),
        "hedge": _place(text, value.hedge),
        "period_span": _place(text, date),
        "denominator_span": _place(text, metric.of),
        "entity_canonical": entity and (entity.canonical or entity.text),
        "entity_type": entity and entity.type,
        "entity_text_note": entity.text if entity and entity.start is None else None,
        "metric": metric.name or metric.text,
        "metric_ar": metric.text,
        "value": None if value.number is None else plain(value.number),
        "unit": "/".join(filter(None, (value.unit, value.per))) or None,
        "kind": metric.kind,
        "modality": list(claim.modality),
        "comparator": value.comparator,
        "direction": metric.direction,
        "surface_decimals": None if value.number is None else value.decimals,
        "interval": {
            "low": None if value.low is None else plain(value.low),
            "high": None if value.high is None else plain(value.high),
            "rule": _RULE,
        },
        "denominator": metric.of and (metric.of.canonical or metric.of.text),
        "period": date
        and {
            "from": date.from_ and date.from_.isoformat(),
            "to": date.to and date.to.isoformat(),
            "type": date.type,
            "duration": date.duration,
        },
        "attribution": {
            "text_cue": _place(text, claim.source.cue),
            "scope": claim.source.scope,
            "chain": [member.model_dump(mode="json", exclude_none=True) for member in claim.source.chain],
        },
        "polarity": claim.polarity,
        # What everybody counts is tier 1; vague quantities and lengths of time are tier 2 (corpus/GUIDELINE.md).
        "tier": 2 if value.number is None or durative else 1,
        "fact_id": claim.id,
        "tags": [claim.review.status],
        "notes": "",
    }


def _negative_row(
    article: Article, field: str, span: LooseSpan | Span, negative: str, gold_id: str, notes: str = ""
) -> dict[str, Any]:
    return {
        **_common(article, field, gold_id, "negative"),
        "value_span": _place(article.text_of("title" if field == "title" else "body"), span),
        "negative_class": negative,
        "notes": notes,
    }


def _rejection_row(article: Article, rejection: Rejection) -> dict[str, Any]:
    span = Span(text=rejection.text, start=rejection.start, end=rejection.end)
    gold_id = f"{article.id}-{rejection.field}-{rejection.start}"
    return _negative_row(article, rejection.field, span, rejection.class_, gold_id, rejection.why)
