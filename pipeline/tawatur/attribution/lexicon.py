"""The word tables of attribution, folded once at load."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tawatur.tables import read_table
from tawatur.text.normalise import fold

# Object pronouns on a relative verb: «نشرتها», «أجراه».
_PRONOUNS: Final = ("ها", "هم", "ه")
_SUFFIXED: Final = frozenset({"issue", "carry"})


def _rows(name: str) -> list[tuple[str, list[str]]]:
    """Return the entries of a table: class and forms."""
    return [(class_, forms.split()) for class_, forms in read_table(f"attribution/{name}")]


@lru_cache(maxsize=1)
def cues() -> dict[str, frozenset[str]]:
    """Return the classes of each cue form; relative verbs only with their pronoun."""
    found: dict[str, set[str]] = {}
    for class_, forms in _rows("cues.tsv"):
        for form in forms:
            folded = fold(form)
            endings = _PRONOUNS if class_ in _SUFFIXED else ("",)
            for ending in endings:
                # A final ى or ا before a pronoun is written ا: «أجرى»، «أجراه».
                stem = folded[:-1] + "ا" if ending and folded.endswith("ي") else folded
                found.setdefault(stem + ending, set()).add(class_)
    return {form: frozenset(classes) for form, classes in found.items()}


@lru_cache(maxsize=1)
def nouns() -> dict[str, frozenset[str]]:
    """Return the classes of each noun and small word, as printed in the table."""
    found: dict[str, set[str]] = {}
    for class_, forms in _rows("nouns.tsv"):
        for form in forms:
            found.setdefault(fold(form), set()).add(class_)
    return {form: frozenset(classes) for form, classes in found.items()}


_NONE: Final[frozenset[str]] = frozenset()


def cue_classes(norm: str) -> frozenset[str]:
    """Return the cue classes of a folded word; a و or ف that was not split off is looked through."""
    table = cues()
    found = table.get(norm)
    if found is None and norm[:1] in {"و", "ف"} and len(norm) > 3:
        found = table.get(norm[1:])
    return found or _NONE


def noun_classes(norm: str) -> frozenset[str]:
    """Return the noun classes of a folded word, with or without ال."""
    table = nouns()
    found = table.get(norm)
    if found is None and norm.startswith("ال") and len(norm) > 4:  # «الآن» is not أن
        found = table.get(norm[2:])
    return found or _NONE


def is_noun(norm: str, *classes: str) -> bool:
    """Tell whether a folded word belongs to one of the classes."""
    return not noun_classes(norm).isdisjoint(classes)
