"""Atoms: the scanner's tokens as the number grammar wants them, with proclitics off the number words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tawatur.quantities.lexicon import Analysis, Lexeme, analyse
from tawatur.text.normalise import fold
from tawatur.text.scanner import Token, TokenKind

# Marks that show nothing: tatweel, bidirectional and zero-width characters.
HIDDEN: Final = "\u0640\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_HIDDEN: Final = frozenset(HIDDEN)
_DIGIT: Final = re.compile("[0-9٠-٩۰-۹]")


@dataclass(slots=True)
class Atom:
    """A word, number, sign or mark. `article` says that ال was cut off a number word («الثلاثة»)."""

    start: int
    end: int
    norm: str
    kind: TokenKind
    lexeme: Lexeme | None = None
    article: bool = False
    glued: bool = False  # nothing stands between this atom and the one before it

    @property
    def is_word(self) -> bool:
        """Tell whether it is made of Arabic letters."""
        return self.kind is TokenKind.WORD


def atoms(text: str, tokens: list[Token] | tuple[Token, ...]) -> list[Atom]:
    """Turn tokens into atoms: hidden marks and runs of blanks dropped, proclitics cut off number words."""
    found: list[Atom] = []
    last_end = -1
    after_lam = False
    for token in tokens:
        kind = token.kind
        start, end = token.start, token.end
        if kind is TokenKind.SPACE:
            continue
        if kind is TokenKind.WORD:
            norm = token.norm
            cut = analyse(norm, after_lam and start == last_end)
            after_lam = False
            if cut.clitics or cut.article:
                last_end = _split(text, token, cut, found, last_end)
                continue
            found.append(Atom(start, end, norm, kind, cut.lexeme, False, start == last_end))
        elif kind is TokenKind.PUNCT and token.text in _HIDDEN:
            last_end = end if start == last_end else last_end
            continue
        else:
            if kind is TokenKind.NUMBER:
                while end > start and text[end - 1] in _HIDDEN:
                    end -= 1
            found.append(Atom(start, end, token.norm, kind, None, False, start == last_end))
            after_lam = kind is TokenKind.PROCLITIC and token.norm == "ل"
        last_end = token.end
    return found


def _split(text: str, token: Token, cut: Analysis, found: list[Atom], last_end: int) -> int:
    """Append the proclitics and the number word of a token; offsets are found by folding letter by letter."""
    at = token.start
    clitics = token.norm[: cut.clitics]
    for letter in clitics:
        stop = _advance(text, at, token.end, letter)
        found.append(Atom(at, stop, letter, TokenKind.PROCLITIC, None, False, at == last_end))
        last_end = at = stop
    found.append(Atom(at, token.end, cut.rest, TokenKind.WORD, cut.lexeme, cut.article, at == last_end))
    return token.end


def _advance(text: str, start: int, end: int, letter: str) -> int:
    """Return the offset after the raw characters that fold to one letter and the marks that sit on it."""
    at = start
    while at < end and fold(text[at]) != letter:
        at += 1
    at += 1
    while at < end and not fold(text[at]):
        at += 1
    return min(at, end - 1)


def has_digit(text: str) -> bool:
    """Tell whether a digit of any of the three scripts occurs."""
    return _DIGIT.search(text) is not None
