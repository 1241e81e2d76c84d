"""Noun phrases that can be measured without having a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.entities.phrases import noun_phrase_at
from tawatur.text.scanner import scan


def phrase(text, word):
    tokens = scan(text)
    place = text.index(word)
    index = next(i for i, t in enumerate(tokens) if t.start <= place < t.end)
    span = noun_phrase_at(text, tokens, index)
    return span.text if span else None


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("ارتفعت الأسعار في السوق", "الأسعار", "الأسعار"),
        ("شحنات الهواتف الذكية تراجعت", "شحنات", "شحنات الهواتف الذكية"),
        ("عدد العاطلين عن العمل بلغ", "العاطلين", "العاطلين عن العمل"),
        ("نما الطلب العالمي على النفط قليلا", "الطلب", "الطلب العالمي على النفط"),
        ("غرقت سفينة حاويات كبرى أمس", "سفينة", "سفينة حاويات كبرى"),
        ("اشترت شركات سحابية آلاف الرقائق", "شركات", "شركات سحابية"),
        ("تحويلات المصريين بالخارج زادت", "المصريين", "المصريين بالخارج"),
        ("المواد الغذائية الأساسية غالية", "المواد", "المواد الغذائية الأساسية"),
        ("تراجع إلى ذلك", "إلى", None),
        ("سعر الذهب عيار 21 اليوم", "عيار", "عيار 21"),
        ("أسعار الغذاء الشهر الماضي", "أسعار", "أسعار الغذاء"),
        ("اقتصاد مصر نما", "اقتصاد", "اقتصاد مصر"),
        ("وبالنسبة للنماذج الأمريكية تراجعت", "لنماذج", "لنماذج الأمريكية"),
    ],
)
def test_phrase_takes_adjectives_and_genitives(text, word, expected):
    assert phrase(text, word) == expected


@given(st.text(alphabet=st.sampled_from("الأسعار في سوق الهواتف وللنماذج 12 ,«»"), max_size=60))
def test_phrase_quotes_the_text_from_any_token(text):
    tokens = scan(text)
    for index in range(len(tokens)):
        span = noun_phrase_at(text, tokens, index)
        assert span is None or text[span.start : span.end] == span.text
