"""Currencies: a sum in two currencies agrees only by a rate that can be named.

The rate is an official peg (table) or one that a text itself gives, by printing one sum in both currencies.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final

from tawatur.agreement.lexicon import pegs
from tawatur.agreement.profile import Profile

_APART: Final = 60  # characters within which two sums of one sentence are one sum told twice


@dataclass(frozen=True, slots=True)
class Rate:
    """Units of the second currency to one of the first, and where the rate is from."""

    value: Decimal
    source: str


def rate(a: str, b: str, told: dict[tuple[str, str], Decimal]) -> Rate | None:
    """Return the rate from one currency to another: told by the texts, else by the pegs; None when neither gives it."""
    if (a, b) in told:
        return Rate(told[a, b], "text")
    table = {**pegs(), "USD": Decimal(1)}
    if a in table and b in table:
        return Rate(table[b] / table[a], "peg")
    return None


def shown(a: str, b: str, found: Rate) -> str:
    """Write a rate as a reader expects it: units of the weaker currency to one of the stronger."""
    strong, weak, value = (a, b, found.value) if found.value >= 1 else (b, a, 1 / found.value)
    rounded = format(value.quantize(Decimal("0.0001")).normalize(), "f")
    return f"{strong}/{weak} = {rounded} ({found.source})"


def told_rates(claims: Iterable[Profile]) -> dict[tuple[str, str], Decimal]:
    """Learn rates from sentences that print one sum twice: «85 مليار ريال (22.7 مليار دولار)».

    Two readings of a rate that differ by more than a tenth cancel each other.
    """
    rows: dict[tuple[str, str, int], list[Profile]] = {}
    for profile in claims:
        if profile.measure.currency and not profile.figure.hard:
            evidence = profile.claim.evidence
            rows.setdefault((profile.claim.article_id, evidence.field, evidence.start), []).append(profile)
    found: dict[tuple[str, str], list[Decimal]] = {}
    for row in rows.values():
        row.sort(key=lambda p: p.claim.value.start)
        for first, second in pairwise(row):
            if restates(first, second):
                ratio = second.figure.number / first.figure.number
                pair = (first.measure.currency or "", second.measure.currency or "")
                found.setdefault(pair, []).append(ratio)
                found.setdefault((pair[1], pair[0]), []).append(1 / ratio)
    return {
        pair: sorted(ratios)[len(ratios) // 2]
        for pair, ratios in found.items()
        if max(ratios) <= min(ratios) * Decimal("1.1")
    }


def restates(first: Profile, second: Profile) -> bool:
    """Tell whether the second sum restates the first: bracket, «أي» or «ما يعادل» between them, other currency."""
    if first.measure.currency == second.measure.currency or first.figure.number * second.figure.number <= 0:
        return False
    start = first.claim.evidence.start
    between = first.claim.evidence.text[first.claim.value.end - start : second.claim.value.start - start]
    marks = ("(", "أي", "يعادل", "تعادل", "يوازي", "توازي")
    return len(between) <= _APART and any(mark in between for mark in marks)
