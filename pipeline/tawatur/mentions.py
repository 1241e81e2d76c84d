"""One reading per number: arbitrates among what quantities, times and names propose.

The rooms above propose without knowing of each other, so `2025` may come as a number and as a year, and
`iPhone 17` as a name and a number. Nothing is lost here: a number that a name owns stays, marked with its
negative class; one that a period owns is inside that period's span.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from tawatur.records import Entity, Period, Quantity, Span

# Kinds whose unit, sign or form was read with the number: a bare year reading cannot be right beside them.
_UNITED: Final[frozenset[str]] = frozenset(
    {"percent", "money", "quantity", "temperature", "volume", "distance", "duration", "multiple", "score"}
)
# How a name was found, when the name is only a noun phrase and may well count something (الدول السبع).
_LOOSE_NAMES: Final[frozenset[str]] = frozenset({"common_noun", "head_noun", "ner"})


def arbitrate(
    quantities: Iterable[Quantity], periods: Iterable[Period], entities: Iterable[Entity]
) -> tuple[tuple[Quantity, ...], tuple[Period, ...]]:
    """Return quantities and periods, each in text order, with no overlap between any two of them.

    >>> arbitrate(read_quantities("في 2025"), read_times("في 2025"), ())[0]
    ()
    """
    kept_periods: list[Period] = []
    kept_quantities: list[Quantity] = []
    ordered = sorted(periods, key=lambda p: (p.start, p.end))
    rivals = _Overlaps([period.span for period in ordered])
    beaten: set[int] = set()
    names = sorted((e for e in entities if e.span is not None), key=lambda e: e.start or 0)
    named = _Overlaps([e.span for e in names if e.span is not None])
    for quantity in sorted(quantities, key=lambda q: (q.start, q.end)):
        against = rivals.of(quantity.start, quantity.end)
        if against and not all(_number_wins(quantity, ordered[i]) for i in against):
            continue
        beaten.update(against)
        touching = (names[i] for i in named.of(quantity.start, quantity.end))
        owner = next((name for name in touching if _owns(name, quantity)), None)
        kept_quantities.append(quantity if owner is None else _part_of_name(quantity, owner))
    kept_periods.extend(period for i, period in enumerate(ordered) if i not in beaten)
    return tuple(kept_quantities), tuple(kept_periods)


def _part_of_name(quantity: Quantity, owner: Entity) -> Quantity:
    """Mark a number that a name owns; what the grammar already ruled out keeps its class."""
    if quantity.negative is not None:
        return quantity
    negative = "product_name" if owner.type == "PRODUCT" else "identifier"
    return quantity.model_copy(update={"negative": negative, "why": f"part of the name {owner.text}"})


def _number_wins(quantity: Quantity, period: Period) -> bool:
    """Tell whether a number keeps its reading against a period that it overlaps."""
    if quantity.negative in {"model_name", "product_name", "figurative"}:
        return quantity.start <= period.start and period.end <= quantity.end
    if quantity.kind in _UNITED or (quantity.kind == "number" and quantity.unit_text is not None):
        # «2025 دولار»: the year reading saw only the digits; «منذ 3 سنوات» saw the unit too.
        reach = max(quantity.end, quantity.unit_text.end if quantity.unit_text else 0)
        return not (period.start <= quantity.start and reach <= period.end)
    return (quantity.end - quantity.start) > (period.end - period.start)


def _owns(entity: Entity, quantity: Quantity) -> bool:
    """Tell whether a number is only a part of a name: «iPhone 17», «مجموعة العشرين»."""
    if entity.start is None or entity.end is None or entity.by in _LOOSE_NAMES:
        return False
    inside = entity.start <= quantity.start and quantity.end <= entity.end
    return inside and (quantity.unit_text is None or quantity.unit_text.end <= entity.end)


class _Overlaps:
    """Finds which of a sorted list of spans, none overlapping another, share a character with a stretch."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = [s.start for s in spans]
        self._ends = [s.end for s in spans]

    def of(self, start: int, end: int) -> range:
        """Return the indices of the spans that `[start, end)` touches."""
        first = bisect_left(self._ends, start + 1)
        return range(first, max(first, bisect_left(self._starts, end)))
