"""What stands behind a number: percent words, money, measures, counted nouns, and more parts of the same sum."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

from tawatur.quantities.atoms import Atom
from tawatur.quantities.dimensions import below_zero, measures_space, negate_below_zero, warm
from tawatur.quantities.draft import Draft, month_words, multiples, replace_norm, words_of
from tawatur.quantities.heads import members_before, take_counted_before
from tawatur.quantities.nouns import both, counted_noun, function_words, is_counted, is_plural, plain_word, singular
from tawatur.quantities.numerals import read_numeral
from tawatur.quantities.phrases import words_before
from tawatur.quantities.terms import Numeral, decimal_of
from tawatur.quantities.units import (
    SECONDS,
    Unit,
    UnitMatch,
    match_rate,
    match_unit,
    match_unit_before,
    percents,
    units,
)
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind


def unit_like(run: list[Atom], at: int) -> bool:
    """Tell whether a percent word or unit stands at an atom: then four digits are no year."""
    return percent_at(run, at) or match_unit(run, at) is not None or run[at].norm in {"$", "€"}


def percent_at(run: list[Atom], at: int) -> bool:
    """Tell whether a percent sign or word stands at an atom."""
    return at < len(run) and (run[at].norm in {"%", "٪"} or percents().match(run, at) is not None)


def read_tail(run: list[Atom], at: int) -> tuple[Fraction, int] | None:
    """Read «ونصف» or «إلا ربعا» behind a unit: the part to add and the index after it."""
    if at + 1 >= len(run):
        return None
    sign = 0
    if run[at].norm == "و":
        sign = 1
    elif run[at].norm == "الا":
        sign = -1
    lexeme = run[at + 1].lexeme
    if not sign or lexeme is None or lexeme.fraction is None or lexeme.fraction[0] == "many" or run[at + 1].article:
        return None
    form, denominator = lexeme.fraction
    if denominator not in {2, 3, 4}:
        return None
    stop = at + 2
    if stop < len(run) and ((run[stop].lexeme and run[stop].lexeme.scale) or units().match(run, stop)):  # type: ignore[union-attr]
        return None
    if (
        stop < len(run)
        and run[stop].is_word
        and run[stop].norm.startswith("ال")
        and run[stop].norm not in function_words()
    ):
        # «ساعة ونصف الساعة» names the unit again; «ونصف السكان» is another share
        again = units().match([replace_norm(run[stop], run[stop].norm[2:])], 0)
        if again is None:
            return None
        stop += 1
    return sign * Fraction(2 if form == "two" else 1, denominator), stop


def with_unit(text: str, run: list[Atom], numeral: Numeral, country: str | None) -> Draft:
    """Attach percent word, currency, unit or counted noun to a numeral."""
    first, stop = numeral.first, numeral.stop
    draft = Draft(
        first, stop, run[first].start, run[stop - 1].end, numeral.value, "number", numeral.decimals,
        share=numeral.share, scale=numeral.scale, words=numeral.words, printed=numeral.printed, vstop=stop,
    )  # fmt: skip
    if numeral.percent:
        draft.kind = draft.unit = "percent"
        draft.unit_span = _percent_span(text, draft)
        return draft
    before = match_unit_before(run, first) if not numeral.words else None
    if before is not None:
        apply_money(draft, run, before)
        draft.first = before.first
        if stop < len(run) and units().match(run, stop):
            hit = match_unit(run, stop, country=country)
            if hit and hit.unit.kind == "money" and hit.unit.id == before.unit.id:
                draft.stop = hit.stop
        return draft
    if numeral.share is not None and numeral.lone and stop < len(run) and run[stop].norm in {"%", "٪"}:
        return draft
    if not numeral.words and first and run[first - 1].norm == "ال" and not _unit_like_at(run, stop):
        if _plural_before_article(text, run, draft):
            return draft
        members = members_before(text, run, first - 1)
        if members is not None:
            take_counted_before(text, draft, members)
            return draft
        if stop >= len(run) or _ranked(run, first) or not _sure_noun(text, run, stop):
            draft.bare = True  # «للمرة الـ21 باحثا»: what follows is not counted
            return draft
    short = numeral.printed is not None and len(numeral.printed.digits) <= 4 and "," not in numeral.printed.digits
    sure = stop < len(run) and _sure_noun(text, run, stop)
    if short and not numeral.scale and not sure and _named(run, first) and not _unit_like_at(run, stop):
        draft.bare = True  # «تلقى المركز 120 بلاغا» counts
        return draft
    if short and _model(run, first, draft) and not (sure or _unit_like_at(run, stop)):
        draft.bare = True  # «طائرات 777 جديدة»
        return draft
    attach(text, run, draft, stop, country, accusative=_accusative(numeral))
    return draft


def _ranked(run: list[Atom], first: int) -> bool:
    """Tell whether «الـ» before the digits follows a definite singular: «القرن الـ21», «للمرة الـ 14»."""
    if not first or run[first - 1].norm != "ال":
        return False
    before = words_before(run, first - 1, 1)
    word = before[0] if before else ""
    return word[:2] in {"ال", "لل"} and not is_plural(word[2:])


def _plural_before_article(text: str, run: list[Atom], draft: Draft) -> bool:
    """Give «المنتجات الـ201» the noun before it, «الأشهر الـ12» its length."""
    back = draft.first - 2
    if back < 0 or not run[back].is_word or run[back].norm[:2] not in {"ال", "لل"}:
        return False
    noun = run[back]
    bare = noun.norm[2:]
    if not is_plural(bare):
        return False
    hit = units().match([replace_norm(noun, bare)], 0)
    if hit and hit[0].kind == "duration":
        apply_unit(draft, hit[0], (noun.start, noun.end), None)
        draft.negative, draft.why = "period_not_value", "the length of a named period"
        return True
    draft.noun = draft.unit = singular(re.sub("^(?:ال|لل)", "", plain_word(text[noun.start : noun.end])))
    draft.unit_span, draft.bare = (noun.start, noun.end), False
    return True


def _named(run: list[Atom], first: int) -> bool:
    """Tell whether the word before a number makes it a name: «عيار 21», «رقم 12»."""
    before = words_before(run, first, 1)
    word = before[0] if before else ""
    return word in words_of("identifier") or word in words_of("rank") or _letter(run, first)


def _letter(run: list[Atom], first: int) -> bool:
    """Tell whether a letter that stands by itself leads a number: «القطعة ت 5»; «ل 25 قرية» is a preposition."""
    before = run[first - 1] if first else None
    if before is None or not before.is_word or run[first].glued or (before.glued and run[first - 2].norm != "و"):
        return False
    letter = before.norm.removeprefix("و")
    return len(letter) == 1 and letter not in _PREPOSITIONS


def _model(run: list[Atom], first: int, draft: Draft) -> bool:
    """Tell whether three digits stand behind a maker or a kind of vehicle: «بوينغ 777»."""
    before = words_before(run, first, 1)
    three = draft.printed is not None and len(draft.printed.digits) == 3 and not draft.scale
    return three and bool(before) and before[0] in words_of("named") | words_of("vehicle")


def _unit_like_at(run: list[Atom], at: int) -> bool:
    return at < len(run) and unit_like(run, at)


def _percent_span(text: str, draft: Draft) -> tuple[int, int] | None:
    for at in (draft.end - 1, draft.start):
        if text[at] in "%٪":
            return at, at + 1
    return None


def _accusative(numeral: Numeral) -> bool:
    return bool(11 <= abs(numeral.value) % 100 <= 99) or numeral.value == 0


def unit_after(text: str, run: list[Atom], at: int, numeral: Numeral, country: str | None) -> UnitMatch | None:
    """Match the unit behind a number, if there is an atom."""
    return match_unit(run, at, country=country) if at < len(run) else None


def attach(text: str, run: list[Atom], draft: Draft, at: int, country: str | None, *, accusative: bool) -> None:
    """Attach what stands at an atom behind a number, if it belongs to it."""
    draft.bare = True
    if at >= len(run) or run[at].kind is TokenKind.NEWLINE:
        return
    if _bracketed(run, draft, at):
        _attach_outside(text, run, draft, at + 1, country, accusative=accusative)
        return
    atom = run[at]
    if atom.norm in {"%", "٪"}:
        draft.kind = draft.unit = "percent"
        draft.unit_span = (atom.start, atom.end)
        draft.end, draft.stop, draft.vstop, draft.bare = atom.end, at + 1, at + 1, False
        return
    percent = percents().match(run, at)
    if percent is not None:
        divisor, stop = percent
        start = run[at].start
        if divisor != 100:
            draft.number = (draft.number or Decimal(0)) / divisor
            draft.decimals += len(str(divisor)) - 1
        else:
            draft.kind = draft.unit = "percent"
        draft.unit_span = (start, run[stop - 1].end)
        draft.end, draft.stop, draft.vstop, draft.bare = run[stop - 1].end, stop, stop, False
        if draft.share is not None and divisor == 100:
            draft.decimals, draft.share = 1, None
        return
    times = multiples().get(atom.norm) == 0 and not atom.article and draft.share is None
    if times and (atom.norm not in {"مره", "مرات"} or ratio_near(run, draft.first)):
        draft.kind, draft.unit = "multiple", "ratio_x"
        draft.unit_span = (atom.start, atom.end)
        draft.end, draft.stop, draft.vstop, draft.bare = atom.end, at + 1, at + 1, False
        return
    if below_zero(run, at) and draft.number is not None:
        negate_below_zero(run, draft, at)
        return
    metre = units().match([replace_norm(atom, "متر")], 0) if atom.norm == "م" else None
    if metre is not None and measures_space(run, draft.first):
        apply_unit(draft, metre[0], (atom.start, atom.end), None)
        draft.stop = at + 1
        return
    hit = match_unit(run, at, country=country)
    if hit is not None and not (
        hit.unit.dual and not atom.glued and draft.number is not None and hit.unit.kind != "money"
    ):
        _take_unit(text, run, draft, hit, country)
        return
    year = draft.printed is not None and _year_shaped(draft) and not _sure_noun(text, run, at)
    dated = run[at].norm in month_words()  # «29 فبراير»
    noun = None if draft.share is not None or year or dated else counted_noun(text, run, at, accusative=accusative)
    if noun is not None:
        draft.unit = draft.noun = one_or_many(text[run[noun.first].start : run[noun.first].end], draft) or noun.singular
        draft.unit_span = (run[noun.first].start, run[noun.stop - 1].end)
        draft.stop, draft.bare = noun.stop, False
        _thousands(draft, whole=True)
        base = match_rate(run, noun.stop)
        if base:
            draft.per, draft.stop = base
            draft.unit_span = (draft.unit_span[0], run[draft.stop - 1].end)
        return


def one_or_many(raw: str, draft: Draft) -> str | None:
    """Read a noun that is a singular and another's plural by its number: «800 أسرة» families, «7 أسرة» beds."""
    few = draft.number is not None and 3 <= draft.number % 100 <= 10
    return None if few or draft.number is None or "\u0651" in raw else both(fold(plain_word(raw)))


_PREPOSITIONS: Final = frozenset("بلكوفم")  # also when a blank parts them from their digits
_BRACKETS: Final = {"(": ")", "«": "»", '"': '"', "“": "”", "”": "”", "[": "]"}


def _bracketed(run: list[Atom], draft: Draft, at: int) -> bool:
    """Tell whether brackets or quotation marks stand around the number alone: «(42) مليون ريال»."""
    if not draft.first or at + 1 >= len(run):
        return False
    return _BRACKETS.get(run[draft.first - 1].norm) == run[at].norm


def _attach_outside(
    text: str, run: list[Atom], draft: Draft, at: int, country: str | None, *, accusative: bool
) -> None:
    """Attach scale word and unit that stand behind the closing bracket."""
    lexeme = run[at].lexeme
    if lexeme is not None and lexeme.scale and not run[at].article and draft.number is not None and not draft.scale:
        exponent = lexeme.scale[1]
        draft.number, draft.decimals, draft.scale = draft.number.scaleb(exponent), draft.decimals - exponent, exponent
        draft.start, draft.end = run[draft.first - 1].start, run[at].end
        at = draft.stop = draft.vstop = at + 1
    elif match_unit(run, at) is None and not _sure_noun(text, run, at) and not run[at].norm.endswith(("ه", "ا")):
        return
    attach(text, run, draft, at, country, accusative=accusative)


def _year_shaped(draft: Draft) -> bool:
    digits = draft.printed.digits if draft.printed is not None else ""
    return len(digits) == 4 and digits.isdigit() and 1900 <= int(digits) <= 2100 and not draft.scale


def _sure_noun(text: str, run: list[Atom], at: int) -> bool:
    """Tell whether the word behind four digits is surely counted: an accusative, a plural or a common counted noun."""
    raw = text[run[at].start : run[at].end]
    return "\u064b" in raw or is_plural(run[at].norm) or is_counted(run[at].norm)


def ratio_near(run: list[Atom], first: int) -> bool:
    """Tell whether a word of growth or comparison stands before: then «مرات» multiplies."""
    return any(atom.norm in words_of("ratio") for atom in run[max(0, first - 8) : first])


def take_rate(run: list[Atom], draft: Draft) -> None:
    """Take the base of a rate behind a tail: «سنت ونصف للكيلوواط ساعة»."""
    base = match_rate(run, draft.stop)
    if base and draft.per is None:
        draft.per, draft.stop = base


def add_tail(draft: Draft, part: Fraction) -> None:
    """Add «ونصف» to a number and, for a duration, to its length."""
    draft.number = (draft.number or Decimal(0)) + decimal_of(part)
    draft.decimals = 1
    if draft.grain is not None:
        draft.seconds = draft.number * SECONDS[draft.grain]


def _take_unit(text: str, run: list[Atom], draft: Draft, hit: UnitMatch, country: str | None) -> None:
    """Apply a matched unit and what may follow it: a tail «ونصف», cents, more parts of a duration."""
    start, stop = run[hit.first].start, hit.stop
    apply_unit(draft, hit.unit, (start, run[stop - 1].end), hit.per)
    draft.stop, draft.bare = stop, False
    _thousands(draft, whole=False)
    tail = read_tail(run, stop)
    if tail and draft.number is not None and hit.per is None and draft.share is None and not draft.decimals:
        add_tail(draft, tail[0])
        draft.stop = draft.vstop = tail[1]
        take_rate(run, draft)
        draft.end = run[tail[1] - 1].end
    if below_zero(run, draft.stop):
        negate_below_zero(run, draft, draft.stop)
    if draft.kind == "temperature" and draft.unit == "degree" and warm(run, draft.first, draft.stop):
        draft.unit = "degree_celsius"
    more_parts(text, run, draft, country, (-1, -1))


def _thousands(draft: Draft, *, whole: bool) -> None:
    """Settle «1.500»: people come in thousands, dinars in thousandths."""
    printed = draft.printed
    if printed is None or printed.thousands is None or draft.scale or draft.number is None:
        return
    three = draft.unit in {"KWD", "BHD", "OMR", "JOD", "IQD", "LYD", "TND"}
    if whole or (draft.kind == "money" and not three) or draft.unit in {"meter", "square_meter"}:  # no millimetres
        draft.number, draft.decimals = printed.thousands, 0


def apply_money(draft: Draft, run: list[Atom], hit: UnitMatch) -> None:
    """Give a draft the currency that was matched before its number."""
    apply_unit(draft, hit.unit, (run[hit.first].start, run[hit.stop - 1].end), hit.per)


def apply_unit(draft: Draft, unit: Unit, span: tuple[int, int], per: str | None) -> None:
    """Give a draft its unit: kind, id, factor, and the length of a duration."""
    draft.unit_span, draft.per, draft.bare = span, per, False
    draft.kind = unit.kind
    if unit.kind == "money":
        if unit.parts > 1 and unit.id is None and unit.subunit_of and draft.number is not None:
            draft.number = draft.number / unit.parts
            draft.decimals += len(str(unit.parts)) - 1
            draft.unit = unit.subunit_of
        else:
            draft.unit = unit.id or unit.noun
            draft.generic = unit.generic if unit.id is None else None
        return
    draft.unit = unit.id
    if unit.kind == "duration" and unit.id in SECONDS:
        draft.grain = unit.id
        if draft.number is not None:
            draft.number *= unit.factor
            draft.seconds = draft.number * SECONDS[unit.id]


def more_parts(text: str, run: list[Atom], draft: Draft, country: str | None, lone: tuple[int, int]) -> list[Draft]:
    """Add «و43 سنتا» to dollars and «و10 دقائق» to hours."""
    if draft.per or draft.number is None:
        return [draft]
    if draft.first and run[draft.first - 1].norm in {"بين", "الي", "او"}:
        return [draft]
    if draft.words and draft.number == 1 and draft.kind == "duration":
        _take_one(run, draft)
    for _ in range(8):
        at = draft.stop
        while at < len(run) and run[at].norm in {"و", "،"} and at - draft.stop < 2:
            at += 1
        if at == draft.stop or at >= len(run) or (run[at - 1].norm == "،" and draft.kind != "duration"):
            break
        numeral = read_numeral(run, at)
        unit_at = numeral.stop if numeral is not None else at
        hit = match_unit(run, unit_at, country=country)
        if hit is None or hit.unit.kind != draft.kind or (numeral is None and hit.unit.plural):
            break
        if run[at - 1].norm == "،" and draft.kind == "duration" and not _finer(hit.unit, draft):
            break  # «8 ساعات، أسبوع، أو سنة»: a list of choices
        count = numeral.value if numeral is not None else Decimal(2 if hit.unit.dual else 1)
        if numeral is not None and (numeral.percent or (numeral.share is not None and numeral.printed)):
            break
        if not _add_part(draft, hit, count):
            break
        draft.stop = draft.vstop = hit.stop
        draft.end = run[hit.stop - 1].end
        if numeral is None and count == 1:
            _take_one(run, draft)
        tail = read_tail(run, hit.stop)
        if tail and draft.kind == "duration" and hit.unit.id:
            _add_part(draft, hit, decimal_of(tail[0]))
            draft.stop = draft.vstop = tail[1]
            draft.end = run[tail[1] - 1].end
    return [draft]


def _finer(unit: Unit, draft: Draft) -> bool:
    """Tell whether a unit of time is shorter than a duration, of which it may be a further part."""
    return unit.id in SECONDS and draft.seconds is not None and SECONDS[unit.id] < draft.seconds


def _take_one(run: list[Atom], draft: Draft) -> None:
    """Take «واحد» behind a unit told without a number: «لمدة عام واحد وشهرين»."""
    at = draft.stop
    one = at < len(run) and run[at].norm in {"واحد", "واحده"} and not run[at].article
    if one and not percent_at(run, at + 1):
        draft.stop = draft.vstop = at + 1
        draft.end = run[at].end


# The currencies that are parted into fils.
_FILS: Final = frozenset({"KWD", "BHD", "JOD", "IQD", "AED"})


def _add_part(draft: Draft, hit: UnitMatch, count: Decimal) -> bool:
    """Add a part to money or a duration; False when it is no part of it."""
    unit = hit.unit
    if draft.number is None:
        return False
    if draft.kind == "money":
        fils = unit.generic == "fils" and (draft.generic in {"dinar", "dirham"} or draft.unit in _FILS)
        subunit = unit.subunit_of == draft.unit or fils or (unit.generic is not None and unit.generic == draft.generic)
        same = draft.noun is None and unit.parts > 1 and (subunit or (draft.generic is not None and unit.subunit_of))
        parts = 100 if fils and (draft.generic == "dirham" or draft.unit in {"AED", "MAD"}) else unit.parts
        if not same or count >= parts:
            return False
        draft.number += count / parts
        draft.decimals = max(draft.decimals, len(str(parts)) - 1)
        return True
    if draft.kind != "duration" or draft.seconds is None or draft.grain is None or unit.id not in SECONDS:
        return False
    draft.seconds += count * unit.factor * SECONDS[unit.id]
    grain = min(draft.grain, unit.id, key=lambda name: SECONDS[name])
    if draft.seconds % SECONDS[grain] and grain in {"month", "quarter", "year"}:
        grain = "day"
    draft.grain = draft.unit = grain
    draft.number = draft.seconds / SECONDS[grain]
    return True
