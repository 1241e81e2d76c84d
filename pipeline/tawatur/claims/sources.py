"""Sources: the attribution that covers a value, made into the claim's chain with the outlet first."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from tawatur.reading import Reading
from tawatur.records import Article, Attribution, ChainMember, Entity, Evidence, Quantity, Source
from tawatur.text.normalise import fold

_WIDE: Final = 4000  # characters; longer stretches are few
_BACK: Final = 12  # stretches that may begin before a value and still cover it


class SourceFinder:
    """Finds the source of each value of one field."""

    def __init__(self, article: Article, reading: Reading) -> None:
        self._article = article
        self._outlet = ChainMember(level="outlet", name=article.outlet)
        self._wide = [a for a in reading.attributions if a.end - a.start > _WIDE]
        self._narrow = sorted(
            (a for a in reading.attributions if a.end - a.start <= _WIDE), key=lambda a: (a.start, a.end)
        )
        self._starts = [a.start for a in self._narrow]

    def find(self, evidence: Evidence, quantity: Quantity, entity: Entity | None) -> Source:
        """Return the chain of the narrowest attribution that covers a value; a sentence's before the document's."""
        at = bisect_right(self._starts, quantity.start)
        near = [*self._narrow[max(0, at - _BACK) : at], *self._wide]
        covering = [a for a in near if a.start <= quantity.start and quantity.end <= a.end]
        best: Attribution | None = min(covering, key=lambda a: (a.scope != "sentence", a.end - a.start), default=None)
        if best is None:
            return self._source((), None)
        cue = best.cue
        inside = cue is not None and evidence.start <= cue.start and cue.end <= evidence.end
        source = self._source(tuple(_reporting(m, entity) for m in best.chain), best)
        return source.model_copy(update={"cue": cue}) if inside else source

    def _source(self, chain: tuple[ChainMember, ...], found: Attribution | None) -> Source:
        return Source(
            outlet=self._article.outlet,
            url=self._article.url,
            published=self._article.date,
            scope=found.scope if found is not None and chain else "none",
            chain=(self._outlet, *chain),
        )


def _reporting(member: ChainMember, entity: Entity | None) -> ChainMember:
    """Mark a primary source that speaks of itself: «أعلنت أرامكو تراجع صافي أرباحها»."""
    if member.level != "primary" or entity is None:
        return member
    said = {fold(n) for n in (member.name, member.canonical) if n}
    told = {fold(n) for n in (entity.text, entity.canonical) if n}
    return member.model_copy(update={"self_report": True}) if said & told else member
