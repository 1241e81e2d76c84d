"""The terms of a number below a thousand, digits or one word, and what a number phrase is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final

from tawatur.quantities.atoms import Atom
from tawatur.quantities.digits import Printed, read_printed
from tawatur.text.scanner import TokenKind

_DIVISION: Final = Context(prec=28)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number phrase over `atoms[first:stop]`.

    `decimals` as in the guideline: digits after the separator minus the exponent of the last scale word.
    `share` is the exact value of a bare fraction word; `scale` the exponent of the last scale word.
    """

    first: int
    stop: int
    value: Decimal
    decimals: int = 0
    share: Fraction | None = None
    scale: int = 0
    words: bool = False  # no digit in it
    article: bool = False
    percent: bool = False
    printed: Printed | None = None  # the token, where the whole numeral is one
    bare_scale: bool = False  # «مليار», «مليونا», «آلاف»: a scale word alone
    plural_scale: bool = False
    lone: str | None = None  # folded word, where the whole numeral is one word


def decimal_of(value: Fraction) -> Decimal:
    """Return a fraction as a decimal, exact where it ends within 28 digits."""
    return _DIVISION.divide(Decimal(value.numerator), Decimal(value.denominator))


def replaced(numeral: Numeral, **changes: object) -> Numeral:
    """Return a numeral with some of its fields changed."""
    values = {name: getattr(numeral, name) for name in Numeral.__slots__}
    values.update(changes)
    return Numeral(**values)


def after_and(atoms: list[Atom], at: int) -> int:
    """Return the index after a و that may join number words, or -1."""
    if at + 1 < len(atoms) and atoms[at].norm == "و" and atoms[at].kind in {TokenKind.PROCLITIC, TokenKind.WORD}:
        return at + 1
    return -1


def scale_at(atoms: list[Atom], at: int) -> tuple[str, int] | None:
    """Return form and exponent of the scale word at an atom."""
    if at < len(atoms) and (lexeme := atoms[at].lexeme) and lexeme.scale:
        return lexeme.scale
    return None


def read_term(atoms: list[Atom], at: int) -> tuple[Decimal, int, Printed | None] | None:
    """Read one term below a thousand, or digits: value, index after it, the token of digits."""
    if at >= len(atoms):
        return None
    atom = atoms[at]
    if atom.kind is TokenKind.NUMBER:
        return _digits(atoms, at)
    lexeme = atom.lexeme
    if lexeme is None or lexeme.cardinal is None:
        return None
    kind, value = lexeme.cardinal
    after = atoms[at + 1] if at + 1 < len(atoms) else None
    follows = after.lexeme.cardinal if after is not None and after.lexeme else None
    if kind == "teen_head":
        if follows and follows[0] == "ten" and after is not None and after.norm in {"عشر", "عشره"}:
            return Decimal(11), at + 2, None
        tens = after_and(atoms, at + 1)
        more = atoms[tens].lexeme if tens >= 0 else None
        # «إحدى وعشرون»
        return (Decimal(1), at + 1, None) if more and more.cardinal and more.cardinal[0] == "tens" else None
    if kind == "ones" and follows and after is not None and not after.article:
        if follows[0] == "ten" and 1 <= value <= 9 and after.norm in {"عشر", "عشره"}:
            return Decimal(10 + value), at + 2, None
        if follows[0] in {"hundred", "hundred_plural"} and 3 <= value <= 9:
            return Decimal(100 * value), at + 2, None
    if kind == "ones" and atom.norm in {"اثنا", "اثنتا", "اثنى"}:
        return None
    if kind in {"tens", "teen"} and follows and follows[0] == "hundred" and after is not None and not after.article:
        return Decimal(100 * value), at + 2, None
    if kind == "hundred_plural":
        return None
    return Decimal(value), at + 1, None


def cardinal_class(atoms: list[Atom], at: int) -> str | None:
    """Return what sort of cardinal stands at an atom."""
    lexeme = atoms[at].lexeme if at < len(atoms) else None
    return lexeme.cardinal[0] if lexeme is not None and lexeme.cardinal is not None else None


def _digits(atoms: list[Atom], at: int) -> tuple[Decimal, int, Printed | None] | None:
    """Read a NUMBER atom, the groups of three that blanks part from it, and «مئة» behind it."""
    printed = read_printed(atoms[at].norm)
    if printed.shape != "number":
        return None
    value, stop = printed.value, at + 1
    if (
        not printed.decimals and not printed.percent and 1 <= len(printed.digits) <= 3 and printed.digits[0] != "0"
    ) or _grouped_by_three(printed):
        value, stop, printed = _blank_groups(atoms, at, printed)
    if not printed.percent and cardinal_class(atoms, stop) in {"hundred", "hundred_plural"} and not atoms[stop].article:
        hundreds = Printed("number", value * 100, printed.decimals - 2, False, (), printed.digits)
        return value * 100, stop + 1, hundreds
    return value, stop, printed


def _grouped_by_three(printed: Printed) -> bool:
    return (not printed.decimals and not printed.percent and "," in printed.digits) or "٬" in printed.digits


def _blank_groups(atoms: list[Atom], at: int, printed: Printed) -> tuple[Decimal, int, Printed]:
    """Join «1 250 000»: atoms of exactly three digits, one blank apart."""
    value, stop = printed.value, at + 1
    sign = -1 if value < 0 or (printed.signed and printed.value < 0) else 1
    digits = printed.digits
    while stop < len(atoms) and stop - at < 7:
        atom = atoms[stop]
        if atom.kind is not TokenKind.NUMBER or atom.start - atoms[stop - 1].end != 1:
            break
        more = read_printed(atom.norm)
        whole = more.digits[:3]
        if more.shape != "number" or more.signed or len(whole) != 3 or not whole.isdigit():
            break
        if more.digits[3:4] not in {"", ".", "٫"}:
            break
        value = sign * (abs(value) * 1000 + more.value)
        digits += more.digits
        stop += 1
        printed = Printed("number", value, more.decimals, more.percent, (), digits, None, signed=printed.signed)
        if more.decimals or more.percent:
            break
    return value, stop, printed
