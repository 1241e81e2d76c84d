"""Worths: what the money is that follows بقيمة or a bare ب, named by the thing that is worth it."""

from __future__ import annotations

from typing import Final

from tawatur.claims.chunks import Chunk
from tawatur.claims.governors import Link
from tawatur.claims.measures import Pick
from tawatur.claims.metrics import MetricEntry, Noun, metric, metric_ids, noun_at
from tawatur.claims.scenes import Scene, is_oblique, is_owned
from tawatur.claims.words import heads, stems
from tawatur.entities.vocabulary import word_set
from tawatur.quantities.nouns import is_plural, plain_word, singular

# The worths that a bare ب tells, without بقيمة: «ترسية مشاريع بأكثر من 27 مليون ريال».
WORTHS: Final = frozenset({"project_cost", "contract_value", "deal_value", "transaction_value"})
_SOME: Final = frozenset({"عدد", "مجموعه", "عددا"})


def worth_of(scene: Scene, at: int, link: Link) -> Pick:
    """Name the worth of the noun before بقيمة: «59 ألف صفقة بقيمة 170 مليارا» is a transaction value.

    «ترسية مشاريع بأكثر من 27 مليون ريال» and «ترسية عدد من المشاريع» are worth what the projects cost.
    """
    chunks = scene.parse.chunks
    for here in range(link.begin - 1, max(0, link.begin - 7) - 1, -1):
        chunk = chunks[here]
        part = here >= 2 and chunks[here - 1].norm == "من" and chunks[here - 2].norm in _SOME
        if chunk.kind == "noun" and is_oblique(chunks, here) and not part:
            continue
        if chunk.kind == "noun" and chunk.definite and here < link.begin - 1:
            continue  # «قدم المصرف شيكا بقيمة 300 دينار»: who gave it
        if chunk.kind in {"noun", "value"}:
            noun = _thing_of(scene, chunk)
            if noun is not None and chunk.metric is not None and chunk.metric.length > 1:
                break
            if noun is not None:
                cost = f"{noun.id}_cost" in metric_ids() and f"{noun.id}_value" not in metric_ids()
                entry = metric(f"{noun.id}_{'cost' if cost else 'value'}")
                return _priced(scene, chunk, noun, entry, 3.5)
            if _is_plain(scene, chunk) and here == link.begin - 1:
                entry = MetricEntry(f"value_of:{chunk.norm}", chunk.norm, units=frozenset({"money"}))
                return _priced(scene, chunk, None, entry, 1.4)
        if chunk.kind in {"verb", "stop"}:
            break
    return Pick(metric("amount"), None, None, None, 1.4, "measure")


def _priced(scene: Scene, chunk: Chunk, noun: Noun | None, entry: MetricEntry, score: float) -> Pick:
    """Name the worth of a phrase by its head: «ينفذ برنامجا بقيمة» tells the «قيمة البرنامج»."""
    if chunk.kind == "value" and noun is not None:
        return Pick(entry, None, None, None, score, "measure", label=f"قيمة ال{noun.printed_plural}")
    word = scene.parse.words[chunk.first]
    raw = scene.text(word.start, word.end)
    printed = plain_word(raw).removeprefix("ال" if word.definite else "")
    head = printed if is_plural(word.norm) else singular(printed, accusative=True)
    return Pick(entry, word.start, word.end, raw, score, "measure", label=f"قيمة ال{head}")


def _is_plain(scene: Scene, chunk: Chunk) -> bool:
    """Tell whether a phrase is a bare thing: «حزمة مساعدات», no name, measure, deed or part of one."""
    if chunk.kind != "noun" or chunk.definite or chunk.quoted or chunk.frames or chunk.metric is not None:
        return False
    word = scene.parse.words[chunk.first]
    usual = word.marbuta or is_plural(word.norm) or not word_set("common_nouns").isdisjoint(stems(word.norm))
    return usual and chunk.entity is None and not is_owned(word.norm) and heads("empty").isdisjoint(stems(word.norm))


def _thing_of(scene: Scene, chunk: Chunk) -> Noun | None:
    """Return the counted noun at the head of a phrase, or behind the masdar that heads it."""
    if chunk.noun is not None:
        return chunk.noun.noun
    if chunk.last - chunk.first < 2 or chunk.definite or chunk.kind != "noun":
        return None
    found = noun_at(scene.parse.norms[: chunk.last], chunk.first + 1)
    return found.noun if found is not None else None
