"""What every proposer returns, and which proposal wins where several overlap."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tawatur.records import EntityType


class Proposal(NamedTuple):
    """A stretch `[start, end)` that a proposer takes for a name.

    `canonical` is None where no table knows the name; `head` is the folded head noun that stood before or in
    it (شركة): it tells later which «الشركة» is meant. `country` is a code where known.
    """

    start: int
    end: int
    type: EntityType
    subtype: str
    canonical: str | None
    by: str
    head: str = ""
    country: str = ""


# Of two proposals for the same stretch the better informed one wins.
_RANK: Final = {"gazetteer": 0, "article": 1, "latin": 2, "head_noun": 3, "person_pattern": 4, "ner": 5}


def arbitrate(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Keep the longest proposals, in text order, none overlapping."""
    kept: list[Proposal] = []
    for proposal in sorted(proposals, key=lambda p: (-(p.end - p.start), _RANK.get(p.by, 9), p.start)):
        kept.append(proposal)
    taken: list[Proposal] = []
    covered: set[int] = set()
    for proposal in kept:
        cells = range(proposal.start, proposal.end)
        if not any(cell in covered for cell in (proposal.start, proposal.end - 1)) and covered.isdisjoint(cells):
            taken.append(proposal)
            covered.update(cells)
    return sorted(taken, key=lambda p: p.start)


def apart(proposals: Iterable[Proposal], taken: Sequence[Proposal]) -> Iterator[Proposal]:
    """Give the proposals that touch none of `taken`, which are in text order and apart from each other."""
    for proposal in proposals:
        at = bisect_left(taken, proposal.end, key=lambda p: p.start) - 1
        if at < 0 or taken[at].end <= proposal.start:
            yield proposal
