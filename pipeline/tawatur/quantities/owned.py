"""Fractions that carry a pronoun: «ثلثاها», «نصفهم», «ثلاثة أرباعها» are shares of what was named before."""

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
def owned_shares() -> dict[str, tuple[int, Fraction, bool]]:
    """Map each folded fraction with its pronoun to the length of the fraction, its value, and whether it is counted.

    Counted are plurals («أرباعها»): their value is that of one part. Forms that are number words too («خمسه» is
    «خمسة») are left out, and so are other words.
    """
    numbers = {fold(row[0]) for row in rows("numbers.tsv")}
    found: dict[str, tuple[int, Fraction, bool]] = {}
    for word, form, parts in rows("fractions.tsv"):
        stem = fold(word)
        construct = form != "two" or stem[-1] in "اي"
        if not construct or stem in _OTHER:
            continue
        for pronoun in _PRONOUNS:
            if stem + pronoun not in numbers:
                share = Fraction(2 if form == "two" else 1, int(parts))
                found.setdefault(stem + pronoun, (len(stem), share, form == "many"))
    return found


def read_owned_share(text: str, run: list[Atom], at: int) -> Draft | None:
    """Read «ثلثاها» as 66.67 percent, «ثلاثة أرباعها» as 75; the pronoun stays outside.

    A half with an ordinal is a part of a period.
    """
    begin, count = at, _counts(run[at])
    at += count is not None
    atom = run[at] if at < len(run) else None
    hit = owned_shares().get(atom.norm) if atom is not None and atom.is_word else None
    if atom is None or hit is None or hit[2] != (count is not None):
        return None
    after = run[at + 1] if at + 1 < len(run) else None
    if after is not None and after.lexeme is not None and after.lexeme.ordinal:
        return None  # «في نصفها الثاني»
    length, part, _ = hit
    share = part * (count or 1)
    percentage = (Decimal(share.numerator * 100) / Decimal(share.denominator)).quantize(Decimal("0.01")).normalize()
    number = Decimal(int(percentage)) if percentage == int(percentage) else percentage
    return Draft(
        begin, at + 1, run[begin].start, _after(text, atom, length), number, "percent", -1, "percent",
        share=share, words=True, vstop=at + 1,
    )  # fmt: skip


def _counts(atom: Atom) -> int | None:
    """Return how many parts a number word before a plural fraction takes: «ثلاثة» of «ثلاثة أرباعها»."""
    cardinal = atom.lexeme.cardinal if atom.lexeme is not None else None
    return cardinal[1] if cardinal is not None and cardinal[0] in {"ones", "ten"} and not atom.article else None


def _after(text: str, atom: Atom, letters: int) -> int:
    """Return the offset behind so many folded letters of an atom, with the marks that sit on the last."""
    at, seen = atom.start, 0
    while at < atom.end and seen < letters:
        seen += bool(fold(text[at]))
        at += 1
    while at < atom.end and not fold(text[at]):
        at += 1
    return at
