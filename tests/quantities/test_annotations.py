"""Flat mentions, as the contract writes them."""

import pytest

from tawatur.quantities import read_quantities
from tawatur.quantities.annotations import annotate_quantities


def mentions(text):
    return annotate_quantities(text, read_quantities(text))


def test_a_range_is_one_mention():
    (mention,) = mentions("من 10 إلى 20 دولارا")
    assert (mention["kind"], mention["from"], mention["to"], mention["currency"]) == ("money", 10, 20, "USD")
    assert mention["text"] == "10 إلى 20"


def test_a_bound_is_an_open_interval():
    (above,) = mentions("أكثر من 7 يورو")
    assert (above["from"], above["comparator"]) == (7, ">")
    assert "to" not in above
    (below,) = mentions("أقل من 7 يورو")
    assert below["to"] == 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17%", {"kind": "percent", "value": 17, "unit": "%"}),
        ("ثلث", {"kind": "number"}),
        ("500 غرام من السكر", {"kind": "quantity", "value": 500, "unit": "gram", "product": "السكر"}),
        ("خمسة كتب", {"kind": "number", "value": 5, "unit": "كتاب", "product": "كتب"}),
        ("3 ساعات", {"kind": "duration", "value": 3, "grain": "hour", "seconds": 10800}),
        ("90 كم/س", {"kind": "distance", "value": 90, "unit": "kilometer / hour"}),
        ("30 درجة مئوية", {"kind": "temperature", "value": 30, "unit": "celsius"}),
        ("لتران", {"kind": "volume", "value": 2, "unit": "litre"}),
        ("الثالث", {"kind": "ordinal", "value": 3}),
        ("USD50 مليون", {"kind": "money", "value": 50000000, "currency": "USD"}),
        ("لمدة عام واحد وشهر", {"kind": "duration", "grain": "day", "text": "عام واحد وشهر"}),
        ("ثلاثين فبراير", {"kind": "identifier", "value": 30, "class": "date"}),
        ("كغ", {"kind": "quantity", "value": 1, "unit": "kilogram"}),
    ],
)
def test_mention(text, expected):
    (mention,) = mentions(text)
    assert {key: mention[key] for key in expected} == expected
    assert mention["text"] == text[mention["start"] : mention["end"]]
