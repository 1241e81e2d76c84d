"""A claim told in few bytes: what the cross-check reads of it, with equal parts shared between claims.

A batch of a million claims is held in this form; the attributes have the names that they have in the record.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple, TypeVar

from tawatur.records import Claim, Comparator, EntityType, Kind, Span

_Part = TypeVar("_Part")


class ToldSpan(NamedTuple):
    """A stretch of text: words and first offset."""

    text: str
    start: int


class ToldEntity(NamedTuple):
    """What a claim is about."""

    text: str | None
    type: EntityType
    canonical: str | None
    wikidata: str | None


class ToldOf(NamedTuple):
    """What a share is a share of; `printed` where the sentence says it."""

    text: str | None
    canonical: str | None
    printed: bool


class ToldMetric(NamedTuple):
    """What is measured."""

    text: str | None
    name: str | None
    kind: Kind
    of: ToldOf | None


class ToldValue(NamedTuple):
    """How much."""

    text: str
    start: int
    end: int
    number: Decimal | None
    low: Decimal | None
    high: Decimal | None
    comparator: Comparator
    hedge: ToldSpan | None
    unit: str | None
    unit_text: ToldSpan | None
    per: str | None
    decimals: int


class ToldDate(NamedTuple):
    """When."""

    from_: dt.date | None
    to: dt.date | None
    type: str
    duration: str | None


class ToldMember(NamedTuple):
    """One link of the chain of sources."""

    level: str
    name: str | None
    canonical: str | None
    anonymous: bool


class ToldSource(NamedTuple):
    """According to whom."""

    outlet: str | None
    published: dt.date | None
    chain: tuple[ToldMember, ...]
    cue: str | None


class ToldEvidence(NamedTuple):
    """The sentence that carries the claim."""

    field: str
    text: str
    start: int
    kind: str


class Told(NamedTuple):
    """A claim as the cross-check holds it."""

    id: str
    article_id: str
    entity: ToldEntity | None
    metric: ToldMetric
    value: ToldValue
    date: ToldDate | None
    source: ToldSource
    evidence: ToldEvidence
    forecast: bool
    affirmed: bool


# Rules that know the metric by the deed, the unit or the whole: the words printed for it name none («قُتل 12 مدنيا»).
_BY_DEED = ("verb:", "unit", "money", "rate", "measure", "whole", "noun")


def _metric_text(claim: Claim) -> str | None:
    """Return the words that name a claim's metric; of a count these are its noun, whatever was done to it."""
    rule = claim.provenance.by.partition("+")[0].removeprefix("elided:")
    if rule.startswith(_BY_DEED) and claim.metric.name is not None:
        return None
    noun = claim.value.unit_text
    return noun.text if rule == "counted_noun" and noun is not None else claim.metric.text


class Shared:
    """Makes told claims whose equal parts are one object; a fresh one for each batch."""

    def __init__(self) -> None:
        self._kept: defaultdict[type, dict[object, object]] = defaultdict(dict)

    def _one(self, part: _Part) -> _Part:
        # By type: tuples of two kinds may be equal.
        return self._kept[type(part)].setdefault(part, part)  # type: ignore[return-value]

    def tell(self, claim: Claim) -> Told:
        """Take from a claim what the cross-check reads."""
        entity, of, date, value = claim.entity, claim.metric.of, claim.date, claim.value
        one = self._one
        return Told(
            id=claim.id,
            article_id=one(claim.article_id),
            entity=None
            if entity is None
            else one(ToldEntity(entity.text, entity.type, entity.canonical, entity.wikidata)),
            metric=one(
                ToldMetric(
                    _metric_text(claim),
                    claim.metric.name,
                    claim.metric.kind,
                    None if of is None else ToldOf(of.text, of.canonical, of.start is not None),
                )
            ),
            value=ToldValue(
                one(value.text),
                value.start,
                value.end,
                value.number,
                value.low,
                value.high,
                value.comparator,
                _span(value.hedge),
                one(value.unit),
                _span(value.unit_text),
                one(value.per),
                value.decimals,
            ),
            date=None if date is None else one(ToldDate(date.from_, date.to, date.type, date.duration)),
            source=one(
                ToldSource(
                    claim.source.outlet,
                    claim.source.published,
                    tuple(one(ToldMember(m.level, m.name, m.canonical, m.anonymous)) for m in claim.source.chain),
                    claim.source.cue.text if claim.source.cue else None,
                )
            ),
            evidence=one(
                ToldEvidence(claim.evidence.field, claim.evidence.text, claim.evidence.start, claim.evidence.kind)
            ),
            forecast="forecast" in claim.modality,
            affirmed=claim.polarity == "affirmed",
        )


def tell(claims: Iterable[Claim]) -> list[Told]:
    """Take from claims what the cross-check reads; the claims themselves may go."""
    shared = Shared()
    return [shared.tell(claim) for claim in claims]


def _span(span: Span | None) -> ToldSpan | None:
    return None if span is None else ToldSpan(span.text, span.start)
