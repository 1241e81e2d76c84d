"""One canonical name for each thing of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.entities import Linker


def canonical(linker, text, field="body"):
    return [e.canonical for e in linker.entities(field) if e.text == text]


def test_definite_noun_leads_to_the_name_before_it():
    linker = Linker("سجلت أرامكو أرباحا. وقالت الشركة إنها توسعت.")
    assert canonical(linker, "الشركة") == ["Saudi Aramco"]
    assert [e.by for e in linker.body if e.text == "الشركة"] == ["common_noun"]


def test_title_is_read_before_the_body():
    linker = Linker("رفعت الشركة إنتاجها.", title="أرباح سابك ترتفع")
    assert canonical(linker, "الشركة") == ["SABIC"]


def test_no_antecedent_no_entity():
    assert Linker("قالت الشركة إنها توسعت.").body == ()


@pytest.mark.parametrize(
    ("body", "noun", "expected"),
    [
        ("تأسست شركة «أقساطي» عام 2020. وأعلنت الشركة نموها.", "الشركة", "أقساطي"),
        ("بدأ تشغيل محطة الريم للطاقة الشمسية. وتنتج المحطة الكهرباء.", "المحطة", "محطة الريم للطاقة الشمسية"),
        ("أصدرت وزارة الصحة السودانية بيانا، وأضافت الوزارة", "الوزارة", "Ministry of Health (Sudan)"),
        ("اجتمع تحالف «أوبك+» أمس، واتفق التحالف", "التحالف", "OPEC+"),
        ("عبرت قناة السويس سفن، وتستعيد القناة نشاطها", "القناة", "Suez Canal"),
        ("أطلقت نموذج Kimi K2 أمس. ويضم النموذج", "النموذج", "Kimi K2"),
        ("فاز نادي الزمالك، وسجل الفريق هدفين", "الفريق", "Zamalek"),
        ("التضخم في الأردن تراجع، واستوردت البلاد القمح", "البلاد", "Jordan"),
        ("الاقتصاد المغربي نما. وقررت الحكومة الدعم", "الحكومة", "Moroccan government"),
        ("في الرياض والسعودية نمو، وسجلت المملكة فائضا", "المملكة", "Saudi Arabia"),
    ],
)
def test_anaphora(body, noun, expected):
    assert canonical(Linker(body), noun) == [expected]


def test_the_land_of_the_outlet_stands_in_where_the_text_names_none():
    assert canonical(Linker("وسجلت المملكة فائضا"), "المملكة") == []
    assert canonical(Linker("وسجلت المملكة فائضا", outlet_country="SA"), "المملكة") == ["Saudi Arabia"]


def test_nationality_of_the_noun_must_fit():
    linker = Linker("تنافس سابك شركة إنتل، وقالت الشركة السعودية إنها")
    assert canonical(linker, "الشركة") == ["SABIC"]


def test_name_without_its_head_noun_is_the_same_name():
    linker = Linker("قالت شركة «زلقورة» إن أرباحها نمت. وأضافت زلقورة أنها توظف.")
    assert canonical(linker, "زلقورة") == ["زلقورة", "زلقورة"]


def test_title_learns_from_the_body():
    linker = Linker("قالت شركة «زلقورة» إنها نمت.", title="زلقورة تنمو")
    assert canonical(linker, "زلقورة", "title") == ["زلقورة"]


def test_shorter_and_longer_form_are_one_name():
    linker = Linker("محطة الريم تعمل. وتقع محطة الريم للطاقة الشمسية قرب الساحل.")
    assert len({e.canonical for e in linker.body}) == 1


def test_family_name_leads_to_the_person():
    linker = Linker("قال الدكتور سامر القحطاني ذلك. وأضاف القحطاني تفاصيل.")
    assert canonical(linker, "القحطاني") == ["سامر القحطاني"]


def test_acronym_in_brackets():
    linker = Linker("حذرت المنظمة الدولية لسلامة الأغذية (زلقا) من الخطر. وقالت زلقا إن")
    assert canonical(linker, "زلقا")[-1] == canonical(linker, "المنظمة الدولية لسلامة الأغذية")[0]


def test_one_name_in_two_scripts():
    linker = Linker("قالت شركة Zelqora إنها نمت. وتعمل شركة «زلقورا» في دبي.")
    assert {e.canonical for e in linker.body if e.type == "ORG"} == {"Zelqora"}


def test_newest_product_of_a_maker():
    linker = Linker("طرحت آبل هاتف iPhone 17 أمس. وباعت من هاتفها الجديد الملايين.")
    assert canonical(linker, "هاتفها الجديد") == ["iPhone 17"]


def test_office_brings_up_its_institution():
    linker = Linker("قال رئيس هيئة قناة السويس إن السفن عادت. وتتوقع الهيئة المزيد.")
    assert canonical(linker, "الهيئة") == ["Suez Canal Authority"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("قال مسؤول إن القاهرة تسلمت القرض", "Egypt"),
        ("أعلنت موسكو الهدنة", "Russia"),
        ("ارتفعت الحرارة في القاهرة", "Cairo"),
        ("القاهرة مدينة كبيرة", "Cairo"),
    ],
)
def test_a_capital_that_acts_is_its_land(body, expected):
    assert [e.canonical for e in Linker(body).body] == [expected]


def test_resolve_gives_the_entity_at_a_place():
    body = "سجلت أرامكو أرباحا"
    entity = Linker(body).resolve("body", 5, 11)
    assert entity is not None
    assert entity.canonical == "Saudi Aramco"
    assert Linker(body).resolve("body", 0, 4) is None


@given(
    st.text(alphabet=st.sampled_from("الشركة أرامكو وزارة «»()V4 نموذج.\n"), max_size=80),
    st.text(max_size=20),
)
def test_linked_spans_quote_their_field(body, title):
    linker = Linker(body, title=title)
    for field, text in (("body", body), ("title", title)):
        end = 0
        for entity in linker.entities(field):
            assert text[entity.start : entity.end] == entity.text
            assert entity.start >= end
            end = entity.end
