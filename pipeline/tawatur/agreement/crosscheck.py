"""The cross-check: claims in, agreement lines out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.agreement.adoption import adopt
from tawatur.agreement.blocks import judge_all
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
    """
    judged = judge_all(adopt(profiles(claims)))
    witnesses = Witnesses(claims, Copies(articles))
    return verdicts(lines(judged), judged, witnesses, texts=articles is not None)
