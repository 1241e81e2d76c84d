"""Words as the proposers see them: the scanner's tokens with proclitics joined again, and every way to read them.

A name may begin behind a proclitic («للشركة», «والهند», «بواشنطن») but holds the whole printed word elsewhere
(«الأغذية والزراعة»). So a `Word` is the printed word, and `readings` are its beginnings.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from tawatur.text.normalise import fold
from tawatur.text.scanner import Token, TokenKind


class Reading(NamedTuple):
    """One way to begin a word: the offset where the name would start and the folded rest."""

    start: int
    norm: str


class Word(NamedTuple):
    """A printed word, number, sign or line end.

    `gap` tells what stands before it: "" nothing, " " blanks, so that «V4 Mini» and «V4,Mini» differ.
    `cut` tells whether the scanner itself took proclitics off.
    """

    start: int
    end: int
    norm: str
    kind: TokenKind
    readings: tuple[Reading, ...]
    cut: bool
    gap: str

    @property
    def bare(self) -> str:
        """The folded word behind the proclitics that the scanner saw."""
        return self.readings[-1].norm


HYPHENS: Final = frozenset("-‐‑–—")
OPENING: Final = frozenset("«\"“‘'")
CLOSING: Final = frozenset("»\"”’'")
_SKIPPED: Final = frozenset({TokenKind.SPACE})


def read_words(text: str, tokens: Sequence[Token]) -> list[Word]:
    """Join proclitics with what they stand on; white space vanishes, line ends stay."""
    words: list[Word] = []
    index, count, last = 0, len(tokens), 0
    while index < count:
        token = tokens[index]
        if token.kind in _SKIPPED:
            index += 1
            continue
        gap = "" if token.start == last else " "
        if token.kind is not TokenKind.PROCLITIC:
            words.append(
                Word(token.start, token.end, token.norm, token.kind, (Reading(token.start, token.norm),), False, gap)
            )
            last = token.end
            index += 1
            continue
        first = index
        while (
            index + 1 < count
            and tokens[index].kind is TokenKind.PROCLITIC
            and (
                tokens[index + 1].start == tokens[index].end
                and tokens[index + 1].kind in {TokenKind.PROCLITIC, TokenKind.WORD, TokenKind.LATIN, TokenKind.NUMBER}
            )
        ):
            index += 1
        host = tokens[index]
        readings = [Reading(token.start, fold(text[token.start : host.end]))]
        for at in range(first + 1, index + 1):
            rest = fold(text[tokens[at].start : host.end]) if at < index else host.norm
            if rest.startswith("ل") and tokens[at - 1].norm == "ل":
                # «للشركة»: the article has lost its alef.
                readings.append(Reading(tokens[at].start, "ا" + rest))
                if rest.startswith("لل"):
                    continue
            readings.append(Reading(tokens[at].start, rest))
        words.append(Word(token.start, host.end, readings[0].norm, host.kind, tuple(readings), True, gap))
        last = host.end
        index += 1
    return words
