"""The models that read beside the rules: names, roles, and the choice between them and the frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from tawatur.claims.choosing import Chooser
from tawatur.claims.learned import Earlier, RoleReader, Said, ValueReading
from tawatur.entities.recognised import Name
from tawatur.entities.recogniser import Recogniser, Recognition, SentenceStates
from tawatur.entities.words import Word, read_words
from tawatur.reading import ArticleReading, Reading
from tawatur.records import FieldName
from tawatur.text.sentences import Sentence

Number = tuple[int, int]
_ROLES: Final = "roles.onnx"
_BACK: Final = (1, 2)  # sentences before the number's that are seen, besides the title
_PROSE: Final = frozenset({"sentence", "list_item"})


class Recognises(Protocol):
    """What finds names in sentences and keeps the words' states: `Recogniser`, or a stand-in in a test."""

    def recognise(self, text: str, words: Sequence[Word], sentences: Sequence[tuple[int, int]]) -> Recognition:
        """Find the names in some sentences."""


@dataclass(frozen=True)
class Models:
    """A recogniser of names and, where its directory holds them, a reader of roles with the weights to choose by."""

    recogniser: Recognises
    roles: RoleReader | None = None
    chooser: Chooser | None = None

    @classmethod
    def load(cls, directory: Path, *, threads: int = 1) -> Models:
        """Load a directory. Raises InputError, naming it and what it lacks."""
        recogniser = Recogniser(directory, threads=threads)
        if not (directory / _ROLES).is_file():
            return cls(recogniser)
        return cls(recogniser, RoleReader(directory, threads=threads), Chooser(directory))


@dataclass
class Listener:
    """A recogniser that remembers the states of the sentences that it was asked for, by text and sentence start."""

    recogniser: Recognises
    states: dict[str, Mapping[int, SentenceStates]] = field(default_factory=dict)

    def names(self, text: str, words: Sequence[Word], sentences: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
        """Find names as the recogniser does."""
        found = self.recogniser.recognise(text, words, sentences)
        self.states[text] = {**self.states.get(text, {}), **found.states}
        return found.names


class _Asked(NamedTuple):
    """A sentence to ask about: its numbers, its states, the title and the sentences that stand before it."""

    text: str
    numbers: Sequence[Number]
    states: SentenceStates
    before: tuple[Earlier, ...]


@dataclass(frozen=True)
class Learned:
    """The reader of roles with the sentences of an article that hold numbers, and how to choose by what it says."""

    chooser: Chooser
    roles: RoleReader
    asked: Mapping[tuple[FieldName, int], _Asked]  # by field and start of the sentence

    def read(self, field: FieldName, start: int, told: Mapping[Number, Said]) -> dict[Number, ValueReading]:
        """Ask for the numbers of the sentence that begins at `start`; `told` is what the frames say of each.

        Nothing is said of the numbers of a sentence that was not encoded.
        """
        asked = self.asked.get((field, start))
        if asked is None or not told:
            return {}
        heard = [told.get(number) for number in asked.numbers]
        said = self.roles.read(asked.text, asked.states, asked.numbers, before=asked.before, told=heard)
        return {(found.start, found.end): found for found in said if found is not None}


def learn(context: ArticleReading, models: Models, heard: Listener) -> Learned | None:
    """Make the sentences that were encoded ready to be asked about, by every number that may be a value."""
    if models.roles is None or models.chooser is None:
        return None
    return Learned(models.chooser, models.roles, dict(_sentences(context, heard)))


def _sentences(context: ArticleReading, heard: Listener) -> Iterator[tuple[tuple[FieldName, int], _Asked]]:
    for reading in context.readings():
        asked = list(_asked(reading, heard))
        back = _Back(context, reading, [at for at, _ in asked], heard)
        states = heard.states.get(reading.text, {})
        for at, numbers in asked:
            start = reading.sentences[at].start
            yield (reading.field, start), _Asked(reading.text, numbers, states[start], back.of(at))


def _asked(reading: Reading, heard: Listener) -> Iterator[tuple[int, list[Number]]]:
    """Yield the encoded sentences that hold a number which may be a value: place among the sentences, numbers."""
    states = heard.states.get(reading.text, {})
    values = [q for q in reading.quantities if q.negative is None]
    at = 0
    for number, sentence in enumerate(reading.sentences):
        spans = []
        while at < len(values) and values[at].start < sentence.end:
            if values[at].start >= sentence.start:
                spans.append((values[at].start, values[at].end))
            at += 1
        if spans and sentence.start in states and sentence.kind != "table_row":
            yield number, spans


class _Back:
    """The title and the sentences before those that are asked about; what nobody has encoded yet is encoded here."""

    def __init__(self, context: ArticleReading, reading: Reading, asked: Sequence[int], heard: Listener) -> None:
        self._reading = reading
        self._title = None if reading.field == "title" else context.title
        self._heard = heard
        known = heard.states.get(reading.text, {})
        # Names are not looked for there: a name in a sentence without numbers makes no claim of its own.
        missing = sorted(
            {(s.start, s.end) for at in asked for _, s in self._before(at) if s.start not in known}
        )  # fmt: skip
        if missing:
            words = read_words(reading.text, reading.tokens)
            found = heard.recogniser.recognise(reading.text, words, missing)
            known = {**known, **found.states}
        self._states = known

    def _before(self, at: int) -> Iterator[tuple[int, Sentence]]:
        for back in _BACK:
            if at - back >= 0 and self._reading.sentences[at - back].kind in _PROSE:
                yield back, self._reading.sentences[at - back]

    def of(self, at: int) -> tuple[Earlier, ...]:
        """Return what is seen with a sentence, the title first."""
        found = []
        if self._title is not None and self._title.sentences:
            states = self._heard.states.get(self._title.text, {}).get(self._title.sentences[0].start)
            if states is not None:
                found.append(Earlier(0, self._title.text, states))
        for back, sentence in self._before(at):
            states = self._states.get(sentence.start)
            if states is not None:
                found.append(Earlier(back, self._reading.text, states))
        return tuple(found)
