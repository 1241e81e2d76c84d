"""Blocking and pair judgements: which claims are held against each other, at near-linear cost.

Claims meet in blocks of one metric, measure and kind, and inside a block only where their entities share a name.
Small blocks are compared pair by pair; large ones against representatives, one for each distinct reading.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import combinations
from typing import Final

from tawatur.agreement.comparable import AGREEING, Judgement, judge
from tawatur.agreement.currencies import restates, told_rates
from tawatur.agreement.names import relate_names
from tawatur.agreement.periods import timing
from tawatur.agreement.profile import Profile
from tawatur.agreement.sources import origin, same_root

_ALL_PAIRS: Final = 48  # up to this many claims, every pair of a block is judged
_WINDOW: Final = 6  # beyond, each reading meets its neighbours in value
_STORY_DAYS: Final = 10  # articles that agree on something and appeared this near tell one story
_SIBLINGS: Final = 4  # more entities than this under one metric are a table, not a comparison
_CROSS: Final = 64  # pairs between two entities of one story that are spelt out
_RANGE_GAP: Final = 30  # characters between the ends of a range

Pair = tuple[str, str]


@dataclass(slots=True)
class Judged:
    """The profiles by claim id and the judgement of each pair (ids in order) that blocking brought together."""

    profiles: dict[str, Profile]
    pairs: dict[Pair, Judgement] = field(default_factory=dict)
    halves: set[Pair] = field(default_factory=set)
    """Pairs that are one statement (the ends of a range, a sum in two currencies): neither support nor rival."""

    def put(self, a: Profile, b: Profile, judgement: Judgement) -> None:
        """Keep the judgement of a pair."""
        self.pairs[pair(a.id, b.id)] = judgement


def pair(a: str, b: str) -> Pair:
    """Return the two ids in order."""
    return (a, b) if a <= b else (b, a)


def judge_all(found: Sequence[Profile]) -> Judged:
    """Judge every pair that blocking brings together; the order of the input does not matter."""
    rates = told_rates(found)
    blocks: dict[tuple[str, str, bool], dict[str, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for profile in sorted(found, key=lambda p: p.id):
        blocks[profile.block][profile.entity].append(profile)
    judged = Judged({})
    for key in sorted(blocks):
        for topic in _topics(blocks[key]):
            placed = infer_times(topic, rates)
            judged.profiles.update((p.id, p) for p in placed)
            _judge_topic(placed, judged, rates)
    _across_entities(blocks, judged)
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


def infer_times(topic: Sequence[Profile], rates: dict[tuple[str, str], Decimal]) -> list[Profile]:
    """Give an open claim the time of the one stated claim that it restates: a headline its body's, a copy its model's.

    The nearest restatement decides (same article before others, same figure before rounded ones); where two of one
    rank name different times the claim stays open.
    """
    stated = [p for p in topic if p.time.form != "open"]
    if len(topic) > _ALL_PAIRS:
        by_number: dict[Decimal, list[Profile]] = defaultdict(list)
        for profile in stated:
            by_number[profile.figure.number].append(profile)
    placed = []
    for profile in topic:
        if profile.time.form != "open":
            placed.append(_based(profile, stated) if profile.change and profile.base is None else profile)
            continue
        near = stated if len(topic) <= _ALL_PAIRS else by_number.get(profile.figure.number, [])[:_ALL_PAIRS]
        placed.append(_placed(profile, near, rates))
    return placed


def _placed(profile: Profile, stated: Iterable[Profile], rates: dict[tuple[str, str], Decimal]) -> Profile:
    ranked: dict[int, list[Profile]] = defaultdict(list)
    for other in stated:
        same = other.claim.article_id == profile.claim.article_id
        if other.forecast != profile.forecast:
            continue
        label = judge(replace(profile, time=other.time), other, rates).label
        if label not in AGREEING:
            continue
        near = timing(profile.time, other.time) == "open" and not profile.time.duration
        if not same and not (
            near or (label == "agree_exact" and same_root(origin(profile.claim), origin(other.claim)))
        ):
            continue
        rank = ("agree_exact", "agree_rounded", "compatible_bound").index(label)
        ranked[rank + (0 if same else 3)].append(other)
    if not ranked:
        return profile
    best = ranked[min(ranked)]
    if len({(p.time.begin, p.time.end) for p in best}) > 1:
        return profile
    model = min(best, key=lambda p: p.id)
    return replace(profile, time=replace(model.time, inferred=True), base=profile.base or model.base)


def _based(profile: Profile, stated: Iterable[Profile]) -> Profile:
    """Give a change the base of comparison of the claim of its own article that it restates."""
    bases = {
        other.base
        for other in stated
        if other.base
        and other.claim.article_id == profile.claim.article_id
        and other.figure.number == profile.figure.number
        and timing(profile.time, other.time) == "same"
    }
    return replace(profile, base=next(iter(bases))) if len(bases) == 1 else profile


def _judge_topic(topic: Sequence[Profile], judged: Judged, rates: dict[tuple[str, str], Decimal]) -> None:
    found: dict[Pair, Judgement] = {}
    by_id = {p.id: p for p in topic}
    for one, two in _meetings(topic):
        found[pair(one.id, two.id)] = judge(one, two, rates)
    for one, two in [key for key in found if _is_one_sum(by_id[key[0]], by_id[key[1]])]:
        del found[one, two]
        judged.halves.add((one, two))
    judged.halves |= _settle_ranges(found, by_id)
    _settle_contrasts(found, by_id)
    judged.pairs.update(found)


def _meetings(topic: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Yield the pairs of a topic to judge: all of a small one; of a large one each claim with its reading's first,
    and the first claims of neighbouring readings and of neighbouring times.
    """  # fmt: skip
    if len(topic) <= _ALL_PAIRS:
        yield from combinations(topic, 2)
        return
    times: dict[tuple[str, str], dict[tuple[Decimal, str], list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for profile in topic:
        when = (str(profile.time.begin or profile.time.asof), str(profile.time.end))
        times[when][profile.figure.number, profile.figure.comparator].append(profile)
    last: Profile | None = None
    for when in sorted(times):
        firsts = []
        for reading in sorted(times[when]):
            first, *rest = times[when][reading]
            firsts.append(first)
            for other in rest:
                yield first, other
        for at, first in enumerate(firsts):
            for other in firsts[at + 1 : at + 1 + _WINDOW]:
                yield first, other
        if last is not None:
            yield last, firsts[0]
        last = firsts[0]


def _is_one_sum(a: Profile, b: Profile) -> bool:
    """Tell one sum that a sentence prints in two currencies; the rate comes from it, so it proves nothing."""
    one, two = sorted((a, b), key=lambda p: p.claim.value.start)
    return _same_sentence(a, b) and restates(one, two)


def _same_sentence(a: Profile, b: Profile) -> bool:
    one, two = a.claim, b.claim
    same_text = (one.article_id, one.evidence.field) == (two.article_id, two.evidence.field)
    return same_text and one.evidence.start == two.evidence.start


def _settle_ranges(found: dict[Pair, Judgement], by_id: dict[str, Profile]) -> set[Pair]:
    """Take the two ends of a range for one statement: a figure that breaks one end is not supported by the other.

    Returns the pairs of ends; they are no pairs to judge.
    """
    ends = [key for key in found if _is_range(by_id[key[0]], by_id[key[1]])]
    for low, high in ends:
        del found[low, high]
        for other in by_id:
            if other in {low, high}:
                continue
            with_low, with_high = found.get(pair(other, low)), found.get(pair(other, high))
            if with_low is None or with_high is None:
                continue
            if with_low.label == "conflict" and with_high.label in AGREEING:
                found[pair(other, high)] = Judgement("different_scope", "range_end")
            elif with_high.label == "conflict" and with_low.label in AGREEING:
                found[pair(other, low)] = Judgement("different_scope", "range_end")
    return set(ends)


def _is_range(a: Profile, b: Profile) -> bool:
    one, two = a.claim, b.claim
    if not _same_sentence(a, b) or {one.value.comparator, two.value.comparator} != {">=", "<="}:
        return False
    first, second = sorted((one.value, two.value), key=lambda v: v.start)
    return first.comparator == ">=" and second.start - first.end <= _RANGE_GAP


def _settle_contrasts(found: dict[Pair, Judgement], by_id: dict[str, Profile]) -> None:
    """Two figures that one article sets side by side are so set wherever they are told again.

    One report gives the forecast of July and that of October; another's July figure does not contradict October's.
    """
    told: dict[tuple[Decimal, ...], Judgement] = {}
    for key, judgement in sorted(found.items()):
        if judgement.reason in {"forecast_vintage", "same_article"}:
            told[_numbers(key, by_id)] = judgement
    for key, judgement in found.items():
        if judgement.label == "conflict" and _numbers(key, by_id) in told:
            found[key] = told[_numbers(key, by_id)]


def _numbers(key: Pair, by_id: dict[str, Profile]) -> tuple[Decimal, ...]:
    return tuple(sorted(by_id[claim].figure.number for claim in key))


def stories(judged: Judged) -> set[Pair]:
    """Return the pairs of articles that tell one story: they agree on a figure and appeared near each other."""
    linked: set[Pair] = set()
    for (one, two), judgement in judged.pairs.items():
        if judgement.label in {"agree_exact", "agree_rounded"}:
            a, b = judged.profiles[one].claim, judged.profiles[two].claim
            if a.article_id == b.article_id:
                continue
            days = (
                abs((a.source.published - b.source.published).days) if a.source.published and b.source.published else 0
            )
            if days <= _STORY_DAYS:
                linked.add(pair(a.article_id, b.article_id))
    return linked


def _across_entities(blocks: dict[tuple[str, str, bool], dict[str, list[Profile]]], judged: Judged) -> None:
    """Note, inside a story, figures of other entities or neighbouring metrics that a reader might mix up."""
    linked = stories(judged)

    def one_story(a: Profile, b: Profile) -> bool:
        ids = a.claim.article_id, b.claim.article_id
        return ids[0] == ids[1] or pair(*ids) in linked

    def note(left: Sequence[Profile], right: Sequence[Profile], judgement: Judgement) -> None:
        met = 0
        for a in left:
            for b in right:
                if pair(a.id, b.id) in judged.pairs or not one_story(a, b) or a.measure.kind != b.measure.kind:
                    continue
                judged.put(a, b, judgement)
                met += 1
                if met >= _CROSS:
                    return

    for key in sorted(blocks):
        by_article: dict[str, set[str]] = defaultdict(set)
        for name, members in blocks[key].items():
            for profile in members:
                by_article[profile.claim.article_id].add(name)
        near: set[Pair] = set()
        for article in sorted(by_article):
            around = set(by_article[article])
            if len(around) <= _SIBLINGS:
                near.update(pair(*two) for two in combinations(sorted(around), 2))
        for one, two in sorted(linked):
            around = by_article.get(one, set()) | by_article.get(two, set())
            if len(around) <= _SIBLINGS:
                near.update(pair(*names) for names in combinations(sorted(around), 2))
        for one, two in sorted(near):
            kind = relate_names(one, two, False)
            reason = Judgement("different_scope", "part_of_whole" if kind == "part" else "entity")
            note(blocks[key][one], blocks[key][two], reason)
    _across_metrics(blocks, note)


def _across_metrics(blocks: dict[tuple[str, str, bool], dict[str, list[Profile]]], note: object) -> None:
    """Placeholder order keeper: neighbouring metrics of one entity (a quota and an output)."""
    assert callable(note)  # noqa: S101 - a local function of the caller
    by_entity: dict[tuple[str, str, bool], list[tuple[str, frozenset[str], list[Profile]]]] = defaultdict(list)
    for (metric, unit, change), entities in sorted(blocks.items()):
        for name, members in sorted(entities.items()):
            by_entity[name, unit, change].append((metric, members[0].content, members))
    for key in sorted(by_entity):
        rows = by_entity[key]
        if len(rows) > _ALL_PAIRS:
            continue
        for (_, left, ones), (_, right, twos) in combinations(rows, 2):
            shares = ones[0].claim.metric.kind == twos[0].claim.metric.kind == "share"
            if left & right:
                note(ones, twos, Judgement("different_scope", "metric"))
            elif shares and ones[0].of and twos[0].of and ones[0].of != twos[0].of:
                note(ones, twos, Judgement("different_scope", "denominator"))
