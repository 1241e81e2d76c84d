"""Cutting tokens into atoms: proclitics off the number words, and back onto words that only look cut."""

from __future__ import annotations

import re
from typing import Final

from tawatur.quantities.atoms import HIDDEN, Atom
from tawatur.quantities.lexicon import Analysis, analyse, number_words, whole_phrases
from tawatur.quantities.units import whole_words
from tawatur.text.normalise import fold
from tawatur.text.scanner import Token, TokenKind

_HIDDEN: Final = frozenset(HIDDEN)
_SIGNS: Final = frozenset("-−%٪")
_TURNED: Final = re.compile("(?<![0-9.\u200f])([0-9]+)\\.\u200f([0-9]+)")


def atoms(text: str, tokens: list[Token] | tuple[Token, ...]) -> list[Atom]:
    """Turn tokens into atoms: hidden marks and runs of blanks dropped, proclitics cut off number words."""
    found: list[Atom] = []
    last_end = -1
    after_lam = False
    whole = whole_words()
    # One mark behind a point may be chance; a house style shows more than once, or in a whole part that begins with 0.
    turned = _TURNED.findall(text) if "\u200f" in text else []
    agency = len(turned) > 1 or any(len(first) > 1 and first[0] == "0" for first, _ in turned)
    for token in tokens:
        kind = token.kind
        start, end = token.start, token.end
        if kind is TokenKind.SPACE:
            if start == last_end and _HIDDEN.issuperset(token.text):
                last_end = end
            continue
        if kind is TokenKind.WORD:
            norm = token.norm
            if (
                start == last_end
                and found
                and found[-1].kind is TokenKind.PROCLITIC
                and _whole(found[-1].norm, token, whole)
            ):
                # the first letter of «لتر» or «برميل» is no proclitic
                start, norm = found[-1].start, found.pop().norm + norm
                last_end = found[-1].end if found and found[-1].end == start else -1
                after_lam = False
            if norm == "واحد" and "أ" in text[start : start + 3]:  # «وأحد عشر» folds to «واحد»
                word = token._replace(norm=norm)
                last_end = _split(text, word, Analysis(1, False, "احد", analyse("احد").lexeme), found, last_end)
                continue
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
            norm = token.norm
            if kind is TokenKind.NUMBER and agency and (swapped := _TURNED.fullmatch(text, start, end)):
                norm = f"{swapped[2]}.{swapped[1]}"  # agency style: the mark shows 53.7 where 7.53 is stored
            sign = found[-1] if kind is TokenKind.NUMBER and found and start == last_end else None
            if sign is not None and sign.end < start and sign.norm in _SIGNS and _leads(found):
                # an unseen mark parts the sign from its digits
                found[-1] = Atom(sign.start, end, sign.norm + norm, kind, None, False, False)
            else:
                found.append(Atom(start, end, norm, kind, None, False, start == last_end))
            after_lam = kind is TokenKind.PROCLITIC and token.norm == "ل"
        last_end = token.end
    return found


def _leads(found: list[Atom]) -> bool:
    """Tell whether the last atom, a sign, begins something: it hangs on no word or number."""
    return not found[-1].glued or found[-2].kind in {TokenKind.PUNCT, TokenKind.SYMBOL, TokenKind.NEWLINE}


def _whole(clitic: str, token: Token, whole: frozenset[str]) -> bool:
    """Tell whether a cut-off letter belongs to the word after all: «لتر», «برميل», «بليون»."""
    joined = clitic + token.norm
    if joined == "واحد":
        return "أ" not in token.text
    lexeme = number_words().get(token.norm)
    if lexeme is None:
        return joined in whole or joined in number_words()
    # «كمية» is no hundred; «وست» may well be six
    hundred = lexeme.cardinal is not None and lexeme.cardinal[0] in {"hundred", "hundred_plural"}
    return joined in whole or (hundred and joined in whole_phrases())


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
