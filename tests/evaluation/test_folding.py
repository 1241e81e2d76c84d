"""Names are folded the way the guideline's scores compare them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.evaluation.folding import contains, contains_metric, fold_name, likeness, number_kin, stems
from tawatur.evaluation.units import is_closed, unit_key


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("«أوبك+»", "اوبك+"),
        ("صُنْدوق  النَّقد", "صندوق النقد"),
        ("شركـــة", "شركه"),
        ("مستشفى", "مستشفي"),
        ("OpenAI", "openai"),
        ("ﻻ", "لا"),
    ],
)
def test_fold_name(name, folded):
    assert fold_name(name) == folded


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("للمستخدمين", {"مستخدم"}),
        ("والصادرات", {"صادر"}),
        ("عدد المستخدمين", {"عدد", "مستخدم"}),
        ("ولد", {"ولد"}),  # three letters must stay
    ],
)
def test_stems_lose_clitics_and_endings(name, expected):
    assert stems(name) == expected


def test_likeness_and_containment():
    assert likeness("شركة أرامكو", "أرامكو") == 0.5
    assert contains("أرامكو", "شركة أرامكو السعودية")
    assert not contains("أرامكو", "بيان نتائج الربع الثاني لشركة أرامكو")
    assert contains_metric("عدد المستخدمين", "المستخدمون النشطون")
    assert not contains_metric("عدد", "عدد المستخدمين")


@pytest.mark.parametrize(
    ("one", "other", "kin"), [("نسخة", "نسخ", True), ("دولة", "دول", True), ("قتيل", "جريح", False)]
)
def test_number_kin_knows_broken_plurals(one, other, kin):
    assert number_kin(stems(one), stems(other)) is kin


@pytest.mark.parametrize(
    ("unit", "key"),
    [("barrel_per_day", "barrel/day"), ("barrel / day", "barrel/day"), ("MW", "megawatt"), ("USD", "usd")],
)
def test_unit_key(unit, key):
    assert unit_key(unit) == key


@pytest.mark.parametrize(
    ("unit", "closed"),
    [
        ("USD", True),
        ("USD/barrel", True),
        ("percent", True),
        ("tonne_co2/year", False),
        ("مستخدم", False),
        (None, False),
    ],
)
def test_is_closed(unit, closed):
    assert is_closed(unit) is closed


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_symmetric_and_bounded(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
