"""Chooses, slot by slot, between what the frames bound and what the learned reader of roles points at.

Each side's answer gets the probability that it is right, from a small logistic model over what both sides say of it
(`training/choosing.py` fits it on sentences that neither was trained on); the likelier answer stands, and its
probability is the slot's confidence. docs/reader.md has the ablation.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal, NamedTuple

from tawatur.claims.governors import is_dual, unit_class
from tawatur.claims.learned import ValueReading
from tawatur.claims.metrics import MetricEntry, count_metric, fit_of, metric_at, noun_at
from tawatur.claims.periods import BoundPeriod, as_date
from tawatur.claims.pointing import BREAKS, Pointers, Role, Spot
from tawatur.claims.referents import type_of_words
from tawatur.claims.roles import Roles
from tawatur.claims.words import function_words
from tawatur.errors import InputError
from tawatur.reading import ArticleReading, Reading
from tawatur.records import (
    Attribution,
    ChainMember,
    ClaimDate,
    Denominator,
    Entity,
    Evidence,
    FieldName,
    Metric,
    Period,
    Quantity,
    Source,
    Span,
)
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind, scan

Slot = Literal["entity", "metric", "date", "source", "of"]
SLOTS: Final[Mapping[Slot, Role]] = {
    "entity": "entity", "metric": "metric", "date": "period", "source": "source", "of": "denominator",
}  # fmt: skip
# By how much likelier the pointer must be: the weights were fitted on sentences and articles of our own, which are
# harder than news, so the frames do better there than the weights know.
MARGINS: Final[Mapping[Slot, float]] = {"entity": 0.25, "metric": 0.1, "date": 0.25, "source": 0.25, "of": 0.1}
_FILLED: Final[frozenset[Slot]] = frozenset({"date", "source"})  # the pointer fills these, and replaces nothing
# What the frames know from outside the sentence is right more often in news than in the articles that the weights were
# fitted on, whose names no table knows: where the pointer leaves it, it is at least so likely.
_OUTSIDE: Final = frozenset({"topic", "elided:topic", "document", "elsewhere"})
_OUTSIDE_RIGHT: Final = 0.65  # two of three, on real news; more where the pointer looks back to the same
_LONGEST: Final = {"entity": 8, "source": 10}  # words; longer spans run over the end of the name
_BREAKS: Final = BREAKS | {"\n"}
_BESIDE: Final[Mapping[str, Role]] = {"speaks": "source", "measures": "metric"}
_NOTHING: Final[Mapping[str, Spot]] = {}
_FLOOR: Final = 1e-4  # probabilities nearer to 0 or 1 say no more
_HALF: Final = 0.5


class Answer(NamedTuple):
    """What one side says of a slot; `rule` is how it was found.

    `span` is where the sentence prints it; `words` is what it says where something else does.
    """

    span: tuple[int, int] | None
    rule: str
    words: str | None = None

    def of(self, text: str) -> str | None:
        """Return the words, None where nothing is said."""
        return self.words if self.span is None else text[slice(*self.span)]


class Odds(NamedTuple):
    """The probabilities that the frames' answer and the pointer's are right."""

    frames: float
    pointer: float


@dataclass(frozen=True)
class Weights:
    """A logistic model: bias and weights by feature; features that it has no weight for count nothing."""

    bias: float
    by_feature: Mapping[str, float]

    def probability(self, features: Mapping[str, float]) -> float:
        """Return the probability that an answer with these features is right."""
        total = self.bias + sum(self.by_feature.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def features(
    slot: Slot, frames: Answer, pointers: Pointers, *, same: bool, beside: Mapping[str, Spot] = _NOTHING
) -> dict[str, float]:
    """Describe both answers: `pointers` gives the probability of each, and that the sentence says nothing.

    `same` tells that they are one: spans that share half of their words, or two ways to one metric. Of a sentence
    that stands in an article more is told, since frames know more there than in a lone one. `beside` says what
    the pointers of other roles are on: who says the number or what is measured is seldom of whom it is.
    """
    best = pointers.best
    words = frames.of(pointers.text)
    own = 0.0
    if frames.span is not None:
        own = pointers.probability(*frames.span)
    elif frames.words is not None:
        own = pointers.mentions(phrase_of(frames.words))
    rule = f"rule:{family(slot, frames.rule)}"
    found = {
        "same": float(same),
        "frames": log_odds(own) if words is not None else 0.0,
        "placed": float(frames.span is not None),
        "pointer": log_odds(best.probability if best is not None else 0.0),
        "nothing": log_odds(pointers.nothing),
        rule: 1.0,
    }
    for name, other in beside.items() if slot == "entity" else ():
        if best is not None and best.meets(other):
            found[f"pointer:{name}"] = 1.0
        if words is not None and alike_words(words, other.of(pointers.text)):
            found[f"frames:{name}"] = 1.0
    if not pointers.before:
        return found
    back = best is not None and best.before is not None
    return {**found, "article": 1.0, f"article:{rule}": 1.0, "article:same": float(same), "back": float(back)}


def others_of(roles: Mapping[Role, Pointers]) -> dict[str, Spot]:
    """Return where the pointers of source and metric are, for `features`."""
    found = {name: roles[role].answer for name, role in _BESIDE.items()}
    return {name: spot for name, spot in found.items() if spot is not None}


def phrase_of(words: str) -> list[str]:
    """Return the folded words of a name, without proclitics and marks."""
    return [token.norm for token in scan(words) if token.kind is TokenKind.WORD]


def family(slot: Slot, rule: str) -> str:
    """Group the rules of `Provenance.by`: «elided:after_metric:في» is elided:after."""
    if slot in {"date", "source"}:
        return rule
    elided = "elided:" if rule.startswith("elided:") else ""
    return elided + rule.removeprefix("elided:").partition(":")[0].partition("_")[0]


def yields(slot: Slot, rule: str, odds: Odds, *, same: bool) -> bool:
    """Tell whether the frames' answer, found by `rule`, yields to the pointer's."""
    if same or (slot in _FILLED and rule != "none"):
        return False
    return odds.pointer > odds.frames + MARGINS[slot]


def offer(slot: Slot, reading: Reading, pointers: Pointers, quantity: Quantity | None, metric: Metric) -> Spot | None:
    """Return what the pointer offers for a slot; None for a stretch that is no phrase, or no metric of such a unit."""
    best = pointers.best
    if best is None:
        return None
    start, end = best[:2]
    words = best.of(reading.text)
    if len(words.split()) > _LONGEST.get(slot, 30) or (slot in _LONGEST and not _BREAKS.isdisjoint(words)):
        return None
    if slot == "entity" and (
        function_words().keys() >= set(words_of(reading, (start, end))) or _describes(reading.text, best, quantity)
    ):
        return None  # «كل منهم»
    if slot == "metric":
        entry = entry_of(words_of(reading, (start, end)))
        unit = None if quantity is None or unit_class(quantity) == "count" else quantity.unit_text
        if unit is not None and start < unit.end and unit.start < end:
            return None  # «180 كلم»: what it is measured in names no metric
        if entry is None:
            return None if metric.text is not None else best  # a metric with an id is not given up for none
        if quantity is not None and fit_of(entry, unit_class(quantity), quantity.unit) < 0:
            return None
    return best


def _describes(text: str, spot: Spot, quantity: Quantity | None) -> bool:
    """Tell whether a span says of which kind the two are that a dual counts: «أميركيتين» of «مروحيتين أميركيتين»."""
    if quantity is None or spot.before is not None:
        return False
    return is_dual(quantity) and spot.start >= quantity.end and not text[quantity.end : spot.start].strip()


def alike(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two spans share half of their words."""
    if one[0] >= other[1] or other[0] >= one[1]:
        return False
    a, b = (set(fold(text[start:end]).split()) for start, end in (one, other))
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return bool(a & b) and shared >= _HALF * (max(one[1], other[1]) - min(one[0], other[0]))


def alike_words(one: str, other: str) -> bool:
    """Tell whether two phrases share half of their words, wherever they stand."""
    a, b = set(phrase_of(one)), set(phrase_of(other))
    return bool(a & b) and len(a & b) >= _HALF * len(a | b)


class Chooser:
    """The weights of a directory, `choosing.json`. Raises InputError, naming the file and what is wrong with it."""

    def __init__(self, directory: Path) -> None:
        """Read them."""
        path = directory / "choosing.json"
        try:
            held = json.loads(path.read_text("utf-8"))
            self._sides = {
                (slot, side): Weights(float(own["bias"]), {k: float(v) for k, v in own["weights"].items()})
                for slot in SLOTS
                for side, own in held["slots"][slot].items()
            }
            own = held["claim"]
            self._claim = Weights(float(own["bias"]), {k: float(v) for k, v in own["weights"].items()})
            self.doubt = float(held["doubt"])
            self._news = (float(held["news"]["slope"]), float(held["news"]["shift"]))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(str(path), f"no weights to choose by: {error}") from error

    def odds(self, slot: Slot, found: Mapping[str, float]) -> Odds:
        """Return how likely each side is right."""
        return Odds(self._sides[slot, "frames"].probability(found), self._sides[slot, "pointer"].probability(found))

    def confidence(self, slots: Mapping[Slot, float], said: ValueReading) -> float:
        """Return the probability that entity, metric, value and unit of a claim are all right: half of their words.

        The slots' probabilities hold for the sentences and articles of ours that they were fitted on, which are
        harder than news; `news` turns what they say of a claim into what holds for newspapers (docs/reader.md).
        """
        found = {slot: log_odds(p) for slot, p in slots.items()} | {"claim": log_odds(said.claim)}
        slope, shift = self._news
        return Weights(shift, {"ours": slope}).probability({"ours": log_odds(self._claim.probability(found))})


class Chosen(NamedTuple):
    """Roles, period and source as they stand after the choice, with the probability of each slot."""

    roles: Roles
    period: BoundPeriod
    source: Source
    slots: dict[Slot, float]


def answers(
    by: str, evidence: Evidence, *, entity: Entity | None, metric: Metric, date: ClaimDate | None, source: Source
) -> dict[Slot, Answer]:
    """Return what the frames say of each slot, where spans lie in `evidence`; `by` is that of `Provenance`."""
    rule_of_metric, _, rule_of_entity = by.partition("+")
    primary = next((member for member in source.chain if member.level == "primary"), None)

    def answer(record: Entity | Metric | Denominator | ChainMember | None, rule: str, words: str | None) -> Answer:
        span = _span(record)
        if span is not None and span[0] >= evidence.start and span[1] <= evidence.end:
            return Answer(span, rule)
        return Answer(None, rule, words)

    placed = primary is not None and primary.field in {None, evidence.field}
    who = None if entity is None else entity.canonical if _span(entity) is None else entity.text
    return {
        "entity": answer(entity, rule_of_entity if entity is not None else "none", who),
        "metric": answer(metric, rule_of_metric, metric.text),
        "date": Answer(_span(date), "none" if date is None else "elsewhere" if _span(date) is None else "placed"),
        "source": answer(
            primary if placed else None,
            "none" if primary is None else source.scope,
            None if primary is None else primary.name,
        ),
        "of": answer(metric.of, *("none", None) if metric.of is None else ("placed", metric.of.text)),
    }  # fmt: skip


def heard_of(frames: Mapping[Slot, Answer]) -> dict[Role, tuple[int, int]]:
    """Return where in the sentence the frames find each role: what the reader is told of them."""
    return {SLOTS[slot]: answer.span for slot, answer in frames.items() if answer.span is not None}


def answers_of(evidence: Evidence, found: Chosen) -> dict[Slot, Answer]:
    """Return what the frames bound for a value."""
    roles = found.roles
    return answers(
        roles.by, evidence, entity=roles.entity, metric=roles.metric, date=found.period.date, source=found.source
    )


def choose(
    chooser: Chooser, context: ArticleReading, evidence: Evidence, said: ValueReading, quantity: Quantity, found: Chosen
) -> Chosen:
    """Let the likelier side fill each slot of what the frames found."""
    roles, period, source, _ = found
    reading = context.title if evidence.field == "title" and context.title is not None else context.body
    slots: dict[Slot, float] = {}
    beside = others_of(said.roles)
    mine = answers_of(evidence, found)
    for slot, role in SLOTS.items():
        if slot == "of" and roles.metric.kind != "share":
            continue
        pointers = said.roles[role]
        frames = mine[slot]
        theirs = offer(slot, reading, pointers, quantity, roles.metric)
        same = is_same(slot, reading, roles.metric.name, frames, theirs)
        odds = chooser.odds(slot, features(slot, frames, pointers, same=same, beside=beside))
        slots[slot] = max(_OUTSIDE_RIGHT, odds.frames) if frames.rule in _OUTSIDE else odds.frames
        if theirs is None or not yields(slot, frames.rule, odds, same=same):
            continue
        held = reading if theirs.before is None or theirs.before.back or context.title is None else context.title
        changed = _fill(slot, held, evidence, theirs, roles, period, source)
        if changed is not None:
            roles, period, source = changed
            slots[slot] = odds.pointer
    return Chosen(roles, period, source, slots)


def is_same(slot: Slot, reading: Reading, metric: str | None, frames: Answer, theirs: Spot | None) -> bool:
    """Tell whether the two sides give one answer."""
    if theirs is None:
        return False
    span = theirs[:2]
    mine = frames.of(reading.text)
    if frames.span is not None and theirs.before is None:
        if alike(reading.text, frames.span, span):
            return True
    elif mine is not None and alike_words(mine, theirs.of(reading.text)):
        return True
    if slot != "metric" or metric is None:
        return False
    entry = entry_of(words_of(reading, span))
    return entry is not None and entry.id == metric


def entry_of(norms: Sequence[str]) -> MetricEntry | None:
    """Return the metric that some folded words print: the longest phrase of the table, else a counted noun.

    >>> entry_of(["صافي", "الارباح"]).id, entry_of(["الخيام"]).id
    ('net_profit', 'tent_count')
    """
    matches = [match for at in range(len(norms)) if (match := metric_at(norms, at)) is not None]
    if matches:
        return max(matches, key=lambda match: match.length).entry
    nouns = (noun_at(norms, at) for at in range(len(norms)))
    noun = next((found.noun for found in nouns if found is not None), None)
    return None if noun is None else count_metric(noun)


def words_of(reading: Reading, span: tuple[int, int]) -> list[str]:
    """Return the folded words of a span, without proclitics and marks."""
    first = bisect_left(reading.tokens, span[0], key=lambda token: token.start)
    last = bisect_left(reading.tokens, span[1], lo=first, key=lambda token: token.start)
    return [token.norm for token in reading.tokens[first:last] if token.kind is TokenKind.WORD]


_Filled = tuple[Roles, BoundPeriod, Source]


def _fill(
    slot: Slot, reading: Reading, evidence: Evidence, spot: Spot, roles: Roles, period: BoundPeriod, source: Source
) -> _Filled | None:
    """Put a span of a field, which `reading` reads, into a slot; None where nothing can be made of it."""
    span = spot[:2]
    text = reading.text[slice(*span)]
    metric_rule, _, entity_rule = roles.by.partition("+")
    if slot == "entity":
        by = f"{metric_rule}+learned"
        missing = {key: why for key, why in roles.missing.items() if key != "entity"}
        entity = _entity(reading, span)
        if spot.before is not None:  # known from context: it has no place in the evidence
            entity = entity.model_copy(update={"start": None, "end": None})
        return replace(roles, entity=entity, by=by, missing=missing), period, source
    if slot == "metric":
        metric = _metric(reading, span, roles.metric)
        missing = {key: why for key, why in roles.missing.items() if key != "metric"}
        if metric.name is None:
            missing["metric"] = "no_id"
        return replace(roles, metric=metric, by=f"learned+{entity_rule}", missing=missing), period, source
    if slot == "of":
        of = Denominator(text=text, start=span[0], end=span[1], canonical=text)
        missing = {key: why for key, why in roles.missing.items() if key != "of"}
        return replace(roles, metric=roles.metric.model_copy(update={"of": of}), missing=missing), period, source
    if slot == "date":
        found = _period(reading, span)
        within = (evidence.start, evidence.end) if spot.before is None else (0, 0)
        bound = None if found is None else as_date(found, evidence=within)
        return None if bound is None or bound.date is None else (roles, bound, source)
    return roles, period, _source(reading, spot, source, evidence)


def _entity(reading: Reading, span: tuple[int, int]) -> Entity:
    """Make an entity of a span: the name that fills it lends type and canonical name."""
    text = reading.text[slice(*span)]
    known = next(
        (e for e in reading.entities if (own := _span(e)) is not None and alike(reading.text, own, span)), None
    )  # fmt: skip
    if known is not None:
        update = {"text": text, "start": span[0], "end": span[1], "canonical": known.canonical or text}
        return known.model_copy(update={**update, "by": "learned"})
    norms = words_of(reading, span)
    return Entity(text=text, start=span[0], end=span[1], type=type_of_words(norms), canonical=text, by="learned")


def _metric(reading: Reading, span: tuple[int, int], old: Metric) -> Metric:
    """Make a metric of a span; kind, direction and denominator stay as the frames read them."""
    entry = entry_of(words_of(reading, span))
    return old.model_copy(
        update={
            "text": reading.text[slice(*span)], "start": span[0], "end": span[1],
            "name": entry.id if entry is not None else None,
        }
    )  # fmt: skip


def _period(reading: Reading, span: tuple[int, int]) -> Period | None:
    """Return the time that fills a span."""
    inside = [p for p in reading.periods if p.start < span[1] and span[0] < p.end and p.type != "time_of_day"]
    return max(inside, key=lambda p: min(p.end, span[1]) - max(p.start, span[0]), default=None)


def _source(reading: Reading, spot: Spot, old: Source, evidence: Evidence) -> Source:
    """Make a source of a span: an attribution that names it lends its chain."""
    span = spot[:2]
    known = next((a for a in reading.attributions if _names(reading.text, a, span)), None)
    outlet = old.chain[0]
    if spot.before is None and known is not None:
        return old.model_copy(update={"chain": (outlet, *known.chain), "cue": known.cue, "scope": "sentence"})
    name = reading.text[slice(*span)]
    member = ChainMember(level="primary", name=name, canonical=name, start=span[0], end=span[1], strength="explicit")
    if spot.before is None:
        return old.model_copy(update={"chain": (outlet, member), "cue": None, "scope": "sentence"})
    chain = (member,) if known is None else known.chain
    far = tuple(_far(m, reading.field if reading.field != evidence.field else None) for m in chain)
    return old.model_copy(update={"chain": (outlet, *far), "cue": None, "scope": "document"})


def _far(member: ChainMember, field: FieldName | None) -> ChainMember:
    """Say of a link that it stands in an earlier sentence, or in the title."""
    update: dict[str, object] = {"strength": "document-level"}
    if field is not None and member.start is not None:
        update["field"] = field
    return member.model_copy(update=update)


def _names(text: str, found: Attribution, span: tuple[int, int]) -> bool:
    own = (_span(member) for member in found.chain if member.level == "primary" and member.field is None)
    return any(place is not None and alike(text, place, span) for place in own)


def _span(record: Entity | Metric | Denominator | ChainMember | Span | object | None) -> tuple[int, int] | None:
    start, end = getattr(record, "start", None), getattr(record, "end", None)
    return None if start is None or end is None else (int(start), int(end))


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, which is kept a little off 0 and 1."""
    p = min(max(probability, _FLOOR), 1 - _FLOOR)
    return math.log(p / (1 - p))
