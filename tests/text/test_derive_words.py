"""The word list keeps a first letter where the evidence gives it to the word."""

from collections import Counter

import pytest

from tawatur.training.derive_words import derive

SEEN = Counter(
    {
        "وزير": 100.0, "الوزير": 40.0, "زير": 3.0,  # a noun stands after the article
        "وصل": 80.0, "ووصل": 6.0, "صل": 2.0,  # a verb stands after «and»
        "قال": 900.0, "وقال": 200.0,
        "مصر": 300.0, "لمصر": 12.0,
        "بلغ": 90.0, "لغ": 0.5,
        "كمال": 60.0, "مال": 50.0,
        "برلين": 30.0,
    }
)  # fmt: skip


@pytest.fixture(scope="module")
def words():
    return set(derive(SEEN, set(), {"بلغ"}, {"كمال"}))


@pytest.mark.parametrize("word", ["وزير", "وصل", "قال", "مصر", "بلغ", "كمال", "برلين"])
def test_words_of_their_own(words, word):
    assert word in words


@pytest.mark.parametrize("word", ["وقال", "لمصر", "الوزير", "ووصل"])
def test_words_with_a_proclitic_or_the_article(words, word):
    assert word not in words
