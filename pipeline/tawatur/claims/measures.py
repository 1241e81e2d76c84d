"""Measures: the candidates for a value's metric, each with a score and the rule that found it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tawatur.claims.chunks import Chunk, closed
from tawatur.claims.frames import exact_frames, verb_shape
from tawatur.claims.governors import Governor, Link, unit_class
from tawatur.claims.metrics import (
    MetricEntry,
    Noun,
    count_metric,
    fit_of,
    metric,
    metric_at,
    metric_ids,
    metric_of_unit,
    noun_at,
)
from tawatur.claims.scenes import Scene, is_oblique
from tawatur.claims.words import function_words, stems, without_article
from tawatur.quantities.nouns import duals
from tawatur.records import Quantity
from tawatur.text.normalise import fold

# Heads that, alone and definite, point back at a metric named before: «بلغ المعدل 16%», «17% في العدد».
_POINTING: Final = {
    "العدد": "count", "النسبه": "percent", "المعدل": "percent", "القيمه": "money", "المتوسط": "", "السعر": "price",
    "الاسعار": "price", "الرقم": "", "المبلغ": "money", "الموشر": "", "الحصه": "percent", "الكميه": "count",
}  # fmt: skip
# Phrases that begin so count things even where the unit names them again: «عدد الأجهزة النشطة 2.35 مليار جهاز».
_COUNTING: Final = frozenset({"عدد", "اعداد", "حصيله", "اجمالي", "مجموع", "حجم"})


_RISE: Final = "ارتفع"  # its masdar is the height too
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


@dataclass(frozen=True, slots=True)
class Known:
    """A metric that an earlier value had, with that value."""

    pick: Pick
    quantity: Quantity


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
    picks = []
    for here, chunk in enumerate(chunks):
        match = chunk.metric
        if match is None or chunk.kind != "noun":
            continue
        entry = max((match.entry, *match.others), key=lambda e: fit_of(e, sort, unit))
        if fit_of(entry, sort, unit) < _MISFIT:
            continue  # «دفعته إلى حاجز 8561 نقطة»: points are no instalment
        if _counts_other(scene, at, chunk, entry):
            continue
        near, far = sorted((here, at))
        skipped = chunks[near + 1 : far]
        steps = sum(c.kind in {"noun", "verb"} for c in skipped)
        score = 3.0 - 0.35 * steps - 0.7 * abs(clause - chunk.clause)
        score -= 0.9 * sum(c.kind == "value" for c in skipped)
        score += 0.25 * min(match.length, 3)
        score += fit_of(entry, sort, unit)
        if whole and entry.kind == "level" and "percent" not in entry.units:
            score -= 1.5  # a share is named by its whole
        if entry.id == "amount":
            score -= 1.0  # «بقيمة إجمالية»: of what, another phrase says
        if match.length == 1 and chunk.norm in _POINTING and chunk.last - chunk.first == 1:
            score -= 1.0  # rather what was named before
        oblique = is_oblique(chunks, here)
        moves = governor is not None and governor.frame.kind in {"change", "level", "make", "loss", "gain"}
        if match.kept >= match.length:
            score -= 1.8 if oblique else 0.8 if match.length == 1 else 0.4
        if here > at and entry.id == "amount":
            score -= 2.0  # «فقد 2% من قيمته»
        if here > at:
            score += _after(chunks, at, here, governor, sort)
        elif here == link.begin - 1:
            score += 0.8
        if here < at and oblique and not (governor and governor.at < here and chunks[governor.at].kind == "noun"):
            score -= 0.3 if before_norm(chunks, here) in {"ب", "ل", "الي"} else 1.0
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


def _counts_other(scene: Scene, at: int, chunk: Chunk, entry: MetricEntry) -> bool:
    """Tell whether a phrase that is but a thing cannot name the count of another: «أنهى المباراة بعشرة لاعبين»."""
    value = scene.parse.chunks[at].noun
    if chunk.noun is None or value is None or chunk.metric is None or chunk.metric.length > 1:
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


def _after(chunks: Sequence[Chunk], at: int, here: int, governor: Governor | None, sort: str) -> float:
    """Score a metric phrase behind the value: «ارتفع إلى 20 عدد الضحايا», «89% في اختبار», not «80% من الإنتاج»."""
    between = [c for c in chunks[at + 1 : here] if c.kind not in {"skip", "period"}]
    if any(c.kind in {"value", "verb", "stop"} for c in between):
        return -2.6
    lost = governor is not None and governor.frame.kind in {"loss", "gain"}
    if lost and (not between or (len(between) == 1 and between[0].norm == "من")):
        return 0.6  # «تخسر نصف إيراداتها», «خسرت 3 مليارات من إيراداتها»
    if not between:
        return -2.5 if sort in {"percent", "ratio"} else -0.6
    if len(between) == 1 and between[0].kind == "prep":
        prep = between[0].norm
        if prep in {"في", "فى"}:
            return 0.4
        return -2.8 if prep == "من" else -1.6
    moving = governor is not None and governor.frame.kind in {"change", "level"}
    return -1.2 if moving else -2.2


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
        picks.extend(_partitive(scene, at))
    if chunk.noun is None:
        if unit is None and quantity.number == 2 and quantity.unit and fold(quantity.text) in duals():
            entry = MetricEntry(f"count_of:{fold(quantity.unit)}", f"عدد {quantity.text}")
            return [*picks, Pick(entry, quantity.start, quantity.end, quantity.text, 2.4, "counted_noun")]
        if (unit is None and first >= chunk.last) or _verbal(norms[first] if first < chunk.last else fold(text)):
            return picks
        head = quantity.unit or (without_article(norms[first]) if first < chunk.last else text)
        picks.append(Pick(MetricEntry(f"count_of:{fold(head)}", f"عدد {text}"), start, end, text, 2.4, "counted_noun"))
        return picks
    noun = chunk.noun.noun
    if noun.kind == "time":
        return picks
    act = governor.frame.name if governor is not None and governor.score > 2.0 else None
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


def _dual(scene: Scene, chunk: Chunk, quantity: Quantity) -> bool:
    """Tell whether the value is a noun in the dual, with its own number in it."""
    if quantity.number != 2 or chunk.noun is None or chunk.noun.length > 1:
        return False
    return scene.parse.words[chunk.first].end == quantity.end and not any(c.isdigit() for c in quantity.text)


def _verbal(norm: str) -> bool:
    """Tell whether what stands where the counted noun should is a verb or a function word."""
    frames = exact_frames(norm)
    return norm in function_words() or verb_shape(norm) == "verb" or (bool(frames) and all(f.verb for f in frames))


def _partitive(scene: Scene, at: int) -> Iterator[Pick]:
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


def implied(scene: Scene, at: int, governor: Governor | None, link: Link, quantity: Quantity) -> list[Pick]:
    """Take what verb, unit or rate implies: قتل 5 أشخاص is a death toll, degrees are temperature, $/barrel oil."""
    picks = []
    sort = unit_class(quantity)
    if governor is not None and governor.frame.metric is not None and governor.score > 1.5:
        kind = governor.frame.kind
        score = 4.2 if kind in {"suffer", "act"} and sort in {"count", "bare"} else 2.2
        if kind == "act":
            score = 5.0
        if kind == "score" and (sort == "bare" or quantity.kind == "score"):
            score = 4.4
        if kind == "sell":
            score = 3.0
        picks.append(Pick(metric(governor.frame.metric), None, None, None, score, f"verb:{kind}"))
    if quantity.kind == "distance" and governor is not None and governor.frame.lemma == _RISE:
        chunk = scene.parse.chunks[governor.at]
        if chunk.kind == "noun" and chunk.last - chunk.first == 1:  # «على ارتفاع 3700 متر»
            place = scene.text(chunk.start, chunk.end)
            picks.append(Pick(metric("height"), chunk.start, chunk.end, place, 4.4, "altitude", governor.at))
    if quantity.kind == "score":
        picks.append(Pick(metric("goals"), None, None, None, 4.5, "score"))
    rate = metric_of_unit(f"/{quantity.per}") if quantity.per else None
    if rate is not None:
        picks.append(Pick(rate, None, None, None, 2.9, "rate"))
    entry = metric_of_unit(quantity.unit)
    if entry is not None:
        picks.append(Pick(entry, None, None, None, 1.6, "unit"))
    if sort == "money" and quantity.per is not None:
        picks.append(Pick(metric("price"), None, None, None, 1.2, "rate"))
    if sort == "money":
        picks.append(Pick(metric("amount"), None, None, None, 0.1, "money"))
    if sort == "money" and link.measured in {"قيمه", "قيمته", "قيمتها", "مبلغ"}:
        picks.append(_worth(scene, at, link))
    elif sort == "money" and link.prep == "ب" and (worth := _worth(scene, at, link)).entry.id in _WORTHS:
        picks.append(replace(worth, score=1.9))  # «ترسية مشاريع بأكثر من 27 مليون ريال»
    return picks


def _worth(scene: Scene, at: int, link: Link) -> Pick:
    """Name the worth of the noun before بقيمة: «59 ألف صفقة بقيمة 170 مليارا» is a transaction value.

    «ترسية مشاريع بأكثر من 27 مليون ريال» and «ترسية عدد من المشاريع» are worth what the projects cost.
    """
    chunks = scene.parse.chunks
    for here in range(link.begin - 1, max(0, link.begin - 7) - 1, -1):
        chunk = chunks[here]
        part = here >= 2 and chunks[here - 1].norm == "من" and chunks[here - 2].norm in _SOME
        if chunk.kind == "noun" and is_oblique(chunks, here) and not part:
            continue
        if chunk.kind in {"noun", "value"}:
            noun = _thing_of(scene, chunk)
            if noun is not None and chunk.metric is not None and chunk.metric.length > 1:
                break
            if noun is not None:
                cost = f"{noun.id}_cost" in metric_ids() and f"{noun.id}_value" not in metric_ids()
                entry = metric(f"{noun.id}_{'cost' if cost else 'value'}")
                return Pick(entry, None, None, None, 3.5, "measure")
        if chunk.kind in {"verb", "stop"}:
            break
    return Pick(metric("amount"), None, None, None, 1.4, "measure")


_WORTHS: Final = frozenset({"project_cost", "contract_value", "deal_value", "transaction_value"})
_SOME: Final = frozenset({"عدد", "مجموعه", "عددا"})


def _thing_of(scene: Scene, chunk: Chunk) -> Noun | None:
    """Return the counted noun at the head of a phrase, or behind the masdar that heads it."""
    if chunk.noun is not None:
        return chunk.noun.noun
    if chunk.last - chunk.first < 2 or chunk.definite or chunk.kind != "noun":
        return None
    found = noun_at(scene.parse.norms[: chunk.last], chunk.first + 1)
    return found.noun if found is not None else None


def inherited(
    scene: Scene,
    at: int,
    link: Link,
    quantity: Quantity,
    *,
    sibling: Known | None,
    last: Known | None,
    before: Known | None,
    whole: bool,
) -> list[Pick]:
    """Take the metric of a value before: the sibling's, the sentence's, or, last of all, that of a sentence before."""
    picks = []
    sort = unit_class(quantity)
    for known, base, here in ((sibling, 3.3, True), (last, 1.3, True), (before, 0.2, False)):
        if known is None:
            continue
        score = base
        known_sort = unit_class(known.quantity)
        same = known_sort == sort or sort in {"percent", "ratio"} or (sort == "bare" and known_sort != "percent")
        if whole and known_sort != "percent":
            score -= 1.5
        if known is before and (sort == "percent" or not same):
            continue
        if link.sibling and known is sibling:
            score += 1.0
        noun = scene.parse.chunks[at].noun
        if sort == "bare" and not link.sibling and any(True for _ in _partitive(scene, at)):
            score -= 2.0  # «12 دورة لتدريب 750 من الأطباء»: it counts another thing
        if sort == "count" and _other_noun(scene, at, quantity, known):
            score -= 2.5  # «19 دورة و18 ندوة»: each counts its own
        part = any(c.kind == "part" for c in scene.parse.chunks[max(0, at - 2) : at])
        casualty = known.pick.entry.id in {"death_toll", "injured_count", "missing_count", "displaced_count"}
        if here and known is sibling and part and casualty and (noun is None or noun.noun.kind == "person"):
            score += 5.5  # «22 قتيلا بينهم 21 سائحا»
        if here and (sort == "bare" or (noun is not None and noun.noun.generic)):
            score += 1.0
        picks.append(known.pick.elided(score - (0.0 if same else 3.4), here=here))
    return picks


def _other_noun(scene: Scene, at: int, quantity: Quantity, known: Known) -> bool:
    """Tell whether the value counts another noun than the one before, and not with a word as general as وحدة."""
    own, other = quantity.unit_text, known.quantity.unit_text
    if own is None or other is None or not known.pick.by.endswith("counted_noun"):
        return False
    if not set(stems(fold(own.text))).isdisjoint(stems(fold(other.text))):
        return False
    match = scene.parse.chunks[at].noun
    before = noun_at([fold(w) for w in other.text.split()], 0)
    if match is None or before is None:
        return True
    return not (match.noun.generic and match.noun.kind == before.noun.kind)


def from_lead(lead: Sequence[MetricEntry], quantity: Quantity) -> Iterator[Pick]:
    """Yield what the sentence before a list measures in its items: «وجاءت الصادرات كالآتي: - تونس: 140 ألف طن»."""
    for entry in lead:
        if fit_of(entry, unit_class(quantity), quantity.unit) > 0:
            yield Pick(entry, None, None, None, 3.9 + fit_of(entry, unit_class(quantity), quantity.unit), "lead")


def pointing(scene: Scene, at: int, history: Sequence[Known]) -> list[Pick]:
    """Resolve «العدد»، «المعدل»، «النسبة» standing alone to the latest metric of that sort."""
    chunks = scene.parse.chunks
    picks = []
    for here, chunk in enumerate(chunks):
        wanted = _POINTING.get(chunk.norm) if chunk.kind == "noun" and chunk.last - chunk.first <= 2 else None
        if wanted is None:
            continue
        behind = here >= 1 and chunks[here - 1].kind == "prep" and chunks[here - 1].norm in {"في", "فى"}
        after = at < here <= at + 2 and behind
        if here < at and behind and here >= 2 and chunks[here - 2].kind == "value":
            continue  # «17% في العدد» is the value's before
        crossed = chunks[at].clause - chunk.clause
        if not after and (here > at or crossed > 3):
            continue
        for known in reversed(history):
            sort = unit_class(known.quantity)
            id_ = known.pick.entry.id
            fits = {
                "count": sort in {"count", "bare"},
                "money": sort == "money",
                "percent": sort == "percent",
                "price": "price" in id_ or id_ == "tariff",
                "": True,
            }[wanted]
            if fits:
                score = (5.2 if wanted else 3.0) - 0.1 * abs(at - here) - 0.6 * abs(crossed)
                start, end = chunk.start, chunk.end
                text = scene.text(start, end)
                entry = known.pick.entry
                told = known.pick.label or (entry.name if entry.id in metric_ids() else known.pick.text)
                found = Pick(entry, start, end, text, score, "pointing", here, told)
                picks.append(found)
                break
    return picks


# Wholes whose share has a name of its own.
_SHARES: Final = {
    "usage": "usage_share",
    "market_size": "market_share", "share_price": "ownership_share", "share_index": "ownership_share",
    "sales": "market_share", "car_sales": "market_share", "downloads": "download_share",
    "votes": "vote_share", "seats": "seat_share", "world_trade": "world_trade_share", "capital": "ownership_share",
    "exports": "export_share", "imports": "import_share", "gdp": "gdp_share", "revenue": "revenue_share",
    "oil_output": "output_share", "output": "output_share",
}  # fmt: skip


def of_whole(scene: Scene, whole: tuple[int, int] | None) -> list[Pick]:
    """Name a share by its whole where nothing else names it: «17% من التحميلات» is a download share."""
    if whole is None:
        return []
    chunk = scene.parse.chunks[whole[0]]
    if chunk.kind == "noun" and chunk.metric is not None:
        entry = chunk.metric.entry
        id_ = entry.id if entry.id.endswith("_share") else _SHARES.get(entry.id, f"{entry.id}_share")
        score = 2.9 if id_ in metric_ids() else 1.2
        return [Pick(metric(id_), None, None, None, score, "whole")]
    if chunk.kind == "noun" and chunk.noun is not None:
        return [Pick(metric(f"{chunk.noun.noun.id}_share"), None, None, None, 1.0, "whole")]
    return [Pick(MetricEntry(f"share_of:{without_article(chunk.norm)}", "نسبة"), None, None, None, 0.8, "whole")]
