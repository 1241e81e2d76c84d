"""Proposer: things that a number names: gold of «عيار 21», «الطريق الوطنية رقم 12»."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from tawatur.entities.proposals import Proposal
from tawatur.entities.vocabulary import heads, is_definite, qualifies
from tawatur.entities.words import Word
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind

_CARAT: Final = fold("عيار")
_NUMBER: Final = fold("رقم")
_LONGEST: Final = 4


def propose_numbered(words: list[Word]) -> Iterator[Proposal]:
    """Propose gold by its carat and roads, stations and the like by their number."""
    for index, word in enumerate(words[1:], 1):
        if word.kind is not TokenKind.NUMBER or word.cut or not word.norm.isdigit():
            continue
        before = words[index - 1]
        number = str(int("".join(str(unicodedata.digit(c)) for c in word.norm)))
        if before.bare == _CARAT and 8 <= int(number) <= 24:
            yield Proposal(before.readings[-1].start, word.end, "PRODUCT", "COMMODITY",
                           f"Gold {number} carat", "head_noun", "ذهب")  # fmt: skip
        elif before.norm == _NUMBER:
            first = _head(words, index - 2)
            if first is not None:
                noun = words[first].bare
                head = heads()[noun[2:] if is_definite(noun) else noun]
                yield Proposal(words[first].readings[-1].start, word.end, head.type, head.subtype, None,
                               "head_noun", head.noun)  # fmt: skip


def _head(words: list[Word], index: int) -> int | None:
    """Go back over adjectives to a head noun of a place: «الطريق الوطنية» before «رقم»."""
    for _ in range(_LONGEST):
        if index < 0 or words[index].kind is not TokenKind.WORD:
            return None
        noun = words[index].bare
        head = heads().get(noun[2:] if is_definite(noun) else noun)
        if head is not None:
            return index if head.type == "LOC" else None
        if words[index].cut or not qualifies(words, index):
            return None
        index -= 1
    return None
