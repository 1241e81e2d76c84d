"""Quantities without a number word: vague ones, duals, and units that are the whole text."""

from __future__ import annotations

import re
from decimal import Decimal

from tawatur.quantities.atoms import Atom
from tawatur.quantities.dimensions import below_zero, negate_below_zero
from tawatur.quantities.draft import Draft, multiples, replace_norm, words_of
from tawatur.quantities.figures import is_noun
from tawatur.quantities.hedges import hedge_before
from tawatur.quantities.measures import (
    add_tail,
    apply_unit,
    more_parts,
    ratio_near,
    read_tail,
    take_rate,
)
from tawatur.quantities.nouns import (
    duals,
    feminine_dual,
    function_words,
    is_plural,
    looks_dual,
    plain_word,
    singular,
)
from tawatur.quantities.numerals import read_numeral
from tawatur.quantities.phrases import words_before
from tawatur.quantities.units import UnitMatch, dual_units, match_unit, units


def read_vague(text: str, run: list[Atom], at: int, country: str | None) -> list[Draft]:
    """Read «عشرات المنازل», «مئات الآلاف من», «بضعة أشهر»: a quantity without a number."""
    atom = run[at]
    if atom.lexeme is None or atom.lexeme.vague is None:
        return []
    if atom.lexeme.vague == "several" and "ة" not in text[atom.start : atom.end]:
        return []  # «عدّه»: he counted it
    stop = at + 1
    while (
        stop < len(run)
        and (more := run[stop].lexeme)
        and more.scale
        and more.scale[0] == "plural"
        and run[stop].article
    ):
        stop += 1
    if stop < len(run) and run[stop].lexeme and run[stop].lexeme.scale and not run[stop].article and stop == at + 1:  # type: ignore[union-attr]
        stop += 1
    if atom.lexeme.vague in {"several", "few"} and (
        stop >= len(run) or not run[stop].is_word or run[stop].norm in function_words()
    ):
        return []
    if atom.lexeme.vague == "several" and (run[stop].norm.startswith("ال") or run[stop].article):
        return []
    draft = Draft(at, stop, atom.start, run[stop - 1].end, None, "vague", comparator="~", words=True, vstop=stop)
    if atom.lexeme.vague == "times":
        draft.unit = "ratio_x"
        return [draft]
    before = run[at - 1] if at else None
    if atom.lexeme.vague == "several" and before is not None and before.is_word and is_plural(before.norm):
        draft.unit = draft.noun = singular(text[before.start : before.end])  # «لأسباب عدة»
        draft.unit_span = (before.start, before.end)
        return [draft]
    noun = stop
    if noun < len(run) and run[noun].norm == "من" and noun + 1 < len(run):
        noun += 1
    if noun < len(run) and run[noun].is_word and run[noun].norm not in function_words():
        found = run[noun]
        unit = units().match([replace_norm(found, re.sub("^ال", "", found.norm))], 0)
        raw = text[found.start : found.end]
        if unit:
            apply_unit(draft, unit[0], (found.start, found.end), None)
            draft.kind, draft.number = "vague", None
        else:
            draft.unit = draft.noun = singular(re.sub("^ال", "", plain_word(raw)))
            draft.unit_span = (found.start, found.end)
    if draft.unit == "مرة" or (atom.article and draft.unit is None and not _of_follows(run, stop)):
        draft.negative, draft.why = "figurative", "a figure of speech"  # «عشرات المرات», «لا يقاس بالملايين»
    return [draft]


def _of_follows(run: list[Atom], at: int) -> bool:
    """Tell whether «من» or «منهم» says of what a definite vague quantity is («المئات منهم»)."""
    return at < len(run) and run[at].norm.startswith("من")


def read_noun_alone(text: str, run: list[Atom], at: int, country: str | None, lone: tuple[int, int]) -> list[Draft]:
    """Read a dual («ساعتين», «هدفين»), «سنت ونصف», or a unit that is the whole text («كغ»)."""
    atom = run[at]
    if not atom.is_word:
        return []
    count = multiples().get(atom.norm)
    if count is not None and not atom.article:
        return _multiple_alone(run, at, count)
    hit = match_unit(run, at, country=country) or _definite_span(run, at)
    if hit is not None:
        unit = hit.unit
        whole = lone == (at, hit.stop)
        tail = read_tail(run, hit.stop)
        full = _full_span(run, hit)
        span = full or (tail and not unit.plural and not unit.sign) or _parts_follow(run, hit, lone)
        if (unit.plural and whole) or not (unit.dual or whole or span):
            return []
        if unit.sign and not whole:
            return []
        if unit.dual and not whole and atom.norm not in dual_units():
            return []
        draft = Draft(at, hit.stop, atom.start, run[hit.stop - 1].end, Decimal(2 if unit.dual else 1), words=True,
                      vstop=hit.stop)  # fmt: skip
        apply_unit(draft, unit, (atom.start, run[hit.stop - 1].end), hit.per)
        if full:
            draft.negative, draft.why = "period_not_value", "a whole unit of time"
        if hit.per:
            draft.end = atom.end
        draft.unit_span = None if unit.dual and not hit.per else draft.unit_span
        if below_zero(run, draft.stop):
            negate_below_zero(run, draft, draft.stop)
        if tail:
            add_tail(draft, tail[0])
            draft.stop = draft.vstop = tail[1]
            draft.end = run[tail[1] - 1].end
            draft.unit_span = (atom.start, atom.end)
            take_rate(run, draft)
        return more_parts(text, run, draft, country, lone)
    if atom.norm in duals() and not atom.lexeme:
        if atom.norm.endswith(("تي", "تا")) and not (
            at + 1 < len(run) and run[at + 1].is_word and is_noun(run, at + 1)
        ):
            return []
        draft = Draft(at, at + 1, atom.start, atom.end, Decimal(2), words=True, vstop=at + 1)
        draft.unit = draft.noun = duals()[atom.norm]
        return [draft]
    if feminine_dual(atom.norm) and not atom.lexeme and not (at and looks_dual(run[at - 1].norm)):
        draft = Draft(at, at + 1, atom.start, atom.end, Decimal(2), words=True, vstop=at + 1)
        draft.unit = draft.noun = singular(text[atom.start : atom.end])
        return [draft]
    return []


def _parts_follow(run: list[Atom], hit: UnitMatch, lone: tuple[int, int]) -> bool:
    """Tell whether «ساعة و20 دقيقة» goes on with a smaller part; without a number only at the head of a lone phrase."""
    at = hit.stop
    if hit.unit.plural or hit.unit.sign or hit.unit.kind not in {"duration", "money"} or at + 1 >= len(run):
        return False
    while at < len(run) and run[at].norm in {"و", "،"} and at - hit.stop < 2:
        at += 1
    if at == hit.stop or at >= len(run) or (run[at - 1].norm == "،" and lone[0] != hit.first):
        return False
    numeral = read_numeral(run, at)
    if numeral is None and lone[0] != hit.first:
        return False
    part = match_unit(run, numeral.stop if numeral is not None else at)
    if part is None or part.unit.kind != hit.unit.kind or (part.unit.plural and numeral is None):
        return False
    return part.unit.kind == "duration" or part.unit.parts > 1


def _definite_span(run: list[Atom], at: int) -> UnitMatch | None:
    """Match «طوال اليوم», «طيلة الأسبوع»: one whole unit of time."""
    word = run[at].norm
    if not word.startswith("ال") or words_before(run, at, 1)[:1] not in [[w] for w in sorted(words_of("throughout"))]:
        return None
    hit = units().match([replace_norm(run[at], word[2:])], 0)
    return UnitMatch(hit[0], at, at + 1) if hit and hit[0].kind == "duration" else None


def _full_span(run: list[Atom], hit: UnitMatch) -> bool:
    """Tell whether words make a bare unit of time one: «يوم كامل», «لمدة شهر», «طوال اليوم»."""
    if hit.unit.kind != "duration" or hit.unit.plural:
        return False
    if hit.stop < len(run) and run[hit.stop].norm in words_of("full"):
        return True
    before = words_before(run, hit.first, 1)
    return bool(before) and before[0] in words_of("throughout") | words_of("length")


def _fold_of(run: list[Atom], at: int) -> bool:
    """Tell «بلغت أرباح الشركة ضعف أرباح العام الماضي» from weakness: a verb of level opens its clause."""
    before, after = run[at - 1], run[at + 1] if at + 1 < len(run) else None
    if after is None or not after.is_word or after.norm.startswith("ال") or not before.is_word:
        return False
    if before.norm in function_words() or after.norm in function_words():
        return False
    for here in range(at - 2, max(-1, at - 7), -1):
        if run[here].norm in words_of("reach"):
            return True
        if not run[here].is_word or run[here].norm in function_words():
            return False
    return False


def _multiple_alone(run: list[Atom], at: int, count: int) -> list[Draft]:
    """Read «ضعفين», «مرتين», and «ضعف» where a comparison stands before it («أكثر من ضعف», «أي ضعف»)."""
    atom = run[at]
    if count == 0:
        if atom.norm != "ضعف" or at == 0:
            return []
        before = run[at - 1].norm
        if before not in words_of("multiple") and hedge_before(run, at) is None and not _fold_of(run, at):
            return []
        count = 2
    elif atom.norm in {"مثلي", "مثلى"} and (at == 0 or run[at - 1].norm not in words_of("multiple")):
        return []
    draft = Draft(
        at, at + 1, atom.start, atom.end, Decimal(count), "multiple", unit="ratio_x", words=True, vstop=at + 1
    )
    if atom.norm in {"مرتين", "مرتان"} and not ratio_near(run, at):
        draft.kind, draft.unit = "number", "مرة"  # «فاز مرتين» counts, «زاد مرتين» multiplies
    return [draft]
