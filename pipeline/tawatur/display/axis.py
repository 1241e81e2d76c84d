"""Puts the values of a fact on one axis: where each stands, and how far its printed precision reaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tawatur.display.facts import Fact
from tawatur.display.present import Part, chain, grouped, unit_name, value_parts
from tawatur.display.words import Words
from tawatur.records import Claim

_LEFT: Final = 4.0  # percent of the width that stay free on either side
_WIDTH: Final = 100 - 2 * _LEFT
_LEAST: Final = 0.6  # a bar is never so thin that it cannot be seen


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: the point of its number and the bar of its interval, in percent from the left."""

    value: tuple[Part, ...]
    source: tuple[Part, ...]
    side: int
    point: float
    left: float
    width: float
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True)
class Axis:
    """Rows of one unit, and the ticks below them: (place in percent, number as written)."""

    unit: str
    rows: tuple[Row, ...]
    ticks: tuple[tuple[float, str], ...]


def axis_of(fact: Fact, claims: Mapping[str, Claim], words: Words) -> Axis | None:
    """Return the axis of a fact; None where there are not two numbers of one unit to compare."""
    found = [(at, claims[member]) for at, side in enumerate(fact.sides) for member in side.members if member in claims]
    units = Counter((c.value.unit, c.value.per) for _, c in found if c.value.number is not None)
    if not units:
        return None
    unit = units.most_common(1)[0][0]
    told = [
        (at, c, c.value.number) for at, c in found if (c.value.unit, c.value.per) == unit and c.value.number is not None
    ]
    if len(told) < 2:
        return None
    ends = [end for _, c, number in told for end in (number, c.value.low, c.value.high) if end is not None]
    low, high = min(ends), max(ends)
    reach = high - low or abs(high) or Decimal(1)
    if low == high:
        low, high = low - reach / 2, high + reach / 2
        reach = high - low

    def place(number: Decimal) -> float:
        return round(_LEFT + _WIDTH * float((number - low) / reach), 2)

    rows = []
    for at, claim, number in sorted(told, key=lambda row: (row[2], row[0])):
        bound_low, bound_high = claim.value.low, claim.value.high
        left = place(bound_low) if bound_low is not None else 0.0
        right = place(bound_high) if bound_high is not None else 100.0
        width = max(right - left, _LEAST)
        left = min(left, 100 - width)
        rows.append(
            Row(
                value=value_parts(claim, words),
                source=chain(claim, words),
                side=at,
                point=place(number),
                left=round(left, 2),
                width=round(width, 2),
                open_left=bound_low is None,
                open_right=bound_high is None,
            )
        )
    ticks = dict.fromkeys(number for _, _, number in told)
    first, last = min(ticks), max(ticks)
    marked = [first] if first == last else [first, last]
    name = unit_name(unit[0], words.language) or ""
    return Axis(name, tuple(rows), tuple((place(number), grouped(number)) for number in marked))
