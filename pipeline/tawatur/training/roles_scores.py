"""How well roles are found, and claims told from other numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tawatur.claims.pointing import KINDS, ROLES, Pointers, Role
from tawatur.training.roles_data import Example, Target
from tawatur.training.sentences_agreement import overlap

_HALF = 0.5


@dataclass
class Found:
    """The scores for one number, as numpy arrays cut to the sentence's places."""

    example: Example
    target: Target
    first: NDArray[np.float32]
    last: NDArray[np.float32]
    claim: float
    kind: NDArray[np.float32]
    _held: dict[Role, Pointers] = field(default_factory=dict)

    def pointers(self, role: Role) -> Pointers:
        """Return the pointers of a role."""
        if role not in self._held:
            i = ROLES.index(role)
            self._held[role] = Pointers(role, self.example.record.text, self.example.words, self.first[i], self.last[i])
        return self._held[role]

    def span(self, role: Role) -> tuple[int, int] | None:
        """Return the span found, or None where «nothing» is likelier than any."""
        pointers = self.pointers(role)
        best = pointers.best
        return None if best is None or pointers.nothing >= best[2] else best[:2]


def score(found: Sequence[Found], *, roles: Sequence[Role] = ROLES) -> dict[str, Mapping[str, float]]:
    """By role: `exact` and `lenient` (half of the words) over all claims, and F1 of both over spans."""
    figures: dict[str, Mapping[str, float]] = {}
    claims = [f for f in found if f.target.claim]
    values = {id(f): {v.span: v.roles for v in f.example.record.values}[f.target.span] for f in claims}
    for role in roles:
        exact = lenient = hits = soft = gold = said = 0
        for f in claims:
            mark, span = values[id(f)].get(role), f.span(role)
            text = f.example.record.text
            gold += mark is not None
            said += span is not None
            same = mark is not None and span is not None and tuple(mark) == span
            like = mark is not None and span is not None and overlap(mark.of(text), text[span[0] : span[1]]) >= _HALF
            hits += same
            soft += same or like
            exact += same or (mark is None and span is None)
            lenient += same or like or (mark is None and span is None)
        figures[role] = {
            "exact": _rate(exact, len(claims)), "lenient": _rate(lenient, len(claims)),
            "f1": _rate(2 * hits, gold + said), "f1_lenient": _rate(2 * soft, gold + said), "marked": gold,
        }  # fmt: skip
    right = [(f.claim > 0) == f.target.claim for f in found]
    negatives = [f for f in found if not f.target.claim]
    figures["claim"] = {
        "accuracy": _rate(sum(right), len(right)),
        "negatives_taken": _rate(sum(f.claim > 0 for f in negatives), len(negatives)),
        "claims_left": _rate(sum(f.claim <= 0 for f in claims), len(claims)),
        "numbers": len(found),
    }
    kinds = [int(f.kind.argmax()) == f.target.kind for f in claims]
    figures["kind"] = {"accuracy": _rate(sum(kinds), len(kinds)), "kinds": len(KINDS)}
    return figures


def summary(figures: Mapping[str, Mapping[str, float]]) -> float:
    """One number to stop by: the mean lenient and exact accuracy of the roles."""
    held = [figures[role] for role in ROLES if role in figures]
    return round(sum(f["exact"] + f["lenient"] for f in held) / (2 * len(held)), 4)


def _rate(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
