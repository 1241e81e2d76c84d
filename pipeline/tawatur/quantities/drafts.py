"""From an atom to drafts of quantities: which reader is asked, in which order."""

from __future__ import annotations

from tawatur.quantities.atoms import Atom
from tawatur.quantities.bare import read_noun_alone, read_vague
from tawatur.quantities.draft import Draft, figures_of_speech, inside_words, negative_draft
from tawatur.quantities.figures import read_digits, read_latin
from tawatur.quantities.goals import read_goals
from tawatur.quantities.ordinals import read_ordinal
from tawatur.quantities.owned import read_owned_share
from tawatur.quantities.phones import read_spelled_phone
from tawatur.quantities.phrases import word_at
from tawatur.quantities.spelled import read_words
from tawatur.text.scanner import TokenKind


def read_draft(text: str, run: list[Atom], at: int, *, country: str | None, lone: tuple[int, int]) -> list[Draft]:
    """Read what begins at an atom; an empty list when no number does."""
    atom = run[at]
    if atom.glued and at and run[at - 1].norm in {"#", "_"}:
        return []  # a hashtag
    if atom.kind is TokenKind.LATIN:
        return read_latin(text, run, at, country)
    if atom.kind is TokenKind.NUMBER:
        return read_digits(text, run, at, country, lone)
    word, _ = word_at(run, at)
    if atom.norm in inside_words() or word in inside_words():
        return [negative_draft(run, at, at + 1, "scale_word_inside_word", "a word that holds a scale word")]
    figure = figures_of_speech().match(run, at)
    if figure:
        return [negative_draft(run, at, at + 1, figure[0], "a figure of speech")]  # type: ignore[arg-type]
    lexeme = atom.lexeme
    goals = read_goals(run, at)
    if goals:
        return goals
    if (owned := read_owned_share(text, run, at)) is not None:
        return [owned]
    if lexeme is not None:
        phone = read_spelled_phone(run, at)
        if phone:
            return [phone]
        found = (
            read_ordinal(run, at, lone)
            or read_vague(text, run, at, country)
            or read_words(text, run, at, country, lone)
        )  # fmt: skip
        if found:
            return found
    return read_noun_alone(text, run, at, country, lone)
