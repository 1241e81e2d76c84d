"""Comparators and hedges, before and after the number, and what a negation makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, cast

from tawatur.quantities.atoms import Atom
from tawatur.quantities.lexicon import rows
from tawatur.quantities.phrases import Phrases, pieces, word_at
from tawatur.records import Comparator
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind

# How far a verb may stand from the number that it compares its subject with:
# «تجاوز عدد تحميلات النموذج على المنصة 410 آلاف».
_REACH: Final = 9
_STOPS: Final = frozenset('،؛:.؟!()«»"')


@dataclass(frozen=True, slots=True)
class Hedge:
    """A comparator with the atoms that say it, `[first, stop)`."""

    sign: Comparator
    first: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Verb:
    sign: Comparator
    negated: Comparator
    prepositions: frozenset[str]


@lru_cache(maxsize=1)
def _before() -> Phrases[Comparator]:
    return Phrases((pieces(phrase), cast("Comparator", sign)) for phrase, sign in rows("hedges.tsv"))


@lru_cache(maxsize=1)
def _after() -> Phrases[Comparator]:
    return Phrases((pieces(phrase), cast("Comparator", sign)) for phrase, sign in rows("hedges_after.tsv"))


@lru_cache(maxsize=1)
def _verbs() -> dict[str, list[_Verb]]:
    found: dict[str, list[_Verb]] = {}
    for forms, prepositions, sign, negated in rows("hedge_verbs.tsv"):
        verb = _Verb(
            cast("Comparator", sign), cast("Comparator", negated),
            frozenset(fold(p) for p in filter(None, prepositions.split("|"))),
        )  # fmt: skip
        for form in forms.split("|"):
            found.setdefault(fold(form), []).append(verb)
    return found


@lru_cache(maxsize=1)
def _prepositions() -> frozenset[str]:
    return frozenset(p for verbs in _verbs().values() for verb in verbs for p in verb.prepositions)


_OPENING: Final = frozenset('([«"“')


@lru_cache(maxsize=16)
def _words(role: str) -> frozenset[str]:
    return frozenset(fold(word) for name, words in rows("hedge_words.tsv") if name == role for word in words.split())


def hedge_before(atoms: list[Atom], first: int) -> Hedge | None:
    """Find the comparator that governs the number phrase which begins at an atom."""
    at = first
    if at > 0 and atoms[at - 1].norm in _OPENING and atoms[at].glued:
        at -= 1  # the Gulf press sets its figures in brackets: «أكثر من (209)»
    begin = at
    while at > 0 and atoms[at - 1].kind is TokenKind.PROCLITIC and atoms[at].glued:
        at -= 1
    preposition = at < begin
    at = _skip_fillers(atoms, at)
    return (
        _verb_with_preposition(atoms, at)
        or _phrase(atoms, at)
        or (None if preposition else _verb(atoms, at))
    )  # fmt: skip


def _skip_fillers(atoms: list[Atom], at: int) -> int:
    """Go back over «حاجز», «عتبة», «نسبة»: words between comparator and number that add nothing."""
    while at > 0 and atoms[at - 1].norm in _words("filler"):
        at -= 1
    return at


def _phrase(atoms: list[Atom], at: int) -> Hedge | None:
    hit = _before().match_back(atoms, at)
    if hit is None:
        return None
    sign, first = hit
    begin = _skip_clitics(atoms, first)
    return Hedge(sign, begin, max(at, begin + 1))  # «بحدود 90»: its noun is a filler too, and was gone over


def _skip_clitics(atoms: list[Atom], first: int) -> int:
    while atoms[first].kind is TokenKind.PROCLITIC and first + 1 < len(atoms) and atoms[first + 1].glued:
        first += 1
    return first


def _lookup(word: str) -> list[_Verb]:
    verbs = _verbs()
    if word in verbs:
        return verbs[word]
    for cut in (1, 2):
        if len(word) > cut + 2 and all(c in "وفسل" for c in word[:cut]) and word[cut:] in verbs:
            return verbs[word[cut:]]
    return []


def _negation(atoms: list[Atom], at: int) -> int:
    """Return the index of a negation that governs the verb at an atom, or -1."""
    start = at
    while start > 0 and atoms[start - 1].kind is TokenKind.PROCLITIC and atoms[start].glued:
        start -= 1
    for back in (start - 1, start - 2):
        if back >= 0 and atoms[back].norm.lstrip("وف") in _words("negation"):
            if back == start - 2 and atoms[start - 1].norm not in _words("auxiliary"):
                continue
            return back
    return -1


def _governed(atoms: list[Atom], at: int, verb: _Verb, stop: int) -> Hedge:
    negation = _negation(atoms, at)
    if negation >= 0:
        return Hedge(verb.negated, negation, stop)
    return Hedge(verb.sign, at, stop)


def _verb_with_preposition(atoms: list[Atom], stop: int) -> Hedge | None:
    """«لا تقل حمولتها عن 130 ألف», «يزيد على 20»: the preposition stands before the number."""
    if stop == 0:
        return None
    preposition = atoms[stop - 1].norm
    if preposition not in _prepositions():
        return None
    for at in range(stop - 2, max(-1, stop - 7), -1):
        if atoms[at].norm in _STOPS or atoms[at].kind in {TokenKind.NEWLINE, TokenKind.NUMBER}:
            return None
        for verb in _lookup(atoms[at].norm):
            if preposition in verb.prepositions:
                hedge = _governed(atoms, at, verb, stop)
                return None if hedge.sign == "=" else hedge
    return None


def _verb(atoms: list[Atom], stop: int) -> Hedge | None:
    """«تجاوز عدد الإصابات 98 ألف»: a transitive verb whose object is the number."""
    for at in range(stop - 1, max(-1, stop - _REACH), -1):
        atom = atoms[at]
        if atom.norm in _STOPS or atom.kind in {TokenKind.NEWLINE, TokenKind.NUMBER}:
            return None
        word, _ = word_at(atoms, at)
        if word in _words("barrier") or (at == stop - 1 and word in _words("preposition")):
            return None
        if atom.kind is TokenKind.PROCLITIC and atom.norm == "و":
            return None
        for verb in _lookup(atom.norm):
            if not verb.prepositions:
                hedge = _governed(atoms, at, verb, at + 1)
                return None if hedge.sign == "=" else hedge
    return None


def hedge_after(atoms: list[Atom], stop: int) -> Hedge | None:
    """Find a comparator right behind the number and its noun: «يومين على الأقل», «18 عاما فأكثر»."""
    if stop >= len(atoms):
        return None
    hit = _after().match(atoms, stop)
    return Hedge(hit[0], stop, hit[1]) if hit else None
