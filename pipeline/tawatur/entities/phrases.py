"""Noun phrases: common nouns that can be measured without having a name.

«الهواتف الذكية», «شحنات الهواتف», «سفينة حاويات كبرى», «العاطلين عن العمل», «الطلب العالمي على النفط».
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from tawatur.entities.gazetteer import find_names
from tawatur.entities.tables import columns
from tawatur.entities.vocabulary import adjectives, is_definite, is_stop, word_set
from tawatur.entities.words import Word, read_words
from tawatur.records import Span
from tawatur.text.normalise import fold
from tawatur.text.scanner import Token, TokenKind

_LONGEST: Final = 5  # words of a phrase
_BEHIND: Final = 12  # tokens that are looked at
_NUMBERED: Final = frozenset(fold(w) for w in ("رقم", "عيار"))


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
    while index and tokens[index - 1].kind is TokenKind.PROCLITIC and tokens[index - 1].end == tokens[index].start:
        index -= 1  # «للجيل»: the noun shows its article only together with ل
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
        if is_stop(following.norm):
            break
        if is_definite(following.norm):
            definite = True  # the genitive makes the whole definite
            last += 1
            continue
        if not _describes(following.norm) and not _compounds(following.norm, last - first):
            break
        last += 1
    return _complement(words, first, last)


def _describes(norm: str) -> bool:
    """Tell whether an indefinite word is an adjective of the indefinite noun before it: «شركات سحابية»."""
    stems = _adjective_stems()
    return norm in stems or _stem(norm) in stems or (len(norm) > 5 and norm.endswith("يه"))


def _compounds(norm: str, depth: int) -> bool:
    """Tell whether an indefinite word is a genitive: «سفينة حاويات»; verbs that look like nouns are left out."""
    return depth < 2 and norm in word_set("common_nouns") and norm not in word_set("verbs")


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
    if _noun(words[first]) in _NUMBERED and last + 1 < len(words) and words[last + 1].kind is TokenKind.NUMBER:
        return last + 1  # «عيار 21»
    if last + 2 < len(words) and words[last + 1].norm in _NUMBERED and words[last + 2].kind is TokenKind.NUMBER:
        return last + 2  # «الطريق الوطنية رقم 12»
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
