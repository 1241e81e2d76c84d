"""Substances: what so many tonnes or litres are of, where no phrase says what they measure.

«عثرت الشرطة على 40 كيلوغراما من الحشيش» measures a quantity of hashish, «تجنب المحطة البلاد مليون طن من الكربون»
emissions avoided.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawatur.claims.measures import Pick
from tawatur.claims.metrics import MetricEntry, fit_of, metric, metric_at, metric_of_unit
from tawatur.claims.scenes import Scene
from tawatur.claims.words import heads, stems, without_article
from tawatur.quantities.nouns import plain_word
from tawatur.records import Quantity

_BULK: Final = frozenset({"weight", "volume"})
_GASES: Final = frozenset({"كربون", "انبعاثات", "انبعاث", "غازات", "ميثان", "ثاني"})
_SCORE: Final = 2.4  # more than the unit alone
_LONGEST: Final = 3  # words of a substance: «ثاني أكسيد الكربون»


def of_substance(scene: Scene, at: int, quantity: Quantity) -> Iterator[Pick]:
    """Yield the quantity of what a weight or volume is of, under our name for it."""
    own = metric_of_unit(quantity.unit)
    words = _substance(scene, at)
    if own is None or own.id not in _BULK or words is None:
        return
    parse = scene.parse
    norms = parse.norms[words[0] : words[1]]
    text = plain_word(scene.text(parse.words[words[0]].start, parse.words[words[1] - 1].end))
    last = norms[-1].startswith("ال") or len(norms) > 1
    name = text if last else f"ال{text}"
    if not _GASES.isdisjoint(stems(norms[0])):
        verbs = (c.norm for c in parse.chunks[:at] if c.clause == parse.chunks[at].clause)
        avoided = any(not heads("averting").isdisjoint(stems(norm)) for norm in verbs)
        entry = metric("emissions_avoided" if avoided else "emissions")
        yield Pick(entry, None, None, None, _SCORE + 0.4, "substance", label=entry.name)
        return
    entry = _entry(norms, quantity) or own
    yield Pick(entry, None, None, None, _SCORE, "substance", label=f"كمية {name}")


def _entry(norms: list[str], quantity: Quantity) -> MetricEntry | None:
    """Return the metric that the table has for a weight of such a thing: «حشيش», «مساعدات»."""
    bare = without_article(norms[0])
    for row in ([bare], ["وزن", bare]):
        found = metric_at(row, 0)
        entries = (found.entry, *found.others) if found is not None and found.length == len(row) else ()
        for entry in entries:
            if "count" not in entry.units and fit_of(entry, "unit", quantity.unit) > 0.3:
                return entry
    return None


def _substance(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return the words `[first, last)` of what stands behind من after a value, or in its own chunk."""
    chunks, norms = scene.parse.chunks, scene.parse.norms
    chunk = chunks[at]
    inside = next((n + 1 for n in range(chunk.first, chunk.last - 1) if norms[n] == "من"), None)
    if inside is not None:
        return inside, inside + 1
    if at + 2 < len(chunks) and chunks[at + 1].norm == "من" and chunks[at + 2].kind == "noun":
        noun = chunks[at + 2]
        if noun.entity is None or noun.entity.type not in {"LOC", "ORG", "PER"}:
            return noun.first, min(noun.last, noun.first + _LONGEST)
    return None
