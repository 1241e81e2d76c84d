"""What the learned reader is told of a sentence, and what its pointers mean in the raw text."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.claims.pointing import (
    BEFORE,
    BUCKETS,
    HINTED,
    NOTHING,
    TITLE,
    Before,
    Pointers,
    Role,
    distances,
    hints,
    places,
    segments,
    span_of,
)
from tawatur.entities.words import read_words
from tawatur.text.scanner import scan

TEXT = "وبحسب الديوان، نما ناتج عُمان (والقيم بالريال) و13% للشركة «نور»."


def words_of(text: str):
    return [word for word in read_words(text, scan(text)) if word.kind != "newline"]


def pointers(text: str, first: list[float], last: list[float]) -> Pointers:
    return Pointers("entity", text, words_of(text), np.array(first, np.float32), np.array(last, np.float32))


@pytest.mark.parametrize(
    ("phrase", "role", "span"),
    [
        ("ناتج عُمان", "metric", "ناتج عُمان"),
        ("وبحسب", "cue", "بحسب"),  # a cue keeps its preposition
        ("وبحسب", "source", "حسب"),
        ("للشركة", "entity", "لشركة"),  # the second lam: GUIDELINE, 3
        ("«نور»", "entity", "نور"),  # quotes at the ends stay outside
        ("عُمان (والقيم بالريال)", "entity", "عُمان (والقيم بالريال)"),  # a pair of brackets inside
        ("عُمان (", "entity", "عُمان"),
        ("الديوان، نما", "entity", "الديوان، نما"),
        ("الديوان،", "entity", "الديوان"),
    ],
)
def test_a_place_is_a_span_of_the_raw_text(phrase, role, span):
    start = TEXT.index(phrase)
    place = places(words_of(TEXT), start, start + len(phrase))
    assert place is not None
    found = span_of(TEXT, words_of(TEXT), place, role)
    assert TEXT[found[0] : found[1]] == span


def test_a_span_takes_the_words_that_it_touches():
    words = words_of("نما ناتج عُمان")
    assert places(words, 0, 3) == (1, 1)
    assert places(words, 5, 10) == (2, 3)
    assert places(words, 3, 4) is None
    assert places([], 0, 3) is None


def test_segments_and_distances_tell_the_number_that_is_asked_about():
    assert segments(6, (2, 3), [(5, 5)]).tolist() == [0, 0, 1, 1, 0, 2]
    near = distances(6, (2, 3)).tolist()
    assert near[0] == NOTHING
    assert near[2] == near[3]
    assert near[1] + 1 == near[2] == near[4] - 1


@settings(max_examples=100)
@given(st.integers(1, 400), st.data())
def test_distances_stay_in_their_buckets_and_never_come_nearer(count, data):
    first = data.draw(st.integers(1, count))
    last = data.draw(st.integers(first, count))
    found = distances(count + 1, (first, last))
    assert found.min() >= 0
    assert found.max() < BUCKETS
    assert (np.diff(found[1:]) >= 0).all()


def test_the_likeliest_span_and_nothing_share_one_probability():
    said = pointers("نما ناتج عُمان", [0, 0, 5, 0], [0, 0, 0, 5])
    start, end, probability, _ = said.best
    assert said.text[start:end] == "ناتج عُمان"
    assert probability > 0.9
    assert said.nothing < 0.05
    silent = pointers("نما ناتج عُمان", [9, 0, 1, 0], [9, 0, 1, 0])
    assert silent.nothing > 0.9


def test_a_span_never_ends_before_it_begins():
    said = pointers("نما ناتج عُمان", [0, 0, 0, 9], [0, 9, 0, 0])
    start, end, *_ = said.best
    assert start < end


def test_the_probability_of_a_candidate_counts_its_near_neighbours():
    said = pointers("نما ناتج عُمان", [0, 0, 5, 3], [0, 0, 0, 5])
    exact = said.probability(4, 14, tolerance=0)
    near = said.probability(4, 14)
    assert said.best[2] == pytest.approx(exact)
    assert exact < near <= 1
    assert said.probability(0, 3, tolerance=0) < 0.05
    assert said.probability(3, 4) == 0


@pytest.mark.parametrize(
    ("role", "text", "first", "last", "own", "found"),
    [
        ("entity", "زار الوزير، المصنع 40 مرة", "الوزير", "المصنع", "40", "المصنع"),  # not behind a comma
        ("entity", "طرح 40 سهما من البنك أمس", "طرح", "البنك", "40", "البنك"),  # not around the number
        ("metric", "طرح 40 سهما من البنك أمس", "طرح", "سهما", "40", "سهما"),
        ("source", "قال مدير الهيئة، سامر، إنها 40", "مدير", "سامر", "40", "مدير الهيئة، سامر"),
        ("entity", "وزير " * 12 + "المصنع", "وزير", "المصنع", None, "المصنع"),  # not over so many words
    ],
)
def test_a_span_that_can_be_no_phrase_is_not_pointed_at(role, text, first, last, own, found):
    words = words_of(text)
    printed = ["", *(text[word.start : word.end] for word in words)]
    ends = np.zeros((2, len(printed)), np.float32)
    ends[0, printed.index(first)], ends[1, printed.index(last)] = 6, 7
    ends[0, printed.index(found.split()[0])] += 3  # the runner-up is a phrase
    number = None if own is None else (printed.index(own),) * 2
    said = Pointers(role, text, words, ends[0], ends[1], own=number)
    assert text[slice(*said.best[:2])] == found


def test_hints_stand_where_the_frames_answer_or_at_nothing():
    entity, source = HINTED.index("entity"), HINTED.index("source")
    told = hints(5, {"entity": (2, 3)})
    assert told[:, entity].tolist() == [0, 0, 1, 1, 0]
    assert told[:, source].tolist() == [1, 0, 0, 0, 0]
    assert not hints(5, None).any()


def test_a_sentence_without_words_points_at_nothing():
    said = pointers("", [0.0], [0.0])
    assert said.best is None
    assert said.nothing == 1
    assert said.probability(0, 3) == 0


def test_a_scale_makes_it_less_sure_and_changes_no_order():
    sure = pointers("نما ناتج عُمان", [0, 0, 5, 3], [0, 0, 0, 5])
    calm = Pointers("entity", sure.text, sure.words, sure.first, sure.last, 0.5)
    assert calm.best[:2] == sure.best[:2]
    assert calm.best[2] < sure.best[2]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="واللشركة «»()،. 3%نور\u064e\u0640\u200f", max_size=30), st.data())
def test_whatever_it_points_at_lies_in_the_text(text, data):
    words = words_of(text)
    count = len(words) + 1
    scores = st.lists(st.floats(-20, 20, width=32), min_size=count, max_size=count)
    said = pointers(text, data.draw(scores), data.draw(scores))
    assert 0 <= said.nothing <= 1.0001
    if said.best is not None:
        start, end, probability, _ = said.best
        assert 0 <= start < end <= len(text)
        assert 0 <= probability <= 1.0001


OWN_TEXT, TITLE_TEXT, LAST = "وبلغ عدد الفروع 40", "مصرف النخيل يتوسع", "ربح مصرف النخيل 7 ملايين."
SEEN_WORDS = (Before(0, TITLE_TEXT, tuple(words_of(TITLE_TEXT))), Before(1, LAST, tuple(words_of(LAST))))


def looking(role: Role, **places: float) -> Pointers:
    """Point into a sentence of four words, a title of three (places 5 to 7) and a sentence of six (8 to 13)."""
    first, last = np.zeros(14, np.float32), np.zeros(14, np.float32)
    for name, score in places.items():
        (first if name[0] == "f" else last)[int(name[1:])] = score
    return Pointers(role, OWN_TEXT, words_of(OWN_TEXT), first, last, before=SEEN_WORDS)


def test_earlier_sentences_have_segments_and_distances_of_their_own():
    assert segments(3, (1, 1), [], [0, 0, 1, 2]).tolist() == [0, 1, 0, TITLE, TITLE, BEFORE, BEFORE]
    far = distances(3, (1, 1), [0, 0, 1, 2]).tolist()
    assert far[:3] == distances(3, (1, 1)).tolist()
    assert far[3] == far[4]
    assert len({*far[3:], NOTHING}) == 4
    assert max(far) < BUCKETS


@pytest.mark.parametrize(
    ("places", "words", "back"),
    [
        ({"f5": 9, "l6": 9}, "مصرف النخيل", 0),
        ({"f9": 9, "l10": 9}, "مصرف النخيل", 1),
        ({"f3": 9, "l3": 9}, "الفروع", None),
    ],
)
def test_an_entity_may_stand_in_the_title_or_in_the_sentence_before(places, words, back):
    spot = looking("entity", **places).best
    assert spot.of(OWN_TEXT) == words
    assert (None if spot.before is None else spot.before.back) == back
    assert spot.probability > 0.9


@pytest.mark.parametrize("role", ["metric", "denominator", "cue"])
def test_other_roles_stay_in_the_sentence(role):
    spot = looking(role, f5=9, l6=9, f3=3, l3=3).best
    assert spot.before is None
    assert spot.of(OWN_TEXT) == "الفروع"


def test_no_span_begins_in_one_sentence_and_ends_in_another():
    said = looking("entity", f6=9, l9=9, f4=8, l5=8)
    spot = said.best
    assert spot.end <= len(spot.of(OWN_TEXT)) + spot.start
    assert said.at((6, 9)) == said.at((4, 5)) == 0


def test_a_name_is_as_likely_as_all_its_mentions():
    said = looking("entity", f5=5, l6=5, f9=5, l10=5)
    assert said.mentions(["مصرف", "النخيل"]) > 0.9 > said.best.probability
    assert said.mentions(["بنك", "النخيل"]) < 0.1
    assert said.mentions([]) == 0
    assert looking("metric", f5=9, l6=9).mentions(["مصرف", "النخيل"]) == 0
