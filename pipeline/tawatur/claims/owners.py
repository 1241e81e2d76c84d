"""Owners: whose a value is, the best of all candidates.

They come from the phrase of the metric, from the clause around the value, from the subject, and from the values
before; each has a score and the rule that found it, and of equal ones the first named here wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawatur.claims.bearers import bearers
from tawatur.claims.contests import opponent
from tawatur.claims.governors import Governor, link_of, unit_class
from tawatur.claims.measures import Pick
from tawatur.claims.memory import Bound, Memory
from tawatur.claims.reach import reached
from tawatur.claims.referents import after_metric, behind, beside, complement, listed, made_of
from tawatur.claims.scenes import Referent, Scene, bears_pronoun, owner
from tawatur.claims.subjects import subjects
from tawatur.records import Quantity
from tawatur.text.normalise import fold

# What is measured of a place, whoever measures it.
_WEATHER: Final = frozenset({"temperature", "rainfall", "wind_speed", "humidity", "magnitude"})
_LOOSE: Final = ("oblique", "after", "counted")  # said of one value only: «توقعات 17 محللا … والبالغ 23 مليارا»
_SURE: Final = 3.3  # as good as the entity of the sibling


def owner_of(
    scene: Scene,
    at: int,
    quantity: Quantity,
    *,
    governor: Governor | None,
    pick: Pick | None,
    sibling: Bound | None,
    memory: Memory,
    outside: bool,
) -> Referent | None:
    """Return the best candidate for the entity of a value, or None where the sentence names nobody for it.

    `outside` says that the value before was of somebody whom its sentence does not name.
    """
    place, id_ = (pick.at, pick.entry.id) if pick is not None else (None, "")
    weather, priced = id_ in _WEATHER, "price" in id_.split("_")
    before = sibling.at if sibling is not None else None
    fresh = place is not None and before is not None and place > before
    found = [
        *_of_metric(scene, at, quantity, pick),
        *listed(scene, at),
        *made_of(scene, at),
        *reached(scene, at),
        *bearers(scene, at, place, governor),
        *beside(scene, at, before, fresh=fresh, governor=governor),
        *subjects(scene, at, governor, place, pronoun=_pronoun(scene, pick), weather=weather, priced=priced),
        *behind(
            scene,
            at,
            quantity,
            governor,
            sibling=sibling is not None,
            contrast=_contrasted(scene, at, quantity, sibling, memory),
            placed=_placed(sibling),
            metric=id_,
        ),
        *_rival(scene, at, quantity, governor, id_, sibling, memory),
        *_earlier(memory, sibling),
    ]
    best = max(found, key=lambda r: r.score, default=None)
    if best is None or pick is None:
        return best
    part = outside and sibling is not None and sibling.entity is None and pick.by.startswith("elided:")
    if part and best.by == "oblique":
        return None  # «منهم 5 من خارج المملكة و7 من داخلها»: of what the first part was of
    if pick.by == "pointing" and best.score < _SURE:
        return None  # «بخفض المعدل إلى 18%»: of what the metric was of before
    return best


def _of_metric(scene: Scene, at: int, quantity: Quantity, pick: Pick | None) -> Iterator[Referent]:
    """Yield whom the phrase of the metric names: its genitive, and what stands between it and the value."""
    if pick is None or pick.at is None or pick.by.startswith("elided"):
        return
    chunks = scene.parse.chunks
    if any(c.kind == "stop" for c in chunks[at : pick.at]):
        return
    if pick.at > at and unit_class(quantity) == "ratio":
        return  # «ضعف جائزة الوصيف»: whose is compared
    own = complement(scene, chunks[pick.at])
    if own is not None:
        yield own
    if pick.at < at:
        yield from after_metric(scene, pick.at, at, own)


def _pronoun(scene: Scene, pick: Pick | None) -> str:
    """Return the pronoun that the metric bears: «أرباحها»."""
    if pick is None:
        return ""
    if pick.at is not None:
        return "" if pick.by.startswith("elided") else bears_pronoun(scene.parse, scene.parse.chunks[pick.at])
    return owner(fold(pick.text or "").split(" ")[0]) if pick.start is not None else ""


def _contrasted(scene: Scene, at: int, quantity: Quantity, sibling: Bound | None, memory: Memory) -> bool:
    """Tell whether the value is set against the one before: «مقابل 310 ملايين», a range too."""
    if sibling is not None and link_of(scene.parse, at).sibling:
        return True
    last = memory.last
    if quantity.range_role != "high" or last is None or last.quantity.range_role != "low":
        return False
    return link_of(scene.parse, last.at).sibling != ""


def _placed(sibling: Bound | None) -> bool:
    """Tell whether the value before was of a place."""
    entity = sibling.entity.entity if sibling is not None and sibling.entity is not None else None
    return entity is not None and entity.type == "LOC"


def _rival(
    scene: Scene,
    at: int,
    quantity: Quantity,
    governor: Governor | None,
    id_: str,
    sibling: Bound | None,
    memory: Memory,
) -> Iterator[Referent]:
    """Yield the other side of a match, where the value is a score or goals in one."""
    ruling = governor or (sibling.governor if sibling is not None else None)
    played = sibling is not None or (ruling is not None and ruling.frame.kind in {"score", "loss"})
    if quantity.kind == "score" or (played and id_ == "goals"):
        second = _second(memory, quantity, at, sibling)
        yield from opponent(scene, at, memory.last.entity if memory.last else None, quantity, second=second)


def _second(memory: Memory, quantity: Quantity, at: int, sibling: Bound | None) -> bool:
    """Tell whether a number is the second of its score, in a list of scores too: «2-1، … 3-0»."""
    if quantity.kind != "score" or memory.last is None:
        return sibling is not None
    pair = memory.of_before is not None and memory.of_before.at == memory.last.at
    return memory.last.at == at or (sibling is not None and memory.last.quantity.kind == "score" and not pair)


def _earlier(memory: Memory, sibling: Bound | None) -> Iterator[Referent]:
    """Yield what values before were of: the sibling's entity, the sentence's, and the article's for the metric."""
    for bound, score in ((sibling, 3.3), (memory.last, 1.9)):
        if bound is not None and bound.entity is not None and bound.entity.by != "surveyor":
            entity = bound.entity
            weak = bound is not sibling and entity.by.removeprefix("elided:").startswith(_LOOSE)
            by = f"elided:{entity.by.removeprefix('elided:')}"
            yield entity._replace(score=0.9 if weak else score, by=by)
