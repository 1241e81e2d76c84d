"""Bearers: what a sum, a rate or a mark is said of as of itself: «الضريبة البالغة 15%», «قفز التأمين إلى 1%».

Revenue is somebody's, and where nobody is named it is of what the article speaks of; a tax, a fee or a prize is what
people pay or win, and itself the thing that is so much.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.frames import exact_frames, masdar_shape
from tawatur.claims.governors import Governor
from tawatur.claims.metrics import noun_at
from tawatur.claims.referents import complement
from tawatur.claims.scenes import Referent, Scene, bears_pronoun, is_oblique
from tawatur.claims.words import heads, stems

# Sums and rates that are things of their own: laid on, paid to or won by whoever it may be.
_CHARGES: Final = frozenset(
    {"tax_rate", "fee", "customs_tariff", "insurance_rate", "stay_tax", "making_charge", "rent", "tariff",
     "prize_money", "contract_value", "reward", "bail", "ransom", "fine_amount", "discount", "risk_premium"}
)  # fmt: skip
_LED: Final = frozenset({"hedge", "prep", "measure"})


def bearers(scene: Scene, at: int, metric: int | None, governor: Governor | None) -> Iterator[Referent]:
    """Yield the phrase that the value is said of as of itself: behind its participle, or where its charge moves."""
    chunks = scene.parse.chunks
    here = at - 1
    while here > 0 and chunks[here].kind in _LED and chunks[here].norm not in _ELSEWHERE:
        here -= 1
    if here >= 0 and (last := _participle(scene, chunks[here])) is not None:
        yield from _made(scene, here, last, 4.2)
    if metric is not None and metric < at - 1 and chunks[metric + 1].kind == "rel":
        yield from _people(scene, metric)
    if metric is None or governor is None or metric >= at or chunks[governor.at].kind != "verb":
        return
    chunk = chunks[metric]
    moved = governor.at == metric - 1 and governor.frame.kind in {"change", "level"}
    stated = metric == governor.at - 1 and not is_oblique(chunks, metric)
    if (moved or stated) and chunk.definite and _is_charge(chunk):
        yield from _made(scene, metric, chunk.last, 2.9)


_PLURAL: Final = 7  # «العاطلين», not «الدين»
_ELSEWHERE: Final = frozenset({"من", "في", "فى", "بين", "الي"})


def _people(scene: Scene, metric: int) -> Iterator[Referent]:
    """Yield the people that end a metric's phrase, where a clause says which: «نسبة العاطلين ممن يحملون شهادة»."""
    chunk, words, norms = scene.parse.chunks[metric], scene.parse.words, scene.parse.norms
    last = chunk.last - 1
    noun = noun_at(norms[: chunk.last], last)
    plural = len(norms[last]) >= _PLURAL and norms[last].endswith(("ين", "ون"))
    people = plural or (noun is not None and noun.noun.kind == "person")
    if last > chunk.first and words[last].definite and chunk.entity is None and people:
        start, end = words[last].start, words[last].end
        yield Referent(start, end, scene.text(start, end), None, 2.9, "bearer")


def _is_charge(chunk: Chunk) -> bool:
    return chunk.metric is not None and chunk.metric.entry.id in _CHARGES and chunk.metric.kept == 0


def _participle(scene: Scene, chunk: Chunk) -> int | None:
    """Return the word at which a definite participle of level ends a phrase: «عتبة الطوارئ | البالغة»."""
    last = chunk.last - 1
    if chunk.kind != "noun" or last <= chunk.first or not scene.parse.words[last].definite:
        return None
    leads = any(f.kind == "level" and f.part == "participle" for f in exact_frames(scene.parse.norms[last]))
    return last if leads else None


def _made(scene: Scene, here: int, last: int, score: float) -> Iterator[Referent]:
    """Make the candidate of the phrase at chunk `here` up to word `last`, where nobody else owns what it says."""
    chunk, words, norms = scene.parse.chunks[here], scene.parse.words, scene.parse.norms
    if chunk.entity is not None or bears_pronoun(scene.parse, chunk) or chunk.pronoun is not None:
        return
    marked = not heads("marks").isdisjoint(stems(norms[chunk.first]))
    if chunk.metric is not None and not _is_charge(chunk) and not marked:
        return  # «الإيرادات البالغة 3 مليارات» are somebody's
    if complement(scene, chunk) is not None and _is_charge(chunk) and last == chunk.last:
        return
    first = chunk.first if marked or chunk.metric is None else chunk.metric_first  # «شاملة | الضريبة البالغة 15%»
    masdar = not words[first].definite and any(f.part == "noun" for f in exact_frames(norms[first]))
    if last - first > 1 and (masdar or masdar_shape(norms[first])) and words[first + 1].definite:
        first += 1  # «تفكيك | القيود البالغة»
    if first >= last or not heads("empty").isdisjoint(stems(norms[first])):
        return
    start, end = words[first].start, words[last - 1].end
    yield Referent(start, end, scene.text(start, end), None, score, "bearer")
