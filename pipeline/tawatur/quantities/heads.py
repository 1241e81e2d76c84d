"""Nouns that stand before the number which counts them: «المحاولات الأربع», «دول الاتحاد الـ28»."""

from __future__ import annotations

import re
from typing import Final

from tawatur.quantities.atoms import Atom
from tawatur.quantities.draft import Draft, words_of
from tawatur.quantities.nouns import function_words, is_plural, plain_word, singular
from tawatur.text.scanner import TokenKind

_REACH: Final = 4  # atoms from a definite number back to the plural that heads its phrase
_ARTICLES: Final = ("ال", "لل")
_ARTICLE: Final = re.compile("^(?:ال|لل)")
# A plural with the pronoun of its owner: «مبارياته الأربع».
_OWNED: Final = re.compile("^(.{3,}?)(?:هما|ها|هم|هن|نا|ه)$")


def counted_before(run: list[Atom], at: int) -> Atom | None:
    """Find the plural that a definite number behind it counts: «المحاولات الأربع», «طائرات الرافال الثلاث»."""
    for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
        atom = run[back]
        if atom.norm == "-" or (atom.kind is TokenKind.NUMBER and atom.glued):
            continue  # «طائرات إف-16 الثماني»
        if not atom.is_word or atom.norm in function_words() or atom.lexeme is not None:
            return None
        if is_plural(_bare(atom.norm)):
            return atom
        definite = atom.norm.startswith(_ARTICLES)
        if not definite and run[back + 1].norm != "-":
            owned = _OWNED.match(atom.norm) if back == at - 1 else None
            return atom if owned is not None and is_plural(owned[1]) else None
    return None


def members_before(run: list[Atom], at: int) -> Atom | None:
    """Find whose members digits with «الـ» count: «دول الاتحاد الأوروبي الـ28»; «مباريات الجولة الـ28» ranks."""
    found = counted_before(run, at)
    return found if found is not None and _bare(found.norm) in words_of("members") else None


def take_counted_before(text: str, draft: Draft, noun: Atom) -> None:
    """Give a draft the noun before it, which it counts."""
    word = _ARTICLE.sub("", plain_word(text[noun.start : noun.end]))
    owned = None if is_plural(_bare(noun.norm)) else _OWNED.match(word)
    draft.noun = draft.unit = singular(owned[1] if owned is not None else word)
    draft.unit_span, draft.bare = (noun.start, noun.end), False


def _bare(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLES) else word
