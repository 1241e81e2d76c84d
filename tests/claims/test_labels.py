import pytest
from tests.claims.plain import claims_of, told

from tawatur.claims.labels import count_label, relabelled
from tawatur.claims.plurals import plural_of
from tawatur.records import Metric


@pytest.mark.parametrize(
    ("printed", "plural"),
    [
        ("حافلة", "حافلات"),
        ("قتيلا", "قتلى"),
        ("أشخاص", "أشخاص"),
        ("محتجون", "محتجين"),
        ("المخازن", "مخازن"),
        ("التزاما", "التزامات"),
        ("أسرة", "أسر"),
        # patterns of broken plurals that make a known word
        ("متجراً", "متاجر"),
        ("رصيفا", "أرصفة"),
        ("وثيقة", "وثائق"),
        ("خندقا", "خنادق"),
        # nothing is made of what has no pattern
        ("زقاقا", None),
    ],
)
def test_plurals_of_counted_nouns(printed, plural):
    assert plural_of(printed) == plural


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("خزانا", "عدد الخزانات"),
        ("سفينة حاويات", "عدد سفن الحاويات"),
        ("حافلة كهربائية", "عدد الحافلات الكهربائية"),
        ("جندي أجنبي", "عدد الجنود"),  # people take the nisba in their own number
        ("لاعبين برازيليين", "عدد اللاعبين البرازيليين"),
        ("متدرب ومتدربة", "عدد المتدربين"),
        ("حالات وفاة", "عدد حالات الوفاة"),
        ("الأغنام", None),
    ],
)
def test_name_of_a_count(printed, label):
    assert count_label(printed) == label


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("أعلنت البلدية إغلاق 14 ملعبا.", ["عدد الملاعب المغلقة"]),
        ("سرحت الشركة 300 مهندس.", ["عدد المهندسين المسرحين"]),
        # permits are counted, statements are but made
        ("قال في تصريحات للصحف إن البلدية أصدرت للباعة 40 تصريحا.", ["عدد التصاريح الصادرة"]),
        ("وصلت إلى الميناء سفينتان سعوديتان مساء الأحد.", ["عدد السفن"]),
        ("استقبل المتحف 900 زائر.", ["عدد الزوار"]),
        # what befell people is told by those whom it befell
        ("لقي خمسة أشخاص مصرعهم وجرح تسعة آخرون.", ["عدد القتلى", "عدد الجرحى"]),
        ("اعتقلت الشرطة 12 شخصا.", ["عدد المعتقلين"]),
        # a unit, a sum or a thing alone print no name
        ("يبعد المطار عن المدينة 30 كيلومترا.", ["المسافة"]),
        ("صرفت الجمعية لكل أسرة 200 دينار.", ["المبلغ المدفوع"]),
        ("صعد الين إلى 151 للدولار.", ["سعر الصرف"]),
        # a number that the text names, without what ties it to its place
        ("وصلت أعداد المتطوعين إلى 400.", ["عدد المتطوعين"]),
        ("وفي القاعة التي بلغ عدد مقاعدها 30 مقعدا ستائر.", ["عدد المقاعد"]),
        # of two plurals, the one that the article prints
        ("شكا أصحاب المحال من الغلاء بعد أن أغلق 12 محلا.", ["عدد المحال المغلقة"]),
        ("أغلق أمس 12 محلا.", ["عدد المحلات المغلقة"]),
        # «فردا» is a noun, no verb behind «ف»
        ("تضم المجموعة الثانية 70 فردا.", ["عدد الأفراد"]),
        # a share is of the head of its whole
        ("هذه 63% من الأسر.", ["نسبة الأسر"]),
        ("رهنت الدولة 40% من أسهم المصرف.", ["نسبة الأسهم"]),
        ("رهنت الشركة 40% من أسهمه.", ["نسبة الأسهم"]),
        ("هذا ثلث مبانيها.", ["نسبة المباني"]),
        # points are of a league or of an index
        ("جمع الفريق في الدوري 19 نقطة.", ["عدد النقاط"]),
        ("تباينت الأسهم. تراجع تاسي 45 نقطة.", ["قيمة المؤشر"]),
        # whoever does it, in a plural that no table has; a permit is no statement
        ("جلس إلى المائدة 40 صائما.", ["عدد الصائمين"]),
        ("طلبت البعثة 150 تصريحا.", ["عدد التصاريح"]),
        # a rate of what is told in two words, a share of a total
        ("تراجع معدل سوء التغذية إلى 22 في المئة.", ["معدل سوء التغذية"]),
        ("وهي تمثل 81% من إجمالي الودائع.", ["نسبة الودائع"]),
        # words that name the metric stay as printed
        ("بلغت الصادرات غير النفطية للأردن 287 مليون دينار.", ["الصادرات غير النفطية"]),
    ],
)
def test_claims_are_told_by_name(text, labels):
    assert [label for label, _ in told(text)] == labels


def test_label_is_no_quotation():
    (claim,) = claims_of("استقبل المتحف 900 زائر.")
    assert (claim.metric.start, claim.metric.end) == (None, None)


def test_without_labels_the_words_keep_their_place():
    (claim,) = claims_of("استقبل المتحف 900 زائر.", labels=False)
    assert (claim.metric.text, claim.metric.start) == ("زائر", 18)


def test_pointed_at_noun_is_named_by_its_count():
    pointed = Metric(text="شجرة", start=10, end=14, name="tree_count", kind="level")
    assert relabelled(pointed, "شجرة").text == "عدد الأشجار"
    assert relabelled(pointed, "غرسة") == pointed
    assert relabelled(pointed, None) == pointed


def test_a_name_of_ours_quotes_the_words_that_it_stands_for():
    body = "ضبطت البلدية أمس 60 عبوة فاسدة."
    (claim,) = claims_of(body)
    metric = claim.metric
    assert (metric.text, metric.start, metric.printed.text) == ("عدد العبوات المضبوطة", None, "عبوة")
    assert body[metric.printed.start : metric.printed.end] == metric.printed.text
    assert ("metric.printed", metric.printed) in claim.spans()
