"""Puts the values of a fact on one axis: where each stands, and how far its printed precision reaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from itertools import pairwise
from typing import Final

from tawatur.display.facts import Fact
from tawatur.display.present import Part, chain, grouped, unit_name, value_parts
from tawatur.display.words import Words
from tawatur.records import Claim

_LEFT: Final = 4.0  # percent of the width that stay free on either side
_WIDTH: Final = 100 - 2 * _LEFT
_LEAST: Final = 0.6  # a bar is never so thin that it cannot be seen
_NARROWEST: Final = 280  # pixels of an axis on a telephone: numbers that stand apart there do so everywhere
_LETTER: Final = 7.5  # pixels of a digit below the axis
_APART: Final = 10  # pixels between two numbers below the axis
_MOST_TICKS: Final = 6
_LONGEST: Final = 16  # letters of a number below the axis; a longer one is written with an exponent
# Numbers of any size are divided here, so the precision is wide.
_EXACT: Final = Context(prec=60)


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
    claim: Claim
    low: str | None  # the ends of the interval, as written; None where it is open
    high: str | None


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
    alone = low == high
    if alone:
        reach = abs(high) or Decimal(1)
        low, high = low - reach / 2, high + reach / 2
    # Room for the arrow of an open bound, which begins where the last number may stand.
    room = _EXACT.divide(_EXACT.subtract(high, low), Decimal(6))
    low -= room if any(c.value.low is None for _, c, _ in told) else 0
    high += room if any(c.value.high is None for _, c, _ in told) else 0
    reach = _EXACT.subtract(high, low)

    def place(number: Decimal) -> float:
        return round(_LEFT + _WIDTH * float(_EXACT.divide(_EXACT.subtract(number, low), reach)), 2)

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
                claim=claim,
                low=None if bound_low is None else grouped(bound_low),
                high=None if bound_high is None else grouped(bound_high),
            )
        )
    marked = [told[0][2]] if alone else _round_numbers(low, high)
    name = unit_name(unit[0], words.language) or ""
    return Axis(name, tuple(rows), tuple((place(number), _label(number)) for number in marked))


def anchor_of(place: float, text: str) -> str:
    """Say how a number stands at its tick: in the middle, unless it would run out at an edge of a narrow axis.

    >>> anchor_of(4.0, "97,000,000"), anchor_of(10.0, "20"), anchor_of(50.0, "97,000,000")
    ('start', 'middle', 'middle')
    """
    at, half = place * _NARROWEST / 100, len(text) * _LETTER / 2
    return "start" if at < half else "end" if at > _NARROWEST - half else "middle"


def _round_numbers(low: Decimal, high: Decimal) -> list[Decimal]:
    """Return the round numbers between two ends, as many as stand apart when written below a narrow axis."""
    reach = _EXACT.subtract(high, low)
    unit = Decimal(1).scaleb(reach.adjusted() - 1)
    fewest: list[Decimal] = []
    for step in (unit * times for times in (1, 2, 5, 10, 20, 50)):
        first = _EXACT.divide(low, step).to_integral_value(ROUND_CEILING)
        last = _EXACT.divide(high, step).to_integral_value(ROUND_FLOOR)
        count = int(last - first) + 1
        if not 0 < count <= _MOST_TICKS:
            continue
        found = [(first + at) * step for at in range(count)]
        if _stand_apart([(_LEFT + _WIDTH * float((one - low) / reach), _label(one)) for one in found]):
            return found
        fewest = found
    return fewest[:1]  # numbers so long that two have no room


def _stand_apart(ticks: list[tuple[float, str]]) -> bool:
    """Tell whether numbers below a narrow axis leave room between them."""
    spans = []
    for place, text in ticks:
        at, width = place * _NARROWEST / 100, len(text) * _LETTER
        start = {"start": at, "middle": at - width / 2, "end": at - width}[anchor_of(place, text)]
        spans.append((start, start + width))
    return all(before[1] + _APART <= after[0] for before, after in pairwise(spans))


def _label(number: Decimal) -> str:
    text = grouped(number)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if len(text) <= _LONGEST else f"{number.normalize():g}"
