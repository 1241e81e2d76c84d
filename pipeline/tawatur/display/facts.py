"""Lays the store's facts out for reading: what agrees side by side with what contradicts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from tawatur.display.present import names
from tawatur.display.words import Language, words
from tawatur.records import Agreement, Claim
from tawatur.store import STANDINGS, FactFilters, Standing, Store
from tawatur.store import Fact as StoredFact

__all__ = ["COMPARED", "STANDINGS", "Fact", "Standing", "facts_page", "heading", "laid_out"]

# What was told once agrees with nothing and contradicts nothing: it is shown to those who ask.
COMPARED: Final[tuple[Standing, ...]] = ("disputed", "corroborated", "single_source")


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims of one thing: sides that agree within themselves and, where there are several, contradict each other.

    `conflicts` are the lines that set the sides against each other, `aside` those that say what was not compared.
    """

    standing: Standing
    sides: tuple[Agreement, ...]
    conflicts: tuple[Agreement, ...]
    aside: tuple[Agreement, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """The ids of its claims, each once."""
        return tuple(dict.fromkeys(member for side in self.sides for member in side.members))


def facts_page(
    store: Store, standing: Standing | Literal["all"], *, offset: int, limit: int, **filters: str
) -> tuple[list[Fact], dict[Standing, int], int]:
    """Return a page of facts, how many there are of each standing, and how many on all pages."""
    asked = FactFilters(**filters)  # type: ignore[typeddict-item]
    counts = store.count_facts(**asked)
    chosen = COMPARED if standing == "all" else (standing,)
    found = store.facts(**asked, standing=chosen, offset=offset, limit=limit)
    lines = store.agreement_of([member for fact in found for line in fact.lines for member in line.members])
    return [laid_out(fact, lines) for fact in found], counts, sum(counts[name] for name in chosen)


def laid_out(fact: StoredFact, lines_of: Mapping[str, list[Agreement]]) -> Fact:
    """Tell sides from conflicts, and find what else is said of their claims."""
    sides = tuple(line for line in fact.lines if line.label != "conflict")
    conflicts = tuple(line for line in fact.lines if line.label == "conflict")
    aside = {
        line.id: line
        for side in sides
        for member in side.members
        for line in lines_of.get(member, ())
        if line.verdict == "not_comparable"
    }
    return Fact(fact.standing, sides, conflicts, tuple(aside.values()))


def heading(fact: Fact, claims: Mapping[str, Claim], language: Language) -> tuple[str, str]:
    """Name a fact as most of its claims do: (entity, metric)."""
    told = [names(claims[member], words(language)) for member in fact.members if member in claims]
    entities, metrics = Counter(entity for entity, _ in told if entity), Counter(metric for _, metric in told if metric)
    first, second = (counter.most_common(1)[0][0] if counter else "" for counter in (entities, metrics))
    return first, second
