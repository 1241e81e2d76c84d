"""The number grammar: digits and number words as one value, from left to right over atoms.

    number   = [minus] group {و group} [و fraction] ["فاصلة" digits]
    group    = below-thousand {scale}
    below-thousand = [ones] hundred {و (ones | teen | tens)} | digits

و adds on a descending scale («مئة وثلاثة وعشرون», «12 ألفا و500») and otherwise begins a new number
(«واحد واثنان»). Each loop consumes atoms and never goes back further than the last و: linear time.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from tawatur.quantities.atoms import Atom
from tawatur.quantities.digits import Printed, read_printed
from tawatur.quantities.shares import read_fraction
from tawatur.quantities.terms import Numeral, after_and, decimal_of, read_term, replaced, scale_at
from tawatur.text.scanner import TokenKind

_MAX_EXPONENT: Final = 24


def read_numeral(atoms: list[Atom], first: int) -> Numeral | None:
    """Read the longest number phrase that begins at an atom, or nothing."""
    at, sign = first, 1
    lexeme = atoms[at].lexeme
    if lexeme and lexeme.minus:
        if at + 1 >= len(atoms):
            return None
        sign, at = -1, at + 1
    found = _dozens(atoms, at) or read_fraction(atoms, at) or _mixed(atoms, at) or _sum(atoms, at)
    if found is None:
        return None
    found = _tenths(atoms, _point(atoms, found))
    if sign < 0 or found.first != first:
        return replaced(found, first=first, value=sign * found.value, lone=None)
    return found


def _mixed(atoms: list[Atom], at: int) -> Numeral | None:
    """Read «2 1/4» as 2.25, and «واحد على عشرين» as a twentieth."""
    if at + 1 >= len(atoms):
        return None
    atom, after = atoms[at], atoms[at + 1]
    if atom.kind is TokenKind.NUMBER and after.kind is TokenKind.NUMBER and after.start - atom.end == 1:
        whole, part = read_printed(atom.norm), read_fraction(atoms, at + 1)
        if part is None or part.share is None or not 0 < part.share < 1 or whole.shape != "number":
            return None
        if whole.decimals or whole.percent or whole.value != int(whole.value) or abs(whole.value) > 999:
            return None
        sign = -1 if whole.value < 0 else 1
        return Numeral(at, at + 2, whole.value + sign * part.value, 2)
    one = atom.lexeme is not None and atom.lexeme.cardinal == ("ones", 1) and not atom.article
    if one and after.norm == "علي" and at + 2 < len(atoms):
        base = _sum(atoms, at + 2)
        if base is not None and not base.article and base.value == int(base.value) and 1 < base.value < 10**12:
            share = Fraction(1, int(base.value))
            return Numeral(at, base.stop, decimal_of(share), 2, share, words=True)
    return None


@dataclass(slots=True)
class _State:
    """A sum under way: finished scale groups and the group that is being built."""

    total: Decimal = Decimal(0)
    last_scale: int = 99  # exponent of the last finished group
    current: Decimal = Decimal(0)
    open: bool = False  # a group below its scale word is being built
    decimals: int = 0
    integral: bool = True
    words: bool = True
    stop: int = 0
    groups: int = 0  # finished ones
    multiplier: Decimal = Decimal(1)  # of the last finished group


def _sum(atoms: list[Atom], first: int) -> Numeral | None:
    """Read a sum of groups."""
    state = _State(stop=first)
    term = read_term(atoms, first)
    article = atoms[first].article
    printed: Printed | None = None
    bare = plural = False
    at = first
    if term is not None:
        state.current, at, digits = term
        state.open = True
        if digits is not None:
            state.words = False
            state.decimals = digits.decimals
            state.integral = digits.decimals == 0
            printed = digits
            if digits.percent:
                return Numeral(first, at, digits.value, digits.decimals, percent=True, printed=digits)
    else:
        scale = scale_at(atoms, first)
        if scale is None:
            return None
        form, exponent = scale
        state.current = Decimal(2 if form in {"dual", "construct"} else 1)
        bare, plural = form in {"singular", "tanwin", "plural"}, form == "plural"
        _close(state, exponent)
        at = first + 1
    scaled = at
    at = _scales(atoms, at, state)
    if scaled != at:
        bare = plural = False
    state.stop = at
    exponent = state.last_scale if state.last_scale != 99 else 0
    while True:
        grown = _grow(atoms, state)
        if grown is None:
            break
        state = grown
        bare = plural = False
        printed = None
    value = state.total + (state.current if state.open else 0)
    last = 0 if state.open else state.last_scale
    if not state.open and state.last_scale == 99:
        last = exponent
    single = atoms[first].norm if state.stop == first + 1 and state.words else None
    numeral = Numeral(
        first, state.stop, value, state.decimals - last, None, last, state.words, article,
        printed=printed, bare_scale=bare, plural_scale=plural, lone=single,
    )  # fmt: skip
    if state.words and not state.open and state.groups > 1 and state.multiplier % 100 == 0:
        # «مليونين وستمئة ألف» prints hundred thousands
        numeral = replaced(numeral, decimals=numeral.decimals - 2)
    if state.open and state.total and value % 100 == 0 and state.words:
        # «ألف وخمسمئة» prints hundreds
        numeral = replaced(numeral, decimals=-2)
    return _half_tail(atoms, numeral, state)


def _dialect_sum(atoms: list[Atom], state: _State) -> bool:
    """Tell whether hundreds go on without «و»: «خمسمية خمسة وعشرين», «ألف خمس مئة»."""
    if not state.words or state.stop >= len(atoms):
        return False
    lexeme = atoms[state.stop].lexeme
    if lexeme is None or lexeme.cardinal is None or atoms[state.stop].article or atoms[state.stop].norm == "واحد":
        return _compound_ahead(atoms, state.stop) and state.open and state.current >= 100
    if state.open and state.current >= 100 and state.current % 100 == 0:
        return lexeme.cardinal[0] in {"tens", "teen"} or _compound_ahead(atoms, state.stop)
    return not state.open and lexeme.cardinal[0] == "ones" and _hundred_at(atoms, state.stop + 1)


def _hundred_at(atoms: list[Atom], at: int) -> bool:
    lexeme = atoms[at].lexeme if at < len(atoms) else None
    return lexeme is not None and lexeme.cardinal is not None and lexeme.cardinal[0] == "hundred"


def _compound_ahead(atoms: list[Atom], at: int) -> bool:
    """Tell whether «خمسة وعشرين» stands at an atom."""
    lexeme = atoms[at].lexeme
    start = after_and(atoms, at + 1)
    tens = atoms[start].lexeme if start >= 0 else None
    return bool(
        lexeme and lexeme.cardinal and lexeme.cardinal[0] == "ones" and tens and tens.cardinal
        and tens.cardinal[0] == "tens" and not atoms[start].article
    )  # fmt: skip


def _close(state: _State, exponent: int) -> None:
    """Multiply the open group by its scale word and add it to the total."""
    state.total += state.current.scaleb(exponent)
    state.groups, state.multiplier = state.groups + 1, state.current
    state.current = Decimal(0)
    state.open = False
    state.last_scale = exponent


def _scales(atoms: list[Atom], at: int, state: _State) -> int:
    """Take the scale words that follow the open group: «خمسين ألف», «مئة ألف مليون»."""
    taken = 0
    while (scale := scale_at(atoms, at)) is not None and not atoms[at].article:
        form, exponent = scale
        if form in {"dual", "construct"} and not (form == "construct" and taken):
            break
        if not state.open:
            # a second scale multiplies the group that the first one closed
            if taken == 0 and exponent <= state.last_scale:
                break
            if exponent + state.last_scale > _MAX_EXPONENT or state.last_scale == 99:
                break
            state.total = state.total.scaleb(exponent)
            state.last_scale += exponent
        else:
            _close(state, exponent)
        taken += 1
        at += 1
    return at


def _grow(atoms: list[Atom], state: _State) -> _State | None:
    """Take one more «و» group if it belongs to the sum; None leaves the state as it was."""
    start = after_and(atoms, state.stop)
    if start < 0 and _dialect_sum(atoms, state):
        start = state.stop
    if start < 0 or not state.integral:
        return None
    new = _State(
        state.total, state.last_scale, state.current, state.open, state.decimals, state.integral, state.words, start,
        state.groups, state.multiplier,
    )  # fmt: skip
    term = read_term(atoms, start)
    if term is None:
        scale = scale_at(atoms, start)
        if scale is None:
            return None
        form, exponent = scale
        unit = Decimal(2 if form in {"dual", "construct"} else 1)
        if form == "plural":
            return None
        if state.open:
            # classical order, small before great: «ست وثمانين وتسعمئة وألف»
            if state.total or not state.words or state.current >= 1000 or atoms[start].article:
                return None
            new.total, new.current, new.open = state.current, Decimal(0), False
            new.total += unit.scaleb(exponent)
            new.last_scale, new.stop = 0, start + 1
            return new
        if exponent >= state.last_scale:
            return None
        new.current = unit
        _close(new, exponent)
        new.stop = _scales(atoms, start + 1, new)
        return new
    value, at, digits = term
    if atoms[start].article and state.total:
        return None  # «المليون والثلاثمئة» are two
    if digits is not None:
        if digits.percent or digits.decimals or digits.signed or (len(digits.digits) > 1 and digits.digits[0] == "0"):
            return None
        if state.open and not (state.current >= 100 and state.current % 100 == 0 and not state.words and value < 100
                               and atoms[state.stop - 1].is_word):  # fmt: skip
            return None
        new.words = False
    if not state.open:
        # a new group under a finished one: its own scale must be smaller
        scale = scale_at(atoms, at)
        if scale and scale[0] not in {"dual", "construct"} and not atoms[at].article:
            if scale[1] >= state.last_scale:
                return None
            new.current, new.open = value, True
            new.stop = _scales(atoms, at, new)
            return new
        group = _below_thousand(atoms, value, at)
        if group is not None and (scale := scale_at(atoms, group[1])) and scale[0] not in {"dual", "construct"}:
            if scale[1] >= state.last_scale:
                return None
            new.current, new.open = group[0], True
            new.stop = _scales(atoms, group[1], new)
            return new
        if state.last_scale == 99 or value >= Decimal(10) ** state.last_scale or (value >= 1000 and digits is None):
            return None
        if digits is not None and at < len(atoms) and atoms[at].norm in {"%", "٪"}:
            return None
        new.current, new.open, new.stop = value, True, at
        return new
    if not _adds(state.current, value, state.words and digits is None):
        return None
    if value >= 100 and not _thousand_follows(atoms, at):
        return None
    new.current, new.stop = state.current + value, at
    new.stop = _after_group(atoms, new, state)
    return new if new.stop >= 0 else None


def _thousand_follows(atoms: list[Atom], at: int) -> bool:
    """Tell whether classical order goes on to the thousands: «تسعين وتسعمئة وألفين»."""
    start = after_and(atoms, at)
    return start >= 0 and (scale := scale_at(atoms, start)) is not None and scale[1] == 3


def _after_group(atoms: list[Atom], new: _State, old: _State) -> int:
    """Multiply the grown group by a scale word behind it; -1 if that breaks the descending order."""
    scale = scale_at(atoms, new.stop)
    if scale is None or scale[0] in {"dual", "construct"} or atoms[new.stop].article:
        return new.stop
    if scale[1] >= old.last_scale:
        return -1
    return _scales(atoms, new.stop, new)


def _below_thousand(atoms: list[Atom], value: Decimal, at: int) -> tuple[Decimal, int] | None:
    """Look ahead over «و» terms below a thousand: «مليون وثلاثمئة وعشرين ألفا»."""
    for _ in range(2):
        start = after_and(atoms, at)
        term = read_term(atoms, start) if start >= 0 else None
        if term is None or term[2] is not None or not _adds(value, term[0], True):
            break
        value, at = value + term[0], term[1]
    return value, at


def _adds(current: Decimal, value: Decimal, words: bool) -> bool:
    """Tell whether a term may be added to an open group below a thousand."""
    if current >= 1000 or current <= 0 or value <= 0:
        return False
    whole, more = int(current), int(value)
    if more != value or whole != current:
        return False
    if more < 100 and whole % 100 == 0:
        return True  # مئة وخمسة, مئتين وعشرين
    if more % 10 == 0 and 20 <= more < 100 and 0 < whole % 100 < 10:
        return True  # ثلاثة وعشرون, مئة وثلاثة وعشرون
    # classical order: «تسعين وتسعمئة»
    return words and more % 100 == 0 and 100 <= more < 1000 and 10 <= whole < 100


def _half_tail(atoms: list[Atom], numeral: Numeral, state: _State) -> Numeral:
    """Take «ونصف» behind a number: «خمسة وربع» is 5.25, «مليون ونصف» 1,500,000, «مليار ونصف المليار»."""
    start = after_and(atoms, numeral.stop)
    if numeral.percent or not state.integral:
        return numeral
    if numeral.lone and numeral.stop + 1 < len(atoms) and atoms[numeral.stop].norm == "الا" and numeral.value >= 100:
        less = atoms[numeral.stop + 1].lexeme  # «مليون إلا ربعا»
        if less and less.fraction and less.fraction[0] == "one" and less.fraction[1] in {3, 4}:
            value = numeral.value * (1 - Decimal(1) / less.fraction[1])
            return replaced(numeral, stop=numeral.stop + 2, value=value)
    if start < 0:
        return numeral
    tail = read_fraction(atoms, start)
    if tail is None or tail.article or tail.printed is not None:
        return numeral
    part = atoms[start].lexeme
    if part and part.cardinal and part.fraction and part.fraction[0] == "one" and atoms[start].norm != "ربع":
        return numeral
    if tail.share is None:  # «مليون ونصف مليون»
        if tail.scale == numeral.scale:
            return replaced(numeral, stop=tail.stop, value=numeral.value + tail.value, decimals=tail.decimals)
        return numeral
    if tail.stop < len(atoms) and atoms[tail.stop].article:
        scale = scale_at(atoms, tail.stop)
        if scale and scale[1] == numeral.scale:  # «ونصف المليار»
            value = numeral.value + decimal_of(tail.share).scaleb(numeral.scale)
            return replaced(numeral, stop=tail.stop + 1, value=value, decimals=1 - numeral.scale)
        return numeral
    value = numeral.value + decimal_of(tail.share * 10**numeral.scale)
    return replaced(numeral, stop=tail.stop, value=value, decimals=1 - numeral.scale)


def _dozens(atoms: list[Atom], at: int) -> Numeral | None:
    """Read «دزينة», «3 دزينات», «نصف دزينة»."""
    lexeme = atoms[at].lexeme
    if lexeme and lexeme.dozen:
        return Numeral(at, at + 1, Decimal(12 * lexeme.dozen), 0, words=True)
    if at + 1 < len(atoms) and (after := atoms[at + 1].lexeme) and after.dozen == 1:
        term = read_term(atoms, at) or None
        if term is not None and term[1] == at + 1:
            return Numeral(at, at + 2, term[0] * 12, 0, words=term[2] is None)
        fraction = read_fraction(atoms, at)
        if fraction is not None and fraction.share is not None and fraction.stop == at + 1:
            return Numeral(at, at + 2, decimal_of(fraction.share * 12), 0, words=True)
    return None


def _point(atoms: list[Atom], numeral: Numeral) -> Numeral:
    """Read «فاصلة» and what stands behind it: «سبعة فاصلة اثنان خمسة» is 7.25."""
    at = numeral.stop
    if at + 1 >= len(atoms) or not (lexeme := atoms[at].lexeme) or not lexeme.point or numeral.decimals:
        return numeral
    digits, scale = "", 0
    at += 1
    while at < len(atoms) and len(digits) < 20 and not scale:
        tail = _sum(atoms, at)
        if tail is None or tail.value != int(tail.value) or (digits and tail.value > 9) or tail.value < 0:
            break
        if tail.scale >= 6:  # «أربعة فاصلة خمسة مليون»: the scale word is of the whole
            scale = tail.scale
        digits += str(int(tail.value.scaleb(-scale)))
        at = tail.stop
    if not digits:
        return numeral
    value = (numeral.value + Decimal(f"0.{digits}")).scaleb(scale)
    return replaced(numeral, stop=at, value=value, decimals=len(digits) - scale, scale=scale, printed=None, lone=None)


def _tenths(atoms: list[Atom], numeral: Numeral) -> Numeral:
    """Read spoken decimals: «أربعة وسبعة من عشرة» is 4.7, «ستة آلاف وتسعون من مئة» 6000.90."""
    if not numeral.words or numeral.share is not None:
        return numeral
    part, stop = Decimal(0), numeral.stop
    start = after_and(atoms, stop)
    more = _sum(atoms, start) if start >= 0 else None
    if more is not None and more.words:
        part, stop = more.value, more.stop
    if stop + 1 >= len(atoms) or atoms[stop].norm != "من" or atoms[stop + 1].kind is not TokenKind.WORD:
        return numeral
    base = _sum(atoms, stop + 1)
    if base is None or base.article or base.value < 10 or str(base.value.normalize().as_tuple().digits) != "(1,)":
        return numeral
    whole = numeral.value
    if more is None:
        whole, part = divmod(whole, base.value)
        whole *= base.value
    if not whole or part >= base.value:
        return numeral
    digits = len(str(int(base.value))) - 1
    return replaced(numeral, stop=base.stop, value=whole + part / base.value, decimals=digits, scale=0)
