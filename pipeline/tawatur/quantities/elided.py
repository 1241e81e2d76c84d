"""Units that the sentence says once, or beside the subject: «290 دينارا بدلا من 260», «سعر البرميل 68 دولارا»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tawatur.quantities.atoms import Atom
from tawatur.quantities.draft import Draft, replace_norm, words_of
from tawatur.quantities.phrases import words_before
from tawatur.quantities.units import units
from tawatur.text.scanner import TokenKind

_STOPS: Final = frozenset({".", "؟", "!", "؛"})
_CARAT: Final = "عيار"
_SHARED: Final = frozenset({"money", "temperature", "quantity"})
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def _earlier(run: list[Atom], drafts: list[Draft], index: int, reach: int = 4) -> Iterator[Draft]:
    """Yield the drafts before one in its own sentence, nearest first."""
    at = drafts[index].first
    for other in reversed(drafts[max(0, index - reach) : index]):
        if any(run[i].kind is TokenKind.NEWLINE or run[i].norm in _STOPS for i in range(other.stop, at)):
            return
        at = other.first
        yield other


def elided_unit(run: list[Atom], drafts: list[Draft], index: int) -> None:
    """Give a bare number the money or measure of a number before it that is about as large."""
    draft = drafts[index]
    if not draft.bare or draft.number is None or draft.unit is not None or draft.share is not None:
        return
    if draft.scale == 0 and _FIRST_YEAR <= draft.number <= _LAST_YEAR and draft.number == int(draft.number):
        return
    other = next((other for other in _earlier(run, drafts, index) if other.kind in _SHARED and other.number), None)
    if other is None or other.number is None or other.unit in {"point", None}:
        return
    scaled = draft.scale >= 3 and other.scale >= 3
    if (other.kind == "quantity" and not scaled) or (draft.scale != 0 and other.scale == 0):
        return
    reach = 50 if scaled else 3
    if other.number / reach <= draft.number <= other.number * reach:
        draft.unit, draft.kind, draft.per, draft.generic = other.unit, other.kind, other.per, other.generic


_HEADLINE: Final = 40  # a longer text names its currency somewhere
_MILLION: Final = 6  # the exponent of the scale word from which a bare sum is one of money


def bare_sum(run: list[Atom], draft: Draft) -> None:
    """Make millions that count nothing and are paid money of an open currency: «يقنع اللاعب بـ 42 مليونا»."""
    after = run[draft.stop] if draft.stop < len(run) else None
    plain = after is None or after.kind in {TokenKind.NEWLINE, TokenKind.PUNCT} or after.norm in {"ل", "في"}
    if not plain or len(run) > _HEADLINE or not draft.first:
        return
    if draft.scale < _MILLION or draft.unit is not None or draft.share is not None:
        return
    before, *further = words_before(run, draft.first, 12) or [""]
    paid = run[draft.first - 1].norm == "ب" or before.lstrip("وب") in words_of("sum")
    if paid and not any(word.removeprefix("ال") in words_of("counting") for word in (before, *further)):
        draft.kind, draft.bare = "money", False


def elided_base(run: list[Atom], drafts: list[Draft], index: int) -> None:
    """Give «أي أكثر من نصف مليون برميل» the base of «550 ألف برميل يوميا» before it."""
    draft = drafts[index]
    if draft.kind not in {"money", "quantity"} or draft.per is not None or draft.number is None:
        return
    for other in _earlier(run, drafts, index):
        if other.unit == draft.unit and other.per is not None and other.number:
            reach = 10 if draft.kind == "quantity" else 3
            if other.number / reach <= draft.number <= other.number * reach:
                draft.per = other.per
            return


def price_base(run: list[Atom], draft: Draft) -> None:
    """Give a price the base that its subject names: «سعر الكيلوواط ساعة 1.35 سنتا», «سجل جرام الذهب 5390 جنيها»."""
    if draft.kind != "money" or draft.per is not None:
        return
    for at in range(draft.first - 1, max(-1, draft.first - 12), -1):
        atom = run[at]
        carat = at > 0 and run[at - 1].norm == _CARAT
        if atom.norm in _STOPS or atom.norm in {"،", ":"} or atom.kind is TokenKind.NEWLINE:
            return
        if atom.kind is TokenKind.NUMBER:
            if not carat:
                return
            draft.per = _base(run, at - 2, draft) or "gram"  # gold of 21 carats is priced by the gram
            return
        if atom.norm in words_of("against"):
            _against(run, draft, at)
            return
        if atom.norm in words_of("price"):
            draft.per = _base(run, at + 2 if run[at + 1].norm == "صرف" else at + 1, draft)
            return
        if at and run[at - 1].norm in words_of("reached") and (base := _base(run, at, draft)):
            draft.per = base
            return


def _base(run: list[Atom], at: int, draft: Draft) -> str | None:
    """Return the measure or money that a subject is made of: «الأوقية», «جرام الذهب», «الدولار»."""
    if not 0 <= at < draft.first:
        return None
    definite = run[at].norm.startswith("ال")
    subject = replace_norm(run[at], run[at].norm[2:]) if definite else run[at]
    hit = units().match([subject, *run[at + 1 : draft.first]], 0)
    if hit is None or hit[0].id in {None, draft.unit} or hit[0].kind in {"duration", "temperature"}:
        return None
    if not definite and (hit[0].kind != "quantity" or at + hit[1] >= draft.first):
        return None
    return hit[0].id


def _against(run: list[Atom], draft: Draft, at: int) -> None:
    """«تراجع الجنيه أمام الدولار 7 قروش»: a rate of exchange is money per money."""
    pair = [run[at - 1], run[at + 1]] if at else []
    if len(pair) != 2 or not all(atom.norm.startswith("ال") for atom in pair):
        return
    own, other = (units().match([replace_norm(atom, atom.norm[2:])], 0) for atom in pair)
    if own is None or other is None or own[0].kind != "money" or other[0].id in {None, draft.unit}:
        return
    draft.per = other[0].id if other[0].kind == "money" else None


def points(run: list[Atom], drafts: list[Draft], index: int) -> None:
    """Make points behind percentages percentage points: «أي بزيادة ثلاث نقاط»."""
    draft = drafts[index]
    for other in _earlier(run, drafts, index, 6):
        if other.kind == "percent":
            if not any("مؤشر" in atom.norm for atom in run[max(0, other.first - 12) : draft.stop]):
                draft.unit = "percentage_point"
            return
