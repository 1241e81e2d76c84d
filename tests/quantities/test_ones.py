"""«واحد» behind its noun."""

import pytest

from tawatur.language import by_rules
from tawatur.quantities import read_quantities
from tawatur.records import Article


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("سجلت المنطقة حالة وفاة واحدة أمس", "حالة"),
        ("أصيب عامل واحد و3 حراس", "عامل"),
        ("شيدت مدرسة واحدة و4 معاهد", "مدرسة"),
        ("يملك بيتا ريفيا واحدا على الأقل", "بيت"),
        ("سجل هدفا واحدا في المباراة", "هدف"),
        ("رست سفينة واحدة فقط في الميناء", "سفينة"),
    ],
)
def test_one_may_count(text, unit):
    (found, *_) = read_quantities(text)
    assert (found.number, found.unit, found.negative) == (1, unit, None)


@pytest.mark.parametrize("text", ["زرنا قرية واحدة", "لم تسجل أي حالة واحدة", "أمة واحدة لا تتجزأ"])
def test_one_is_said_for_stress(text):
    assert all(q.negative for q in read_quantities(text))


@pytest.mark.parametrize(
    ("body", "values"),
    [
        ("افتتحت الوزارة معهدا واحدا في الشمال، ومعهدا واحدا في الجنوب، و6 معاهد في الوسط.", ["واحدا", "6"]),
        ("وقتل شخص واحد في الحادث.", ["واحد"]),
        ("ونتج عن الحريق إصابة شخص واحد باختناق.", ["واحد"]),
        ("ورست سفينة واحدة فقط في الميناء.", ["واحدة"]),
        ("ولا يستطيع شخص واحد أن يرفع الصخرة.", []),
        ("ووزع الفريق خيامه في خمس قرى بعد مقتل طفل في قرية واحدة.", ["خمس"]),
        ("ويتقدم بفارق نقطة واحدة عن الوصيف و4 نقاط عن الثالث.", ["واحدة", "4"]),
    ],
)
def test_one_is_claimed_where_it_counts(body, values):
    assert [c.value.text for c in by_rules(Article(id="a", body=body)).claims] == values
