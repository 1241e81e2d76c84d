"""What a pair cannot know by itself: ranges, sums told twice, and figures that a text sets side by side."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tawatur.agreement.comparable import AGREEING, Judgement
from tawatur.agreement.currencies import restates
from tawatur.agreement.profile import Profile

Pair = tuple[str, str]

_RANGE_GAP: Final = 30  # characters between the ends of a range


def pair(a: str, b: str) -> Pair:
    """Return the two ids in order."""
    return (a, b) if a <= b else (b, a)


def settle(found: dict[Pair, Judgement], by_id: dict[str, Profile]) -> set[Pair]:
    """Correct the judgements of one topic in place; returns the pairs that are one statement and no pair to judge."""
    halves = {key for key in found if _is_one_sum(by_id[key[0]], by_id[key[1]])}
    for key in halves:
        del found[key]
    halves |= _settle_ranges(found, by_id)
    _settle_contrasts(found, by_id)
    return halves


def _is_one_sum(a: Profile, b: Profile) -> bool:
    """Tell one sum that a sentence prints in two currencies; the rate comes from it, so it proves nothing."""
    one, two = sorted((a, b), key=lambda p: p.claim.value.start)
    return _same_sentence(a, b) and restates(one, two)


def _same_sentence(a: Profile, b: Profile) -> bool:
    one, two = a.claim, b.claim
    same_text = (one.article_id, one.evidence.field) == (two.article_id, two.evidence.field)
    return same_text and one.evidence.start == two.evidence.start


def _settle_ranges(found: dict[Pair, Judgement], by_id: dict[str, Profile]) -> set[Pair]:
    """Take the two ends of a range for one statement: a figure that breaks one end is not supported by the other.

    Returns the pairs of ends; they are no pairs to judge.
    """
    ends = [key for key in found if _is_range(by_id[key[0]], by_id[key[1]])]
    for low, high in ends:
        del found[low, high]
        for other in by_id:
            if other in {low, high}:
                continue
            with_low, with_high = found.get(pair(other, low)), found.get(pair(other, high))
            if with_low is None or with_high is None:
                continue
            if with_low.label == "conflict" and with_high.label in AGREEING:
                found[pair(other, high)] = Judgement("different_scope", "range_end")
            elif with_high.label == "conflict" and with_low.label in AGREEING:
                found[pair(other, low)] = Judgement("different_scope", "range_end")
    return set(ends)


def _is_range(a: Profile, b: Profile) -> bool:
    one, two = a.claim, b.claim
    if not _same_sentence(a, b) or {one.value.comparator, two.value.comparator} != {">=", "<="}:
        return False
    first, second = sorted((one.value, two.value), key=lambda v: v.start)
    return first.comparator == ">=" and second.start - first.end <= _RANGE_GAP


def _settle_contrasts(found: dict[Pair, Judgement], by_id: dict[str, Profile]) -> None:
    """Two figures that one article sets side by side are so set wherever they are told again.

    One report gives the forecast of July and that of October; another's July figure does not contradict October's.
    """
    told: dict[tuple[Decimal, ...], Judgement] = {}
    for key, judgement in sorted(found.items()):
        if judgement.reason in {"forecast_vintage", "same_article"}:
            told[_numbers(key, by_id)] = judgement
    for key, judgement in found.items():
        if (judgement.label == "conflict" or judgement.reason == "unstated") and _numbers(key, by_id) in told:
            found[key] = told[_numbers(key, by_id)]


def _numbers(key: Pair, by_id: dict[str, Profile]) -> tuple[Decimal, ...]:
    return tuple(sorted(by_id[claim].figure.number for claim in key))
