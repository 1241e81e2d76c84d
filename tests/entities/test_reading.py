"""What `read_entities` finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.entities import read_entities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رفعت الهند واليابان الرسوم", [("الهند", "India"), ("اليابان", "Japan")]),
        ("وصل الوفد إلى القاهرة", [("القاهرة", "Cairo")]),
        ("سهم أرامكو السعودية", [("أرامكو السعودية", "Saudi Aramco")]),
        ("أرباح ديب-سيك و DeepSeek", [("ديب-سيك", "DeepSeek"), ("DeepSeek", "DeepSeek")]),
        ("قال المصريون", [("المصريون", "Egypt")]),
    ],
)
def test_gazetteer_names(text, expected):
    assert [(e.text, e.canonical) for e in read_entities(text)] == expected


@given(st.text(alphabet=st.sampled_from("ابتسلوةكفمن أرامكو مصر«»-12 X+،.\n"), max_size=80))
def test_spans_quote_the_text(text):
    end = 0
    for entity in read_entities(text):
        assert entity.start is not None
        assert text[entity.start : entity.end] == entity.text
        assert entity.start >= end
        end = entity.end
