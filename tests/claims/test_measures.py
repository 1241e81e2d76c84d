import pytest
from tests.claims.marked import roles_of
from tests.claims.plain import claims_of

from tawatur.claims.roles import Roles


def metrics(text: str) -> list[tuple[str | None, str | None]]:
    return [(a.metric.name, a.metric.text) for a in roles_of(text) if isinstance(a, Roles)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # the whole of the share before is not what is measured
        (
            "سيتراجع الدين العام من [86%|percent] من الناتج المحلي إلى [79%|percent] العام المقبل.",
            ("public_debt_ratio", "الدين العام"),
        ),
        # a thing is told from what it makes
        ("تنتج مصانع تجميع السيارات [40%|percent] من نفايات الميناء.", ("share_of:نفايات", "تنتج")),
        # people are missing, jobs are but lost
        ("فقد قطاع البناء [9 آلاف|وظيفة|وظيفة] هذا الشتاء.", ("jobs", "وظيفة")),
        ("فقد الحي [9|ساكن|ساكنا] في الفيضان.", ("missing_count", "فقد")),
        # who holds the ball holds no market
        ("استحوذ الضيوف على الكرة بنسبة [61%|percent] في مباراة الأمس.", ("ball_possession", "استحوذ")),
        ("استحوذت القائمة على [61%|percent] من المقاعد.", ("seat_share", "استحوذت")),
        # the participle before the value leads to its noun, through the masdar that governs it
        (
            "تبدأ الدول ضخ [548 ألف|barrel_per_day|برميل يوميا] بعد رفع القيود الطوعية البالغة "
            "[2.1 مليون|barrel_per_day|برميل يوميا].",
            ("measure_of:قيود", "القيود الطوعية"),
        ),
        # where it was is not what was measured, nor what was done besides
        ("صعد الإقبال [61%|percent] في مباراة الأمس.", ("turnout", "الإقبال")),
        ("غرم الاتحاد النادي [100 ألف|EUR|يورو] ومنحه مهلة للاستئناف.", ("fine_amount", "غرم")),
        # how much of something is how much it is
        ("بلغ حجم الاستثمار الأجنبي المباشر [1773 مليون|USD|دولار].", ("fdi", "حجم الاستثمار الأجنبي المباشر")),
        # the verb of a relative clause is no noun with its owner
        ("بلغت المسافة التي قطعها السباح [13|nautical_mile|ميلا بحريا].", ("distance", "المسافة")),
        # another verb has its own subject
        ("أجرى علماء دراسة اشترك فيها [117|متطوع|متطوعا].", ("volunteer_count", "متطوعا")),
        # «as for» is no percentage named before
        (
            "بلغت نسبة انتشار الهاتف [45%|percent] في المدن، وتبلغ نسبة النمو بالنسبة إلى القرى [12%|percent].",
            ("gdp_growth", "نسبة النمو"),
        ),
        # goals of another kind are counted, not divided
        ("حدد مجلس الوزراء الهدف بـ[30%|percent] من النفايات.", ("share_of:نفايات", None)),
        # what has a verb and a subject of its own is measured anew, if that is no body and no move of the rest
        (
            "بلغت ديون الناقلة [90 مليون|USD|دولار]، في حين لم يتجاوز احترام المواعيد [38%|percent].",
            ("measure_of:احترام", "احترام المواعيد"),
        ),
        (
            "تجاوز سعر الأوقية [3 آلاف|USD|دولار]، لترتفع مكاسبها إلى [53%|percent].",
            ("gold_price", "سعر الأوقية"),
        ),
        # a noun that no table knows is counted all the same, a unit is not, and «عدد من» are some
        ("عاد [900|تلميذ|تلميذ] إلى مدارس الحي، وطلاء [50|رواق|رواقا] يكاد ينتهي.", ("count_of:رواق", "رواقا")),
        ("تبلغ سرعة الشبكة [512|كيلوبت/ثانية|كيلوبت/ثانية].", ("speed", "سرعة")),
        ("الأمن يطيح بـ[431|متورط|متورطا] في عدد من الجرائم.", ("count_of:متورط", "متورطا")),
        # a mark on a scale is none
        (
            "بلغ معدل الوفيات [2.5%|percent]، وهو أعلى من عتبة الطوارئ البالغة [1%|percent].",
            ("fatality_rate", "معدل الوفيات"),
        ),
    ],
)
def test_what_is_measured_is_no_neighbour(text, last):
    assert metrics(text)[-1] == last


def named(text: str) -> list[tuple[str | None, str | None]]:
    found = claims_of(text)
    return [(claim.metric.name, claim.metric.text) for claim in found]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # barrels a day are what is asked for, cut and brought back too, not only what is pumped
        ("نما الطلب الآسيوي على الخام بنحو 400 ألف برميل يوميا.", ("oil_demand", "الطلب على النفط")),
        (
            "ضخ البلدان 200 ألف برميل يوميا بعد انتهاء خفض طوعي يفوق 700 ألف برميل يوميا.",
            ("voluntary_cuts", "خفض طوعي"),
        ),
        # a verb of level describes the bare noun before it, behind a preposition too
        ("تصدرت الشركة الترتيب بمبيعات بلغت 900 ألف دولار.", ("sales", "مبيعات")),
        # a rate is measured by its unit and its base
        ("مرت العاصفة بمعدل 30 كيلومترا في الساعة.", ("speed", "السرعة")),
        ("يتاح النموذج للمطورين بـ0.4 دولار لكل مليون رمز.", ("token_price", "سعر الرموز")),
        # a relative clause that has closed names nothing after it
        (
            "بلغت حصة المتجر من الأحذية الرياضية، التي يتجاوز ثمنها 90 دينارا، نحو 40%.",
            ("market_share", "حصة"),
        ),
        (
            "قال التاجر إن حصة متجره من الدراجات، التي يقل سعرها عن 90 دينارا، بلغت 40%.",
            ("market_share", "حصة"),
        ),
        # what stands behind a range is of both ends, what stands behind a multiple is multiplied
        ("دفع الطالب ما بين 30 و45 دينارا رسوما للدورة.", ("fee", "رسوما")),
        ("باع السماسرة البطاقات بأربعة أضعاف ثمنها.", ("price", "ثمنها")),
        # winners win prizes, works earn revenue
        ("تحصل بطلة السباق على 90 ألف ريال.", ("prize_money", "الجائزة المالية")),
        ("جمع الفيلم 40 مليون ريال في شهرين.", ("box_office", "إيرادات شباك التذاكر")),
        ("أدرت المسرحية 40 ألف ريال على الفرقة.", ("revenue", "الإيرادات")),
        ("حصل المزارع على 40 ألف ريال من جاره.", ("amount", "المبلغ")),
        # what is brought back is not what is pumped at all
        ("أعادت الدول إلى السوق 300 ألف برميل يوميا.", ("restored_output", "الإنتاج المعاد إلى السوق")),
        # a thing is bought for its price, and a room is asked how much it holds
        ("اشترى الجيران كيس الدقيق بـ90 جنيها.", ("price", "السعر")),
        ("تتسع نافذة السياق لـ40 ألف رمز.", ("context_window", "نافذة السياق")),
        ("تتسع القاعة لـ900 متفرج.", ("attendance", "عدد المتفرجين")),
        # what is used is counted, its use is not measured
        ("شيد العمال السد باستخدام 40 رافعة.", ("count_of:رافعه", "عدد الرافعات")),
        # «the rate» is that of what the sentence is about
        ("وعلى صعيد البطالة، يتوقع المركز أن يبلغ المعدل 9%.", ("unemployment_rate", "البطالة")),
        # who comes next is measured as who came before
        (
            "جاءت هوندا أولى بمبيعات بلغت 900 ألف سيارة وحصة 20%، تلتها هيونداي بـ700 ألف سيارة.",
            ("sales", "مبيعات"),
        ),
        ("استقبلت باريس 30 مليون سائح بنمو 4%، تلتها روما بـ20 مليونا.", ("tourist_arrivals", "عدد السياح")),
        # a price per barrel or ounce is a price, and of the metal that is named
        ("تراجع الخام الخفيف في عقود مايو 40 سنتا إلى 52.3 دولارا للبرميل.", ("oil_price", "سعر النفط")),
        (
            "ارتفع الذهب إلى 1900 دولار للأوقية، وتراجع البلاديوم 1% ليسجل 910 دولارات للأوقية.",
            ("metal_price", "سعر البلاديوم"),
        ),
        # points are of an index, where there is one
        ("هبطت البورصات، وتراجع تاسي 71 نقطة.", ("index_value", "قيمة المؤشر")),
        # where it befell them is not what befell them
        ("هاجم مسلحون القرية، وجرح اثنان في هذا الهجوم.", ("injured_count", "عدد الجرحى")),
        # the whole of one share is no price of another sum
        (
            "تعتزم الحكومة بيع 60% من أسهم المطار لاسترداد 90 مليون دينار من المال العام.",
            ("amount", "استرداد"),
        ),
        # both ends of a range are of one metric
        ("قتل المهاجمون ما بين 20 و25 مزارعا في الوادي.", ("death_toll", "عدد القتلى")),
        # what is paid for a player, and what a currency stands at
        ("وافق النادي على انتقال المهاجم إلى جاره مقابل 12 مليون يورو.", ("transfer_fee", "قيمة الانتقال")),
        ("صعدت العملة الأوروبية إلى أعلى مستوياتها في شهر عند 1.19 دولار.", ("exchange_rate", "سعر الصرف")),
        ("فوائدها البنكية مرتفعة تصل إلى مستوى 24% في السنة.", ("policy_rate", "فوائدها البنكية")),
        # what a thing is worth is told by the thing, not by the verb and not by who gave it
        ("تنفذ البلدية برنامجا مع الجمعية بقيمة 3 ملايين دينار.", ("programme_value", "قيمة البرنامج")),
        ("قدم المصرف شيكا بقيمة 700 دينار.", ("value_of:شيكا", "قيمة الشيك")),
        ("تسلمت الإدارة 6 شاحنات بقيمة مليوني دينار.", ("truck_value", "قيمة الشاحنات")),
    ],
)
def test_what_money_and_measures_are_called(text, last):
    assert named(text)[-1] == last


def test_who_comes_next_does_not_rise():
    found = claims_of("استقبلت باريس 30 مليون سائح بنمو 4%، تلتها روما بـ20 مليونا.")
    assert [claim.metric.kind for claim in found] == ["level", "change", "level"]


@pytest.mark.parametrize("text", ["دفع الطالب ما بين 30 و45 دينارا رسوما للدورة."])
def test_both_ends_of_a_range_are_measured_alike(text):
    assert [name for name, _ in named(text)] == ["fee", "fee"]
