"""Harm: where and in what people came to harm: the event or the place that a number of victims is of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.scenes import Referent, Scene, is_event, is_place, referent
from tawatur.claims.words import heads, stems

_IN: Final = frozenset({"في", "فى", "ب"})


def scene_of_harm(scene: Scene, at: int) -> Iterator[Referent]:
    """Yield the event or place that follows a number of victims: «قتل 14 جنديا أمس في غارة على لوغار»."""
    chunks = scene.parse.chunks
    for here in range(at + 1, min(at + 12, len(chunks) - 1)):
        if chunks[here].kind == "value" and _struck_too(chunks, at, here):
            continue
        if chunks[here].kind in {"value", "comp"} or (chunks[here].kind == "stop" and here > at + 1):
            return
        noun = chunks[here + 1]
        if chunks[here].kind not in {"prep", "time"} or noun.kind != "noun":
            continue
        event, place = is_event(scene.parse, noun), is_place(noun) and chunks[here].norm in _IN
        if event or place:
            score = (3.4 if event else 3.0) - 0.05 * (here - at)
            made = referent(scene, noun, score, "after:event" if event else "after:في")
            if made is not None:
                yield made


def _struck_too(chunks: list[Chunk], at: int, other: int) -> bool:
    """Tell whether a second number counts victims of the same: «قتل ستة وأصيب اثنان في هجوم»."""
    between = chunks[at + 1 : other]
    if not any(c.kind == "and" for c in between):
        return False
    noun = chunks[other].noun
    if noun is not None and noun.noun.kind in {"dead", "hurt"}:
        return True
    people = noun is not None and noun.noun.kind == "person" and all(c.kind in {"and", "hedge"} for c in between)
    return people or any(c.frame("suffer") for c in between)  # «إصابة 40 متظاهرا و9 شرطيين»


def stands_where(scene: Scene, at: int) -> Iterator[Referent]:
    """Yield the place behind a verb that what is counted is the subject of: «1500 مدرسة دمرت في الأنبار»."""
    chunks = scene.parse.chunks
    verb = at + 1
    while verb < len(chunks) and chunks[verb].kind in {"skip", "period", "hedge"}:
        verb += 1
    if verb >= len(chunks) or chunks[verb].kind != "verb" or chunks[verb].frame("act", "suffer") is None:
        return
    if chunks[at].noun is None or chunks[verb].pronoun is not None:
        return
    for here in range(verb + 1, min(verb + 6, len(chunks) - 1)):
        if chunks[here].kind in {"value", "stop", "comp", "rel", "verb"}:
            return
        if chunks[here].norm in _IN and is_place(chunks[here + 1]):
            made = referent(scene, chunks[here + 1], 2.6, "after:في")
            if made is not None:
                yield made
            return


def is_fallen(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether a phrase is rain or snow, whose victims are those of the place: «خلفت الأمطار في الريف 3 قتلى»."""
    return not heads("weather").isdisjoint(stems(scene.parse.norms[chunk.first]))


def stricken(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a phrase is the place that rain fell on: behind «في», or subject of «التي شهدتها»."""
    before = chunks[at - 1] if at else None
    if before is None:
        return False
    seen = before.kind == "verb" and at >= 2 and chunks[at - 2].kind == "rel" and before.frame("level") is not None
    return seen or (is_place(chunks[at]) and before.norm in _IN | {"علي"})
