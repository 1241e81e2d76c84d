"""Units: which figures are of one kind, and the factor that brings them to one scale.

Money keeps its currency: a conversion between currencies is the business of `currencies`, never silent.
`percent` and `percentage_point` never meet; a basis point is a hundredth of a percentage point.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from tawatur.agreement.lexicon import unit_expressions

_CURRENCY: Final = re.compile(r"^[A-Z]{3}$")
_CENT: Final = re.compile(r"^([A-Z]{2,3})_cent$")
_ONE: Final = Decimal(1)


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit brought to its kind: claims are comparable when `kind` is equal, or when both are money.

    `noun` is set for counted things («مستخدم»), `currency` for money; a value times `factor` is on the common scale.
    """

    kind: str
    factor: Decimal
    currency: str | None = None
    noun: str | None = None

    @property
    def block(self) -> str:
        """The kind without currency: figures of different currencies share it."""
        return self.kind


@lru_cache(maxsize=1)
def _registry() -> Any:  # noqa: ANN401 - pint ships no types
    import pint  # noqa: PLC0415 - half a second, needed only where physical units are compared

    return pint.UnitRegistry(non_int_type=Decimal)


@lru_cache(maxsize=4096)
def _physical(unit: str) -> tuple[str, Decimal] | None:
    """Bring a physical unit to base units: `(dimension, factor)`; None when the table does not hold it."""
    expression = unit_expressions().get(unit)
    if expression is None:
        return None
    base = _registry().Quantity(_ONE, expression).to_base_units()
    return str(base.dimensionality), Decimal(base.magnitude)


@lru_cache(maxsize=16384)
def measure(unit: str | None, per: str | None) -> Measure:
    """Bring a unit and its base to a kind and factor: 1.5 `gigawatt` and 1500 `megawatt` meet."""
    if unit and per is None:
        head, _, tail = unit.replace("_per_", "/", 1).partition("/")
        unit, per = head, tail or None
    rate = ""
    factor = _ONE
    if per:
        physical = _physical(per)
        rate, divisor = ("/" + physical[0], physical[1]) if physical else ("/" + per, _ONE)
        factor = _ONE / divisor
    if unit is None:
        return Measure("count" + rate, factor)
    cent = _CENT.match(unit)
    if cent:
        currency = {"US": "USD"}.get(cent[1], cent[1])
        return Measure("money" + rate, factor / 100, currency=currency)
    if _CURRENCY.match(unit):
        return Measure("money" + rate, factor, currency=unit)
    if unit == "basis_point":
        return Measure("percentage_point" + rate, factor / 100)
    if unit in {"percent", "percentage_point", "ratio_x", "degree_celsius"}:
        return Measure(unit + rate, factor)
    known = _physical(unit)
    if known:
        return Measure(known[0] + rate, factor * known[1])
    return Measure("count" + rate, factor, noun=unit)
