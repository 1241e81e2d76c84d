"""Reading the times of a text: the grammar finds them, the context places them."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tawatur.records import Period, PeriodType
from tawatur.text.scanner import Token, scan
from tawatur.times.grammar import Grammar
from tawatur.times.lexicon import Item, Senses, read_items
from tawatur.times.moments import DayPart, Moment, Now
from tawatur.times.stretches import Alike, Bound, Count, Edge, Range
from tawatur.times.terms import MEMORY, TYPE_OF_UNIT, Bias, Context, Fields, OpenError, Term, Window

_REACH = 14  # items between a word of the future and the time it governs
# Senses that begin no expression, and prepositions that begin one only before a word of time.
_NEVER_FIRST = frozenset(
    {
        "and", "count_cue", "counted", "future", "era", "fiscal", "that", "shift", "prior", "later", "last", "same",
        "alike", "school", "minus", "zone", "zone_minutes", "on", "place", "homonym", "zero", "adverb", "separator",
        "digits", "equals", "date_noun", "ending", "midpoint", "dual_of", "quarters", "sure_day", "tonight",
    }
)  # fmt: skip
_LINKS = frozenset({"in", "of", "from", "to", "before", "after", "between", "until"})
_NEVER_SECOND = frozenset({"and", "in", "of", "future", "same", "counted", "that"})
_PHRASE = 16  # items of the longest text that may be one phrase
_STOPS = frozenset({".", "؟", "!", "\n", "؛", "?", "…"})


class Found(NamedTuple):
    """A term and the items it was read from, half-open."""

    term: Term
    first: int
    end: int


def read_times(
    text: str,
    *,
    tokens: Sequence[Token] | None = None,
    reference: dt.date | dt.datetime | None = None,
    bias: Bias | None = "past",
    week_start: int = 0,
) -> tuple[Period, ...]:
    """Read the times of a text, in order and without overlap; spans index the raw text.

    `reference` is the article's date, which «أمس», «أغسطس» and «منذ مطلع العام» are counted from. `bias` says
    where a weekday or month without a year points: `past` in news; None judges by the text itself, in which a
    phrase that stands alone («الجمعة») points forward. `week_start` is the first day of «هذا الأسبوع», 0 Monday
    (ISO 8601, and CLDR for Arabic without a country) to 6 Sunday; `weeks_begin` knows it by country.
    """
    items, found = find(text, tokens)
    if not found:
        return ()
    placed = place(text, items, found, reference=reference, bias=bias, week_start=week_start)
    return tuple(period for period, _ in placed)


def find(text: str, tokens: Sequence[Token] | None) -> tuple[list[Item], list[Found]]:
    """Find the time expressions of a text."""
    items = read_items(text, scan(text) if tokens is None else tokens)
    grammar = Grammar(items, lone=_is_phrase(items))
    found, at = [], 0
    expression = grammar.expression
    while at < len(items):
        senses = items[at].senses
        if senses and _may_start(senses, items, at):
            result = expression(at)
            if result is not None and not grammar.lone and _recurs(items, result[1]):
                at = result[1]
                continue
            if result is not None:
                found.append(Found(result[0], at, result[1]))
                at = result[1]
                continue
        at += 1
    return items, found


def _may_start(senses: Senses, items: list[Item], at: int) -> bool:
    """Tell cheaply whether an expression can start here: most و, ل, في and من of a text begin none."""
    starting = senses.keys() - _NEVER_FIRST
    if not starting:
        return False
    if starting <= _LINKS:
        return at + 1 < len(items) and not items[at + 1].senses.keys() <= _NEVER_SECOND
    return True


def _recurs(items: list[Item], at: int) -> bool:
    """Tell whether what was read comes again and again: «نهاية يونيو من كل عام» has no place on the calendar."""
    if at + 2 >= len(items) or items[at].senses.get("from") is None or items[at + 1].senses.get("every") is None:
        return False
    return items[at + 2].senses.get("unit") in {"year", "month", "week"}


def _is_phrase(items: list[Item]) -> bool:
    """Tell whether a short text holds nothing but words of time: then «المساء» or «6/10» can be nothing else."""
    if len(items) > _PHRASE:
        return False
    return all("counted" not in item.senses and (item.senses or not item.norm[:1].isalpha()) for item in items)


def place(
    text: str,
    items: list[Item],
    found: list[Found],
    *,
    reference: dt.date | dt.datetime | None,
    bias: Bias | None,
    week_start: int = 0,
) -> Iterator[tuple[Period, Found]]:
    """Place what was found on the calendar."""
    moment = _moment(reference)
    context = Context(moment, bias or judge(items, found), week_start=week_start)
    sentences = _sentence_numbers(items)
    future = [index for index, item in enumerate(items) if "future" in item.senses]
    years: dict[int, set[int]] = {}
    for term, first, _ in found:
        for year in _dated_years(term):
            years.setdefault(sentences[first], set()).add(year)
    context.text_years = frozenset(year for group in years.values() for year in group)
    general, last = context.bias, -1
    for one in found:
        sentence = sentences[one.first]
        if sentence != last:
            context.before = context.sentence if sentence == last + 1 else deque(maxlen=MEMORY)
            last, context.sentence = sentence, deque(maxlen=MEMORY)
            context.sentence_years = frozenset(years.get(sentence, ()))
        context.bias = "future" if general == "past" and _foretold(one.first, future, sentences) else general
        start, end = items[one.first].start, items[one.end - 1].end
        why: str | None = None
        try:
            window = one.term.resolve(context)
        except OpenError as reason:
            window, why = _open(one.term), str(reason)
        except (ValueError, OverflowError):
            window, why = _open(one.term), "no_such_date"
        else:
            if window.begin is not None and window.until is not None and window.begin >= window.until:
                window, why = _open(one.term), "runs_backwards"
            context.history.append(window)
            context.sentence.append(window)
        yield (
            Period(
                text=text[start:end], start=start, end=end, type=window.type, begin=window.begin,
                until=window.until, grain=window.grain, duration=window.duration, calendar=window.calendar,
                resolved_by=window.by, anaphor=window.anaphor, why_open=why,
            ),
            one,
        )  # fmt: skip


def _open(term: Term) -> Window:
    """Describe a term that could not be placed by what its words say."""
    if isinstance(term, Bound):
        kinds: dict[str, PeriodType] = {"after": "since", "before": "until"}
        return Window(None, None, "day", kinds.get(term.kind, term.kind))  # type: ignore[arg-type]
    if isinstance(term, Moment | DayPart):
        return Window(None, None, "hour", "time_of_day")
    if isinstance(term, Now):
        return Window(None, None, "second", "deictic_now")
    unit = getattr(term, "unit", None) or "day"
    kind: PeriodType = "range" if isinstance(term, Range | Count | Edge | Alike) else TYPE_OF_UNIT.get(unit, "range")
    return Window(None, None, unit, kind)


def _moment(reference: dt.date | dt.datetime | None) -> dt.datetime | None:
    if reference is None:
        return None
    if isinstance(reference, dt.datetime):
        return reference.replace(tzinfo=None)
    return dt.datetime(reference.year, reference.month, reference.day)


def _dated_years(term: Term) -> list[int]:
    """Years that a date with a month states, for dates in the same sentence that state none."""
    if isinstance(term, Range):
        return [*_dated_years(term.first), *_dated_years(term.last)]
    if isinstance(term, Fields) and term.calendar == "gregorian" and term.year is not None and term.month is not None:
        return [term.year] if term.year > 0 else []
    return []


def judge(items: list[Item], found: list[Found]) -> Bias:
    """Tell a text that is nothing but a time from running text."""
    covered = {index for one in found for index in range(one.first, one.end)}
    for index, item in enumerate(items):
        if index not in covered and not item.senses and any(char.isalpha() for char in item.norm):
            return "past"
    return "phrase"


def _sentence_numbers(items: list[Item]) -> list[int]:
    numbers, sentence = [], 0
    for item in items:
        numbers.append(sentence)
        if item.norm in _STOPS:
            sentence += 1
    return numbers


def _foretold(at: int, future: list[int], sentences: list[int]) -> bool:
    """Tell whether a word of the future stands shortly before, in the same sentence: «من المقرر أن … في أغسطس»."""
    found = bisect_left(future, at) - 1
    return found >= 0 and at - future[found] <= _REACH and sentences[future[found]] == sentences[at]
