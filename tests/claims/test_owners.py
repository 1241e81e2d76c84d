import pytest
from tests.claims.marked import role, roles_of
from tests.claims.plain import claims_of

from tawatur.language import by_rules as extract
from tawatur.records import Article


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        # a list of places stands behind one preposition
        ("تلقت غرف العمليات في صنعاء، وعدن، وتعز [60|بلاغ|بلاغا].", "غرف العمليات"),
        # what somebody makes is not of the maker where a pronoun points back
        ("تضم القلادة معدنا نادرا، وتصنعها ورشة البيان بدقة [3|millimeter|مليمترات].", "القلادة"),
        # where it was is said before, and pointed at
        ("انتشر المرض في ولاية سنار، إذ سجلت فيها [90|إصابة|إصابة].", "ولاية سنار"),
        # what one had at another time is no place of it
        ("قالت شركة أرامكو إن تقييمها في الجولة السابقة بلغ [9 ملايين|USD|دولار].", "شركة أرامكو"),
        # building is a noun unless «على» follows
        ("يستغرق بناء المدرسة [9|month|أشهر].", "المدرسة"),
        # a teh marbuta is no pronoun, and a genitive makes a common noun known
        ("انخفضت أجرة الحافلة إلى [40|SAR|ريالا].", "الحافلة"),
        ("تراوح سعر كبش العيد في أسواق وهران حول [900|EUR|يورو].", "كبش العيد"),
        # rain kills too
        ("خلفت الأمطار [11|قتيل|قتيلا].", "الأمطار"),
        # but of the place that it fell on, where that is named
        ("خلفت التساقطات التي شهدتها قرى الجنوب [11|قتيل|قتيلا].", "قرى الجنوب"),
        ("تسببت الأمطار في لحج في مقتل [4|شخص|أشخاص].", "لحج"),
        # behind «أن» and its noun stands the object, who is asked and does not have
        ("قال سالم إن الرابطة ناشدت الوزارة منحها [40|رخصة|رخصة].", "الرابطة"),
        ("ذكر الوزير أن المخزون يكفي البلاد [9|month|أشهر].", "البلاد"),
        # two verbs joined have one subject
        ("تقع الجمعية، وهي هيئة أهلية، في المكلا، وتأسست في الشتاء، وتضم [30|عضو|عضوا].", "الجمعية"),
        ("تستقبل المدارس المرضى من الحمى التي أصابت [90|شخص|شخصا] وقتلت [6|شخص|أشخاص].", "الحمى"),
        # a complex preposition is nobody
        ("اندلعت مواجهات على الرغم من وجود [90|عنصر|عنصرا] من الحرس.", "الحرس"),
        # whom «من» names by what they do
        ("أظهرت دراسة أجرتها جامعة عدن أن من يمشون ساعة تنخفض لديهم احتمالات الوفاة بنسبة [7%|percent].", "من يمشون"),
        # who pays for a price
        ("قال خبير إن كل ارتفاع في سعر القمح يكلف المخابز [3 ملايين|JOD|دينار].", "المخابز"),
        # «أن X فعل …، وفعل Y»: Y is the object, for the subject stands behind «أن»
        ("قال المدير إن المزرعة ستنتج القمح، وستمنح القرى [40|فرصة|فرصة].", "المزرعة"),
        # «والذي» goes on with the phrase that it agrees with
        ("فاز الفريق بلوحة الشرف التي رسمتها سلمى في الملتقى والذي يشارك فيه [30|فريق|فريقا].", "الملتقى"),
        # a second number of victims stands between the first and where it was
        ("قتل [6|جندي|جنود] وأصيب [9|جندي|جنود] في هجوم قرب السوق.", "هجوم"),
        # what is counted is the subject of the verb behind it, and of the place
        ("ذكر سالم أن [90|مدرسة|مدرسة] دمرت جزئيا في لحج.", "لحج"),
        # a part of a group may arrive
        ("جاء الذكور أولا، ووصل [90 في المائة|percent] من حجاج الخارج جوا.", "حجاج الخارج"),
        # what is not is nobody, and neither is in what case it would be so
        ("يعني عدم السماح بالدين دفع [9 ملايين|SAR|ريال].", None),
        ("سيبلغ عدد المراقبين في حالة موافقة اللجنة [90|مراقب|مراقبا].", None),
        # what is measured at a time is not of the time
        ("كان عدد موظفيها [20|موظف|موظفا] عند الإنشاء.", None),
        # all are ill among whom one in so many dies
        ("بلغت نسبة الوفيات بين المصابين [3%|percent].", None),
        # what is behind a comma and a verbal noun of its own is not beside the place before it
        ("هبطت [3|طائرة|طائرات] في مطار عدن، وذلك بعد وصول [8|سفينة|سفن].", "مطار عدن"),
        # a tender is itself what falls
        ("تراجعت المناقصة بنسبة [7%|percent].", "المناقصة"),
        # whom those counted come to, and what a drive is to reach
        ("تقدم إلى المسابقة [900|مرشح|مرشحا].", "المسابقة"),
        ("لم يستفد من البرنامج سوى [40|أسرة|أسرة].", "البرنامج"),
        ("أضاف الطبيب أن حملة التلقيح في عطبرة تستهدف [90 ألف|طفل|طفل].", "عطبرة"),
        # who asked those counted, and where it was that an office took them down
        ("ذلك دون متوسط توقعات [9|محلل|محللين] استطلعت الصحيفة آراءهم.", "الصحيفة"),
        ("سجلت مفوضية الحقوق إصابة [40|متظاهر|متظاهرا] و[9|شرطي|شرطيين] في تعز.", "تعز"),
        # a place behind a phrase only says where that is
        ("ظن العاملون في مصنع النسيج بمدينة عطبرة أن عدد العمال سيبلغ [90|عامل|عاملا].", "مصنع النسيج"),
        # who pays a price is not what it is of
        ("دفع المسافر [90|JOD|دينارا] ثمنا للتذكرة.", None),
        # the class of a thing yields to its Latin name
        ("يحتوي الخادم XKL9 على [44|معالج|معالجا].", "XKL9"),
    ],
)
def test_owners_are_found(text, entity):
    found = role(text)
    assert (found.entity.text if found.entity is not None else None) == entity


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        # of the others who came to harm the number is of the same
        ("ارتفع عدد قتلى الزلزال إلى [5|قتيل|قتلى] والمصابين إلى [8|شخص|أشخاص].", ["الزلزال", "الزلزال"]),
    ],
)
def test_owners_of_each_value_are_found(text, entities):
    assert [r.entity.text for r in roles_of(text)] == entities


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        # a level that is not reached is no arrival
        ("باعت لوسيد 300 سيارة، وما لم يصل إلى ثلث السوق.", ["لوسيد", "لوسيد"]),
        # the latest figures of a source are no deed of it
        ("انتشرت الحصبة في تعز، وفق أحدث أرقام منظمة الصحة العالمية، فيما تجاوزت الإصابات 900.", ["الحصبة"]),
        # what those counted do something to is the object
        ("قال المعهد إن 30% من الطلاب جربوا هذه البرامج، بزيادة نحو ضعفين عن العام الماضي.", ["الطلاب", "الطلاب"]),
    ],
)
def test_owners_are_found_among_what_is_read(text, entities):
    assert [c.entity.text for c in claims_of(text)] == entities


def test_a_board_stands_for_its_company():
    body = "ارتفعت أرباح أرامكو [3%|percent]. وأقر مجلس الإدارة توزيع أرباح قدرها [9 ملايين|SAR|ريال]."
    assert role(body, 1).entity.canonical == role(body).entity.canonical


def test_who_judges_a_match_has_no_cards():
    found = role("فاز الشباب على النصر في النهائي. وأشهر الحكم [5|بطاقة صفراء|بطاقات صفراء].")
    assert found.entity.canonical == "النهائي"


def test_ages_belong_to_the_name_of_a_group():
    article = Article(id="t", body="بلغت البطالة لدى الفئة العمرية بين 20 و29 عاما 31%.")
    assert [c.entity.text for c in extract(article).claims if c.entity] == ["الفئة العمرية بين 20 و29 عاما"]


def test_who_is_beaten_without_a_preposition_gets_the_second_number():
    article = Article(id="t", body="هزم الشباب ضيفه ظفار 4-1 في مسقط.")
    assert [claim.entity.text for claim in extract(article).claims] == ["الشباب", "ظفار"]
