"""What judging hands on: profiles, judged pairs, and the pairs that are one statement."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.agreement.comparable import Judgement
from tawatur.agreement.profile import Profile
from tawatur.agreement.settle import Pair, pair

Blocks = dict[tuple[str, str, bool], dict[str, list[Profile]]]


@dataclass(slots=True)
class Judged:
    """The profiles by claim id and the judgement of each pair (ids in order) that blocking brought together.

    `halves` are pairs that are one statement (ends of a range, a sum in two currencies): neither support nor rival.
    `stand_in` names, for a claim of a large topic, the claim of its reading that was held against the others.
    """

    profiles: dict[str, Profile] = field(default_factory=dict)
    pairs: dict[Pair, Judgement] = field(default_factory=dict)
    halves: set[Pair] = field(default_factory=set)
    stand_in: dict[str, str] = field(default_factory=dict)

    def put(self, a: Profile, b: Profile, judgement: Judgement) -> None:
        """Keep the judgement of a pair."""
        self.pairs[pair(a.id, b.id)] = judgement
