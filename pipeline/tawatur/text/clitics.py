"""Proclitics: which first letters of a printed word are words of their own."""

from __future__ import annotations


def proclitics(word: str, *, glued: bool = False) -> tuple[int, ...]:
    """Return the lengths of the proclitics that come off the front of a raw Arabic word.

    `glued` says that digits or Latin letters follow without a blank: then the whole word may be clitics.
    First version, to be replaced by the lexicon: only before ال and before digits.
    """
    if glued and word.rstrip("ـ") in {"و", "ف", "ب", "ل", "ك", "وب", "ول", "ال", "وال", "بال", "لل"}:
        return (len(word),)
    cut: list[int] = []
    rest = word
    if rest[:1] in {"و", "ف"} and rest[1:2] in {"ا", "ب", "ل"} and rest[1:4].find("ال") in {0, 1}:
        cut.append(1)
        rest = rest[1:]
    if rest[:3] in {"بال", "كال"} and len(rest) > 5:
        cut.append(1)
    return tuple(cut)
