"""Blocking: which claims are held against each other, at near-linear cost.

Claims meet in blocks of one metric, measure and kind, and inside a block only where their entities share a name.
Small topics are compared pair by pair; large ones against representatives, one for each distinct reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from tawatur.agreement.comparable import Judgement, judge
from tawatur.agreement.currencies import told_rates
from tawatur.agreement.judged import Blocks, Judged
from tawatur.agreement.names import relate_names
from tawatur.agreement.neighbours import note_neighbours
from tawatur.agreement.profile import Profile
from tawatur.agreement.restatement import infer
from tawatur.agreement.settle import Pair, pair, settle

Rates = dict[tuple[str, str], Decimal]

_ALL_PAIRS: Final = 48  # up to this many claims, every pair of a topic is judged
_WINDOW: Final = 6  # beyond, each reading meets its neighbours in value


@dataclass(frozen=True, slots=True)
class Topic:
    """What judging one topic gave: its claims with their inferred times, and what `Judged` holds of them."""

    profiles: tuple[Profile, ...]
    pairs: dict[Pair, Judgement]
    halves: frozenset[Pair]
    stand_in: dict[str, str]


class Memory:
    """The topics judged before, by the ids of their claims; a topic that nothing touched is not judged again."""

    def __init__(self) -> None:
        self._topics: dict[tuple[str, ...], tuple[list[Profile], Rates, Topic]] = {}
        self.judged = 0
        """How many topics the last cross-check had to judge."""

    def judge(self, topics: Iterable[list[Profile]], rates: Rates) -> Iterator[Topic]:
        """Judge topics, those apart that stand as they stood."""
        kept: dict[tuple[str, ...], tuple[list[Profile], Rates, Topic]] = {}
        self.judged = 0
        for topic in topics:
            key = tuple(profile.id for profile in topic)
            currencies = {profile.measure.currency for profile in topic}
            told = {pair_: rate for pair_, rate in rates.items() if set(pair_) <= currencies}
            before = self._topics.get(key)
            if before is None or before[0] != topic or before[1] != told:
                self.judged += 1
                before = (topic, told, _judge_topic(topic, told))
            kept[key] = before
            yield before[2]
        self._topics = kept


def judge_all(found: Sequence[Profile], memory: Memory | None = None) -> Judged:
    """Judge every pair that blocking brings together; the order of the input does not matter."""
    blocks: Blocks = defaultdict(lambda: defaultdict(list))
    for profile in sorted(found, key=lambda p: p.id):
        blocks[profile.block][profile.entity].append(profile)
    judged = Judged()
    topics = (topic for key in sorted(blocks) for topic in _topics(blocks[key]))
    for topic in (memory or Memory()).judge(topics, told_rates(found)):
        judged.profiles.update((profile.id, profile) for profile in topic.profiles)
        judged.pairs.update(topic.pairs)
        judged.halves |= topic.halves
        judged.stand_in.update(topic.stand_in)
    note_neighbours(blocks, judged)
    return judged


def _topics(entities: dict[str, list[Profile]]) -> Iterator[list[Profile]]:
    """Join the entities of a block whose names are one with a model name added; each topic is compared inside."""
    parent = {name: name for name in entities}

    def root(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    by_word: dict[str, list[str]] = defaultdict(list)
    for name in sorted(entities):
        for word in name.split():
            by_word[word].append(name)
    for names in by_word.values():
        # A word that many names share («the», «بنك») tells nothing.
        if len(names) > _ALL_PAIRS:
            continue
        for one, two in combinations(names, 2):
            if relate_names(one, two, True) in {"version", "part"}:
                parent[max(root(one), root(two))] = min(root(one), root(two))
    topics: dict[str, list[Profile]] = defaultdict(list)
    for name in sorted(entities):
        topics[root(name)].extend(entities[name])
    for name in sorted(topics):
        yield sorted(topics[name], key=lambda p: p.id)


def _judge_topic(topic: Sequence[Profile], rates: Rates) -> Topic:
    placed = infer(topic, rates)
    by_id = {p.id: p for p in placed}
    stand_in: dict[str, str] = {}
    meetings = combinations(placed, 2) if len(placed) <= _ALL_PAIRS else _represented(placed, stand_in)
    found: dict[Pair, Judgement] = {pair(a.id, b.id): judge(a, b, rates) for a, b in meetings}
    halves = settle(found, by_id)
    return Topic(tuple(placed), found, frozenset(halves), stand_in)


def _represented(topic: Sequence[Profile], stand_in: dict[str, str]) -> Iterator[tuple[Profile, Profile]]:
    """Yield the pairs of a large topic: each claim with the first of its reading, and firsts of neighbours.

    Neighbours are readings of one time that are near in value, and the first readings of successive times.
    """
    times: dict[tuple[str, str], dict[tuple[object, ...], list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for profile in topic:
        times[str(profile.time.begin or ""), str(profile.time.end or "")][_reading(profile)].append(profile)
    last: Profile | None = None
    for when in sorted(times):
        groups = sorted(times[when].values(), key=lambda group: (group[0].figure.number, group[0].id))
        for first, *rest in groups:
            for other in rest:
                stand_in[other.id] = first.id
                yield first, other
        firsts = [group[0] for group in groups]
        for at, first in enumerate(firsts):
            for other in firsts[at + 1 : at + 1 + _WINDOW]:
                yield first, other
        if last is not None:
            yield last, firsts[0]
        last = firsts[0]


def _reading(profile: Profile) -> tuple[object, ...]:
    """What two claims share when one can stand for the other."""
    figure = profile.figure
    return (
        figure.number,
        figure.comparator,
        profile.measure.currency,
        profile.entity,
        profile.of,
        profile.base,
        profile.forecast,
        profile.target,
    )
