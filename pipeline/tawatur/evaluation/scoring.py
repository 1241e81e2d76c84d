"""Scores claims and agreement against a gold folder by the rules of the guideline (section 8)."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from tawatur.errors import EvaluationError
from tawatur.evaluation.agreement import score_agreement
from tawatur.evaluation.forms import (
    CLAIM_TYPES,
    GoldClaim,
    Group,
    Negative,
    Prediction,
    read_groups,
    read_predictions,
)
from tawatur.evaluation.matching import match
from tawatur.evaluation.scores import AgreementScores, Mistake, NegativeScores, Rate, Scores, Slice, SpanScores, rate
from tawatur.evaluation.slots import ALL_TUPLES, NULLABLE, SLOTS, is_filled, judge, overlap
from tawatur.records import Agreement, Claim

_QUOTING: Final = ("value_span", "evidence", "entity", "unit_span", "hedge", "period_span", "denominator_span")
_SLICED: Final = ("value", "unit", "comparator", "entity", "metric", "period", "attribution")
_SMALLEST_SLICE: Final = 8
_EXAMPLES: Final = 10

Judged = dict[str, bool]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold folder: claims, numbers that are no claim, groups, and the texts by article and field."""

    claims: tuple[GoldClaim, ...]
    negatives: tuple[Negative, ...]
    groups: tuple[Group, ...]
    texts: Mapping[tuple[str, str], str]


def read_gold(folder: Path) -> Gold:
    """Read `gold_claims.jsonl`, `gold_agreement.jsonl` and `articles/` of a folder.

    Raises:
        EvaluationError: a file is missing, or a line is not what it should be.
    """
    claims: list[GoldClaim] = []
    negatives: list[Negative] = []
    path = folder / "gold_claims.jsonl"
    for number, row in enumerate(read_jsonl(path), 1):
        try:
            if row.get("record_type") in CLAIM_TYPES:
                claims.append(GoldClaim.model_validate(row))
            else:
                negatives.append(Negative.model_validate(row))
        except ValidationError as error:
            raise EvaluationError(f"{path}:{number}: {error.errors()[0]['msg']}") from error
    texts = {}
    for file in sorted((folder / "articles").glob("*.json")):
        article = json.loads(file.read_text(encoding="utf-8"))
        texts.update({(file.stem, field): article[field] for field in ("title", "body") if field in article})
    if not texts:
        raise EvaluationError(f"{folder / 'articles'}: no articles; give the folder of a gold corpus")
    groups = read_groups(read_jsonl(folder / "gold_agreement.jsonl"))
    return Gold(tuple(claims), tuple(negatives), tuple(groups), texts)


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Read the objects of a JSONL file; empty lines are passed over.

    Raises:
        EvaluationError: the file cannot be read, or a line is no JSON object.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({error})") from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise EvaluationError(f"{path}:{number}: no JSON ({error})") from error
        if not isinstance(row, dict):
            raise EvaluationError(f"{path}:{number}: a JSON object is needed")
        rows.append(row)
    return rows


def score_claims(
    gold_dir: Path | str,
    claims: Iterable[Claim | Mapping[str, Any]],
    agreement: Iterable[Agreement | Mapping[str, Any]] | None = None,
    *,
    tier: int = 1,
    only: Collection[str] | None = None,
) -> Scores:
    """Score claims, and agreement when it is given, against a gold folder.

    Args:
        gold_dir: a folder in the form of corpus/.
        claims: claims of the contract (records or parsed lines), or rows in the field names of the gold.
        agreement: lines as `tawatur agree` writes them; None leaves agreement out of the scores.
        tier: 1 scores numbers about metrics; 2 adds durations, thresholds and vague quantities.
        only: article ids; the others are left out on both sides.

    Raises:
        EvaluationError: the folder or a row is not what it should be.
    """
    gold = read_gold(Path(gold_dir))
    predicted = read_predictions(claims)
    if only is not None:
        gold = Gold(
            tuple(g for g in gold.claims if g.file in only),
            tuple(n for n in gold.negatives if n.file in only),
            gold.groups,
            gold.texts,
        )
        predicted = [p for p in predicted if p.file in only]
    core = [g for g in gold.claims if g.tier <= tier]
    scored = _without_other_tier(predicted, core, [g for g in gold.claims if g.tier > tier])
    pairs = match(core, scored)
    strict = {i: judge(core[i], scored[j], strict=True) for i, j in pairs}
    lenient = {i: judge(core[i], scored[j], strict=False) for i, j in pairs}
    matched = {id(scored[j]) for _, j in pairs}
    return Scores(
        tier=tier,
        gold=len(core),
        predicted=len(scored),
        matched=len(pairs),
        ignored_other_tier=len(predicted) - len(scored),
        without_value_span=sum(p.value_span is None or p.value_span.start is None for p in predicted),
        span=rate(len(pairs), gold=len(core), predicted=len(scored)),
        strict=_rates(core, scored, pairs, strict),
        lenient=_rates(core, scored, pairs, lenient),
        negatives=_negatives(gold.negatives, [p for p in predicted if id(p) not in matched]),
        spans=_check_spans(predicted, gold.texts),
        slices=_slices(core, strict),
        agreement=_agreement(gold, predicted, read_groups(agreement)) if agreement is not None else None,
        mistakes=tuple(_mistakes(core, scored, pairs, strict)),
    )


def _without_other_tier(
    predicted: Sequence[Prediction], core: Sequence[GoldClaim], other: Sequence[GoldClaim]
) -> list[Prediction]:
    """Drop predictions that touch only gold claims of the tier that is not scored."""

    def touches(claim: Prediction, gold: Mapping[tuple[str, str], list[GoldClaim]]) -> bool:
        return any(overlap(g.value_span, claim.value_span) > 0 for g in gold.get(claim.key, ()))

    by_key: list[dict[tuple[str, str], list[GoldClaim]]] = []
    for claims in (core, other):
        index = defaultdict(list)
        for g in claims:
            index[g.key].append(g)
        by_key.append(index)
    return [p for p in predicted if not touches(p, by_key[1]) or touches(p, by_key[0])]


def _rates(
    gold: Sequence[GoldClaim],
    claims: Sequence[Prediction],
    pairs: Sequence[tuple[int, int]],
    judged: Mapping[int, Judged],
) -> dict[str, Rate]:
    """Rates by slot, by nullable slot over its non-null values, and by tuple."""
    rates = {
        slot: rate(sum(right[slot] for right in judged.values()), gold=len(gold), predicted=len(claims))
        for slot in SLOTS
    }
    for slot in NULLABLE:
        both = [i for i, j in pairs if is_filled(slot, gold[i]) and is_filled(slot, claims[j])]
        rates[f"{slot} (non-null only)"] = rate(
            sum(judged[i][slot] for i in both),
            gold=sum(is_filled(slot, g) for g in gold),
            predicted=sum(is_filled(slot, p) for p in claims),
        )
    for name, slots in ALL_TUPLES.items():
        correct = sum(all(right[slot] for slot in slots) for right in judged.values())
        rates[name] = rate(correct, gold=len(gold), predicted=len(claims))
    return rates


def _negatives(negatives: Sequence[Negative], unmatched: Sequence[Prediction]) -> NegativeScores:
    """Count the negatives that a claim without a gold claim overlaps."""
    by_key: dict[tuple[str, str], list[Prediction]] = defaultdict(list)
    for claim in unmatched:
        by_key[claim.key].append(claim)
    fired = [
        negative
        for negative in negatives
        if any(overlap(negative.value_span, p.value_span) > 0 for p in by_key[negative.file, negative.field])
    ]
    total = Counter(negative.negative_class for negative in negatives)
    hit = Counter(negative.negative_class for negative in fired)
    return NegativeScores(
        total=len(negatives),
        fired=len(fired),
        by_class={name: (hit[name], total[name]) for name in sorted(total)},
        ids=tuple(negative.gold_id for negative in fired),
    )


def _check_spans(predicted: Sequence[Prediction], texts: Mapping[tuple[str, str], str]) -> SpanScores:
    """Check that every predicted span quotes its article."""
    checked, bad = 0, []
    for claim in predicted:
        text = texts.get(claim.key)
        if text is None:
            checked += 1
            bad.append((claim.id, "no such article or field"))
            continue
        for name in _QUOTING:
            place = getattr(claim, name)
            if place is None or place.extent is None:
                continue
            checked += 1
            start, end = place.extent
            quoted = place.text is None or text[start:end] == place.text
            if not (0 <= start < end <= len(text) and quoted):
                bad.append((claim.id, name))
    return SpanScores(checked=checked, bad=len(bad), examples=tuple(bad[:_EXAMPLES]))


def _slices(gold: Sequence[GoldClaim], strict: Mapping[int, Judged]) -> dict[str, Slice]:
    """Strict recall by tag and by outlet, the largest slice first."""
    members: dict[str, list[Judged | None]] = defaultdict(list)
    for i, g in enumerate(gold):
        for name in (*g.tags, f"(outlet) {g.outlet}"):
            members[name].append(strict.get(i))
    slices = {}
    for name, judged in sorted(members.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(judged) < _SMALLEST_SLICE:
            continue
        found = [right for right in judged if right is not None]
        slices[name] = Slice(
            claims=len(judged),
            found=round(len(found) / len(judged), 3),
            slots={slot: round(sum(right[slot] for right in found) / len(judged), 3) for slot in _SLICED},
            all_slots=round(sum(all(right.values()) for right in found) / len(judged), 3),
        )
    return slices


def _agreement(gold: Gold, predicted: Sequence[Prediction], groups: Sequence[Group]) -> AgreementScores:
    """Score groups over the claims of both tiers."""
    gold_of = {predicted[j].id: gold.claims[i].gold_id for i, j in match(gold.claims, predicted)}
    fact_of = {g.gold_id: g.fact_id for g in gold.claims}
    return score_agreement(gold.groups, groups, gold_of=gold_of, fact_of=fact_of)


def _mistakes(
    gold: Sequence[GoldClaim],
    claims: Sequence[Prediction],
    pairs: Sequence[tuple[int, int]],
    strict: Mapping[int, Judged],
) -> list[Mistake]:
    """Missed gold claims, spurious claims and pairs with wrong slots."""
    claim_of = dict(pairs)
    found = set(claim_of.values())
    mistakes = []
    for i, g in enumerate(gold):
        quote = {"text": g.value_span and g.value_span.text, "evidence": g.evidence and g.evidence.text}
        if i not in claim_of:
            mistakes.append(Mistake(error="missed", gold_id=g.gold_id, **quote))
            continue
        wrong = tuple(slot for slot, right in strict[i].items() if not right)
        if wrong:
            claim_id = claims[claim_of[i]].id
            mistakes.append(Mistake(error="slots", gold_id=g.gold_id, claim_id=claim_id, wrong=wrong, **quote))
    for j, p in enumerate(claims):
        if j not in found:
            text, evidence = p.value_span and p.value_span.text, p.evidence and p.evidence.text
            mistakes.append(Mistake(error="spurious", claim_id=p.id, text=text, evidence=evidence))
    return mistakes
