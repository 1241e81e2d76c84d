import pytest

from tawatur.claims.metrics import metric_ids
from tawatur.claims.participles import deed_of, deed_of_masdar
from tawatur.claims.words import table


@pytest.mark.parametrize(
    ("verb", "people"),
    [
        # longer verbs by rule, in both tenses
        ("يستخدمون", "مستخدمين"),
        ("سيلتحقون", "ملتحقين"),
        ("يعتمد", "معتمدين"),
        ("تشارك", "مشاركين"),
        ("انضم", "منضمين"),
        ("استخدموا", "مستخدمين"),
        ("استفادت", "مستفيدين"),
        ("توقفت", "متوقفين"),
        ("تضرر", "متضررين"),
        # short ones and weak ones by the table
        ("تملك", "مالكين"),
        ("يعانون", "معانين"),
        ("يتلقى", "متلقين"),
        ("أيد", "مؤيدين"),
        # no verb, or one that tells of nobody
        ("يوروستار", None),
        ("قال", None),
        ("تعيلها", None),
    ],
)
def test_people_are_called_by_their_deed(verb, people):
    deed = deed_of(verb)
    assert (deed.people() if deed is not None else None) == people


def test_feminine_endings():
    assert (deed_of("تتلقى").people("ة"), deed_of("تملك").people("ات")) == ("متلقية", "مالكات")


@pytest.mark.parametrize(
    ("verb", "beside", "denied", "measured"),
    [
        ("يعيش", ["مع", "السرطان"], False, ("مصاب", "incidence_share", "patient_count")),
        ("تعيش", ["تحت", "خط", "الفقر"], False, ("فقير", "poverty_rate", "poverty_count")),
        ("يعيش", ["العاصمه"], False, ("مقيم", None, None)),
        ("يدرون", ["مرضهم"], True, ("غير مشخص", "undiagnosed_share", None)),
        ("يثقون", [], False, ("واثق", "trust_share", None)),
        ("يثقون", [], True, ("غير واثق", None, None)),
        ("يفتقر", ["الماء"], False, ("محروم", "water_access_share", None)),
    ],
)
def test_what_follows_a_verb_says_what_it_measures(verb, beside, denied, measured):
    deed = deed_of(verb, beside, denied=denied)
    assert (deed.participle, deed.share, deed.count) == measured


@pytest.mark.parametrize(
    ("masdar", "people"),
    [("امتناع", "ممتنعين"), ("استقالة", "مستقيلين"), ("انسحاب", "منسحبين"), ("تظاهر", "متظاهرين"), ("عدد", None)],
)
def test_people_are_called_by_a_masdar(masdar, people):
    deed = deed_of_masdar(masdar)
    assert (deed.people() if deed is not None else None) == people


def test_participles_measure_known_metrics():
    cells = [cell for *_, share, count in table("participles.tsv") for cell in (share, count) if cell != "-"]
    assert set(cells) <= metric_ids()
