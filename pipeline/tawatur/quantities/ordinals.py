"""Ordinals, from «الثالثة» to «السادس بعد المئة»."""

from __future__ import annotations

from decimal import Decimal

from tawatur.quantities.atoms import Atom
from tawatur.quantities.draft import Draft, negative_draft
from tawatur.quantities.numerals import read_numeral
from tawatur.quantities.terms import Numeral


def as_ordinal(run: list[Atom], numeral: Numeral) -> Draft:
    """Make an ordinal of a definite number («القرن العشرين»)."""
    draft = negative_draft(run, numeral.first, numeral.stop, "ordinal", "a definite number that ranks")
    draft.kind, draft.number = "ordinal", numeral.value
    return draft


def read_ordinal(run: list[Atom], at: int, lone: tuple[int, int]) -> list[Draft]:
    """Read «الثالثة», «الحادي عشر», «الخامس والعشرين», «السادس بعد المئة»."""
    atom = run[at]
    value, stop = ordinal_value(run, at)
    if value is None:
        return []
    if stop == at + 1 and not atom.article and lone != (at, stop):
        # «ثانية» is a second or "again", «أول» and «ثاني» rank what follows
        if atom.norm in {"ثانيه", "ثان", "ثانى"} or atom.norm.endswith("ا"):
            return []
    elif stop == at + 1 and atom.norm == "ثانيه" and not atom.article:
        return []  # a second
    draft = negative_draft(run, at, stop, "ordinal", "an ordinal")
    draft.kind, draft.number = "ordinal", Decimal(value)
    return [draft]


def ordinal_value(run: list[Atom], at: int) -> tuple[int | None, int]:
    """Return the value of the ordinal that begins at an atom, and the index after it."""
    atom = run[at]
    lexeme = atom.lexeme
    if lexeme is None:
        return None, at
    value, stop = lexeme.ordinal, at + 1
    after = run[stop].lexeme if stop < len(run) else None
    if value is None:
        return _cardinal_ordinal(run, at)
    if after and after.cardinal and after.cardinal[0] == "ten" and run[stop].norm in {"عشر", "عشره"}:
        value, stop = (11 if value == 11 else 10 + value), stop + 1
    elif stop + 1 < len(run) and run[stop].norm == "و":
        tens = run[stop + 1].lexeme
        # «الخامسة وعشرون دقيقة» is a time of day: without its article the tens must end the phrase
        agrees = run[stop + 1].article or not atom.article or stop + 2 >= len(run)
        if tens and tens.cardinal and tens.cardinal[0] == "tens" and agrees and atom.norm not in {"اول", "اولي"}:
            value, stop = (1 if value == 11 else value) + tens.cardinal[1], stop + 2
    if value == 11 and stop == at + 1:
        return None, at
    if stop + 1 < len(run) and run[stop].norm == "بعد" and run[stop + 1].article:
        base = read_numeral(run, stop + 1)
        if base and base.value >= 100:
            return value + int(base.value), base.stop
    return value, stop


def _cardinal_ordinal(run: list[Atom], at: int) -> tuple[int | None, int]:
    """«الواحد والعشرون», «الأحد عشر» rank like «الحادي والعشرون»; «المئة والخامسة»; «العشرون بعد المئة»."""
    atom = run[at]
    lexeme = atom.lexeme
    if not atom.article or lexeme is None or not (lexeme.cardinal or lexeme.scale):
        return None, at
    numeral = read_numeral(run, at)
    if numeral is None or numeral.share is not None:
        return None, at
    before = run[at - 1] if at else None
    if before is not None and before.is_word and before.norm.startswith("ال") and numeral.value in {11, 12}:
        return None, at
    value, stop = int(numeral.value), numeral.stop
    ones = lexeme.cardinal is not None and lexeme.cardinal[0] in {"ones", "teen_head"} and lexeme.cardinal[1] <= 2
    found = ones and value > 10 and value < 100
    if stop + 1 < len(run) and run[stop].norm == "و" and run[stop + 1].article and value % 100 == 0:
        more, after = ordinal_value(run, stop + 1)
        if more is not None and more < 100 and value < 1000:
            return value + more, after
    if stop + 1 < len(run) and run[stop].norm == "بعد" and run[stop + 1].article:
        base = read_numeral(run, stop + 1)
        if base and base.value >= 100:
            return value + int(base.value), base.stop
    return (value, stop) if found else (None, at)
