"""Numbers that are spelled out, and the words that only look like one."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from tawatur.quantities.atoms import Atom
from tawatur.quantities.draft import Draft, month_words, negative_draft, replace_norm, words_of
from tawatur.quantities.figures import is_noun
from tawatur.quantities.heads import counted_before, take_counted_before
from tawatur.quantities.hedges import hedge_before
from tawatur.quantities.lexicon import rows
from tawatur.quantities.measures import apply_unit, percent_at, with_unit
from tawatur.quantities.nouns import function_words, singular
from tawatur.quantities.numerals import read_numeral
from tawatur.quantities.ones import ADJECTIVE_ONE
from tawatur.quantities.ordinals import as_ordinal
from tawatur.quantities.phrases import word_at, words_before
from tawatur.quantities.terms import Numeral, decimal_of
from tawatur.quantities.units import match_unit, percents, units
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind


def read_words(text: str, run: list[Atom], at: int, country: str | None, lone: tuple[int, int]) -> list[Draft]:
    """Read a number that begins with a word, unless its context makes the word something else."""
    atom = run[at]
    lexeme = atom.lexeme
    if lexeme is None or not lexeme.starts_number:
        return []
    numeral = read_numeral(run, at)
    if numeral is None:
        return []
    alone = lone == (at, numeral.stop)
    if numeral.lone == "صفر" and words_before(run, at, 1) in ([fold("شهر")], [fold("لشهر")]):
        return []  # the month
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
            return [as_ordinal(run, numeral)]
    share = _out_of(run, numeral)
    if share:
        return [share]
    first = numeral.stop + 1 < len(run) and run[numeral.stop].norm == "و" and bool(run[numeral.stop + 1].lexeme)
    if (
        numeral.lone in {"واحد", "واحدا", "واحده"}
        and not (alone or (at == 0 and first))
        and not _unit_behind(run, numeral.stop)
    ):
        return _adjective_one(text, run, at)
    draft = with_unit(text, run, numeral, country)
    if draft.bare and not atom.article and _day_of_month(run, numeral):
        draft.negative, draft.why, draft.kind = "date", "a day of the month", "time"
        return [draft]
    if numeral.bare_scale and numeral.stop == at + 1 and lexeme.scale and lexeme.scale[0] == "tanwin" and not alone:
        if draft.bare:
            return []  # «متحور ألفا»
        if "\u064b" not in text[atom.start : atom.end] and draft.number is not None:
            draft.number *= 2  # «ألفا زائر» is the dual, «ألفا ومئتي زائر» the accusative
    if not alone and _homograph(run, at, numeral, draft):
        return []
    if draft.share is not None and draft.unit is None and draft.kind == "number":
        _as_share(draft)
    return [draft]


def _day_of_month(run: list[Atom], numeral: Numeral) -> bool:
    """Tell whether a month follows: «خمسة وعشرين أكتوبر», also where no calendar has the day («ثلاثين فبراير»)."""
    at = numeral.stop
    return numeral.share is None and 1 <= numeral.value <= 31 and at < len(run) and run[at].norm in month_words()


def _percent_first(text: str, run: list[Atom], at: int) -> list[Draft]:
    """Read «بالمائة 10»: the percent word before its number."""
    hit = percents().match(run, at - 1)
    if hit is None or hit[0] != 100 or hit[1] >= len(run) or run[hit[1]].kind is not TokenKind.NUMBER:
        return []
    numeral = read_numeral(run, hit[1])
    if numeral is None or numeral.percent or (at > 1 and run[at - 2].kind is TokenKind.NUMBER):
        return []
    draft = with_unit(text, run, numeral, None)
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
        return negative_draft(run, at, numeral.stop + 1, "ordinal", "a stage of a tournament")
    if word in words_of("place"):
        return negative_draft(run, at, numeral.stop + 1, "identifier", "a place name")
    if after.lexeme and after.lexeme.ordinal and numeral.share.denominator in {2, 3, 4}:
        return negative_draft(run, at, numeral.stop + 1, "period_not_value", "the name of a period")
    if word in words_of("period") and run[at].article:
        return negative_draft(run, at, numeral.stop + 1, "period_not_value", "the name of a period")
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
        if after is not None or percent_at(run, numeral.stop):
            return None
    before = run[at - 1] if at else None
    definite = (
        before is not None and before.is_word and before.norm[:2] in {"ال", "لل"} and before.kind is TokenKind.WORD
    )
    lexeme = run[at].lexeme
    small = 3 <= numeral.value <= 19 and lexeme is not None and lexeme.cardinal is not None
    if definite and before is not None:
        unit = units().match([replace_norm(before, before.norm[2:])], 0)
        if unit and unit[0].kind == "duration" and (small or unit[0].plural):
            draft = Draft(at, numeral.stop, run[at].start, run[numeral.stop - 1].end, numeral.value, "duration",
                          words=True, vstop=numeral.stop)  # fmt: skip
            apply_unit(draft, unit[0], (before.start, before.end), None)
            draft.negative, draft.why = "period_not_value", "the length of a named period"
            return [draft]
    counted = counted_before(text, run, at) if small and hedge_before(run, at) is None else None
    if counted is not None:
        draft = Draft(at, numeral.stop, run[at].start, run[numeral.stop - 1].end, numeral.value, "number",
                      words=True, vstop=numeral.stop)  # fmt: skip
        take_counted_before(text, draft, counted)
        return [draft]
    if definite and hedge_before(run, at) is None:
        return [as_ordinal(run, numeral)]
    if hedge_before(run, at) is not None:
        return None
    if lexeme and lexeme.cardinal and lexeme.cardinal[0] in {"ones", "ten"} and numeral.lone:
        return [] if numeral.stop >= len(run) or not is_noun(run, numeral.stop) else None
    if numeral.lone and (numeral.stop >= len(run) or not run[numeral.stop].is_word or not is_noun(run, numeral.stop)):
        return [as_ordinal(run, numeral)]
    return None


def _definite_share(run: list[Atom], numeral: Numeral) -> list[Draft] | None:
    """«مقابل الربع», «تجاوز الخمس» are shares; «نتائج الربع» is a quarter of the year."""
    at = numeral.first
    if numeral.lone not in {"ربع", "نصف"} or hedge_before(run, at) is not None:
        return None
    before = run[at - 1] if at else None
    if before is None or before.norm in words_of("share") or before.norm == "ب":
        return None
    return [negative_draft(run, at, numeral.stop, "period_not_value", "a part of the year, a half")]


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


@lru_cache(maxsize=1)
def _homographs() -> frozenset[str]:
    return frozenset(fold(word) for row in rows("homographs.tsv") for word in row[1].split() if row[0] == "count")


@lru_cache(maxsize=1)
def _unsure_shares() -> frozenset[str]:
    return frozenset(fold(word) for row in rows("homographs.tsv") for word in row[1].split() if row[0] == "share")


def _homograph(run: list[Atom], at: int, numeral: Numeral, draft: Draft) -> bool:
    """Tell whether a lone number word is another word here («ست», a lady; «ثمن», a price)."""
    if numeral.lone is None:
        return False
    if numeral.share is not None:
        return numeral.lone in _unsure_shares() and draft.unit is None
    if numeral.lone not in _homographs():
        return False
    return draft.bare


def _adjective_one(text: str, run: list[Atom], at: int) -> list[Draft]:
    """«قرية واحدة»: one, said of the indefinite noun before it."""
    if at == 0:
        return []
    back = at - 1
    noun = run[back]
    if back and noun.is_word and run[back - 1].is_word and not run[back - 1].article:
        # «بطاقة حمراء واحدة»: an adjective stands between
        colour = noun.norm.endswith("اء")
        nisba = noun.norm.endswith(("ي", "يا")) and run[back - 1].norm[-1:] == noun.norm[-1:] and len(noun.norm) > 4
        if colour or nisba or (noun.norm.endswith("ه") and _same_gender(run[back - 1].norm, noun.norm)):
            back -= 1
            noun = run[back]
    if not noun.is_word or noun.norm in function_words() or noun.norm.startswith("ال") or noun.article or noun.lexeme:
        return []
    raw = text[noun.start : noun.end]
    unit = units().match([noun], 0)
    draft = Draft(at, at + 1, run[at].start, run[at].end, Decimal(1), words=True, vstop=at + 1)
    if unit:
        apply_unit(draft, unit[0], (noun.start, noun.end), None)
    else:
        draft.unit = draft.noun = singular(raw, accusative=run[at].norm == "واحدا")
        draft.unit_span = (noun.start, noun.end)
    any_one = back > 0 and run[back - 1].norm.lstrip("ولب") in words_of("any")
    draft.negative, draft.why = "no_metric", "any single one" if any_one else ADJECTIVE_ONE
    return [draft]


def _unit_behind(run: list[Atom], at: int) -> bool:
    """Tell whether a percent word or a measure follows: «واحد في المئة»."""
    return percent_at(run, at) or match_unit(run, at) is not None


def _same_gender(noun: str, adjective: str) -> bool:
    return noun.endswith("ه") and adjective.endswith("ه") and noun not in function_words()
