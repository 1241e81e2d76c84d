"""Lines of agreement made by hand, for tests of what shows them."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.records import Agreement, Consensus, Why


def line(
    members: Sequence[str], label: str, verdict: str, *, independent: int | None = None, fact: str = "f", sources=()
) -> Agreement:
    """A line of agreement about some claims."""
    return Agreement(
        id="-".join([label, *members]),
        fact=fact,
        members=tuple(members),
        label=label,
        verdict=verdict,
        independent_sources=independent,
        sources=tuple(sources),
        pairs=(),
        consensus=Consensus(low=None, high=None),
        why=Why(ar=f"سبب {label} (مصدر): 5%.", en=f"why {label} (مصدر): 5%."),
    )
