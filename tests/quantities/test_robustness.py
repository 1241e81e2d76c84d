"""Invariants: spans quote the text, readings never overlap, nothing raises, and spelling twins read alike."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.quantities import read_quantities
from tawatur.quantities.annotations import annotate_quantities

ARABIC = "وفبلكسال ماثةءأإآىي ٠١٢٣٤٥٦٧٨٩0123456789.,٫٬،%٪$€°/-–:()«»\u200f\u0640\u064b\u064fر\n"
WORDS = [
    "ثلاثة", "وعشرين", "ألف", "ألفا", "مليون", "مليوني", "مئة", "نصف", "ربع", "و", "من", "إلى",
    "بين", "أكثر من", "لا يقل عن", "دولار", "ريال", "في المئة", "%", "5", "12.5", "٣٫٧", "2025",
    "سنة", "ساعتين", "شخصا", "الثالثة", "عشر", "ضعف", "مرات", "على الأقل", "نحو", "برميل يوميا",
    "GPT-4o", "3-2", "سوى", "لكل", "كل", "أول", "خمس", "،", ".", "(", ")", "\n", "درجة",
    "تحت الصفر",
]  # fmt: skip


def check(text):
    found = read_quantities(text)
    last = 0
    for q in found:
        assert q.text == text[q.start : q.end]
        assert q.text
        assert q.start >= last, (text, q)
        last = q.end
        for span in (q.hedge, q.unit_text):
            assert span is None or span.text == text[span.start : span.end]
        assert q.low is None or q.high is None or q.low <= q.high
    annotate_quantities(text, found)
    return found


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=60))
def test_any_string(text):
    check(text)


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=ARABIC, max_size=60))
def test_any_arabic_looking_string(text):
    check(text)


@settings(max_examples=600, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_any_run_of_number_words(text):
    check(text)


SENTENCES = [
    "بلغ الإنتاج 2.5 مليون طن بزيادة 17.1% عن العام السابق",
    "خسرت الشركة نحو 1250 وظيفة خلال 3 أشهر",
    "تتراوح الكلفة بين 40 و65 مليار دولار",
    "ارتفعت الأسعار بنسبة 4.8 في المئة إلى 92.35 دولارا للبرميل",
    "استقبل المطار أكثر من 310 آلاف مسافر و24 طائرة شحن",
]


def facts(text):
    return [(q.number, q.kind, q.unit, q.per, q.comparator, q.decimals, q.range_role) for q in read_quantities(text)]


TO_INDIC = str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫")


@pytest.mark.parametrize("text", SENTENCES)
def test_arabic_indic_twins(text):
    assert facts(text.translate(TO_INDIC)) == facts(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_persian_digit_twins(text):
    persian = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    assert facts(text.translate(persian)) == facts(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_tatweel_and_vowels_change_nothing(text):
    stretched = (
        text.replace("مليون", "مليـــون").replace("نحو", "نحـو").replace("أكثر", "أكْثَرَ").replace("دولار", "دُولار")
    )
    assert facts(stretched) == facts(text)


@pytest.mark.parametrize("text", SENTENCES)
def test_bidi_marks_change_nothing(text):
    marked = "".join(f"\u200f{c}" if c in "12345" else c for c in text).replace("%", "\u200f%")
    assert facts(marked) == facts(text)


@pytest.mark.parametrize("number", ["17.1%", "1,250 وظيفة", "40 مليار دولار", "خمسة آلاف طن", "ثلثي السكان", "ساعتين"])
@pytest.mark.parametrize("clitic", ["و", "ب", "ل", "ف", "وب", "بـ", "لـ"])
def test_a_glued_proclitic_stays_outside(number, clitic):
    (bare,) = read_quantities(f"نسبة {number}")
    (glued,) = read_quantities(f"نسبة {clitic}{number}")
    assert (glued.text, glued.number, glued.unit) == (bare.text, bare.number, bare.unit)


HOSTILE = [
    "1,",
    "و",
    "و ثلاثة ",
    "نصف ",
    "بين 5 و",
    "من كل ",
    "1 234 ",
    "٫",
    "ألف ألف ",
    "0501234567 ",
    "تجاوز ",
    "لكل 3 ",
    "«",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_text_is_read_to_its_end(piece):
    """Quadratic time would show here; the growth itself is measured by benchmarks/growth.py."""
    found = read_quantities(piece * 16_000)
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_a_million_digits_and_nested_quotes():
    assert len(read_quantities("1" * 1_000_000)) <= 1
    assert [q.number for q in read_quantities("«" * 50_000 + " 5 ملايين دولار " + "»" * 50_000)] == [5_000_000]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.5،7%", [("0.5", "0.5"), ("7%", "7")]),
        ("-3،2 نقطة", [("-3،2", "-3.2")]),
        (":-7321٫3،٢ نقطة", [("-7321٫3", "-7321.3"), ("٢", "2")]),
    ],
)
def test_two_numbers_in_one_token(text, expected):
    assert [(q.text, str(q.number)) for q in read_quantities(text)] == expected
