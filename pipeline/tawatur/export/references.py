"""Records without the articles' texts, for articles that may not be redistributed: offsets, sums, facts.

Names, numbers, words of measures and dates are facts and stay. Sentences do not: no title, no body, no evidence, no
free text of a reviewer, and nothing that is longer than a name or is all of its sentence.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any, Final, Literal

from pydantic import Field, model_validator

from tawatur.records import (
    Agreement,
    Article,
    ChainMember,
    Claim,
    ClaimDate,
    Denominator,
    Entity,
    FieldName,
    Metric,
    Record,
    Rejection,
    Source,
)
from tawatur.store.reviews import Action, ReviewRecord

# «المركز الوطني للوقاية من الآفات النباتية والأمراض الحيوانية» has eight words.
_LONGEST_NAME: Final = 8
_STOPS: Final = " \t\n\r.،؛؟!:,;?…\u200f\u200e\"'«»"


class ArticleReference(Record):
    """An article by its address and sums; who has its text can tell that it is the same."""

    id: str
    outlet: str | None
    date: dt.date | None
    url: str | None
    author: str | None
    sha256: str = Field(description="SHA-256 of title, a zero byte and body, in UTF-8.")
    title_length: int = Field(description="Code points of the title; 0 without one.")
    body_length: int = Field(description="Code points of the body.")


class _Unquoted(Record):
    """Where a span stands; its text is left out when it is longer than a name, so it need not fit the offsets."""

    @model_validator(mode="after")
    def _both_or_none(self) -> Any:  # noqa: ANN401 - stands in for the method of that name in LooseSpan
        return self


class EntityReference(_Unquoted, Entity):
    """What a claim is about."""


class DenominatorReference(_Unquoted, Denominator):
    """What a share is a share of."""


class MetricReference(_Unquoted, Metric):
    """What is measured."""

    of: DenominatorReference | None = None


class DateReference(_Unquoted, ClaimDate):
    """When."""


class EvidenceReference(Record):
    """Where the sentence stands that carries the claim, and the SHA-256 of its UTF-8."""

    field: FieldName
    start: int = Field(ge=0)
    end: int
    kind: Literal["title", "sentence", "list_item", "table_row"]
    sha256: str


class ClaimReference(Claim):
    """A claim without the sentence that carries it."""

    entity: EntityReference | None
    metric: MetricReference
    date: DateReference | None
    evidence: EvidenceReference  # type: ignore[assignment] # a claim in all but the quotation


class ReviewReference(Record):
    """A review without what may quote the article."""

    id: int
    claim_id: str
    article_id: str
    reviewer: str
    at: dt.datetime
    action: Action
    before: ClaimReference | None
    after: ClaimReference | None
    revision: int


def article_reference(article: Article) -> ArticleReference:
    """Leave out title, body and whatever else came with an article."""
    return ArticleReference(
        id=article.id,
        outlet=article.outlet,
        date=article.date,
        url=article.url,
        author=article.author,
        sha256=article.digest,
        title_length=len(article.title or ""),
        body_length=len(article.body),
    )


def claim_reference(claim: Claim) -> ClaimReference:
    """Leave out the sentence of a claim, and of its slots what is no name."""
    row = claim.model_dump(by_alias=True)
    evidence = claim.evidence
    sentence = evidence.text
    for slot in (row["entity"], row["metric"], row["metric"]["of"], row["date"]):
        if slot is not None:
            if slot["text"] is not None and _is_quotation(slot["text"], sentence):
                slot["text"] = None
            if slot.get("canonical"):
                slot["canonical"] = _cut(slot["canonical"], sentence)
    printed = claim.metric.printed
    if printed is not None and _is_quotation(printed.text, sentence):
        row["metric"]["printed"] = None
    source = Source(
        **{**dict(claim.source), "chain": tuple(_member_reference(member, sentence) for member in claim.source.chain)}
    )
    row["source"] = source.model_dump(by_alias=True)
    row["evidence"] = {
        "field": evidence.field,
        "start": evidence.start,
        "end": evidence.end,
        "kind": evidence.kind,
        "sha256": hashlib.sha256(sentence.encode()).hexdigest(),
    }
    return ClaimReference.model_validate(row)


def _member_reference(member: ChainMember, sentence: str) -> ChainMember:
    name = None if member.name is None or _is_quotation(member.name, sentence) else member.name
    return member.model_copy(update={"name": name, "canonical": member.canonical and _cut(member.canonical, sentence)})


def review_reference(review: ReviewRecord) -> ReviewReference:
    """Leave out a review's reason, which may quote, and the sentence of its claim."""
    kept = {name: getattr(review, name) for name in ReviewReference.model_fields if name not in {"before", "after"}}
    before, after = (claim and claim_reference(claim) for claim in (review.before, review.after))
    return ReviewReference(**kept, before=before, after=after)


def agreement_reference(line: Agreement) -> Agreement:
    """Cut the sources of a line to the length of names; its reason names them again and goes where one was cut."""
    sources = tuple(_cut(name) for name in line.sources)
    if sources == line.sources:
        return line
    why = line.why.model_copy(update={"ar": "؛ ".join(sources), "en": "; ".join(sources)})
    return line.model_copy(update={"sources": sources, "why": why})


def rejection_reference(rejection: Rejection) -> Rejection:
    """Cut the reason, which may name what the number is part of."""
    return rejection.model_copy(update={"why": _cut(rejection.why)})


def _is_quotation(text: str, sentence: str) -> bool:
    """Tell whether a text is longer than a name, or all that its sentence says."""
    return len(text.split()) > _LONGEST_NAME or text.strip(_STOPS) == sentence.strip(_STOPS)


def _cut(text: str, sentence: str | None = None) -> str:
    """Cut a name that is no longer one; all of a sentence loses its last word."""
    words = text.split()
    longest = _LONGEST_NAME
    if sentence is not None and text.strip(_STOPS) == sentence.strip(_STOPS):
        longest = min(longest, max(1, len(words) - 1))
    return text if len(words) <= longest else " ".join(words[:longest]) + " …"


def without_text(record: Mapping[str, Any]) -> bool:
    """Tell whether a claim, given as JSON, came from a dataset without texts."""
    return "text" not in record["evidence"]
