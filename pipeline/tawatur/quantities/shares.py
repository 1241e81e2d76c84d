"""Fractions: «ثلث», «ثلاثة أرباع», «نصف مليون», «٣/٤»."""

from __future__ import annotations

from fractions import Fraction

from tawatur.quantities.atoms import Atom
from tawatur.quantities.digits import read_printed
from tawatur.quantities.nouns import is_plural
from tawatur.quantities.terms import Numeral, cardinal_class, decimal_of, scale_at
from tawatur.text.scanner import TokenKind


def read_fraction(atoms: list[Atom], at: int) -> Numeral | None:
    """Read a fraction: «ثلث», «ثلاثة أرباع», «نصف مليون», «٣/٤»."""
    atom = atoms[at]
    if atom.kind is TokenKind.NUMBER:
        printed = read_printed(atom.norm)
        if printed.shape != "fraction":
            return None
        over = printed.parts[1].value
        if over == 0 or printed.parts[0].decimals or printed.parts[1].decimals:
            return None
        value = Fraction(int(printed.parts[0].value), int(over))
        return Numeral(at, at + 1, decimal_of(value), 1, value, printed=printed)
    lexeme = atom.lexeme
    if lexeme is None:
        return None
    parts, denominator, stop = 1, 0, at + 1
    if lexeme.cardinal and lexeme.cardinal[0] in {"ones", "ten", "teen"} and stop < len(atoms):
        many = atoms[stop].lexeme
        if many and many.fraction and many.fraction[0] == "many" and not atoms[stop].article:
            parts, denominator, stop = lexeme.cardinal[1], many.fraction[1], stop + 1
    if not denominator:
        if not lexeme.fraction or lexeme.fraction[0] == "many" or (lexeme.cardinal and not _is_share(atoms, at)):
            return None
        denominator = lexeme.fraction[1]
        parts = 2 if lexeme.fraction[0] == "two" else 1
    value = Fraction(parts, denominator)
    return _scaled_fraction(atoms, at, stop, value)


def _scaled_fraction(atoms: list[Atom], at: int, stop: int, value: Fraction) -> Numeral:
    """Multiply a fraction by the scale word behind it: «نصف مليون», «ربع مليار»."""
    scale = scale_at(atoms, stop)
    article = atoms[at].article
    if scale and scale[0] in {"singular", "plural"} and not article:
        number = decimal_of(value * 10 ** scale[1])
        # the last printed digit of half a million is the hundred thousands
        decimals = (3 if value.denominator == 4 else 1) - scale[1]
        return Numeral(at, stop + 1, number, decimals, None, scale[1], words=True)
    if cardinal_class(atoms, stop) == "hundred" and not article and not atoms[stop].article:
        return Numeral(at, stop + 1, decimal_of(value * 100), words=True)
    return Numeral(at, stop, decimal_of(value), 1, value, words=True, article=article, lone=atoms[at].norm)


def _is_share(atoms: list[Atom], at: int) -> bool:
    """Tell whether «خمس», «سبع», «تسع» or «عشر» is a fraction: «خمس السوق», «الخُمس», «قرابة خمس»."""
    atom = atoms[at]
    if at + 1 < len(atoms):
        after = atoms[at + 1]
        if after.lexeme and after.lexeme.cardinal and after.lexeme.cardinal[0] in {"ten", "hundred", "hundred_plural"}:
            return False
        if atom.article:
            return not _plural_before(atoms, at)
        return after.is_word and after.norm.startswith("ال") and len(after.norm) > 4
    return atom.article and not _plural_before(atoms, at)


def _plural_before(atoms: list[Atom], at: int) -> bool:
    """Tell whether a definite plural stands before a definite number: «السنوات الخمس», «الدول السبع»."""
    before = atoms[at - 1] if at else None
    return before is not None and before.is_word and before.norm[:2] in {"ال", "لل"} and is_plural(before.norm[2:])
