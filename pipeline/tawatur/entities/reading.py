"""Reading the entities of a text: every proposer speaks, one arbitration decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.entities.gazetteer import Found, find_names
from tawatur.entities.headed import propose_headed
from tawatur.entities.known import propose_known, topics
from tawatur.entities.latin import propose_latin
from tawatur.entities.numbered import propose_numbered
from tawatur.entities.persons import propose_persons
from tawatur.entities.proposals import Proposal, arbitrate
from tawatur.entities.recognised import Recognises, with_recognised
from tawatur.entities.surface import clean, restore_article
from tawatur.entities.words import Word, read_words
from tawatur.records import Entity
from tawatur.text.scanner import Token, scan


def read_entities(
    text: str, *, tokens: Sequence[Token] | None = None, recogniser: Recognises | None = None
) -> tuple[Entity, ...]:
    """Return the named entities of a text, in text order, none overlapping; proclitics stay outside.

    Products, organisations and places that no table knows have their cleaned Arabic as canonical name.
    A `recogniser` (docs/ner.md) adds the names that no table or rule knows.

    >>> [(e.text, e.canonical) for e in read_entities("تراجعت أسهم أرامكو والهند")]
    [('أرامكو', 'Saudi Aramco'), ('الهند', 'India')]
    """
    words = read_words(text, scan(text) if tokens is None else tokens)
    kept = with_recognised(arbitrate(propose(text, words)), recogniser, text, words)
    return tuple(entity(text, proposal) for proposal in kept)


def propose(
    text: str,
    words: list[Word],
    *,
    found: dict[int, Found] | None = None,
    about: Mapping[str, int] | None = None,
    sure: frozenset[str] = frozenset(),
) -> list[Proposal]:
    """Let every proposer speak.

    `about` counts what the article speaks of, `sure` holds the canonical names that it is known to hold;
    without them the text alone must do.
    """
    if found is None:
        found = {hit.first: hit for hit in find_names(words)}
    if about is None:
        about = topics(words)
    if not sure:
        sure = frozenset(n.canonical for hit in found.values() for n in hit.names if not n.shy)
    shown = _visible(found, sure)
    return [
        *propose_known(words, found, about, sure),
        *propose_latin(text, words, shown),
        *propose_headed(words, shown),
        *propose_persons(text, words, shown),
        *propose_numbered(words),
    ]


def _visible(found: dict[int, Found], sure: frozenset[str]) -> dict[int, Found]:
    """Hide the names that are common words until something speaks for them."""
    return {
        index: hit
        for index, hit in found.items()
        if any(not n.shy or n.canonical in sure for n in hit.names)
    }  # fmt: skip


def entity(text: str, proposal: Proposal) -> Entity:
    """Write a proposal as a record."""
    printed = text[proposal.start : proposal.end]
    canonical = proposal.canonical
    if canonical is None:
        after_lam = proposal.start > 0 and text[proposal.start - 1] == "ل"
        canonical = clean(restore_article(printed, after_lam=after_lam and text[proposal.start] == "ل")) or printed
    return Entity(
        text=printed,
        start=proposal.start,
        end=proposal.end,
        type=proposal.type,
        subtype=proposal.subtype,
        canonical=canonical,
        by=proposal.by,
    )
