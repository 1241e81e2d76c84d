"""Implied metrics: those that no words print, told by the verb, the unit or the rate.

«قتل 5 أشخاص» is a death toll, «38 درجة» a temperature, dollars a barrel are the price of oil.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tawatur.claims.governors import Governor, Link, unit_class
from tawatur.claims.measures import Pick
from tawatur.claims.metrics import MetricEntry, metric, metric_ids, metric_of_rate, metric_of_unit
from tawatur.claims.scenes import Scene, is_oblique
from tawatur.claims.words import heads, stems
from tawatur.claims.worths import WORTHS, worth_of
from tawatur.records import Quantity

_RISE: Final = "ارتفع"  # its masdar is the height too
_STORED: Final = "خزن"
_WON: Final = "won"
_TRADED: Final = frozenset({"sold", "bought"})
_MORTAL: Final = frozenset({"person", "dead", "hurt", "animal", "group"})
_SURE: Final = 2.0  # the score of a governor that stands by its value
_SUFFERED: Final = 4.0  # above it, the count of those whom a deed befell


def implied(
    scene: Scene, at: int, governor: Governor | None, link: Link, quantity: Quantity, *, whole: bool = False
) -> list[Pick]:
    """Take what verb, unit or rate implies: قتل 5 أشخاص is a death toll, degrees are temperature, $/barrel oil."""
    picks = []
    sort = unit_class(quantity)
    if (
        governor is not None
        and governor.frame.metric is not None
        and governor.score > 1.5
        and _befalls(scene, at, governor)
    ):
        kind = governor.frame.kind
        score = 4.2 if kind in {"suffer", "act"} and sort in {"count", "bare"} else 2.2
        if kind == "suffer" and score > _SUFFERED and (_met(scene, at, link, governor) or _mortal(scene, at)):
            score = 5.2  # «أصيب اثنان في الهجوم», «قبضت القوات على 7 عناصر»: no other phrase counts them
        if kind == "act":
            score = 5.0
        if kind == "score" and (sort == "bare" or quantity.kind == "score"):
            score = 4.4
        if kind == "sell":
            score = 3.0
        entry = metric(governor.frame.metric)
        if kind == "share":
            between = scene.parse.chunks[governor.at + 1 : at]
            if any(c.metric is not None and c.metric.entry.id == "ball_possession" for c in between):
                entry, score = metric("ball_possession"), 3.0  # «استحوذ على الكرة»
            elif whole:
                score = 1.0  # «استحوذت على 22% من المقاعد»: a share of what is divided
        picks.append(Pick(entry, None, None, None, score, f"verb:{kind}"))
    if quantity.kind == "distance" and governor is not None and governor.frame.lemma == _RISE:
        chunk = scene.parse.chunks[governor.at]
        if chunk.kind == "noun" and chunk.last - chunk.first == 1:  # «على ارتفاع 3700 متر»
            place = scene.text(chunk.start, chunk.end)
            picks.append(Pick(metric("height"), chunk.start, chunk.end, place, 4.4, "altitude", governor.at))
    if quantity.kind == "score":
        picks.append(Pick(metric("goals"), None, None, None, 4.5, "score"))
    rate = metric_of_rate(quantity.unit, quantity.per)
    if rate is not None:
        picks.append(Pick(rate, None, None, None, 2.6, "rate"))
    if sort == "duration" and governor is not None and governor.frame.lemma == _STORED:
        picks.append(Pick(metric("storage_capacity"), None, None, None, 3.0, "unit"))  # «لا تخزن سوى ساعتين»
    own = metric_of_unit(quantity.unit)
    if own is not None:
        own = _acted_on(own, governor)
        picks.append(Pick(own, None, None, None, 1.6, "unit"))
    if quantity.unit == "point":  # of a league or of an index, as the article's field says
        picks.append(Pick(metric("index_value"), None, None, None, 1.5, "unit"))
    if sort == "money" and quantity.per is not None:
        picks.append(Pick(metric("price"), None, None, None, 1.2, "rate"))
    if sort == "money":
        picks.append(Pick(metric("amount"), None, None, None, 0.1, "money"))
        picks.extend(_gained(scene, at, governor, link))
    if sort == "money" and link.measured in {"قيمه", "قيمته", "قيمتها", "مبلغ"}:
        picks.append(worth_of(scene, at, link))
    elif sort == "money" and link.prep == "ب" and (worth := worth_of(scene, at, link)).entry.id in WORTHS:
        picks.append(replace(worth, score=1.9))  # «ترسية مشاريع بأكثر من 27 مليون ريال»
    return picks


def _acted_on(entry: MetricEntry, governor: Governor | None) -> MetricEntry:
    """Return the metric that a deed makes of another: barrels «أعيدت إلى السوق» are restored output."""
    if governor is None or governor.frame.kind != "act" or governor.score <= _SURE:
        return entry
    id_ = f"{governor.frame.name}_{entry.id.rpartition('_')[2]}"
    return metric(id_) if id_ in metric_ids() else entry


def _gained(scene: Scene, at: int, governor: Governor | None, link: Link) -> Iterator[Pick]:
    """Yield what money is that a winner gets, that a work earns or that a thing goes for."""
    if link.sibling == "مقابل":  # «الموافقة على انتقاله مقابل 9 ملايين يورو»
        moved = {s for c in scene.parse.chunks[:at] if c.kind in {"noun", "verb"} for s in stems(c.norm)}
        if moved & heads("transfer"):
            yield Pick(metric("transfer_fee"), None, None, None, 2.0, "verb:sell")
    if governor is None or governor.at > at:
        return
    if governor.frame.name == _WON:
        yield Pick(metric("prize_money"), None, None, None, 2.4, "verb:act")  # «يحصل البطل على مليوني دولار»
    elif governor.frame.name in _TRADED and link.prep == "ب" and not link.measured:
        yield Pick(metric("price"), None, None, None, 1.8, "verb:sell")  # «اشترى الكتاب بـ40 دينارا»
    elif governor.frame.lemma in heads("earning"):
        works = {s for s in _near(scene, at, governor) if s in heads("shown")}
        if works:  # «حقق الفيلم 14 مليون دولار»
            id_ = "box_office" if works & heads("screened") else "revenue"
            yield Pick(metric(id_), None, None, None, 2.4, "verb:gain")


def _near(scene: Scene, at: int, governor: Governor) -> Iterator[str]:
    """Yield the stems of what heads the phrases on both sides of a verb: its subject is among them."""
    chunks = scene.parse.chunks
    for here in (governor.at - 1, *range(governor.at + 1, at)):
        if here >= 0 and chunks[here].kind == "noun" and not is_oblique(chunks, here):
            yield from stems(chunks[here].norm)


def _met(scene: Scene, at: int, link: Link, governor: Governor) -> bool:
    """Tell whether a verb stands directly before the value: «أصيب اثنان»."""
    return governor.at == link.begin - 1 < at and scene.parse.chunks[governor.at].kind == "verb"


def _mortal(scene: Scene, at: int) -> bool:
    """Tell whether the value counts people who have no count of their own: «76 عنصرا»."""
    noun = scene.parse.chunks[at].noun
    return noun is not None and noun.noun.kind == "person" and noun.noun.generic


def _befalls(scene: Scene, at: int, governor: Governor) -> bool:
    """Tell whether a verb may have befallen what is counted: people are killed and missing, jobs are but lost."""
    noun = scene.parse.chunks[at].noun
    return governor.frame.kind != "suffer" or noun is None or noun.noun.kind in _MORTAL
