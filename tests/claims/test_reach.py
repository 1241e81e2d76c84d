"""Whose a value is when its own clause does not name him."""

import pytest
from tests.claims.marked import role
from tests.claims.plain import claims_of

from tawatur.language import by_rules as extract
from tawatur.records import Article


def _entities(body):
    return [claim.entity.text if claim.entity else None for claim in claims_of(body)]


@pytest.mark.parametrize(
    ("text", "at", "entity"),
    [
        # a relative clause takes up what it describes by a pronoun
        ("افتتح الوزير أمس الملتقى السنوي الذي يشارك فيه [300|بحار|بحارا].", 0, "الملتقى السنوي"),
        # who asks or acts owns the deed, not who is asked
        ("قال عمر إن الرابطة الوطنية طالبت الوزارة بمنحها [50|تصريح|تصريحا].", 0, "الرابطة الوطنية"),
        # a verb behind «و» has the subject of the verb before, over what stands between
        ("تأسست الرابطة الوطنية في تونس، وتضم في عضويتها [19|ناد|ناديا].", 0, "الرابطة الوطنية"),
        ("تأسست الرابطة الوطنية في تونس، ويقطن المدينة [900|نسمة|نسمة].", 0, "المدينة"),
        # the number leads to a verb whose subject comes last
        ("تصدر الفيصلي الترتيب، وبفارق [4|نقطة|نقاط] يأتي الحسين ثانيا.", 0, "الحسين"),
        # something of his is not he
        ("توسعت شركة أرامكو في الصين، وإجازتها ل[60|ورقة|ورقة].", 0, "شركة أرامكو"),
    ],
)
def test_reached_is_whom_the_syntax_means(text, at, entity):
    found = role(text, at)
    assert found.entity is not None
    assert found.entity.text == entity


@pytest.mark.parametrize(
    ("body", "entities"),
    [
        # a main clause goes on behind a relative one
        ("خاض الفيصلي الذي يستعد للموسم المقبل على ملعبه، خمس مباريات.", ["الفيصلي"]),
        # the two sides of results in brackets
        (
            "خسر الفيصلي أمام الوحدات (0-1) والحسين (1-4).",
            ["الفيصلي", "الوحدات", "الفيصلي", "الحسين"],
        ),
        ("كسب الفيصلي ضيفه الرمثا بنتيجة 3-1.", ["الفيصلي", "الرمثا"]),
        # where others were hurt too
        ("قتل ستة رجال وأصيب اثنان في انفجار قنبلة.", ["انفجار قنبلة", "انفجار قنبلة"]),
        # a neighbour before a comma belongs to what goes before
        ("نقلت السفينة 40 طنا ضمن حملة إغاثة غزة، وذلك بعد وصول 8 شاحنات.", ["السفينة", "السفينة"]),
        # a part of people arrives, whoever was spoken of
        ("شكل الرجال 52% من الزوار، ووصل ثلث حجاج الخارج برا.", ["الرجال", "حجاج الخارج"]),
        # a time is nobody
        ("تأسست شركة أرامكو قديما، وكان عدد موظفيها ثلاثين عند التأسيس.", ["شركة أرامكو"]),
    ],
)
def test_articles_name_whom_the_syntax_means(body, entities):
    assert _entities(body) == entities


def test_a_name_ends_before_a_noun_that_is_no_adjective():
    found = claims_of("منحت شركة أرامكو العمال مكافأة قدرها 3 آلاف ريال.")
    assert "العمال" not in (found[0].entity.text or "").split()[1:]


@pytest.mark.parametrize(
    ("body", "entities"),
    [
        # a verb joined to nothing ends the relative clause before it
        ("فالسيارات التي تصنعها الشركة لا تكلف سوى 9 آلاف دولار.", ["السيارات"]),
        (
            "يعمل الفريق في الكويت التي قطع فيها السعاة 120 كيلومترا تحت حرارة قاربت 40 درجة.",
            ["الكويت", "الكويت"],
        ),
        # which people are counted, a clause says
        ("قالت الهيئة إن نسبة العاطلين ممن يحملون الشهادة بلغت 54%.", ["العاطلين"]),
        # whose participation it is
        ("قال التقرير إن مشاركة النساء في سوق العمل لا تتجاوز 15%.", ["النساء"]),
        # «أحدث» behind «وفق» is no verb whose subject the source would be
        (
            "قتلت الحمى في اليمن 40 شخصا، وفق أحدث أرقام منظمة الصحة العالمية، فيما بلغت الإصابات 900.",
            ["اليمن", "اليمن"],
        ),
        # what is reached is not what arrives
        ("باعت شركة تويوتا 900 سيارة، وهو ما لم يصل إلى ثلث السوق.", ["شركة تويوتا", "شركة تويوتا"]),
        # those who were asked are not what is expected
        ("تراجعت أرباح شركة أرامكو. وجاءت دون توقعات 17 محللا سئلوا والبالغة 9 ملايين دولار.", None),
    ],
)
def test_clauses_end_where_the_next_verb_says(body, entities):
    found = _entities(body)
    assert found == entities if entities is not None else "محللا" not in found[-1:]


def test_a_title_joins_a_second_thing_with_its_own_number():
    article = Article(id="t", title="تراجع في صادرات «أوبك بلس» وبرنت فوق 70 دولارا", body="لا أرقام هنا.")
    assert [claim.entity.text for claim in extract(article).claims] == ["برنت"]
