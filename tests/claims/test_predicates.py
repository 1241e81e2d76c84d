import pytest
from tests.claims.plain import claims_of, told


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        # the verb behind the whole, with its complement
        ("قال المركز إن 38% من الموظفين سيلتحقون بالدورات المسائية.", "نسبة الملتحقين بالدورات المسائية", None),
        ("تبين أن 57% من الطلاب يستخدمون الحافلة.", "نسبة المستخدمين للحافلة", None),
        ("تقول الجمعية إن ثلث مرضى القلب في تونس لا يعلمون بإصابتهم.", "نسبة غير المشخصين", "undiagnosed_share"),
        ("قالت النقابة إن 40% من المخابز ما زالت تعمل بالديزل.", "نسبة المخابز العاملة بالديزل", None),
        ("ذكر المسح أن 72% من مبانيها في المرفأ تضررت.", "نسبة المباني المتضررة", None),
        # the verb before it, its subject
        ("لا يثق بالبرلمان سوى ربع الناخبين.", "نسبة الواثقين بالبرلمان", "trust_share"),
        ("يعتمد نصف السكان على الآبار.", "نسبة المعتمدين على الآبار", None),
        ("عالج المستشفى 90 مسافرا، أصيب 12% منهم بالحمى.", "نسبة المصابين", "incidence_share"),
        ("غادر 30% من المعتمرين برا.", "نسبة المغادرين برا", None),
        # what one got of what one needs
        ("لم تحصل الخطة إلا على 23% مما تحتاجه.", "نسبة التمويل", "funding_share"),
        # no verb at all
        ("قال الوزير إن 18% من الخريجات عاطلات، و21% من الخريجين عاطلون.", "نسبة العاطلين", "unemployment_rate"),
        ("أظهر الاستطلاع أن 64% من الآباء راضون عن المدرسة.", "نسبة الراضين عن المدرسة", None),
        ("لبنان: واحد من كل ستة بلا وظيفة", "نسبة العاطلين عن العمل", "unemployment_rate"),
        ("لا تزال 25% من المستشفيات خارج الخدمة.", "نسبة المستشفيات خارج الخدمة", None),
        # a part of one's own
        ("تنفق العائلات 15% من دخلها على النقل.", "حصة الإنفاق على النقل", None),
        ("تستمد الجزيرة ثلثي مياهها من التحلية.", "حصة التحلية", None),
        # what was done to a part
        ("أغلقت الوزارة 12% من الصيدليات.", "نسبة الصيدليات المغلقة", None),
        ("سرح المصنع 9% من موظفيه.", "نسبة الموظفين المسرحين", None),
    ],
)
def test_shares_are_told_by_what_is_said_of_the_whole(text, name, id_):
    *_, (label, metric) = told(text)
    assert label == name
    assert id_ is None or metric == id_


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # another is the verb's subject
        ("الشركة توظف 30% من الشباب.", "نسبة الشباب"),
        # «لا دخل» denies a noun
        ("قال إن ربع الأسر لا دخل ثابت لها.", "نسبة الأسر"),
        ("تستورد البلاد 70% من حاجتها من الأرز.", "نسبة الحاجة المستوردة"),
    ],
)
def test_shares_without_a_predicate_are_told_by_the_whole(text, name):
    assert told(text)[-1][0] == name


def test_who_adds_that_something_is_so_adds_nothing_to_it():
    text = "وتضيف الجمعية أن العائلات تنفق 15% من دخلها على النقل."
    (claim,) = claims_of(text)
    assert (claim.metric.kind, claim.metric.of.text) == ("share", "دخلها")


def test_a_complement_of_the_verb_before_is_no_part_of_the_whole():
    (claim,) = claims_of("يعتمد نصف السكان على الآبار.")
    assert claim.metric.of.text == "السكان"
