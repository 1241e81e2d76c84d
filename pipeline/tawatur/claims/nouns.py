"""Counted nouns as claims tell of them: `nouns.tsv` gives each an id, a class and a metric.

How a noun is written in the plural stands once, in the table of the numbers' room, which every reader of counted
nouns shares; the table here says a plural only where claims tell of other ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tawatur.claims.words import choices, table
from tawatur.quantities.nouns import noun_rows


class CountedNoun(NamedTuple):
    """A row of the table, with the plurals that claims tell of, the likeliest first."""

    id: str
    plural: str
    kind: str
    metric: str
    singular: str
    plurals: tuple[str, ...]


def counted_nouns() -> Iterator[CountedNoun]:
    """Yield the nouns of the table in its order."""
    for id_, plural, kind, metric_id, singular, *own in table("nouns.tsv"):
        yield CountedNoun(id_, plural, kind, metric_id, singular, _plurals(singular, *own))


def _plurals(singular: str, own: str = "+") -> tuple[str, ...]:
    """Return the plurals of a noun: its own, or those of the shared table, with those behind «+» added to them."""
    if own.startswith("+"):
        return (*_shared()[singular], *choices(own[1:]))
    return tuple(choices(own))


@lru_cache(maxsize=1)
def _shared() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for one, several in noun_rows():
        found[one] = (*found.get(one, ()), *several)
    return found
