"""Proclitics come off where the word list says that the rest is a word and the whole is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.text.clitics import proclitics
from tawatur.text.normalise import fold

WHOLE = """
    وزير وكالة وزارة وقت وحدة ولاية وفد وصل وقع وضع وجه وائل واحد والد والدة واردات
    فريق فاز فئة فترة فقط في فيما فيلم فرنسا فلسطيني فيتنام
    بنك بنوك بيان بلغ بلغت بحث بكين بلجيكا بريطانيا بيروت برلين بعد بين بينهم بالغ بلومبرغ
    لجنة لجان لكن ليس لندن لبنان لاعب لم لقاء ليبيا لديها
    لأن بأس كأس فأر وادي كمية كان كانت كل كبير كمال كاليفورنيا كتاب كهرباء كرة كما كيلومترا
"""
NUMBER_WORDS = """
    ثلاثة خمسة ستين مئة مائتين ألف ألفي آلاف مليون مليوني مليارات تريليون نصف ربع ثلثي عشرات بضعة
"""


def cut(word: str, *, glued: bool = False) -> list[str]:
    pieces, at = [], 0
    for length in proclitics(word, glued=glued):
        pieces.append(word[at : at + length])
        at += length
    return [*pieces, word[at:]] if at < len(word) else pieces


@pytest.mark.parametrize(
    "word",
    WHOLE.split(),
)
def test_a_word_keeps_a_letter_of_its_own(word):
    assert cut(word) == [word]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("وقال", ["و", "قال"]),
        ("وكانت", ["و", "كانت"]),
        ("ووزير", ["و", "وزير"]),
        ("ولجنة", ["و", "لجنة"]),
        ("والهند", ["و", "الهند"]),
        ("وبلغت", ["و", "بلغت"]),
        ("وفي", ["و", "في"]),
        ("فالشركة", ["ف", "الشركة"]),
        ("لمصر", ["ل", "مصر"]),
        ("لشركة", ["ل", "شركة"]),
        ("للشركة", ["ل", "لشركة"]),
        ("وللشركة", ["و", "ل", "لشركة"]),
        ("للبنان", ["ل", "لبنان"]),
        ("بنسبة", ["ب", "نسبة"]),
        ("بالمئة", ["ب", "المئة"]),
        ("وبحسب", ["و", "ب", "حسب"]),
        ("ولمصر", ["و", "ل", "مصر"]),
        ("كوزير", ["ك", "وزير"]),
        ("وَقالَ", ["وَ", "قالَ"]),
        ("وأدى", ["و", "أدى"]),
        ("وأحد", ["و", "أحد"]),
        ("فأعلى", ["ف", "أعلى"]),
        ("لإلغاء", ["ل", "إلغاء"]),
        ("وتشيفرون", ["و", "تشيفرون"]),
        ("وبإذن", ["و", "ب", "إذن"]),
        ("وـقال", ["وـ", "قال"]),
    ],
)
def test_a_proclitic_comes_off(word, pieces):
    assert cut(word) == pieces


@pytest.mark.parametrize("unit", ["لتر", "لترين", "فدادين", "كغم", "بايت"])
def test_a_unit_that_begins_like_a_proclitic_stays_whole(unit):
    assert cut(unit) == [unit]
    assert cut("و" + unit) == ["و", unit]


@pytest.mark.parametrize("proclitic", ["و", "ف", "ب", "ل", "ك"])
@pytest.mark.parametrize(
    "number",
    NUMBER_WORDS.split(),
)
def test_number_words_are_always_split(proclitic, number):
    assert cut(proclitic + number) == [proclitic, number]
    assert cut("و" + "ب" + number) == ["و", "ب", number]


def test_before_digits_the_whole_word_may_be_proclitics():
    assert cut("لـ", glued=True) == ["لـ"]
    assert cut("و", glued=True) == ["و"]
    assert cut("الـ", glued=True) == ["الـ"]


@given(st.text(alphabet="وفبلكاسيتمنرـَُّة", max_size=12), st.booleans())
def test_cuts_lie_inside_the_word(word, glued):
    assert sum(proclitics(word, glued=glued)) <= len(word)
    assert all(length > 0 for length in proclitics(word, glued=glued))


@pytest.mark.parametrize("table", ["words.txt", "number_words.tsv", "proclitic_exceptions.tsv"])
def test_tables_hold_clean_arabic(table):
    import unicodedata
    from importlib.resources import files

    text = (files("tawatur.text") / "data" / table).read_text(encoding="utf-8")
    assert unicodedata.normalize("NFKC", text) == text
    assert "\u0640" not in text
    assert len(text.encode()) < 1_000_000
    words = [line.split("\t")[0] for line in text.splitlines() if line and not line.startswith("#")]
    assert len(words) == len(set(words))


def test_the_word_list_is_folded_and_sorted():
    from tawatur.text.clitics import _words

    words = _words()
    assert all(fold(word) == word for word in list(words)[:5000])
