"""Assembles claims: each quantity gets its roles, period, source and modality, and is checked against the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from itertools import groupby
from operator import itemgetter
from typing import Final

from tawatur.claims.choosing import Chosen, answers_of, choose, heard_of
from tawatur.claims.labels import relabelled, told
from tawatur.claims.learned import ValueReading
from tawatur.claims.modality import Mood, MoodReader, table_mood
from tawatur.claims.models import Learned
from tawatur.claims.periods import BoundPeriod, PeriodBinder
from tawatur.claims.rejections import Ledger, furniture, reject_quantity, settle
from tawatur.claims.roles import NotAClaim, RoleBinder, Roles
from tawatur.claims.sources import SourceFinder
from tawatur.claims.tables import TableReader
from tawatur.reading import ArticleReading, Reading
from tawatur.records import (
    Claim,
    Denominator,
    Entity,
    Evidence,
    FieldName,
    Metric,
    NegativeClass,
    Provenance,
    Quantity,
    Rejection,
    Source,
    Span,
    Value,
    printed_interval,
)
from tawatur.text.sentences import Sentence

# What may stand between a line's start and the number of a list item: blanks, brackets, direction marks.
_UNSEEN: Final = frozenset(" \t\u00a0([\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_CONTEXT: Final = 32  # characters of prefix and suffix that help to find the evidence again


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an article claims in numbers, and the numbers in it that are no claims."""

    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What reads the values of one field, in text order."""

    context: ArticleReading
    reading: Reading
    digest: str
    roles: RoleBinder
    periods: PeriodBinder
    moods: MoodReader
    tables: TableReader
    sources: SourceFinder
    learned: Learned | None
    labels: bool


def assemble(context: ArticleReading, *, learned: Learned | None = None, labels: bool = True) -> Extraction:
    """Turn the readings of an article into claims and rejections: every number ends in one of them.

    `learned` is heard on each slot of each claim (docs/reader.md); without it the rules alone decide.
    Without `labels` each metric keeps the words as printed, with their place, where they are no name of it either.

    Raises:
        SpanError: a room above handed over a span that does not quote the article.
    """
    claims: list[Claim] = []
    rejections: list[Rejection] = []
    article = context.article
    digest = article.digest
    roles = RoleBinder(context)
    for reading in context.readings():
        ledger = Ledger(article.id, reading)
        desk = _Desk(
            context=context,
            reading=reading,
            digest=digest,
            roles=roles,
            periods=PeriodBinder(reading),
            moods=MoodReader(reading, published=article.date),
            tables=TableReader(context, reading),
            sources=SourceFinder(article, reading),
            learned=learned,
            labels=labels,
        )
        for sentence, placed in groupby(_placed(reading, ledger), key=itemgetter(0)):
            read = _read(desk, ledger, sentence, [quantity for _, quantity in placed])
            claims.extend(claim.check(article) for claim in read)
        rejections.extend(settle(ledger, reading))
    return Extraction(tuple(claims), tuple(rejections))


def _placed(reading: Reading, ledger: Ledger) -> Iterator[tuple[Sentence, Quantity]]:
    """Yield each quantity that may be a value with its sentence; reject the others on the way."""
    at = 0
    sentences = reading.sentences
    for quantity in reading.quantities:
        while at < len(sentences) and sentences[at].end <= quantity.start:
            at += 1
        inside = at < len(sentences) and sentences[at].start <= quantity.start
        if not inside or quantity.end > sentences[at].end:
            reject_quantity(ledger, quantity, *_outside(reading, quantity))
            continue
        block = reading.blocks[sentences[at].block]
        if block.kind == "boilerplate":
            reject_quantity(ledger, quantity, *furniture(block.reason))
        elif quantity.negative is not None:
            reject_quantity(ledger, quantity, quantity.negative, quantity.why or "no value")
        else:
            yield sentences[at], quantity


def _outside(reading: Reading, quantity: Quantity) -> tuple[NegativeClass, str]:
    """Say what a number outside all sentences is: the marker of a list item, or part of a caption."""
    at = quantity.start
    while at and reading.text[at - 1] in _UNSEEN:
        at -= 1
    if at == 0 or reading.text[at - 1] == "\n":
        return "ordinal", "the number of a list item"
    return quantity.negative or "no_metric", "stands outside any sentence"


def _read(desk: _Desk, ledger: Ledger, sentence: Sentence, quantities: Sequence[Quantity]) -> Iterator[Claim]:
    """Read the quantities of one sentence or table row; those that are no claims are rejected."""
    evidence = _evidence(desk.reading, sentence)
    bound: list[tuple[Quantity, Chosen]] = []
    for quantity in quantities:
        if ledger.covers(quantity.start, quantity.end):
            continue  # two readings of one number: the first has answered for it
        table = sentence.kind == "table_row"
        found = _cell(desk, evidence, sentence, quantity) if table else _bind(desk, evidence, sentence, quantity)
        if isinstance(found, NotAClaim):
            reject_quantity(ledger, quantity, found.negative, found.why)
            continue
        ledger.claim(quantity.start, quantity.end)
        if isinstance(found, Claim):
            yield found
        else:
            bound.append((quantity, found))
    said: Mapping[tuple[int, int], ValueReading] = {}
    if desk.learned is not None:
        heard = {(q.start, q.end): heard_of(answers_of(evidence, found)) for q, found in bound}
        said = desk.learned.read(desk.reading.field, sentence.start, heard)
    for quantity, found in bound:
        answer = _settle(desk, evidence, sentence, quantity, found, said.get((quantity.start, quantity.end)))
        if isinstance(answer, NotAClaim):
            ledger.withdraw(quantity.start)
            reject_quantity(ledger, quantity, answer.negative, answer.why)
        else:
            yield answer


def _cell(desk: _Desk, evidence: Evidence, sentence: Sentence, quantity: Quantity) -> Claim | NotAClaim:
    """Read a quantity of a table row."""
    cell = desk.tables.read(sentence, quantity)
    if isinstance(cell, NotAClaim):
        return cell
    mood = table_mood(cell.quantity, cell.roles, forecast=cell.forecast)
    source = desk.sources.find(evidence, cell.quantity, cell.roles.entity)
    return _claim(desk, evidence, cell.quantity, Chosen(cell.roles, cell.period, source, {}), mood)


def _bind(desk: _Desk, evidence: Evidence, sentence: Sentence, quantity: Quantity) -> Chosen | NotAClaim:
    """Return what the frames find for a quantity of a sentence."""
    roles = desk.roles.bind(desk.reading, sentence, quantity)
    if isinstance(roles, NotAClaim):
        return roles
    source = desk.sources.find(evidence, quantity, roles.entity)
    return Chosen(roles, desk.periods.bind(sentence, quantity), source, {})


def _settle(
    desk: _Desk, evidence: Evidence, sentence: Sentence, quantity: Quantity, found: Chosen, said: ValueReading | None
) -> Claim | NotAClaim:
    """Make a claim of what the frames found, after what the learned reader says of it."""
    sure = None
    if desk.learned is not None and said is not None:
        chooser = desk.learned.chooser
        # A noun that the number counts is what is measured, whatever the reader makes of «(174) مخالفة».
        if said.claim < chooser.doubt and not found.roles.by.startswith("counted_noun"):
            return NotAClaim("no_metric", "the learned reader finds nothing measured by it")
        found = choose(chooser, desk.context, evidence, said, quantity, found)
        sure = chooser.confidence(found.slots, said)
    baseline, standing = desk.periods.stance(quantity)
    date = found.period.date
    mood = desk.moods.read(sentence, quantity, found.roles, date=date, baseline=baseline, standing=standing)
    return _claim(desk, evidence, quantity, found, mood, sure=sure)


def _claim(
    desk: _Desk, evidence: Evidence, quantity: Quantity, chosen: Chosen, mood: Mood, *, sure: float | None = None
) -> Claim:
    """Make the claim; `sure` is the learned reader's confidence, where it was asked."""
    article, reading = desk.context.article, desk.reading
    roles, period, source, slots = chosen
    direction = roles.metric.direction or roles.direction
    value = _value(quantity, roles, evidence, fall=roles.metric.kind == "change" and direction == "down")
    table = evidence.kind == "table_row"
    entity = roles.entity if table else _entity_within(roles.entity, evidence)
    metric = roles.metric if table else _metric_within(roles.metric, evidence)
    if direction != metric.direction:
        metric = metric.model_copy(update={"direction": direction})
    if desk.labels:
        unit = quantity.unit_text.text if quantity.unit_text is not None else None
        pointed = roles.by.startswith("learned+")
        metric = relabelled(metric, unit) if pointed else told(metric, roles.label)
    return Claim(
        id=claim_id(article.id, desk.digest, reading.field, quantity.start, quantity.end),
        article_id=article.id,
        entity=entity,
        metric=metric,
        value=value,
        date=period.date,
        source=source,
        modality=mood.modality,
        polarity=mood.polarity,
        missing=_missing(entity, metric, value, roles, period),
        evidence=evidence,
        confidence=_confidence(roles, value, period, source) if sure is None else round(sure, 2),
        provenance=Provenance(version=_version(), by=roles.by, slots={slot: round(p, 2) for slot, p in slots.items()}),
    )


def _confidence(roles: Roles, value: Value, period: BoundPeriod, source: Source) -> float:
    """Weigh the roles' confidence by the slots that the text fills besides: unit, period, source."""
    filled = (value.unit is not None, period.date is not None, len(source.chain) > 1)
    weight = 1 - 0.04 * filled.count(False)
    return round(min(max(roles.confidence, 0.0), 1.0) * weight, 2)


def claim_id(article_id: str, digest: str, field: FieldName, start: int, end: int) -> str:
    """Return the id of the claim whose value stands at `[start, end)`: same article bytes, same id."""
    place = f"{digest}:{field}:{start}:{end}"
    return f"{article_id}-{hashlib.sha256(place.encode()).hexdigest()[:10]}"


@lru_cache(maxsize=1)
def _version() -> str:
    try:
        return version("tawatur")
    except PackageNotFoundError:
        return "0"


def _value(quantity: Quantity, roles: Roles, evidence: Evidence, *, fall: bool) -> Value:
    """Make the value; a fall is a negative number, and its interval turns with it."""
    unit = roles.unit or quantity.unit
    number, low, high = quantity.number, quantity.low, quantity.high
    if number is not None and fall and number > 0 and unit != "ratio_x":
        number = -number
        low, high = _negated(high), _negated(low)
    if number is not None and low is None and high is None:
        low, high = printed_interval(number, decimals=quantity.decimals, comparator=quantity.comparator)
    if number is None:
        low, high = None, None
    own = roles.unit is None or roles.unit == quantity.unit
    return Value(
        text=quantity.text,
        start=quantity.start,
        end=quantity.end,
        number=number,
        low=low,
        high=high,
        comparator=quantity.comparator,
        hedge=quantity.hedge,
        unit=unit,
        unit_text=_kept((quantity.unit_text if own else None) or roles.unit_text, evidence),
        per=roles.per or quantity.per,
        decimals=quantity.decimals,
    )


def _negated(number: Decimal | None) -> Decimal | None:
    return None if number is None else -number


def _evidence(reading: Reading, sentence: Sentence) -> Evidence:
    text = reading.text
    return Evidence(
        field=reading.field,
        text=text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        prefix=text[max(0, sentence.start - _CONTEXT) : sentence.start],
        suffix=text[sentence.end : sentence.end + _CONTEXT],
        kind=sentence.kind,
    )


def _inside(span: Span, evidence: Evidence) -> bool:
    return evidence.start <= span.start and span.end <= evidence.end


def _kept(span: Span | None, evidence: Evidence) -> Span | None:
    """Keep a span that lies in the evidence; a table names its units elsewhere, a title has its own offsets."""
    if span is None or evidence.kind == "table_row":
        return span
    start = span.start - evidence.start
    printed = _inside(span, evidence) and evidence.text[start : start + len(span.text)] == span.text
    return span if printed else None


def _entity_within(entity: Entity | None, evidence: Evidence) -> Entity | None:
    """Keep an entity's place only where it lies in the evidence; else it is known from context."""
    if entity is None or entity.span is None or _inside(entity.span, evidence):
        return entity
    return entity.model_copy(update={"start": None, "end": None, "canonical": entity.canonical or entity.text})


def _metric_within(metric: Metric, evidence: Evidence) -> Metric:
    update: dict[str, object] = {}
    if metric.span is not None and not _inside(metric.span, evidence):
        update |= {"start": None, "end": None}
    if metric.of is not None and metric.of.span is not None and not _inside(metric.of.span, evidence):
        update["of"] = Denominator(text=metric.of.text, canonical=metric.of.canonical or metric.of.text)
    return metric.model_copy(update=update) if update else metric


def _missing(entity: Entity | None, metric: Metric, value: Value, roles: Roles, period: BoundPeriod) -> dict[str, str]:
    """Give the reason for each empty slot."""
    given = roles.missing
    missing: dict[str, str] = {}
    if entity is None:
        missing["entity"] = given.get("entity", "not_found")
    if metric.name is None:
        missing["metric"] = given.get("metric", "not_found")
    if value.number is None:
        missing["value"] = "vague"
    if value.unit is None:
        missing["unit"] = given.get("unit", "not_in_text")
    date = period.date
    if date is None or (date.from_ is None and date.to is None):
        missing["date"] = period.missing or "not_in_text"
    if metric.kind == "share" and metric.of is None:
        missing["of"] = given.get("of", "not_in_text")
    return missing
