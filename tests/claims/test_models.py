"""The learned reader is shown the title and the sentences before those that hold a number."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np

from tawatur.claims import assemble
from tawatur.claims.models import Listener, Models, learn
from tawatur.entities.recogniser import Recognition, SentenceStates
from tawatur.language import linked, read_field
from tawatur.reading import ArticleReading
from tawatur.records import Article

TITLE = "مصرف النخيل يتوسع"
BODY = (
    "افتتح المصرف فرعا في المكلا. وحضر الحفل تجار المدينة. وقال المدير إنه سعيد. "
    "وبلغ عدد الفروع 40 فرعا. وربح المصرف 7 ملايين ريال."
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
    """Remembers what it was shown and told."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, list[tuple[int, str]]]] = []
        self.told: list[list[dict | None]] = []

    def read(self, text, sentence, values, *, before=(), told=()):
        def printed(states: SentenceStates, held: str) -> str:
            return held[states.words[0].start : states.words[-1].end]

        self.seen.append((printed(sentence, text), [(item.back, printed(item.sentence, item.text)) for item in before]))
        self.told.append(list(told))
        return (None,) * len(values)


def shown(*, title: str | None = TITLE, body: str = BODY) -> tuple[Recogniser, Reader]:
    recogniser, reader = Recogniser(), Reader()
    models = Models(recogniser, reader, SimpleNamespace())
    heard = Listener(recogniser)
    article = Article(id="a", title=title, body=body)
    context = ArticleReading(
        article=article, title=read_field(article, "title") if title else None, body=read_field(article, "body")
    )
    context = linked(context, recogniser=heard)
    assemble(context, learned=learn(context, models, heard))
    return recogniser, reader


def test_the_title_and_two_sentences_before_are_shown():
    recogniser, reader = shown()
    one, two = reader.seen
    assert one == (
        "وبلغ عدد الفروع 40 فرعا.",
        [(0, TITLE), (1, "وقال المدير إنه سعيد."), (2, "وحضر الحفل تجار المدينة.")],
    )
    assert two[1] == [(0, TITLE), (1, "وبلغ عدد الفروع 40 فرعا."), (2, "وقال المدير إنه سعيد.")]
    assert len(recogniser.asked) == len(set(recogniser.asked))  # each sentence is run through once
    assert "افتتح المصرف فرعا في المكلا." not in recogniser.asked


def test_an_article_without_title_shows_its_sentences():
    _, reader = shown(title=None)
    assert [back for back, _ in reader.seen[0][1]] == [1, 2]


def test_the_numbers_of_a_sentence_are_asked_about_together_with_the_frames_answers():
    body = "ربح مصرف النخيل 12 مليون ريال في مارس، وخسر متجر سامر 7 ملايين ريال."
    _, reader = shown(title=None, body=body)
    ((one, two),) = reader.told
    assert body[slice(*one["entity"])] == "مصرف النخيل"
    assert body[slice(*one["period"])] == "مارس"
    assert body[slice(*two["entity"])] == "متجر سامر"


def test_a_number_of_which_the_frames_make_no_claim_is_told_as_such():
    _, reader = shown(title=None, body="وقال إن الخطوات 3، وربح مصرف النخيل 12 مليون ريال.")
    ((one, two),) = reader.told
    assert one is None
    assert "entity" in two


def test_a_sentence_of_which_the_frames_make_no_claim_is_not_asked_about():
    _, reader = shown(title=None, body="وقال إن الخطوات 3.")
    assert reader.seen == []
