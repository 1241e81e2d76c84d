"""The models that read beside the rules: names, roles, and the choice between them and the frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from tawatur.claims.choosing import Chooser
from tawatur.claims.learned import RoleReader, ValueReading
from tawatur.entities.recognised import Name
from tawatur.entities.recogniser import Recogniser, Recognition, SentenceStates
from tawatur.entities.words import Word
from tawatur.reading import ArticleReading
from tawatur.records import FieldName

Place = tuple[FieldName, int, int]
_ROLES: Final = "roles.onnx"


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


@dataclass(frozen=True)
class Learned:
    """What the reader of roles says of the numbers of an article, by field and span, and how to choose by it."""

    chooser: Chooser
    said: Mapping[Place, ValueReading]


def learn(context: ArticleReading, models: Models, heard: Listener) -> Learned | None:
    """Ask the reader of roles for every number that may be a value, in the sentences that were encoded."""
    if models.roles is None or models.chooser is None:
        return None
    return Learned(models.chooser, dict(_said(context, models.roles, heard)))


def _said(context: ArticleReading, roles: RoleReader, heard: Listener) -> Iterator[tuple[Place, ValueReading]]:
    for reading in context.readings():
        states = heard.states.get(reading.text, {})
        values = [q for q in reading.quantities if q.negative is None]
        at = 0
        for sentence in reading.sentences:
            spans = []
            while at < len(values) and values[at].start < sentence.end:
                if values[at].start >= sentence.start:
                    spans.append((values[at].start, values[at].end))
                at += 1
            known = states.get(sentence.start)
            if not spans or known is None or sentence.kind == "table_row":
                continue
            for found in roles.read(reading.text, known, spans):
                if found is not None:
                    yield (reading.field, found.start, found.end), found
