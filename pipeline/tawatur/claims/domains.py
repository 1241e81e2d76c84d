"""Domains: a metric that only one field has is not given elsewhere: «بئر بعمق 20 مترا» is no earthquake."""

from __future__ import annotations

from functools import lru_cache

from tawatur.claims.metrics import MetricEntry, metric
from tawatur.claims.words import choices, stems, table
from tawatur.reading import ArticleReading
from tawatur.text.normalise import fold


@lru_cache(maxsize=1)
def _domains() -> dict[str, tuple[str | None, frozenset[str]]]:
    """Map a metric to the one given elsewhere (None: none) and the words that show its field."""
    return {
        id_: (None if other == "-" else other, frozenset(fold(w) for w in choices(words)))
        for id_, other, words in table("domains.tsv")
    }


@lru_cache(maxsize=1)
def _signs() -> frozenset[str]:
    return frozenset(word for _, words in _domains().values() for word in words)


def signs_of(context: ArticleReading) -> frozenset[str]:
    """Return the words of the table that title and body hold, whatever article or ending they carry."""
    printed = {token.norm for reading in context.readings() for token in reading.tokens}
    signs = _signs()
    held = {stem for norm in printed for stem in (*stems(norm), *stems(_undone(norm))) if stem in signs}
    return frozenset(held)


def _undone(norm: str) -> str:
    """Return a word behind the «ل» that has taken the article's alef: «للاعب» is scanned as «لاعب»."""
    return "ا" + norm if norm.startswith("ل") and len(norm) > 3 else norm


def in_domain(entry: MetricEntry, signs: frozenset[str]) -> MetricEntry | None:
    """Return the metric where the article is of its field, else what is given instead, or None.

    >>> in_domain(metric("quake_depth"), frozenset()).id
    'depth'
    """
    known = _domains().get(entry.id)
    if known is None or not known[1].isdisjoint(signs):
        return entry
    return metric(known[0]) if known[0] is not None else None
