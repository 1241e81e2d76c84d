"""Contests: the two sides of a result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawatur.claims.chunks import VERSUS, Chunk
from tawatur.claims.scenes import Referent, Scene, is_oblique, referent
from tawatur.records import Quantity

_AGAINST: Final = VERSUS | {"-", "–", "—"}
_FACING: Final = frozenset({"علي", "امام", "ضد", "مع"})


def opponent(scene: Scene, at: int, first: Referent | None, quantity: Quantity, *, second: bool) -> Iterator[Referent]:
    """Yield the two sides of a score: the winner first, and for the second number who stands after على or أمام."""
    chunks = scene.parse.chunks
    if at >= 3 and chunks[at - 1].kind == chunks[at - 3].kind == "noun" and chunks[at - 2].norm in _AGAINST:
        made = referent(scene, chunks[at - 1 if second else at - 3], 5.6, "opponent")  # «الشباب x النصر 2-1»
        if made is not None:
            yield made
    yield from _tabulated(scene, at, quantity)
    for here in range(2, at if second else 0):
        beaten = chunks[here - 2].kind == "verb" and chunks[here - 2].frame("score", "gain", "loss") is not None
        if beaten and chunks[here].kind == chunks[here - 1].kind == "noun":
            made = referent(scene, chunks[here], 4.6, "opponent")  # «هزم الشباب ضيفه الفتح 3-1»
            if made is not None:
                yield made
    for here in range(1, len(chunks)):
        chunk = chunks[here]
        if chunk.kind != "noun" or chunks[here - 1].kind != "prep" or abs(here - at) > 14:
            continue
        drawn = chunks[here - 1].norm == "مع" and any(f.lemma == "تعادل" for c in chunks[: here - 1] for f in c.frames)
        if drawn or chunks[here - 1].norm in {"علي", "امام", "ضد"}:
            made = referent(scene, chunk, 4.6 if second else -1.0, "opponent")
            if made is not None and (first is None or made.start != first.start):
                yield made


def _tabulated(scene: Scene, at: int, quantity: Quantity) -> Iterator[Referent]:
    """Yield the sides of a result in brackets behind who was faced: «خسر أمام الفتح (0-1) والرائد (2-3)»."""
    chunks = scene.parse.chunks
    here = at
    while here > 0 and (chunks[here].kind == "value" or chunks[here].norm in _AGAINST):
        here -= 1
    name = here - 1
    if chunks[here].norm != "(" or name < 0 or not _faced(chunks, name):
        return
    behind = here < at - 1 or quantity.start > chunks[at].start  # «0-1» may be one value with two numbers
    side = chunks[name] if behind else _doer(chunks, name)
    made = referent(scene, side, 5.6, "opponent") if side is not None else None
    if made is not None:
        yield made


def _faced(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a phrase stands behind «أمام», or in the list that does."""
    if at < 1 or chunks[at].kind != "noun":
        return False
    if chunks[at - 1].norm in _FACING:
        return True
    here = at - 2
    if chunks[at - 1].kind != "and" or here < 0 or chunks[here].norm != ")":
        return False
    while here > 0 and chunks[here].norm != "(":
        here -= 1
    return _faced(chunks, here - 1)


def _doer(chunks: list[Chunk], before: int) -> Chunk | None:
    """Return the phrase that the sentence speaks of: the subject of its first verb."""
    for here in range(1, before):
        if chunks[here].kind == "noun" and chunks[here - 1].kind == "verb" and not is_oblique(chunks, here):
            return chunks[here]
    return None
