"""Scores groups of claims: labels of pairs, false corroboration, independent sources (guideline, 8.6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final

from tawatur.evaluation.forms import Group
from tawatur.evaluation.scores import AgreementScores, rate

AGREEING: Final = ("agree_exact", "agree_rounded", "compatible_bound")
LABELS: Final = (*AGREEING, "conflict", "series", "different_scope", "unrelated")
_NONE: Final = "none"
_HALF: Final = 0.5
_TWO_SOURCES: Final = 2


def score_agreement(
    gold: Sequence[Group], predicted: Sequence[Group], *, gold_of: Mapping[str, str], fact_of: Mapping[str, str]
) -> AgreementScores:
    """Score predicted groups; `gold_of` maps claim ids to gold ids, `fact_of` gold ids to facts.

    Pairs that the gold does not list are not judged, except that agreement or conflict between different
    facts is an error.
    """
    right = {_pair(a, b): label for group in gold for a, b, label in _labelled(group)}
    given, unmatched = _given_pairs(predicted, gold_of)
    table = Counter((label, given.get(pair, _NONE)) for pair, label in right.items())

    def same_fact(pair: tuple[str, str]) -> bool:
        return fact_of[pair[0]] == fact_of[pair[1]]

    unlisted = Counter(
        label
        for pair, label in given.items()
        if pair not in right and (label == "conflict" or (label in AGREEING and not same_fact(pair)))
    )
    labels = {
        label: rate(
            table[label, label],
            gold=sum(n for (true, _), n in table.items() if true == label),
            predicted=sum(n for (_, said), n in table.items() if said == label) + unlisted[label],
        )
        for label in LABELS
    }
    # `unrelated` is cheap to predict for everything: shown, but not part of the mean.
    counted = [r.f1 for label, r in labels.items() if r.gold and label != "unrelated"]
    same_family = sum(n for (true, said), n in table.items() if _family(true) == _family(said))
    false = _falsely_corroborated(gold, predicted, gold_of, right, fact_of)
    return AgreementScores(
        gold_pairs=len(right),
        predicted_pairs=len(given),
        pairs_with_an_unmatched_claim=unmatched,
        labels=labels,
        macro_f1=round(sum(counted) / len(counted), 4) if counted else 0.0,
        family_accuracy=round(same_family / len(right), 4) if right else 0.0,
        false_conflicts=unlisted["conflict"]
        + sum(n for (true, said), n in table.items() if said == "conflict" != true),
        missed_conflicts=sum(n for (true, said), n in table.items() if true == "conflict" and said in AGREEING),
        false_corroborations=len(false),
        falsely_corroborated=tuple(false),
        independence_accuracy=_independence_accuracy(gold, predicted, gold_of),
    )


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


def _labelled(group: Group) -> list[tuple[str, str, str]]:
    """The labelled pairs of a group; without a list, every two members have the group's label."""
    if group.pairs:
        return list(group.pairs)
    return [(a, b, group.label or _NONE) for a, b in combinations(group.members, 2)]


def _given_pairs(predicted: Sequence[Group], gold_of: Mapping[str, str]) -> tuple[dict[tuple[str, str], str], int]:
    """Predicted pairs in gold ids, and the count of those with a claim that no gold claim matches."""
    given: dict[tuple[str, str], str] = {}
    unmatched = 0
    for group in predicted:
        for a, b, label in _labelled(group):
            if a not in gold_of or b not in gold_of:
                unmatched += 1
            elif gold_of[a] != gold_of[b]:
                given[_pair(gold_of[a], gold_of[b])] = label
    return given, unmatched


def _family(label: str) -> str:
    if label in AGREEING:
        return "agree"
    return label if label in {"conflict", _NONE} else "not_comparable"


def _members(group: Group, gold_of: Mapping[str, str]) -> set[str]:
    return {gold_of[member] for member in group.members if member in gold_of}


def _counted(gold: Sequence[Group]) -> list[Group]:
    """Agreeing gold groups for which the independent sources were counted."""
    return [group for group in gold if group.label in AGREEING and group.independent_sources is not None]


def _falsely_corroborated(
    gold: Sequence[Group],
    predicted: Sequence[Group],
    gold_of: Mapping[str, str],
    right: Mapping[tuple[str, str], str],
    fact_of: Mapping[str, str],
) -> list[str]:
    """Agreeing groups that claim two or more sources and are wrong, or claim more sources than there are."""
    false = []
    for number, group in enumerate(predicted):
        members = _members(group, gold_of)
        sources = group.independent_sources or 0
        if group.label not in AGREEING or len(members) < 2 or sources < _TWO_SOURCES:
            continue
        wrong = any(
            right.get(pair, _NONE) not in AGREEING and fact_of[pair[0]] != fact_of[pair[1]]
            for pair in combinations(sorted(members), 2)
        )
        touching = [x for x in _counted(gold) if len(members & set(x.members)) >= 2]
        closest = max(touching, key=lambda x: _likeness(members, set(x.members)), default=None)
        if wrong or closest is None or sources > (closest.independent_sources or 0):
            false.append(group.id or str(number))
    return false


def _likeness(a: set[str], b: set[str]) -> float:
    return len(a & b) / len(a | b)


def _independence_accuracy(
    gold: Sequence[Group], predicted: Sequence[Group], gold_of: Mapping[str, str]
) -> float | None:
    """The share of counted gold groups whose closest predicted group counts the same sources."""
    counted = _counted(gold)
    if not counted:
        return None
    agreeing = [(group, _members(group, gold_of)) for group in predicted if group.label in AGREEING]
    right = 0
    for group in counted:
        own = set(group.members)
        close = [(_likeness(own, members), said) for said, members in agreeing if members]
        close = [(likeness, said) for likeness, said in close if likeness >= _HALF]
        if close and max(close, key=lambda c: c[0])[1].independent_sources == group.independent_sources:
            right += 1
    return round(right / len(counted), 4)
