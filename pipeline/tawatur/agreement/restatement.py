"""Restatement: a claim that repeats another takes over what it leaves out.

A headline gives no period, since its body does; a copy leaves out the year that its model prints.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from tawatur.agreement.comparable import AGREEING, judge
from tawatur.agreement.periods import timing
from tawatur.agreement.profile import Profile
from tawatur.agreement.sources import same_root

_MODELS: Final = 48  # claims that one is held against


def infer(topic: Sequence[Profile], rates: dict[tuple[str, str], Decimal]) -> list[Profile]:
    """Give an open claim the time of the one stated claim that it restates: a headline its body's, a copy its model's.

    The nearest restatement decides (same article before others, same figure before rounded ones); where two of one
    rank name different times the claim stays open.
    """
    stated = [p for p in topic if p.time.form != "open"]
    by_number: dict[Decimal, list[Profile]] = defaultdict(list)
    for profile in stated:
        by_number[profile.figure.number].append(profile)
    placed = []
    for profile in topic:
        twins = by_number.get(profile.figure.number, [])[:_MODELS]
        if profile.time.form == "open":
            placed.append(_placed(profile, stated if len(topic) <= _MODELS else twins, rates))
        elif profile.change and profile.base is None:
            placed.append(_based(profile, twins))
        else:
            placed.append(profile)
    return placed


def _placed(profile: Profile, stated: Iterable[Profile], rates: dict[tuple[str, str], Decimal]) -> Profile:
    ranked: dict[int, list[Profile]] = defaultdict(list)
    for other in stated:
        same = other.claim.article_id == profile.claim.article_id
        if other.forecast != profile.forecast:
            continue
        placed = profile._replace(time=dataclasses.replace(other.time, inferred=True))
        label = judge(placed, other, rates).label
        if label not in AGREEING:
            continue
        near = timing(profile.time, other.time, fleeting=profile.fleeting) == "open" and not profile.time.duration
        copied = label == "agree_exact" and same_root(profile.origin, other.origin)
        if not (same or near or copied):
            continue
        rank = ("agree_exact", "agree_rounded", "compatible_bound").index(label)
        ranked[rank + (0 if same else 3)].append(other)
    if not ranked:
        return profile
    best = ranked[min(ranked)]
    if len({(p.time.begin, p.time.end) for p in best}) > 1:
        return profile
    model = min(best, key=lambda p: p.id)
    return profile._replace(time=dataclasses.replace(model.time, inferred=True), base=profile.base or model.base)


def _based(profile: Profile, stated: Iterable[Profile]) -> Profile:
    """Give a change the base of comparison of the claim of its own article that it restates."""
    bases = {
        other.base
        for other in stated
        if other.base
        and other.claim.article_id == profile.claim.article_id
        and timing(profile.time, other.time) == "same"
    }
    return profile._replace(base=next(iter(bases))) if len(bases) == 1 else profile
