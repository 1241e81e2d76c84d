"""Units: what a value is measured in where the sentence leaves it out or says it loosely.

«1.2 مليون سائح في يونيو و900 ألف في يوليو»: the second counts tourists too. Points in percent of an index are points.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.governors import unit_class
from tawatur.claims.measures import Pick
from tawatur.claims.memory import Bound, Memory
from tawatur.claims.scenes import Scene
from tawatur.quantities.nouns import singular
from tawatur.records import Quantity, Span

_POINTS: Final = 100  # no share moves by so many percentage points: they are points of an index
# Points of these are points of an index, not percentage points.
_INDICES: Final = frozenset({"share_index", "index_value", "pmi", "confidence_index", "points"})


def unit_of(
    scene: Scene, quantity: Quantity, pick: Pick | None, sibling: Bound | None, memory: Memory
) -> tuple[str | None, Span | None, str | None]:
    """Return the unit that the sentence elides: the sibling's, or the article's currency for a price."""
    index = pick is not None and pick.entry.id in _INDICES
    if quantity.unit == "percentage_point" and (index or _many(quantity.number)):
        return "point", quantity.unit_text, None
    if unit_class(quantity) != "bare":
        if quantity.kind == "money" and quantity.per is None and pick is not None:
            return None, None, memory.rate(quantity, pick)
        return None, None, None
    own = _part_of(scene, quantity)
    if own is not None and (pick is None or not pick.by.startswith("elided") or sibling is None):
        return _singular(scene, own), None, None
    near = sibling or memory.others(scene, quantity)
    if near is not None and near.quantity.unit not in {None, "percent"}:
        return near.quantity.unit, near.quantity.unit_text, near.quantity.per
    if pick is not None and pick.entry.units == {"money"}:
        for known in reversed(memory.history):
            if known.quantity.kind == "money":
                return known.quantity.unit, known.quantity.unit_text, known.quantity.per
    return None, None, None


def _part_of(scene: Scene, quantity: Quantity) -> Chunk | None:
    """Return the phrase that a bare number takes a part of: «تدريب 750 من الأطباء»."""
    chunks, at = scene.parse.chunks, scene.parse.places.get(quantity.start, -1)
    if not 0 <= at < len(chunks) - 2 or chunks[at + 1].norm != "من":
        return None
    noun = chunks[at + 2]
    if noun.kind != "noun" or not (noun.definite or noun.noun is not None) or noun.entity is not None:
        return None
    return noun if noun.noun is not None or (noun.metric is None and not noun.frames) else None


def _singular(scene: Scene, chunk: Chunk) -> str:
    """Name one of what a phrase counts: «المشرفين» is «مشرف»."""
    if chunk.noun is not None:
        return chunk.noun.noun.singular
    return singular(scene.text(chunk.start, scene.parse.words[chunk.first].end).removeprefix("ال"))


def _many(number: Decimal | None) -> bool:
    return number is not None and abs(number) >= _POINTS
