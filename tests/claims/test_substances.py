import pytest
from tests.claims.plain import claims_of


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("عثرت الشرطة على 40 كيلوغراما من الحشيش.", "كمية الحشيش", "drug_weight"),
        ("ضبط الحرس 12 كيلوغراما من الكوكايين.", "كمية الكوكايين المضبوطة", "drug_weight"),
        ("وصل إلى الميناء 300 طن من المساعدات.", "كمية المساعدات", "aid_weight"),
        ("ستجنب المزرعة البلاد 90 ألف طن من الكربون.", "الانبعاثات المتجنبة", "emissions_avoided"),
        ("نقل القطار 12 ألف طن من الأسمدة.", "كمية الأسمدة المنقولة", "weight"),
    ],
)
def test_weights_are_told_by_their_substance(text, name, id_):
    *_, claim = claims_of(text)
    assert (claim.metric.text, claim.metric.name) == (name, id_)


def test_what_is_stored_for_so_long_is_a_capacity():
    (claim,) = claims_of("الخزانات لا تخزن سوى أربع ساعات.")
    assert claim.metric.name == "storage_capacity"
