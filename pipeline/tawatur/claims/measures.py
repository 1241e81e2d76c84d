"""Measures: the candidates for a value's metric that the sentence prints, each with a score and its rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tawatur.claims.chunks import Chunk, closed
from tawatur.claims.frames import exact_frames, masdar_shape
from tawatur.claims.governors import Governor, Link, unit_class
from tawatur.claims.metrics import MetricEntry, count_metric, fit_of, metric_of_rate, noun_at
from tawatur.claims.scenes import Scene, is_oblique
from tawatur.claims.words import stems, without_article
from tawatur.records import Quantity

# Heads that, alone and definite, point back at a metric named before: «بلغ المعدل 16%», «17% في العدد».
POINTING: Final = {
    "العدد": "count", "النسبه": "percent", "المعدل": "percent", "القيمه": "money", "المتوسط": "", "السعر": "price",
    "الاسعار": "price", "الرقم": "", "المبلغ": "money", "الموشر": "", "الحصه": "percent", "الكميه": "count",
}  # fmt: skip
# Phrases that begin so count things even where the unit names them again: «عدد الأجهزة النشطة 2.35 مليار جهاز».
_COUNTING: Final = frozenset({"عدد", "اعداد", "عداد", "حصيله", "اجمالي", "مجموع", "حجم"})
_PRICED: Final = frozenset(
    {"price", "prices", "cost", "tariff", "fee", "rate", "tax", "subsidy", "margin", "wage", "discount"}
)
_MOVES: Final = frozenset({"change", "level", "make", "loss", "gain"})
_ROOM: Final = frozenset({"اتسع", "استوعب"})  # «تتسع الذاكرة المؤقتة لـ40 صفحة»: their subject says what is measured
_MISFIT: Final = -2.0  # a metric is not measured in such units


@dataclass(frozen=True, slots=True)
class Pick:
    """A candidate metric: where it is printed (offsets or None), its score and rule, the chunk that prints it.

    `label` is the name that it is told by where the printed words are none (labels.py).
    """

    entry: MetricEntry
    start: int | None
    end: int | None
    text: str | None
    score: float
    by: str
    at: int | None = None
    label: str | None = None

    def elided(self, score: float, *, here: bool) -> Pick:
        """Return the pick as a later value inherits it; outside its sentence it has no place."""
        by = self.by if self.by.startswith("elided:") else f"elided:{self.by}"
        if here:
            return replace(self, score=score, by=by)
        return replace(self, score=score, by=by, start=None, end=None, at=None)


def printed(
    scene: Scene,
    at: int,
    link: Link,
    governor: Governor | None,
    quantity: Quantity,
    like: Quantity | None = None,
    *,
    whole: bool = False,
) -> list[Pick]:
    """Score every metric phrase of the sentence by distance, clause and unit.

    A value without unit is taken to have that of the value before, `like`.
    """
    chunks = scene.parse.chunks
    words = scene.parse.words
    sort, unit = unit_class(quantity), quantity.unit
    if sort == "bare" and like is not None and unit_class(like) in {"count", "money", "unit"}:
        sort, unit = unit_class(like), like.unit
    clause = chunks[at].clause
    rate = metric_of_rate(unit, quantity.per) if sort == "money" else None
    picks = []
    for here, chunk in enumerate(chunks):
        match = chunk.metric
        if match is None or chunk.kind != "noun":
            continue
        entry = max((match.entry, *match.others), key=lambda e: fit_of(e, sort, unit))
        if fit_of(entry, sort, unit) < _MISFIT:
            continue  # «دفعته إلى حاجز 8561 نقطة»: points are no instalment
        thing = match.kept >= match.length
        if _counts_other(scene, at, chunk, entry) or ((sort == "percent" or thing) and _is_whole(chunks, at, here)):
            continue
        near, far = sorted((here, at))
        # A relative clause that has closed is passed over: «حصة … من السيارات، التي يقل سعرها عن 9 آلاف، بلغت 62%».
        skipped = [c for c in chunks[near + 1 : far] if here > at or c.clause <= clause]
        steps = sum(c.kind in {"noun", "verb"} for c in skipped)
        score = 3.0 - 0.35 * steps - 0.7 * abs(clause - chunk.clause)
        score -= 0.9 * sum(c.kind == "value" for c in skipped)
        score += 0.25 * min(match.length, 3)
        score += fit_of(entry, sort, unit)
        if whole and entry.kind == "level" and "percent" not in entry.units:
            # A share is named by its whole, if not by what is so large a part of it: «الدين 86% من الناتج».
            heads_it = chunk.metric_first == chunk.first and chunk.clause == clause
            score -= 1.5 if heads_it else 3.5
        elif whole and entry.kind == "level" and chunk.clause < clause:
            score -= 1.5  # «يتابع المؤشر …، حيث يعتمد على ردود 85% من المديرين»
        if rate is not None and entry.id != rate.id and not _PRICED.intersection(entry.id.split("_")):
            score -= 2.0  # «نزل الخام في عقود مايو إلى 47 دولارا للبرميل»: a price
        if entry.id == "amount":
            score -= 1.0  # «بقيمة إجمالية»: of what, another phrase says
        if match.length == 1 and chunk.norm in POINTING and chunk.last - chunk.first == 1:
            score -= 1.0  # rather what was named before
        if chunk.metric_first > chunk.first and chunk.noun is not None and match.kept == 0:
            score -= 1.0  # «منشآت توليد الكهرباء»: the plants, not what they make
        if here == link.begin - 1 and _is_deed(scene, here, quantity, entry):
            continue
        oblique = is_oblique(chunks, here) and not _told_of(scene, here, at, governor)
        moves = governor is not None and (governor.frame.kind in _MOVES or governor.frame.lemma in _ROOM)
        if match.kept >= match.length:
            score -= 1.8 if oblique else 0.8 if match.length == 1 else 0.4
        if here > at and entry.id == "amount":
            score -= 2.0  # «فقد 2% من قيمته»
        if here > at:
            ends = _range_end(chunks, at, quantity)
            score += _after(chunks, ends, here, governor, sort, fits=fit_of(entry, sort, unit) > 0.3)
        elif here == link.begin - 1:
            score += 0.8
        if here < at and oblique and not (governor and governor.at < here and chunks[governor.at].kind == "noun"):
            prep = before_norm(chunks, here)  # «نزل الخام في عقود مايو»: where, not what
            score -= 0.3 if prep in {"ب", "ل", "الي"} else 1.5 if moves and prep in {"في", "فى"} else 1.0
        if moves and not oblique and governor is not None and abs(here - governor.at) == 1 and here < at:
            score += 1.0  # the subject, or the object that is moved
        if here and chunks[here - 1].kind == "like":
            score -= 1.0
        head = set(stems(scene.parse.norms[chunk.metric_first]))
        if head & _COUNTING or (moves and here < at and not oblique and chunk.clause == clause):
            score += 1.3 if chunks[at].noun is not None else 0.0
        start = words[chunk.metric_first].start
        end = words[chunk.metric_first + match.length - 1].end
        picks.append(Pick(entry, start, end, scene.text(start, end), score, "metric_phrase", here))
    return picks


def _is_deed(scene: Scene, here: int, quantity: Quantity, entry: MetricEntry) -> bool:
    """Tell whether a bare masdar only says what is done to the things counted: «باستخدام 500 رافعة», «إنتاج 9 سفن»."""
    chunk = scene.parse.chunks[here]
    things = unit_class(quantity) == "count" and quantity.unit_text is not None and not closed(quantity.unit)
    if chunk.definite or chunk.last - chunk.first > 1 or not things:
        return False
    return "count" not in entry.units and any(f.part == "noun" for f in exact_frames(chunk.norm))


def _told_of(scene: Scene, here: int, at: int, governor: Governor | None) -> bool:
    """Tell whether a verb of level describes the bare noun before it: «من أصل قروض تفوق ملياري دولار»."""
    chunks = scene.parse.chunks
    if governor is None or governor.at != here + 1 or governor.frame.kind != "level":
        return False
    own = any(c.metric is not None for c in chunks[governor.at + 1 : at])  # «في صفقة تقدر قيمة النادي بـ9 ملايين»
    return chunks[governor.at].kind == "verb" and not own and not scene.parse.words[chunks[here].last - 1].definite


def _range_end(chunks: Sequence[Chunk], at: int, quantity: Quantity) -> int:
    """Return the place of the other end where a value opens a range: «ما بين 80 و300 درهم ثمنا للتذكرة»."""
    if quantity.range_role != "low":
        return at
    for here in range(at + 1, min(at + 4, len(chunks))):
        if chunks[here].kind == "value":
            return here
    return at


def _is_whole(chunks: Sequence[Chunk], at: int, here: int) -> bool:
    """Tell whether a phrase is but the whole of another share: «من 86% من الناتج إلى 79%»."""
    if here < 2 or here > at or chunks[here - 1].norm != "من":
        return False
    share = chunks[here - 2].quantity
    return chunks[here - 2].kind == "value" and share is not None and unit_class(share) == "percent"


def _counts_other(scene: Scene, at: int, chunk: Chunk, entry: MetricEntry) -> bool:
    """Tell whether a phrase that is but a thing cannot name the count of another: «أنهى المباراة بعشرة لاعبين»."""
    value = scene.parse.chunks[at].noun
    if value is None or chunk.metric is None:
        return False
    told = noun_at(scene.parse.norms, chunk.metric_first + 1) if chunk.metric.length == 2 else None
    if told is not None and not _COUNTING.isdisjoint(stems(scene.parse.norms[chunk.metric_first])):
        people = {"dead", "hurt", "person"}  # «عدد الإصابات 98 ألفا في سبع عشرة ولاية»
        return (
            told.noun.kind in people and value.noun.kind in {"place", "building", "vehicle"} and not value.noun.generic
        )
    if chunk.noun is None or chunk.metric.length > 1:
        return False
    if chunk.metric_first != chunk.first or entry.id != count_metric(chunk.noun.noun).id:
        return False
    other, own = chunk.noun.noun, value.noun
    if other.kind == "event" and own.kind in {"dead", "hurt", "person"}:
        return True  # «قتل 9 جنود في هجوم»
    same = other.kind == own.kind and own.kind in {"dead", "hurt", "person"}
    return other.kind in {"sport", "person", "place", "building"} and not (own.generic or other.id == own.id or same)


def before_norm(chunks: Sequence[Chunk], at: int) -> str:
    """Return the word before a chunk."""
    return chunks[at - 1].norm if at else ""


def _after(chunks: Sequence[Chunk], at: int, here: int, governor: Governor | None, sort: str, *, fits: bool) -> float:
    """Score a metric phrase behind the value: «ارتفع إلى 20 عدد الضحايا», «89% في اختبار», not «80% من الإنتاج»."""
    between = [c for c in chunks[at + 1 : here] if c.kind not in {"skip", "period"}]
    if any(c.kind in {"value", "verb", "stop"} for c in between):
        return -2.6
    lost = governor is not None and governor.frame.kind in {"loss", "gain"}
    if lost and (not between or (len(between) == 1 and between[0].norm == "من")):
        return 0.6  # «تخسر نصف إيراداتها», «خسرت 3 مليارات من إيراداتها»
    if not between and sort == "ratio":
        return 0.4  # «بخمسة أضعاف ثمنها»
    if not between:
        return -2.5 if sort == "percent" else -0.6
    if len(between) == 1 and between[0].kind == "prep":
        prep = between[0].norm
        if prep in {"في", "فى"}:
            how_many = not _COUNTING.isdisjoint(stems(chunks[here].norm))  # «أربعة في عداد المفقودين», not «في الهجوم»
            return (
                0.4 if fits and (how_many or sort not in {"count", "bare"}) else -1.6
            )  # «61% في مباراة الأمس»: where, not what
        return -2.8 if prep == "من" else -1.6
    if any(c.kind == "and" for c in between):
        return -3.0  # «غرم النادي 100 ألف ومنحه مهلة»
    moving = governor is not None and governor.frame.kind in {"change", "level"}
    return -1.2 if moving else -2.2


def adjoined(scene: Scene, at: int, quantity: Quantity) -> Iterator[Pick]:
    """Yield the noun whose participle leads to the value: «تفكيك القيود الطوعية البالغة 2.17 مليون برميل»."""
    chunks, words, norms = scene.parse.chunks, scene.parse.words, scene.parse.norms
    chunk = chunks[at - 1] if at else None
    if chunk is None or chunk.kind != "noun" or chunk.last - chunk.first < 2 or unit_class(quantity) == "duration":
        return
    if not any(f.kind == "level" and f.part == "participle" for f in exact_frames(norms[chunk.last - 1])):
        return
    first, last = chunk.first, chunk.last - 1
    masdar = not words[first].definite and any(f.part == "noun" for f in exact_frames(norms[first]))
    if last - first > 1 and (masdar or masdar_shape(norms[first])) and words[first + 1].definite:
        first += 1
    if chunk.entity is not None or chunk.metric is not None or noun_at(norms, first) is not None:
        return
    marks = any(not _MARKED.isdisjoint(stems(norm)) for norm in norms[chunk.first : last])
    if marks or (at >= 2 and chunks[at - 2].kind == "hedge"):
        return
    start, end = words[first].start, words[last - 1].end
    head = without_article(norms[first])
    yield Pick(MetricEntry(f"measure_of:{head}", head), start, end, scene.text(start, end), 3.6, "noun")


# Marks on a scale measure nothing of their own: «ضعف عتبة الطوارئ البالغة 1%», «المستوى المستهدف البالغ 2%».
_MARKED: Final = frozenset(
    {"عتبه", "حد", "سقف", "مستوي", "هدف", "ذروه", "قاع", "حاجز", "ضعف", "ضعفي", "نسبه", "قيمه", "مبلغ", "رقم", "عدد"}
)
