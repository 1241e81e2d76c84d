"""Twins: the same time written otherwise is read the same."""

from __future__ import annotations

import datetime as dt

import pytest

from tawatur.times import read_times

PRINTED = dt.date(2025, 7, 4)
TEXTS = [
    "ارتفع في 14 فبراير 2023 إلى أعلى مستوى",
    "أرباح الربع الثاني من عام 2025",
    "قتلوا منذ مطلع العام الجاري",
    "العام المالي 2024/2025",
    "في 15 شعبان 1446 هـ",
    "توفي قبل ثلاثة أيام",
    "من 3 إلى 7 مارس",
    "بحلول نهاية أغسطس",
    "الساعة 14:30",
]
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def places(text: str) -> list[tuple[object, ...]]:
    return [(p.type, p.begin, p.until, p.grain, p.calendar) for p in read_times(text, reference=PRINTED)]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("digits", [EASTERN, PERSIAN])
def test_digit_scripts_are_one(text, digits):
    assert places(text.translate(digits)) == places(text)


@pytest.mark.parametrize("text", TEXTS)
def test_tatweel_changes_nothing(text):
    stretched = text.replace("ب", "بـ").replace("س", "سـ")
    assert places(stretched) == places(text)


@pytest.mark.parametrize("text", TEXTS)
def test_diacritics_change_nothing(text):
    marked = text.replace("ر", "رَ").replace("ع", "عُ").replace("م", "مِ")
    assert places(marked) == places(text)


@pytest.mark.parametrize("text", TEXTS)
def test_bidirectional_marks_change_nothing(text):
    marked = text.replace("/", "\u200f/").replace(" ", " \u200f", 1)
    assert places(marked) == places(text)


@pytest.mark.parametrize(
    ("plain", "glued"),
    [
        ("في 2024", "و2024"),
        ("في مايو 2024", "ومايو 2024"),
        ("في مايو 2024", "بمايو 2024"),
        ("في العام الماضي", "وللعام الماضي"),
        ("في الربع الأول من 2024", "وبالربع الأول من 2024"),
        ("أمس", "وأمس"),
        ("عام 2024", "ولعام 2024"),
        ("بحلول 2030", "وبحلول 2030"),
    ],
)
def test_glued_proclitics_change_nothing(plain, glued):
    assert places(glued) == places(plain)


@pytest.mark.parametrize(
    "names",
    [
        ("يناير", "كانون الثاني", "جانفي"), ("فبراير", "شباط", "فيفري"), ("مارس", "آذار"), ("أبريل", "نيسان", "أفريل"),
        ("مايو", "أيار", "ماي"), ("يونيو", "حزيران", "جوان"), ("يوليو", "تموز", "جويلية", "يوليوز"),
        ("أغسطس", "آب", "أوت", "غشت"), ("سبتمبر", "أيلول", "شتنبر"), ("أكتوبر", "تشرين الأول"),
        ("نوفمبر", "تشرين الثاني", "نونبر"), ("ديسمبر", "كانون الأول", "دجنبر"),
    ],
)  # fmt: skip
def test_month_names_of_all_countries_are_one(names):
    assert len({tuple(places(f"في 5 {name} 2024")) for name in names}) == 1
