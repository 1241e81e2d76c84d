"""Folds names and words for comparison, as the guideline's scores define it (section 8)."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

# Harakat, tatweel, dagger alef, bidi controls and quotation marks.
_DROPPED: Final = re.compile("[\u064b-\u0652\u0640\u0670\u200e\u200f\u202a-\u202e\u2066-\u2069“”\"'«»‘’]")
_LETTERS: Final = str.maketrans("أإآٱىة", "اااايه")
_SPACE: Final = re.compile(r"\s+")
_SHORTEST_STEM: Final = 3


@dataclass(frozen=True, slots=True)
class _Affixes:
    proclitics: tuple[str, ...]
    endings: tuple[str, ...]
    measure_words: tuple[str, ...]
    weak_letters: str


@lru_cache(maxsize=1)
def _affixes() -> _Affixes:
    table = tomllib.loads((files(__package__) / "folding.toml").read_text(encoding="utf-8"))
    return _Affixes(
        proclitics=tuple(table["proclitics"]),
        endings=tuple(table["endings"]),
        measure_words=tuple(table["measure_words"]),
        weak_letters=table["weak_letters"],
    )


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """Fold a name: NFKC, no marks or quotes, one alef, one yaa, lower case (`«أوبك+»` → `اوبك+`)."""
    text = _DROPPED.sub("", unicodedata.normalize("NFKC", name))
    return _SPACE.sub(" ", text.translate(_LETTERS)).strip().lower()


@lru_cache(maxsize=65536)
def stems(name: str) -> frozenset[str]:
    """Return the words of a name without clitics and endings: `للمستخدمين` → `{مستخدم}`."""
    return frozenset(_stem(word) for word in fold_name(name).split())


def _stem(word: str) -> str:
    affixes = _affixes()
    for front in affixes.proclitics:
        if word.startswith(front) and len(word) - len(front) >= _SHORTEST_STEM:
            word = word[len(front) :]
            break
    for end in affixes.endings:
        if word.endswith(end) and len(word) - len(end) >= _SHORTEST_STEM:
            return word[: -len(end)]
    return word


def likeness(one: str, other: str) -> float:
    """Return the Jaccard index of the stems of two names, 0 to 1."""
    a, b = stems(one), stems(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def contains(one: str, other: str) -> bool:
    """Tell whether one name holds all stems of the other and at most three more."""
    return _contains(stems(one), stems(other))


def contains_metric(one: str, other: str) -> bool:
    """Like `contains`, with the words that only say that something is measured left out."""
    measure = {stem for word in _affixes().measure_words for stem in stems(word)}
    return _contains(stems(one) - measure, stems(other) - measure)


def _contains(a: frozenset[str], b: frozenset[str]) -> bool:
    if not a or not b or abs(len(a) - len(b)) > 3:
        return False
    return a <= b or b <= a


def number_kin(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether a stem of one may be singular or plural of a stem of the other: نسخ and نسخة."""
    return any(_root(x) == _root(y) for x in one for y in other)


def _root(stem: str) -> str:
    """Return the first two consonants, which broken plurals keep."""
    return (stem.translate({ord(c): None for c in _affixes().weak_letters}) or stem)[:2]
