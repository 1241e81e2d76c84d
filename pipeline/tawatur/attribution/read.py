"""Reads who is given as the source of each stretch of an article."""

from __future__ import annotations

from tawatur.attribution.footers import read_carrier, read_footers
from tawatur.attribution.marks import Mark, find_marks, same_outlet
from tawatur.attribution.phrases import folded_name, is_agent, read_phrase
from tawatur.attribution.register import Register, Source
from tawatur.attribution.scope import stretches
from tawatur.attribution.words import WordView, view
from tawatur.reading import ArticleReading, Reading
from tawatur.records import Attribution, ChainMember, FieldName, Quantity, Span, Strength


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
    title: list[Attribution] = []
    if context.title is not None:
        title_seen = view(context.title)
        title, title_marks = _sentences(title_seen, register)
        if not title_marks:
            title += _headline(title_seen, register, context, body)
    body += _relayed(context.body, marks)
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
        marks = find_marks(seen, register, sentence.start, sentence.end)
        _join_relays(marks)
        for start, end, mark in stretches(seen, marks, sentence.start, sentence.end):
            found.append(_attribution(mark, start, end, seen.reading.field))
        every += marks
    return found, every


def _join_relays(marks: list[Mark]) -> None:
    """Make one chain of an outlet that speaks and the source that it names: «ذكرت وكالة، نقلا عن دراسة»."""
    for mark in list(marks):
        if not mark.relays:
            continue
        speaker = next((m for m in marks if m is not mark and m.forward and m.cue_index < mark.cue_index), None)
        if speaker is None:
            continue
        if mark.primary.kind == "media" and speaker.primary.kind != "media":
            speaker.cited.append(mark.primary)
        else:
            speaker.cited = [speaker.primary, *speaker.cited]
            speaker.primary = mark.primary
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
    """Return the attribution of the body's first number equal to the title's."""
    if quantity.number is None or quantity.negative is not None:
        return None
    for other in body.quantities:
        if other.number is None or other.negative is not None or abs(other.number) != abs(quantity.number):
            continue
        covering = [a for a in attributions if a.start <= other.start and other.end <= a.end]
        if covering:
            return min(covering, key=lambda a: (a.scope != "sentence", a.end - a.start))
    return None


def _from_body(member: ChainMember) -> ChainMember:
    """Return a link named in the body as it serves a claim of the title."""
    return member.model_copy(update={"field": "body", "strength": "document-level"})


def _relayed(body: Reading, marks: list[Mark]) -> list[Attribution]:
    """Return the one source that the whole article relays: every cue of the article leads to it."""
    names = {folded_name(m.primary.canonical) for m in marks}
    if len(names) != 1 or marks[0].primary.anonymous:
        return []
    mark = marks[0]
    chain = [s.member(level="cited_outlet", strength="document-level", field="body") for s in mark.cited]
    chain.append(mark.primary.member(level="primary", strength="document-level", field="body"))
    return [Attribution(start=0, end=len(body.text), chain=tuple(chain), scope="document")]


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
