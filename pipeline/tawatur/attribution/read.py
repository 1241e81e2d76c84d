"""Reads who is given as the source of each stretch of an article."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final

from tawatur.attribution.clauses import Mark
from tawatur.attribution.footers import read_carrier, read_footers
from tawatur.attribution.marks import find_marks, same_outlet
from tawatur.attribution.phrases import folded_name, is_agent, read_phrase
from tawatur.attribution.register import Register, Source
from tawatur.attribution.scope import stretches
from tawatur.attribution.words import WordView, view
from tawatur.reading import ArticleReading, Reading
from tawatur.records import Attribution, ChainMember, FieldName, Quantity, Span, Strength

_LONGEST: Final = 6000  # characters read at a time: a text without a stop costs no more than one with
_CLOSE: Final = 3  # characters between two sources that make one chain
_REACH: Final = 1  # sentences that go on without naming the lead's source again
_REACH_ALONE: Final = 2  # the same in an article that names no other source


def read_attributions(context: ArticleReading) -> tuple[tuple[Attribution, ...], tuple[Attribution, ...]]:
    """Return the attributions of the title and of the body, each in text order.

    A stretch of `scope` sentence belongs to a cue; those of scope document (a footer, an article that
    relays one source) hold where no sentence says better. Chains leave the outlet out.
    """
    register = Register(context)
    seen = view(context.body)
    carrier = read_carrier(seen, register)
    body, marks = _sentences(seen, register)
    body += _footers(seen, register)
    body += _lists(context.body, body)
    title: list[Attribution] = []
    if context.title is not None:
        title_seen = view(context.title)
        title, title_marks = _sentences(title_seen, register)
        if not title_marks:
            title += _headline(title_seen, register, context, body)
    body += _relayed(context.body, body, marks)
    if carrier is not None:
        body = _carried(body, carrier, context.body, "body")
        title = _carried(title, carrier, context.title, "title")
    key = lambda a: (a.start, a.end)  # noqa: E731
    return tuple(sorted(title, key=key)), tuple(sorted(body, key=key))


def _sentences(seen: WordView, register: Register) -> tuple[list[Attribution], list[Mark]]:
    """Read the cues of every sentence of a field."""
    found: list[Attribution] = []
    every: list[Mark] = []
    for sentence in seen.reading.sentences:
        if sentence.kind == "table_row" or seen.reading.blocks[sentence.block].kind == "boilerplate":
            continue
        for begin in range(sentence.start, sentence.end, _LONGEST):
            last = min(begin + _LONGEST, sentence.end)
            marks = find_marks(seen, register, begin, last)
            _join_relays(marks)
            for start, end, mark in stretches(seen, marks, begin, last):
                found.append(_attribution(mark, start, end, seen.reading.field))
            every += marks
    return found, every


def _join_relays(marks: list[Mark]) -> None:
    """Make one chain of an outlet that speaks and the source that it names: «ذكرت وكالة، نقلا عن دراسة»."""
    for carrier, speaker in list(pairwise(marks)):
        close = speaker.forward and speaker.start - carrier.end <= _CLOSE
        if carrier.forward and carrier.primary.kind == "media" and close and carrier in marks:
            speaker.cited.insert(0, carrier.primary)  # «وفقا لوكالة الأناضول قال الوزير إن»
            speaker.start = carrier.start
            marks.remove(carrier)
    for mark in list(marks):
        if not mark.relays:
            continue
        said = next((m for m in marks if m is not mark and m.forward and m.cue_index < mark.cue_index), None)
        if said is None:
            continue
        if mark.primary.kind == "media" and said.primary.kind != "media":
            said.cited.append(mark.primary)
        else:
            said.cited = [said.primary, *said.cited]
            said.primary = mark.primary
        marks.remove(mark)


def _attribution(mark: Mark, start: int, end: int, field: FieldName) -> Attribution:
    strength: Strength = "explicit"
    chain = [s.member(level="cited_outlet", strength=strength, field=field) for s in mark.cited]
    chain.append(mark.primary.member(level="primary", strength=strength, field=field))
    return Attribution(
        start=start,
        end=end,
        chain=tuple(chain),
        cue=mark.cue,
        scope="sentence",
        commitment="low" if mark.low else "normal",
    )


def _footers(seen: WordView, register: Register) -> list[Attribution]:
    field = seen.reading.field
    return [
        Attribution(
            start=f.start,
            end=f.end,
            chain=(f.source.member(level="primary", strength="footer", field=field),),
            scope="document",
        )
        for f in read_footers(seen, register)
    ]


def _headline(
    seen: WordView, register: Register, context: ArticleReading, body: list[Attribution]
) -> list[Attribution]:
    """Read «الصحة العالمية: …» at the head of a title; else a title repeats what the body says with a source."""
    text = seen.reading.text
    colon = next((i for i, w in enumerate(seen.words[:7]) if w.text == ":"), None)
    if colon:
        phrase = read_phrase(seen, 0, colon)
        if phrase is not None and phrase.stop == colon and _may_speak(seen, phrase.first, colon, register):
            source = register.enter(seen, phrase)
            known = _known(register, source)
            member = (known or source).member(level="primary", strength="explicit", field="title")
            if known is not None:
                member = source.member(level="primary", strength="explicit", field="title").model_copy(
                    update={"canonical": known.canonical}
                )
            cue = Span.cut(text, seen.words[0].start, seen.words[colon].end)
            return [Attribution(start=0, end=len(text), chain=(member,), cue=cue, scope="sentence")]
    found = []
    for quantity in seen.reading.quantities:
        twin = _repeated(quantity, context.body, body)
        if twin is not None:
            chain = tuple(_from_body(m) for m in twin.chain)
            found.append(Attribution(start=quantity.start, end=quantity.end, chain=chain, scope="document"))
    return found


def _may_speak(seen: WordView, first: int, last: int, register: Register) -> bool:
    if not is_agent(seen, first):
        folded = set(folded_name(seen.reading.text[: seen.words[last].start]).split())
        return any(folded <= set(folded_name(s.canonical).split()) for s in register.sources)
    entity = seen.entity(first) or seen.entity(min(first + 1, last - 1))
    return entity is None or entity.type in {"ORG", "PER"}


def _known(register: Register, source: Source) -> Source | None:
    """Return a source of the body whose name holds the title's short one: «النقد الدولي»."""
    words = set(folded_name(source.canonical).split())
    for other in register.sources:
        if other is not source and words <= set(folded_name(other.canonical).split()):
            return other
    return None


def _repeated(quantity: Quantity, body: Reading, attributions: list[Attribution]) -> Attribution | None:
    """Return the attribution of the first number of the body that the title's repeats, rounds or bounds."""
    if quantity.negative is not None:
        return None
    for other in body.quantities:
        if other.negative is None and _same_value(quantity, other):
            covering = [a for a in attributions if a.start <= other.start and other.end <= a.end]
            if covering:
                return min(covering, key=lambda a: (a.scope != "sentence", a.end - a.start))
    return None


def _same_value(short: Quantity, full: Quantity) -> bool:
    """Tell whether a title's number may be the body's: «أكثر من 7 ملايين» for 7.9 million."""
    if short.number is None or full.number is None or not short.number or not full.number:
        return False
    if short.unit is not None and full.unit is not None and short.unit != full.unit:
        return False
    a, b = abs(short.number), abs(full.number)
    if a == b:
        return True
    if a < 10 or short.comparator == "=":
        return False
    if short.comparator in {">", ">="}:
        return a < b <= a * Decimal("1.25")
    return a * Decimal("0.9") <= b <= a * Decimal("1.1")


def _from_body(member: ChainMember) -> ChainMember:
    """Return a link named in the body as it serves a claim of the title."""
    return member.model_copy(update={"field": "body", "strength": "document-level"})


def _relayed(body: Reading, found: list[Attribution], marks: list[Mark]) -> list[Attribution]:
    """Return the source of the lead where the text goes on without naming one.

    «أعلنت دائرة الإحصاءات أن المعدل بلغ…. وسجلت البطالة بين الذكور…»: the sentences right behind a sentence of
    the lead's source are still its report, until somebody else speaks or the text moves on.
    """
    lead = _lead(body, found)
    if lead is None or lead.chain[-1].anonymous or lead.chain[-1].level != "primary":
        return []
    name = folded_name(lead.chain[-1].canonical or lead.chain[-1].name or "")
    chain = tuple(m.model_copy(update={"strength": "document-level"}) for m in lead.chain)
    relayed: list[Attribution] = []
    alone = all(folded_name(m.primary.canonical) == name for m in marks)
    reach = _REACH_ALONE if alone else _REACH
    left = 0
    for sentence in body.sentences:
        if sentence.kind == "table_row" or body.blocks[sentence.block].kind == "boilerplate":
            left = 0
            continue
        here = [m for m in marks if sentence.start <= m.cue.start < sentence.end]
        if here:
            theirs = folded_name(here[-1].primary.canonical) == name
            left = reach if theirs else 0
        elif left:
            left -= 1
            relayed.append(Attribution(start=sentence.start, end=sentence.end, chain=chain, scope="document"))
    return relayed


def _lists(body: Reading, found: list[Attribution]) -> list[Attribution]:
    """Give the items of a list the source of the sentence that leads it: «وقالت الوزارة إن الحصص كالآتي:»."""
    listed: list[Attribution] = []
    lead: Attribution | None = None
    for sentence in body.sentences:
        if sentence.kind != "list_item":
            ends = body.text[sentence.start : sentence.end].endswith(":")
            covering = [a for a in found if ends and a.scope == "sentence" and a.start < sentence.end <= a.end]
            lead = covering[-1] if covering else None
        elif lead is not None and not any(a.start < sentence.end and sentence.start < a.end for a in found):
            chain = tuple(m.model_copy(update={"strength": "document-level"}) for m in lead.chain)
            listed.append(Attribution(start=sentence.start, end=sentence.end, chain=chain, scope="document"))
    return listed


def _lead(body: Reading, found: list[Attribution]) -> Attribution | None:
    """Return the attribution of the first number of the body that may be a value."""
    first = next((q for q in body.quantities if q.negative is None), None)
    if first is None:
        return None
    covering = [a for a in found if a.scope == "sentence" and a.start <= first.start and first.end <= a.end]
    return min(covering, key=lambda a: a.end - a.start, default=None)


def _carried(found: list[Attribution], carrier: Source, reading: Reading | None, field: FieldName) -> list[Attribution]:
    """Put the agency of the dateline or credit line into every chain, and behind what has none."""
    if reading is None:
        return found
    member = carrier.member(level="cited_outlet", strength="document-level", field=field)
    carried = [
        a
        if any(same_outlet(carrier.canonical, m.canonical or m.name) for m in a.chain)
        else a.model_copy(update={"chain": (member, *a.chain)})
        for a in found
    ]
    if not any(a.scope == "document" and a.start == 0 and a.end == len(reading.text) for a in carried):
        carried.append(Attribution(start=0, end=len(reading.text), chain=(member,), scope="document"))
    return carried
