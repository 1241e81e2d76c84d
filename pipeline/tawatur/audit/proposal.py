"""A number that was taken for no claim, as a claim to fill in: what can be read off its sentence is filled."""

from __future__ import annotations

from importlib.metadata import version

from tawatur.audit.correction import CONTEXT
from tawatur.claims.assemble import claim_id
from tawatur.quantities import read_quantities
from tawatur.records import (
    BOUNDS,
    Article,
    ChainMember,
    Claim,
    Evidence,
    Metric,
    Provenance,
    Quantity,
    Rejection,
    Source,
    Span,
    Value,
    printed_interval,
)
from tawatur.text.blocks import read_blocks
from tawatur.text.sentences import read_sentences

BY = "review"


def proposed(article: Article, rejection: Rejection) -> Claim:
    """Return a claim of the number's value alone; who, what, when and by whom are the reviewer's to say."""
    text = article.text_of(rejection.field)
    evidence = _evidence(text, rejection)
    quantity = _quantity(text, rejection)
    value = _value(text, rejection, quantity, evidence)
    bound = value.comparator in BOUNDS
    missing = {"entity": "not_found", "metric": "not_found", "date": "not_in_text"}
    return Claim(
        id=claim_id(article.id, article.digest, rejection.field, value.start, value.end),
        article_id=article.id,
        entity=None,
        metric=Metric(name=None, kind="level"),
        value=value,
        date=None,
        source=Source(
            outlet=article.outlet,
            url=article.url,
            published=article.date,
            scope="none",
            chain=(ChainMember(level="outlet", name=article.outlet),) if article.outlet else (),
        ),
        modality=("level", "bound") if bound else ("level",),
        missing=missing if value.number is not None else missing | {"value": "vague"},
        evidence=evidence,
        confidence=1.0,  # a person says so
        provenance=Provenance(version=version("tawatur"), by=BY),
    )


def _evidence(text: str, rejection: Rejection) -> Evidence:
    """The sentence around the number; the bare field where none is read there."""
    sentences = read_sentences(text, read_blocks(text, rejection.field))
    sentence = next((s for s in sentences if s.start <= rejection.start and rejection.end <= s.end), None)
    start, end = (sentence.start, sentence.end) if sentence else _line(text, rejection)
    return Evidence(
        field=rejection.field,
        text=text[start:end],
        start=start,
        end=end,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        kind=sentence.kind if sentence else "title" if rejection.field == "title" else "sentence",
    )


def _line(text: str, rejection: Rejection) -> tuple[int, int]:
    """The line around a number that stands in no sentence."""
    start = text.rfind("\n", 0, rejection.start) + 1
    end = text.find("\n", rejection.end)
    return start, end if end != -1 else len(text)


def _quantity(text: str, rejection: Rejection) -> Quantity | None:
    """The number as we read it: the widest reading that holds the rejected place."""
    found = [
        quantity
        for quantity in read_quantities(text)
        if quantity.start <= rejection.start < quantity.end and quantity.number is not None
    ]
    return max(found, key=lambda quantity: quantity.end - quantity.start, default=None)


def _value(text: str, rejection: Rejection, quantity: Quantity | None, evidence: Evidence) -> Value:
    """What the number says; one that we cannot read is left open."""
    if quantity is None or quantity.number is None:
        return Value(text=rejection.text, start=rejection.start, end=rejection.end, number=None)
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        low, high = printed_interval(quantity.number, decimals=quantity.decimals, comparator=quantity.comparator)
    return Value(
        text=text[quantity.start : quantity.end],
        start=quantity.start,
        end=quantity.end,
        number=quantity.number,
        low=low,
        high=high,
        comparator=quantity.comparator,
        hedge=_inside(quantity.hedge, evidence),
        unit=quantity.unit,
        unit_text=_inside(quantity.unit_text, evidence),
        per=quantity.per,
        decimals=quantity.decimals,
    )


def _inside(span: Span | None, evidence: Evidence) -> Span | None:
    return span if span and evidence.start <= span.start and span.end <= evidence.end else None
