"""Descriptions: the bare noun that a clause without «الذي» describes: «أرض مساحتها …», «أكاديمية تستوعب …».

Behind an indefinite noun Arabic needs no relative pronoun: what has a pronoun of its own, or the verb that follows
at once, is said of that noun and not of the sentence's subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.frames import masdar_shape
from tawatur.claims.governors import Governor
from tawatur.claims.scenes import Referent, Scene, bears_pronoun, made_of_metric, referent, unfit_owner
from tawatur.claims.words import heads, stems


def described(scene: Scene, at: int, metric_chunk: int | None, governor: Governor | None) -> Iterator[Referent]:
    """Yield the noun that the metric's pronoun or the governing verb describes."""
    chunks = scene.parse.chunks
    if metric_chunk is not None and (pronoun := bears_pronoun(scene.parse, chunks[metric_chunk])):
        near = all(c.kind in _BETWEEN for c in chunks[metric_chunk + 1 : at])
        yield from _owner(scene, metric_chunk, pronoun, near=near)
    if governor is None or governor.at == 0 or chunks[governor.at].kind != "verb":
        return
    if governor.frame.kind not in _HAVING:
        return
    noun, verb = chunks[governor.at - 1], chunks[governor.at]
    if _is_thing(scene, governor.at - 1) and noun.metric is None and _acts(scene, noun, verb):
        made = referent(scene, noun, 3.5, "described")
        if made is not None:
            yield made


# «اشتراك يبلغ 50 دينارا» says the price, «عمارة تضم 30 شقة» what the building has.
_BETWEEN: Final = frozenset({"hedge", "verb", "neg", "skip"})
_HAVING: Final = frozenset({"hold", "last", "cost"})


def _owner(scene: Scene, at: int, pronoun: str, *, near: bool) -> Iterator[Referent]:
    """Yield the bare noun before a metric with a pronoun: «شركة ناشئة لا يتجاوز عدد موظفيها».

    One that begins the metric's own phrase counts only where the value is `near`: «أرض مساحتها 9 هكتارات», but
    «عدلت الناقلة جدول رحلاتها».
    """
    chunks, words = scene.parse.chunks, scene.parse.words
    chunk = chunks[at]
    if chunk.metric_first > chunk.first and not any(w.definite for w in words[chunk.first : chunk.metric_first]):
        start, end = words[chunk.first].start, words[chunk.metric_first - 1].end
        thing = heads("empty").isdisjoint(stems(chunk.norm))
        if near and chunk.entity is None and thing:
            yield Referent(start, end, scene.text(start, end), None, 4.2, "described")
        return
    here = at - 1
    if here >= 0 and chunks[here].kind == "verb" and chunks[here].frame("level") is not None:
        here -= 1
        here -= here >= 0 and chunks[here].kind == "neg"
    while here >= 0 and chunks[here].kind == "noun":
        noun = chunks[here]
        if _is_thing(scene, here) and not _measures(scene, noun):
            unfit = unfit_owner(scene, noun, pronoun)
            made = referent(scene, noun, 4.2 + unfit, "described") if unfit > -1.0 else None
            if made is not None:
                yield made
                return
        if here < 2 or chunks[here - 1].kind != "prep":
            return
        here -= 2


def is_bare(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether a phrase is a common noun without article, name or pronoun."""
    if chunk.kind != "noun" or chunk.entity is not None or chunk.quoted or chunk.pronoun is not None:
        return False
    return not any(w.definite for w in scene.parse.words[chunk.first : chunk.last])


def _is_thing(scene: Scene, at: int) -> bool:
    """Tell whether a bare phrase names a thing: no verbal noun («تراجع»), and no adjective cut off its noun."""
    chunks = scene.parse.chunks
    chunk = chunks[at]
    if not is_bare(scene, chunk) or chunk.frames or masdar_shape(chunk.norm):
        return False
    before = chunks[at - 1] if at > 0 and chunks[at - 1].kind == "noun" else None
    adjective = chunk.norm.endswith(("ي", "يه")) and chunk.noun is None
    agrees = before is not None and scene.parse.words[before.first].marbuta == scene.parse.words[chunk.first].marbuta
    cut = before is not None and (before.frames == () or (adjective and agrees))
    return not cut and heads("empty").isdisjoint(stems(chunk.norm))


def _measures(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether a phrase is itself what is measured («خسائر قيمتها»): its owner is somebody else."""
    return chunk.metric is not None and (made_of_metric(scene.parse, chunk) or chunk.noun is None)


def _acts(scene: Scene, noun: Chunk, verb: Chunk) -> bool:
    """Tell whether an imperfect verb agrees with the noun before it."""
    feminine = scene.parse.words[noun.first].marbuta or noun.norm.endswith(("ات", "اء"))
    stem = verb.norm.removeprefix("س")
    imperfect = any(f.part == "imperfect" for f in verb.frames)
    return imperfect and stem.startswith("ت" if feminine else ("ي", "ت"))
