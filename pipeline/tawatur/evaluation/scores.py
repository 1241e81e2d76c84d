"""What an evaluation says, as records that are written as JSON."""

from __future__ import annotations

from pydantic import Field

from tawatur.records import Record


class Rate(Record):
    """Precision, recall and F1 with the counts behind them."""

    precision: float
    recall: float
    f1: float
    correct: int
    gold: int
    predicted: int


def rate(correct: int, *, gold: int, predicted: int) -> Rate:
    """Make a rate of counts; no predictions have precision 0."""
    precision = correct / predicted if predicted else 0.0
    recall = correct / gold if gold else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Rate(
        precision=round(precision, 4),
        recall=round(recall, 4),
        f1=round(f1, 4),
        correct=correct,
        gold=gold,
        predicted=predicted,
    )


class NegativeScores(Record):
    """How many numbers that are no claim were taken for one; `by_class` holds (fired, all)."""

    total: int
    fired: int
    by_class: dict[str, tuple[int, int]]
    ids: tuple[str, ...]


class SpanScores(Record):
    """Spans that quote the article, and those that do not; one bad span voids a run."""

    checked: int
    bad: int
    examples: tuple[tuple[str, str], ...]

    @property
    def void(self) -> bool:
        """Whether the run counts for nothing."""
        return self.bad > 0


class Slice(Record):
    """Strict recall over the gold claims that share a tag or an outlet."""

    claims: int
    found: float
    slots: dict[str, float]
    all_slots: float


class AgreementScores(Record):
    """How well groups and their labels were found (guideline, section 8.6)."""

    gold_pairs: int
    predicted_pairs: int
    pairs_with_an_unmatched_claim: int
    labels: dict[str, Rate]
    macro_f1: float
    family_accuracy: float
    false_conflicts: int
    missed_conflicts: int
    false_corroborations: int
    falsely_corroborated: tuple[str, ...]
    independence_accuracy: float | None


class Mistake(Record):
    """A gold claim that was missed, a claim that should not be, or a pair with wrong slots."""

    error: str
    gold_id: str | None = None
    claim_id: str | None = None
    text: str | None = None
    evidence: str | None = None
    wrong: tuple[str, ...] = ()


class Scores(Record):
    """All scores of one run; `strict` and `lenient` are by slot and by tuple of slots."""

    tier: int
    gold: int
    predicted: int
    matched: int
    ignored_other_tier: int
    without_value_span: int
    span: Rate
    strict: dict[str, Rate]
    lenient: dict[str, Rate]
    negatives: NegativeScores
    spans: SpanScores
    slices: dict[str, Slice] = Field(default_factory=dict)
    agreement: AgreementScores | None = None
    mistakes: tuple[Mistake, ...] = ()
