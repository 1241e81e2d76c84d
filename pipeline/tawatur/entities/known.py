"""Proposer: names of the gazetteer, with what the context says for those that are also common words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from tawatur.entities.gazetteer import Found, Name, trie
from tawatur.entities.proposals import Proposal
from tawatur.entities.tables import columns
from tawatur.entities.vocabulary import heads, is_definite, is_plain, word_set
from tawatur.entities.words import OPENING, Word
from tawatur.text.normalise import fold

# Finer types whose spellings several countries share: «الدينار», «عمان».
_CONTESTED: Final = frozenset({"COUNTRY", "CITY", "CURRENCY"})


_TOPIC: Final = 3  # words that speak for a finer type before a shy name of it is believed
_SETTLED: Final = frozenset({"GPE", "CITY", "PROVINCE", "COUNTRY"})


@lru_cache(maxsize=1)
def cues() -> dict[str, frozenset[str]]:
    """Return, for each context word, the finer types that it speaks for: مباراة → TEAM, LEAGUE."""
    found: dict[str, set[str]] = {}
    for subtypes, spoken in columns("context_cues", 2):
        for word in spoken.split("|"):
            found.setdefault(fold(word), set()).update(subtypes.split("|"))
    return {word: frozenset(kinds) for word, kinds in found.items()}


def topics(words: list[Word]) -> dict[str, int]:
    """Count how often the text speaks for each finer type."""
    counts: dict[str, int] = {}
    table = cues()
    for word in words:
        for subtype in table.get(word.bare, ()):
            counts[subtype] = counts.get(subtype, 0) + 1
    return counts


def propose_known(
    words: list[Word], found: Mapping[int, Found], about: Mapping[str, int], sure: frozenset[str] = frozenset()
) -> Iterator[Proposal]:
    """Propose the names that a table knows. `sure` are canonical names met elsewhere in the article."""
    lands = country_counts(found)
    for index, hit in found.items():
        names = hit.names if len(hit.names) == 1 else _by_land(hit.names, lands)
        for name in names:
            if name.form == "adjective" or (hit.first == hit.last and _describes(words, index)):
                continue
            if name.shy and not _backed(words, index, hit, name, about, sure, lands):
                continue
            people = name.form == "people"
            unsure = (
                len(names) > 1 and name.subtype == "CURRENCY" and name.country != "US" and not lands.get(name.country)
            )
            yield Proposal(
                hit.start,
                hit.end,
                "GROUP" if people else name.type,
                "GROUP" if people else name.subtype,
                None if unsure else name.canonical,
                "gazetteer",
                country=name.country,
            )
            break


def country_counts(found: Mapping[int, Found]) -> dict[str, int]:
    """Count how often names speak for each country, by code; contested spellings do not vote."""
    counts: dict[str, int] = {}
    for hit in found.values():
        countries = {name.country for name in hit.names}
        if len(countries) == 1:
            code = countries.pop()
            counts[code] = counts.get(code, 0) + 1
    return counts


def _by_land(names: tuple[Name, ...], lands: Mapping[str, int]) -> list[Name]:
    """Put the reading first whose country the text speaks of: «عمان» in Jordanian news is Amman."""
    return sorted(names, key=lambda n: -lands.get(n.country, 0) if n.subtype in _CONTESTED and n.form == "name" else 0)


def _describes(words: list[Word], index: int) -> bool:
    """Tell whether a land's name stands as an adjective: «الأسهم السعودية»."""
    if index == 0 or words[index].cut or words[index].norm not in _both():
        return False
    return is_definite(words[index - 1].bare)


@lru_cache(maxsize=1)
def _both() -> frozenset[str]:
    """Return the words that are the name of a land and the adjective of one: السعودية."""
    return frozenset(key for key, node in trie().next.items() if {n.form for n in node.names} >= {"name", "adjective"})


def _backed(
    words: list[Word],
    index: int,
    hit: Found,
    name: Name,
    about: Mapping[str, int],
    sure: frozenset[str],
    lands: Mapping[str, int],
) -> bool:
    """Tell whether the context speaks for a shy name: quotes, a head noun, the topic, the article."""
    if name.canonical in sure:
        return True
    before = words[index - 1] if index else None
    if before is not None:
        if before.norm in OPENING:
            return True
        head = heads().get(before.bare)
        if head is not None and (head.subtype == name.subtype or (head.type == name.type and head.type != "LOC")):
            return True
        if head is not None and head.subtype in _SETTLED and name.subtype in _SETTLED:
            return True
    if name.type == "LOC":  # «في العقبة» where the text speaks of Jordan
        spoken = lands.get(name.country, 0) if name.country else about.get(name.subtype, 0) >= _TOPIC
        return bool(spoken) and _stands_as_place(words, index)
    return about.get(name.subtype, 0) >= _TOPIC and _may_go_by_topic(words, index, hit, name)


def _stands_as_place(words: list[Word], index: int) -> bool:
    """Tell whether a preposition of place stands before a name: «في برشلونة», «بالعقبة»."""
    if words[index].cut and words[index].readings[0].norm[0] == "ب":
        return True
    return index > 0 and words[index - 1].norm in word_set("place_prepositions")


def _may_go_by_topic(words: list[Word], index: int, hit: Found, name: Name) -> bool:
    """Tell whether the topic is enough: for clubs («الهلال») yes, unless a place is meant («في برشلونة»).

    A word as common as «مصدر» stays a word whatever the text is about.
    """
    if name.subtype in {"TEAM", "NATIONAL_TEAM"}:
        return not _stands_as_place(words, index)
    norm = words[index].bare
    return hit.last > hit.first or not is_plain(norm[2:] if is_definite(norm) else norm)
