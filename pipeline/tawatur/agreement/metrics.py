"""Metrics: the words that say what is measured, brought to a form in which two wordings meet."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from tawatur.agreement.lexicon import id_set, synonyms, word_set, words
from tawatur.agreement.units import measure
from tawatur.records import Claim


@lru_cache(maxsize=65536)
def metric_words(text: str, *, moved: bool) -> frozenset[str]:
    """Return the heads of a metric's content words: «عدد القتلى» and «حصيلة الوفيات» both give «وفيات».

    `moved` drops words of movement too, since the claim's kind says it («نمو الإيرادات» of a change is «إيرادات»).
    """
    heads = synonyms()
    found = frozenset(heads.get(word, word) for word in words(text)) - word_set("fillers.tsv")
    return found - word_set("movements.tsv") if moved else found


def content_words(claim: Claim) -> frozenset[str]:
    """Return the metric's content words of a claim, its entity's own words left out where others remain.

    «إيرادات قناة السويس» of the canal is about «إيرادات»; a bare «عدد» is about the noun that it counts.
    """
    name = claim.metric.name or ""
    text = claim.metric.text or ("" if name in id_set("generic_metrics.tsv") else name.replace("_", " "))
    found = metric_words(text, moved=claim.metric.kind == "change")
    if not found:
        found = metric_words(text, moved=False)
    for full in (claim.entity.text, claim.entity.canonical) if claim.entity else ():
        own = frozenset(words(full or ""))
        # Only a whole name of two words or more comes off: nothing off «نمو الناتج المحلي» of «الناتج المحلي المصري»,
        # nor off «تكلفة المشروع» of «المشروع».
        if len(own) > 1 and own < found:
            found = found - own
    if not found and claim.value.unit_text is not None and measure(claim.value.unit, claim.value.per).kind == "count":
        found = metric_words(claim.value.unit_text.text, moved=False)
    return found


def metric_keys(claims: list[Claim]) -> dict[str, str | None]:
    """Give each claim its metric key, by claim id: our own id where it is one, else the content words.

    A wording that always goes with one id takes that id, so that a claim whose id is missing still meets.
    """
    wordings: dict[frozenset[str], Counter[str]] = {}
    content: dict[str, frozenset[str]] = {}
    for claim in claims:
        found = content[claim.id] = content_words(claim)
        if found and _is_id(claim.metric.name):
            wordings.setdefault(found, Counter())[claim.metric.name or ""] += 1
    keys: dict[str, str | None] = {}
    for claim in claims:
        found = content[claim.id]
        names = wordings.get(found)
        if _is_id(claim.metric.name):
            keys[claim.id] = claim.metric.name
        elif names and len(names) == 1:
            keys[claim.id] = next(iter(names))
        else:
            keys[claim.id] = " ".join(sorted(found)) or None
    return keys


def _is_id(name: str | None) -> bool:
    """Tell an id of ours (`net_profit`) from printed words; an id that is a mere filler is none."""
    if not name or not name.isascii() or name in id_set("generic_metrics.tsv"):
        return False
    return not set(words(name)) <= word_set("fillers.tsv")
