import pytest
from tests.claims.marked import role, roles_of
from tests.claims.plain import claims_of

from tawatur.claims.roles import Roles


def metric_text(text: str) -> str | None:
    answers = [a for a in roles_of(text) if isinstance(a, Roles)]
    return answers[-1].metric.text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        # what befell people, what money did: the deed's word
        ("قُتل [5|شخص|أشخاص] في انفجار هز العاصمة.", "قُتل"),
        ("أسفر الحريق في الحديدة عن وفاة [3|شخص|أشخاص].", "وفاة"),
        ("خصصت الحكومة [31 مليار|DZD|دينار] لتوسعة الميناء.", "خصصت"),
        ("أنفقت البلدية [2 مليون|JOD|دينار] على الحدائق.", "أنفقت"),
        # a noun that a link ties to the value comes before the deed
        ("خصصت الحكومة اعتمادا قيمته [31 مليار|DZD|دينار] لتوسعة الميناء.", "اعتمادا"),
        # a unit that tells the metric: the verb, or the noun whose pronoun points at the owner
        ("يبعد المطار عن المدينة [30|kilometer|كيلومترا].", "يبعد"),
        ("عززت بولندا حيازتها من الذهب بـ[24|tonne|طنا].", "حيازتها"),
        # a share is named by what the part does
        ("تقول الوزارة إن [63%|percent] من الأسر تملك سكنها.", "تملك"),
        ("قالت الجمعية إن [45%|percent] من الأطفال باتوا خارج المدرسة.", "خارج المدرسة"),
        # what has so many, not what it is counted in
        ("بلغت طاقته [16 مليون|مسافر|مسافر].", "طاقته"),
        ("ارتفعت طاقة المعرض إلى [70 ألف|زائر|زائر].", "طاقة المعرض"),
        # a deed that says more than its thing, and one that does not
        ("أعلنت الوزارة إغلاق [14|طريق|طريقا].", "إغلاق"),
        ("دمرت العاصفة [40|منزل|منزلا].", "دمرت"),
        ("استقبل المتحف [900|زائر|زائر].", "زائر"),
        # another deed done to some of them
        ("عالج المستشفى [500|جريح|جريح]، غادر منهم أمس [212|].", "غادر"),
        # a measure of the tables takes its adjectives, and leaves its verb of level
        ("بلغت الصادرات غير النفطية للأردن [287 مليون|JOD|دينار].", "الصادرات غير النفطية"),
        ("ارتفعت الصادرات التونسية إلى ليبيا [5%|percent].", "الصادرات"),
        ("تراجعت الضريبة البالغة [5%|percent] على السكر.", "الضريبة"),
        # a phrase that no table knows: the subject of the verb
        ("نما نشاط التشييد [8%|percent] في الربع الأول.", "نشاط التشييد"),
        ("بلغت نسبة المكترين [22%|percent] في المغرب.", "نسبة المكترين"),
    ],
)
def test_metrics_print_the_words_that_say_what_is_measured(text, printed):
    assert metric_text(text) == printed


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("غادرت الميناء سفينتان سعوديتان مساء الأحد.", "سفينتان"),
        ("أرسلت تونس طائرتي مساعدات إلى درنة.", "طائرتي مساعدات"),
    ],
)
def test_dual_is_its_own_noun(text, printed):
    (claim,) = claims_of(text, labels=False)
    assert claim.metric.text == printed


def test_made_name_of_an_unknown_measure():
    answer = role("نما نشاط التشييد [8%|percent] في الربع الأول.")
    assert isinstance(answer, Roles)
    assert answer.metric.name == "measure_of:نشاط"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # a length of time that is asserted: it lasts, or it is what moves
        ("صمدت الهدنة أحد عشر يوما.", ["أحد عشر"]),
        ("نزلت مدة المعالجة إلى 14 دقيقة.", ["14"]),
        ("انتهى العمل خلال 14 دقيقة.", []),
        # a share of what was named before, and two of a noun
        ("استحدث المصنع 900 وظيفة، ذهب ثلثاها إلى النساء.", ["900", "ثلثا"]),
        ("غادرت المرفأ رافعتان إلى اللاذقية.", ["رافعتان"]),
        # a size that says which thing is meant
        ("أصدر المصرف ورقة من فئة 200 دينار.", []),
        ("ارتفع سعر كيس السكر زنة 50 كيلوغراما إلى 41 دولارا.", ["41"]),
    ],
)
def test_values_and_numbers_that_only_name(text, values):
    assert [c.value.text for c in claims_of(text)] == values


def test_share_with_a_pronoun_is_of_what_was_counted():
    share = claims_of("استحدث المصنع 900 وظيفة، ذهب ثلثاها إلى النساء.")[-1]
    assert share.metric.kind == "share"
    assert share.metric.of is not None
    assert (share.metric.of.text, share.metric.of.canonical) == (None, "وظيفة")
