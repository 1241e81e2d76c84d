"""Roles: which entity and which metric a quantity belongs to."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.reading import ArticleReading, Reading
from tawatur.records import Direction, Entity, Metric, NegativeClass, Quantity, Span
from tawatur.text.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Roles:
    """What one quantity says of whom.

    `unit`, `unit_text` and `per` stand in for the quantity's own where the sentence elides them. `trigger`
    is the verb or noun that governs the value (ارتفع، زيادة، بلغ); modality and polarity are read there.
    """

    entity: Entity | None
    metric: Metric
    direction: Direction | None
    by: str
    confidence: float
    trigger: Span | None = None
    unit: str | None = None
    unit_text: Span | None = None
    per: str | None = None
    missing: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NotAClaim:
    """A number that measures nothing: the class of the guideline and the reason."""

    negative: NegativeClass
    why: str


def bind(context: ArticleReading, reading: Reading, sentence: Sentence, quantity: Quantity) -> Roles | NotAClaim:
    """Find the entity and metric of one quantity."""
    metric = Metric(name=None, kind="level")
    return Roles(None, metric, None, "none", 0.1, missing={"entity": "not_found", "metric": "not_found"})
