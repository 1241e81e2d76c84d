"""What a correction changed, field by field, in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from tawatur.audit.correction import fields_of
from tawatur.audit.fields import Field, choices
from tawatur.display.present import shown
from tawatur.display.words import Words
from tawatur.records import Claim


@dataclass(frozen=True, slots=True)
class Difference:
    """One field: its label, what stood in it and what stands in it now."""

    field: str
    label: str
    before: str
    after: str


def changed_fields(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """The fields of a form that say something new; the words of a span and their place stay together."""
    changed = {name for name, text in after.items() if text.strip() != before.get(name, "")}
    changed |= {name.removesuffix(".at") for name in changed} | {f"{name}.at" for name in changed}
    return {name: text for name, text in after.items() if name in changed}


def differences(
    before: Claim | None, after: Claim | None, words: Words, *, fields: Mapping[str, str] | None = None
) -> list[Difference]:
    """Say what two states of a claim differ in, or what `fields` would change in the first."""
    old = fields_of(before) if before else {}
    new = dict(fields) if fields is not None else (fields_of(after) if after else {})
    found = []
    for name in old | new if fields is None else new:
        if name.endswith(".at"):
            continue
        one, other = old.get(name, ""), new.get(name, "")
        if one != other:
            found.append(Difference(name, label(name, words), said(name, one, words), said(name, other, words)))
        elif _moved(name, old, new, new):
            places = f"{name}.at"
            found.append(Difference(name, label(name, words), old.get(places, ""), new.get(places, "")))
    return found


def _moved(name: str, old: Mapping[str, str], new: Mapping[str, str], known: Collection[str]) -> bool:
    """Whether the same words were quoted from another place."""
    place = f"{name}.at"
    return bool(new.get(place)) and place in known and old.get(place, "") != new.get(place, "")


def label(name: str, words: Words) -> str:
    """Name a field."""
    field = Field(name, "text")
    text = words.sections["field"][field.key]
    return f"{text} {int(name.split('.')[1]) + 1}" if name.startswith("chain.") else text


def said(name: str, text: str, words: Words) -> str:
    """Say what stands in a field."""
    key = Field(name, "text").key
    if not text:
        return words["empty"]
    if key in choices():
        return choice_name(key, text, words)
    return shown(text)


def choice_name(key: str, choice: str, words: Words) -> str:
    """Name what can be chosen in a field."""
    if not choice:
        return words.sections["choice"]["none"]
    section = "missing" if key.startswith("missing.") else "sign" if key == "value.comparator" else "choice"
    return words.name(section, choice) or choice
