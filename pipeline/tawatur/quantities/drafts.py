"""From an atom to a draft of a quantity: a numeral with its unit, percent sign or counted noun."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from tawatur.quantities.atoms import Atom, has_digit
from tawatur.quantities.digits import Printed, ascii_digits, read_printed
from tawatur.quantities.hedges import hedge_before
from tawatur.quantities.lexicon import rows
from tawatur.quantities.nouns import counted_noun, duals, function_words, is_plural, plain_word, singular
from tawatur.quantities.numerals import Numeral, decimal_of, read_numeral
from tawatur.quantities.phrases import Phrases, pieces, word_at
from tawatur.quantities.units import (
    SECONDS,
    Unit,
    UnitMatch,
    dual_units,
    match_rate,
    match_unit,
    match_unit_before,
    percents,
    units,
)
from tawatur.records import NegativeClass
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind


@dataclass(slots=True)
class Draft:
    """A quantity under way: atoms `[first, stop)`, value span as offsets, everything else as in Quantity."""

    first: int
    stop: int
    start: int
    end: int
    number: Decimal | None
    kind: str = "number"
    decimals: int = 0
    unit: str | None = None
    unit_span: tuple[int, int] | None = None
    per: str | None = None
    grain: str | None = None
    seconds: Decimal | None = None
    share: Fraction | None = None
    generic: str | None = None
    negative: NegativeClass | None = None
    why: str | None = None
    scale: int = 0
    bare: bool = False  # a number with nothing behind it that says what it counts
    words: bool = False
    comparator: str = "="
    hedge: tuple[int, int] | None = None
    role: str | None = None
    group: int | None = None
    printed: Printed | None = None
    vstop: int = 0  # index after the value's own atoms
    noun: str | None = None
    parts: list[int] = field(default_factory=list)


@lru_cache(maxsize=64)
def words_of(role: str) -> frozenset[str]:
    """Return the folded words of a role in the table of context words."""
    return frozenset(
        fold(word) for name, words in rows("context_words.tsv") if name == role for word in words.split()
    )  # fmt: skip


@lru_cache(maxsize=1)
def _multiples() -> dict[str, int]:
    return {fold(word): int(count) for word, count in rows("multiples.tsv")}


@lru_cache(maxsize=1)
def _figures() -> Phrases[str]:
    return Phrases((pieces(phrase), kind) for phrase, kind in rows("figurative.tsv"))


@lru_cache(maxsize=1)
def _inside_words() -> frozenset[str]:
    return frozenset(fold(row[0]) for row in rows("inside_words.tsv"))


@lru_cache(maxsize=1)
def starters() -> frozenset[str]:
    """Return the folded words that may begin a quantity without being number words."""
    return dual_units() | frozenset(duals()) | _inside_words() | frozenset(_multiples()) | units().firsts()


def read_draft(text: str, run: list[Atom], at: int, *, country: str | None, lone: tuple[int, int]) -> list[Draft]:
    """Read what begins at an atom; an empty list when no number does."""
    atom = run[at]
    if atom.kind is TokenKind.LATIN:
        return _latin(text, run, at, country)
    if atom.kind is TokenKind.NUMBER:
        return _digits(text, run, at, country)
    word, _ = word_at(run, at)
    if atom.norm in _inside_words() or word in _inside_words():
        return [_negative(run, at, at + 1, "scale_word_inside_word", "a word that holds a scale word")]
    figure = _figures().match(run, at)
    if figure and lone != (at, figure[1]):
        return [_negative(run, at, at + 1, figure[0], "a figure of speech")]  # type: ignore[arg-type]
    lexeme = atom.lexeme
    if lexeme is not None:
        found = (
            _ordinal(run, at, lone)
            or _vague(text, run, at, country)
            or _words(text, run, at, country, lone)
        )  # fmt: skip
        if found:
            return found
    return _noun_alone(text, run, at, country, lone)


def _negative(run: list[Atom], first: int, stop: int, kind: NegativeClass, why: str) -> Draft:
    label = "figurative" if kind == "figurative" else "identifier"
    return Draft(first, stop, run[first].start, run[stop - 1].end, None, label, negative=kind, why=why, vstop=stop)


# --- digits ---------------------------------------------------------------------------------------------------------

_LATIN_NUMBER: Final = re.compile(r"([0-9٠-٩۰-۹]+)([A-Za-z]+)")
_SCALES: Final = {"k": 3, "m": 6, "mn": 6, "mln": 6, "million": 6, "bn": 9, "b": 9, "billion": 9, "tn": 12, "trillion": 12}
_PHONE: Final = re.compile(r"\+?\d{1,4}|0\d{1,4}")


def _latin(text: str, run: list[Atom], at: int, country: str | None) -> list[Draft]:
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
                _money(draft, run, before)
                draft.first = before.first
            return [draft]
        hit = units().match([Atom(split, atom.end, letters, TokenKind.LATIN)], 0)
        if hit and hit[0].id and len(letters) > 1 and len(digits) <= 15:
            draft = Draft(at, at + 1, atom.start, split, Decimal(digits), vstop=at + 1)
            _apply_unit(draft, hit[0], (split, atom.end), None)
            return [draft]
    kind: NegativeClass = "model_name" if _model(run, at) else "product_name"
    return [_negative(run, at, at + 1, kind, "a name that holds digits")]


@lru_cache(maxsize=1)
def _model_stems() -> tuple[str, ...]:
    return tuple(row[0] for row in rows("model_stems.tsv"))


def _model(run: list[Atom], at: int) -> bool:
    norm = run[at].norm
    return norm.startswith(_model_stems()) or re.fullmatch(r"[vr]-?\d+(\.\d+)?", norm) is not None


def _digits(text: str, run: list[Atom], at: int, country: str | None) -> list[Draft]:
    """Read a NUMBER atom and what belongs to it."""
    atom = run[at]
    phone = _phone(text, run, at)
    if phone:
        return [phone]
    printed = read_printed(atom.norm)
    if printed.shape in {"date", "clock", "code"}:
        return [_shape(run, at, printed)]
    if printed.shape in {"range", "list", "ratio"}:
        return _pair(text, run, at, printed, country)
    numeral = read_numeral(run, at)
    if numeral is None:
        return [_negative(run, at, at + 1, "identifier", "a string of digits without a value")]
    name = _product(run, at, numeral)
    if name:
        return [name]
    if printed.shape == "fraction" and printed.parts[0].value >= 1900:
        return [_year_pair(run, at)]
    date = _calendar(run, numeral)
    if date:
        return [date]
    draft = _with_unit(text, run, numeral, country)
    _leading_mark(text, run, draft)
    return [draft]


def _leading_mark(text: str, run: list[Atom], draft: Draft) -> None:
    """Take a point glued before the digits («.77»), or a lone minus a blank before them («- 2 درجة»)."""
    if draft.number is None or not draft.first or draft.printed is None:
        return
    before = run[draft.first - 1]
    if before.norm in {".", "٫"} and run[draft.first].glued and not before.glued and not draft.printed.decimals:
        digits = draft.printed.digits
        if digits.isdigit() and (before.start == 0 or not text[before.start - 1].isalnum()):
            draft.number = draft.number.scaleb(-len(digits))
            draft.decimals += len(digits)
            draft.first, draft.start = draft.first - 1, before.start
    elif before.norm in {"-", "−", "–"} and draft.first == 1 and draft.kind == "temperature":
        draft.number, draft.first, draft.start = -draft.number, 0, before.start


@lru_cache(maxsize=1)
def month_words() -> frozenset[str]:
    """Return the folded names of months; two-word names by their first word."""
    return frozenset(fold(word) for row in rows("months.tsv") for word in row[0].split())


def _calendar(run: list[Atom], numeral: Numeral) -> Draft | None:
    """Mark days of a month («3 أغسطس»), years behind a month or «عام», and Hijri years («1447هـ»)."""
    printed, at, stop = numeral.printed, numeral.first, numeral.stop
    if printed is None or printed.decimals or printed.percent or printed.signed or numeral.scale or stop != at + 1:
        return None
    digits = printed.digits
    if not digits.isdigit() or len(digits) not in {1, 2, 4}:
        return None
    after = run[stop].norm if stop < len(run) else ""
    before = run[at - 1].norm if at else ""
    hijri = after in {"ه", "هجري", "هجريه", "للهجره"} and len(digits) == 4
    ad = after in {"م", "ميلادي", "ميلاديه"} and len(digits) == 4
    day = len(digits) <= 2 and 1 <= numeral.value <= 31 and (after in month_words() or (after in {"من", "/"} and _month(run, stop + 1)))
    year = len(digits) == 4 and 1300 <= numeral.value <= 2100 and (before in month_words() or _year_word(run, at))
    if year and stop < len(run) and not before in month_words() and _unit_like(run, stop):
        year = False
    if not (hijri or ad or day or year):
        return None
    draft = _negative(run, at, stop, "date", "a day of the month" if day else "a year")
    draft.kind, draft.number, draft.printed = "time", numeral.value, printed
    return draft


def _month(run: list[Atom], at: int) -> bool:
    return at < len(run) and run[at].norm in month_words() and run[at].is_word


def _year_word(run: list[Atom], at: int) -> bool:
    """Tell whether the word before four digits makes them a year («في 2025», «بحلول 2030»)."""
    back = at - 1
    if back >= 0 and run[back].norm == "و" and run[at].glued and back:
        previous = run[back - 1]
        return previous.kind is TokenKind.NUMBER and re.fullmatch("(?:19|20)[0-9]{2}", ascii_digits(previous.norm)) is not None
    if back < 0 or not 1900 <= int(ascii_digits(run[at].norm)) <= 2100:
        return False
    return word_at(run, back)[0] in words_of("year_before")


def _unit_like(run: list[Atom], at: int) -> bool:
    """Tell whether a percent word or unit stands at an atom: then four digits are no year."""
    return _percent_at(run, at) or match_unit(run, at) is not None or run[at].norm in {"$", "€"}


def _year_pair(run: list[Atom], at: int) -> Draft:
    draft = _negative(run, at, at + 1, "date", "two years")
    draft.kind = "time"
    return draft


def _shape(run: list[Atom], at: int, printed: Printed) -> Draft:
    draft = _negative(run, at, at + 1, "identifier", f"digits in the shape of a {printed.shape}")
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
    if before is not None and before.kind is TokenKind.LATIN and not before.glued | run[at].glued:
        unit = units().match([before], 0)
        if unit is None and before.norm.isascii() and len(printed.digits) <= 4 and "," not in printed.digits:
            if after is None or not _counts(run, numeral.stop):
                kind: NegativeClass = "model_name" if _model(run, at - 1) else "product_name"
                return _negative(run, at, at + 1, kind, "a number in a product's name")
    if after is not None and after.kind is TokenKind.LATIN and not after.glued and not has_digit(after.norm):
        if units().match(run, numeral.stop) is None and after.norm not in _SCALES and after.norm[:1].isalpha():
            return _negative(run, at, at + 1, "product_name", "a number in a name")
    return None


def _counts(run: list[Atom], at: int) -> bool:
    """Tell whether a percent word, unit or counted noun stands at an atom."""
    atom = run[at]
    if atom.norm in {"%", "٪"} or percents().match(run, at) or match_unit(run, at):
        return True
    return counted_noun("", run, at, accusative=False) is not None if not atom.is_word else _is_noun(run, at)


def _is_noun(run: list[Atom], at: int) -> bool:
    atom = run[at]
    return not atom.article and not atom.norm.startswith("ال") and atom.norm not in function_words()


def _phone(text: str, run: list[Atom], at: int) -> Draft | None:
    """Read a telephone number: groups of digits after + or 0, or a long run behind a cue («واتساب»)."""
    first = run[at]
    stop, groups = at, []
    while stop < len(run) and stop - at < 10:
        atom = run[stop]
        if atom.kind is not TokenKind.NUMBER or (stop > at and atom.start - run[stop - 1].end > 1):
            break
        body = ascii_digits(text[atom.start : atom.end])
        if not re.fullmatch(r"\+?\d+(?:-\d+)*", body):
            break
        groups.append(body)
        stop += 1
    digits = re.sub(r"\D", "", "".join(groups))
    if not 7 <= len(digits) <= 15 or not groups:
        return None
    plus = groups[0].startswith("+")
    lead = groups[0].startswith("0") and len(groups[0]) > 1
    dashes = "".join(groups).count("-") >= 2
    near = {a.norm for a in run[max(0, at - 5) : at]}
    cue = bool(near & words_of("phone")) and (len(groups) == 1 or not 3 <= len(groups[-1]) <= 3)
    if not (plus and len(digits) >= 8 or lead and len(digits) >= 8 or dashes or cue and len(digits) >= 7):
        return None
    if dashes and not plus and not lead and len(digits) == 8 and len(groups[0].split("-")[0]) == 4:
        return None  # 2025-10-06 is a date
    draft = _negative(run, at, stop, "boilerplate", "a telephone number")
    draft.kind = "phone"
    return draft if first.kind is TokenKind.NUMBER else None


def _pair(text: str, run: list[Atom], at: int, printed: Printed, country: str | None) -> list[Draft]:
    """Read «5-10», «3:1» or «٣،٦»: two numbers in one token."""
    atom = run[at]
    offsets = [atom.start + cut for cut in printed.cuts]
    unit = _unit_after(text, run, at + 1, Numeral(at, at + 1, printed.parts[1].value, printed=printed), country)
    percent = printed.percent or (at + 1 < len(run) and run[at + 1].norm in {"%", "٪"})
    if printed.shape == "list" and (percent or unit) and printed.parts[1].value < 100 and len(printed.parts[1].digits) < 3:
        whole = Decimal(f"{printed.parts[0].digits}.{printed.parts[1].digits}")
        numeral = Numeral(at, at + 1, whole, len(printed.parts[1].digits), percent=percent, printed=printed)
        return [_with_unit(text, run, numeral, country)]
    found = []
    for index, part in enumerate(printed.parts):
        numeral = Numeral(at, at + 1, part.value, part.decimals, percent=percent, printed=part)
        draft = _with_unit(text, run, numeral, country)
        draft.start, draft.end = offsets[2 * index], offsets[2 * index + 1]
        draft.printed = printed
        found.append(draft)
    low, high = found
    if high.scale == 0 and at + 1 < len(run):
        tail = _scale_after(run, at + 1)
        if tail:
            for draft in found:
                draft.number = (draft.number or Decimal(0)).scaleb(tail[0])
                draft.decimals -= tail[0]
                draft.scale = tail[0]
            high.end = run[tail[1] - 1].end
            for draft in found:
                _attach(text, run, draft, tail[1], country, accusative=True)
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


# --- number words ---------------------------------------------------------------------------------------------------


def _words(text: str, run: list[Atom], at: int, country: str | None, lone: tuple[int, int]) -> list[Draft]:
    """Read a number that begins with a word, unless its context makes the word something else."""
    atom = run[at]
    lexeme = atom.lexeme
    if lexeme is None or not lexeme.starts_number:
        return []
    numeral = read_numeral(run, at)
    if numeral is None:
        return []
    alone = lone == (at, numeral.stop)
    if atom.article and at and percents().match(run, at - 1):
        return _percent_first(text, run, at)
    period = _period_name(run, at, numeral)
    if period:
        return [period]
    if atom.article and not alone:
        definite = _definite(text, run, numeral, country)
        if definite is not None:
            return definite
    if atom.article and alone and numeral.share is None:
        ones = lexeme.cardinal is not None and lexeme.cardinal[0] in {"ones", "ten"}
        if numeral.lone and ones:
            return []
        if not ones or numeral.value >= 100:
            return [_as_ordinal(run, numeral)]
    share = _out_of(run, numeral)
    if share:
        return [share]
    draft = _with_unit(text, run, numeral, country)
    if not alone and _homograph(run, at, numeral, draft):
        return []
    if numeral.lone in {"واحد", "واحده"} and not alone and draft.bare:
        return _adjective_one(text, run, at)
    if draft.share is not None and draft.unit is None and draft.kind == "number":
        _as_share(draft)
    return [draft]


def _percent_first(text: str, run: list[Atom], at: int) -> list[Draft]:
    """Read «بالمائة 10»: the percent word before its number."""
    hit = percents().match(run, at - 1)
    if hit is None or hit[0] != 100 or hit[1] >= len(run) or run[hit[1]].kind is not TokenKind.NUMBER:
        return []
    numeral = read_numeral(run, hit[1])
    if numeral is None or numeral.percent or (at > 1 and run[at - 2].kind is TokenKind.NUMBER):
        return []
    draft = _with_unit(text, run, numeral, None)
    if draft.bare:
        draft.kind = draft.unit = "percent"
        draft.first, draft.bare = at - 1, False
    return [draft]


def _as_share(draft: Draft) -> None:
    """Make a bare fraction a percentage: «ثلث» is 33.33 percent, with the exact share beside it."""
    assert draft.share is not None  # noqa: S101 - the caller looked
    percentage = decimal_of(draft.share * 100)
    draft.number = percentage.quantize(Decimal("0.01")) if percentage != percentage.to_integral() else percentage
    draft.number = draft.number.normalize() if draft.number % 1 else Decimal(int(draft.number))
    draft.kind, draft.unit, draft.decimals = "percent", "percent", -1


def _period_name(run: list[Atom], at: int, numeral: Numeral) -> Draft | None:
    """«الربع الثالث», «النصف الأول», «نصف النهائي», «الربع الخالي»: names, no shares."""
    if numeral.share is None or numeral.stop >= len(run) or numeral.printed is not None:
        return None
    after = run[numeral.stop]
    word, _ = word_at(run, numeral.stop)
    if word in words_of("stage"):
        return _negative(run, at, numeral.stop + 1, "ordinal", "a stage of a tournament")
    if word in words_of("place"):
        return _negative(run, at, numeral.stop + 1, "identifier", "a place name")
    if after.lexeme and after.lexeme.ordinal and numeral.share.denominator in {2, 3, 4}:
        return _negative(run, at, numeral.stop + 1, "period_not_value", "the name of a period")
    if word in words_of("period") and run[at].article:
        return _negative(run, at, numeral.stop + 1, "period_not_value", "the name of a period")
    return None


def _definite(text: str, run: list[Atom], numeral: Numeral, country: str | None) -> list[Draft] | None:
    """Read a number with the article: «الدول السبع», «الثلاثين عاما», «القرن العشرين»; None: read it as any other."""
    at = numeral.first
    if numeral.share is not None:
        return _definite_share(run, numeral)
    if numeral.lone in {"اثنين", "واحد", "واحده"}:
        return []  # Monday; «الرقم الواحد»
    if numeral.stop < len(run):
        after = match_unit(run, numeral.stop)
        if after is not None or _percent_at(run, numeral.stop):
            return None
    before = run[at - 1] if at else None
    definite = before is not None and before.is_word and before.norm[:2] in {"ال", "لل"} and before.kind is TokenKind.WORD
    lexeme = run[at].lexeme
    if definite and before is not None:
        raw = text[before.start : before.end]
        unit = units().match([replace_norm(before, before.norm[2:])], 0)
        small = numeral.value <= 19 and lexeme is not None and lexeme.cardinal is not None
        if unit and unit[0].kind == "duration" and (small or unit[0].plural):
            draft = Draft(at, numeral.stop, run[at].start, run[numeral.stop - 1].end, numeral.value, "duration",
                          words=True, vstop=numeral.stop)  # fmt: skip
            _apply_unit(draft, unit[0], (before.start, before.end), None)
            draft.negative, draft.why = "period_not_value", "the length of a named period"
            return [draft]
        if small and hedge_before(run, at) is None and is_plural(before.norm[2:]):
            draft = Draft(at, numeral.stop, run[at].start, run[numeral.stop - 1].end, numeral.value, "number",
                          words=True, vstop=numeral.stop)  # fmt: skip
            draft.noun = singular(re.sub("^(?:ال|لل)", "", plain_word(raw)))
            draft.unit, draft.unit_span = draft.noun, (before.start, before.end)
            return [draft]
        if hedge_before(run, at) is None:
            return [_as_ordinal(run, numeral)]
    if hedge_before(run, at) is not None:
        return None
    if lexeme and lexeme.cardinal and lexeme.cardinal[0] in {"ones", "ten"} and numeral.lone:
        return [] if numeral.stop >= len(run) or not _is_noun(run, numeral.stop) else None
    if numeral.lone and (numeral.stop >= len(run) or not run[numeral.stop].is_word or not _is_noun(run, numeral.stop)):
        return [_as_ordinal(run, numeral)]
    return None


def _definite_share(run: list[Atom], numeral: Numeral) -> list[Draft] | None:
    """«مقابل الربع», «تجاوز الخمس» are shares; «نتائج الربع» is a quarter of the year."""
    at = numeral.first
    if numeral.lone not in {"ربع", "نصف"} or hedge_before(run, at) is not None:
        return None
    before = run[at - 1] if at else None
    if before is None or before.norm in words_of("share") or before.norm == "ب":
        return None
    return [_negative(run, at, numeral.stop, "period_not_value", "a part of the year, a half")]


def replace_norm(atom: Atom, norm: str) -> Atom:
    """Return an atom with another folded form."""
    return Atom(atom.start, atom.end, norm, atom.kind)


def _as_ordinal(run: list[Atom], numeral: Numeral) -> Draft:
    draft = _negative(run, numeral.first, numeral.stop, "ordinal", "a definite number that ranks")
    draft.kind, draft.number = "ordinal", numeral.value
    return draft


def _percent_at(run: list[Atom], at: int) -> bool:
    return at < len(run) and (run[at].norm in {"%", "٪"} or percents().match(run, at) is not None)


def _out_of(run: list[Atom], numeral: Numeral) -> Draft | None:
    """Read «أربعة من كل عشرة» as 40 percent."""
    at = numeral.stop
    if at + 2 >= len(run) or run[at].norm != "من" or run[at + 1].norm != "كل":
        return None
    base = read_numeral(run, at + 2)
    if base is None or base.value <= 0 or numeral.value <= 0 or base.share is not None or numeral.value > base.value:
        return None
    if numeral.decimals or base.decimals > 0:
        return None
    share = Fraction(int(numeral.value), int(base.value))
    draft = Draft(numeral.first, base.stop, run[numeral.first].start, run[base.stop - 1].end, decimal_of(share),
                  share=share, words=True, vstop=base.stop)  # fmt: skip
    _as_share(draft)
    return draft


# Lone words that are numbers only with a counted noun behind them.
_RISKY: Final = frozenset({"ست", "سبع", "ثمن", "عشر", "تسع", "خمس", "ثمان", "ثماني", "متين", "ميت", "تسعا", "سبعا", "ثمنا",
                           "ثمني", "عشرا", "خمسا", "ربعا", "سبعي", "تسعي", "عشري", "ربعي", "نص", "مثلي"})  # fmt: skip
_TESTED: Final = frozenset({"ثمن", "نص", "تلت", "ثلثا"})


def _homograph(run: list[Atom], at: int, numeral: Numeral, draft: Draft) -> bool:
    """Tell whether a lone number word is another word here («ست», a lady; «ثمن», a price)."""
    if numeral.lone is None or numeral.lone not in _RISKY | _TESTED:
        return False
    if numeral.share is not None:
        if numeral.lone in {"ثمن", "ثمنا", "ثمني", "عشرا", "ربعا", "تسعا", "سبعا", "نص"}:
            return draft.unit is None
        return False
    return draft.bare


def _adjective_one(text: str, run: list[Atom], at: int) -> list[Draft]:
    """«قرية واحدة»: one, said of the indefinite noun before it."""
    if at == 0:
        return []
    back = at - 1
    noun = run[back]
    if back and noun.is_word and run[back - 1].is_word and noun.norm.endswith(("ه", "اء")) and not run[back - 1].article:
        # «بطاقة حمراء واحدة»: an adjective stands between
        if noun.norm.endswith("اء") or _same_gender(run[back - 1].norm, noun.norm):
            back -= 1
            noun = run[back]
    if not noun.is_word or noun.norm in function_words() or noun.norm.startswith("ال") or noun.article or noun.lexeme:
        return []
    raw = text[noun.start : noun.end]
    unit = units().match([noun], 0)
    draft = Draft(at, at + 1, run[at].start, run[at].end, Decimal(1), words=True, vstop=at + 1)
    if unit:
        _apply_unit(draft, unit[0], (noun.start, noun.end), None)
    else:
        draft.unit = draft.noun = singular(raw)
        draft.unit_span = (noun.start, noun.end)
    draft.negative, draft.why = "no_metric", "«واحد» as an adjective"
    return [draft]


def _same_gender(noun: str, adjective: str) -> bool:
    return noun.endswith("ه") and adjective.endswith("ه") and noun not in function_words()


def _ordinal(run: list[Atom], at: int, lone: tuple[int, int]) -> list[Draft]:
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
    draft = _negative(run, at, stop, "ordinal", "an ordinal")
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
        if tens and tens.cardinal and tens.cardinal[0] == "tens" and run[stop + 1].article is atom.article | run[stop + 1].article:
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


def _vague(text: str, run: list[Atom], at: int, country: str | None) -> list[Draft]:
    """Read «عشرات المنازل», «مئات الآلاف من», «بضعة أشهر»: a quantity without a number."""
    atom = run[at]
    if atom.lexeme is None or atom.lexeme.vague is None:
        return []
    stop = at + 1
    while stop < len(run) and (more := run[stop].lexeme) and more.scale and more.scale[0] == "plural" and run[stop].article:
        stop += 1
    if stop < len(run) and run[stop].lexeme and run[stop].lexeme.scale and not run[stop].article and stop == at + 1:  # type: ignore[union-attr]
        stop += 1
    if atom.lexeme.vague in {"several", "few"} and (stop >= len(run) or not run[stop].is_word or run[stop].norm in function_words()):
        return []
    if atom.lexeme.vague == "several" and run[stop].norm.startswith("ال"):
        return []
    draft = Draft(at, stop, atom.start, run[stop - 1].end, None, "vague", comparator="~", words=True, vstop=stop)
    if atom.lexeme.vague == "times":
        draft.unit = "ratio_x"
        return [draft]
    noun = stop
    if noun < len(run) and run[noun].norm == "من" and noun + 1 < len(run):
        noun += 1
    if noun < len(run) and run[noun].is_word and run[noun].norm not in function_words():
        found = run[noun]
        unit = units().match([replace_norm(found, re.sub("^ال", "", found.norm))], 0)
        raw = text[found.start : found.end]
        if unit:
            _apply_unit(draft, unit[0], (found.start, found.end), None)
            draft.kind, draft.number = "vague", None
        else:
            draft.unit = draft.noun = singular(re.sub("^ال", "", plain_word(raw)))
            draft.unit_span = (found.start, found.end)
    return [draft]


def _noun_alone(text: str, run: list[Atom], at: int, country: str | None, lone: tuple[int, int]) -> list[Draft]:
    """Read a dual («ساعتين», «هدفين»), «سنت ونصف», or a unit that is the whole text («كغ»)."""
    atom = run[at]
    if not atom.is_word:
        return []
    count = _multiples().get(atom.norm)
    if count is not None and not atom.article:
        return _multiple_alone(run, at, count)
    hit = match_unit(run, at, country=country)
    if hit is not None:
        unit = hit.unit
        whole = lone == (at, hit.stop)
        tail = _tail(run, hit.stop)
        if unit.plural and whole or not (unit.dual or whole or (tail and not unit.plural and not unit.sign)):
            return []
        if unit.sign and not whole:
            return []
        if unit.dual and atom.norm not in dual_units():
            return []
        draft = Draft(at, hit.stop, atom.start, run[hit.stop - 1].end, Decimal(2 if unit.dual else 1), words=True,
                      vstop=hit.stop)  # fmt: skip
        _apply_unit(draft, unit, (atom.start, run[hit.stop - 1].end), hit.per)
        if hit.per:
            draft.end = atom.end
        draft.unit_span = None if unit.dual and not hit.per else draft.unit_span
        if _below_zero(run, draft.stop):
            _negate_below_zero(run, draft, draft.stop)
        if tail:
            _add_tail(draft, tail[0])
            draft.stop = draft.vstop = tail[1]
            draft.end = run[tail[1] - 1].end
            draft.unit_span = (atom.start, atom.end)
        return _more_parts(text, run, draft, country, lone)
    if atom.norm in duals() and not atom.lexeme:
        if atom.norm.endswith(("تي", "تا")) and not (at + 1 < len(run) and run[at + 1].is_word and _is_noun(run, at + 1)):
            return []
        draft = Draft(at, at + 1, atom.start, atom.end, Decimal(2), words=True, vstop=at + 1)
        draft.unit = draft.noun = duals()[atom.norm]
        return [draft]
    return []


def _multiple_alone(run: list[Atom], at: int, count: int) -> list[Draft]:
    """Read «ضعفين», «مرتين», and «ضعف» where a comparison stands before it («أكثر من ضعف», «أي ضعف»)."""
    atom = run[at]
    if count == 0:
        if atom.norm != "ضعف" or at == 0:
            return []
        before = run[at - 1].norm
        if before not in words_of("multiple") and hedge_before(run, at) is None:
            return []
        count = 2
    elif atom.norm in {"مثلي", "مثلى"} and (at == 0 or run[at - 1].norm not in words_of("multiple")):
        return []
    draft = Draft(at, at + 1, atom.start, atom.end, Decimal(count), "multiple", unit="ratio_x", words=True, vstop=at + 1)
    return [draft]


def _tail(run: list[Atom], at: int) -> tuple[Fraction, int] | None:
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
    if stop < len(run) and (run[stop].lexeme and run[stop].lexeme.scale or units().match(run, stop)):  # type: ignore[union-attr]
        return None
    if stop < len(run) and run[stop].is_word and run[stop].norm.startswith("ال") and run[stop].norm not in function_words():
        # «ساعة ونصف الساعة» names the unit again; «ونصف السكان» is another share
        again = units().match([replace_norm(run[stop], run[stop].norm[2:])], 0)
        if again is None:
            return None
        stop += 1
    return sign * Fraction(2 if form == "two" else 1, denominator), stop


# --- units ----------------------------------------------------------------------------------------------------------


def _with_unit(text: str, run: list[Atom], numeral: Numeral, country: str | None) -> Draft:
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
        _money(draft, run, before)
        draft.first = before.first
        if stop < len(run) and units().match(run, stop):
            hit = match_unit(run, stop, country=country)
            if hit and hit.unit.kind == "money" and hit.unit.id == before.unit.id:
                draft.stop = hit.stop
        return draft
    if numeral.share is not None and numeral.lone and stop < len(run) and run[stop].norm in {"%", "٪"}:
        return draft
    _attach(text, run, draft, stop, country, accusative=_accusative(numeral))
    return draft


def _percent_span(text: str, draft: Draft) -> tuple[int, int] | None:
    for at in (draft.end - 1, draft.start):
        if text[at] in "%٪":
            return at, at + 1
    return None


def _accusative(numeral: Numeral) -> bool:
    return bool(11 <= abs(numeral.value) % 100 <= 99) or numeral.value == 0


def _unit_after(text: str, run: list[Atom], at: int, numeral: Numeral, country: str | None) -> UnitMatch | None:
    return match_unit(run, at, country=country) if at < len(run) else None


def _attach(text: str, run: list[Atom], draft: Draft, at: int, country: str | None, *, accusative: bool) -> None:
    """Attach what stands at an atom behind a number, if it belongs to it."""
    draft.bare = True
    if at >= len(run) or run[at].kind is TokenKind.NEWLINE:
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
    if atom.norm in _multiples() and not atom.article and _multiples()[atom.norm] == 0 and draft.share is None:
        if atom.norm not in {"مره", "مرات"} or _ratio_near(run, draft.first):
            draft.kind, draft.unit = "multiple", "ratio_x"
            draft.unit_span = (atom.start, atom.end)
            draft.end, draft.stop, draft.vstop, draft.bare = atom.end, at + 1, at + 1, False
            return
    if _below_zero(run, at) and draft.number is not None:
        _negate_below_zero(run, draft, at)
        return
    hit = match_unit(run, at, country=country)
    if hit is not None and not (hit.unit.dual and not atom.glued and draft.number is not None and hit.unit.kind != "money"):
        _take_unit(text, run, draft, hit, country)
        return
    noun = None if draft.share is not None else counted_noun(text, run, at, accusative=accusative)
    if noun is not None:
        draft.unit = draft.noun = noun.singular
        draft.unit_span = (run[noun.first].start, run[noun.stop - 1].end)
        draft.stop, draft.bare = noun.stop, False
        _thousands(draft, whole=True)
        base = match_rate(run, noun.stop)
        if base:
            draft.per, draft.stop = base
            draft.unit_span = (draft.unit_span[0], run[base[1] - 1].end)
        return


def _ratio_near(run: list[Atom], first: int) -> bool:
    return any(atom.norm in words_of("ratio") for atom in run[max(0, first - 8) : first])


def _add_tail(draft: Draft, part: Fraction) -> None:
    """Add «ونصف» to a number and, for a duration, to its length."""
    draft.number = (draft.number or Decimal(0)) + decimal_of(part)
    draft.decimals = 1
    if draft.grain is not None:
        draft.seconds = draft.number * SECONDS[draft.grain]


def _below_zero(run: list[Atom], at: int) -> bool:
    return at + 1 < len(run) and run[at].norm == "تحت" and run[at + 1].norm == "صفر" and run[at + 1].article


def _negate_below_zero(run: list[Atom], draft: Draft, at: int) -> None:
    draft.number = -abs(draft.number or Decimal(0))
    draft.stop = at + 2
    if draft.unit is None:
        draft.unit, draft.kind = "degree", "temperature"
    draft.bare = False


def _take_unit(text: str, run: list[Atom], draft: Draft, hit: UnitMatch, country: str | None) -> None:
    """Apply a matched unit and what may follow it: a tail «ونصف», cents, more parts of a duration."""
    start, stop = run[hit.first].start, hit.stop
    _apply_unit(draft, hit.unit, (start, run[stop - 1].end), hit.per)
    draft.stop, draft.bare = stop, False
    _thousands(draft, whole=False)
    tail = _tail(run, stop)
    if tail and draft.number is not None and hit.per is None and draft.share is None and not draft.decimals:
        _add_tail(draft, tail[0])
        draft.stop = draft.vstop = tail[1]
        draft.end = run[tail[1] - 1].end
    if _below_zero(run, draft.stop):
        _negate_below_zero(run, draft, draft.stop)
    if draft.kind == "temperature" and draft.unit == "degree" and _warm(run, draft.first, draft.stop):
        draft.unit = "degree_celsius"
    _more_parts(text, run, draft, country, (-1, -1))


def _warm(run: list[Atom], first: int, stop: int) -> bool:
    """Tell whether degrees measure heat here: the sentence speaks of heat or weather."""
    near = run[max(0, first - 25) : min(len(run), stop + 15)]
    return any(word_at(near, i)[0] in words_of("temperature") for i in range(len(near)))


def _thousands(draft: Draft, *, whole: bool) -> None:
    """Settle «1.500»: people come in thousands, dinars in thousandths."""
    printed = draft.printed
    if printed is None or printed.thousands is None or draft.scale or draft.number is None:
        return
    three = draft.unit in {"KWD", "BHD", "OMR", "JOD", "IQD", "LYD", "TND"}
    if whole or (draft.kind == "money" and not three):
        draft.number, draft.decimals = printed.thousands, 0


def _money(draft: Draft, run: list[Atom], hit: UnitMatch) -> None:
    _apply_unit(draft, hit.unit, (run[hit.first].start, run[hit.stop - 1].end), hit.per)


def _apply_unit(draft: Draft, unit: Unit, span: tuple[int, int], per: str | None) -> None:
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


def _more_parts(text: str, run: list[Atom], draft: Draft, country: str | None, lone: tuple[int, int]) -> list[Draft]:
    """Add «و43 سنتا» to dollars and «و10 دقائق» to hours."""
    if draft.per or draft.number is None:
        return [draft]
    if draft.first and run[draft.first - 1].norm in {"بين", "الي", "او"}:
        return [draft]
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
        count = numeral.value if numeral is not None else Decimal(2 if hit.unit.dual else 1)
        if numeral is not None and (numeral.percent or (numeral.share is not None and numeral.printed)):
            break
        if not _add_part(draft, hit, count):
            break
        draft.stop = draft.vstop = hit.stop
        draft.end = run[hit.stop - 1].end
        tail = _tail(run, hit.stop)
        if tail and draft.kind == "duration" and hit.unit.id:
            _add_part(draft, hit, decimal_of(tail[0]))
            draft.stop = draft.vstop = tail[1]
            draft.end = run[tail[1] - 1].end
    return [draft]


def _add_part(draft: Draft, hit: UnitMatch, count: Decimal) -> bool:
    """Add a part to money or a duration; False when it is no part of it."""
    unit = hit.unit
    if draft.number is None:
        return False
    if draft.kind == "money":
        subunit = unit.subunit_of == draft.unit or (unit.generic is not None and unit.generic == draft.generic)
        same = draft.noun is None and unit.parts > 1 and (subunit or draft.generic is not None and unit.subunit_of)
        if not same or count >= unit.parts:
            return False
        draft.number += count / unit.parts
        draft.decimals = max(draft.decimals, len(str(unit.parts)) - 1)
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


def rescale(draft: Draft, exponent: int) -> Draft:
    """Return a draft multiplied by a scale word that stands with its neighbour."""
    if draft.number is None:
        return draft
    return replace(draft, number=draft.number.scaleb(exponent), decimals=draft.decimals - exponent, scale=exponent)
