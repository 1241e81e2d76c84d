import pytest
from tests.claims.plain import told


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        # whom people are: by a verb before them, behind a pronoun, behind its object, by a masdar
        ("يعاني 4 ملايين شخص من المجاعة في تشاد.", "عدد الجائعين", "hunger_count"),
        ("ويعيش مع السرطان في الأردن نحو 30 ألف شخص.", "عدد المصابين بالسرطان", "patient_count"),
        ("قال إن المعسكر يشارك به أكثر من 80 شخصية رياضية.", "عدد الشخصيات المشاركة", None),
        ("حضر الحفل 700 شخص.", "عدد الحاضرين", "attendance"),
        ("أقر القانون بعد امتناع 8 نواب عن التصويت.", "عدد النواب الممتنعين عن التصويت", None),
        # whom a country hosts, whom a campaign is for, whom a study follows
        ("ويستضيف لبنان مليون سوري.", "عدد اللاجئين السوريين", "refugee_count"),
        ("تستهدف الحملة التي انطلقت في عدن 600 ألف شخص.", "عدد المستهدفين", "target_population"),
        ("تابع الباحثون بيانات 12 ألف شخص.", "حجم العينة", "sample_size"),
        # a part of those before
        ("انهار 40 جسرا بينها 12 بشكل جزئي.", "عدد الجسور المنهارة جزئيا", None),
        ("قطعت السيول 30 طريقا، أعيد فتح 11 منها.", "عدد الطرق المعاد فتحها", None),
        # others of the same, in a list with a name of their own, in places of their own
        ("حضر المباراة 9 آلاف متفرج، وتابعها عبر الشاشات 3 آلاف آخرين.", "عدد المتفرجين", "attendance"),
        ("ارتفع عدد القتلى إلى 15 قتيلا والمصابين إلى 40 شخصا.", "عدد الجرحى", "injured_count"),
        ("بلغ عدد الإصابات 98 ألف إصابة في تسع ولايات.", "عدد الولايات", "state_count"),
        # what was done to people, a plural that no table knows
        ("ضبطت الشرطة 14 عنصرا.", "عدد العناصر المضبوطين", None),
        ("أفرجت السلطات عن 12 شخصا.", "عدد الأشخاص المفرج عنهم", None),
        ("ضبط الحرس 5 شكاير.", "عدد الشكاير المضبوطة", None),
        # who was harmed, whatever else is named beside
        ("وأصيب اثنان في هذا الهجوم.", "عدد المصابين", "injured_count"),
        ("قال إن 47 شخصا على الأقل قتلوا.", "عدد القتلى", "death_toll"),
        ("قال إن خمسة من العمال وجنديين من الحرس قتلوا.", "عدد القتلى", "death_toll"),
        ("قبضت القوات الأمنية على 76 عنصرا.", "عدد المقبوض عليهم", "arrested_count"),
        ("كما أسروا 11 آخرين.", "عدد الأسرى", "captured_count"),
    ],
)
def test_counts_are_told_by_whom_they_are_of(text, name, id_):
    *_, (label, metric) = told(text)
    assert label == name
    assert id_ is None or metric == id_


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال الباحثون إن 5 آلاف شخص تركوا القرية.", "عدد التاركين للقرية"),  # no sample
        ("سرحت الشركة 300 شخص.", "عدد الأشخاص المسرحين"),  # another does it to them
        ("ويضم الفريق الذي انطلق أمس 30 شخصا.", "عدد الأشخاص"),  # the team set out
    ],
)
def test_counts_of_whom_nothing_is_said(text, name):
    assert told(text)[-1][0] == name
