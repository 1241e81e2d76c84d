"""Groups: agreeing components, and the lines that conflicts and non-comparable pairs make of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from tawatur.agreement.comparable import AGREEING, Judgement
from tawatur.agreement.judged import Judged
from tawatur.agreement.settle import pair
from tawatur.records import AgreementLabel

JudgedPair = tuple[str, str, Judgement]

_STRENGTH: Final[dict[str, int]] = {"agree_exact": 0, "agree_rounded": 1, "compatible_bound": 2}


@dataclass(frozen=True, slots=True)
class Line:
    """One line to be: its members, its label and the judged pairs it holds; `core` marks an agreeing component."""

    fact: str
    members: tuple[str, ...]
    label: AgreementLabel
    pairs: tuple[JudgedPair, ...]
    core: bool = False
    rivals: bool = False


class Place(NamedTuple):
    """Where grouping put a claim: its topic, its component (the first claim), its fact, and whether it has rivals."""

    topic: int
    component: str
    fact: str
    rivals: bool


def lines(judged: Judged, topic: int = 0) -> tuple[list[Line], dict[str, Place]]:
    """Group the judged pairs of a topic into lines; also returns the place of each claim.

    Components are completely linked: no two members of one were judged to be anything but agreeing, so that a loose
    bound never chains two figures that contradict each other. An agreement between components is a line of its own.
    """
    home = _components(judged)
    members: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(home):
        members[home[claim]].append(claim)
    facts = _facts(judged, home)
    inside: dict[str, list[JudgedPair]] = defaultdict(list)
    apart: list[JudgedPair] = []
    rivals: set[str] = set()
    for (one, two), judgement in sorted(judged.pairs.items(), key=lambda item: item[0]):
        if home[one] == home[two]:
            inside[home[one]].append((one, two, judgement))
            continue
        apart.append((one, two, judgement))
        if judgement.label == "conflict":
            rivals.update((home[one], home[two]))
    found = []
    places: dict[str, Place] = {}
    for name in sorted(members):
        pairs = tuple(inside[name])
        place = Place(topic, name, facts[name], name in rivals)
        places.update(dict.fromkeys(members[name], place))
        found.append(Line(place.fact, tuple(members[name]), _weakest(pairs), pairs, core=True, rivals=place.rivals))
    return [*found, *between(apart, places)], places


def between(pairs: Iterable[JudgedPair], places: Mapping[str, Place]) -> list[Line]:
    """Make the lines of pairs that lie between components: one for two components, label and reason."""
    rows: dict[tuple[str, str, str, str], list[JudgedPair]] = defaultdict(list)
    for one, two, judgement in pairs:
        left, right = pair(places[one].component, places[two].component)
        rows[left, right, judgement.label, judgement.reason].append((one, two, judgement))
    found = []
    for (left, right, _, _), row in sorted(rows.items(), key=lambda item: item[0]):
        ids = tuple(sorted({claim for one, two, _ in row for claim in (one, two)}))
        disputed = places[left].rivals or places[right].rivals
        found.append(Line(places[left].fact, ids, row[0][2].label, tuple(row), rivals=disputed))
    return found


def _weakest(pairs: Sequence[JudgedPair]) -> AgreementLabel:
    """Label a component by its loosest pair; a claim alone agrees with itself."""
    return max((j.label for _, _, j in pairs), key=lambda label: _STRENGTH[label], default="agree_exact")


def _components(judged: Judged) -> dict[str, str]:
    """Link claims completely, strongest agreement first; returns the component (its first claim) of each claim."""
    home = {claim: claim for claim in judged.profiles}
    members = {claim: [claim] for claim in judged.profiles}
    readings = {claim: {judged.reading(claim)} for claim in judged.profiles}
    barred: dict[str, set[str]] = defaultdict(set)
    edges: list[tuple[int, str, str]] = []
    for (one, two), judgement in judged.pairs.items():
        if judgement.label in AGREEING:
            edges.append((_STRENGTH[judgement.label], one, two))
        else:
            barred[one].add(two)
            barred[two].add(one)
    for _, one, two in sorted(edges):
        # The smaller joins the larger, so that linking n claims moves each a logarithmic number of times.
        drop, keep = sorted((home[one], home[two]), key=lambda name: (len(members[name]), name))
        if drop == keep or any(home[other] == keep for claim in members[drop] for other in barred.get(claim, ())):
            continue
        if not all(_met(judged, left, right) for left in readings[drop] for right in readings[keep]):
            continue
        for claim in members[drop]:
            home[claim] = keep
        members[keep] += members.pop(drop)
        readings[keep] |= readings.pop(drop)
    first = {name: min(claims) for name, claims in members.items()}
    return {claim: first[name] for claim, name in home.items()}


def _met(judged: Judged, one: str, two: str) -> bool:
    """Tell whether two readings were held against each other and agree, or are one statement."""
    key = pair(one, two)
    return one == two or key in judged.halves or (key in judged.pairs and judged.pairs[key].label in AGREEING)


def _facts(judged: Judged, home: dict[str, str]) -> dict[str, str]:
    """Give each component its fact: components that agree in part or contradict each other are about one."""
    parent = {name: name for name in set(home.values())}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for (one, two), judgement in judged.pairs.items():
        if judgement.label in AGREEING or judgement.label == "conflict":
            left, right = root(home[one]), root(home[two])
            parent[max(left, right)] = min(left, right)
    return {name: root(name) for name in parent}
