"""The cross-check: claims in, agreement lines out; from scratch, or as articles come in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.agreement.adoption import adopt
from tawatur.agreement.blocks import Memory, judge_all
from tawatur.agreement.copies import Copies
from tawatur.agreement.groups import lines
from tawatur.agreement.independence import Witnesses
from tawatur.agreement.profile import profiles
from tawatur.agreement.verdict import verdicts
from tawatur.records import Agreement, Article, Claim


def agree(claims: Sequence[Claim], articles: Mapping[str, Article] | None = None) -> tuple[Agreement, ...]:
    """Hold claims against each other and say how many independent sources stand behind each fact.

    One line for each agreeing component of a fact (a claim that nobody else tells is a component of one); conflicts
    and pairs that only look alike are lines of their own, and `fact` links the lines of one fact. The result does not
    depend on the order of the input. Without `articles` copies are judged on the evidence alone, and `why` says so.
    A claim without number, entity or metric, and one that its text denies, is in no line.
    """
    return Crosscheck().update(claims, articles)


class Crosscheck:
    """A cross-check that goes on as articles come in: only the topics that new claims touch are judged again.

    >>> check = Crosscheck()
    >>> check.update([])
    ()
    """

    def __init__(self) -> None:
        self._claims: dict[str, Claim] = {}
        self._articles: dict[str, Article] | None = None
        self._memory = Memory()

    @property
    def judged(self) -> int:
        """How many topics the last update had to judge."""
        return self._memory.judged

    def update(
        self, new: Sequence[Claim], articles: Mapping[str, Article] | None = None, *, gone: Sequence[str] = ()
    ) -> tuple[Agreement, ...]:
        """Take in new or changed claims, forget those whose ids are `gone`, and return all lines.

        They are the lines that `agree` gives for all claims at once.
        """
        for claim in gone:
            self._claims.pop(claim, None)
        self._claims.update((claim.id, claim) for claim in new)
        if articles is not None:
            self._articles = {**(self._articles or {}), **articles}
        claims = [self._claims[claim] for claim in sorted(self._claims)]
        judged = judge_all(adopt(profiles(claims)), self._memory)
        witnesses = Witnesses(claims, Copies(self._articles))
        return verdicts(lines(judged), judged, witnesses, texts=self._articles is not None)
