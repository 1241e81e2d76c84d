"""Fractions that carry a pronoun: «ثلثاها», «نصفهم», «وربعها» are shares of what was named before."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from tawatur.quantities.atoms import Atom
from tawatur.quantities.draft import Draft
from tawatur.quantities.lexicon import rows
from tawatur.text.normalise import fold

_PRONOUNS: Final = ("هما", "ها", "هم", "هن", "ه")
_OTHER: Final = frozenset({fold("ثمن"), fold("تلت")})  # «ثمنها» is her price, «تلتها» followed her


@lru_cache(maxsize=1)
def owned_shares() -> dict[str, tuple[int, Fraction]]:
    """Map each folded fraction with its pronoun to the length of the fraction and its value.

    Forms that are number words too («خمسه» is «خمسة») are left out, and so are other words.
    """
    numbers = {fold(row[0]) for row in rows("numbers.tsv")}
    found: dict[str, tuple[int, Fraction]] = {}
    for word, form, parts in rows("fractions.tsv"):
        stem = fold(word)
        construct = form == "one" or (form == "two" and stem[-1] in "اي")
        if not construct or stem in _OTHER:
            continue
        for pronoun in _PRONOUNS:
            if stem + pronoun not in numbers:
                found.setdefault(stem + pronoun, (len(stem), Fraction(2 if form == "two" else 1, int(parts))))
    return found


def read_owned_share(text: str, run: list[Atom], at: int) -> Draft | None:
    """Read «ثلثاها» as 66.67 percent; the pronoun stays outside. A half with an ordinal is a part of a period."""
    atom = run[at]
    hit = owned_shares().get(atom.norm) if atom.is_word else None
    if hit is None:
        return None
    after = run[at + 1] if at + 1 < len(run) else None
    if after is not None and after.lexeme is not None and after.lexeme.ordinal:
        return None  # «في نصفها الثاني»
    length, share = hit
    percentage = (Decimal(share.numerator * 100) / Decimal(share.denominator)).quantize(Decimal("0.01")).normalize()
    number = Decimal(int(percentage)) if percentage == int(percentage) else percentage
    return Draft(at, at + 1, atom.start, _after(text, atom, length), number, "percent", -1, "percent", share=share,
                 words=True, vstop=at + 1)  # fmt: skip


def _after(text: str, atom: Atom, letters: int) -> int:
    """Return the offset behind so many folded letters of an atom, with the marks that sit on the last."""
    at, seen = atom.start, 0
    while at < atom.end and seen < letters:
        seen += bool(fold(text[at]))
        at += 1
    while at < atom.end and not fold(text[at]):
        at += 1
    return at
