"""Interval logic: whether two printed figures may stand for one true value.

A printed figure hides its true value behind rounding («2.2» for 2.17), truncation («33 مليون» for 33.7),
a hedge («نحو 38 ألف»), a fraction word («الخُمس» for 22 %) or a bound («أكثر من نصف مليون»).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from tawatur.records import Comparator

Meeting = Literal["exact", "rounded", "bound", "far", "adjacent", "apart"]

_FLIP: Final[dict[str, Comparator]] = {">": "<", ">=": "<=", "<": ">", "<=": ">="}
_LOWER: Final = frozenset({">", ">="})
_UPPER: Final = frozenset({"<", "<="})
_HARD: Final = _LOWER | _UPPER
# A bound says something of a value only when it lies near it: «حتى 60 مليونا» does not support 7.8 million.
_FAR: Final = Decimal(2)
_LEAN: Final = Decimal("0.15")  # how far under «ما يقرب من» (over «أكثر بقليل من») the value may lie
_HEDGE_CAP: Final = Decimal("0.10")  # «نحو» never stretches a figure by more than a tenth


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed figure on a common scale.

    `step` is one unit of the last printed digit; `exact` marks a plain counted integer («18 قتيلا»), which nobody
    rounds; `low`/`high` is what the reader of the quantity already allowed (wide hedges), or None.
    """

    number: Decimal
    step: Decimal
    comparator: Comparator = "="
    fraction: bool = False
    exact: bool = False
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def signed(self) -> Comparator:
        """The comparator on the number line: «تراجع بأكثر من 60%» lies below -60."""
        return _FLIP.get(self.comparator, self.comparator) if self.number < 0 else self.comparator

    @property
    def hard(self) -> bool:
        """Tell whether it is a bound; «نحو» and «ما يقرب من» are hedges, no bounds."""
        return self.comparator in _HARD

    def scaled(self, factor: Decimal) -> Figure:
        """Bring the figure to another scale, such as another currency."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Figure(self.number * factor, self.step * factor, self.comparator, self.fraction, False, low, high)


def significant_step(number: Decimal) -> Decimal:
    """Return the unit of the second significant digit or of the last digit that is not zero, whichever is finer.

    550000 may be rounded to ten thousands, 2408 is printed to the unit, 500 to tens.
    """
    if number == 0:
        return Decimal(1)
    last = int(number.normalize().as_tuple().exponent)
    return Decimal(1).scaleb(min(number.adjusted() - 1, last))


def envelope(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """Return the interval in which the true value may lie; None is an open side."""
    number = figure.number
    side = figure.signed
    if side in _LOWER:
        return number, None
    if side in _UPPER:
        return None, number
    if figure.comparator in {"~<", "~>"}:
        near = number * (1 - _LEAN) if figure.comparator == "~<" else number * (1 + _LEAN)
        low, high = min(near, number), max(near, number)
    else:
        half = figure.step / 2
        if figure.exact:
            half = significant_step(number) / 2 if number % 100 == 0 else Decimal(0)
        if figure.comparator == "~":
            half = max(half, min(significant_step(number), abs(number) * _HEDGE_CAP))
        low, high = number - half, number + half
        if not figure.exact and not figure.fraction and figure.comparator == "=":
            # A printer who cuts digits leaves the true value farther from zero.
            if number >= 0:
                high = max(high, number + figure.step)
            else:
                low = min(low, number - figure.step)
    return (
        low if figure.low is None else min(low, figure.low),
        high if figure.high is None else max(high, figure.high),
    )


def meet(a: Figure, b: Figure) -> Meeting:
    """Say how two figures stand to each other; symmetric.

    `exact` same number said the same way; `rounded` one is the other rounded, cut or hedged; `bound` a bound that
    holds; `far` a bound that holds but says nothing; `adjacent` neighbours in the last printed digit, which only
    rounding in one place and cutting in the other explains; `apart` both cannot hold.
    """
    if a.number == b.number:
        if a.signed == b.signed:
            return "exact"
        if not a.hard and not b.hard:
            return "rounded"
        return "apart" if {a.signed, b.signed} == {"<", ">"} else "bound"
    if a.hard and b.hard:
        return _two_bounds(a, b)
    if a.hard or b.hard:
        bound, other = (a, b) if a.hard else (b, a)
        return _bound(bound, other)
    return _two_values(a, b)


def _near(x: Decimal, y: Decimal) -> bool:
    if x == 0 or y == 0 or (x < 0) != (y < 0):
        return False
    return abs(x) <= _FAR * abs(y) and abs(y) <= _FAR * abs(x)


def _two_bounds(a: Figure, b: Figure) -> Meeting:
    if (a.signed in _LOWER) != (b.signed in _LOWER):
        lower, upper = (a, b) if a.signed in _LOWER else (b, a)
        if lower.number > upper.number:
            return "apart"
    return "bound" if _near(a.number, b.number) else "far"


def _bound(bound: Figure, other: Figure) -> Meeting:
    low, high = envelope(other)
    holds = high is None or high > bound.number if bound.signed in _LOWER else low is None or low < bound.number
    if not holds:
        return "apart"
    # The hedge may reach over the bound while the number itself lies on the wrong side: that is no support.
    beyond = other.number < bound.number if bound.signed in _LOWER else other.number > bound.number
    if beyond and not (other.fraction or bound.fraction or other.comparator != "="):
        return "apart"
    return "bound" if _near(bound.number, other.number) else "far"


def _two_values(a: Figure, b: Figure) -> Meeting:
    plain = a.comparator == b.comparator == "=" and not a.fraction and not b.fraction
    if plain and a.step == b.step and not (a.exact and (a.number % 100 == 0 or b.number % 100 == 0)):
        return "adjacent" if abs(a.number - b.number) <= a.step and not (a.exact and b.exact) else "apart"
    coarse, fine = (a, b) if _width(a) >= _width(b) else (b, a)
    low, high = envelope(coarse)
    if fine.comparator == "=" and not fine.fraction:
        inner_low: Decimal | None = fine.number
        inner_high: Decimal | None = fine.number
    else:
        inner_low, inner_high = envelope(fine)
    inside = (low is None or inner_high is None or inner_high >= low) and (
        high is None or inner_low is None or inner_low <= high
    )
    # The upper end of a cut figure is open: «33 مليون» is not 34.
    if inside and plain and high is not None and low is not None:
        inside = fine.number < high if coarse.number >= 0 else fine.number > low
    if not inside:
        return "apart"
    if "~<" in {a.comparator, b.comparator} or "~>" in {a.comparator, b.comparator}:
        return "rounded" if _rounds(a.number, b.number) else "bound"
    return "rounded"


def _width(figure: Figure) -> Decimal:
    low, high = envelope(figure)
    return Decimal("Infinity") if low is None or high is None else high - low


def _rounds(x: Decimal, y: Decimal) -> bool:
    """Tell whether one number is the other rounded to two significant digits or more: 548 and 550, not 98 and 100."""
    coarse, fine = (x, y) if significant_step(x) >= significant_step(y) else (y, x)
    if fine == 0 or coarse == 0:
        return False
    unit = Decimal(1).scaleb(fine.adjusted() - 1)
    return abs(coarse - fine) <= unit / 2
