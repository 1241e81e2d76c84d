"""Numbers that are printed with digits: plain ones, pairs, telephone numbers, and digits in names."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from tawatur.quantities.atoms import Atom, has_digit
from tawatur.quantities.calendar import read_calendar, year_pair
from tawatur.quantities.digits import Printed, ascii_digits, read_printed
from tawatur.quantities.draft import Draft, negative_draft, words_of
from tawatur.quantities.goals import scores
from tawatur.quantities.lexicon import rows
from tawatur.quantities.measures import apply_money, apply_unit, attach, unit_after, unit_like, with_unit
from tawatur.quantities.nouns import counted_noun, function_words, is_plural
from tawatur.quantities.numerals import read_numeral
from tawatur.quantities.phones import read_phone
from tawatur.quantities.phrases import word_at, words_before
from tawatur.quantities.terms import Numeral
from tawatur.quantities.units import match_unit, match_unit_before, percents, units
from tawatur.records import NegativeClass
from tawatur.text.scanner import TokenKind

_CODE_NUMBER: Final = re.compile(r"([A-Za-z]{3})([0-9٠-٩۰-۹]+(?:[.,٫][0-9٠-٩۰-۹]+)*)")
_LATIN_NUMBER: Final = re.compile(r"([0-9٠-٩۰-۹]+)([A-Za-z]+)")


_SCALES: Final = {
    "k": 3,
    "m": 6,
    "mn": 6,
    "mln": 6,
    "million": 6,
    "bn": 9,
    "b": 9,
    "billion": 9,
    "tn": 12,
    "trillion": 12,
}


def read_latin(text: str, run: list[Atom], at: int, country: str | None) -> list[Draft]:
    """Read a Latin token with digits: «250ml», «5bn», or the name of a model or product."""
    atom = run[at]
    raw = text[atom.start : atom.end]
    match = _LATIN_NUMBER.fullmatch(raw)
    if match:
        digits, letters = ascii_digits(match[1]), match[2].lower()
        before = match_unit_before(run, at)
        split = atom.start + len(match[1])
        if letters in _SCALES and (before or len(letters) > 1) and len(digits) <= 15:
            value = Decimal(digits).scaleb(_SCALES[letters])
            draft = Draft(at, at + 1, atom.start, atom.end, value, decimals=-_SCALES[letters], vstop=at + 1,
                          scale=_SCALES[letters])  # fmt: skip
            if before:
                apply_money(draft, run, before)
                draft.first = before.first
            return [draft]
        hit = units().match([Atom(split, atom.end, letters, TokenKind.LATIN)], 0)
        if hit and hit[0].id and len(letters) > 1 and len(digits) <= 15:
            draft = Draft(at, at + 1, atom.start, split, Decimal(digits), vstop=at + 1)
            apply_unit(draft, hit[0], (split, atom.end), None)
            return [draft]
    money = _money_code(raw, run, at)
    if money is not None:
        return [money]
    kind: NegativeClass = "model_name" if _model(run, at) else "product_name"
    return [negative_draft(run, at, at + 1, kind, "a name that holds digits")]


def _money_code(raw: str, run: list[Atom], at: int) -> Draft | None:
    """Read «USD50 مليون» and «aed1.2»: a currency code with its sum glued behind it."""
    match = _CODE_NUMBER.fullmatch(raw)
    printed = read_printed(ascii_digits(match[2])) if match else None
    if match is None or printed is None or printed.shape != "number":
        return None
    start = run[at].start
    hit = units().match([Atom(start, start + 3, match[1].lower(), TokenKind.LATIN)], 0)
    if hit is None or hit[0].kind != "money" or hit[0].id != match[1].upper():
        return None
    draft = Draft(at, at + 1, start + 3, run[at].end, printed.value, decimals=printed.decimals, vstop=at + 1)
    tail = _scale_after(run, at + 1) if at + 1 < len(run) else None
    if tail is not None:
        draft.number, draft.scale, draft.stop = printed.value.scaleb(tail[0]), tail[0], tail[1]
        draft.decimals, draft.vstop, draft.end = draft.decimals - tail[0], tail[1], run[tail[1] - 1].end
    apply_unit(draft, hit[0], (start, start + 3), None)
    return draft


@lru_cache(maxsize=1)
def _model_stems() -> tuple[str, ...]:
    return tuple(row[0] for row in rows("model_stems.tsv"))


def _model(run: list[Atom], at: int) -> bool:
    norm = run[at].norm
    return norm.startswith(_model_stems()) or re.fullmatch(r"[vr]-?\d+(\.\d+)?", norm) is not None


def read_digits(text: str, run: list[Atom], at: int, country: str | None, lone: tuple[int, int]) -> list[Draft]:
    """Read a NUMBER atom and what belongs to it."""
    atom = run[at]
    phone = read_phone(text, run, at, lone)
    if phone:
        return [phone]
    printed = read_printed(atom.norm)
    if printed.shape in {"date", "clock", "code"}:
        return [_shape(run, at, printed)]
    if words_before(run, at, 1) and words_before(run, at, 1)[0].lstrip("و") in words_of("clock"):
        return [_shape(run, at, Printed("clock"))]  # «الساعة 6,00», «الساعة 0955»
    if printed.shape in {"range", "fraction"} and _two_years(printed):
        return [year_pair(run, at)]
    if at > 1 and run[at].glued and run[at - 1].norm == "-" and run[at - 1].glued and run[at - 2].is_word:
        return [negative_draft(run, at, at + 1, "product_name", "a number in a name")]  # «إف-16»
    if _enumerates(run, at):
        return [negative_draft(run, at, at + 1, "ordinal", "the number of a list item")]
    if printed.shape in {"range", "list", "ratio"} or _slashed_score(run, at, printed):
        return _pair(text, run, at, printed, country)
    if at + 2 < len(run) and run[at + 1].norm == "+" and run[at + 2].kind is TokenKind.NUMBER and run[at + 1].glued:
        return [negative_draft(run, at, at + 3, "identifier", "a name such as 5+1")]
    spaced = _spaced_date(run, at)
    if spaced:
        return [spaced]
    numeral = read_numeral(run, at)
    if numeral is None:
        return [negative_draft(run, at, at + 1, "identifier", "a string of digits without a value")]
    name = _product(run, at, numeral)
    if name:
        return [name]
    if printed.shape == "fraction" and printed.parts[0].value >= 1900:
        return [year_pair(run, at)]
    date = read_calendar(run, numeral)
    if date:
        return [date]
    draft = with_unit(text, run, numeral, country)
    _leading_mark(text, run, draft)
    return [draft]


def _spaced_date(run: list[Atom], at: int) -> Draft | None:
    """Read «1 / 11 / 1436» and «13 /08 /2015»: three numbers with slashes and blanks."""
    if at + 2 < len(run) and run[at + 1].norm == "/" and run[at + 2].kind is TokenKind.NUMBER:
        rest = read_printed(run[at + 2].norm)  # «18/ 12/1435»
        if rest.shape == "fraction" and rest.parts[0].value <= 12 and rest.parts[1].value >= 1300:
            draft = negative_draft(run, at, at + 3, "date", "a date")
            draft.kind = "time"
            return draft
    if at + 4 >= len(run) or run[at + 1].norm != "/" or run[at + 3].norm != "/":
        return None
    parts = [read_printed(run[i].norm) for i in (at, at + 2, at + 4)]
    if any(part.shape != "number" or not part.digits.isdigit() or len(part.digits) > 4 for part in parts):
        return None
    draft = negative_draft(run, at, at + 5, "date", "a date")
    draft.kind = "time"
    return draft


def _two_years(printed: Printed) -> bool:
    """Tell whether two numbers are years of one calendar: «2014-2015», «1435/1436»."""
    first, second = (part.value for part in printed.parts)
    return 1300 <= first <= 2100 and (second == first + 1 or (1900 <= first < second <= 2100))


def _slashed_score(run: list[Atom], at: int, printed: Printed) -> bool:
    """Tell whether «(5/3)» is the result of a match: in brackets, behind words of winning and losing."""
    if printed.shape != "fraction" or any(part.value > 30 for part in printed.parts) or not at:
        return False
    near = run[max(0, at - 20) : at]
    words = [word_at(near, i)[0] for i in range(len(near))]
    if not any(scores(word) or near[i].norm in words_of("score") for i, word in enumerate(words)):
        return False
    bracketed = run[at - 1].norm == "(" and at + 1 < len(run) and run[at + 1].norm == ")"
    home, away = (part.value for part in printed.parts)
    drawn = home == away and any("تعادل" in word for word in words)
    return bracketed or drawn or home > away


def _enumerates(run: list[Atom], at: int) -> bool:
    """Tell whether a short number at the head of a line numbers an item of a list: «3 - …», «4) …»."""
    listed = at + 1 < len(run) and run[at + 1].glued and run[at + 1].norm == "-"  # «…، 2- تعويد الطلاب»
    head = at == 0 or run[at - 1].kind is TokenKind.NEWLINE or (listed and run[at - 1].norm in {"،", ".", ":", "؛"})
    if not head or at + 2 >= len(run) or len(run[at].norm) > 2 or not run[at].norm.isdigit():
        return False
    return run[at + 1].norm in {"-", "–", "—", ")", "."} and run[at + 2].kind in {
        TokenKind.WORD,
        TokenKind.PROCLITIC,
        TokenKind.LATIN,
    }


def _leading_mark(text: str, run: list[Atom], draft: Draft) -> None:
    """Take a point glued before the digits («.77»), or a lone minus a blank before them («- 2 درجة»)."""
    if draft.number is None or not draft.first or draft.printed is None:
        return
    before = run[draft.first - 1]
    if before.norm in {".", "٫"} and run[draft.first].glued and not before.glued and not draft.printed.decimals:
        digits = draft.printed.digits
        year = len(digits) == 4 and digits[:2] in {"19", "20"}
        if digits.isdigit() and not year and (before.start == 0 or not text[before.start - 1].isalnum()):
            draft.number = draft.number.scaleb(-len(digits))
            draft.decimals += len(digits)
            draft.first, draft.start = draft.first - 1, before.start
    elif before.norm in {"-", "−", "–"} and draft.first == 1 and draft.kind == "temperature":
        draft.number, draft.first, draft.start = -draft.number, 0, before.start


def _shape(run: list[Atom], at: int, printed: Printed) -> Draft:
    draft = negative_draft(run, at, at + 1, "identifier", f"digits in the shape of a {printed.shape}")
    if printed.shape != "code":
        draft.kind, draft.negative = "time", "date"
    return draft


def _product(run: list[Atom], at: int, numeral: Numeral) -> Draft | None:
    """«iPhone 17», «RTX 5090»: a Latin name with a bare number behind it; «12 Angry Men»: one before it."""
    printed = numeral.printed
    if printed is None or printed.decimals or printed.percent or printed.signed or numeral.scale:
        return None
    after = run[numeral.stop] if numeral.stop < len(run) else None
    before = run[at - 1] if at else None
    short = len(printed.digits) <= 4 and "," not in printed.digits
    if short and before is not None and _latin_name(before, [before], 0) and not run[at].glued:
        stop = numeral.stop
        if after is None or not _counts(run, stop) or not _counted_after_name(run, stop):
            kind: NegativeClass = "model_name" if _model(run, at - 1) else "product_name"
            return negative_draft(run, at, at + 1, kind, "a number in a product's name")
    if after is not None and _latin_name(after, run, numeral.stop) and not after.glued and not has_digit(after.norm):
        return negative_draft(run, at, at + 1, "product_name", "a number in a name")
    return None


def _latin_name(atom: Atom, run: list[Atom], at: int) -> bool:
    """Tell whether a Latin word is a name: no unit, currency code or scale word."""
    latin = atom.kind is TokenKind.LATIN and atom.norm.isascii() and atom.norm[:1].isalpha()
    return latin and units().match(run, at) is None and atom.norm not in _SCALES


def _counted_after_name(run: list[Atom], at: int) -> bool:
    """Tell whether what follows «iPhone 17» is surely counted: a unit or percent word, or a plural."""
    return unit_like(run, at) or bool(run[at].lexeme) or is_plural(run[at].norm)


def _counts(run: list[Atom], at: int) -> bool:
    """Tell whether a percent word, unit or counted noun stands at an atom."""
    atom = run[at]
    if atom.norm in {"%", "٪"} or percents().match(run, at) or match_unit(run, at):
        return True
    return counted_noun("", run, at, accusative=False) is not None if not atom.is_word else is_noun(run, at)


def is_noun(run: list[Atom], at: int) -> bool:
    """Tell whether an indefinite word that is no function word stands at an atom."""
    atom = run[at]
    return not atom.article and not atom.norm.startswith("ال") and atom.norm not in function_words()


def _pair(text: str, run: list[Atom], at: int, printed: Printed, country: str | None) -> list[Draft]:
    """Read «5-10», «3:1» or «٣،٦»: two numbers in one token."""
    atom = run[at]
    offsets = [atom.start + cut for cut in read_printed(text[atom.start : atom.end]).cuts]
    unit = unit_after(text, run, at + 1, Numeral(at, at + 1, printed.parts[1].value, printed=printed), country)
    percent = printed.percent or (at + 1 < len(run) and run[at + 1].norm in {"%", "٪"})
    if (
        printed.shape == "list"
        and (percent or unit)
        and not any(part.decimals for part in printed.parts)  # «0.5،7%» is a list of two
        and printed.parts[1].value < 100
        and len(printed.parts[1].digits) < 3
    ):
        whole = Decimal(f"{printed.parts[0].digits}.{printed.parts[1].digits}").copy_sign(printed.parts[0].value)
        numeral = Numeral(at, at + 1, whole, len(printed.parts[1].digits), percent=percent, printed=printed)
        return [with_unit(text, run, numeral, country)]
    found = []
    for index, part in enumerate(printed.parts):
        numeral = Numeral(at, at + 1, part.value, part.decimals, percent=percent, printed=part)
        draft = with_unit(text, run, numeral, country)
        draft.start, draft.end = offsets[2 * index], offsets[2 * index + 1]
        draft.printed = printed
        found.append(draft)
    low, high = found
    if printed.shape == "fraction":  # «(3/1) قاده»: a result counts goals only
        for draft in found:
            draft.unit = draft.noun = draft.unit_span = None
            draft.kind, draft.bare, draft.stop = "number", True, at + 1
    if high.scale == 0 and at + 1 < len(run):
        tail = _scale_after(run, at + 1)
        if tail:
            for draft in found:
                draft.number = (draft.number or Decimal(0)).scaleb(tail[0])
                draft.decimals -= tail[0]
                draft.scale = tail[0]
            high.end, high.stop = run[tail[1] - 1].end, tail[1]
            for draft in found:
                attach(text, run, draft, tail[1], country, accusative=True)
    if high.kind == "percent" and run[high.vstop - 1].end > high.end:
        high.end = run[high.vstop - 1].end
    if printed.shape != "list":
        low.role, high.role = "low", "high"
    low.stop = high.stop = max(low.stop, high.stop)
    return found


def _scale_after(run: list[Atom], at: int) -> tuple[int, int] | None:
    lexeme = run[at].lexeme
    if lexeme and lexeme.scale and not run[at].article and lexeme.scale[0] not in {"dual", "construct"}:
        return lexeme.scale[1], at + 1
    return None
