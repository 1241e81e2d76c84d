"""Atoms: the scanner's tokens as the number grammar wants them, with proclitics off the number words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tawatur.quantities.lexicon import Lexeme
from tawatur.text.scanner import TokenKind

# Marks that show nothing: tatweel, bidirectional and zero-width characters.
HIDDEN: Final = (
    "\u0640\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
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


def has_digit(text: str) -> bool:
    """Tell whether a digit of any of the three scripts occurs."""
    return _DIGIT.search(text) is not None
