"""Counting: the metric of a value that counts things, named by the noun counted and by what was done to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawatur.claims.chunks import Chunk, closed
from tawatur.claims.frames import exact_frames, verb_shape
from tawatur.claims.governors import Governor, Link, unit_class
from tawatur.claims.measures import Pick
from tawatur.claims.metrics import MetricEntry, count_metric, metric, metric_at
from tawatur.claims.scenes import Scene
from tawatur.claims.words import function_words, without_article
from tawatur.quantities.nouns import duals
from tawatur.records import Quantity
from tawatur.text.normalise import fold

# Prefixes of units: what bears one is measured, not counted.
_PREFIXES: Final = (
    "كيلو",
    "ميغا",
    "ميجا",
    "جيغا",
    "جيجا",
    "غيغا",
    "تيرا",
    "ملي",
    "ميلي",
    "سنتي",
    "ميكرو",
    "نانو",
    "هكتو",
)


def counted(scene: Scene, at: int, governor: Governor | None, quantity: Quantity) -> list[Pick]:
    """Name the count of the noun that the value counts: «23 سفينة», «توزيع 1200 خيمة», «سبع بطاقات صفراء»."""
    chunk = scene.parse.chunks[at]
    words, norms = scene.parse.words, scene.parse.norms
    unit = quantity.unit_text
    if quantity.kind in {"money", "percent", "multiple", "duration"} or closed(quantity.unit):
        return []
    picks = []
    first = chunk.first + 1
    if unit is not None:
        first = next((n for n in range(chunk.first, chunk.last) if words[n].start >= unit.start), chunk.last)
    while first < chunk.last and words[first].start < quantity.end:
        first += 1
    if first < chunk.last:
        phrase = metric_at(norms[: chunk.last], first)
        if phrase is not None and phrase.length > 1:
            start, end = words[first].start, words[first + phrase.length - 1].end
            picks.append(Pick(phrase.entry, start, end, scene.text(start, end), 5.8, "counted_phrase"))
    if unit is not None:
        start, end = unit.start, unit.end
    elif _dual(scene, chunk, quantity):  # a dual is its own noun: «سفينتين سعوديتين», «طائرتي مساعدات»
        own = chunk.first + (2 if fold(quantity.text).endswith(("تي", "تا")) and chunk.last - chunk.first > 1 else 1)
        start, end = quantity.start, words[own - 1].end
    elif first < chunk.last:
        start, end = words[first].start, words[first].end
    else:
        start, end = quantity.start, quantity.end
    text = scene.text(start, end)
    if chunk.noun is None and unit is None and unit_class(quantity) == "bare":
        picks.extend(partitive(scene, at))
    if chunk.noun is None:
        if unit is not None and (fold(unit.text).startswith(_PREFIXES) or "/" in unit.text):
            return picks  # «512 كيلوبت/ثانية»: a measure
        if unit is None and quantity.number == 2 and quantity.unit and fold(quantity.text) in duals():
            entry = MetricEntry(f"count_of:{fold(quantity.unit)}", f"عدد {quantity.text}")
            return [*picks, Pick(entry, quantity.start, quantity.end, quantity.text, 2.4, "counted_noun")]
        if (unit is None and first >= chunk.last) or _verbal(norms[first] if first < chunk.last else fold(text)):
            return picks
        head = quantity.unit or (without_article(norms[first]) if first < chunk.last else text)
        score = 3.2 if unit is not None else 2.4
        picks.append(
            Pick(MetricEntry(f"count_of:{fold(head)}", f"عدد {text}"), start, end, text, score, "counted_noun")
        )
        return picks
    noun = chunk.noun.noun
    if noun.kind == "time":
        return picks
    act = governor.frame.name if governor is not None and governor.score > 2.0 else None
    if governor is not None and any(
        c.kind == "verb" and c.frame("level", "aux", "move") is None for c in scene.parse.chunks[governor.at + 1 : at]
    ):
        act = None  # «أجرى علماء دراسة اشترك فيها 117 متطوعا», but «تستهدف الحملة التي انطلقت في … 2 مليون شخص»
    for norm in norms[first + 1 : chunk.last]:  # «50 منزلا متضررا»
        act = next((f.name for f in exact_frames(norm) if f.part == "participle" and f.name), act)
    plain, _, special = (act or "").partition(":")
    entry = count_metric(noun, plain or None)
    if special and noun.kind == "person":
        entry = metric(special)
    score = 2.0 if noun.generic else 4.0
    if governor is not None and governor.frame.kind in {"hold", "act"} and governor.frame.metric is None:
        between = any(c.kind == "noun" for c in scene.parse.chunks[governor.at + 1 : at])
        score += 0.8 if between and not noun.generic else 0.0  # «حضر المباراة 44 ألف متفرج»
    if plain and noun.kind not in {"dead", "hurt"}:
        score += 0.6
    picks.append(Pick(entry, start, end, text, score, "counted_noun"))
    return picks


def listed_people(scene: Scene, at: int, link: Link) -> Iterator[Pick]:
    """Yield the people named before a value in a list of counts: «ارتفع القتلى إلى 15 شهيدا والمصابون إلى 40 شخصا»."""
    chunks = scene.parse.chunks
    here = link.begin - 1
    if here < 2 or chunks[here].kind != "noun" or chunks[here - 1].kind != "and" or not chunks[here].definite:
        return
    chunk = chunks[here]
    if chunk.noun is None or chunk.noun.noun.kind not in {"person", "dead", "hurt"} or chunks[here - 2].kind != "value":
        return
    own = chunks[at].noun
    if own is None or own.noun.generic or own.noun.id == chunk.noun.noun.id:
        entry = count_metric(chunk.noun.noun)
        yield Pick(entry, chunk.start, chunk.end, scene.text(chunk.start, chunk.end), 6.2, "counted_phrase", here)


def _dual(scene: Scene, chunk: Chunk, quantity: Quantity) -> bool:
    """Tell whether the value is a noun in the dual, with its own number in it."""
    if quantity.number != 2 or chunk.noun is None or chunk.noun.length > 1:
        return False
    return scene.parse.words[chunk.first].end == quantity.end and not any(c.isdigit() for c in quantity.text)


def _verbal(norm: str) -> bool:
    """Tell whether what stands where the counted noun should is a verb or a function word."""
    frames = exact_frames(norm)
    return norm in function_words() or verb_shape(norm) == "verb" or (bool(frames) and all(f.verb for f in frames))


def partitive(scene: Scene, at: int) -> Iterator[Pick]:
    """Count the noun that stands after من or before the value: «54 من أعضاء المنظمة», «المنتجات الـ 201»."""
    chunks = scene.parse.chunks
    places = []
    if at + 2 < len(chunks) and chunks[at + 1].norm == "من":
        places.append(at + 2)
    if at >= 2 and chunks[at - 1].norm == "ال":
        places.append(at - 2)
    for here in places:
        chunk = chunks[here]
        if chunk.kind == "noun" and chunk.noun is not None and chunk.noun.noun.kind != "time":
            word = scene.parse.words[chunk.first]
            text = scene.text(word.start, word.end)
            yield Pick(count_metric(chunk.noun.noun), word.start, word.end, text, 3.6, "partitive", here)
        elif here > at and chunk.kind == "noun" and chunk.definite and chunk.entity is None and chunk.metric is None:
            word = scene.parse.words[chunk.first]  # «تدريب 400 من المكلفين بالعمل»
            text, head = scene.text(word.start, word.end), without_article(chunk.norm)
            if not chunk.frames and len(head) > 3:
                entry = MetricEntry(f"count_of:{head}", f"عدد {text}", units=frozenset({"count"}))
                yield Pick(entry, word.start, word.end, text, 3.0, "partitive", here)
