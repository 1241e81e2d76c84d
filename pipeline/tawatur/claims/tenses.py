"""Tenses: which finite verb a word is, told from its form alone."""

from __future__ import annotations

from typing import Final, Literal

from tawatur.claims.frames import Frame, exact_frames, frames_of, verb_shape
from tawatur.claims.words import function_words

# Classes of function words that some frame looks like: «على» is no «علا», «ضمن» no «ضم».
_BINDING: Final = frozenset({"prep", "measure", "part", "deixis", "sub", "rel", "comp", "time", "source"})

Tense = Literal["past", "present", "future"]


def finite_part(norm: str) -> Literal["perfect", "imperfect"] | None:
    """Return which finite verb a folded word is, where it can be nothing else."""
    frames = verb_frames(norm)
    if norm in function_words() and not frames:
        return None
    if frames:
        parts = {f.part for f in frames}
        if "noun" in parts or len(parts & {"perfect", "imperfect"}) != 1:
            return None
        return "perfect" if "perfect" in parts else "imperfect"
    if verb_shape(norm) != "verb":
        return None
    stem = norm[1:] if norm.startswith("س") else norm
    return "imperfect" if stem[0] in "يتن" and not norm.endswith("ت") else "perfect"


def verb_frames(norm: str) -> tuple[Frame, ...]:
    """Return the frames of a word; a function word has none («على», «بينهم»), nor has the stem of «البالغ»."""
    known = function_words().get(norm)
    frames = exact_frames(norm) if norm.startswith("ال") else frames_of(norm)
    if known in _BINDING or (known == "skip" and not any(f.kind == "aux" for f in frames)):
        return ()
    return frames


def is_verb(norm: str) -> bool:
    """Tell whether a folded word is a finite verb and no noun."""
    frames = verb_frames(norm)
    return any(f.verb for f in frames) and not any(f.part == "noun" for f in frames)
