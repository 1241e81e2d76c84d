"""What the neighbours make of a number: ranges, scores, comparators, and the numbers that are no value."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, cast

from tawatur.quantities.atoms import Atom
from tawatur.quantities.countries import elect, votes
from tawatur.quantities.draft import Draft, words_of
from tawatur.quantities.elided import bare_sum, elided_base, elided_unit, points, price_base
from tawatur.quantities.goals import scores
from tawatur.quantities.heads import take_part_of
from tawatur.quantities.hedges import Hedge, hedge_after, hedge_before
from tawatur.quantities.lexicon import folded_words
from tawatur.quantities.names import bare_word, in_name
from tawatur.quantities.nouns import is_plural
from tawatur.quantities.ones import ADJECTIVE_ONE, counts_one
from tawatur.quantities.phrases import word_at, words_before
from tawatur.quantities.terms import decimal_of
from tawatur.records import Quantity, Span, plain, printed_interval
from tawatur.text.scanner import TokenKind

_VALUES: Final = frozenset(
    {"number", "percent", "money", "quantity", "temperature", "volume", "distance", "duration", "multiple"}
)
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_TO: Final = frozenset(folded_words("إلى الى حتى"))
_OR: Final = frozenset(folded_words("أو"))


def settle(text: str, run: list[Atom], drafts: list[Draft]) -> tuple[Quantity, ...]:
    """Link ranges, find comparators, mark what is no value, and build the records."""
    group = 0
    for index, draft in enumerate(drafts):
        after = drafts[index + 1] if index + 1 < len(drafts) else None
        if draft.role == "low" and after is not None and after.role == "high" and draft.group is None:
            if _is_score(run, draft, after):
                _score(draft, after)
                _set(run, draft, after)
            elif draft.number is not None and after.number is not None and draft.number < after.number:
                _range(draft, after, group, None)
            else:
                draft.role = after.role = None
            draft.group = after.group = group
            group += 1
        elif after is not None and draft.group is None and _value(draft) and _value(after):
            if _link(text, run, draft, after, group):
                group += 1
    _elect_currencies(run, drafts)
    for index, draft in enumerate(drafts):
        _comparator(text, run, draft)
        _classify(text, run, draft, drafts, index)
    for draft, after in pairwise(drafts):
        _counted_base(draft, after)
    found: list[Quantity] = []
    for draft in drafts:
        if draft.start >= (found[-1].end if found else 0):  # one reading per number, whatever the grammar did
            found.append(_record(text, draft))
    return tuple(found)


def _counted_base(draft: Draft, after: Draft) -> None:
    """Write the base of a rate as its number and noun, and let it be no value: «لكل مئة ألف نسمة» is «100000 نسمة»."""
    if draft.per is None or " " not in draft.per or draft.per.isascii() or after.number is None:
        return
    if not draft.stop < after.first <= draft.stop + 3 or after.negative is not None:
        return
    draft.per = f"{plain(after.number)} {after.unit or ''}".strip()
    after.negative, after.why = "no_metric", "the base of a rate"


def _elect_currencies(run: list[Atom], drafts: list[Draft]) -> None:
    """Resolve what the outlet's country left open by the countries that the text speaks of."""
    open_ones = [draft for draft in drafts if draft.generic]
    if not open_ones:
        return
    count = votes(atom.norm for atom in run if atom.is_word)
    for draft in open_ones:
        code = elect(draft.generic or "", count)
        if code is not None:
            draft.unit, draft.generic = code, None


def _value(draft: Draft) -> bool:
    return draft.kind in _VALUES and draft.number is not None and draft.negative is None


def _joint(run: list[Atom], low: Draft, high: Draft) -> str | None:
    """Return the word that joins two neighbouring numbers: «و», «إلى», «أو», a dash."""
    between = run[low.stop : high.first]
    # A token of two numbers («-3،2») has its sign before the first of them.
    signed = not between and high.printed is not None and high.printed.signed and not high.printed.parts
    if signed and run[high.first].glued and high.number:
        high.number, high.start = abs(high.number), high.start + 1  # «10$-20$»
        return "-"
    spaced = signed and high.number is not None
    if spaced and low.bare and high.bare and -30 <= (high.number or 0) <= 0 and _score_words(run, low.first, high.stop):
        high.number, high.start = abs(high.number or Decimal(0)), high.start + 1  # «24 -2»
        return "-"
    if len(between) == 1:
        atom = between[0]
        if atom.norm == "و":
            return "و"
        if atom.norm in _TO:
            return "to"
        if atom.norm in _OR:
            return "or"
        if atom.norm in {"-", "–", "−", "~", "—"} or (atom.norm == "/" and _score_words(run, low.first, high.stop)):
            return "-"
        if atom.norm == "ل":
            return "for"
        if atom.norm in {"×", "*"}:
            return "by"
        if atom.norm == "مقابل":
            return "against"
    if len(between) == 2 and between[0].norm == "و":
        if between[1].norm in {"بين", "الي"}:
            return "و"
        if between[1].norm in _TO:
            return "to"  # «من 3 وحتى 5 دولارات»
    return None


def _link(text: str, run: list[Atom], low: Draft, high: Draft, group: int) -> bool:
    """Make two neighbouring numbers a range if the words around them say so; share scale and unit."""
    joint = _joint(run, low, high)
    if joint is None or low.number is None or high.number is None:
        return False
    if joint == "by":
        if high.kind == "distance":
            _share_unit(low, high)  # «100 × 300 متر»
        return False
    before = _word_before(run, low.first)
    if joint == "و" and before in {"بين", "بن"} and not _years(low, high):
        _share_unit(low, high)
        if low.unit not in {None, high.unit} or low.number > high.number:
            return False
        _range(low, high, group, _between_span(run, low.first))
        return True
    if joint == "-" and _is_score(run, low, high) and not _years(low, high):
        _score(low, high)
        low.group = high.group = group
        return True
    if joint in {"to", "-"} and not _years(low, high):
        shared = low.bare and not high.bare
        if before == "من" and low.unit is not None and low.unit == high.unit and joint == "to":
            shared = not _change_before(run, low.first)
        if joint == "-" or before != "من" or not _change_before(run, low.first):
            alike = (
                shared
                or (low.bare and high.bare)
                or (low.unit is not None and low.unit == high.unit and before != "من")
            )
            if (
                alike
                and low.number < high.number
                and not (before != "من" and joint == "to" and _change_before(run, low.first))
            ):
                _share_unit(low, high)
                if low.number < high.number:
                    _range(low, high, group, None)
                    return True
        if shared:
            _share_unit(low, high)
        return False
    if joint == "for" and before == "من" and low.bare and not high.bare and low.number < high.number:
        _share_unit(low, high)
        _range(low, high, group, None)
        return True
    if joint in {"for", "against"} and (low.unit == high.unit or high.bare) and low.number < 30 and high.number < 30:
        if low.unit == "هدف" or (
            joint == "against" and low.bare and high.bare and _score_words(run, low.first, high.stop)
        ):
            high.unit, high.bare = low.unit, False
            if low.unit is None:
                _score(low, high)
                low.group = high.group = group
                return True
        return False
    listed = joint == "or" or (joint == "و" and high.kind == "percent")
    if listed and low.bare and not high.bare and low.words == high.words and low.share is None:
        _share_unit(low, high)
    return False


def _years(low: Draft, high: Draft) -> bool:
    return all(
        d.bare and d.scale == 0 and d.number is not None and _FIRST_YEAR <= d.number <= _LAST_YEAR
        and d.number == int(d.number) and (d.printed is None or "," not in d.printed.digits)
        for d in (low, high)
    )  # fmt: skip


def _word_before(run: list[Atom], first: int) -> str:
    at = first - 1
    while at > 0 and run[at].kind is TokenKind.PROCLITIC and run[at + 1].glued:
        at -= 1
    return run[at].norm.removeprefix("ب") if at >= 0 and run[at].norm == "ببين" else (run[at].norm if at >= 0 else "")


def _between_span(run: list[Atom], first: int) -> tuple[int, int]:
    at = first - 1
    if at > 0 and run[at - 1].norm in {"ما", "بما"}:
        start = run[at - 1].start + (1 if run[at - 1].norm == "بما" else 0)
        return start, run[at].end
    return run[at].start, run[at].end


def _change_before(run: list[Atom], first: int) -> bool:
    """Tell whether a verb of change governs «من … إلى»: then the two are states, no range."""
    for at in range(first - 1, max(-1, first - 12), -1):
        if run[at].kind is TokenKind.NEWLINE or run[at].norm in {".", "؛", "؟", "!"}:
            return False
        word, _ = word_at(run, at)
        if (word in words_of("change") and word != "من") or word.lstrip("وفبل") in words_of("change") - {"من"}:
            return True
    return False


def _share_unit(low: Draft, high: Draft) -> None:
    """Give the first number the scale word and unit that stand with the second: «بين 52 و58 مليار»."""
    if low.number is None or high.number is None:
        return
    if high.scale and not low.scale and low.bare and low.unit is None and abs(low.number) < 1000:
        scaled = low.number.scaleb(high.scale)
        if scaled <= high.number or (high.role is None and low.number <= high.number.scaleb(-high.scale) * 10):
            low.number, low.decimals, low.scale = scaled, low.decimals - high.scale, high.scale
    if low.bare and high.unit is not None and low.unit is None:
        low.unit, low.kind, low.per, low.generic = high.unit, high.kind, high.per, high.generic
        low.unit_span, low.noun, low.bare, low.grain = high.unit_span, high.noun, False, high.grain
        if high.seconds is not None and high.number:
            ratio = high.seconds / high.number
            low.seconds = low.number * ratio
    elif high.bare and low.unit is not None and high.unit is None:
        high.unit, high.kind, high.per, high.generic = low.unit, low.kind, low.per, low.generic
        high.unit_span, high.noun, high.bare = low.unit_span, low.noun, False


def _range(low: Draft, high: Draft, group: int, hedge: tuple[int, int] | None) -> None:
    low.role, high.role = "low", "high"
    low.comparator, high.comparator = ">=", "<="
    low.group = high.group = group
    low.hedge = high.hedge = hedge


def _score_words(run: list[Atom], first: int, stop: int) -> bool:
    near = run[max(0, first - 14) : stop + 4]
    return any(scores(word_at(near, i)[0]) for i in range(len(near)))


def _is_score(run: list[Atom], low: Draft, high: Draft) -> bool:
    """Tell a result («3-2») from a range («5-10 دولارات»)."""
    if low.number is None or high.number is None or not low.bare or not high.bare:
        return False
    if any(n != int(n) or n > 30 for n in (low.number, high.number)):
        return False
    if low.printed is not None and low.printed.percent:
        return False
    colon = low.printed is not None and low.printed.shape == "ratio"
    return colon or low.number >= high.number or _score_words(run, low.first, high.stop)


def _score(home: Draft, away: Draft) -> None:
    for draft in (home, away):
        draft.kind, draft.unit, draft.role, draft.comparator = "score", "هدف", None, "="


def _set(run: list[Atom], home: Draft, away: Draft) -> None:
    """Rule out the result of a set where a pair is one: «فازت بمجموعتين 6-4 و7-5»."""
    if any(word in words_of("sets") for word in words_before(run, home.first, 9)):
        for draft in (home, away):
            draft.negative, draft.why, draft.unit = "no_metric", "the result of a set", None


def _comparator(text: str, run: list[Atom], draft: Draft) -> None:
    """Find the comparator before or after a value that has none yet."""
    if draft.kind not in _VALUES or draft.number is None or (draft.role == "high" and draft.group is not None):
        return
    if draft.role == "low" and draft.group is not None:
        return
    year = (
        draft.bare
        and draft.scale == 0
        and draft.number == int(draft.number)
        and _FIRST_YEAR <= draft.number <= _LAST_YEAR
    )
    article = draft.first > 1 and run[draft.first - 1].norm == "ال" and not draft.bare  # «قرابة الـ 60 شخصا»
    before = hedge_before(run, draft.first - 1 if article else draft.first)
    if before is not None and not (year and before.sign in {"<=", "="}):
        slight = before.sign in {">", "<"} and _slightly(run, before, draft)
        draft.comparator = f"~{before.sign}" if slight else before.sign
        draft.hedge = (run[before.first].start, run[before.stop - 1].end)
    if before is None or before.sign in {"~", "="}:
        after = hedge_after(run, draft.stop)
        if after is not None:
            draft.comparator = after.sign
            draft.hedge = (run[after.first].start, run[after.stop - 1].end)
            take_part_of(text, run, draft, after.stop)


def _slightly(run: list[Atom], hedge: Hedge, draft: Draft) -> bool:
    """Tell whether a bound is passed by a little only: «يقل قليلا عن 2%», «يفوق 3 آلاف دولار بقليل»."""
    near = [*run[hedge.first : draft.first], *run[draft.stop : draft.stop + 2]]
    return any(word_at(near, i)[0].removeprefix("ب") in words_of("slight") for i in range(len(near)))


def _classify(text: str, run: list[Atom], draft: Draft, drafts: list[Draft], index: int) -> None:
    """Mark the numbers that name, rank or date something."""
    if draft.why == ADJECTIVE_ONE:
        if counts_one(run, drafts, index):
            draft.negative = draft.why = None
        return
    if not _value(draft):
        return
    opened = draft.first > 0 and run[draft.first - 1].norm == "("
    before = words_before(run, draft.first - 1 if opened else draft.first, 4)
    near = before[0] if before else ""
    if draft.kind == "quantity" and draft.unit == "point":
        points(run, drafts, index)
    price_base(run, draft)
    elided_base(run, drafts, index)
    if _header_unit(run, draft):
        draft.negative, draft.why = "no_metric", "the unit of a table or chart"
        return
    if draft.kind == "duration":
        _duration(run, draft, before)
        return
    elided_unit(run, drafts, index)
    if draft.bare and not _change_before(run, draft.first):
        bare_sum(run, draft)
    if _mark_base(run, draft, drafts[index - 1] if index else None):
        draft.negative, draft.why = "period_not_value", "the scale of a mark"
        return
    if any(bare_word(word) in {"سن", "السن"} for word in before[:1]):
        draft.negative, draft.why = "period_not_value", "an age"
        return
    whole = draft.number is not None and draft.number == int(draft.number)
    plain = draft.bare and draft.scale == 0 and whole and draft.comparator in {"=", "~"}
    if not plain or draft.number is None:
        return
    digits = draft.printed.digits if draft.printed is not None else ""
    named = bare_word(near) in words_of("identifier") or (len(before) > 1 and len(near) == 1 and "رقم" in before[:4])
    if named or (len(digits) >= 10 and digits.isdigit() and len(run) > 3):
        draft.negative, draft.why, draft.kind = "identifier", "a number that names a thing", "identifier"
        return
    if in_name(before, digits):
        draft.negative, draft.why, draft.kind = "identifier", "a number in a name", "identifier"
        return
    if index and _same_rank(run, drafts[index - 1], draft):
        draft.negative, draft.why, draft.kind = "ordinal", "a rank", "ordinal"
        return
    if bare_word(near) in words_of("rank") and not draft.words:
        draft.negative, draft.why, draft.kind = "ordinal", "a rank", "ordinal"
        return
    if len(digits) == 4 and digits.isdigit() and _FIRST_YEAR <= draft.number <= _LAST_YEAR:
        if bare_word(near) in words_of("year") or (
            len(run) > 3 and draft.hedge is None and near not in words_of("level")
        ):
            draft.negative, draft.why, draft.kind = "date", "a year", "time"
        return
    if _article_before(run, draft) and not draft.words:
        draft.negative, draft.why, draft.kind = "ordinal", "a rank", "ordinal"


def _mark_base(run: list[Atom], draft: Draft, mark: Draft | None) -> bool:
    """Tell whether a number is the base of a mark: «19,61 من 20»."""
    if mark is None or not draft.bare or draft.number is None or draft.number not in {5, 10, 20, 100}:
        return False
    between = run[mark.stop : draft.first]
    if not mark.bare or mark.number is None or len(between) != 1 or between[0].norm != "من":
        return False
    return 0 <= mark.number <= draft.number


def _header_unit(run: list[Atom], draft: Draft) -> bool:
    """«(مليار ريال)», «(ألف برميل يوميا)»: a scale word alone with its unit in brackets."""
    if not draft.words or draft.scale < 3 or draft.number != Decimal(10) ** draft.scale:
        return False
    opened = draft.first > 0 and run[draft.first - 1].norm == "("
    return opened and draft.stop < len(run) and run[draft.stop].norm == ")"


def _same_rank(run: list[Atom], other: Draft, draft: Draft) -> bool:
    """«في الدقيقتين 51 و62»: the second number ranks like the first."""
    between = run[other.stop : draft.first]
    return other.kind == "ordinal" and not draft.words and len(between) == 1 and between[0].norm == "و"


def _article_before(run: list[Atom], draft: Draft) -> bool:
    """Tell whether «الـ» stands before digits and a singular before it: «للمرة الـ21»."""
    if not draft.first or run[draft.first - 1].norm != "ال":
        return False
    before = words_before(run, draft.first - 1, 1)
    return not before or not is_plural(before[0].removeprefix("ال"))


def _duration(run: list[Atom], draft: Draft, before: list[str]) -> None:
    bracketed = (
        draft.first and run[draft.first - 1].norm == "(" and draft.stop < len(run) and run[draft.stop].norm == ")"
    )
    if bracketed and draft.unit == "year" and draft.number is not None and draft.number <= 120:
        draft.negative, draft.why = "identifier", "an age"
        return
    apart = draft.first and run[draft.first - 1].norm == "،" and draft.stop < len(run) and run[draft.stop].norm == "،"
    if apart and draft.unit == "year" and draft.number is not None and 10 < draft.number <= 120:
        draft.negative, draft.why = "identifier", "an age"  # «شرطي، 47 عاما، كان …»
        return
    if any(bare_word(word) in words_of("age") for word in before):
        draft.negative, draft.why = "identifier", "an age"
        return
    if draft.unit == "year" and before and before[0] == "تحت":
        draft.negative, draft.why = "period_not_value", "an age that names a group"
        return
    if before and (bare_word(before[0]) in words_of("window") or before[0] in words_of("window")):
        draft.negative, draft.why = "period_not_value", "the length of a window of time"


def _record(text: str, draft: Draft) -> Quantity:
    """Build the record of a draft, with the interval that its printed precision allows."""
    low = high = None
    number = draft.number
    if number is not None and int(number.as_tuple().exponent) > 0:
        number = number.quantize(Decimal(1))
    comparator = cast("Any", draft.comparator)
    decimals = max(-30, min(30, draft.decimals))
    if number is not None and draft.kind in _VALUES | {"score"}:
        low, high = printed_interval(number, decimals=decimals, comparator=comparator)
    return Quantity(
        kind=cast("Any", draft.kind), text=text[draft.start : draft.end], start=draft.start, end=draft.end,
        number=number, low=low, high=high, decimals=decimals, comparator=comparator,
        hedge=Span.cut(text, *draft.hedge) if draft.hedge else None,
        unit=draft.unit, unit_text=Span.cut(text, *draft.unit_span) if draft.unit_span else None, per=draft.per,
        grain=draft.grain, range_role=cast("Any", draft.role if draft.comparator in {">=", "<="} else None),
        group=draft.group, fraction=draft.share is not None and draft.unit == "percent",
        negative=draft.negative, why=draft.why, share=_exact(draft), seconds=draft.seconds,
        currency_family=draft.generic,
    )  # fmt: skip


def _exact(draft: Draft) -> Decimal | None:
    if draft.share is None or draft.unit != "percent":
        return None
    return decimal_of(draft.share)
