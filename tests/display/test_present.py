"""Claims in words for people."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.display import present
from tawatur.display.words import LANGUAGES, words


def told(parts) -> str:
    return " ".join(part.text for part in parts)


@pytest.mark.parametrize(
    ("unit", "arabic", "english"),
    [
        ("percent", "%", "%"),
        ("percentage_point", "نقطة مئوية", "percentage points"),
        ("USD", "دولار أمريكي", "US Dollar"),
        ("SAR", "ريال سعودي", "Saudi Riyal"),
        ("barrel", "برميل", "barrel"),
        ("tonne", "طن متري", "tonne"),
        ("degree_celsius", "درجة مئوية", "°C"),
        ("مستخدم", "مستخدم", "مستخدم"),
        ("no_such_unit", "no_such_unit", "no such unit"),
    ],
)
def test_a_unit_has_a_name(unit, arabic, english):
    assert (present.unit_name(unit, "ar"), present.unit_name(unit, "en")) == (arabic, english)


@pytest.mark.parametrize(
    ("per", "arabic", "english"),
    [
        ("day", "يوميا", "per day"),
        ("barrel", "للبرميل", "per barrel"),
        ("مليون رمز", "لكل مليون رمز", "per مليون رمز"),
        (None, None, None),
    ],
)
def test_the_base_of_a_rate_has_a_name(per, arabic, english):
    assert (present.base_name(per, "ar"), present.base_name(per, "en")) == (arabic, english)


@pytest.mark.parametrize(
    ("id_", "arabic"),
    [
        ("oil_price", "سعر النفط"),
        ("net_profit", "صافي الأرباح"),
        ("count_of:مدرسه", "عدد مدرسه"),
        ("user_count_share", "حصة من عدد المستخدمين"),
        ("no_such_metric", None),
        (None, None),
    ],
)
def test_a_metric_has_an_arabic_name(id_, arabic):
    assert present.metric_name(id_, "ar") == arabic


@pytest.mark.parametrize(
    ("value", "metric", "shown"),
    [
        ({}, {}, "97,000,000 مستخدم"),
        ({"comparator": "~"}, {}, "نحو 97,000,000 مستخدم"),
        ({"number": "2.50", "low": "2", "high": "3"}, {}, "2.50 مستخدم"),
        ({"number": "0.3", "low": None, "high": None, "unit": "percent"}, {}, "0.3%"),
        ({"number": "3", "low": None, "high": None, "unit": "ratio_x"}, {}, "3×"),
        ({"unit": "barrel", "per": "day"}, {}, "97,000,000 برميل يوميا"),
        (
            {"number": "-0.3", "low": "-0.35", "high": "-0.25", "unit": "percent"},
            {"kind": "change", "direction": "down"},
            "انخفاض 0.3%",
        ),
        (
            {"number": "12", "low": "11", "high": "13", "unit": "percent"},
            {"kind": "change", "direction": "up"},
            "ارتفاع 12%",
        ),
    ],
)
def test_a_value_is_a_phrase(make_claim, value, metric, shown):
    kind = metric.get("kind", "level")
    claim = make_claim(value=value, metric=metric, modality=[kind])
    assert told(present.value_parts(claim, words("ar"))) == shown


@pytest.mark.parametrize(
    ("duration", "shown"),
    [("PT48H", "48 ساعة"), ("P2D", "يومان"), ("P6M", "6 أشهر"), ("P1Y6M", "سنة + 6 أشهر"), ("nonsense", "nonsense")],
)
def test_a_duration_is_said_in_words(duration, shown):
    assert present.duration_name(duration, words("ar")) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [("1234567.50", "1,234,567.50"), ("-1.4", "-1.4"), ("-0.5", "-0.5"), ("97E6", "97,000,000")]
)
def test_a_number_keeps_its_digits_and_its_sign(number, shown):
    assert present.grouped(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (0, "بلا مصدر مستقل"),
        (1, "مصدر مستقل واحد"),
        (2, "مصدران مستقلان"),
        (3, "3 مصادر مستقلة"),
        (11, "11 مصدرا مستقلا"),
        (100, "100 مصدر مستقل"),
    ],
)
def test_what_is_counted_takes_the_form_that_the_number_asks_for(number, shown):
    assert words("ar").count("independent", number) == shown


def test_every_word_is_there_in_both_languages():
    tables = tomllib.loads(files("tawatur.display").joinpath("words.toml").read_text("utf-8"))
    plurals = tables.pop("plural")
    entries = [both for rows in [*tables.values(), *plurals.values()] for both in rows.values()]
    assert all(len(both) == len(LANGUAGES) for both in entries)
    assert all(bool(arabic) == bool(english) for arabic, english in entries)


@given(st.text(max_size=60))
def test_segments_join_to_the_line(text):
    assert "".join(present.segments(text)) == present.shown(text).replace("\u2068", "").replace("\u2069", "")


@given(st.text(max_size=60))
def test_no_override_is_shown_and_an_anchor_is_a_word(text):
    assert not {"\u202d", "\u202e"} & set(present.shown(text))
    assert present.anchor(text).isalnum()
