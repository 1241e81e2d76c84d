"""Finding phrases of the tables in a run of atoms, however their proclitics were cut."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Generic, TypeVar

from tawatur.quantities.atoms import Atom
from tawatur.text.normalise import fold
from tawatur.text.scanner import TokenKind

T = TypeVar("T")

_PIECE: Final = re.compile(r"[0-9]+|[a-z]+|[^\W\d_a-z]+|[^\w\s]|[²³]")
# How often a hedge's first word carries a proclitic that the scanner left on: «بنحو», «وأكثر», «سيقل».
_LEADING: Final = frozenset("وفبلكس")


def pieces(phrase: str) -> tuple[str, ...]:
    """Cut a phrase of a table as the scanner would cut it, proclitics left on."""
    return tuple(_PIECE.findall(fold(phrase)))


def word_at(atoms: list[Atom], at: int) -> tuple[str, int]:
    """Return the printed word that begins at an atom, proclitics and article put back, and the index after it."""
    atom = atoms[at]
    word = ""
    while atom.kind is TokenKind.PROCLITIC and at + 1 < len(atoms) and atoms[at + 1].glued:
        word += atom.norm
        at += 1
        atom = atoms[at]
    if atom.article:
        word += "ل" if word.endswith("ل") else "ال"
    return word + atom.norm, at + 1


def words_before(atoms: list[Atom], first: int, count: int) -> list[str]:
    """Return the printed words before an atom, nearest first, within the line; its own proclitics are skipped."""
    found: list[str] = []
    at = first
    while at > 0 and atoms[at - 1].kind is TokenKind.PROCLITIC and atoms[at].glued:
        at -= 1
    while at > 0 and len(found) < count:
        start = at - 1
        if atoms[start].kind is TokenKind.NEWLINE:
            break
        while start > 0 and atoms[start].glued and atoms[start - 1].kind is TokenKind.PROCLITIC:
            start -= 1
        word, _ = word_at(atoms, start)
        found.append(word)
        at = start
    return found


class Phrases(Generic[T]):
    """Phrases with a value each; the longest match wins."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._by_last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for words, value in entries:
            if not words:
                continue
            self._by_first.setdefault(words[0], []).append((words, value))
            self._by_last.setdefault(words[-1], []).append((words, value))
        for index in (self._by_first, self._by_last):
            for found in index.values():
                found.sort(key=lambda entry: -len(entry[0]))

    def firsts(self) -> frozenset[str]:
        """Return the words that begin a phrase."""
        return frozenset(self._by_first)

    def match(self, atoms: list[Atom], at: int) -> tuple[T, int] | None:
        """Match forwards: the value and the index after the phrase."""
        if at >= len(atoms):
            return None
        first, after = word_at(atoms, at)
        for words, value in self._by_first.get(first, ()):
            stop = after
            for word in words[1:]:
                if stop >= len(atoms):
                    break
                found, stop = word_at(atoms, stop)
                if found != word:
                    break
            else:
                return value, stop
        return None

    def match_back(self, atoms: list[Atom], stop: int) -> tuple[T, int] | None:
        """Match backwards, the phrase ending before `stop`: the value and the index of its first atom."""
        words: list[tuple[int, str]] = []
        at = stop
        while at > 0 and len(words) < 6:
            start = at - 1
            while start > 0 and atoms[start].glued and atoms[start - 1].kind is TokenKind.PROCLITIC:
                start -= 1
            word, _ = word_at(atoms, start)
            words.append((start, word))
            at = start
        if not words:
            return None
        for last in _stripped(words[0][1]):
            for phrase, value in self._by_last.get(last, ()):
                if len(phrase) > len(words) or (len(phrase) > 1 and last != words[0][1]):
                    continue
                if all(words[k][1] == phrase[-1 - k] for k in range(1, len(phrase) - 1)):
                    outer, word = words[len(phrase) - 1]
                    if phrase[0] in _stripped(word) or phrase[0] in _uncut(atoms, outer):
                        return value, outer
        return None


def _uncut(atoms: list[Atom], at: int) -> Iterable[str]:
    """Yield a word without the proclitics that the scanner cut off it: «قد» of «وقد», too short to be stripped."""
    while atoms[at].kind is TokenKind.PROCLITIC and at + 1 < len(atoms) and atoms[at + 1].glued:
        at += 1
        yield word_at(atoms, at)[0]


def _stripped(word: str) -> Iterable[str]:
    """Yield a word as printed and without one or two leading proclitics."""
    yield word
    if len(word) > 3 and word[0] in _LEADING:
        yield word[1:]
        if len(word) > 4 and word[1] in _LEADING:
            yield word[2:]
