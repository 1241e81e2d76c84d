"""Near-copies: texts that are one text, reworded in places.

A copy may share only a third of its word triples with its model, and copies that are edited by hand share less; then
it is the shared long sentences, which two writers do not find by chance, that give it away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from datasketch import MinHash, MinHashLSH

from tawatur.agreement.lexicon import words
from tawatur.records import Article

Gram = tuple[str, ...]

_COPIED: Final = 0.30  # share of the shorter text's triples that makes a copy by itself
_REWORDED: Final = 0.08  # share that makes one together with shared sentences
_SENTENCE_WORDS: Final = 7  # shorter sentences are shared by chance
_SENTENCE_SHARE: Final = 0.40  # share of a sentence's pairs of words
_SENTENCES: Final = 2
_EVIDENCE_WORDS: Final = 12  # «بلغ صافي أرباح الشركة كذا» is a formula; longer sentences are found once
_TITLE_WORDS: Final = 5
_EVIDENCE_SHARE: Final = 0.60  # share of a sentence's triples
_COMMON: Final = 4  # a sentence found in more articles than this is furniture («للاشتراك في النشرة»)
_PERMUTATIONS: Final = 64
_CANDIDATE: Final = 0.1
_BREAK: Final = re.compile(r"[.؟!\n]+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The word triples of a text, and the word pairs of each of its long sentences."""

    triples: frozenset[Gram]
    sentences: tuple[tuple[Gram, frozenset[Gram]], ...]


def grams(text: tuple[str, ...], size: int) -> frozenset[Gram]:
    """Return the runs of `size` words."""
    return frozenset(text[at : at + size] for at in range(len(text) - size + 1))


@lru_cache(maxsize=8192)
def fingerprint(text: str) -> Fingerprint:
    """Fingerprint a text."""
    long = [found for part in _BREAK.split(text) if len(found := words(part)) >= _SENTENCE_WORDS]
    return Fingerprint(grams(words(text), 3), tuple((found, grams(found, 2)) for found in long))


def containment(a: frozenset[Gram], b: frozenset[Gram]) -> float:
    """Return how much of the smaller set the larger holds."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def same_sentence(one: str, two: str, *, title: bool = False) -> bool:
    """Tell whether two long sentences, or two titles, are one, reworded in places: nobody finds it twice."""
    first, second = words(one), words(two)
    if min(len(first), len(second)) < (_TITLE_WORDS if title else _EVIDENCE_WORDS):
        return False
    return containment(grams(first, 3), grams(second, 3)) >= _EVIDENCE_SHARE


class Copies:
    """Answers whether two articles are near-copies, from their texts."""

    def __init__(self, articles: Mapping[str, Article] | None) -> None:
        self.articles = articles or {}
        self._known: dict[tuple[str, str], bool] = {}
        self._common: Counter[Gram] | None = None

    def between(self, one: str, two: str) -> bool:
        """Tell whether two articles, given by id, are copies; without their texts nothing is."""
        key = (one, two) if one <= two else (two, one)
        if key not in self._known and one in self.articles and two in self.articles:
            self._known[key] = self._copied(self.articles[one].body, self.articles[two].body)
        return self._known.get(key, False)

    def _copied(self, one: str, two: str) -> bool:
        a, b = fingerprint(one), fingerprint(two)
        share = containment(a.triples, b.triples)
        if share >= _COPIED or share < _REWORDED:
            return share >= _COPIED
        shared = sum(
            any(containment(left, right) >= _SENTENCE_SHARE for _, right in b.sentences)
            for sentence, left in a.sentences
            if self._rare(sentence)
        )
        return shared >= _SENTENCES

    def _rare(self, sentence: Gram) -> bool:
        if self._common is None:
            self._common = Counter(
                found
                for article in self.articles.values()
                for found in {found for found, _ in fingerprint(article.body).sentences}
            )
        return self._common[sentence] <= _COMMON

    def candidates(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield the pairs among many articles that may be copies, by MinHash over word triples."""
        index = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
        for one in sorted(set(ids) & set(self.articles)):
            signature = MinHash(num_perm=_PERMUTATIONS)
            triples = fingerprint(self.articles[one].body).triples
            signature.update_batch([" ".join(triple).encode() for triple in sorted(triples)])
            for two in index.query(signature):
                yield (two, one) if two <= one else (one, two)
            index.insert(one, signature)
