"""Figures on a common axis: the geometry of the report's drawings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from tawatur.agreement.intervals import envelope
from tawatur.agreement.profile import Profile
from tawatur.records import plain

_LEFT: Final = 30.0
_RIGHT: Final = 530.0
_ROW: Final = 18.0
_COLOURS: Final = ("#1b6e3c", "#a3251b", "#1f5fa8", "#7a5b00", "#6a3d9a")
_TICKS: Final = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure: its interval from `low` to `high`, its number at `x`; `open` for a bound."""

    low: float
    high: float
    x: float
    y: float
    colour: str
    open: bool
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    """One mark of the axis."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A drawing: bars above a base line with ticks, all in the units of the viewBox."""

    left: float
    right: float
    base: float
    height: float
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]


def axis(rows: Sequence[tuple[int, Profile]]) -> Axis | None:
    """Draw the figures of a fact, each with the number of its group; None when they share no scale or there is one."""
    if len(rows) <= 1:
        return None
    first = rows[0][1].measure
    if any((p.measure.kind, p.measure.currency) != (first.kind, first.currency) for _, p in rows):
        return None
    factor = first.factor
    spans = [(group, p, [None if edge is None else edge / factor for edge in envelope(p.figure)]) for group, p in rows]
    numbers = [p.figure.number / factor for _, p in rows]
    low = min([*numbers, *(edges[0] for _, _, edges in spans if edges[0] is not None)])
    high = max([*numbers, *(edges[1] for _, _, edges in spans if edges[1] is not None)])
    room = (high - low) / 10 or abs(high) / 10 or Decimal(1)
    low, high = low - room, high + room

    def place(number: Decimal | None, default: float) -> float:
        return default if number is None else round(_LEFT + float((number - low) / (high - low)) * (_RIGHT - _LEFT), 1)

    bars = tuple(
        Bar(
            low=place(edges[0], _LEFT),
            high=place(edges[1], _RIGHT),
            x=place(number, _LEFT),
            y=_ROW * (at + 1),
            colour=_COLOURS[group % len(_COLOURS)],
            open=p.figure.hard,
            number=short(number),
            title=p.origin.label,
        )
        for at, ((group, p, edges), number) in enumerate(zip(spans, numbers, strict=True))
    )
    base = _ROW * (len(rows) + 1)
    ticks = tuple(Tick(place(at, _LEFT), short(at)) for at in _round_steps(low, high))
    return Axis(_LEFT, _RIGHT, base, base + 26, ticks, bars)


def _round_steps(low: Decimal, high: Decimal) -> list[Decimal]:
    """Return the round numbers between two ends: multiples of 1, 2 or 5 times a power of ten."""
    raw = (high - low) / _TICKS
    unit = Decimal(1).scaleb(raw.adjusted())
    step = next(unit * many for many in (1, 2, 5, 10) if unit * many >= raw)
    first = (low / step).to_integral_value(rounding="ROUND_CEILING")
    steps = [(first + at) * step for at in range(2 * _TICKS)]
    return [at for at in steps if at <= high]


def short(number: Decimal) -> str:
    """Write a number with its thousands apart and four significant digits at most behind the point.

    >>> short(Decimal("85020000"))
    '85,020,000'
    """
    if number == 0:
        return "0"
    digits = max(0, 3 - number.adjusted())
    rounded = Decimal(plain(round(number, digits)))
    text = format(rounded.normalize() if digits else rounded, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text
