"""How far two people mark the same sentences alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tawatur.errors import InputError
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind, scan
from tawatur.training.sentences import ROLES, Mark, Record

_HALF = 0.5


def compare(first: Iterable[Record], second: Iterable[Record]) -> dict[str, Any]:
    """Compare two markings of the sentences that both hold, by id; raises InputError where a text differs.

    `values`: F1 of exact value spans, `kinds` and, by role, over the values that both mark: `exact` (same span, or
    none in both), `lenient` (spans share half of their words) and the same over values where either marks one.
    """
    held = {record.id: record for record in first}
    pairs = [(held[record.id], record) for record in second if record.id in held]
    for one, two in pairs:
        if one.text != two.text:
            raise InputError(two.where, f"the sentence of {two.id} is not that of {one.where}")
    marked = [len({v.span for v in r.values}) for pair in pairs for r in pair]
    shared = [
        (one.text, by_span[value.span], value)
        for one, two in pairs
        for by_span in [{v.span: v for v in one.values}]
        for value in two.values
        if value.span in by_span
    ]
    figures: dict[str, Any] = {
        "sentences": len(pairs),
        "values": {"shared": len(shared), "f1": _rate(2 * len(shared), sum(marked))},
        "kinds": _rate(sum(a.kind == b.kind for _, a, b in shared), len(shared)),
    }
    for role in ROLES.values():
        both = [(text, a.roles.get(role), b.roles.get(role)) for text, a, b in shared]
        some = [item for item in both if item[1] or item[2]]
        figures[role] = {
            "exact": _rate(sum(a == b for _, a, b in both), len(both)),
            "lenient": _rate(sum(_like(*item) for item in both), len(both)),
            "marked": len(some),
            "exact_marked": _rate(sum(a == b for _, a, b in some), len(some)),
            "lenient_marked": _rate(sum(_like(*item) for item in some), len(some)),
        }
    return figures


def _like(text: str, one: Mark | None, two: Mark | None) -> bool:
    if one is None or two is None:
        return one is two
    return overlap(one.of(text), two.of(text)) >= _HALF


def overlap(one: str, two: str) -> float:
    """Jaccard index of the folded words of two phrases, proclitics left out."""
    a, b = _words(one), _words(two)
    return len(a & b) / len(a | b) if a or b else 1.0


def _words(phrase: str) -> set[str]:
    return {fold(token.text) for token in scan(phrase) if token.kind not in {TokenKind.PROCLITIC, TokenKind.PUNCT}}


def _rate(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
