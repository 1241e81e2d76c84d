from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "printed", "number"),
    [
        ("أُحدثت وظائف كثيرة ذهب ثلثاها إلى النساء", "ثلثا", Decimal("66.67")),
        ("أغلقت الفنادق وربعها في صور", "ربع", Decimal(25)),
        ("تخرج الطلاب، نصفهم من الريف", "نصف", Decimal(50)),
        ("تحمل السعودية كلفته والإمارات خُمسها", "خُمس", Decimal(20)),
        ("لم يسدد من القرض إلا سدسه", "سدس", Decimal("16.67")),
        ("باعت الدار النسخ، ثلاثة أرباعها في الخارج", "ثلاثة أرباع", Decimal(75)),
        ("عاد النازحون، وأربعة أخماسهم أطفال", "أربعة أخماس", Decimal(80)),
    ],
)
def test_fraction_with_a_pronoun_is_a_share(text, printed, number):
    (quantity,) = read_quantities(text)
    assert (quantity.text, quantity.number, quantity.unit) == (printed, number, "percent")
    assert text[quantity.start : quantity.end] == printed


@pytest.mark.parametrize(
    "text",
    [
        "بلغ ثمنها حدا لا يطاق",  # her price
        "باعت سوني الأجهزة، تلتها نوكيا",  # it followed her
        "في نصفه الأول من الموسم",  # a part of a period
        "بلغت أربعة أرباعا من السنة",  # quarters of a year, no pronoun
        "جاء خمسة رجال",  # five, no fifth of his
    ],
)
def test_look_alikes_of_owned_fractions(text):
    assert not any(q.unit == "percent" and q.negative is None for q in read_quantities(text))


@given(st.text(alphabet="ثلنصفربعسداخمهاُ وي", max_size=30))
def test_any_string_is_quoted(text):
    for quantity in read_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text
