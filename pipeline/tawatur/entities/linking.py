"""Linking: one canonical name for each thing of an article.

Within one article the short name («أقساطي» after «شركة «أقساطي»»), the acronym in brackets («(أونكتاد)»), the
family name, the other script, and the definite common noun («الشركة»، «البلاد») lead to the name they stand for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tawatur.entities.anaphora import Mention, find_anaphors
from tawatur.entities.gazetteer import Found, find_names
from tawatur.entities.headed import propose_headed
from tawatur.entities.known import propose_known, topics
from tawatur.entities.matching import same_name
from tawatur.entities.metonymy import read_metonyms
from tawatur.entities.proposals import Proposal, apart, arbitrate
from tawatur.entities.reading import entity, propose
from tawatur.entities.recognised import Recognises, with_recognised
from tawatur.entities.shortening import Alias, find_aliases, read_aliases
from tawatur.entities.surface import clean
from tawatur.entities.vocabulary import word_set
from tawatur.entities.words import OPENING, Word, read_words
from tawatur.records import Entity, EntityType, FieldName
from tawatur.text.normalise import fold
from tawatur.text.scanner import Token, scan

_COMPARED: Final = 40  # unlisted names of an article that are compared with each other
SAME: Final = 0.9  # unlisted names of one article in two scripts are one name from here on


_COMPANY: Final = fold("شركة")


class _Field(NamedTuple):
    name: FieldName
    text: str
    words: list[Word]
    found: dict[int, Found]
    sentences: Sequence[tuple[int, int]] | None


class Linker:
    """The entities of one article, title and body linked with each other.

    `title` and `body` hold the linked entities of each field, in text order, none overlapping; entities with
    `by="common_noun"` are definite nouns that point back to a name. `outlet_country` is the ISO code of the
    outlet's land, taken for «البلاد» where the article names no land. A `recogniser` reads the title and the
    body's `sentences` (all by default): names that no table or rule knows come from it.
    """

    def __init__(
        self,
        body: str,
        *,
        title: str | None = None,
        body_tokens: Sequence[Token] | None = None,
        title_tokens: Sequence[Token] | None = None,
        outlet_country: str | None = None,
        recogniser: Recognises | None = None,
        sentences: Sequence[tuple[int, int]] | None = None,
    ) -> None:
        whole = [(0, len(title or ""))]
        fields = [_field("title", title or "", title_tokens, whole), _field("body", body, body_tokens, sentences)]
        linked = _link(fields, outlet_country, recogniser)
        self.title: tuple[Entity, ...] = linked["title"]
        self.body: tuple[Entity, ...] = linked["body"]

    def entities(self, field: FieldName) -> tuple[Entity, ...]:
        """Return the linked entities of a field."""
        return self.title if field == "title" else self.body

    def resolve(self, field: FieldName, start: int, end: int) -> Entity | None:
        """Return the linked entity that stands exactly at `[start, end)`, or that it covers, or None."""
        inside = [e for e in self.entities(field) if e.start is not None and e.end is not None
                  and e.start < end and start < e.end]  # fmt: skip
        exact = next((e for e in inside if e.start == start and e.end == end), None)
        return exact or (inside[0] if inside else None)


def _field(
    name: FieldName, text: str, tokens: Sequence[Token] | None, sentences: Sequence[tuple[int, int]] | None
) -> _Field:
    words = read_words(text, scan(text) if tokens is None else tokens)
    return _Field(name, text, words, {hit.first: hit for hit in find_names(words)}, sentences)


def _link(
    fields: Sequence[_Field], outlet_country: str | None, recogniser: Recognises | None
) -> dict[FieldName, tuple[Entity, ...]]:
    about: Counter[str] = Counter()
    sure: set[str] = set()
    for field in fields:
        about.update(topics(field.words))
        sure.update(n.canonical for hit in field.found.values() for n in hit.names if not n.shy)
    proposals = {
        field.name: arbitrate(propose(field.text, field.words, found=field.found, about=about, sure=frozenset(sure)))
        for field in fields
    }
    for field, read in zip(fields, read_metonyms([(f.words, proposals[f.name]) for f in fields]), strict=True):
        proposals[field.name] = with_recognised(read, recogniser, field.text, field.words, field.sentences)
    aliases = [a for field in fields for a in read_aliases(field.text, field.words, proposals[field.name])]
    if aliases:
        for field in fields:
            more = find_aliases(field.words, aliases)
            proposals[field.name] = arbitrate([*proposals[field.name], *more])
    hidden = {field.name: _inside_offices(field, proposals[field.name]) for field in fields}
    names = _merge([(field.text, p) for field in fields for p in proposals[field.name]], aliases)
    mentions = [
        Mention(
            field.name,
            p.start,
            p.end,
            p._replace(canonical=names.get(_label(field.text, p), _label(field.text, p))),
            _oblique(field, p),
        )
        for field in fields
        for p in proposals[field.name]
    ]
    mentions = sorted(
        [*mentions, *(Mention(f.name, p.start, p.end, p) for f in fields for p in hidden[f.name])],
        key=lambda m: (m.field == "body", m.start),
    )
    linked: dict[FieldName, tuple[Entity, ...]] = {}
    for field in fields:
        concealed = set(hidden[field.name])
        own = [m.proposal for m in mentions if m.field == field.name and m.proposal not in concealed]
        back = find_anaphors(field.name, field.text, field.words, field.found, mentions, outlet_country)
        chosen = arbitrate([*own, *apart(back, own)])
        linked[field.name] = tuple(entity(field.text, p) for p in chosen)
    return linked


def _inside_offices(field: _Field, kept: Sequence[Proposal]) -> list[Proposal]:
    """Give the institutions that offices name: «رئيس هيئة قناة السويس» also brings up the authority."""
    offices = [p for p in kept if p.subtype == "OFFICE"]
    if not offices:
        return []
    inner = [
        *propose_known(field.words, field.found, {}),
        *propose_headed(field.words, field.found),
    ]
    return arbitrate(
        p._replace(canonical=_label(field.text, p))
        for p in inner
        if p.type == "ORG" and not next(apart([p], offices), None)
    )


def _oblique(field: _Field, proposal: Proposal) -> bool:
    """Tell whether a preposition governs a name."""
    index = bisect_left(field.words, proposal.start + 1, key=lambda w: w.end) - 1
    while index >= 0 and (field.words[index].norm in OPENING or field.words[index].bare == proposal.head):
        index -= 1
    return index >= 0 and field.words[index].norm in word_set("oblique")


def _label(text: str, proposal: Proposal) -> str:
    """What a proposal is called before merging: its canonical name or its cleaned surface."""
    return proposal.canonical or clean(text[proposal.start : proposal.end])


def _merge(printed: Sequence[tuple[str, Proposal]], aliases: Sequence[Alias]) -> dict[str, str]:
    """Map each label to the canonical name of its thing."""
    names: dict[str, str] = {a.label: a.canonical for a in aliases if a.label != a.canonical}
    unlisted: dict[str, Proposal] = {}
    wholes: dict[tuple[str, EntityType], str] = {}
    for text, proposal in printed:
        label = _label(text, proposal)
        if proposal.canonical is None or proposal.by == "article":
            if proposal.type != "PER" and label not in names:
                unlisted.setdefault(label, proposal)
        else:
            for part in _beginnings(clean(text[proposal.start : proposal.end])):
                wholes.setdefault((part, proposal.type), proposal.canonical)
    companies: dict[str, set[str]] = {}
    for _, proposal in printed:
        if proposal.canonical and proposal.subtype == "COMPANY" and proposal.country:
            companies.setdefault(proposal.country, set()).add(proposal.canonical)
    for label, proposal in unlisted.items():
        # «شركة النفط السعودية» after «أرامكو» describes it
        if proposal.head == _COMPANY and proposal.country and label not in names:
            own = companies.get(proposal.country, set())
            if len(own) == 1:
                names[label] = next(iter(own))
    for label, proposal in unlisted.items():
        # «هيئة الهلال الأحمر» beside «هيئة الهلال الأحمر السعودي»
        if (label, proposal.type) in wholes:
            names.setdefault(label, wholes[label, proposal.type])
    several = list(unlisted.items())[:_COMPARED]
    for index, (label, proposal) in enumerate(several):
        for other, earlier in several[:index]:
            if other in names or label in names or proposal.type != earlier.type:
                continue
            if _extends(label, other) or _extends(other, label):
                names[label] = other
            elif label.isascii() != other.isascii() and same_name(label, other) >= SAME:
                latin, arabic = (label, other) if label.isascii() else (other, label)
                names[arabic] = latin
    return {label: names.get(name, name) for label, name in names.items()}


def _beginnings(name: str) -> Iterator[str]:
    """Give the beginnings of a name that still are names: two words and more, not all."""
    words = name.split(" ")
    for length in range(2, len(words)):
        yield " ".join(words[:length])


def _extends(longer: str, shorter: str) -> bool:
    """Tell whether one name is another with words added: «محطة الريم للطاقة الشمسية», «محطة الريم»."""
    return len(shorter.split(" ")) > 1 and longer.startswith(shorter + " ")
