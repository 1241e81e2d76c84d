"""Metonymy: a capital that acts stands for its land («وأعلنت القاهرة», «بين موسكو وكييف»)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from tawatur.entities.proposals import Proposal
from tawatur.entities.tables import columns
from tawatur.entities.vocabulary import word_set
from tawatur.entities.words import Word


@lru_cache(maxsize=1)
def capitals() -> dict[str, str]:
    """Return the capitals by canonical name, each with its country's canonical name."""
    return {row[6].split("=")[1]: row[1] for row in columns("countries", 7) if "=" in row[6]}


def read_metonyms(fields: Sequence[tuple[Sequence[Word], Sequence[Proposal]]]) -> list[list[Proposal]]:
    """Give the names of each field, capitals that stand for their land under its name.

    Where a capital acts once, it means the land all through the article, but for «في القاهرة».
    """
    acting = {
        p.canonical
        for words, proposals in fields
        for p in proposals
        if p.canonical in capitals() and p.by == "gazetteer" and _acts(words, _index(words, p))
    }
    return [
        [
            p._replace(canonical=capitals()[p.canonical], subtype="COUNTRY")
            if p.canonical in acting and p.by == "gazetteer" and not _is_place(words, _index(words, p))
            else p
            for p in proposals
        ]
        for words, proposals in fields
    ]


def _index(words: Sequence[Word], proposal: Proposal) -> int:
    return bisect_left(words, proposal.start + 1, key=lambda word: word.end)


def _acts(words: Sequence[Word], index: int) -> bool:
    acts = word_set("state_acts")
    if _is_place(words, index):
        return False
    before = words[index - 1].bare if index else ""
    after = words[index + 1].norm if index + 1 < len(words) else ""
    return before in acts or after in acts


def _is_place(words: Sequence[Word], index: int) -> bool:
    """Tell whether the city itself is meant: «في القاهرة», «بالقاهرة», «مدينة القاهرة»."""
    word = words[index]
    if word.cut and "ب" in word.readings[0].norm[:2]:
        return True
    return index > 0 and words[index - 1].bare in word_set("place_prepositions")
