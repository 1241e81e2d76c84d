"""The scanner: one pass over the raw text that cuts it into tokens.

Everything downstream reads these tokens: the spaCy tokenizer wraps them, the number and time grammars run
over them. A token never changes the text; `raw[token.start:token.end] == token.text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final, NamedTuple

from tawatur.tables import read_table
from tawatur.text.clitics import proclitics
from tawatur.text.normalise import fold


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"  # Arabic letters
    PROCLITIC = "proclitic"  # و ف ب ل ك س cut off the word, number or Latin name that follows
    NUMBER = "number"  # digits with their separators, sign and percent sign: 17.1% ١٬٢٥٠ 57ر43 5-10 2025/10/06
    LATIN = "latin"  # Latin letters, digits allowed: GPT-4o R-1 H20 iPhone 4K
    URL = "url"  # addresses, e-mail, @names
    SPACE = "space"  # white space beyond a single blank; marks that are not seen
    NEWLINE = "newline"
    PUNCT = "punct"
    SYMBOL = "symbol"  # currency signs, %, °, mathematical signs


class Token(NamedTuple):
    """A token: offsets into the raw text, the raw text itself, its folded form and its kind."""

    start: int
    end: int
    text: str
    norm: str
    kind: TokenKind


# Digits of three scripts; marks that may stand between them without being seen.
_D: Final = r"0-9\u0660-\u0669\u06f0-\u06f9"
_HIDDEN: Final = r"\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_LETTER: Final = r"\u0621-\u063a\u0641-\u064a\u066e-\u066f\u0671-\u06d3\u06fa-\u06ff\ufb50-\ufdfb\ufe70-\ufefc"
_MARK: Final = r"\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_LATIN: Final = r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff"

# Digits, with unseen marks only between them.
_DIGITS: Final = rf"[{_D}]+(?:[{_HIDDEN}]+[{_D}]+)*"
_UNITS: Final = "|".join(unit for (unit,) in read_table("text/data/latin_units.tsv"))

_TOKEN: Final = re.compile(
    rf"""
    (?P<word>[{_LETTER}{_MARK}][{_LETTER}{_MARK}{_HIDDEN}]*)
  | (?P<space>[^\S\n\r\u2028\u2029\x0b\x0c\x85]+|[{_HIDDEN}]+)
  | (?P<newline>\r\n|[\n\r\u2028\u2029\x0b\x0c\x85])
  | (?P<url>(?:https?://|www\.)[^\s<>"'«»،؛{_LETTER}]*[^\s<>"'«»،؛{_LETTER}.,:;!?)\]}}]
        | [A-Za-z0-9_.+-]{{1,64}}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+
        | (?<![\w@])@[A-Za-z0-9_]{{2,}})
  | (?P<latin>
        (?:[{_D}]+(?=[A-Za-z])(?!(?i:{_UNITS})(?![{_LATIN}{_D}])))?
        [{_LATIN}][{_LATIN}{_D}]*(?:[-_.+&'’/][{_LATIN}{_D}]+)*\+{{0,2}}
    )
  | (?P<number>
        [%٪]?(?:(?:(?<!\w)|(?<=(?<!\w)و))[+\-−–])?{_DIGITS}  # «-1.2%», «و-1.2%»; «كوفيد-19» has no sign
        (?:[{_HIDDEN}]*(?:[.,٫٬:/\-–−،’']|ر)[{_HIDDEN}]*{_DIGITS})*
        (?:[{_HIDDEN}]*[%٪])?
    )
  | (?P<symbol>[$€£¥₪₺₹₽﷼°℃℉%٪+=×÷~^<>|±≈≥≤¼½¾⅓⅔⅛])
  | (?P<punct>\.{{2,}}|.)
    """,
    re.VERBOSE | re.DOTALL,
)

# Before one of these a lone «لـ» is a proclitic: «لـ«أرامكو»».
_OPENING: Final = "«\"“‘'([%٪$€£"


def scan(text: str) -> list[Token]:
    """Cut a raw text into tokens that cover it but for single blanks between them.

    Proclitics come off digits and Latin names always, off Arabic words where the lexicon says so:
    «و13%» is «و», «13%»; «للشركة» is «ل», «لشركة»; «وزير» stays whole.
    """
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "punct"
        start, end = match.span()
        raw = match.group()
        if kind == "space":
            if raw != " ":
                yield Token(start, end, raw, " ", TokenKind.SPACE)
        elif kind == "word":
            yield from _word(text, start, end)
        else:
            yield Token(start, end, raw, fold(raw), TokenKind(kind))


def _word(text: str, start: int, end: int) -> Iterator[Token]:
    """Cut the proclitics off an Arabic word."""
    raw = text[start:end]
    follows = text[end : end + 1]
    for length in proclitics(raw, glued=follows.isalnum() or (follows != "" and follows in _OPENING)):
        piece = text[start : start + length]
        yield Token(start, start + length, piece, fold(piece), TokenKind.PROCLITIC)
        start += length
    if start < end:
        piece = text[start:end]
        yield Token(start, end, piece, fold(piece), TokenKind.WORD)
