"""Strict span scores of BIO tags: a name is right when its type and both its ends are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

Name = tuple[str, int, int]


def spans_of(tags: Sequence[str]) -> frozenset[Name]:
    """Return `(type, first word, word after the last)` of each name; an I- without a name before it starts one."""
    found: set[Name] = set()
    start, kind = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if kind and (tag == "O" or tag.startswith("B-") or tag[2:] != kind):
            found.add((kind, start, i))
            kind = ""
        if tag != "O" and not kind:
            start, kind = i, tag[2:]
    return frozenset(found)


def strict_scores(gold: Sequence[frozenset[Name]], found: Sequence[frozenset[Name]]) -> dict[str, float]:
    """F1 by type, over all types (`micro`), and over PER, ORG and LOC (`PER+ORG+LOC`)."""
    right, wanted, given = Counter[str](), Counter[str](), Counter[str]()
    for g, f in zip(gold, found, strict=True):
        right.update(kind for kind, _, _ in g & f)
        wanted.update(kind for kind, _, _ in g)
        given.update(kind for kind, _, _ in f)
    kinds = sorted({*wanted, *given})  # a type that no sentence wants still costs precision
    scores = {kind: _f1(right[kind], wanted[kind], given[kind]) for kind in kinds}
    for name, group in (("micro", kinds), ("PER+ORG+LOC", ["PER", "ORG", "LOC"])):
        scores[name] = _f1(sum(right[k] for k in group), sum(wanted[k] for k in group), sum(given[k] for k in group))
    return {name: round(score, 4) for name, score in scores.items()}


def _f1(right: int, wanted: int, given: int) -> float:
    return 2 * right / (wanted + given) if wanted + given else 0.0
