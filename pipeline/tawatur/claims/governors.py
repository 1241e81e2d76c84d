"""Governors: the verb or noun that governs a value, and whether the value is then level, change or share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.clauses import Parse
from tawatur.claims.frames import Frame
from tawatur.claims.metrics import MetricEntry
from tawatur.claims.words import heads, pronoun_of, stems
from tawatur.records import Direction, Kind, Quantity
from tawatur.text.normalise import fold

_GOVERNING: Final = frozenset(
    {"change", "make", "loss", "gain", "level", "share", "hold", "act", "suffer", "cost", "sell", "ratio", "score",
     "last", "more"}
)  # fmt: skip
_TO: Final = frozenset({"الي", "عند"})
_PHRASE: Final = 7  # chunks from «قدرها» back to the preposition of what it measures
_LINKS: Final = frozenset({"prep", "hedge", "measure", "neg", "skip", "time", "period"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A governing frame at chunk `at`; `score` says how well it fits the value.

    `by` tells of a move by so much, though «إلى» stands before the value: «انخفض بنسبة تصل إلى 10%».
    """

    at: int
    frame: Frame
    score: float
    by: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """What stands between a value and its governor: the preposition, and the chunk where it begins."""

    prep: str
    measured: str
    begin: int
    sibling: str = ""
    joined: bool = False
    timed: bool = False  # «خلال 48 ساعة»


_CURRENCY: Final = re.compile(r"[A-Z]{3}\Z")


def is_dual(quantity: Quantity) -> bool:
    """Tell whether a number is the dual of what it counts: «مروحيتين»."""
    return quantity.number == 2 and quantity.unit is not None and quantity.unit_text is None


def unit_class(quantity: Quantity) -> str:
    """Return money, percent, ratio, duration, unit, count, or bare where the unit is elided."""
    if quantity.unit in {"percent", "percentage_point", "basis_point"} or quantity.kind == "percent":
        return "percent"
    if quantity.kind == "money" or _CURRENCY.match(quantity.unit or ""):
        return "money"
    if quantity.unit == "ratio_x" or quantity.kind == "multiple":
        return "ratio"
    if quantity.kind == "duration":
        return "duration"
    if quantity.kind in {"temperature", "volume", "distance"}:
        return "unit"
    if quantity.unit is None and quantity.unit_text is None and quantity.kind in {"number", "quantity"}:
        return "bare"
    return "count"


def link_of(parse: Parse, at: int) -> Link:
    """Read the links directly before the value at chunk `at`: «بنحو»، «إلى»، «مقابل نحو»، «بمقدار»."""
    chunks = parse.chunks
    prep = measured = sibling = ""
    joined = timed = False
    here = at - 1
    while here >= 0:
        chunk = chunks[here]
        if chunk.kind == "prep":
            prep = prep or chunk.norm
        elif chunk.kind == "measure":
            measured = measured or chunk.norm
        elif chunk.kind == "time":
            timed = True
        elif chunk.kind == "like":
            sibling = sibling or chunk.norm
        elif chunk.kind in {"and", "so"}:
            joined = True
        elif chunk.kind == "hedge" and chunk.norm == "بين":
            prep = prep or "بين"
        elif chunk.kind == "noun" and measured and _record(chunks, here):
            pass  # «إلى مستوى قياسي قدره 55»
        elif chunk.kind not in _LINKS:
            break
        here -= 1
        if joined or sibling:
            break
    if measured.startswith("قدر") and not prep:
        prep = _of_level(chunks, here)
    return Link(prep, measured, here + 1, sibling, joined, timed)


def _of_level(chunks: list[Chunk], at: int) -> str:
    """Return «إلى» where what «قدرها» measures is reached: «هبطت … إلى وتيرة سنوية معدلة قدرها 480 ألف وحدة»."""
    for chunk in reversed(chunks[max(0, at - _PHRASE) : at + 1]):
        if chunk.kind == "prep" and chunk.norm in _TO:
            return chunk.norm
        if chunk.kind not in {"noun", "prep", "skip"}:
            break
    return ""


def _record(chunks: list[Chunk], at: int) -> bool:
    """Tell whether the noun at `at` is only «(مستوى) قياسي» behind a link."""
    return chunks[at].norm.startswith(("قياس", "مستو")) and at > 0 and chunks[at - 1].kind in {"prep", "hedge"}


def governor_of(parse: Parse, at: int, link: Link, quantity: Quantity) -> Governor | None:
    """Return the frame to the left that best governs the value at chunk `at`."""
    chunks = parse.chunks
    best: Governor | None = None
    values = blocked = 0
    clause = chunks[at].clause
    for here in range(at - 1, -1, -1):
        chunk = chunks[here]
        if chunk.kind == "value":
            values += 1
            continue
        passed = blocked
        if chunk.kind == "verb" and chunk.frame("level", "aux", "next") is None:
            blocked += 1  # a verb of its own stands between what is further left and the value
        if not chunk.frames or chunk.kind not in {"verb", "noun", "hedge"}:
            continue
        if chunk.kind == "hedge" and here >= link.begin:
            continue
        crossed = clause - chunk.clause
        told = chunk.frame("say") is not None and any(c.kind == "comp" for c in chunks[here + 1 : at])
        for frame in chunk.frames:
            if frame.kind not in _GOVERNING or (frame.lemma == _MET and not _met_end(parse, chunk)):
                continue
            if told and frame.kind == "make":
                continue  # «تضيف المجموعة أن …» says so
            adjacent = here >= link.begin - 1
            if frame.part in {"noun", "participle"} and frame.kind in _ADJACENT and not adjacent:
                continue
            score = 3.0 + _fit(frame, chunk, link, quantity, chunks[at]) - 0.9 * crossed - 0.12 * (at - here)
            score -= 0.5 * values + 1.2 * passed
            if frame.kind == "level" and values:
                score -= 1.5  # it has its value already
            if frame.kind == "level" and here and chunks[here - 1].norm == "ما":
                score -= 1.2  # «قتل ما لا يقل عن 17 شخصا»: it only says how many at least
            if crossed and frame.kind in {"change", "make"} and not (link.prep or link.measured):
                score -= 0.0 if unit_class(quantity) in {"percent", "ratio"} else 1.5
            if adjacent:
                score += 0.5
            if chunk.kind == "noun" and chunk.metric is not None and frame.kind not in {"change", "make", "last"}:
                score -= 2.5  # «إنتاج النفط», «إنفاق»: here the noun is the metric's
            elif chunk.kind == "noun" and chunk.metric is not None and chunk.metric.length > 1:
                score -= 2.5  # «تخفيضات طوعية»
            if best is None or score > best.score:
                best = Governor(here, frame, score)
    if best is None or best.frame.kind == "say" or (chunks[best.at].clause < clause and best.score < _OWN):
        best = _suffering_after(chunks, at) or best  # «ونقلت القناة أن 13 شخصا قتلوا»
    if best is not None and best.frame.kind == "level":
        best = _seen_through(parse, best, at, link)
    return best if best is not None and best.score > 0 else None


_MET: Final = "لقي"
_OWN: Final = 2.4  # how well a verb behind its number governs it


def _met_end(parse: Parse, met: Chunk) -> bool:
    """Tell whether who met something met their end: «لقي 5 أشخاص مصرعهم», not «تلقى مليونا طفل اللقاح»."""
    return any(not heads("end").isdisjoint(stems(norm)) for norm in parse.norms[met.last : met.last + 16])


def _some(chunks: list[Chunk], at: int) -> bool:
    """Tell whether a value is so many of some people: «12 من المقاتلين»."""
    return at + 2 < len(chunks) and chunks[at + 1].norm == "من" and chunks[at + 2].kind == "noun"


def _suffering_after(chunks: list[Chunk], at: int) -> Governor | None:
    """Return the verb of harm whose subject the value is: «14 جنديا على الأقل قتلوا في حادث»."""
    counted = chunks[at].quantity
    some = counted is not None and (unit_class(counted) == "count" or _some(chunks, at))
    if chunks[at].noun is None and not some:
        return None
    between = False
    for here in range(at + 1, min(at + 7, len(chunks))):
        chunk = chunks[here]
        if chunk.kind == "verb":
            frame = chunk.frame("suffer")
            plural = chunk.norm.endswith(("وا", "ون", "ا"))  # «12 من المقاتلين وجنديين قتلوا»: all of them
            return Governor(here, frame, _OWN) if frame is not None and (plural or not between) else None
        if chunk.kind in {"skip", "period", "hedge"}:
            continue
        between = True
        if chunk.kind not in {"noun", "and", "value"} and chunk.norm != "من":
            return None
    return None


# Masdars and participles of these classes govern only what they touch: «مقتل 11 شخصا».
_ADJACENT: Final = frozenset({"act", "suffer", "hold", "cost", "sell", "share"})


def _seen_through(parse: Parse, level: Governor, at: int, link: Link) -> Governor:
    """Look through a verb of level at the move that it measures: «بزيادة بلغت 5%», «انخفاض ناهز 12%».

    «ارتفعت … لتبلغ 322» keeps its level, and the direction of the verb before.
    """
    chunks = parse.chunks
    counted = chunks[at].quantity
    rate = counted is not None and unit_class(counted) in {"percent", "ratio"}
    clause = chunks[level.at].clause
    own = chunks[level.at].kind == "verb" and level.at > 0 and chunks[level.at - 1].norm == "ل"
    for here in range(level.at - 1, -1, -1):
        chunk = chunks[here]
        if chunk.kind == "value" and not own:
            return level
        if clause - chunk.clause > (1 if own else 0) or (chunk.kind == "stop" and not own):
            return level
        move = chunk.frame("change", "make")
        if move is None or chunk.kind not in {"verb", "noun"}:
            continue
        if own:
            return Governor(here, move, level.score) if chunk.kind in {"verb", "noun"} else level
        if chunk.kind == "noun":
            if chunk.metric is not None and chunk.metric.length > 1:
                return level
            between = chunks[here + 1 : level.at]
            if any(c.kind == "verb" for c in between):
                return level
            by = rate and not between and pronoun_of(chunk.norm) is None  # not «بعد ارتفاعها وصلت إلى 12%»
            return Governor(here, move, level.score, by=by)
        by_so_much = any(c.norm == "ب" for c in chunks[max(here, level.at - 2) : level.at])  # «تنخفض بما لا يزيد على»
        if by_so_much or any(c.kind in {"measure", "noun"} and c.norm == "نسبه" for c in chunks[here:at]):
            return Governor(here, move, level.score, by=rate)
        return level
    return level


def levelled(parse: Parse, governor: Governor | None, at: int) -> bool:
    """Tell whether a verb «لتبلغ»، «ليصل» stands between a move and the value: then the value is a level."""
    if governor is None:
        return False
    chunks = parse.chunks
    return any(
        chunks[n].kind == "verb"
        and chunks[n].frame("level") is not None
        and chunks[n - 1].norm == "ل"
        and not any(c.kind == "value" for c in chunks[n:at])  # «ارتفاعا … ليبلغ 49 مليونا بنسبة 2%»
        for n in range(governor.at + 1, at)
    )


def _fit(frame: Frame, chunk: Chunk, link: Link, quantity: Quantity, value: Chunk) -> float:
    """Say how well a frame takes a value of this unit with this link."""
    sort = unit_class(quantity)
    kind = frame.kind
    noun = value.noun.noun.kind if value.noun is not None else ""
    if kind == "suffer":
        if noun in {"building", "vehicle", "thing", "place", "paper", "event", "product", "sport"}:
            return -1.0
        return 0.8 if sort in {"count", "bare"} and quantity.unit != "point" else -4.0
    if kind in {"cost", "sell"}:
        return 0.7 if sort == "money" else 0.4 if sort == "bare" and kind == "sell" else -4.0
    if kind == "last":
        return 1.0 if sort == "duration" else -4.0
    if kind == "score":
        return 0.5 if sort in {"count", "bare"} or quantity.kind == "score" else -4.0
    if kind in {"hold", "act"}:
        return (0.3 if not link.prep else -0.6) if sort in {"count", "unit", "bare", "duration"} else -1.2
    if kind == "share":
        return 0.8 if sort == "percent" else -2.5
    if kind == "ratio":
        return 1.0 if sort == "ratio" else -2.0
    if kind == "more":
        return 0.5 if sort == "ratio" or (sort == "percent" and (link.prep == "ب" or link.measured)) else -4.0
    if kind in {"change", "make"}:
        if link.prep in _TO:
            return 0.8
        if link.prep == "ب" or link.measured:
            return 0.8
        if value.noun is not None and not link.prep and kind == "change":
            return -0.4  # «انهار 56 منزلا», «زاد عدد»: what is counted is the subject
        return 0.3 if chunk.kind == "verb" or sort == "percent" else 0.0
    if kind in {"loss", "gain"}:
        return 0.3 if sort in {"money", "percent"} else -2.0
    return 0.2  # level


def kind_of(
    governor: Governor | None,
    link: Link,
    quantity: Quantity,
    entry: MetricEntry | None,
    *,
    part: bool,
    level: bool = False,
) -> tuple[Kind, Direction | None]:
    """Decide level, change or share, and the direction.

    «ارتفع إلى X» is a level with direction up, «ارتفع بـX» and «ارتفع X» changes; a percentage with a
    whole («80% من الإنتاج», `part`) is a share; «معدل التضخم 5%» is a level.
    """
    sort = unit_class(quantity)
    if quantity.kind == "score" or (entry is not None and entry.id == "goals" and sort != "percent"):
        return "level", None  # «خسر بهدفين»: so many were scored, none were lost
    if sort == "count" and quantity.text.startswith("ال") and quantity.hedge is None:
        return "level", None  # «تراجعت قطاعات السوق الخمسة عشر»: how many there are
    frame = governor.frame if governor is not None else None
    growth = entry is not None and entry.id in _GROWTH
    if frame is not None and growth and frame.lemma == "نما" and not level and sort == "percent":
        return "level", None  # «ينمو الاقتصاد 4%»: the growth is 4 %
    if frame is not None and frame.kind in {"change", "make", "loss", "gain", "more", "ratio"}:
        direction = frame.direction
        moved = frame.kind in {"change", "make"}
        if frame.kind in {"loss", "gain"} and sort not in {"percent", "ratio"}:
            own = entry is None or entry.id == frame.metric or (frame.kind == "gain" and entry.id in _EARNED)
            return ("level", None) if own and not part else ("change", direction)
        if frame.kind == "more":
            return ("level", None) if sort == "ratio" else ("change", direction)
        to = link.prep in _TO and governor is not None and not governor.by
        if level or (moved and (to or _passed(quantity, link))):
            return _still(sort, entry, part=part), direction
        if moved and link.prep == "بين" and sort not in {"percent", "ratio"}:
            return "level", None
        if moved and link.prep in {"من", "عن"} and not link.measured:
            return _still(sort, entry, part=part), None
        if frame.kind == "ratio" and sort != "ratio":
            return _still(sort, entry, part=part), direction
        return "change", direction
    return _still(sort, entry, part=part), None


def _passed(quantity: Quantity, link: Link) -> bool:
    """Tell whether a move is told by the mark that it passed: «هبط دون 40 دولارا», «قفز فوق 100 دولار»."""
    hedge = quantity.hedge.text if quantity.hedge is not None else ""
    return fold(hedge).rsplit(" ", 1)[-1] in _MARKS and link.prep != "ب" and not link.measured


_MARKS: Final = frozenset({"دون", "تحت", "فوق"})
_EARNED: Final = frozenset({"revenue", "box_office"})  # «حصد الفيلم 14 مليونا»: so much, not so much more
_GROWTH: Final = frozenset({"gdp_growth", "growth_rate", "population_growth"})


def _still(sort: str, entry: MetricEntry | None, *, part: bool) -> Kind:
    """Tell level from share for a value that does not move."""
    if sort != "percent":
        return "level"
    if entry is not None and entry.kind == "share":
        return "share"
    if part:
        return "share"
    return "level"
