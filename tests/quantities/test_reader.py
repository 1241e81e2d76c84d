"""Numbers as the press prints them: value, span, unit and comparator."""

from decimal import Decimal

import pytest

from tawatur.quantities import likely_country, read_quantities
from tawatur.records import plain


def values(text, **options):
    """Return what may be a value: text, number, unit (with its base), comparator."""
    return [
        (
            q.text,
            None if q.number is None else plain(q.number),
            "/".join(filter(None, (q.unit, q.per))) or None,
            q.comparator,
        )
        for q in read_quantities(text, **options)
        if q.negative is None
    ]


def one(text, **options):
    (found,) = values(text, **options)
    return found


@pytest.mark.parametrize(
    ("text", "span", "number"),
    [
        # scale words: one entry a form
        ("باعت الدار 33.7 مليون نسخة", "33.7 مليون", "33700000"),
        ("جمع الصندوق مليار دولار", "مليار", "1000000000"),
        ("حضر ألفي مشجع", "ألفي", "2000"),
        ("زار المعرض ألفا زائر", "ألفا", "2000"),
        ("كلف المشروع مليوني دينار", "مليوني", "2000000"),
        ("يعيش هناك ثلاثة ملايين نسمة", "ثلاثة ملايين", "3000000"),
        ("خسر البنك تريليونا ومئتي مليار ليرة", "تريليونا ومئتي مليار", "1200000000000"),
        ("دفعت بليون دولار", "بليون", "1000000000"),
        ("تجاوزت الصادرات 9,7 ملايير دينار", "9,7 ملايير", "9700000000"),  # the Maghreb's plural
        ("خسر المجمع ثلاثة ملايير سنتيم", "ثلاثة ملايير", "30000000"),  # in dirhams
        ("أنفقت 2,5 مليون دولار", "2,5 مليون", "2500000"),
        ("أنفقت ٢٫٥ مليون دولار", "٢٫٥ مليون", "2500000"),
        ("وزعت 12 ألفا و500 سلة", "12 ألفا و500", "12500"),
        ("وزعت ألفا ومئتي خيمة", "ألفا ومئتي", "1200"),
        ("سجلت خمسمائة وثلاثا وعشرين حالة", "خمسمائة وثلاثا وعشرين", "523"),
        ("ربحت نصف مليون ريال", "نصف مليون", "500000"),
        ("ربحت ربع مليار ريال", "ربع مليار", "250000000"),
        ("بلغت الكلفة مليون ونصف المليون دولار", "مليون ونصف المليون", "1500000"),
        ("بلغت الكلفة ثلاثة ملايين ونصف دينار", "ثلاثة ملايين ونصف", "3500000"),
        ("ضبطت الشرطة ”٤٢” قطعة", "٤٢", "42"),
        ('تابع الصفحة "مليوني" قارئ', "مليوني", "2000000"),
        ("رصف طريق بطول 64.250 مترا", "64.250", "64250"),  # no millimetres
        # separators
        ("بلغ العدد 1,250,000 نسمة", "1,250,000", "1250000"),
        ("بلغ العدد ١٬٢٥٠٬٠٠٠ نسمة", "١٬٢٥٠٬٠٠٠", "1250000"),
        ("بلغ العدد 1.250.000 نسمة", "1.250.000", "1250000"),
        ("بلغ العدد 1 250 000 نسمة", "1 250 000", "1250000"),
        ("بلغ السعر 1.250,75 يورو", "1.250,75", "1250.75"),
        ("بلغ المعدل 0,3 في المئة", "0,3 في المئة", "0.3"),
        ("أغلق عند 57ر43 دولار", "57ر43", "43.57"),
        ("هبطت الحرارة إلى -7 درجات", "-7", "-7"),
        # percent in its spellings
        ("نما %12 هذا العام", "%12", "12"),
        ("نما 4.5 في المائة", "4.5 في المائة", "4.5"),
        ("نما 4.5 بالمئة", "4.5 بالمئة", "4.5"),
        ("نما 4.5 فى المائة", "4.5 فى المائة", "4.5"),
        ("نما ثلاثين بالمائة", "ثلاثين بالمائة", "30"),
        ("نما نصف في المائة", "نصف في المائة", "0.5"),
    ],
)
def test_value_and_span(text, span, number):
    found = one(text)
    assert found[:2] == (span, number)


@pytest.mark.parametrize(
    ("text", "number", "share"),
    [
        ("صوت نصف الناخبين", "50", "0.5"),
        ("يرى ثلث السكان ذلك", "33.33", None),
        ("وافق ثلثا الأعضاء", "66.67", None),
        ("يستورد ثلاثة أرباع حاجته", "75", "0.75"),
        ("حصد قرابة خمس السوق", "20", "0.2"),
        ("يتجاوز الدين الخُمس", "20", "0.2"),
        ("يأتي تسعة أعشار الإنتاج من هناك", "90", "0.9"),
        ("أربعة من كل عشرة أسر بلا ماء", "40", "0.4"),
    ],
)
def test_fractions_are_shares(text, number, share):
    (q,) = read_quantities(text)
    assert (str(q.number), q.unit, q.fraction, q.negative) == (number, "percent", True, None)
    assert share is None or q.share == Decimal(share)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("أبحرت 23 سفينة", "سفينة"),
        ("أبحرت خمس سفن", "سفينة"),
        ("قتل 11 شخصا", "شخص"),
        ("قتل عشرة جنود", "جندي"),
        ("اجتمعت ثماني دول", "دولة"),
        ("أغلقت أربع شركات", "شركة"),
        ("يعمل لديها 300 مستخدم", "مستخدم"),
        ("فحصت 12 ألف وافد", "وافد"),
        ("وفرت 4,500 وظيفة", "وظيفة"),
        ("باعت 4.2 ملايين تذكرة", "تذكرة"),
        ("ضخت 548 ألف برميل يوميا", "barrel/day"),
        ("بلغت السرعة 120 كيلومترا في الساعة", "kilometer/hour"),
        ("تمتد على عشرين كيلومترا مربعا", "square_kilometer"),
        ("بقدرة 1.5 غيغاواط", "gigawatt"),
        ("بقدرة 300 ميغا واط", "megawatt"),
        ("هطل 170 ملم من المطر", "millimeter"),
        ("بلغت الحرارة 49.6 درجة مئوية", "degree_celsius"),
        ("بلغت الحرارة خمسين درجة", "degree_celsius"),
        ("حفر بئر بعمق 30 م قرب القرية", "meter"),
        ("بناء حي سكني في القطعة ت 7 جار", None),  # a letter and a number name a plot
        ("حريق على مساحة 40 × 25 مترا", "meter"),
        ("مدة الكتم 8 ساعات، أسبوع، أو سنة", "hour"),  # three choices, no sum
        ("ذاكرة سعتها 288 غيغابايت", "gigabyte"),
        ("خفضت الفائدة 25 نقطة أساس", "basis_point"),
        ("بزيادة 0.4 نقطة مئوية", "percentage_point"),
        ("من 21% إلى 24%، أي بزيادة ثلاث نقاط", "percentage_point"),
        ("بسعر 68.11 دولار للبرميل", "USD/barrel"),
        ("بسعر 1.32 سنت أمريكي لكل كيلوواط ساعة", "US_cent/kWh"),
        ("رسم قدره 12 دينارا تونسيا لليلة", "TND/night"),
        ("تضاعف الإنتاج 3 مرات", "ratio_x"),
        ("بيعت بخمسة أضعاف ثمنها", "ratio_x"),
    ],
)
def test_unit(text, unit):
    assert values(text)[-1][2] == unit


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("10 دولارات", "USD"),
        ("10 دولارات كندية", "CAD"),
        ("$10", "USD"),
        ("10$", "USD"),
        ("$5bn", "USD"),
        ("€9.5", "EUR"),
        ("USD 42", "USD"),
        ("42 KWD", "KWD"),
        ("5 د.ك", "KWD"),
        ("500 ر.س", "SAR"),
        ("خمسون ليرة لبنانية", "LBP"),
        ("100 جنيه إسترليني", "GBP"),
        ("مئة ريال عماني", "OMR"),
        ("3 ينات", "JPY"),
    ],
)
def test_currency(text, code):
    (q,) = read_quantities(text)
    assert (q.kind, q.unit) == ("money", code)


def test_shared_currency_nouns_take_the_adjective_then_the_outlet_then_the_text():
    assert one("بلغ 5 ملايين ريال قطري", country="SA")[2] == "QAR"
    assert one("بلغ 5 ملايين ريال", country="SA")[2] == "SAR"
    assert one("بلغ في السعودية 5 ملايين ريال")[2] == "SAR"
    (left_open,) = read_quantities("بلغ 5 ملايين ريال")
    assert (left_open.unit, left_open.currency_family) == ("ريال", "rial")
    assert likely_country("قال البنك المركزي الأردني في الأردن") == "JO"


def test_sums_in_two_units_are_one():
    assert one("دفع 20 دولارا و43 سنتا")[:2] == ("20 دولارا و43 سنتا", "20.43")
    (q,) = read_quantities("استغرق 3 ساعات و10 دقائق")
    assert (q.kind, q.seconds, q.grain) == ("duration", 11400, "minute")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("باعت أكثر من 500 سيارة", ">"),
        ("باعت ما يزيد على 500 سيارة", ">"),
        ("باعت ما يفوق 500 سيارة", ">"),
        ("تجاوز عدد الضحايا في الإقليم 500 قتيل", ">"),
        ("تخطت المبيعات حاجز أربعة آلاف سيارة", ">"),
        ("لا يقل عن 40 قتيلا", ">="),
        ("لا تقل حمولتها عن 130 ألف طن", ">="),
        ("40 قتيلا على الأقل", ">="),
        ("18 عضوا فأكثر", ">="),
        ("أقل من 3%", "<"),
        ("ما دون 18%", "<"),
        ("سيقل عن 12%", "<"),
        ("لم يصل إلى 5%", "<"),
        ("لن يتجاوز 720 ألف برميل", "<="),
        ("لم تتعد حصتها في السوق 15%", "<="),
        ("لا يزيد على 15%", "<="),
        ("قد تصل إلى 60 مليون دولار", "<="),
        ("بحد أقصى 20 ألف دولار", "<="),
        ("نحو 250 مليون دولار", "~"),
        ("زهاء ألف متظاهر", "~"),
        ("ما يقارب 1.3 مليار دولار", "~"),
        ("مئة متظاهر تقريبا", "~"),
        ("ما يقرب من مئة متظاهر", "~<"),
        ("قرابة 190 كيلوواط", "~<"),
        ("بحدود 90 مليار دينار", "~"),
        ("زيادة تناهز 550 ألف برميل", "~<"),
        ("ستقترب من 1.24 مليار هاتف", "~<"),
        ("أكثر بقليل من مئة متظاهر", "~>"),
        ("أعلى قليلا من 60 دولارا", "~>"),
        ("ما يفوق 5 آلاف دولار بقليل", "~>"),
        ("ويقل قليلا عن ثلاثة بالمئة", "~<"),
        ("قرابة الـ 70 شخصا", "~<"),
        ("مئة مزارع ونيف", ">"),
        ("من 3 وحتى 5 دولارات", "<="),
        ("لا تمثل سوى 13%", "="),
        ("لم تحصل إلا على 23%", "="),
        ("متجاوزة حصة منافستها البالغة 15.8%", "="),
        ("بلغ 250 مليون دولار", "="),
        ("زرعت البلدية أكثر من (209) شجرات", ">"),
        ("ما لا يقل عن (30) شركة", ">="),
    ],
)
def test_comparator(text, sign):
    assert values(text)[-1][3] == sign


def test_hedge_spans_quote_the_words():
    (q,) = read_quantities("وقال إن العدد لن يتجاوز 720 ألفا")
    assert q.hedge is not None
    assert q.hedge.text == "لن يتجاوز"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("بين 52 و58 مليار دولار", "52000000000", "58000000000", "USD"),
        ("ما بين 12 و15% من التجارة", "12", "15", "percent"),
        ("من 10 إلى 20 دولارا", "10", "20", "USD"),
        ("٣٠ إلى ٣٥ ألف دولار", "30000", "35000", "USD"),
        ("5-10 ملايين دولار", "5000000", "10000000", "USD"),
        ("عشرة إلى أربعة عشر يوما", "10", "14", "day"),
    ],
)
def test_ranges(text, low, high, unit):
    first, second = read_quantities(text)
    assert (str(first.number), first.comparator, first.range_role, first.unit) == (low, ">=", "low", unit)
    assert (str(second.number), second.comparator, second.range_role, second.unit) == (high, "<=", "high", unit)
    assert first.group == second.group


def test_a_change_from_one_value_to_another_is_no_range():
    found = values("انخفض المعدل من 13.1% إلى 12.8%")
    assert [v[1::2] for v in found] == [("13.1", "="), ("12.8", "=")]


def test_a_list_shares_scale_and_unit():
    assert [v[1:3] for v in values("سيبني 5 أو 6 ملايين منزل")] == [("5000000", "منزل"), ("6000000", "منزل")]


def test_scores_are_two_numbers():
    assert [(q.kind, str(q.number)) for q in read_quantities("فاز الفريق على ضيفه 3-2")] == [
        ("score", "3"),
        ("score", "2"),
    ]
    assert [v[1:3] for v in values("خسر الفريق بهدفين لثلاثة")] == [("2", "هدف"), ("3", "هدف")]


@pytest.mark.parametrize(
    "text", ["عشرات المنازل", "مئات الآلاف من النازحين", "بضعة أشخاص", "عدة شركات", "آلاف المتظاهرين"]
)
def test_vague_quantities_have_no_number(text):
    (q,) = read_quantities(f"شاركت {text} أمس")
    assert (q.kind, q.number, q.comparator) == ("vague", None, "~")


@pytest.mark.parametrize(
    ("text", "span", "number"),
    [
        ("أحرز اللاعب هدفين", "هدفين", 2),
        ("أرسلت مصر طائرتي مساعدات", "طائرتي", 2),
        ("افتتح مركزان جديدان", "مركزان", 2),
        ("زاد مرتين", "مرتين", 2),
        ("بلغ ضعفين", "ضعفين", 2),
        ("سنت ونصف للكيلوواط", "سنت ونصف", Decimal("1.5")),
    ],
)
def test_duals_are_two(text, span, number):
    (q,) = read_quantities(text)
    assert (q.text, q.number, q.negative) == (span, number, None)


@pytest.mark.parametrize(
    ("text", "decimals", "low", "high"),
    [
        ("33 مليون شخص", -6, "32500000", "33500000"),
        ("2.5 مليون شخص", -5, "2450000", "2550000"),
        ("17.1%", 1, "17.05", "17.15"),
        ("500 شخص", 0, "499.5", "500.5"),
        ("أكثر من 500 شخص", 0, "500", None),
    ],
)
def test_printed_precision(text, decimals, low, high):
    (q,) = read_quantities(text)
    assert q.decimals == decimals
    assert (str(q.low), q.high if high is None else str(q.high)) == (low, high)


def test_millions_that_are_paid_are_money_of_an_open_currency():
    (q,) = read_quantities("النادي يقنع المهاجم بـ 38 مليونا")
    assert (q.kind, q.unit, str(q.number)) == ("money", None, "38000000")
    (q,) = read_quantities("ارتفع عدد المشتركين بـ 38 مليونا")
    assert q.kind == "number"


def test_elided_units_come_from_the_number_before():
    assert [v[2] for v in values("رفع الأجر إلى 290 دولارا بدلا من 260")] == ["USD", "USD"]
    assert [v[2] for v in values("بلغ 22.7 مليار دولار، مقابل 31 مليارا قبل ذلك")] == ["USD", "USD"]
