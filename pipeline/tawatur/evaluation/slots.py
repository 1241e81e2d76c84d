"""Judges one slot of a matched pair, strictly or leniently (guideline, section 8.2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

from tawatur.evaluation.folding import contains, contains_metric, fold_name, likeness, number_kin, stems
from tawatur.evaluation.forms import GoldClaim, Link, Mention, Place
from tawatur.evaluation.units import is_closed, unit_base, unit_key

NULLABLE: Final = ("denominator", "period", "attribution")
TUPLES: Final[dict[str, tuple[str, ...]]] = {
    "value+unit": ("value", "unit"),
    "comparator+modality": ("comparator", "modality"),
    "T3 entity+metric+value+unit": ("value", "unit", "entity", "metric"),
    "T5 T3+period+attribution": ("value", "unit", "entity", "metric", "period", "attribution"),
}
_BOUND_SIGNS: Final = (">", ">=", "<", "<=")
_SIDE: Final = {"=": 0, "~": 0, ">": 1, ">=": 1, "~>": 1, "<": -1, "<=": -1, "~<": -1}
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_HALF: Final = 0.5
_EVIDENCE_OVERLAP: Final = 0.8


def overlap(one: Place | None, other: Place | None) -> float:
    """Return how much of their common stretch two spans share: 1 for equal spans, 0 without contact."""
    if one is None or other is None or one.extent is None or other.extent is None:
        return 0.0
    return _shared(one.extent, other.extent)


def _shared(a: tuple[int, int], b: tuple[int, int]) -> float:
    whole = max(a[1], b[1]) - min(a[0], b[0])
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / whole if whole else 0.0


def _value(gold: GoldClaim, claim: Mention, strict: bool) -> bool:
    a, b = gold.value, claim.value
    if a is None or b is None:
        return a is b
    if a == b:
        return True
    if gold.kind == "change" and abs(a) == abs(b) and gold.direction and claim.direction == gold.direction:
        return True
    if strict or gold.comparator in _BOUND_SIGNS:
        return False
    low, high = gold.interval.low, gold.interval.high
    return (low is None or b >= low) and (high is None or b <= high)


def _unit(gold: GoldClaim, claim: Mention, strict: bool) -> bool:
    named = bool(fold_name(claim.unit or ""))
    unit, right = claim.unit or "", gold.unit or ""
    if named and unit_key(unit) in {unit_key(name) for name in (right, *gold.unit_alt)}:
        return True
    if is_closed(right):
        # Leniently the base of a rate may be missing or named otherwise.
        return named and not strict and unit_base(unit) == unit_base(right)
    if gold.unit_span is None:
        # The counted noun is elided in the text: any counted noun, or none, is right.
        return not is_closed(claim.unit)
    # A counted noun: the noun as printed is its name.
    predicted, right_noun = stems(unit), stems(gold.unit_span.text or "")
    printed = stems((claim.unit_span and claim.unit_span.text) or "")
    if predicted == right_noun or (printed == right_noun and predicted and number_kin(predicted, printed)):
        return True
    if strict:
        return False
    return bool(predicted & right_noun) or (bool(printed & right_noun) and number_kin(predicted, printed))


def _comparator(gold: GoldClaim, claim: Mention, strict: bool) -> bool:
    if strict:
        return gold.comparator == claim.comparator
    return claim.comparator in _SIDE and _SIDE[claim.comparator] == _SIDE[gold.comparator]


def _entity(gold: GoldClaim, claim: Mention, strict: bool) -> bool:
    pairs = [(a, b) for a in claim.entity_names for b in gold.entity_names]
    if any(fold_name(a) == fold_name(b) or stems(a) == stems(b) for a, b in pairs):
        return True
    return not strict and any(likeness(a, b) >= _HALF or contains(a, b) for a, b in pairs)


def _metric(gold: GoldClaim, claim: Mention, strict: bool) -> bool:
    name, arabic = claim.metric or "", claim.metric_ar or ""
    right, right_arabic = gold.metric or "", gold.metric_ar or ""
    if fold_name(name) and fold_name(name) in {fold_name(x) for x in (right, *gold.metric_aliases)}:
        return True
    if any(stems(arabic) == stems(alias) for alias in gold.metric_aliases):
        return True
    if stems(arabic) and stems(arabic) == stems(right_arabic):
        return True
    if strict:
        return False
    compared = [(name, right_arabic), (arabic, right_arabic), (name.replace("_", " "), right.replace("_", " "))]
    return contains_metric(arabic, right_arabic) or any(likeness(a, b) >= _HALF for a, b in compared)


def _modality(gold: GoldClaim, claim: Mention, strict: bool) -> bool:
    a, b = set(gold.modality), set(claim.modality)
    return a == b if strict else bool(a & b)


def _denominator(gold: GoldClaim, claim: Mention, strict: bool) -> bool:
    if not gold.denominator:
        return not claim.denominator
    printed = (gold.denominator_span and gold.denominator_span.text) or ""
    if not strict and claim.denominator and not printed and not _ARABIC.search(gold.denominator):
        return True  # the gold has only our English name for it
    candidates = [claim.denominator, claim.denominator_span and claim.denominator_span.text]
    given = [name for name in candidates if name]
    right = {fold_name(name) for name in (gold.denominator, printed, *gold.denominator_aliases)}
    if any(fold_name(name) in right for name in given):
        return True
    return not strict and any(likeness(a, b) >= _HALF for a in given for b in (gold.denominator, printed))


def _period(gold: GoldClaim, claim: Mention, strict: bool) -> bool:
    a, b = gold.days, claim.days
    if a is None or b is None:
        open_in_gold = a is None and gold.period is not None
        return (a is None and b is None) or (not strict and open_in_gold)
    return a == b if strict else _shared(a, b) >= _HALF


def _attribution(gold: GoldClaim, claim: Mention, strict: bool) -> bool:
    primary = [link for link in gold.attribution if link.level == "primary"]
    right = _names(primary)
    given = _names(claim.attribution)
    if not right:  # nobody is named: right when nobody but the outlet is predicted
        return set(given) <= set(_names(gold.attribution))
    if strict:
        if any(link.level for link in claim.attribution):
            given = _names(link for link in claim.attribution if link.level == "primary")
        return any(a == b or stems(a) == stems(b) for a in given for b in right)
    beyond = _names(link for link in claim.attribution if link.level != "outlet")
    if not beyond and all(link.strength in {"document-level", "implicit"} for link in primary):
        return True
    cited = _names(link for link in gold.attribution if link.level != "outlet")
    return any(likeness(a, b) >= _HALF or contains(a, b) for a in beyond for b in cited)


def _names(links: Iterable[Link]) -> list[str]:
    return [name for link in links for name in link.names]


def _evidence(gold: GoldClaim, claim: Mention, strict: bool) -> bool:
    shared = overlap(gold.evidence, claim.evidence)
    return shared == 1.0 if strict else shared >= _EVIDENCE_OVERLAP


_JUDGES: Final[dict[str, Callable[[GoldClaim, Mention, bool], bool]]] = {
    "value": _value,
    "unit": _unit,
    "comparator": _comparator,
    "entity": _entity,
    "metric": _metric,
    "modality": _modality,
    "denominator": _denominator,
    "period": _period,
    "attribution": _attribution,
    "evidence": _evidence,
}
SLOTS: Final = tuple(_JUDGES)
ALL_TUPLES: Final = {**TUPLES, "T10 all slots": SLOTS}


def judge(gold: GoldClaim, claim: Mention, *, strict: bool) -> dict[str, bool]:
    """Judge every slot of a predicted claim against a gold claim."""
    return {slot: right(gold, claim, strict) for slot, right in _JUDGES.items()}


def is_filled(slot: str, mention: Mention) -> bool:
    """Tell whether a slot that may be null is not: null is often right, so these are counted apart too."""
    if slot == "denominator":
        return bool(mention.denominator)
    if slot == "period":
        return mention.days is not None
    return mention.has_source
