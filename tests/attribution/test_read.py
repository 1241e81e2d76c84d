"""Who is given as the source: a table of sentences of our own, and what a careful reader would say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.attribution import read_attributions
from tawatur.entities import read_entities
from tawatur.quantities import read_quantities
from tawatur.reading import ArticleReading, Reading
from tawatur.records import Article
from tawatur.text.blocks import read_blocks
from tawatur.text.scanner import scan
from tawatur.text.sentences import read_sentences


def reading(text, field):
    tokens = tuple(scan(text))
    blocks = read_blocks(text, field)
    return Reading(
        field=field,
        text=text,
        tokens=tokens,
        blocks=blocks,
        sentences=read_sentences(text, blocks),
        quantities=read_quantities(text, tokens=tokens),
        periods=(),
        entities=read_entities(text, tokens=tokens),
    )


def context(body, *, title=None, outlet=None):
    article = Article(id="t", body=body, title=title, outlet=outlet)
    return ArticleReading(article, reading(title, "title") if title else None, reading(body, "body"))


def source_of(body, value, *, title=None, outlet=None, field="body"):
    """The attribution that covers a value, sentences before the document, the narrowest first."""
    found = read_attributions(context(body, title=title, outlet=outlet))[0 if field == "title" else 1]
    place = (title if field == "title" else body).index(value)
    covering = [a for a in found if a.start <= place < a.end]
    return min(covering, key=lambda a: (a.scope != "sentence", a.end - a.start), default=None)


def primary(attribution):
    return attribution and attribution.chain[-1].name


@pytest.mark.parametrize(
    ("body", "value", "name"),
    [
        # verbs of saying, their subject behind them
        ("قالت وزارة الزراعة إن المحصول بلغ 40 ألف طن.", "40", "وزارة الزراعة"),
        ("وأكد المتحدث الرسمي أن الخسائر بلغت 12 مليون ريال.", "12", "المتحدث الرسمي"),
        ("وأعلنت هيئة الموانئ أمس أن الميناء استقبل 35 سفينة.", "35", "هيئة الموانئ"),
        ("كشف البنك المركزي عن تراجع الاحتياطي إلى 9 مليارات دولار.", "9", "البنك المركزي"),
        # the subject before its verb
        ("أما هيئة الطرق فتقول إن الكلفة 70 مليون درهم.", "70", "هيئة الطرق"),
        ("وكان صندوق التنمية قد قدر الحاجة بـ300 مليون دولار.", "300", "صندوق التنمية"),
        ("لكن خبراء يقدرونها بنحو 45 مليون دولار.", "45", "خبراء"),
        # prepositions, behind and before
        ("ارتفع الإنتاج 6%، وفق وزارة الصناعة.", "6%", "وزارة الصناعة"),
        ("وبحسب المركز الوطني للأرصاد، هطلت 80 ملم من الأمطار.", "80", "المركز الوطني للأرصاد"),
        ("بلغ عدد الزوار 90 ألفا، حسبما ذكرت وزارة السياحة.", "90", "وزارة السياحة"),
        ("انخفضت الأسعار 3% كما أعلنت دائرة الإحصاء.", "3%", "دائرة الإحصاء"),
        # documents lead to who issued them
        ("نمت المبيعات 8%، وفق بيانات أولية صادرة عن مؤسسة الأفق للأبحاث.", "8%", "مؤسسة الأفق للأبحاث"),
        ("وأظهرت دراسة نشرتها جامعة الخليج أن 60% من السكان متصلون.", "60%", "جامعة الخليج"),
        ("أظهر استطلاع أجراه مركز الرأي أن 52% يؤيدون القرار.", "52%", "مركز الرأي"),
        ("جاء في بيان للوزارة أن عدد المدارس بلغ 700 مدرسة.", "700", "لوزارة"),
        ("وأظهرت بيانات رسمية أن العجز بلغ 5%.", "5%", "بيانات رسمية"),
        # a spokesman speaks for his body
        ("قال متحدث باسم وزارة المياه إن السدود تخزن 400 مليون متر مكعب.", "400", "وزارة المياه"),
        # revising a forecast is publishing one
        ("رفع صندوق النقد الدولي توقعاته للنمو إلى 4%.", "4%", "صندوق النقد الدولي"),
        ("وأبقى التقرير على توقعاته للنمو عند 3%.", "3%", "التقرير"),
        # a letter that looks like a proclitic may be the name's own
        ("بيانات المجموعة التي تصنع «هيونداي» و«كيا» أظهرت تراجع المبيعات 3%.", "3%", "كيا"),
        # «بيّن» is a verb of saying at the head of its clause, «بين» elsewhere a preposition
        ("وبين مدير الميناء، بأن الأرصفة تتسع لـ14 سفينة.", "14", "مدير الميناء"),
        ("وبين رئيس البلدية أن الكلفة 6 ملايين دينار.", "6", "رئيس البلدية"),
        # names that look like other words, and points that end no sentence
        ("وأوضح المهندس علي السالم أن الطاقة 40 ميغاواط.", "40", "المهندس علي السالم"),
        ("وأكد د. سامر الخطيب أن 70% من المرضى تعافوا.", "70%", "د. سامر الخطيب"),
        # what somebody did is told by who speaks
        ("وأوضح الحداد أن النقابة طالبت وزارة العمل بصرف 300 دينار لكل عامل.", "300", "الحداد"),
        # a long office, titles and a name of four words
        (
            "وأكد مدير عام الهيئة العامة للطرق والجسور في محافظة الساحل المهندس سامي بن خالد الحداد أن الكلفة 9.",
            "9",
            "مدير عام الهيئة العامة للطرق والجسور في محافظة الساحل المهندس سامي بن خالد الحداد",
        ),
        # a weak verb before a colon goes on with who spoke
        ("قال مدير المرفأ إن السفن غادرت. وتابع: «نقلنا 90 حاوية».", "90", "مدير المرفأ"),
        # aims
        ("وتستهدف الشركة رفع الإنتاج إلى 90 ألف سيارة.", "90", "الشركة"),
    ],
)
def test_the_source_of_a_value(body, value, name):
    assert primary(source_of(body, value)) == name


@pytest.mark.parametrize(
    ("body", "value"),
    [
        ("منحت الحكومة المزارعين 5 ملايين دينار.", "5"),  # acts are no sources
        ("باعت الشركة 1800 سيارة في شهر.", "1800"),
        ("وأُعلن عن مقتل 7 أشخاص.", "7"),  # a passive names nobody
        ("يذكر أن المصنع يوظف 300 عامل.", "300"),
        ("لم تعلن الشركة عدد موظفيها البالغ 500 موظف.", "500"),  # nothing was said
        ("تباع السلعة وفق سعر الصرف البالغ 50 جنيها.", "50"),  # وفق before what is no source
        ("يرى كثيرون الأمر بسيطا. بلغت الكلفة 20 مليونا.", "20"),
        ("كما أشاد بالاتفاق الذي يوفر 70 وظيفة.", "70"),
        ("وبين الوزارة والشركة عقد ينص على أن الكلفة 5 ملايين.", "5"),
        ("ويسكن بلدة تدعى عين الزيتون 900 شخص.", "900"),
    ],
)
def test_no_source_is_invented(body, value):
    assert source_of(body, value) is None


def test_a_source_covers_its_own_clause_only():
    body = "زادت الشحنات 3% بحسب مؤسسة ألف، وبـ4% بحسب مؤسسة باء، فيما أحصت هيئة جيم 320 مليون هاتف."
    assert [primary(source_of(body, v)) for v in ("3%", "4%", "320")] == ["مؤسسة ألف", "مؤسسة باء", "هيئة جيم"]


def test_an_adversative_ends_what_a_source_is_given_for():
    body = "يقول بائعون إن الأسعار قفزت 9%، لكن التضخم لم يتعد 2% في أغسطس."
    assert primary(source_of(body, "9%")) == "بائعون"
    assert source_of(body, "2%") is None


@pytest.mark.parametrize(
    ("body", "value", "chain"),
    [
        (
            "ونقلت وكالة رويترز عن مسؤول في البنك أن الدفعة بلغت 2 مليار دولار.",
            "2",
            [("cited_outlet", "وكالة رويترز"), ("primary", "مسؤول في البنك")],
        ),
        (
            "ذكرت وكالة الأناضول للأنباء، نقلا عن دراسة نشرتها جامعة أنقرة، أن 30% من العينة مدخنون.",
            "30%",
            [("cited_outlet", "وكالة الأناضول للأنباء"), ("primary", "جامعة أنقرة")],
        ),
        (
            "بلغت الحصة 17%، وفق مذكرة لمركز الشرق نقلتها وكالات.",
            "17%",
            [("cited_outlet", "وكالات"), ("primary", "مركز الشرق")],
        ),
        (
            "وصرح وزير النفط لرويترز بأن الإنتاج بلغ 4 ملايين برميل.",
            "4",
            [("cited_outlet", "رويترز"), ("primary", "وزير النفط")],
        ),
        (
            "زاد الإنتاج 500 ألف برميل، بحسب ما نقلته وكالة الأناضول عن بيان لمنظمة أوبك.",
            "500",
            [("cited_outlet", "وكالة الأناضول"), ("primary", "منظمة أوبك")],
        ),
    ],
)
def test_the_chain_names_the_carrier_before_the_source(body, value, chain):
    assert [(m.level, m.name) for m in source_of(body, value).chain] == chain


def test_the_own_outlet_is_no_carrier():
    found = source_of("وقال مسؤول لـ«الواحة» إن العدد بلغ 70 ألفا.", "70", outlet="صحيفة الواحة")
    assert [m.level for m in found.chain] == ["primary"]


@pytest.mark.parametrize(
    ("body", "value", "canonical"),
    [
        ("أعلنت وزارة الداخلية مقتل 4 أشخاص. وأضافت الوزارة أن 9 أصيبوا.", "9", "وزارة الداخلية"),
        ("أعلنت وزارة الداخلية مقتل 4 أشخاص. وأضافت أن 9 أصيبوا.", "9", "وزارة الداخلية"),
        ("أعلنت وزارة الداخلية مقتل 4 أشخاص. وانهار 20 منزلا، وفق المصدر نفسه.", "20", "وزارة الداخلية"),
        ("وفق مذكرة لمركز الشرق بلغت الحصة 17%. وتقول المذكرة إن العدد 33 مليونا.", "33", "مركز الشرق"),
    ],
)
def test_an_anaphor_goes_back_to_the_source_before(body, value, canonical):
    assert source_of(body, value).chain[-1].canonical == canonical


@pytest.mark.parametrize(
    "body",
    [
        "وقال مصدر مطلع إن الصفقة بلغت 30 مليون دولار.",
        "وقال مندوب في المنظمة، طلب عدم كشف هويته، إن الصفقة بلغت 30 مليون دولار.",
    ],
)
def test_an_unnamed_source_is_kept_as_such(body):
    assert source_of(body, "30").chain[-1].anonymous


def test_a_named_body_is_not_anonymous():
    assert not source_of("وقالت وزارة الصحة إن 30 شخصا تعافوا.", "30").chain[-1].anonymous


def test_doubtful_verbs_carry_low_commitment():
    assert source_of("زعمت الجماعة أنها قتلت 20 جنديا.", "20").commitment == "low"
    assert source_of("قالت الجماعة إنها قتلت 20 جنديا.", "20").commitment == "normal"


def test_a_quotation_over_several_sentences_stays_with_its_speaker():
    body = "وقال مدير المصنع: «ننتج 40 طنا. ونوظف 300 عامل. وسنضيف خطا». وتقع المنطقة على بعد 12 كيلومترا."
    assert primary(source_of(body, "300")) == "مدير المصنع"


def test_a_footer_covers_its_table():
    body = "حصص الإنتاج\nالدولة | الحصة\nألف | 9,756\nباء | 4,171\nالمصدر: بيان منظمة أوبك"
    found = source_of(body, "4,171")
    assert found.chain[-1].strength == "footer"
    assert found.chain[-1].canonical


def test_the_lead_of_a_list_names_the_source_of_its_items():
    body = "وقالت هيئة الإحصاء إن المبيعات جاءت كالآتي:\n- الألبان: 40 مليون ريال\n- التمور: 30 مليون ريال"
    assert [primary(source_of(body, v)) for v in ("40", "30")] == ["هيئة الإحصاء", "هيئة الإحصاء"]


def test_a_credit_in_brackets_covers_its_sentence():
    assert primary(source_of("بلغ عدد الزوار 30 ألفا (المصدر: رويترز).", "30")) == "رويترز"


def test_the_dateline_names_the_agency_of_a_copied_article():
    body = "القاهرة (رويترز) - قال البنك المركزي إن التضخم بلغ 12%."
    copied = source_of(body, "12%", outlet="صحيفة الواحة")
    assert [m.level for m in copied.chain] == ["cited_outlet", "primary"]
    own = source_of(body, "12%", outlet="رويترز")
    assert [m.level for m in own.chain] == ["primary"]


def test_a_city_in_the_dateline_is_no_outlet():
    assert source_of("سبق - الرياض: بلغ عدد المتدربين 500 متدرب.", "500", outlet="صحيفة سبق") is None


def test_a_headline_names_its_source_before_a_colon():
    body = "أعلنت منظمة الصحة العالمية تسجيل 500 إصابة."
    found = source_of(body, "500", title="الصحة العالمية: 500 إصابة بالحصبة", field="title")
    assert found.chain[-1].name == "الصحة العالمية"
    assert found.chain[-1].canonical


def test_a_headline_that_repeats_the_body_has_its_source():
    body = "أعلنت دائرة الإحصاءات العامة أن البطالة بلغت 21.3%."
    found = source_of(body, "21.3%", title="البطالة عند 21.3%", field="title")
    assert found.scope == "document"
    assert found.chain[-1].strength == "document-level"
    assert found.chain[-1].field == "body"


def test_the_lead_source_is_relayed_by_the_next_sentence():
    body = "أعلنت دائرة الإحصاءات العامة أن البطالة بلغت 21%.\nوسجلت بين الإناث 31%.\nوفي المغرب بلغت 13%.\nوفي مصر 7%."
    found = source_of(body, "31%")
    assert (found.scope, found.chain[-1].strength) == ("document", "document-level")


_SCRAPS = st.lists(
    st.sampled_from(
        [
            "قال", "وقالت", "وفق", "بحسب", "نقلا عن", "المصدر:", "أن", "إن", "الوزارة", "وزارة الصحة", "رويترز",
            "«", "»", "(", ")", "،", ".", ":", "\n", "5%", "بيان", "نشرته", "ما", "لم", "لـ", "أعلنت", "مضيفا",
        ]
    ),
    max_size=25,
).map(" ".join)  # fmt: skip


@given(st.one_of(_SCRAPS, st.text(max_size=80)))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_every_span_quotes_it(text):
    title, body = read_attributions(context(text, title=text))
    for found in (*title, *body):
        assert 0 <= found.start <= found.end <= len(text)
        assert found.cue is None or text[found.cue.start : found.cue.end] == found.cue.text
        for member in found.chain:
            if member.start is not None:
                assert text[member.start : member.end] == member.name


@pytest.mark.parametrize(
    ("body", "cue"),
    [
        ("بلغ الإنتاج 40 ألف طن بحسب وزارة الزراعة.", "بحسب"),
        ("وبحسب وزارة الزراعة، بلغ الإنتاج 40 ألف طن.", "بحسب"),
        ("بلغ الإنتاج 40 ألف طن وفق وزارة الزراعة.", "وفق"),
        ("وقالت وزارة الزراعة إن الإنتاج بلغ 40 ألف طن.", "قالت"),
    ],
)
def test_a_cue_is_the_word_as_printed(body, cue):
    assert source_of(body, "40").cue.text == cue
