"""How far the reviewers have come."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.store import Store


@dataclass(frozen=True, slots=True)
class Progress:
    """Claims by what people said of them."""

    unreviewed: int
    accepted: int
    corrected: int
    rejected: int
    orphaned: int

    @property
    def reviewed(self) -> int:
        """Claims that somebody has decided on."""
        return self.accepted + self.corrected + self.rejected

    @property
    def total(self) -> int:
        """Claims that can be decided on."""
        return self.unreviewed + self.reviewed


def progress_of(store: Store) -> Progress:
    """Count the claims of a store by status."""
    counts = dict(store.facet("status"))
    return Progress(
        unreviewed=counts.get("unreviewed", 0),
        accepted=counts.get("accepted", 0),
        corrected=counts.get("corrected", 0),
        rejected=counts.get("rejected", 0),
        orphaned=len(store.orphans()),
    )
