"""Verdicts: what a line of agreement says to a reader, with its count, its interval and its reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from tawatur.agreement.comparable import AGREEING
from tawatur.agreement.groups import Line
from tawatur.agreement.independence import Count, Witnesses, count
from tawatur.agreement.intervals import envelope
from tawatur.agreement.profile import Profile
from tawatur.agreement.wording import why
from tawatur.records import Agreement, Consensus, Verdict


def verdict_of(line: Line, known: Mapping[str, Profile], witnesses: Witnesses, *, texts: bool) -> Agreement:
    """Turn a line into the record that a reader gets; `known` holds the profiles of its members."""
    profiles = [known[claim] for claim in line.members]
    agrees = line.label in AGREEING
    counted = count(profiles, witnesses) if agrees or line.label == "conflict" else None
    verdict = _verdict(line, counted)
    return Agreement(
        id=stable("line", line.label, *line.members, *(j.reason for _, _, j in line.pairs)),
        fact=stable("fact", line.fact),
        members=line.members,
        label=line.label,
        verdict=verdict,
        independent_sources=counted.number if counted else None,
        sources=counted.labels if counted else (),
        pairs=tuple((one, two, judgement.label) for one, two, judgement in line.pairs),
        consensus=consensus(profiles) if agrees else None,
        why=why(line, profiles, counted, verdict, texts=texts),
    )


def in_order(found: Iterable[Agreement]) -> tuple[Agreement, ...]:
    """Put lines in their stable order: by fact, the agreeing components first."""
    return tuple(sorted(found, key=lambda r: (r.fact, r.label not in AGREEING, r.label, r.members)))


def stable(*parts: str) -> str:
    """Hash parts into a short id that is the same on every run and machine."""
    return hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _verdict(line: Line, counted: Count | None) -> Verdict:
    if counted is None:
        return "not_comparable"
    if line.label == "conflict" or line.rivals:
        return "disputed"
    return "corroborated" if counted.number >= 2 else "single_source"


def consensus(profiles: Sequence[Profile]) -> Consensus | None:
    """Return the values that all members allow, in the unit of the first; None when the members share no scale."""
    first = profiles[0]
    same = [p for p in profiles if p.measure.currency == first.measure.currency]
    lows, highs = zip(*(envelope(p.figure) for p in same), strict=True)
    low = max((x for x in lows if x is not None), default=None)
    high = min((x for x in highs if x is not None), default=None)
    if low is not None and high is not None and low > high:
        low, high = high, low
    return Consensus(low=_back(low, first), high=_back(high, first))


def _back(number: Decimal | None, profile: Profile) -> Decimal | None:
    if number is None:
        return None
    back = number / profile.measure.factor
    return back.normalize() if back else Decimal(0)
