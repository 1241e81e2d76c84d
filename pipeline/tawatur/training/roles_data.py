"""Annotated sentences as the role tagger learns them: changed a little each epoch, cut into pieces, in batches."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

from tawatur.claims.pointing import KINDS, Place, Role, places
from tawatur.entities.words import Word, read_words
from tawatur.quantities import read_quantities
from tawatur.text.scanner import TokenKind, scan
from tawatur.training.sentences import Mark, Negative, Record, Value

_DIGITS: Final = re.compile("[0-9]+|[٠-٩]+")
_HARAKAT: Final = re.compile("[\u064b-\u0652\u0670]+")
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_EASTERN: Final = str.maketrans("0123456789%", "٠١٢٣٤٥٦٧٨٩٪")
_POINT: Final = re.compile("(?<=[٠-٩])[.](?=[٠-٩])")


# What the frames say of the numbers of a text: spans in the number's own sentence, by number and role.
Hints = Mapping[Mark, Mapping[Role, Mark]]
NO_HINTS: Final[Hints] = {}


class Elsewhere(NamedTuple):
    """A role that another sentence of the article holds: its number, the place among its words, the words."""

    sentence: int
    place: Place
    words: str


class Target(NamedTuple):
    """What is learned of one number: its place, of other numbers, of its roles; a negative is no claim.

    `elsewhere` are roles that stand in another sentence of the article, `hints` what the frames say in its own.
    """

    own: Place
    others: tuple[Place, ...]
    roles: Mapping[str, Place]
    claim: bool
    kind: int
    span: Mark
    elsewhere: Mapping[str, Elsewhere]
    hints: Mapping[Role, Place] | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as pieces; `owners` says to which place (0 for `<s>`, -1 for `</s>`) each piece belongs."""

    record: Record
    words: tuple[Word, ...]
    pieces: tuple[int, ...]
    owners: tuple[int, ...]
    targets: tuple[Target, ...]

    @property
    def count(self) -> int:
        """How many places there are, place 0 included."""
        return max(self.owners) + 1


def printed_words(text: str) -> tuple[Word, ...]:
    """Return the words that the recogniser sees too."""
    return tuple(word for word in read_words(text, scan(text)) if word.kind is not TokenKind.NEWLINE)


def other_numbers(text: str) -> tuple[Mark, ...]:
    """Return what the reader of quantities takes for values: at work nobody has marked them."""
    return tuple(Mark(q.start, q.end) for q in read_quantities(text) if q.negative is None)


def example(
    record: Record, others: Iterable[Mark], tokenizer: Any, *, max_pieces: int, hints: Hints = NO_HINTS
) -> Example:
    """Cut a record into pieces; what lies behind `max_pieces` is cut off, with the numbers there."""
    words = printed_words(record.text)
    return encoded(record, words, others, tokenizer, max_pieces=max_pieces, elsewhere={}, hints=hints)


def encoded(
    record: Record, words: Sequence[Word], others: Iterable[Mark], tokenizer: Any,
    *, max_pieces: int, elsewhere: Mapping[Mark, Mapping[str, Elsewhere]], hints: Hints = NO_HINTS,
) -> Example:  # fmt: skip
    """Cut words of a record into pieces; `elsewhere` has the roles of each value that they do not hold."""
    words = tuple(words)
    cut = tokenizer([" " + record.text[w.start : w.end] for w in words], add_special_tokens=False)["input_ids"]
    pieces, owners = [tokenizer.bos_token_id], [0]
    for place, ids in enumerate(cut, start=1):
        ids = ids or [tokenizer.unk_token_id]  # noqa: PLW2901
        if len(pieces) + len(ids) >= max_pieces:
            words = words[: place - 1]
            break
        pieces += ids
        owners += [place] * len(ids)
    asked = tuple(targets(record, words, tuple(others), elsewhere, hints))
    return Example(record, words, (*pieces, tokenizer.eos_token_id), (*owners, -1), asked)


def targets(
    record: Record, words: Sequence[Word], others: Sequence[Mark],
    elsewhere: Mapping[Mark, Mapping[str, Elsewhere]] | None = None, hints: Hints = NO_HINTS,
) -> Iterator[Target]:  # fmt: skip
    """Yield what is to be learned of each marked number that a word holds."""
    numbers = [*((v.span, v) for v in record.values), *((n.span, None) for n in record.negatives)]
    for span, value in numbers:
        own = places(words, *span)
        if own is None:
            continue
        rest = (places(words, *m) for m in others if m.end <= span.start or span.end <= m.start)
        far = (elsewhere or {}).get(span, {})
        roles = {} if value is None else {name: mark for name, mark in value.roles.items() if name not in far}
        found = {name: places(words, *mark) for name, mark in roles.items()}
        told = hints.get(span)
        heard = None if told is None else {name: places(words, *mark) for name, mark in told.items()}
        yield Target(
            own, tuple(place for place in rest if place), {name: place for name, place in found.items() if place},
            value is not None, KINDS.index(value.kind) if value else 0, span, far,
            None if heard is None else {name: place for name, place in heard.items() if place},
        )  # fmt: skip


def rewrite(record: Record, edits: Iterable[tuple[int, int, str]]) -> Record:
    """Put other words in place of some stretches, and move all marks along; edits do not overlap.

    An edit may hold whole marks' text or lie inside one, but may not cut across a mark's end.
    """
    text, moved, shift, at = [], [], 0, 0
    for start, end, new in sorted(edits):
        text += [record.text[at:start], new]
        shift += len(new) - (end - start)
        moved.append((end, shift))
        at = end
    text.append(record.text[at:])

    def to(offset: int) -> int:
        return offset + next((by for end, by in reversed(moved) if offset >= end), 0)

    def mark(span: Mark) -> Mark:
        return Mark(to(span.start), to(span.end))

    return replace(
        record,
        text="".join(text),
        values=tuple(
            Value(mark(v.span), v.kind, {name: mark(span) for name, span in v.roles.items()}) for v in record.values
        ),
        negatives=tuple(Negative(mark(n.span), n.negative) for n in record.negatives),
    )


class Changes:
    """What is changed in sentences so that the tagger learns constructions and not figures or names."""

    def __init__(self, records: Iterable[Record], settings: Mapping[str, float]) -> None:
        self.settings = settings
        self.names: dict[tuple[str, bool, bool], list[str]] = {}
        for record in records:
            for span in {v.roles["entity"] for v in record.values if "entity" in v.roles}:
                if _swappable(record, span):
                    name = span.of(record.text)
                    self.names.setdefault(_sort(record, name), []).append(name)

    def without_names(self) -> Changes:
        """Return the same changes, but for names."""
        return Changes((), {**self.settings, "names": 0.0})

    def apply(self, record: Record, others: Sequence[Mark], chance: random.Random) -> tuple[Record, list[Mark]]:
        """Return a changed copy, and the other numbers of its text."""
        whole = replace(record, negatives=(*record.negatives, *(Negative(mark, "other") for mark in others)))
        if chance.random() < self.settings["digits"]:
            whole = replace(whole, text=_DIGITS.sub(lambda match: _figures(match.group(), chance), whole.text))
        if chance.random() < self.settings["numerals"]:
            whole = replace(whole, text=_POINT.sub("٫", whole.text.translate(_EASTERN)))
        if chance.random() < self.settings["bare"]:
            whole = rewrite(whole, ((m.start(), m.end(), "") for m in _HARAKAT.finditer(whole.text)))
        if chance.random() < self.settings["names"]:
            whole = self._with_other_names(whole, chance)
        kept = tuple(n for n in whole.negatives if n.negative != "other")
        return replace(whole, negatives=kept), [n.span for n in whole.negatives if n.negative == "other"]

    def _with_other_names(self, record: Record, chance: random.Random) -> Record:
        spans = {v.roles["entity"] for v in record.values if "entity" in v.roles}
        edits = [
            (*span, chance.choice(pool))
            for span in spans
            if _swappable(record, span) and (pool := self.names.get(_sort(record, span.of(record.text))))
        ]
        return rewrite(record, edits)


def _figures(digits: str, chance: random.Random) -> str:
    """Return other digits, as many; a year stays in its decade, a lone 1 or 2 keeps its grammar."""
    zero = ord("0") if digits[0] <= "9" else ord("٠")
    if _YEAR.fullmatch(digits):
        return digits[:-1] + chr(zero + chance.randrange(10))
    if len(digits) == 1:
        return chr(zero + chance.randrange(3, 10)) if ord(digits) - zero > 2 else digits
    return chr(zero + chance.randrange(1, 10)) + "".join(chr(zero + chance.randrange(10)) for _ in digits[1:])


def _sort(record: Record, name: str) -> tuple[str, bool, bool]:
    """Names are exchanged within a topic, definite for definite, one word for one word."""
    return record.topic, name.startswith("ال"), " " in name


def _swappable(record: Record, span: Mark) -> bool:
    """Tell whether a name stands free: no letter touches it, no other mark lies in it or cuts it."""
    text = record.text
    if any(c.isalnum() or c == "ـ" for c in (text[span.start - 1 : span.start] + text[span.end : span.end + 1])):
        return False
    marks = [n.span for n in record.negatives]
    for value in record.values:
        marks += [value.span, *value.roles.values()]
    return all(
        mark == span or mark.end <= span.start or span.end <= mark.start or
        (mark.start <= span.start and span.end <= mark.end and mark.start != span.start and mark.end != span.end)
        for mark in marks
    )  # fmt: skip


def folds(records: Sequence[Record], count: int) -> list[list[Record]]:
    """Part the records into folds of whole topics, as even in size as topics allow."""
    topics: dict[str, list[Record]] = {}
    for record in records:
        topics.setdefault(record.topic, []).append(record)
    parts: list[list[Record]] = [[] for _ in range(count)]
    for topic in sorted(topics, key=lambda name: (-len(topics[name]), name)):
        min(parts, key=len).extend(topics[topic])
    return parts
