"""What stages leave on a Doc survives being saved, and costs the Doc nothing else."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from tawatur.doc_state import MENTIONS, source_of
from tawatur.language import load

SENTENCE = "ارتفع عدد مستخدمي «ديب سيك» إلى 97 مليون مستخدم في أبريل 2025، بحسب شركة الأبحاث."


@pytest.fixture(scope="module")
def doc() -> Doc:
    return load()(SENTENCE)


@pytest.mark.parametrize("name", MENTIONS)
def test_a_saved_doc_keeps_its_records(doc, name):
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert list(getattr(again._, name)) == list(getattr(doc._, name))


def test_a_saved_doc_is_scanned_again_rather_than_stored(doc):
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert source_of(again) == source_of(doc)


def test_what_other_libraries_keep_on_a_doc_is_saved_as_before(doc):
    doc.user_data["theirs"] = {"n": [1, 2]}
    assert Doc(doc.vocab).from_bytes(doc.to_bytes()).user_data["theirs"] == {"n": [1, 2]}


def test_the_source_of_a_doc_is_made_once(doc):
    assert source_of(doc) is source_of(doc)
