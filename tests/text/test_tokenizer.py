"""The spaCy tokenizer keeps the text, folds the norms, and survives saving."""

import pickle

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.normalise import fold
from tawatur.text.tokenizer import NAME, ArabicTokenizer


@pytest.fixture(scope="module")
def nlp():
    nlp = spacy.blank("ar")
    nlp.tokenizer = ArabicTokenizer(nlp.vocab)
    return nlp


TOKENIZER = ArabicTokenizer(spacy.blank("ar").vocab)


@given(st.text(max_size=60) | st.text(alphabet=" \n\t\u00a0\u200fوق5.%ـَab«", max_size=40))
def test_the_doc_is_the_text(text):
    assert TOKENIZER(text).text == text


@pytest.mark.parametrize("text", ["", " ", "  ", " نص", "نص ", "نص  نص", "\n", " \n ", "\u00a0نص", "\u200f"])
def test_blanks_are_kept(text):
    assert TOKENIZER(text).text == text


def test_norms_are_folded(nlp):
    doc = nlp("وأعلنت الشركـة أرباحًا")
    assert [token.norm_ for token in doc] == ["و", "اعلنت", "الشركه", fold("أرباحًا")]


def test_offsets_are_offsets_into_the_text(nlp):
    text = "ارتفع  بـ17.1% للشركة"
    assert all(text[token.idx : token.idx + len(token.text)] == token.text for token in nlp(text))


def test_it_is_registered_and_saved_with_a_pipeline(nlp, tmp_path):
    config = {"nlp": {"tokenizer": {"@tokenizers": NAME}}}
    made = spacy.blank("ar", config=config)
    assert isinstance(made.tokenizer, ArabicTokenizer)
    made.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert [t.text for t in again("و13%")] == ["و", "13%"]
    restored = spacy.blank("ar", config=config).from_bytes(made.to_bytes())
    assert [t.text for t in restored("لمصر")] == ["ل", "مصر"]


def test_it_pickles_and_pipes(nlp):
    tokenizer = pickle.loads(pickle.dumps(nlp.tokenizer))  # noqa: S301 - our own bytes
    assert [doc.text for doc in tokenizer.pipe(["أ", "ب ج"])] == ["أ", "ب ج"]
