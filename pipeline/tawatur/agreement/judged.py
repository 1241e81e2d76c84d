"""What judging one topic gives: claims with their inferred times, judged pairs, and pairs that are one statement."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.agreement.comparable import Judgement
from tawatur.agreement.profile import Profile
from tawatur.agreement.settle import Pair

Blocks = dict[tuple[str, str, bool], dict[str, list[Profile]]]


@dataclass(frozen=True, slots=True)
class Judged:
    """The profiles by claim id and the judgement of each pair (ids in order) that blocking brought together.

    `halves` are pairs that are one statement (ends of a range, a sum in two currencies): neither support nor rival.
    `stand_in` names, for a claim of a large topic, the claim of its reading that was held against the others.
    """

    profiles: dict[str, Profile]
    pairs: dict[Pair, Judgement]
    halves: frozenset[Pair] = frozenset()
    stand_in: dict[str, str] | None = None

    def reading(self, claim: str) -> str:
        """Return the claim that stands for this one."""
        return self.stand_in.get(claim, claim) if self.stand_in else claim
