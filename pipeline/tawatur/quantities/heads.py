"""Nouns that stand before the number which counts them: «المحاولات الأربع», «دول الاتحاد الـ28»."""

from __future__ import annotations

import re
from typing import Final

from tawatur.quantities.atoms import Atom
from tawatur.quantities.draft import Draft, words_of
from tawatur.quantities.nouns import function_words, is_counted, is_plural, plain_word, singular
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind

_REACH: Final = 4  # atoms from a definite number back to the plural that heads its phrase
_ARTICLES: Final = ("ال", "لل")
_ARTICLE: Final = re.compile("^(?:ال|لل)")
# A plural with the pronoun of its owner: «مبارياته الأربع».
_OWNED: Final = re.compile("^(.{3,}?)(?:هما|ها|هم|هن|نا|ه)$")


def counted_before(text: str, run: list[Atom], at: int) -> Atom | None:
    """Find the plural that a definite number behind it counts: «المحاولات الأربع», «طائرات الرافال الثلاث»."""
    named = 0
    for back in range(at - 1, max(-1, at - 1 - _REACH), -1):
        atom = run[back]
        if atom.norm == "-" or (atom.kind is TokenKind.NUMBER and atom.glued):
            continue  # «طائرات إف-16 الثماني»
        if not atom.is_word or atom.norm in function_words() or atom.lexeme is not None:
            return None
        definite = atom.norm.startswith(_ARTICLES)
        if is_plural(_bare(atom.norm)):
            # «دول الثماني» are those of a body that is called so
            return atom if definite or back < at - 1 else None
        if not definite and run[back + 1].norm != "-":
            marbuta = text[atom.end - 1] == "ة"  # «برشلونة» has no owner
            owned = _OWNED.match(atom.norm) if back == at - 1 and not marbuta else None
            if owned is not None and is_plural(owned[1]):
                return atom
            named += 1
            if named > 1:
                return None  # one name may stand between: «أهداف ميلان الستة»
    return None


def members_before(text: str, run: list[Atom], at: int) -> Atom | None:
    """Find whose members digits with «الـ» count: «دول الاتحاد الأوروبي الـ28»; «مباريات الجولة الـ28» ranks."""
    found = counted_before(text, run, at)
    return found if found is not None and _bare(found.norm) in words_of("members") else None


def take_counted_before(text: str, draft: Draft, noun: Atom) -> None:
    """Give a draft the noun before it, which it counts."""
    word = _ARTICLE.sub("", plain_word(text[noun.start : noun.end]))
    owned = None if is_plural(_bare(noun.norm)) else _OWNED.match(word)
    draft.noun = draft.unit = singular(owned[1] if owned is not None else word)
    draft.unit_span, draft.bare = (noun.start, noun.end), False


def take_part_of(text: str, run: list[Atom], draft: Draft, at: int) -> None:
    """Give a bare number with a hedge behind it what it is a part of: «19 على الأقل من مقاتلي الحركة»."""
    if not draft.bare or draft.unit is not None or draft.share is not None or at + 1 >= len(run):
        return
    noun = run[at + 1]
    if run[at].norm != "من" or not noun.is_word or noun.lexeme is not None:
        return
    word = _ARTICLE.sub("", plain_word(text[noun.start : noun.end]))
    if is_plural(_bare(noun.norm)):
        draft.noun = draft.unit = singular(word)
    elif word.endswith("ي") and is_counted(fold(word[:-1])):
        draft.noun = draft.unit = word[:-1]  # a plural before what it belongs to: «مقاتلي الحركة»
    else:
        return
    draft.unit_span, draft.bare = (noun.start, noun.end), False


def _bare(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLES) else word
