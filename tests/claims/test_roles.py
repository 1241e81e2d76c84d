import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.claims.marked import marked, role, roles_of
from tests.claims.plain import claims_of

from tawatur.claims.roles import NotAClaim, Roles
from tawatur.language import by_rules as extract
from tawatur.records import Article


@pytest.mark.parametrize(
    ("text", "entity", "metric"),
    [
        # idafa
        ("بلغت أرباح أرامكو [80 مليار|SAR|ريال] في العام الماضي.", "أرامكو", "net_profit"),
        ("تراجعت إيرادات ميناء صلالة [12%|percent].", "ميناء صلالة", "revenue"),
        ("وصل عدد مستخدمي التطبيق إلى [9 ملايين|مستخدم|مستخدم].", "التطبيق", "user_count"),
        # the subject of the verb, before it or after it
        ("وزعت البلدية [300|خيمة|خيمة] على المتضررين.", "البلدية", "tents_distributed"),
        ("البنك المركزي رفع سعر الفائدة إلى [27%|percent].", "البنك المركزي", "policy_rate"),
        # a place or a group tied by a preposition
        ("بلغ معدل البطالة في عمان [4%|percent].", "عمان", "unemployment_rate"),
        ("سجلت البطالة بين الشباب [31%|percent].", "الشباب", "unemployment_rate"),
        # a relative clause speaks of the noun before it
        ("زارت اللجنة المدينة التي يسكنها [20 ألف|شخص|شخص].", "المدينة", "population"),
        # who says it is not whom it is of
        ("قالت وزارة الصحة إن عدد الإصابات بلغ [40|إصابة|إصابة] في تعز.", "تعز", "case_count"),
        # a name beside a class noun
        ("حقق فيلم «ليل المدينة» إيرادات بلغت [3 ملايين|USD|دولار].", "ليل المدينة", "revenue"),
        # victims belong to what happened, or to where
        ("قتل [5|شخص|أشخاص] في انفجار هز العاصمة.", "انفجار", "death_toll"),
        ("خلفت السيول [11|قتيل|قتيلا].", "السيول", "death_toll"),
        ("لقي [12|شخص|شخصا] مصرعهم في بغداد.", "بغداد", "death_toll"),
        # however many at least, and wherever: what befell them is said by the verb or by the verbal noun
        ("أسفر الحريق في الحديدة عن مصرع [3|شخص|أشخاص].", "الحريق", "death_toll"),
        ("أصيب [8|عامل|عمال] في هجوم قرب الرقة.", "هجوم", "injured_count"),
        ("أفاد التلفزيون الحكومي بأن [5|شخص|أشخاص] أصيبوا في درعا.", "درعا", "injured_count"),
        # medals are reaped and vaccines met with no harm done
        ("حصدت تونس [4|ميدالية|ميداليات].", "تونس", "medals"),
        ("تلقى [300 ألف|شخص|شخص] اللقاح في الأردن.", "الأردن", "received_count"),
        # the place before حيث is where it happened
        ("شهدت البلاد هجوما في الموصل، حيث قتل [6|شخص|أشخاص]، وآخر في كركوك.", "الموصل", "death_toll"),
        # what was done is not to whom: the verbal noun behind تم, or before what is counted
        ("أعلنت الشركة أنه تم البدء في بناء [4|مدرسة|مدارس] في إربد.", "إربد", "school_count"),
        ("قال مدير الميناء إن الميناء شهد وصول [12|سفينة|سفينة].", "الميناء", "vessel_count"),
        # an adjective joined by و, a word behind «المطابقة لـ», a currency: none of them an entity
        ("قال الخبير المالي والاقتصادي إن مؤشر البورصة بلغ [900|point|نقطة] في عمان.", "عمان", "share_index"),
        # a verb with a weak end or of three letters opens the sentence
        ("أوصى مجلس إدارة بنك صحار بأرباح قدرها [3 ملايين|OMR|ريال].", "مجلس إدارة بنك صحار", "net_profit"),
        ("نظم المعهد [12|دورة|دورة] في مسقط.", "المعهد", "course_count"),
        # an ordinal belongs to the name, and so does «غير» with its adjective
        ("تضم الكتيبة الثانية [90|جندي|جنديا].", "الكتيبة الثانية", "soldier_count"),
        ("تضم المناطق غير الساحلية [90|مدرسة|مدرسة].", "المناطق غير الساحلية", "school_count"),
        # who could do it did it; what the object is does not end in the subject
        ("تمكنت فرق الإنقاذ في ظفار من إجلاء [30|صياد|صيادا].", "فرق الإنقاذ", "evacuated_count"),
        # a bare noun with its own clause of having
        ("ذكرت الإدارة أن حريقا نشب في عمارة تضم [30|شقة|شقة].", "عمارة", "flat_count"),
        # a named place says more than a common noun of the metric's phrase, unless goods are measured
        ("بلغت ديون القطاع العائلي في الأردن [9 مليارات|JOD|دينار].", "الأردن", "debt"),
        ("بلغ سعر الخبز في الأردن [2|JOD|دينار].", "الخبز", "food_prices"),
        # behind tanween stands an adjective, no idafa
        ("أصدرت السعودية صكوكا دولية بقيمة [5 مليارات|USD|دولار].", "السعودية", "bond_issue"),
        # what consists of so many, and who owns by the pronoun
        ("شب حريق في برج سكني من [23|طابق|طابقا].", "برج سكني", "count_of:طابق"),
        ("دشنت هيئة الموانئ مركز بيانات، وقدرته تزيد على [100|megawatt|ميغاواط].", "مركز بيانات", "capacity"),
        # a hamza is no article: the verb is no definite noun
        ("ألحقت السيول أضرارا بـ[60|منزل|منزلا].", "السيول", "house_count"),
        # who only speaks for a body stands for it where nothing else is named
        ("قال مدير مطار أربيل إن عدد القادمين بلغ [9100|].", "مطار أربيل", "count_of:قادمين"),
        # what a clause without «الذي» describes is the bare noun before it, not the sentence's subject
        ("منحت البلدية النادي أرضا مساحتها [9|hectare|هكتارات].", "أرضا", "area"),
        ("تفاوض الشركة على شراء مطبعة لا يتجاوز عدد موظفيها [40|شخص|شخصا].", "مطبعة", "employee_count"),
        ("أعلنت الوزارة عن صندوق لدعم المزارعين رأسماله [8 ملايين|OMR|ريال].", "صندوق", "capital"),
        ("وافقت اللجنة على بناء أكاديمية تستوعب [300|طالب|طالب].", "أكاديمية", "student_count"),
        ("عدلت أرامكو جدول رحلاتها بزيادة تبلغ [5%|percent].", "أرامكو", "flight_count"),
        # a demonstrative stands between a metric and its thing
        ("تبلغ ميزانية هذه الدورة [3 ملايين|TND|دينار].", "الدورة", "budget"),
        # what is only the time of it, and what a verb of being or an adjective with its genitive says of a name
        ("بلغ عدد العمال في المصنع قبل الأزمة [60|عامل|عاملا].", "المصنع", "employee_count"),
        ("قال التجار إن السوق باتت أهدأ وإن الأسعار زادت [3%|percent] في تونس.", "تونس", "price"),
        ("أضاف بنك مسقط متعدد الفروع الذي يضم [9|خدمة|خدمات].", "بنك مسقط", "services"),
        # who counts, or reports with «أنّ», is not counted; who decides «أنْ» does it
        ("انتعشت سوق السيارات، فيما أحصت مؤسسة البيان [8|سيارة|سيارات].", "سوق السيارات", "car_count"),
        ("سجلت الوكالة في تقريرها أن حظيرة النقل ناهزت [90|حافلة|حافلة].", "حظيرة النقل", "bus_count"),
        # the subject stands before what hangs on it
        ("باتت ربطة الخبز في بيروت تباع بـ[3|USD|دولارات].", "ربطة الخبز", "price"),
        # a definite noun that cannot be the adjective of the feminine one before begins anew
        ("حطمت العداءة المغربية الرقم العربي بزمن بلغ [29|minute|دقيقة].", "العداءة المغربية", "race_time"),
        # what is laid on somebody is his, what each one gets is each one's
        ("أقرت الهيئة غرامة قدرها [2 مليون|EUR|يورو] على شركة أرامكو.", "شركة أرامكو", "fine_amount"),
        ("أقر الاتحاد مكافأة قدرها [500|JOD|دينار] لكل عامل.", "عامل", "reward"),
        # a part of a group may be the subject of the verb before it
        ("زار الوالي المرفأ، ولا يبحر اليوم سوى [ثلث|percent] الصيادين.", "الصيادين", "fisherman_share"),
        # a participle that goes on behind it is no part of a name, a paper not of who issues it
        ("خفضت المدينة تلوث الهواء الناجم عن السيارات بنسبة [5%|percent].", "الهواء", "pollution"),
        ("يتوقع التقرير السنوي لمنظمة أوبك نمو الطلب العالمي بنسبة [2%|percent].", "الطلب العالمي", "oil_demand"),
        # what a metric's words stand in, where nobody else is named; a list of places behind one preposition
        ("تتسبب محطات توليد الكهرباء بنحو [30%|percent] من الانبعاثات.", "محطات توليد الكهرباء", "emissions_share"),
        # what most of them are is not where they are; a part that is sold is of what is sold
        ("بقي في القاعدة [900|جندي|جندي] معظمهم من المتطوعين.", "القاعدة", "soldier_count"),
        ("تقرر بيع [30%|percent] من الأسهم.", "الأسهم", "ownership_share"),
        # the name of a body goes on behind ل, a name in quotes to its end
        ("وظفت الشركة العمانية للنسيج [40|موظف|موظفا].", "الشركة العمانية للنسيج", "employee_count"),
        ("«المغربية للسيراميك» توظف [900|عامل|عاملا].", "المغربية للسيراميك", "employee_count"),
    ],
)
def test_roles_find_entity_and_metric(text, entity, metric):
    found = role(text)
    assert found.entity is not None
    assert (found.entity.text, found.metric.name) == (entity, metric)


@pytest.mark.parametrize(
    ("text", "kind", "direction"),
    [
        ("ارتفع إنتاج القمح إلى [9 ملايين|tonne|طن].", "level", "up"),
        ("ارتفع إنتاج القمح بـ[9 ملايين|tonne|طن].", "change", "up"),
        ("ارتفعت الصادرات [5%|percent].", "change", "up"),
        ("هبطت الصادرات بنسبة [5%|percent].", "change", "down"),
        ("بلغت الصادرات [4 مليارات|USD|دولار] بانخفاض [5%|percent].", "level", None),
        ("سجلت الأسعار زيادة قدرها [5%|percent].", "change", "up"),
        ("تراجعت المبيعات بنسبة تراوحت بين [5|percent||low] و[9%|percent||high].", "change", "down"),
        ("سجلت الواردات انخفاضا ناهز [12%|percent].", "change", "down"),
        ("هبطت أجور النقل بنسبة تقريبية تصل إلى [12%|percent].", "change", "down"),
        ("سجلت الواردات زيادة وصلت إلى [12%|percent].", "change", "up"),
        ("وصلت نسبة الأمية بعد ارتفاعها إلى [12%|percent].", "share", "up"),
        ("ارتفعت نسبة الأمية لتصل إلى [12%|percent].", "share", "up"),
        ("بلغ معدل التضخم [3.2%|percent].", "level", None),
        ("بلغ معدل البطالة [3.2%|percent].", "share", None),
        ("ينمو الاقتصاد التونسي [2%|percent] هذا العام.", "level", None),
        ("استحوذت الشركة على [40%|percent] من السوق.", "share", None),
        ("تضاعفت المبيعات [3 مرات|ratio_x].", "change", "up"),
        ("خسرت البورصة [2%|percent] من قيمتها.", "change", "down"),
        ("خفض البنك سعر الفائدة [100|basis_point|نقطة أساس].", "change", "down"),
    ],
)
def test_roles_tell_level_change_and_share(text, kind, direction):
    found = role(text)
    assert (found.metric.kind, found.metric.direction) == (kind, direction)


def test_roles_read_two_levels_of_one_move():
    before, after = roles_of("ارتفع عدد المدارس من [500|مدرسة|مدرسة] إلى [700|مدرسة|مدرسة].")
    assert (before.metric.kind, before.metric.direction) == ("level", None)
    assert (after.metric.kind, after.metric.direction) == ("level", "up")


@pytest.mark.parametrize(
    ("text", "at", "entity", "metric"),
    [
        # the second value of a comparison has the metric and entity of the first
        ("بلغت أرباح أرامكو [8 مليارات|SAR|ريال] مقابل [9 مليارات|SAR|ريال].", 1, "أرامكو", "net_profit"),
        # unless somebody else is named beside it
        ("سجلت البطالة بين الذكور [9%|percent] مقابل [20%|percent] بين الإناث.", 1, "الإناث", "unemployment_rate"),
        ("بلغت الحرارة في الكويت [48|degree_celsius] وفي دمشق [39|degree_celsius].", 1, "دمشق", "temperature"),
        # coordination: other victims of the same event
        ("خلف الزلزال [30|قتيل|قتيلا] و[90|جريح|جريحا].", 1, "الزلزال", "injured_count"),
        # an adverbial move is of the value before it
        ("بلغت إيرادات أرامكو [90 مليار|SAR|ريال] بزيادة [4%|percent].", 1, "أرامكو", "revenue"),
    ],
)
def test_roles_fill_what_a_later_value_elides(text, at, entity, metric):
    found = role(text, at)
    assert found.entity is not None
    assert (found.entity.text, found.metric.name) == (entity, metric)


def test_roles_take_who_speaks_in_a_headline_for_no_entity():
    article = Article(id="t", title="الصحة العالمية: أكثر من 900 وفاة بالحصبة في اليمن", body="لا جديد.")
    found = extract(article).claims
    assert [claim.entity.text for claim in found if claim.entity is not None] == ["اليمن"]


def test_roles_take_an_elided_subject_from_the_sentence_before():
    second = role("بلغت أرباح أرامكو [8 مليارات|SAR|ريال]. وبلغت الإيرادات [90 مليار|SAR|ريال].", 1)
    assert second.entity is not None
    assert second.entity.start is None
    assert second.entity.canonical == "Saudi Aramco"


def test_roles_point_a_bare_head_back_at_its_metric():
    found = role("بلغ معدل البطالة في الأردن [21%|percent]. وتسعى الحكومة إلى خفض المعدل إلى [18%|percent].", 1)
    assert found.metric.name == "unemployment_rate"
    assert found.metric.text == "المعدل"


def test_roles_read_a_change_behind_the_level_that_it_led_to():
    level, change = roles_of("سجلت الأرباح ارتفاعا ليبلغ مجموعها [49 مليون|SAR|ريال] بنسبة [2%|percent].")
    assert (level.metric.kind, level.metric.direction) == ("level", "up")
    assert (change.metric.kind, change.metric.direction) == ("change", "up")


def test_roles_leave_a_relative_clause_to_itself():
    found = role("أوضحت الشركة في البيان الذي نشره موقع السوق أنها حققت صافي ربح بلغ [9 ملايين|SAR|ريال].")
    assert found.entity is not None
    assert found.entity.text == "الشركة"


def test_roles_part_the_two_sides_of_a_score():
    first, second = roles_of("فاز الهلال على النصر بـ[3|هدف|أهداف] مقابل [2|هدف|هدفين].")
    assert [a.entity.text for a in (first, second)] == ["الهلال", "النصر"]
    assert {a.metric.name for a in (first, second)} == {"goals"}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # «ما لا يقل عن» says only how many at least
        ("قتل ما لا يقل عن 14 عاملا في انفجار بحمص.", [("death_toll", "level", None)]),
        ("زرعت الجمعية ما لا يقل عن 900 شجرة.", [("trees_planted", "level", None)]),
        # a score does not fall
        ("خسر منتخب تونس أمام منتخب مصر 1-3.", [("goals", "level", None)] * 2),
    ],
)
def test_roles_take_bounds_and_scores_for_what_they_are(text, read):
    claims = claims_of(text)
    assert [(c.metric.name, c.metric.kind, c.metric.direction) for c in claims] == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        # an item names its own, and is measured in what the lead names
        (
            "بلغت صادرات المنطقة من الزيتون كالآتي:\n- المغرب: 70 ألف طن\n- سوريا: 50 ألف طن",
            [("المغرب", "exports"), ("سوريا", "exports")],
        ),
        (
            "وتوزعت الإصابات كما يلي:\n- عطبرة: 33 إصابة\n- بورتسودان: 12 إصابة",
            [("عطبرة", "case_count"), ("بورتسودان", "case_count")],
        ),
        # each sentence of a list its own measure
        (
            "الحصيلة:\n- بلغت صادرات تونس 3 مليارات دينار.\n- بلغ عجز الموازنة مليار دينار.",
            [("تونس", "exports"), ("تونس", "budget_deficit")],
        ),
        # who only speaks is not spoken of
        ("قال وزير التعليم إن عدد المدارس بلغ 700 مدرسة.", [(None, "school_count")]),
        # fold of what is measured, and weakness
        ("بلغت أرباح شركة سابك ضعف أرباح العام الماضي.", [("شركة سابك", "net_profit")]),
        ("يعادل دخل المزارع ضعف دخل العام الماضي.", [("المزارع", "revenue")]),
        ("تحدث المدير عن ضعف أداء الشركة.", []),
        # both sides of a draw
        ("تعادل الوحدات مع الفيصلي 1-1.", [("الوحدات", "goals"), ("الفيصلي", "goals")]),
        # a list of results, and who is beaten without a preposition
        (
            "خاض الهلال مباريات ودية، وخسر أمام الفتح (0-1) والرائد (2-3).",
            [("الهلال", "goals"), ("الفتح", "goals"), ("الهلال", "goals"), ("الرائد", "goals")],
        ),
        ("كسب النصر ضيفه الفتح بنتيجة (3-1).", [("النصر", "goals"), ("الفتح", "goals")]),
        # at least so many were killed, and where
        (
            "أفاد مصدر بأن 7 أشخاص على الأقل قتلوا وأصيب 9 في انفجار.",
            [("انفجار", "death_toll"), ("انفجار", "injured_count")],
        ),
        # the dead are what is counted, not of whom
        ("سقط 9 قتلى منذ أمس.", [(None, "death_toll")]),
    ],
)
def test_roles_read_lists_draws_and_the_dead_of_nobody(text, read):
    claims = claims_of(text)
    assert [(c.entity and c.entity.text, c.metric.name) for c in claims] == read


def test_roles_name_a_share_of_the_votes_once():
    assert role("حصلت القائمة على [31%|percent] من الأصوات.").metric.name == "vote_share"


def test_roles_count_the_part_of_a_toll_as_victims():
    found = role("أسفر الهجوم عن مقتل [22|شخص|شخصا] بينهم [4|طفل|أطفال].", 1)
    assert found.metric.name == "death_toll"


def test_roles_inherit_an_elided_unit():
    found = role("بلغ صافي الربح [21 مليار|USD|دولار] مقابل [31 مليارا|].", 1)
    assert found.unit == "USD"


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("تمثل السياحة [12%|percent] من الناتج المحلي.", "الناتج المحلي"),
        ("تلتهم الرواتب [ثلثي|percent] إيرادات الموازنة.", "إيرادات الموازنة"),
        ("جربت الأسر [40%|percent] من المنتجات الجديدة.", "المنتجات الجديدة"),
    ],
)
def test_roles_name_the_whole_of_a_share(text, whole):
    found = role(text)
    assert found.metric.kind == "share"
    assert found.metric.of is not None
    assert found.metric.of.text == whole


def test_roles_imply_the_whole_of_a_named_rate():
    found = role("بلغ معدل البطالة في مصر [7%|percent].")
    assert found.metric.of is not None
    assert found.metric.of.start is None
    assert found.metric.of.canonical == "القوى العاملة"


@pytest.mark.parametrize(
    ("text", "negative"),
    [
        ("أطلقت الشركة التطبيق خلال [48|hour|ساعة].", "period_not_value"),
        ("توفي الفنان عن عمر [80|year|عاما].", "identifier"),
        ("سجل اللاعب هدفه في الدقيقة [41|].", "ordinal"),
        ("لم أجد [ألف|عذر|عذر].", "figurative"),
    ],
)
def test_roles_refuse_numbers_that_measure_nothing(text, negative):
    answer = roles_of(text)[0]
    assert isinstance(answer, NotAClaim)
    assert answer.negative == negative
    assert answer.why


@pytest.mark.parametrize("text", ["استغرق البناء [6|month|أشهر].", "قضت المحكمة بسجن المتهم [5|year|سنوات]."])
def test_roles_keep_a_length_of_time_that_is_asserted(text):
    assert isinstance(roles_of(text)[0], Roles)


def test_roles_give_a_reason_for_what_is_missing():
    found = roles_of("بلغت [5%|percent].")[0]
    assert isinstance(found, Roles)
    assert found.missing["entity"]
    assert found.missing["metric"]


_WORDS = st.lists(
    st.sampled_from(
        [
            "ارتفع",
            "بنسبة",
            "إلى",
            "من",
            "في",
            "و",
            "،",
            ".",
            "عدد",
            "أرباح",
            "الشركة",
            "[5%|percent]",
            "[9|]",
            "[7|منزل|منزلا]",
            "مقابل",
            "التي",
            "أن",
            "قتل",
            "«",
            "»",
            "(",
            ")",
            "أرامكو",
            "بلغ",
            "وبلغت",
        ]
    ),
    max_size=25,
)


@settings(max_examples=120, deadline=None)
@given(_WORDS)
def test_roles_quote_the_text_whatever_it_says(words):
    text = " ".join(words)
    raw = marked(text).text
    for answer in roles_of(text):
        if isinstance(answer, NotAClaim):
            continue
        spans = [answer.metric, answer.metric.of, answer.entity, answer.trigger]
        for span in spans:
            if span is not None and span.start is not None:
                assert raw[span.start : span.end] == span.text
        assert 0 <= answer.confidence <= 1


@pytest.mark.parametrize(
    ("text", "at", "unit", "metric"),
    [
        # a part counts the whole's noun, not the noun of the value before
        ("نظم المعهد [12|دورة|دورة] لتدريب [750|] من الأطباء.", 1, "طبيب", "doctor_count"),
        # what was elided once may be elided again
        ("سيبني الصندوق [67|مدرسة|مدرسة]، منها [38|] للبنين و[29|] للبنات.", 2, "مدرسة", "school_count"),
    ],
)
def test_roles_fill_the_unit_of_a_bare_number(text, at, unit, metric):
    found = roles_of(text)[at]
    assert (found.unit, found.metric.name) == (unit, metric)


def test_roles_read_an_altitude_as_a_level():
    (found,) = claims_of("حلقت الطائرة على ارتفاع 3700 متر فوق الجبل.")
    assert (found.metric.name, found.metric.kind) == ("height", "level")


def test_roles_name_no_count_by_another_thing():
    assert role("أنهى الفريق المباراة بعد أن ضم [9|لاعب|لاعبين].").metric.name == "player_count"


@pytest.mark.parametrize("versus", ["x", "×", "-"])
def test_a_list_of_results_gives_each_side_its_goals(versus):
    body = f"أقيمت أمس مباريات الدوري: صحم {versus} ظفار 2-1، النهضة {versus} السيب 3-0."
    found = claims_of(body)
    assert [(c.entity.text, str(c.value.number)) for c in found] == [
        ("صحم", "2"), ("ظفار", "1"), ("النهضة", "3"), ("السيب", "0")
    ]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "نقلت الطائرات المساعدات إلى محافظتي بابل وواسط.",
        "تأخرت الرحلة 127 في المطار.",
        "أقيم المهرجان على شاطئ نصف القمر.",
        "حسم اللاعب المجموعة الأخيرة 12/10 أمام منافسه.",
    ],
)
def test_numbers_that_name_are_no_claims(body):
    assert claims_of(body) == ()


def test_what_befell_the_others_is_told_anew():
    found = claims_of("أدت المواجهات إلى إصابة 18 طالبا واعتقال ستة آخرين.")
    assert [c.metric.name for c in found] == ["injured_count", "arrested_count"]


def test_a_length_beside_a_height_has_not_risen():
    found = claims_of("يبلغ ارتفاع السد 73 مترا وطوله 274 مترا.")
    assert [c.metric.kind for c in found] == ["level", "level"]
    assert found[1].metric.name == "length"
