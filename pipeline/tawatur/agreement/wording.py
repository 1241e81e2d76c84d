"""One readable line, in Arabic and in English, that names the sources and the values behind a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from tawatur.agreement.groups import Line
from tawatur.agreement.independence import Count
from tawatur.agreement.lexicon import rows
from tawatur.agreement.profile import Profile
from tawatur.records import Verdict, Why

_SHOWN: Final = 4  # values and sources that a line spells out; the rest is counted


@lru_cache(maxsize=1)
def _texts() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in rows("wording.tsv")}


def why(line: Line, profiles: Sequence[Profile], counted: Count | None, verdict: Verdict, *, texts: bool) -> Why:
    """Say why a line has its verdict."""
    values = _values(profiles)
    arabic, english = _texts()[_opening(line, counted, verdict)]
    reasons = sorted({(j.reason, j.detail) for _, _, j in line.pairs if j.reason in _texts()})
    notes = [_texts()[reason] for reason, _ in reasons if verdict == "not_comparable" or reason == "conversion"]
    notes += [(detail, detail) for reason, detail in reasons if reason == "conversion" and detail]
    if counted:
        notes += [_texts()["tie_" + tie] for tie in counted.ties]
        if not texts and counted.number > 1:
            notes.append(_texts()["no_texts"])
    number = str(counted.number) if counted else ""
    names = _listed(counted.labels if counted else tuple(sorted({p.origin.label for p in profiles})))
    ar = arabic.format(n=number, sources="، ".join(names), values=" | ".join(values))
    en = english.format(n=number, sources=", ".join(names), values=" | ".join(values))
    ar = ar + "".join(f"؛ {note}" for note, _ in notes)
    en = en + "".join(f"; {note}" for _, note in notes)
    return Why(ar=ar + ".", en=en + ".")


def _opening(line: Line, counted: Count | None, verdict: Verdict) -> str:
    if verdict == "not_comparable":
        return line.label
    if line.label == "conflict":
        return "conflict"
    if verdict == "disputed":
        return "disputed"
    if len(line.members) == 1:
        return "alone"
    return "corroborated" if counted and counted.number >= 2 else "single_source"


def _values(profiles: Sequence[Profile]) -> list[str]:
    seen: dict[str, None] = {}
    for profile in profiles:
        value = profile.claim.value
        hedge = f"{value.hedge.text} " if value.hedge else ""
        unit = f" {value.unit_text.text}" if value.unit_text else ""
        label = profile.origin.label
        seen.setdefault(f"{hedge}{value.text}{unit} ({label})" if label else f"{hedge}{value.text}{unit}")
    return list(_listed(tuple(seen)))


def _listed(items: tuple[str, ...]) -> tuple[str, ...]:
    return items if len(items) <= _SHOWN else (*items[:_SHOWN], f"+{len(items) - _SHOWN}")
