"""Carried metrics: those that a value has from a value before, from the lead of its list, or by a word that points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tawatur.claims.chunks import closed
from tawatur.claims.counting import partitive
from tawatur.claims.governors import Link, unit_class
from tawatur.claims.measures import POINTING, Pick
from tawatur.claims.metrics import MetricEntry, fit_of, metric_ids, noun_at
from tawatur.claims.scenes import Scene
from tawatur.claims.words import stems
from tawatur.records import Quantity
from tawatur.text.normalise import fold


@dataclass(frozen=True, slots=True)
class Known:
    """A metric that an earlier value had, with that value."""

    pick: Pick
    quantity: Quantity


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
    rival: bool = False,
) -> list[Pick]:
    """Take the metric of a value before: the sibling's, the sentence's, or, last of all, that of a sentence before.

    `rival` says that the sibling is the value of what comes before this in a ranking: «…، تلتها منافستها بـ700 ألف».
    """
    picks = []
    sort = unit_class(quantity)
    chunk = scene.parse.chunks[at]
    others = chunk.last < len(scene.parse.norms) and scene.parse.norms[chunk.last] in {"اخرين", "اخرون", "اخر", "اخري"}
    for known, base, here in ((sibling, 3.3, True), (last, 1.3, True), (before, 0.2, False)):
        if known is None:
            continue
        score = base
        known_sort = unit_class(known.quantity)
        same = known_sort == sort or sort in {"percent", "ratio"} or (sort == "bare" and known_sort != "percent")
        if whole and known_sort != "percent":
            score -= 3.0 if at and scene.parse.chunks[at - 1].kind == "value" else 1.5  # «حجزت أربع شركات 80% من …»
        if known is before and (sort == "percent" or not same):
            continue
        if link.sibling and known is sibling:
            score += 1.0
        noun = scene.parse.chunks[at].noun
        if sort == "bare" and not link.sibling and any(True for _ in partitive(scene, at)):
            score -= 2.0  # «12 دورة لتدريب 750 من الأطباء»: it counts another thing
        if sort == "count" and _other_noun(scene, at, quantity, known):
            score -= 2.5  # «19 دورة و18 ندوة»: each counts its own
        if known is sibling and quantity.range_role == "high" and known.quantity.range_role == "low":
            score += 3.0  # both ends of a range are of one metric
        if rival and known is sibling and _same_noun(quantity, known):
            score += 1.5  # «بمبيعات بلغت 900 ألف سيارة، تلتها منافستها بـ700 ألف سيارة»
        part = any(c.kind == "part" for c in scene.parse.chunks[max(0, at - 2) : at])
        casualty = known.pick.entry.id in {"death_toll", "injured_count", "missing_count", "displaced_count"}
        if here and known is sibling and part and casualty and (noun is None or noun.noun.kind == "person"):
            score += 5.5  # «22 قتيلا بينهم 21 سائحا»
        if here and others and known.pick.by.endswith("counted_noun"):
            score = max(score, _OTHERS)
        if here and (sort == "bare" or (noun is not None and noun.noun.generic)):
            score += 1.0
        picks.append(known.pick.elided(score - (0.0 if same else 3.4), here=here))
    return picks


_OTHERS: Final = 4.0  # «20 ألفا آخرين»: they are of those counted before, unless a verb tells what befell them


def _same_noun(quantity: Quantity, known: Known) -> bool:
    """Tell whether a value names the noun that the one before counted, and that had a metric of its own."""
    own, other = quantity.unit_text, known.quantity.unit_text
    plain = unit_class(quantity) == "count" and not closed(quantity.unit)  # barrels may be of anything
    if own is None or other is None or not plain or known.pick.by.endswith("counted_noun"):
        return False
    return not set(stems(fold(own.text))).isdisjoint(stems(fold(other.text)))


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


def pointing(scene: Scene, at: int, quantity: Quantity, history: Sequence[Known]) -> list[Pick]:
    """Resolve «العدد»، «المعدل»، «النسبة» standing alone to the topic of the sentence, or to the latest metric."""
    chunks = scene.parse.chunks
    picks = []
    for here, chunk in enumerate(chunks):
        wanted = POINTING.get(chunk.norm) if chunk.kind == "noun" and chunk.last - chunk.first <= 2 else None
        if wanted is None:
            continue
        behind = here >= 1 and chunks[here - 1].kind == "prep" and chunks[here - 1].norm in {"في", "فى"}
        after = at < here <= at + 2 and behind
        if chunk.norm == "النسبه" and here >= 1 and chunks[here - 1].norm == "ب":
            continue  # «بالنسبة إلى السكان»
        if here < at and behind and here >= 2 and chunks[here - 2].kind == "value":
            continue  # «17% في العدد» is the value's before
        crossed = chunks[at].clause - chunk.clause
        if not after and (here > at or crossed > 3):
            continue
        if (topic := _topic(scene, at, here, quantity)) is not None:
            picks.append(topic)
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


def _topic(scene: Scene, at: int, here: int, quantity: Quantity) -> Pick | None:
    """Return the metric that a sentence opens with and «المعدل» points back to: «وعلى صعيد البطالة، … المعدل 9%»."""
    parse = scene.parse
    for chunk in parse.chunks[:here]:
        match = chunk.metric
        if chunk.kind == "value" or chunk.clause > parse.chunks[0].clause:
            return None
        if chunk.kind != "noun" or match is None or match.kept:
            continue
        entry = max((match.entry, *match.others), key=lambda e: fit_of(e, unit_class(quantity), quantity.unit))
        if fit_of(entry, unit_class(quantity), quantity.unit) < _FITS or chunk.norm in POINTING:
            continue
        first = chunk.metric_first
        start, end = parse.words[first].start, parse.words[first + match.length - 1].end
        return Pick(entry, start, end, scene.text(start, end), 4.0 - 0.1 * abs(at - here), "pointing", here)
    return None


_FITS: Final = 0.5
