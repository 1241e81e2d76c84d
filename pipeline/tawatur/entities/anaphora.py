"""Anaphora: definite common nouns that point back to a name («الشركة»، «النموذج»، «البلاد»)."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from tawatur.entities.gazetteer import Found
from tawatur.entities.proposals import Proposal
from tawatur.entities.tables import columns
from tawatur.entities.vocabulary import adjectives, english_adjective, word_set
from tawatur.entities.words import OPENING, Word
from tawatur.records import EntityType, FieldName
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind

_POSSESSIVES: Final = ("ها", "هم", "ه")
_ABSOLUTE: Final = "ال"
_REACH: Final = 60  # names of a kind that are looked back at
_ORDER: Final[dict[FieldName, int]] = {"title": 0, "body": 1}


class Mention(NamedTuple):
    """A name in a field, with its final canonical name."""

    field: FieldName
    start: int
    end: int
    proposal: Proposal
    oblique: bool = False  # governed by a preposition («أمام الوداد»): less likely to be spoken of further


class Anaphor(NamedTuple):
    """What a definite noun may point to."""

    head: str
    subtypes: frozenset[str]
    lands: str


class Land(NamedTuple):
    """A country as the article shows it."""

    canonical: str
    code: str


@lru_cache(maxsize=1)
def anaphors() -> dict[str, Anaphor]:
    """Return the definite nouns that point back, by folded form."""
    return {
        fold(noun): Anaphor(fold(head), frozenset(filter(None, subtypes.split("|"))), lands)
        for noun, head, subtypes, lands in columns("anaphors", 4)
    }


@lru_cache(maxsize=1)
def _lands() -> dict[str, str]:
    return {row[0]: row[1] for row in columns("countries", 7)}


def find_anaphors(
    field: FieldName,
    text: str,
    words: Sequence[Word],
    found: Mapping[int, Found],
    mentions: Sequence[Mention],
    outlet_country: str | None,
) -> Iterator[Proposal]:
    """Propose each definite noun of a field whose antecedent the article has named before.

    The antecedent is the nearest earlier name built on the same head noun or of a fitting finer type;
    a noun for a land means the land that the article names most.
    """
    table = anaphors()
    lands = land_counts(found, mentions)
    memory = Memory(mentions)
    yield from _possessed(field, words, memory)
    for index, word in enumerate(words):
        if word.kind is not TokenKind.WORD:
            continue
        for reading in word.readings:
            anaphor = table.get(reading.norm)
            if anaphor is None:
                continue
            if not _stands_alone(words, index):
                break
            land = _described_land(words, index)
            proposal = memory.antecedent(field, reading.start, anaphor, land=land)
            if proposal is None and anaphor.lands:
                proposal = _land(anaphor, lands, outlet_country)
            if proposal is not None:
                yield proposal._replace(start=reading.start, end=word.end, by="common_noun")
            break


def _possessed(field: FieldName, words: Sequence[Word], memory: Memory) -> Iterator[Proposal]:
    """Propose a maker's newest product: «نموذجها الأخير», «هاتفها الجديد»."""
    for index, word in enumerate(words[:-1]):
        if word.kind is not TokenKind.WORD or not word.bare.endswith(_POSSESSIVES):
            continue
        noun = _ABSOLUTE + next(word.bare[: -len(p)] for p in _POSSESSIVES if word.bare.endswith(p))
        if noun.endswith("ت"):
            noun = noun[:-1] + "ه"
        anaphor = anaphors().get(noun)
        following = words[index + 1]
        if anaphor is None or following.cut or following.norm not in word_set("newest"):
            continue
        if index + 2 < len(words) and (words[index + 2].kind is TokenKind.LATIN or words[index + 2].norm in OPENING):
            continue  # the name itself follows
        proposal = memory.antecedent(field, word.start, anaphor)
        if proposal is not None and proposal.type == "PRODUCT":
            start = word.readings[-1].start
            yield proposal._replace(start=start, end=following.end, by="common_noun")


def _stands_alone(words: Sequence[Word], index: int) -> bool:
    """Tell whether no name or genitive follows: «الشركة» in «الشركة «أقساطي»» is no anaphor."""
    if index + 1 >= len(words):
        return True
    following = words[index + 1]
    if following.norm in OPENING and index + 2 < len(words):
        return False
    return following.kind is not TokenKind.LATIN or following.cut


def _described_land(words: Sequence[Word], index: int) -> str:
    """Give the land that an adjective behind the noun names: «الشركة الأمريكية»."""
    if index + 1 < len(words) and not words[index + 1].cut and words[index + 1].norm in adjectives():
        return adjectives()[words[index + 1].norm].country
    return ""


class Memory:
    """What an article has named, ready to be asked for antecedents."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._times = Counter(mention.proposal.canonical for mention in mentions)
        self._titled = [mention.proposal for mention in mentions if mention.field == "title"]
        self._by_head: dict[str, list[Mention]] = {}
        self._by_subtype: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.proposal.canonical is not None:
                self._by_head.setdefault(mention.proposal.head, []).append(mention)
                self._by_subtype.setdefault(mention.proposal.subtype, []).append(mention)

    def antecedent(self, field: FieldName, start: int, anaphor: Anaphor, *, land: str = "") -> Proposal | None:
        """Find the name that a definite noun at a place points back to; `land` is the country it must fit."""
        place = (_ORDER[field], start)
        shelves = [self._by_subtype.get(subtype, []) for subtype in sorted(anaphor.subtypes)]
        if anaphor.head:
            shelves.append(self._by_head.get(anaphor.head, []))
        near: list[Mention] = []
        for shelf in shelves:
            end = bisect_left(shelf, place, key=_place)
            near.extend(shelf[max(0, end - _REACH) : end])
        titled = {p.canonical for p in self._titled if _fits(p, anaphor)}
        best: tuple[int, tuple[int, int]] | None = None
        chosen: Proposal | None = None
        for mention in near:
            proposal = mention.proposal
            if land and proposal.country and proposal.country != land:
                continue
            # A name met once, beside one that the title bears, is met in passing.
            passing = bool(titled) and proposal.canonical not in titled and self._times[proposal.canonical] == 1
            rank = 4 * mention.oblique + 2 * passing + (proposal.head != anaphor.head)
            if best is None or (-rank, _place(mention)) > best:
                best, chosen = (-rank, _place(mention)), proposal
        return chosen


def _place(mention: Mention) -> tuple[int, int]:
    return _ORDER[mention.field], mention.start


def _fits(proposal: Proposal, anaphor: Anaphor) -> bool:
    """Tell whether a noun may point to a name: same head noun, or a finer type that it covers."""
    return bool(anaphor.head and proposal.head == anaphor.head) or proposal.subtype in anaphor.subtypes


def land_counts(found: Mapping[int, Found], mentions: Sequence[Mention]) -> Counter[Land]:
    """Count how often each country shows in a field: its name, its adjective, its cities, its institutions."""
    counts: Counter[Land] = Counter()
    for hit in found.values():
        if len({name.country for name in hit.names}) > 1:
            continue  # «الدولار» speaks for no land
        for name in hit.names[:1]:
            if name.country in _lands() and not name.shy and name.subtype != "CURRENCY":
                counts[Land(_lands()[name.country], name.country)] += 2 if name.subtype == "COUNTRY" else 1
    for mention in mentions:
        if mention.field == "title" and mention.proposal.country in _lands():
            code = mention.proposal.country
            counts[Land(_lands()[code], code)] += 1
    return counts


def _land(anaphor: Anaphor, lands: Counter[Land], outlet_country: str | None) -> Proposal | None:
    """Choose the land that a noun for a land means."""
    allowed = None if anaphor.lands == "*" else set(anaphor.lands.split("|"))
    fitting = [land for land, _ in lands.most_common() if allowed is None or land.code in allowed]
    if not fitting and outlet_country in _lands() and (allowed is None or outlet_country in allowed):
        fitting = [Land(_lands()[outlet_country], outlet_country)]
    if not fitting:
        return None
    land = fitting[0]
    kind: EntityType = "LOC"
    canonical, subtype = land.canonical, "COUNTRY"
    if "GOVERNMENT" in anaphor.subtypes:
        kind, canonical, subtype = "ORG", f"{english_adjective(land.canonical)} government", "GOVERNMENT"
    return Proposal(0, 0, kind, subtype, canonical, "common_noun", country=land.code)
