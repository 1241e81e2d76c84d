"""Noun phrases: common nouns that can be measured without having a name.

«الهواتف الذكية», «شحنات الهواتف», «سفينة حاويات كبرى», «العاطلين عن العمل», «الطلب العالمي على النفط».
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from tawatur.entities.gazetteer import find_names
from tawatur.entities.tables import columns
from tawatur.entities.vocabulary import adjectives, is_definite, is_plain, is_stop, word_set
from tawatur.entities.words import Word, read_words
from tawatur.records import Span
from tawatur.text.normalise import fold
from tawatur.text.scanner import Token, TokenKind

_LONGEST: Final = 5  # words of a phrase
_BEHIND: Final = 12  # tokens that are looked at
_FEMININE: Final = ("ه", "ات", "ى", "ي")
_RELATIVE: Final = fold("من")


@lru_cache(maxsize=1)
def _complements() -> dict[str, frozenset[str]]:
    """Return the nouns that need a preposition to be whole: الطلب → على."""
    return {
        fold(noun): frozenset(fold(p) for p in prepositions.split("|"))
        for nouns, prepositions in columns("complements", 2)
        for noun in nouns.split("|")
    }


@lru_cache(maxsize=1)
def _adjective_stems() -> frozenset[str]:
    return frozenset(row[0] for row in columns("common_nouns", 2) if row[1])


def noun_phrase_at(text: str, tokens: Sequence[Token], index: int) -> Span | None:
    """Read the noun phrase that begins at `tokens[index]`: a noun, its adjectives, its genitives.

    Proclitics at its front are passed over. None where no noun stands there. At most five words.
    """
    words = read_words(text, tokens[index : index + _BEHIND])
    if not words:
        return None
    first = words[0]
    last = phrase_end(words, 0)
    if last is None:
        return None
    start = first.readings[-1].start if first.cut else first.start
    return Span.cut(text, start, words[last].end)


def phrase_end(words: Sequence[Word], first: int) -> int | None:
    """Return the last word of the noun phrase that begins at a word, or None."""
    word = words[first]
    if word.kind not in {TokenKind.WORD, TokenKind.LATIN}:
        return None
    norm = _noun(word)
    if is_stop(norm) or (norm in word_set("verbs") and norm not in word_set("common_nouns")):
        return None
    known = {hit.first: hit for hit in find_names(words[first : first + _LONGEST + 1])}
    hit = known.get(0)
    last = first + hit.last if hit is not None and any(n.form != "adjective" for n in hit.names) else first
    definite = is_definite(norm)
    while last + 1 < len(words) and last - first < _LONGEST:
        following = words[last + 1]
        if following.kind is not TokenKind.WORD or following.cut or not following.gap:
            break
        if definite:
            if not _agrees(following):
                break
            last += 1
            continue
        named = known.get(last + 1 - first)
        if named is not None and named.start == following.start and any(n.form == "name" for n in named.names):
            return first + named.last
        if is_definite(following.norm) and not is_stop(following.norm):
            definite = True  # the genitive makes the whole definite
            last += 1
            continue
        if (
            following.norm in _adjective_stems()
            or _stem(following.norm) in _adjective_stems()
            or (is_plain(following.norm) and following.norm in word_set("common_nouns") and last - first < 2)
        ):
            last += 1
            continue
        break
    return _complement(words, first, last)


def _noun(word: Word) -> str:
    """Return the folded noun, with the article that ل had swallowed."""
    return next((r.norm for r in word.readings[1:] if is_definite(r.norm)), word.bare)


def _stem(norm: str) -> str:
    return norm[:-1] if norm.endswith("ه") else norm[:-2] if norm.endswith(("ات", "ين", "ون")) else norm


def _agrees(word: Word) -> bool:
    """Tell whether a definite word is an adjective of the definite noun before it."""
    norm = word.norm
    if not is_definite(norm) or norm in word_set("timely"):
        return False
    stem = norm[2:]
    return (
        norm in adjectives()
        or norm in word_set("institution_adjectives")
        or stem in _adjective_stems()
        or _stem(stem) in _adjective_stems()
        or stem.endswith(("يه", "ي"))
    )


def _complement(words: Sequence[Word], first: int, last: int) -> int:
    """Go on with the preposition that the noun needs: «العاطلين عن العمل», «الطلب على النفط»."""
    prepositions = _complements().get(_noun(words[first]))
    if prepositions is None or last + 1 >= len(words):
        return last
    following = words[last + 1]
    if following.norm in prepositions and last + 2 < len(words) and not words[last + 2].cut:
        inner = words[last + 2]
        if inner.kind is TokenKind.WORD and not is_stop(inner.norm):
            return last + 2
    elif following.cut and following.readings[0].norm[0] in prepositions:
        return last + 1
    return last
