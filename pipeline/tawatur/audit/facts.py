"""Lays lines of agreement out for reading: what agrees side by side with what contradicts it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tawatur.audit.present import metric_name, shown
from tawatur.audit.words import Language
from tawatur.records import Agreement, Claim

Standing = Literal["disputed", "corroborated", "single_source", "once"]
# What needs a person first comes first; what was told once has nothing to be compared with.
STANDINGS: Final[tuple[Standing, ...]] = ("disputed", "corroborated", "single_source", "once")
_AGREEING: Final = frozenset({"agree_exact", "agree_rounded", "compatible_bound"})


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


def facts(lines: Sequence[Agreement]) -> list[Fact]:
    """Join agreeing components that a conflict links; order them by what needs a person first."""
    cores = [line for line in lines if line.label in _AGREEING]
    conflicts = [line for line in lines if line.label == "conflict"]
    aside: dict[str, list[Agreement]] = defaultdict(list)
    for line in lines:
        if line.verdict == "not_comparable":
            for member in line.members:
                aside[member].append(line)
    core_of = {member: at for at, core in enumerate(cores) for member in core.members}
    linked = _linked(len(cores), ([core_of[m] for m in line.members if m in core_of] for line in conflicts))
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(len(cores)):
        groups[linked[at]].append(at)
    of_group: dict[int, list[Agreement]] = defaultdict(list)
    for line in conflicts:
        for root in {linked[core_of[m]] for m in line.members if m in core_of}:
            of_group[root].append(line)
    found = []
    for root, members in groups.items():
        sides = tuple(cores[at] for at in members)
        beside = {line.id: line for side in sides for member in side.members for line in aside[member]}
        found.append(Fact(_standing(sides, of_group[root]), sides, tuple(of_group[root]), tuple(beside.values())))
    return sorted(found, key=_rank)


def _linked(size: int, links: Iterable[Sequence[int]]) -> list[int]:
    """The root of each of `size` things, once `links` have joined them."""
    parent = list(range(size))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for first, *rest in filter(None, links):
        for other in rest:
            parent[root(other)] = root(first)
    return [root(at) for at in range(size)]


def _standing(sides: Sequence[Agreement], conflicts: Sequence[Agreement]) -> Standing:
    if conflicts or any(side.verdict == "disputed" for side in sides):
        return "disputed"
    if any(side.verdict == "corroborated" for side in sides):
        return "corroborated"
    return "single_source" if any(len(side.members) > 1 for side in sides) else "once"


def _rank(fact: Fact) -> tuple[int, int, int, str]:
    independent = sum(side.independent_sources or 0 for side in fact.sides)
    return STANDINGS.index(fact.standing), -independent, -len(fact.members), fact.sides[0].id


def heading(fact: Fact, claims: Mapping[str, Claim], language: Language) -> tuple[str, str]:
    """Name a fact as most of its claims do: (entity, metric)."""
    told = [claims[member] for member in fact.members if member in claims]
    entities = Counter(name for c in told if c.entity and (name := c.entity.text or c.entity.canonical))
    metrics = Counter(name for c in told if (name := c.metric.text or metric_name(c.metric.name, language)))
    first, second = (shown(counter.most_common(1)[0][0]) if counter else "" for counter in (entities, metrics))
    return first, second
