"""Blocking: which claims are held against each other, at near-linear cost.

Claims meet in blocks of one metric, measure and kind, and inside a block only where their entities share a name.
Small topics are compared pair by pair; large ones against representatives, one for each distinct reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Final

from tawatur.agreement.comparable import Judgement, judge
from tawatur.agreement.judged import Blocks, Judged
from tawatur.agreement.names import relate_names
from tawatur.agreement.profile import Profile
from tawatur.agreement.restatement import infer
from tawatur.agreement.settle import Pair, pair, settle

Rates = dict[tuple[str, str], Decimal]

_ALL_PAIRS: Final = 48  # up to this many claims, every pair of a topic is judged
_WINDOW: Final = 6  # beyond, each reading meets its neighbours in value


class Memory:
    """The topics judged before, by the ids of their claims; a topic that nothing touched is not judged again."""

    def __init__(self) -> None:
        self._topics: dict[tuple[str, ...], tuple[list[Profile], Rates, Judged]] = {}
        self.judged = 0
        """How many topics the last cross-check had to judge."""

    def judge(self, found: Iterable[list[Profile]], rates: Rates) -> Iterator[Judged]:
        """Judge topics, those apart that stand as they stood."""
        kept: dict[tuple[str, ...], tuple[list[Profile], Rates, Judged]] = {}
        self.judged = 0
        for topic in found:
            key = tuple(profile.id for profile in topic)
            told = _told_in(topic, rates)
            before = self._topics.get(key)
            if before is None or before[0] != topic or before[1] != told:
                self.judged += 1
                before = (topic, told, judge_topic(topic, told))
            kept[key] = before
            yield before[2]
        self._topics = kept


def judge_each(found: Iterable[list[Profile]], rates: Rates) -> Iterator[Judged]:
    """Judge topics one by one and keep none."""
    for topic in found:
        yield judge_topic(topic, _told_in(topic, rates))


def _told_in(topic: Sequence[Profile], rates: Rates) -> Rates:
    if not rates:
        return rates
    currencies = {profile.measure.currency for profile in topic}
    return {pair_: rate for pair_, rate in rates.items() if set(pair_) <= currencies}


def blocks_of(found: Iterable[Profile]) -> Blocks:
    """Put claims on shelves: by metric, measure and kind, then by entity; the order of the input does not matter."""
    blocks: Blocks = defaultdict(lambda: defaultdict(list))
    for profile in sorted(found, key=lambda p: p.id):
        blocks[profile.block][profile.entity].append(profile)
    return blocks


def topics(blocks: Blocks) -> Iterator[list[Profile]]:
    """Yield the claims that are compared with each other, topic by topic."""
    for key in sorted(blocks):
        yield from _topics(blocks[key])


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


def judge_topic(topic: Sequence[Profile], rates: Rates) -> Judged:
    """Hold the claims of one topic against each other."""
    placed = infer(topic, rates)
    by_id = {p.id: p for p in placed}
    stand_in: dict[str, str] = {}
    meetings = combinations(placed, 2) if len(placed) <= _ALL_PAIRS else _represented(placed, stand_in)
    found: dict[Pair, Judgement] = {pair(a.id, b.id): judge(a, b, rates) for a, b in meetings}
    halves = settle(found, by_id)
    return Judged(by_id, found, frozenset(halves), stand_in or None)


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
