"""The learned reader is shown the title and the sentences before those that hold a number."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from tawatur.claims.models import Listener, Models, learn
from tawatur.entities.recogniser import Recognition, SentenceStates
from tawatur.language import linked, read_field
from tawatur.reading import ArticleReading
from tawatur.records import Article

TITLE = "مصرف النخيل يتوسع"
BODY = (
    "افتتح المصرف فرعا في المكلا. وحضر الحفل تجار المدينة. وقال المدير إنه سعيد. "
    "وبلغ عدد الفروع 40 فرعا. وربح 7 ملايين."
)


class Recogniser:
    """Finds no names; remembers which sentences it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def recognise(self, text, words, sentences) -> Recognition:
        states = {}
        for start, end in sentences:
            self.asked.append(text[start:end])
            inside = tuple(word for word in words if start <= word.start and word.end <= end)
            states[start] = SentenceStates(inside, np.zeros((len(inside) + 1, 2), np.float32))
        return Recognition((), states)


class Reader:
    """Remembers what it was shown."""

    def __init__(self, *, looks_back: bool) -> None:
        self.looks_back = looks_back
        self.seen: list[tuple[str, list[tuple[int, str]]]] = []

    def read(self, text, sentence, values, *, before=()):
        def printed(states: SentenceStates, held: str) -> str:
            return held[states.words[0].start : states.words[-1].end]

        self.seen.append((printed(sentence, text), [(item.back, printed(item.sentence, item.text)) for item in before]))
        return (None,) * len(values)


def shown(*, looks_back: bool, title: str | None = TITLE) -> tuple[Recogniser, Reader]:
    recogniser, reader = Recogniser(), Reader(looks_back=looks_back)
    models = Models(recogniser, reader, SimpleNamespace())
    heard = Listener(recogniser)
    article = Article(id="a", title=title, body=BODY)
    context = ArticleReading(
        article=article, title=read_field(article, "title") if title else None, body=read_field(article, "body")
    )
    assert learn(linked(context, recogniser=heard), models, heard) is not None
    return recogniser, reader


def test_the_title_and_two_sentences_before_are_shown():
    recogniser, reader = shown(looks_back=True)
    one, two = reader.seen
    assert one == (
        "وبلغ عدد الفروع 40 فرعا.",
        [(0, TITLE), (1, "وقال المدير إنه سعيد."), (2, "وحضر الحفل تجار المدينة.")],
    )
    assert two[1] == [(0, TITLE), (1, "وبلغ عدد الفروع 40 فرعا."), (2, "وقال المدير إنه سعيد.")]
    assert len(recogniser.asked) == len(set(recogniser.asked))  # each sentence is run through once
    assert "افتتح المصرف فرعا في المكلا." not in recogniser.asked


@pytest.mark.parametrize("title", [TITLE, None])
def test_a_reader_that_does_not_look_back_costs_no_more(title):
    recogniser, reader = shown(looks_back=False, title=title)
    assert [before for _, before in reader.seen] == [[], []]
    assert "وقال المدير إنه سعيد." not in recogniser.asked


def test_an_article_without_title_shows_its_sentences():
    _, reader = shown(looks_back=True, title=None)
    assert [back for back, _ in reader.seen[0][1]] == [1, 2]
