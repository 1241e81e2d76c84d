"""Chooses what a report shows: all is counted, and the most harmful comes first where there is too much to show."""

from __future__ import annotations

import datetime as dt
import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tawatur.agreement.comparable import AGREEING
from tawatur.display.facts import Fact, laid_out
from tawatur.export.references import ArticleReference
from tawatur.records import Agreement, Article, Claim, ReviewStatus
from tawatur.report.material import Material
from tawatur.store import STANDINGS, ClaimFilters, Standing
from tawatur.store import Fact as StoredFact
from tawatur.store.agreements import standing_of

# What a reviewer rejected is nobody's claim.
STANDING_CLAIMS: Final[tuple[ReviewStatus, ...]] = ("unreviewed", "accepted", "corrected")


@dataclass(frozen=True, slots=True)
class Totals:
    """What there is, shown or not; `facts` by standing, `sources` the names that count as independent."""

    articles_read: int
    articles: int
    outlets: tuple[tuple[str, int], ...]
    claims: int
    reviewed: int
    facts: Mapping[Standing, int]
    sources: int
    uncompared: int
    newest: dt.date | None


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown: facts by standing, claims that were told once, and what they need; with the totals."""

    totals: Totals
    facts: Mapping[Standing, Sequence[Fact]]
    alone: Sequence[Claim]
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article | ArticleReference]


class _Seen:
    """What is kept of each claim that the filters leave: what all of them come to, and how sure each is."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.confidence: dict[str, float] = {}
        self.articles: set[str] = set()
        self.outlets: Counter[str] = Counter()
        self.reviewed = 0
        self.newest: dt.date | None = None
        for claim in claims:
            self.confidence[claim.id] = claim.confidence
            self.articles.add(claim.article_id)
            self.outlets[claim.source.outlet or ""] += 1
            self.reviewed += claim.review.status in {"accepted", "corrected", "rejected"}
            day = claim.source.published
            if day is not None and (self.newest is None or day > self.newest):
                self.newest = day


def select(material: Material, filters: ClaimFilters, *, most: int) -> Selection:
    """Choose at most `most` facts of each standing, and four times as many claims that were told once.

    A fact is shown whole where the filters leave one of its claims: a dispute with one side is none.
    """
    filters = {"status": STANDING_CLAIMS, **filters, "order": "harm"}
    seen = _Seen(material.claims(filters))
    of_fact: dict[str, list[Agreement]] = defaultdict(list)
    aside: dict[str, list[Agreement]] = defaultdict(list)
    lone: set[str] = set()  # facts that one claim tells, of which there are many
    compared: set[str] = set()
    for line in material.agreements():
        agreeing = line.label in AGREEING
        if agreeing or line.label == "conflict":
            of_fact[line.fact].append(line)
            compared.update(line.members)
        elif not seen.confidence.keys().isdisjoint(line.members):
            for member in line.members:
                aside[member].append(line)
    standings: dict[Standing, list[StoredFact]] = {standing: [] for standing in STANDINGS}
    sources: set[str] = set()
    for name in sorted(of_fact):
        lines = sorted(of_fact[name], key=_weight)
        if all(seen.confidence.keys().isdisjoint(line.members) for line in lines):
            continue
        sides = [line for line in lines if line.label in AGREEING]
        conflicts = [line for line in lines if line.label == "conflict"]
        standing = standing_of(sides, conflicts)
        sources.update(source for side in sides for source in side.sources)
        standings[standing].append(StoredFact(fact=name, standing=standing, lines=tuple(lines)))
        if standing == "once":
            lone.update(member for line in lines for member in line.members)
    chosen: dict[Standing, list[StoredFact]] = {
        standing: heapq.nsmallest(most, facts, key=_need) for standing, facts in standings.items() if standing != "once"
    }
    uncompared = seen.confidence.keys() - compared
    alone = heapq.nsmallest(
        4 * most,
        ((seen.confidence[claim], claim) for claim in (lone & seen.confidence.keys()) | uncompared),
    )
    for lines in aside.values():
        lines.sort(key=lambda line: line.id)
    facts: dict[Standing, list[Fact]] = {
        standing: [laid_out(fact, aside) for fact in found] for standing, found in chosen.items()
    }
    members = {member for found in facts.values() for fact in found for member in fact.members}
    claims = material.claims_by_id(members | {claim for _, claim in alone})
    totals = Totals(
        articles_read=material.count_articles(),
        articles=len(seen.articles),
        outlets=tuple(sorted(seen.outlets.items(), key=lambda row: (-row[1], row[0]))),
        claims=len(seen.confidence),
        reviewed=seen.reviewed,
        facts={standing: len(found) for standing, found in standings.items()},
        sources=len(sources),
        uncompared=len(uncompared),
        newest=seen.newest,
    )
    return Selection(
        totals=totals,
        facts=facts,
        alone=[claims[claim] for _, claim in alone if claim in claims],
        claims=claims,
        articles=material.articles({claim.article_id for claim in claims.values()}),
    )


def _need(fact: StoredFact) -> tuple[int, int, str]:
    """Order facts by how many stand behind them, as the store does."""
    members: Collection[str] = {member for line in fact.lines for member in line.members}
    return (
        -sum(line.independent_sources or 0 for line in fact.lines if line.label in AGREEING),
        -len(members),
        fact.fact,
    )


def _weight(line: Agreement) -> tuple[bool, int, int, tuple[str, ...]]:
    """Put the side behind which most stand first, and conflicts last."""
    return line.label == "conflict", -(line.independent_sources or 0), -len(line.members), line.members
