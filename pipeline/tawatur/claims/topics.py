"""Topics: what an article speaks of, for the values whose sentence names nobody."""

from __future__ import annotations

from collections import Counter
from typing import Final

from tawatur.claims.referents import Referent, Scene, type_of
from tawatur.reading import ArticleReading, Reading
from tawatur.records import Entity
from tawatur.text.sentences import Sentence

WEAK: Final = 1.05  # below this a candidate of the sentence yields to what the article speaks of
_STRONG: Final = ("idafa", "kept", "subject", "after_metric", "beside", "apposition", "after:ل", "after:لدي")


def nowhere(entity: Entity) -> Entity:
    """Return an entity without its place: known from context."""
    return entity.model_copy(update={"start": None, "end": None, "by": "context"})


class Topics:
    """Remembers what was spoken of, by metric and at large."""

    def __init__(self, context: ArticleReading) -> None:
        self.main = _main(context)
        self.current: Entity | None = None
        self.by_metric: dict[str, Entity] = {}

    def passed(self, reading: Reading, sentence: Sentence) -> None:
        """Take note of a sentence without numbers: the first name in it, where nothing is known yet."""
        if self.current is not None:
            return
        for entity in reading.entities:
            if entity.start is not None and sentence.start <= entity.start < sentence.end:
                self.current = nowhere(entity)
                return

    def entity(self, scene: Scene, found: Referent | None, metric: str | None) -> Entity | None:
        """Make the entity of a candidate; a weak one yields to that of the metric, or of the article."""
        if found is None or found.score < WEAK:
            known = self.by_metric.get(metric or "") or self.current or self.main
            if known is not None:
                return known
            if found is None:
                return None
        entity = self._made(scene, found)
        named = found.entity is not None or found.text.startswith("ال")
        strong = named and found.by.removeprefix("elided:").startswith(_STRONG)
        if metric is not None and strong:
            self.by_metric[metric] = nowhere(entity)
        if strong and (found.entity is not None or self.current is None):
            self.current = nowhere(entity)
        return entity

    @staticmethod
    def _made(scene: Scene, found: Referent) -> Entity:
        known = found.entity
        return Entity(
            text=found.text,
            start=found.start,
            end=found.end,
            type=type_of(scene, found),
            canonical=(known.canonical if known is not None else None) or found.text,
            wikidata=known.wikidata if known is not None else None,
            subtype=known.subtype if known is not None else None,
            by=found.by,
        )


def _main(context: ArticleReading) -> Entity | None:
    """Return the name that title and body speak of most, the earlier of equals; places come after others."""
    names: Counter[str] = Counter()
    first: dict[str, Entity] = {}
    for reading in context.readings():
        for entity in reading.entities:
            key = entity.canonical or entity.text or ""
            names[key] += 3 if reading.field == "title" else 1
            first.setdefault(key, entity)
    if not names:
        return None
    key = max(names, key=lambda k: names[k])
    return nowhere(first[key])
