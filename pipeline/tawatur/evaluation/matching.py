"""Pairs predicted claims with gold claims, one to one (guideline, section 8.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tawatur.evaluation.forms import GoldClaim, Prediction
from tawatur.evaluation.slots import judge, overlap


def match(gold: Sequence[GoldClaim], claims: Sequence[Prediction]) -> list[tuple[int, int]]:
    """Return pairs of positions `(gold, claim)`, the best pair first.

    A pair needs overlapping value spans in one field of one article; among several, the pair with most
    strictly right slots wins, then the better overlap, then the earlier record.
    """
    by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, claim in enumerate(claims):
        by_key[claim.key].append(j)
    candidates = []
    for i, right in enumerate(gold):
        for j in by_key[right.key]:
            shared = overlap(right.value_span, claims[j].value_span)
            if shared > 0:
                slots = sum(judge(right, claims[j], strict=True).values())
                candidates.append((-(slots + shared), i, j))
    used_gold: set[int] = set()
    used_claims: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in used_gold and j not in used_claims:
            used_gold.add(i)
            used_claims.add(j)
            pairs.append((i, j))
    return pairs
