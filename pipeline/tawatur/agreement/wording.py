"""One readable line, in Arabic and in English, that names the sources and the values behind a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from babel import Locale

from tawatur.agreement.groups import Line
from tawatur.agreement.independence import Count
from tawatur.agreement.lexicon import rows
from tawatur.agreement.profile import Profile
from tawatur.agreement.told import Told
from tawatur.records import Claim, Verdict, Why

_ISOLATE: Final = ("\u2068", "\u2069")  # first strong isolate, pop directional isolate
_SHOWN: Final = 4  # values and sources that a line spells out; the rest is counted


@lru_cache(maxsize=1)
def _texts() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in rows("wording.tsv")}


def verdict_name(verdict: Verdict) -> tuple[str, str]:
    """Name a verdict in Arabic and in English."""
    return _texts()["verdict_" + verdict]


def say(key: str) -> tuple[str, str]:
    """Return the Arabic and the English wording of a key of `tables/wording.tsv`."""
    return _texts()[key]


def reason(name: str) -> Why:
    """Name the reason of a judgement."""
    arabic, english = _texts()[name]
    return Why(ar=arabic, en=english)


def independent(number: int) -> tuple[str, str]:
    """Count sources in words, in Arabic and in English: «مصدران مستقلان», «3 مصادر مستقلة», «11 مصدرا مستقلا»."""
    arabic, english = _texts()["sources_" + _plural(number)]
    return arabic.format(n=number), english.format(n=number)


@lru_cache(maxsize=1024)
def _plural(number: int) -> str:
    return str(Locale("ar").plural_form(number))


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
    counted_ar, counted_en = independent(counted.number) if counted else ("", "")
    names = _listed(counted.labels if counted else tuple(sorted({p.origin.label for p in profiles})))
    # Isolated, so that a Latin name or a number does not reorder its neighbours.
    apart = "{}{{}}{}".format(*_ISOLATE)
    shown = " | ".join(apart.format(value) for value in values)
    ar = arabic.format(counted=counted_ar, sources="، ".join(apart.format(name) for name in names), values=shown)
    en = english.format(counted=counted_en, sources=", ".join(names), values=" | ".join(values))
    ar = ar + "".join(f"؛ {note}" for note, _ in notes)
    en = en + "".join(f"; {note}" for _, note in notes)
    return Why(ar=ar + ".", en=en + ".")


def _opening(line: Line, counted: Count | None, verdict: Verdict) -> str:
    if verdict == "not_comparable":
        return line.label
    if line.label == "conflict":
        return "conflict"
    if verdict == "disputed":
        return "disputed" if len(line.members) > 1 else "disputed_alone"
    if len(line.members) == 1:
        return "alone"
    if counted is None or counted.number <= 1:
        return "single_source"
    return "corroborated_two" if counted.number == 2 else "corroborated"  # the verb takes the dual


def printed(claim: Claim | Told) -> str:
    """Write a value as the text prints it, hedge and unit included: «نحو 45 ألف متفرج»."""
    value = claim.value
    outside = value.unit_text is not None and not (value.start <= value.unit_text.start < value.end)
    unit = value.unit_text.text if value.unit_text is not None and outside else None
    return " ".join(filter(None, (value.hedge.text if value.hedge else None, value.text, unit)))


def _values(profiles: Sequence[Profile]) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for profile in profiles:
        label = profile.origin.label
        seen.setdefault(f"{printed(profile.claim)} ({label})" if label else printed(profile.claim))
    return _listed(tuple(seen))


def _listed(items: tuple[str, ...]) -> tuple[str, ...]:
    return items if len(items) <= _SHOWN else (*items[:_SHOWN], f"+{len(items) - _SHOWN}")
