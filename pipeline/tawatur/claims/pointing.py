"""What the learned reader of roles is told of a sentence, and what its pointers say: shared with its training.

It points at printed words. Place 0 stands for «nothing says it», word i of the sentence has place i + 1; behind them
come the words of the title and of the sentences before. A role is a pair of places, first and last; `Pointers`
turns scores into probabilities of spans of the raw text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from tawatur.entities.words import Word
from tawatur.text.scanner import TokenKind

Role = Literal["entity", "metric", "denominator", "period", "source", "cue"]
ROLES: Final[tuple[Role, ...]] = get_args(Role)
KINDS: Final = ("level", "change", "share", "vague")

# Roles that may be known from the title or a sentence before; the others stand where the number does.
LOOKING_BACK: Final[frozenset[Role]] = frozenset({"entity", "period", "source"})

# Roles of which the reader is told what the frames say.
HINTED: Final[tuple[Role, ...]] = ("entity", "metric", "denominator", "period", "source")

# Segments: no number, the value that is asked about, another number; a word of the title, of a sentence before.
NONE, OWN, OTHER, TITLE, BEFORE = range(5)
SEGMENTS: Final = 5
_NEAR: Final = 8  # distances up to here have a bucket each
_FAR: Final = (10, 13, 18, 25, 40)  # then one up to each of these, and one for all beyond
_SIDE: Final = _NEAR + len(_FAR) + 1
NOTHING: Final = 2 * _SIDE + 1  # the bucket of place 0
BUCKETS: Final = NOTHING + 4  # and one each for the title and for one and two sentences before
# How many words of a sentence are seen: of the title (0) and of one and two sentences before.
SEEN: Final[Mapping[int, int]] = {0: 24, 1: 48, 2: 28}
# Words and quotation marks of a span. Three of a thousand marked ones are longer, but far more of those that are found:
# first and last word are scored apart, so that two good spans at a distance look like one long one.
_LONGEST: Final = 10
BREAKS: Final = frozenset(":؛،,;")
_UNBROKEN: Final[frozenset[Role]] = frozenset({"entity", "metric", "denominator"})  # these do not go on behind a comma

Place = tuple[int, int]
_AND: Final = ("و", "ف")


def places(words: Sequence[Word], start: int, end: int) -> Place | None:
    """Return the places of the first and last word that `[start, end)` touches; None where it touches none."""
    first = bisect_right([word.end for word in words], start)
    last = bisect_left([word.start for word in words], end) - 1
    return (first + 1, last + 1) if first <= last else None


@dataclass(frozen=True, slots=True)
class Before:
    """What is seen of the title (`back` 0) or of a sentence so many before: its field's text, its words."""

    back: int
    text: str
    words: tuple[Word, ...]


class Spot(NamedTuple):
    """A span and its probability; `before` tells which earlier sentence holds it, None the number's own."""

    start: int
    end: int
    probability: float
    before: Before | None

    def meets(self, other: Spot) -> bool:
        """Tell whether two spots share letters of one sentence."""
        backs = [None if spot.before is None else spot.before.back for spot in (self, other)]
        return backs[0] == backs[1] and self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the words; `text` is that of the number's own sentence."""
        return (text if self.before is None else self.before.text)[self.start : self.end]


def segments(count: int, own: Place, others: Sequence[Place], before: Sequence[int] = ()) -> NDArray[np.int64]:
    """Say for each of `count` places which holds the value and which another number.

    `before` says for each word of earlier sentences, whose places follow, how far back it stands.
    """
    found = np.zeros(count, np.int64)
    for first, last in others:
        found[first : last + 1] = OTHER
    found[own[0] : own[1] + 1] = OWN
    return np.concatenate([found, np.array([TITLE if back == 0 else BEFORE for back in before], np.int64)])


def distances(count: int, own: Place, before: Sequence[int] = ()) -> NDArray[np.int64]:
    """Return the bucket of each place's distance from the value, in words; 0 in the value, sides apart.

    Words of earlier sentences have a bucket a sentence.
    """
    at = np.arange(count)
    signed = np.where(at < own[0], at - own[0], np.where(at > own[1], at - own[1], 0))
    size = np.abs(signed)
    bucket = np.where(size <= _NEAR, size, _NEAR + 1 + np.searchsorted(_FAR, size, side="left"))
    found = np.where(signed < 0, _SIDE - bucket, _SIDE + bucket)
    found[0] = NOTHING
    return np.concatenate([found, NOTHING + 1 + np.array(before, np.int64)]).astype(np.int64)


def hints(count: int, said: Mapping[Role, Place] | None) -> NDArray[np.float32]:
    """Return what the frames say of each of `count` places, `(count, roles)`: 1 where their answer of a role stands.

    Place 0 holds the roles for which they say nothing in the sentence; all is 0 where nobody asked them.
    """
    found = np.zeros((count, len(HINTED)), np.float32)
    if said is not None:
        for at, role in enumerate(HINTED):
            first, last = said.get(role, (0, 0))
            found[first : last + 1, at] = 1
    return found


def span_of(text: str, words: Sequence[Word], place: Place, role: Role) -> tuple[int, int]:
    """Return the span of the raw text for a place: proclitics and marks at either end stay outside.

    «والهند» gives الهند; a cue keeps its preposition («بحسب» of «وبحسب»).
    """
    held = list(words[place[0] - 1 : place[1]])
    while len(held) > 1 and _is_mark(held[-1]) and not _closes(text, held):
        held.pop()
    while len(held) > 1 and _is_mark(held[0]) and not _opens(text, held):
        held.pop(0)
    start = _start(text, held[0], role)
    return start, max(held[-1].end, start + 1)


def _start(text: str, word: Word, role: Role) -> int:
    if not word.cut:
        return word.start
    if role != "cue":
        return word.readings[-1].start
    behind = [reading.start for reading in word.readings]
    return behind[1] if text[word.start] in _AND and len(behind) > 1 else word.start


_OPENING: Final = {"(": ")", "«": "»", "[": "]", "“": "”", '"': '"'}
_CLOSING: Final = {closing: opening for opening, closing in _OPENING.items()}


def _is_mark(word: Word) -> bool:
    return word.kind is TokenKind.PUNCT


def _closes(text: str, held: Sequence[Word]) -> bool:
    """A bracket that the span opens too is part of it: «الهيئة (الحكومية)»."""
    opening = _CLOSING.get(text[held[-1].start])
    return opening is not None and any(text[word.start] == opening for word in held[1:-1])


def _opens(text: str, held: Sequence[Word]) -> bool:
    closing = _OPENING.get(text[held[0].start])
    return closing is not None and any(text[word.start] == closing for word in held[1:-1])


@dataclass(frozen=True)
class Pointers:
    """The scores of one role of one value: log-odds of first and last word, by place."""

    role: Role
    text: str
    words: Sequence[Word]
    first: NDArray[np.float32]
    last: NDArray[np.float32]
    scale: float = field(default=1.0)
    before: tuple[Before, ...] = ()
    own: Place | None = None  # the number's

    @cached_property
    def _sentences(self) -> NDArray[np.int64]:
        """Number the sentence of each place: 0 its own, then those of `before`."""
        seen = self.before if self.role in LOOKING_BACK else ()
        sizes = [len(self.words) + 1, *(len(part.words) for part in seen)]
        return np.repeat(np.arange(len(sizes)), sizes)

    @cached_property
    def _joint(self) -> NDArray[np.float32]:
        """Probabilities of all spans of up to _LONGEST words: `[first, length - 1]`; row 0 holds «nothing».

        No span holds the number itself, or begins in one sentence and ends in another.
        """
        numbers = self._sentences
        count = len(numbers)
        first, last = _softmax(self.first[:count] * self.scale), _softmax(self.last[:count] * self.scale)
        table = np.zeros((count, min(_LONGEST, count)), np.float32)
        walls = self._walls(count)
        for length in range(table.shape[1]):
            whole = numbers[1 : count - length] == numbers[1 + length :]
            whole &= walls[1 : count - length] == walls[length + 2 :]
            table[1 : count - length, length] = first[1 : count - length] * last[1 + length :] * whole
        table[0, 0] = first[0] * last[0]
        total = table.sum()
        return table / total if total > 0 else table

    def _walls(self, count: int) -> NDArray[np.int64]:
        """Count for each place, and for the end, the places before it that no span may hold."""
        found = np.zeros(count + 1, np.int64)
        if self.role in _UNBROKEN:
            for place, printed in enumerate(self._printed(), start=1):
                found[place + 1] = printed in BREAKS
        if self.own is not None:
            found[self.own[0] + 1 : self.own[1] + 2] = 1
        return found.cumsum()

    def _printed(self) -> Iterator[str]:
        yield from (self.text[word.start : word.end] for word in self.words)
        for part in self.before if self.role in LOOKING_BACK else ():
            yield from (part.text[word.start : word.end] for word in part.words)

    @property
    def nothing(self) -> float:
        """The probability that nothing says it."""
        return float(self._joint[0, 0])

    def at(self, place: Place | None) -> float:
        """Return the probability of a place, or of nothing."""
        if place is None:
            return self.nothing
        length = place[1] - place[0]
        return float(self._joint[place[0], length]) if 0 <= length < self._joint.shape[1] else 0.0

    @cached_property
    def best(self) -> Spot | None:
        """The likeliest span and its probability, whatever `nothing` is; None in a sentence without words."""
        table = self._joint[1:]
        if not table.size:
            return None
        row, length = divmod(int(table.argmax()), table.shape[1])
        sure = float(table[row, length])
        number = int(self._sentences[row + 1])
        if not number:
            place = (row + 1, row + 1 + length)
            return Spot(*span_of(self.text, self.words, place, self.role), sure, None)
        held = self.before[number - 1]
        first = row + 2 - self._offset(number)
        return Spot(*span_of(held.text, held.words, (first, first + length), self.role), sure, held)

    @property
    def answer(self) -> Spot | None:
        """The likeliest span, None where nothing is likelier."""
        best = self.best
        return None if best is None or self.nothing >= best.probability else best

    def _offset(self, number: int) -> int:
        """Return the place of the first word of a sentence."""
        return int(np.searchsorted(self._sentences, number)) if number else 1

    def probability(self, start: int, end: int, *, tolerance: int = 1) -> float:
        """Return the probability of the spans that begin and end within so many words of `[start, end)`."""
        place = places(self.words, start, end)
        return 0.0 if place is None else min(self._about(place, tolerance), 1.0)

    def mentions(self, phrase: Sequence[str]) -> float:
        """Return the probability of all places that print some folded words, proclitics aside, in any sentence."""
        if not phrase:
            return 0.0
        total = 0.0
        for number, words in enumerate((self.words, *(part.words for part in self.before))):
            if number and self.role not in LOOKING_BACK:
                break
            offset = self._offset(number)
            for at in range(len(words) - len(phrase) + 1):
                run = words[at : at + len(phrase)]
                if all(norm in (word.bare, word.norm) for norm, word in zip(phrase, run, strict=True)):
                    total += self._about((offset + at, offset + at + len(phrase) - 1), 1)
        return min(total, 1.0)

    def _about(self, place: Place, tolerance: int) -> float:
        table = self._joint
        total = 0.0
        for first in range(max(1, place[0] - tolerance), min(len(table), place[0] + tolerance + 1)):
            low = max(place[1] - tolerance, first) - first
            total += float(table[first, low : max(0, place[1] + tolerance + 1 - first)].sum())
        return total


def _softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum(), np.float32)
