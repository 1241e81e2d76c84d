"""The period of a value: its clause's, its sentence's, an anaphor's, never a neighbour's."""

import datetime as dt

import pytest
from tests.claims.plain import claims_of

DAY = dt.date(2025, 10, 15)


def dates_of(body, title=None):
    """Map each value of the body, as printed, to the text of its period (None without one)."""
    claims = claims_of(body, title=title, date=DAY)
    return {c.value.text: c.date.text if c.date else None for c in claims if c.evidence.field == "body"}


def date_of(body, value):
    claims = claims_of(body, date=DAY)
    return next(c for c in claims if c.value.text == value)


@pytest.mark.parametrize(
    ("body", "periods"),
    [
        # behind the value, in its clause
        ("بلغت أرباح الشركة 85 مليون ريال في الربع الثاني من 2025.", {"85 مليون": "الربع الثاني من 2025"}),
        # before it
        ("وفي عام 2024 بلغت إيرادات الشركة 30 مليون دولار.", {"30 مليون": "عام 2024"}),
        # each value its own
        (
            "بلغت مبيعات الشركة 40 مليون دولار في يناير ثم 50 مليون دولار في فبراير 2025.",
            {"40 مليون": "يناير", "50 مليون": "فبراير 2025"},
        ),
        # values beside each other share one
        (
            "تراجعت أرباح البنك 22% إلى 90 مليون ريال في الربع الثالث من 2025.",
            {"22%": "الربع الثالث من 2025", "90 مليون": "الربع الثالث من 2025"},
        ),
        # a coordinated clause inherits
        (
            "بلغت صادرات المصنع 12 مليون دولار في مارس 2025، فيما وصلت وارداته إلى 7 ملايين دولار.",
            {"12 مليون": "مارس 2025", "7 ملايين": "مارس 2025"},
        ),
    ],
)
def test_a_value_takes_the_period_of_its_clause(body, periods):
    assert dates_of(body) == periods


@pytest.mark.parametrize(
    ("body", "periods"),
    [
        # a period of comparison belongs to the value of comparison
        (
            "بلغت إيرادات الشركة 80 مليون ريال في 2025، مقارنة بـ60 مليون ريال في 2024.",
            {"80 مليون": "2025", "60 مليون": "2024"},
        ),
        # and to nobody where no such value stands
        ("ارتفعت مبيعات الشركة 14% في مارس 2025 مقارنة بالشهر السابق.", {"14%": "مارس 2025"}),
        ("ارتفعت مبيعات الشركة 14% مقارنة بعام 2024.", {"14%": None}),
        ("زاد إنتاج الحقل 20 ألف برميل في يونيو 2025 بزيادة 3% عن مايو.", {"20 ألف": "يونيو 2025", "3%": "يونيو 2025"}),
        # where it started has its own period or none
        (
            "ارتفع معدل البطالة إلى 6.5% في نهاية يونيو من 5.3% في نهاية مارس.",
            {"6.5%": "نهاية يونيو", "5.3%": "نهاية مارس"},
        ),
        ("انخفض معدل البطالة من 13.1% إلى 12.8% في الربع الثاني.", {"13.1%": None, "12.8%": "الربع الثاني"}),
        ("رفعت الحكومة الحد الأدنى للأجور في يناير إلى 290 دينارا بدلا من 260 دينارا.", {"290": "يناير", "260": None}),
    ],
)
def test_a_comparison_keeps_its_period_to_itself(body, periods):
    assert dates_of(body) == periods


def test_a_forecast_and_its_older_version_are_of_one_period():
    body = "رفع صندوق النقد الدولي توقعاته لنمو الاقتصاد المصري في عام 2026 إلى 4.5%، مقابل 4.1% في تقديرات يوليو."
    assert set(dates_of(body).values()) == {"عام 2026"}


def test_a_neighbouring_sentence_lends_no_period():
    body = "بلغت أرباح الشركة 85 مليون ريال في 2024. وبلغت مبيعاتها 300 مليون ريال."
    assert dates_of(body) == {"85 مليون": "2024", "300 مليون": None}


def test_an_anaphor_reaches_into_the_sentence_before():
    body = "ارتفعت أسعار المستهلكين 3% في أغسطس 2025. وعزت الهيئة هذا الارتفاع إلى زيادة أسعار الغذاء بنسبة 7%."
    claim = date_of(body, "7%")
    assert (claim.date.from_, claim.date.to) == (dt.date(2025, 8, 1), dt.date(2025, 8, 31))
    assert claim.date.resolved_by == "context"
    assert claim.date.start is None  # what stands elsewhere has no place in the evidence


def test_the_day_of_the_news_does_not_date_what_stands():
    body = "وافتتح الوزير أمس المعرض الذي يضم 300 جناح."
    assert dates_of(body)["300"] is None


def test_the_lead_of_a_list_dates_its_items():
    body = "وجاءت مبيعات الشركات في أغسطس 2025 كالآتي:\n- شركة تويوتا: 4 آلاف سيارة\n- شركة فورد: 3 آلاف سيارة"
    claims = claims_of(body, date=DAY)
    assert [c.evidence.kind for c in claims] == ["list_item", "list_item"]
    assert {(c.date.from_, c.date.resolved_by) for c in claims} == {(dt.date(2025, 8, 1), "context")}


@pytest.mark.parametrize(
    ("body", "value"),
    [
        # what stands is told in the present, what was done in the past
        ("وُضع حجر الأساس للمجمع في مارس 2019، ويضم 14 مصنعا للأدوية.", "14"),
        ("أقر البرلمان الخطة في 2020، وستوفر 900 وظيفة.", "900"),
        ("وقع الطرفان العقود في يونيو 2021، وتشمل إنشاء 30 مدرسة، ويبلغ عدد المستفيدين 12 ألف طالب.", "12 ألف"),
        ("أطلقت البلدية أمس برنامجا يخدم 25 حيا.", "25"),
        # the day of a statement is not the day of what is stated
        ("وقالت هيئة الطرق أمس إن كلفة الجسر 40 مليون دينار.", "40 مليون"),
        ("وفي وقت سابق اليوم ذكرت وزارة النقل أن 12 قطارا توقفت عن العمل.", "12"),
        ("وأوضح مدير المستشفى في بيان أمس أن 9 مصابين غادروا.", "9"),
        # what came before is not dated by what came after
        ("وقعت الشركتان الاتفاق مساء الأحد بعد فشل خمس جولات من التفاوض.", "خمس"),
        ("وصعد السهم اليوم عقب تراجعه 4% في جلستين.", "4%"),
        # the year of a name or a foundation
        ("وصمم الفنان جناح «العمران 2040»، كما أنه يشرف على 8 متاحف.", "8"),
        ("وتأهل المنتخب إلى مونديال 2030، وحقق حارسه 6 ألقاب.", "6"),
        ("تأسست الجمعية عام 1998، ونفذت 70 مشروعا.", "70"),
        ("دشن الوزير الأربعاء محطة بقدرة 200 ميغاواط.", "200"),
        ("عدلت الشركة مواعيدها يوم الأحد في إطار برنامج من 5 مراحل.", "5"),
        # how far a place lies
        ("وانهار منجم أمس في بلدة صغيرة، 180 كيلومترا شرق العاصمة.", "180"),
        # a record is no date
        ("ونجح الفريق للمرة الأولى منذ 12 عاما في تسجيل 5 أهداف.", "5"),
    ],
)
def test_another_time_is_not_inherited(body, value):
    claims = claims_of(body, date=DAY)
    (claim,) = [c for c in claims if c.value.text == value]
    assert claim.date is None


@pytest.mark.parametrize(
    ("body", "periods"),
    [
        # put in between
        ("وغادرت 6 سفن حربية، فجر الأحد، ميناء اللاذقية.", {"6": "فجر الأحد"}),
        # a part is counted with its whole
        (
            "وأنقذ الخفر 30 شخصا أمس بعد غرق سفينة شحن قبالة الساحل، بينهم 4 مصابين.",
            {"30": "أمس", "4": "أمس"},
        ),
        # shares and falls told in the present belong to the survey
        (
            "بلغ عدد المشتركين 9 ملايين في مارس 2025، وتشكل النساء 40% منهم.",
            {"9 ملايين": "مارس 2025", "40%": "مارس 2025"},
        ),
        # a number in brackets of its own is no aside
        ("وافتتحت الإدارة ( 16 ) مركزا صحيا في 2024.", {"16": "2024"}),
        # what is paid out for a time is not compared with it
        ("أقرت الشركة توزيعات نقدية بنسبة 12% عن الربع الثالث 2025.", {"12%": "الربع الثالث 2025"}),
        (
            "ستوزع الشركة أرباحا بواقع 1.5 ريال للسهم، وبإجمالي 90 مليون ريال، على المساهمين عن النصف الأول من 2025.",
            {"1.5": "النصف الأول من 2025", "90 مليون": "النصف الأول من 2025"},
        ),
        # what fell from one year to another is dated by the other
        ("تراجعت كلفة المشروع لعام 2024 عن عام 2023 بنسبة 8%.", {"8%": "عام 2024"}),
        # the time behind two deeds joined without a pause dates both
        ("قتل 3 أشخاص وأصيب 9 آخرون في انهيار مبنى مساء السبت.", {"3": "مساء السبت", "9": "مساء السبت"}),
        # what happened where
        ("زار الموقع الذي ضربه الإعصار في مايو، حيث قضى 17 شخصا.", {"17": "مايو"}),
        # while it rose
        ("صعد المؤشر أمس، يقوده سهم المصرف بمكسب 3%.", {"3%": "أمس"}),
        # how much something came to is no standing value
        (
            "نفذ المكتب مشاريع الطرق في 2023، وبلغ عددها 15 مشروعا.",
            {"15": "2023"},
        ),
    ],
)
def test_what_belongs_together_shares_a_period(body, periods):
    found = dates_of(body)
    assert {value: found[value] for value in periods} == periods


def test_a_noun_counted_in_the_sentence_before_brings_its_period():
    body = "انهار سد في مارس 2025 فغرقت 30 قرية. وقضى آنذاك 8 أشخاص."
    assert date_of(body, "8").date.from_ == dt.date(2025, 3, 1)
    body = "تلقت البلدية 120 شكوى يوم الأحد. وتوزعت هذه الشكاوى على 7 قطاعات."
    claim = date_of(body, "7")
    assert claim.date is None  # «شكاوى» is a broken plural: not known as the noun that was counted
    body = "تلقت البلدية 120 بلاغا يوم الأحد. وشملت هذه البلاغات 35 بلاغا عن حرائق."
    claim = date_of(body, "35")
    assert (claim.date.from_, claim.date.resolved_by) == (dt.date(2025, 10, 12), "context")


@pytest.mark.parametrize(
    "body",
    [
        "هبط سعر النفط إلى 49 دولارا للبرميل، وهو أدنى مستوى منذ يناير.",  # what is lowest since then
        "ووقعت 54 دولة اتفاقية 1997.",  # the year is a name
        "بلغت أرباح الشركة 85 مليون ريال. وقالت الهيئة إنها ستعقد اجتماعا في يناير.",
    ],
)
def test_a_time_that_dates_something_else_is_not_taken(body):
    (claim,) = claims_of(body, date=DAY)
    assert claim.date is None or claim.date.from_ is None


def test_the_day_of_a_report_dates_a_count_that_nothing_else_dates():
    body = "قتل 21 شخصا في الهجوم، بحسب ما ذكرت السلطات أمس."
    assert dates_of(body) == {"21": "أمس"}


def test_more_than_is_no_starting_point():
    assert dates_of("بلغت مبيعات الشركة أكثر من 300 مليون دولار في 2024.") == {"300 مليون": "2024"}


def test_both_sides_of_a_score_have_its_day():
    claims = claims_of("تعادل الفريقان 3-3 مساء السبت.", date=DAY)
    assert [c.date.text for c in claims] == ["مساء السبت", "مساء السبت"]


def test_the_dates_of_a_claim_are_inclusive():
    claim = date_of("بلغت أرباح الشركة 85 مليون ريال في الربع الثاني من 2025.", "85 مليون")
    assert (claim.date.from_, claim.date.to) == (dt.date(2025, 4, 1), dt.date(2025, 6, 30))


def test_a_value_without_period_says_why():
    claim = date_of("بلغت أرباح الشركة 85 مليون ريال.", "85 مليون")
    assert claim.date is None
    assert claim.missing["date"] == "not_in_text"
