"""Neighbours: figures of one story that a reader might mix up, noted with the reason why they are no rivals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from tawatur.agreement.comparable import Judgement
from tawatur.agreement.groups import JudgedPair, Line, Place, between
from tawatur.agreement.judged import Blocks, Judged
from tawatur.agreement.names import relate_names, years
from tawatur.agreement.profile import Profile
from tawatur.agreement.settle import pair

_STORY_DAYS: Final = 10  # articles that agree on something and appeared this near tell one story
_SIBLINGS: Final = 4  # more entities than this under one metric are a table, not a comparison
_RIVALS: Final = 2  # two things under one metric invite comparison even where their names share nothing
_CROSS: Final = 64  # pairs between two entities of one story that are spelt out
_METRICS: Final = 48  # metrics of one entity that are looked at


class Stories:
    """The articles that tell one story: they agree on a figure and appeared near each other."""

    def __init__(self) -> None:
        self.linked: dict[str, set[str]] = defaultdict(set)

    def learn(self, judged: Judged) -> None:
        """Take in what one topic tells."""
        for (one, two), judgement in judged.pairs.items():
            if judgement.label not in {"agree_exact", "agree_rounded"}:
                continue
            a, b = judged.profiles[one].claim, judged.profiles[two].claim
            days = [claim.source.published for claim in (a, b) if claim.source.published]
            if a.article_id != b.article_id and (max(days) - min(days)).days <= _STORY_DAYS if days else True:
                self.linked[a.article_id].add(b.article_id)
                self.linked[b.article_id].add(a.article_id)


def neighbours(blocks: Blocks, stories: Stories, places: Mapping[str, Place]) -> Iterator[Line]:
    """Yield the lines of pairs of one story that differ in entity or metric alone; at most a few for each story."""
    for key in sorted(blocks):
        yield from between(_entities(blocks[key], stories.linked, places), places)
    yield from _metrics(blocks, stories.linked, places)


def _entities(
    block: Mapping[str, list[Profile]], linked: Mapping[str, set[str]], places: Mapping[str, Place]
) -> Iterator[JudgedPair]:
    by_article: dict[str, set[str]] = defaultdict(set)
    for name, members in block.items():
        for profile in members:
            by_article[profile.claim.article_id].add(name)
    around = [by_article[article] for article in sorted(by_article)]
    around += [
        by_article[one] | by_article[two]
        for one in by_article
        for two in linked.get(one, ())
        if one < two and two in by_article
    ]
    near = {
        pair(*two)
        for names in around
        for two in combinations(sorted(names) if len(names) <= _SIBLINGS else (), 2)
        if len(names) == _RIVALS or relate_names(*two, False) != "other"
    }
    for one, two in sorted(near):
        if years(one) != years(two):
            continue
        part = relate_names(one, two, False) == "part"
        reason = Judgement("different_scope", "part_of_whole" if part else "entity")
        yield from _note(block[one], block[two], reason, linked, places)


def _metrics(blocks: Blocks, linked: Mapping[str, set[str]], places: Mapping[str, Place]) -> Iterator[Line]:
    """Note neighbouring metrics of one entity: a quota beside an output, shares of two denominators."""
    by_entity: dict[tuple[str, str, bool], list[list[Profile]]] = defaultdict(list)
    for (_, unit, change), entities in sorted(blocks.items()):
        for name, members in sorted(entities.items()):
            by_entity[name, unit, change].append(members)
    for key in sorted(by_entity):
        rows = by_entity[key]
        if len(rows) > _METRICS:
            continue
        found: list[JudgedPair] = []
        for ones, twos in combinations(rows, 2):
            if ones[0].content & twos[0].content:
                found += _note(ones, twos, Judgement("different_scope", "metric"), linked, places)
            elif ones[0].of and twos[0].of and ones[0].of != twos[0].of:
                found += _note(ones, twos, Judgement("different_scope", "denominator"), linked, places)
        yield from between(found, places)


def _note(
    left: Sequence[Profile],
    right: Sequence[Profile],
    judgement: Judgement,
    linked: Mapping[str, set[str]],
    places: Mapping[str, Place],
) -> Iterator[JudgedPair]:
    """Yield the pairs of two small groups inside one story, those apart that their topic has judged."""
    if len(left) * len(right) > _CROSS:
        return
    for a in left:
        for b in right:
            one, two = a.claim.article_id, b.claim.article_id
            # Equal figures under two names may well be one fact whose names were not linked: say nothing.
            if a.figure.number == b.figure.number and a.measure.currency == b.measure.currency:
                continue
            if places[a.id].topic != places[b.id].topic and (one == two or two in linked.get(one, ())):
                first, second = pair(a.id, b.id)
                yield first, second, judgement
