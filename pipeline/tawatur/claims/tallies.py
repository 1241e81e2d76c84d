"""Tallies: what a count says beyond its noun: who does it, whom a country hosts or a study follows, which part it is.

«50 شخصا انضموا» counts those who joined, «يستضيف الأردن مليون سوري» refugees, «تابع الباحثون 247 ألف شخص» a sample,
«53 منها أعيد فتحها» the reopened ones among those counted before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.governors import Governor, unit_class
from tawatur.claims.measures import Pick
from tawatur.claims.metrics import metric
from tawatur.claims.naming import of_lands
from tawatur.claims.plurals import plural_of
from tawatur.claims.predicates import predicate
from tawatur.claims.scenes import Scene
from tawatur.claims.words import heads, stems
from tawatur.quantities.nouns import is_plural, plain_word, singular
from tawatur.records import Quantity
from tawatur.text.normalise import fold

_COUNT: Final = "عدد "
_AGAIN: Final = frozenset({"اعيد", "يعاد", "تعاد", "سيعاد", "ستعاد", "اعيدت"})
_WAYS: Final = {"كلي": "كليا", "جزئي": "جزئيا", "كامل": "كليا", "تام": "كليا", "نهائي": "نهائيا"}
_PLAIN: Final = frozenset({"شخص", "فرد", "انسان", "نسمه", "بشر"})  # they say of nobody what he is
# Counts of people whom their noun tells by a deed already: «متفرج», «زائر».
_OF_DEEDS: Final = frozenset(
    {
        "attendance", "tourist_arrivals", "passenger_count", "pilgrim_count", "participant_count", "protester_count",
        "user_count", "subscriber_count", "follower_count", "beneficiary_count", "patient_count",
    }
)  # fmt: skip


def tallied(scene: Scene, at: int, quantity: Quantity, governor: Governor | None, pick: Pick) -> Pick | None:
    """Return a count under the name that says of whom it is, None where its noun says all."""
    chunks = scene.parse.chunks
    if unit_class(quantity) not in {"count", "bare"} or quantity.kind == "score":
        return None
    if pick.by.startswith("elided:"):
        return _part(scene, at, quantity, pick)
    if pick.by != "counted_noun":
        return None
    hosts = governor is not None and governor.frame.lemma in {fold(word) for word in heads("hosting")}
    if hosts and (people := _landsmen(quantity)) is not None:
        entry = metric("refugee_count")
        return replace(pick, entry=entry, label=f"عدد اللاجئين ال{people}")
    noun = chunks[at].noun
    if noun is None or noun.noun.kind != "person":
        return None
    if noun.noun.generic and any(c.kind == "verb" and _aims(c) for c in _upto(chunks, at)):
        return replace(pick, entry=metric("target_population"), label="عدد المستهدفين")
    if noun.noun.generic and _studied(chunks, at):
        return replace(pick, entry=metric("sample_size"), label="حجم العينة")
    said = predicate(scene, at, quantity, None)
    if said is None or noun.noun.metric in _OF_DEEDS:
        return None
    if noun.noun.metric is None and said.count is not None:
        pick = replace(pick, entry=metric(said.count))
    plain = not _PLAIN.isdisjoint(stems(fold(singular(quantity.unit or ""))))
    if said.alone and plain:
        return replace(pick, label=_COUNT + said.words)
    many = plural_of(quantity.unit_text.text.split()[0]) if quantity.unit_text is not None else None
    return replace(pick, label=f"{_COUNT}ال{many} {said.words}") if many is not None else None


def _landsmen(quantity: Quantity) -> str | None:
    """Return the plural of a counted adjective of a land: «سوري» سوريين."""
    word = plain_word(quantity.unit or "")
    if fold(word) not in of_lands() or " " in word:
        return None
    return word if is_plural(fold(word)) else word + "ين"


def _upto(chunks: list[Chunk], at: int) -> Iterator[Chunk]:
    """Yield what stands before chunk `at` with nothing between that begins a thought of its own, the nearest first."""
    for chunk in reversed(chunks[:at]):
        if chunk.kind in {"comp", "sub", "stop", "value", "source"}:
            return
        yield chunk


def _aims(verb: Chunk) -> bool:
    """Tell whether a verb says whom something is for: «تستهدف الحملة التي انطلقت أمس مليوني شخص»."""
    return any((f.name or "").startswith("targeted") for f in verb.frames)


def _studied(chunks: list[Chunk], at: int) -> bool:
    """Tell whether the value is of whom a study follows: «تابع الباحثون بيانات 900 شخص», «شملت الدراسة 400 طفل»."""
    return any(c.kind == "noun" and not heads("studying").isdisjoint(stems(c.norm)) for c in _upto(chunks, at))


def _part(scene: Scene, at: int, quantity: Quantity, pick: Pick) -> Pick | None:
    """Return a part of what was counted before, by what sets it apart: «بينها 27 بشكل كلي», «أعيد فتح 53 منها»."""
    chunks = scene.parse.chunks
    if not pick.by.endswith("counted_noun") or pick.label is None:
        return None
    if (way := _way(scene, at)) is not None and any(c.kind == "part" for c in chunks[max(0, at - 2) : at]):
        return replace(pick, label=f"{pick.label} {way}")
    behind = at + 1 < len(chunks) and chunks[at + 1].kind == "part"
    if not behind or quantity.unit_text is not None:
        return None
    before = next(
        (c for c in reversed(chunks[:at]) if c.quantity is not None and c.quantity.unit_text is not None), None
    )
    if before is None or before.quantity is None or before.quantity.unit_text is None:
        return None
    many = plural_of(before.quantity.unit_text.text.split()[0])
    own = _done_again(scene, at)
    said = predicate(scene, at, quantity, (at + 1, at + 2))
    words = own or (said.words if said is not None else None)
    return replace(pick, label=f"{_COUNT}ال{many} {words}") if many is not None and words is not None else None


def _way(scene: Scene, at: int) -> str | None:
    """Return how a part was done: «بشكل كلي», «بصورة جزئية», «كليا»."""
    norms = scene.parse.norms
    for chunk in scene.parse.chunks[at + 1 : at + 3]:
        if chunk.kind == "skip" and chunk.norm in _WAYS.values():
            return chunk.norm
        if chunk.kind == "noun" and chunk.norm in {"شكل", "صوره", "نحو"} and chunk.last - chunk.first == 2:
            return _WAYS.get(norms[chunk.first + 1].removesuffix("ه"))
    return None


def _done_again(scene: Scene, at: int) -> str | None:
    """Return what was done again to a part: «أعيد فتح 53 منها» is «المعاد فتحها»."""
    chunks = scene.parse.chunks
    if at < 2 or chunks[at - 2].norm not in _AGAIN or chunks[at - 1].kind != "noun":
        return None
    masdar = plain_word(scene.text(chunks[at - 1].start, chunks[at - 1].end))
    return f"المعاد {masdar}ها" if " " not in masdar else None
