"""Names from a model fill the gaps that tables and rules leave. The model here is a table of answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.claims.models import Models
from tawatur.entities import Linker, read_entities
from tawatur.entities.recognised import Name
from tawatur.entities.recogniser import Recognition
from tawatur.entities.words import Word
from tawatur.language import extract, linked, read_field
from tawatur.reading import ArticleReading
from tawatur.records import Article


class Answers:
    """A recogniser that finds given words and remembers which sentences it was shown."""

    def __init__(self, *names: tuple[str, str], probability: float = 0.9) -> None:
        self._names = names
        self._probability = probability
        self.shown: list[str] = []

    def names(self, text: str, words: Sequence[Word], sentences: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
        self.shown += [text[start:end] for start, end in sentences]
        found = []
        for kind, name in self._names:
            for start, end in sentences:
                at = text.find(name, start, end)
                if at >= 0:
                    found.append(Name(kind, at, at + len(name), self._probability))
        return tuple(sorted(found, key=lambda n: n.start))

    def recognise(self, text: str, words: Sequence[Word], sentences: Sequence[tuple[int, int]]) -> Recognition:
        return Recognition(self.names(text, words, sentences), {})


def test_a_name_that_no_rule_knows_is_taken_from_the_model():
    text = "أعلنت نايلوتك زيادة مبيعاتها 12%"
    assert "نايلوتك" not in {e.text for e in read_entities(text)}
    (entity,) = (e for e in read_entities(text, recogniser=Answers(("ORG", "نايلوتك"))) if e.by == "ner")
    assert (entity.text, entity.type, entity.subtype, entity.canonical) == ("نايلوتك", "ORG", "ORG", "نايلوتك")


def test_what_a_table_knows_stays_as_it_is():
    text = "تراجعت أسهم أرامكو السعودية 3%"
    assert read_entities(text, recogniser=Answers(("ORG", "أرامكو"), ("LOC", "أرامكو السعودية"))) == read_entities(text)


@pytest.mark.parametrize(
    ("kind", "name", "why"),
    [
        ("MISC", "نايلوتك", "MISC holds products, events and nationals alike"),
        ("ORG", "الشركة", "a common noun points back to a name and is none"),
        ("ORG", "نايلوتك 12%", "the grammar of numbers knows better"),
        ("ORG", "ايلوت", "it begins and ends inside a word"),
    ],
)
def test_names_that_are_left_out(kind, name, why):
    text = "قالت الشركة إن مبيعات نايلوتك 12% من السوق"
    assert read_entities(text, recogniser=Answers((kind, name))) == read_entities(text), why


@pytest.mark.parametrize("printed", ["لنايلوتك", "لـنايلوتك", "بنايلوتك"])
def test_a_proclitic_before_an_unknown_name_stays_outside(printed):
    answers = Answers(("ORG", printed))
    (entity,) = (e for e in read_entities(f"أعلنت نايلوتك {printed} 12%", recogniser=answers) if e.by == "ner")
    assert (entity.text, entity.canonical) == ("نايلوتك", "نايلوتك")
    (entity,) = (e for e in read_entities(f"أعلنت {printed} 12%", recogniser=answers) if e.by == "ner")
    assert entity.text == printed  # nothing says that the letter is no part of it


@pytest.mark.parametrize("month", ["جانفي", "ذي القعدة"])
def test_a_month_is_no_place(month):
    text = f"زار تونس 7 آلاف سائح منذ غرة {month} الماضي"
    assert read_entities(text, recogniser=Answers(("LOC", month))) == read_entities(text)


def test_an_unsure_name_is_left_out():
    text = "أعلنت نايلوتك زيادة مبيعاتها"
    assert read_entities(text, recogniser=Answers(("ORG", "نايلوتك"), probability=0.4)) == read_entities(text)


def test_the_linker_brings_title_and_body_together():
    answers = Answers(("PER", "شوكار بلنداوي"))
    linker = Linker(
        "قال شوكار بلنداوي إن العدد زاد. وأضاف بلنداوي أنه راض.", title="شوكار بلنداوي يشرح", recogniser=answers
    )
    assert [e.canonical for e in linker.title if e.by == "ner"] == ["شوكار بلنداوي"]
    assert {e.canonical for e in linker.body if e.type == "PER"} == {"شوكار بلنداوي"}


def test_only_the_title_and_sentences_with_a_quantity_are_read():
    article = Article(
        id="a", title="نايلوتك تنمو",
        body="افتتحت نايلوتك مصنعا. وبلغت مبيعاتها 40 مليون دولار في العام. وشكر المدير العاملين.",
    )  # fmt: skip
    context = ArticleReading(article=article, title=read_field(article, "title"), body=read_field(article, "body"))
    answers = Answers(("ORG", "نايلوتك"))
    linked(context, recogniser=answers)
    assert answers.shown == ["نايلوتك تنمو", "وبلغت مبيعاتها 40 مليون دولار في العام."]


def test_a_claim_is_about_the_name_that_the_model_found():
    article = Article(id="a", body="بلغ عدد موظفي نايلوتك 4200 موظف.")
    (claim,) = extract(article, models=Models(Answers(("ORG", "نايلوتك")))).claims
    assert (claim.entity.canonical, claim.entity.type) == ("نايلوتك", "ORG")


def test_an_empty_text_is_not_shown_to_the_model():
    answers = Answers()
    assert read_entities("  \n", recogniser=answers) == ()
    assert answers.shown == []


class Anything:
    """A recogniser that answers with given places, sensible or not."""

    def __init__(self, places: list[tuple[str, int, int]]) -> None:
        self._places = places

    def names(self, text: str, words: Sequence[Word], sentences: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
        return tuple(Name(kind, start, end, 1.0) for kind, start, end in self._places)


def test_a_name_that_a_model_gives_twice_stands_once():
    assert len(read_entities("D", recogniser=Anything([("PER", 0, 1), ("PER", 0, 1)]))) == 1


PLACES = st.lists(
    st.tuples(st.sampled_from(["PER", "ORG", "LOC", "MISC", "X"]), st.integers(0, 40), st.integers(0, 40)), max_size=8
)


@given(st.text(alphabet="ابتلوفك ـ«»،.\n17%De\u200f", max_size=40), PLACES)
def test_whatever_a_model_answers_entities_quote_the_text_and_stay_apart(text, places):
    entities = read_entities(text, recogniser=Anything(places))
    assert all(e.text == text[e.start : e.end] for e in entities)
    assert all(one.end <= other.start for one, other in pairwise(entities))
    linker = Linker(text, title=text, recogniser=Anything(places))
    assert all(one.end <= other.start for one, other in pairwise(linker.body))
