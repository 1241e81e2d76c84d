"""How well roles are found, and claims told from other numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tawatur.claims.pointing import KINDS, ROLES, Before, Pointers, Role, Spot
from tawatur.text.normalise import fold
from tawatur.training.roles_data import Example, Target
from tawatur.training.sentences import Mark
from tawatur.training.sentences_agreement import overlap

_HALF = 0.5


@dataclass
class Found:
    """The scores for one number, as numpy arrays cut to the places of its sentence and of what was seen before it."""

    example: Example
    target: Target
    first: NDArray[np.float32]
    last: NDArray[np.float32]
    claim: float
    kind: NDArray[np.float32]
    before: tuple[Before, ...] = ()
    _held: dict[Role, Pointers] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text that spans of the sentence point into."""
        return self.example.record.text

    def pointers(self, role: Role) -> Pointers:
        """Return the pointers of a role."""
        if role not in self._held:
            i = ROLES.index(role)
            self._held[role] = Pointers(
                role,
                self.text,
                self.example.words,
                self.first[i],
                self.last[i],
                before=self.before,
                own=self.target.own,
            )
        return self._held[role]

    def spot(self, role: Role) -> Spot | None:
        """Return what is found, or None where «nothing» is likelier than any span."""
        return self.pointers(role).answer

    def mark(self, role: Role) -> Mark | None:
        """Return the mark of a role in the number's own sentence."""
        if not self.target.claim or role in self.target.elsewhere:
            return None
        return self._roles.get(role)

    @cached_property
    def _roles(self) -> Mapping[str, Mark]:
        return next(v.roles for v in self.example.record.values if v.span == self.target.span)

    def words(self, role: Role) -> str | None:
        """Return the words that are marked for a role, wherever they stand."""
        far = self.target.elsewhere.get(role)
        mark = self.mark(role)
        return far.words if far is not None else None if mark is None else mark.of(self.text)

    def is_exact(self, role: Role, spot: Spot | None) -> bool:
        """Tell whether just what is marked was found; elsewhere the same words count, whichever sentence says them."""
        marked = self.words(role)
        if spot is None or marked is None:
            return spot is None and marked is None
        mark = self.mark(role)
        if mark is not None:
            return spot.before is None and spot[:2] == tuple(mark)
        return fold(spot.of(self.text)) == fold(marked)

    def is_like(self, role: Role, spot: Spot | None) -> bool:
        """Tell whether half of the words are those marked."""
        marked = self.words(role)
        if spot is None or marked is None:
            return spot is None and marked is None
        return self.is_exact(role, spot) or overlap(marked, spot.of(self.text)) >= _HALF


def score(found: Sequence[Found], *, roles: Sequence[Role] = ROLES) -> dict[str, Mapping[str, float]]:
    """By role: `exact` and `lenient` (half of the words) over all claims, and F1 of both over spans."""
    figures: dict[str, Mapping[str, float]] = {}
    claims = [f for f in found if f.target.claim]
    for role in roles:
        exact = lenient = hits = soft = gold = said = 0
        for f in claims:
            spot = f.spot(role)
            both = spot is not None and f.words(role) is not None
            same, like = f.is_exact(role, spot), f.is_like(role, spot)
            gold += f.words(role) is not None
            said += spot is not None
            hits += both and same
            soft += both and like
            exact += same
            lenient += like
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


def split(found: Sequence[Found]) -> dict[str, dict[str, Mapping[str, float]]]:
    """Score lone sentences and articles apart, and of articles the values whose entity stands in or out of sight."""
    articles = [f for f in found if "#" in f.example.record.id]
    return {
        "all": score(found),
        "sentences": score([f for f in found if "#" not in f.example.record.id]),
        "articles": score(articles),
        "entity inside": score([f for f in articles if f.target.claim and "entity" not in f.target.elsewhere]),
        "entity outside": score([f for f in articles if "entity" in f.target.elsewhere]),
    }


def summary(figures: Mapping[str, Mapping[str, float]]) -> float:
    """One number to stop by: the mean lenient and exact accuracy of the roles."""
    held = [figures[role] for role in ROLES if role in figures]
    return round(sum(f["exact"] + f["lenient"] for f in held) / (2 * len(held)), 4)


def _rate(part: float, whole: float) -> float:
    return round(part / whole, 4) if whole else 0.0
