"""What `read_entities` finds, type by type, and what it leaves alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.entities import read_entities


def texts(sentence):
    return [(e.text, e.type) for e in read_entities(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("رفعت الهند واليابان الرسوم", [("الهند", "India"), ("اليابان", "Japan")]),
        ("وصل الوفد إلى القاهرة ثم بواشنطن", [("القاهرة", "Cairo"), ("واشنطن", "Washington")]),
        ("سهم أرامكو السعودية", [("أرامكو السعودية", "Saudi Aramco")]),
        ("أرباح ديب-سيك و DeepSeek", [("ديب-سيك", "DeepSeek"), ("DeepSeek", "DeepSeek")]),
        ("قال المصريون", [("المصريون", "Egypt")]),
        ("قرر البنك المركزى المصرى التثبيت", [("البنك المركزى المصرى", "Central Bank of Egypt")]),
        ("تحالف «أوبك+» قرر", [("أوبك+", "OPEC+")]),
        ("صعد خام برنت وهبط الذهب", [("خام برنت", "Brent crude"), ("الذهب", "Gold")]),
        ("سفن قناة السويس", [("قناة السويس", "Suez Canal")]),
        ("ذهب عيار 21 ارتفع", [("عيار 21", "Gold 21 carat")]),
        ("تراجع الجنيه المصري أمام الدولار", [("الجنيه المصري", "Egyptian pound"), ("الدولار", "US dollar")]),
    ],
)
def test_known_names_have_their_canonical_name(text, expected):
    assert [(e.text, e.canonical) for e in read_entities(text)] == expected


def test_proclitics_stay_outside_and_the_lost_alef_comes_back():
    (entity,) = read_entities("صرف المبلغ للأمم المتحدة")
    assert entity.text == "لأمم المتحدة"
    assert entity.canonical == "United Nations"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قالت وزارة التجارة والصناعة إنها", [("وزارة التجارة والصناعة", "ORG")]),
        ("أعلنت الهيئة العامة للإحصاء أمس", [("الهيئة العامة للإحصاء", "ORG")]),
        ("محطة الريم للطاقة الشمسية تعمل", [("محطة الريم للطاقة الشمسية", "LOC")]),
        ("قرب محطة تكونيت", [("محطة تكونيت", "LOC")]),
        ("أطلقت شركة «أقساطي» خدمتها", [("أقساطي", "ORG")]),
        ("الحكومة الأردنية أقرت الموازنة", [("الحكومة الأردنية", "ORG")]),
        ("سكان مدينة لودفيغسهافن", [("مدينة لودفيغسهافن", "LOC")]),
        ("شركة تقدم خدمات", []),
        ("قررت الشركة الأمريكية ذلك", []),
        ("فيلم «ريح الشمال» حقق", [("ريح الشمال", "PRODUCT")]),
        ("الطريق الوطنية رقم 12 مقطوعة", [("الطريق الوطنية رقم 12", "LOC")]),
        ("ميزانية وزارة المالية العام الماضي", [("وزارة المالية", "ORG")]),
    ],
)
def test_head_nouns_build_names(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("طرحت هاتف iPhone 17 Pro", [("iPhone 17 Pro", "PRODUCT")]),
        ("ارتفع الذهب 1.5 بالمئة", [("الذهب", "PRODUCT")]),
        ("هبط النحاس 21 دولارا", [("النحاس", "PRODUCT")]),
        ("بطاقة RTX 5090 نفدت", [("RTX 5090", "PRODUCT")]),
        ("نموذج Kimi K2 الصيني", [("Kimi K2", "PRODUCT")]),
        ("نموذج DeepSeek V4 متاح", [("DeepSeek V4", "PRODUCT")]),
        ("شركة Zelqora الناشئة", [("Zelqora", "ORG")]),
        ("شريحة Zelqora الجديدة", [("Zelqora", "PRODUCT")]),
        ("آيفون 17 برو يصل", [("آيفون 17 برو", "PRODUCT")]),
        ("باعت Samsung 17 مليون جهاز", [("Samsung", "ORG")]),
        ("سعة 64 GB و 5000 mAh", []),
    ],
)
def test_latin_names_and_versions(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال وزير المالية إن", [("وزير المالية", "PER")]),
        ("أكد الدكتور محمد بن عبدالله القحطاني أن", [("محمد بن عبدالله القحطاني", "PER")]),
        ("وقال الرئيس الأمريكي دونالد ترامب", [("دونالد ترامب", "PER")]),
        ("أعلن الرئيس المصري القرار", [("الرئيس المصري", "PER")]),
        ("رئيس الهيئة أكد", [("رئيس الهيئة", "PER")]),
        ("كشف المدير التنفيذي سامر حداد عن", [("سامر حداد", "PER")]),
    ],
)
def test_persons_and_offices(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("فاز الهلال في مباراة الدوري على ملعب الفريق", "Al Hilal"),
        ("نادي الهلال تعاقد معه", "Al Hilal"),
        ("ثبتت رؤية الهلال مساء أمس", None),
    ],
)
def test_names_that_are_words_need_their_context(text, found):
    assert next((e.canonical for e in read_entities(text) if "هلال" in e.text), None) == found


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("يعيش في عمان والأردن يستقبل، والأردنيون كذلك", "Amman"),
        ("قالت مسقط إن عمان والعمانيين بخير", "Oman"),
        ("أمطار على مكة المكرمة وجدة والطائف", "Jeddah"),
        ("قطار بين فاس وتازة ووجدة في المغرب", "Oujda"),
        ("تراجع الدينار في الكويت", "Kuwaiti dinar"),
        ("تراجع الدينار في الأردن", "Jordanian dinar"),
    ],
)
def test_the_country_of_the_text_decides_between_namesakes(text, canonical):
    assert canonical in {e.canonical for e in read_entities(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [("استقبل الأردن سفنا في العقبة", "Aqaba"), ("تبقى العقبة الرئيسية أمام الأردن", None), ("مدينة العقبة", "Aqaba")],
)
def test_places_that_are_words_need_land_and_preposition(text, found):
    assert next((e.canonical for e in read_entities(text) if "العقبة" in e.text), None) == found


ALPHABET = "ابتسلوةكفمن أرامكو مصر وزارة شركة «»()-12 X+،.\n"


@given(st.one_of(st.text(alphabet=st.sampled_from(ALPHABET), max_size=80), st.text(max_size=40)))
def test_spans_quote_the_text_in_order(text):
    end = 0
    for entity in read_entities(text):
        assert entity.start is not None
        assert entity.end is not None
        assert text[entity.start : entity.end] == entity.text
        assert entity.start >= end
        assert entity.canonical
        end = entity.end
