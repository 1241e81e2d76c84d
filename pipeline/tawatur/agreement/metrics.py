"""Metrics: the words that say what is measured, brought to a form in which two wordings meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from tawatur.agreement.lexicon import id_set, synonyms, word_set, words
from tawatur.agreement.told import Told, ToldEntity, ToldMetric
from tawatur.agreement.units import measure


@lru_cache(maxsize=65536)
def metric_words(text: str, *, moved: bool) -> frozenset[str]:
    """Return the heads of a metric's content words: «عدد القتلى» and «حصيلة الوفيات» both give «وفيات».

    `moved` drops words of movement too, since the claim's kind says it («نمو الإيرادات» of a change is «إيرادات»).
    """
    heads = synonyms()
    found = frozenset(heads.get(word, word) for word in words(text)) - word_set("fillers.tsv")
    return found - word_set("movements.tsv") if moved else found


def content_words(claim: Told) -> frozenset[str]:
    """Return the metric's content words of a claim, its entity's own words left out where others remain.

    «إيرادات قناة السويس» of the canal is about «إيرادات»; a bare «عدد» is about the noun that it counts.
    """
    unit_text = claim.value.unit_text
    counts = unit_text is not None and measure(claim.value.unit, claim.value.per).kind == "count"
    return _content(claim.metric, claim.entity, unit_text.text if unit_text is not None and counts else None)


@lru_cache(maxsize=65536)
def _content(metric: ToldMetric, entity: ToldEntity | None, counted: str | None) -> frozenset[str]:
    name = metric.name or ""
    text = metric.text or ("" if name in id_set("generic_metrics.tsv") else name.replace("_", " "))
    found = metric_words(text, moved=metric.kind == "change")
    if not found:
        found = metric_words(text, moved=False)
    for full in (entity.text, entity.canonical) if entity else ():
        own = frozenset(words(full or ""))
        # Only a whole name of two words or more comes off: nothing off «نمو الناتج المحلي» of «الناتج المحلي المصري»,
        # nor off «تكلفة المشروع» of «المشروع».
        if len(own) > 1 and own < found:
            found = found - own
    if not found and counted is not None:
        found = metric_words(counted, moved=False)
    return found


def metric_wordings(claims: Iterable[Told]) -> dict[frozenset[str], str]:
    """Learn the wordings that always go with one id of ours, so that a claim whose id is missing still meets."""
    found: dict[frozenset[str], set[str]] = {}
    for claim in claims:
        name, content = claim.metric.name, content_words(claim)
        if content and name and _is_id(name):
            found.setdefault(content, set()).add(name)
    return {content: next(iter(names)) for content, names in found.items() if len(names) == 1}


def metric_key(claim: Told, wordings: Mapping[frozenset[str], str]) -> str | None:
    """Give a claim its metric key: our own id where it is one, else the id of its wording, else the content words."""
    if _is_id(claim.metric.name):
        return claim.metric.name
    content = content_words(claim)
    return wordings.get(content) or " ".join(sorted(content)) or None


@lru_cache(maxsize=65536)
def _is_id(name: str | None) -> bool:
    """Tell an id of ours (`net_profit`) from printed words; an id that is a mere filler is none."""
    if not name or not name.isascii() or name in id_set("generic_metrics.tsv"):
        return False
    return not set(words(name)) <= word_set("fillers.tsv")
