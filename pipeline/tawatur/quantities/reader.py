"""Reading the quantities of a text: one pass over atoms, one reading for every number."""

from __future__ import annotations

from decimal import localcontext
from typing import Final

from tawatur.quantities.atoms import Atom, has_digit
from tawatur.quantities.context import settle
from tawatur.quantities.cutting import atoms
from tawatur.quantities.draft import Draft, starters
from tawatur.quantities.drafts import read_draft
from tawatur.quantities.goals import goal_words
from tawatur.quantities.nouns import feminine_dual
from tawatur.quantities.owned import owned_shares
from tawatur.records import Quantity
from tawatur.text.scanner import Token, TokenKind, scan

# Printed digits and scale words together stay below this many digits, so every sum is exact.
_PRECISION: Final = 100


def read_quantities(
    text: str, *, tokens: list[Token] | tuple[Token, ...] | None = None, country: str | None = None
) -> tuple[Quantity, ...]:
    """Read every number of a text as a proposal, in text order, none overlapping another.

    `tokens` are those of `scan(text)`, if they are there already; `country` is the outlet's (ISO 3166), to
    tell whose ريال, دينار or جنيه is meant. Numbers that are never a value come with their `negative` class.
    """
    run = atoms(text, scan(text) if tokens is None else tokens)
    with localcontext() as context:
        context.prec = _PRECISION
        return settle(text, run, _drafts(text, run, country))


def _drafts(text: str, run: list[Atom], country: str | None) -> list[Draft]:
    found: list[Draft] = []
    at = 0
    lone = _lone(run)
    words = starters() | owned_shares().keys() | goal_words()
    while at < len(run):
        atom = run[at]
        lexeme = atom.lexeme
        kind = atom.kind
        if (
            (lexeme is not None and (lexeme.starts_number or lexeme.ordinal))
            or kind is TokenKind.NUMBER
            or (kind is TokenKind.WORD and (atom.norm in words or feminine_dual(atom.norm)))
            or (kind is TokenKind.LATIN and has_digit(atom.norm))
        ):
            read = read_draft(text, run, at, country=country, lone=lone)
            if read:
                found.extend(read)
                at = max(read[-1].stop, at + 1)
                continue
        at += 1
    return found


def _lone(run: list[Atom]) -> tuple[int, int]:
    """Return the stretch of atoms that holds words or numbers, punctuation at either end left out."""
    if len(run) >= 40:
        return -1, -1
    kinds = {TokenKind.WORD, TokenKind.NUMBER, TokenKind.LATIN, TokenKind.PROCLITIC}
    inner = [i for i, atom in enumerate(run) if atom.kind in kinds]
    return (inner[0], inner[-1] + 1) if inner else (-1, -1)
