"""Governors: the verb or noun that governs a value, and whether the value is then level, change or share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tawatur.claims.clauses import Chunk, Parse
from tawatur.claims.frames import Frame
from tawatur.claims.metrics import MetricEntry
from tawatur.records import Direction, Kind, Quantity

_GOVERNING: Final = frozenset(
    {"change", "make", "loss", "gain", "level", "share", "hold", "act", "suffer", "cost", "sell", "ratio", "score",
     "last", "more"}
)  # fmt: skip
_TO: Final = frozenset({"الي", "عند"})
_LINKS: Final = frozenset({"prep", "hedge", "measure", "neg", "skip", "time", "period"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A governing frame at chunk `at`; `score` says how well it fits the value."""

    at: int
    frame: Frame
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """What stands between a value and its governor: the preposition, and the chunk where it begins."""

    prep: str
    measured: str
    begin: int
    sibling: str = ""
    joined: bool = False


def unit_class(quantity: Quantity) -> str:
    """Return money, percent, ratio, count or unit: what sort of thing the value counts."""
    if quantity.unit in {"percent", "percentage_point", "basis_point"} or quantity.kind == "percent":
        return "percent"
    if quantity.kind == "money":
        return "money"
    if quantity.unit == "ratio_x" or quantity.kind == "multiple":
        return "ratio"
    if quantity.kind in {"duration"}:
        return "duration"
    if quantity.kind in {"temperature", "volume", "distance"}:
        return "unit"
    return "count"


def link_of(parse: Parse, at: int) -> Link:
    """Read the links directly before the value at chunk `at`: «بنحو»، «إلى»، «مقابل نحو»، «بمقدار»."""
    chunks = parse.chunks
    prep = measured = sibling = ""
    joined = False
    here = at - 1
    while here >= 0:
        chunk = chunks[here]
        if chunk.kind == "prep":
            prep = prep or chunk.norm
        elif chunk.kind == "measure":
            measured = measured or chunk.norm
        elif chunk.kind == "like":
            sibling = sibling or chunk.norm
        elif chunk.kind == "and":
            joined = True
        elif chunk.kind == "hedge" and chunk.norm == "بين":
            prep = prep or "بين"
        elif chunk.kind not in _LINKS:
            break
        here -= 1
        if joined or sibling:
            break
    return Link(prep, measured, here + 1, sibling, joined)


def governor_of(parse: Parse, at: int, link: Link, quantity: Quantity) -> Governor | None:
    """Return the frame to the left that best governs the value at chunk `at`."""
    chunks = parse.chunks
    best: Governor | None = None
    values = 0
    clause = chunks[at].clause
    for here in range(at - 1, -1, -1):
        chunk = chunks[here]
        if chunk.kind == "value":
            values += 1
            continue
        if not chunk.frames or chunk.kind not in {"verb", "noun"}:
            continue
        crossed = clause - chunk.clause
        for frame in chunk.frames:
            if frame.kind not in _GOVERNING:
                continue
            score = 3.0 + _fit(frame, chunk, link, quantity) - 0.9 * crossed - 0.12 * (at - here) - 0.5 * values
            if chunk.kind == "noun" and chunk.metric is not None and chunk.metric.length > 1:
                score -= 2.5  # «تخفيضات طوعية», «إنتاج النفط»: here the noun is the metric's
            elif chunk.kind == "noun" and chunk.metric is not None and frame.kind in {"act", "cost", "hold", "share"}:
                score -= 2.0
            if best is None or score > best.score:
                best = Governor(here, frame, score)
    return best if best is not None and best.score > 0 else None


def _fit(frame: Frame, chunk: Chunk, link: Link, quantity: Quantity) -> float:
    """Say how well a frame takes a value of this unit with this link."""
    sort = unit_class(quantity)
    kind = frame.kind
    if kind == "suffer":
        return 0.8 if sort == "count" else -4.0
    if kind in {"cost", "sell"}:
        return 0.7 if sort == "money" else -4.0
    if kind == "last":
        return 1.0 if sort == "duration" else -4.0
    if kind == "score":
        return 0.5 if sort == "count" else -4.0
    if kind in {"hold", "act"}:
        return (0.3 if not link.prep else -0.6) if sort in {"count", "unit"} else -1.2
    if kind == "share":
        return 0.8 if sort == "percent" else -2.5
    if kind == "ratio":
        return 1.0 if sort == "ratio" else -2.0
    if kind == "more":
        return 0.5 if sort in {"ratio", "percent"} and (link.prep in {"ب", ""}) else -4.0
    if kind in {"change", "make"}:
        if link.prep in _TO:
            return 0.8
        if link.prep == "ب" or link.measured:
            return 0.8
        return 0.3 if chunk.kind == "verb" or sort == "percent" else 0.0
    if kind in {"loss", "gain"}:
        return 0.3 if sort in {"money", "percent"} else -1.0
    return 0.2  # level


def kind_of(
    governor: Governor | None, link: Link, quantity: Quantity, entry: MetricEntry | None, *, part: bool
) -> tuple[Kind, Direction | None]:
    """Decide level, change or share, and the direction.

    «ارتفع إلى X» is a level with direction up, «ارتفع بـX» and «ارتفع X» changes; a percentage with a
    whole («80% من الإنتاج», `part`) is a share; «معدل التضخم 5%» is a level.
    """
    sort = unit_class(quantity)
    frame = governor.frame if governor is not None else None
    if frame is not None and frame.kind in {"change", "make", "loss", "gain", "more", "ratio"}:
        direction = frame.direction
        moved = frame.kind in {"change", "make"}
        if frame.kind == "more":
            return ("level", None) if sort == "ratio" else ("change", direction)
        if moved and link.prep in _TO:
            return _still(sort, entry, part=part), direction
        if moved and link.prep == "من" and not link.measured:
            return _still(sort, entry, part=part), None
        if frame.kind == "ratio" and sort != "ratio":
            return _still(sort, entry, part=part), direction
        return "change", direction
    return _still(sort, entry, part=part), None


def _still(sort: str, entry: MetricEntry | None, *, part: bool) -> Kind:
    """Tell level from share for a value that does not move."""
    if sort != "percent":
        return "level"
    if entry is not None and entry.kind == "share":
        return "share"
    if part:
        return "share"
    return "level"
