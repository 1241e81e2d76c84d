"""Linking: one canonical name for each thing of an article."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.records import Entity


class Linker:
    """Names of one article, fed in reading order (title, then body)."""

    def __init__(self) -> None:
        self._seen: list[Entity] = []

    def link(self, entities: Sequence[Entity]) -> tuple[Entity, ...]:
        """Return the entities with canonical names and remember them."""
        linked = tuple(
            entity if entity.canonical else entity.model_copy(update={"canonical": entity.text}) for entity in entities
        )
        self._seen.extend(linked)
        return linked
