"""A tax, a fee or a mark is itself what is so much; a place or a model is what was named before."""

import pytest
from tests.claims.marked import role
from tests.claims.plain import claims_of


@pytest.mark.parametrize(
    ("text", "at", "entity"),
    [
        # behind its participle
        ("شكا التجار من ضريبة المبيعات البالغة [16%|percent].", 0, "ضريبة المبيعات"),
        ("يشمل السعر المعلن الضريبة البالغة [16%|percent].", 0, "الضريبة"),
        ("وعد الاتحاد بأن جائزة السباق البالغة [90 ألف|USD|دولار] ستوزع غدا.", 0, "جائزة السباق"),
        ("ارتفعت نسبة التلوث فوق عتبة الخطر البالغة [50%|percent].", 0, "عتبة الخطر"),
        # as the subject of a verb of its own, whoever acted in the clause before
        ("تسلك الناقلات طريقا أطول، بينما ارتفع التأمين إلى [2%|percent] من ثمن الناقلة.", 0, "التأمين"),
        # what is somebody's stays so
        ("أعلنت شركة أرامكو أن الإيرادات البالغة [9 ملايين|USD|دولار] تراجعت.", 0, "شركة أرامكو"),
        ("ارتفعت ضريبة الدخل في الأردن إلى [20%|percent].", 0, "الأردن"),
        # a mark with a number behind it is no name
        ("كسر خام برنت عتبة [30|USD|دولارا].", 0, "خام برنت"),
        # «فيها» points over a comparison
        ("تشتد الأزمة في ولاية سنار من حيث عدد الإصابات، إذ سجلت فيها [90|إصابة|إصابة].", 0, "ولاية سنار"),
    ],
)
def test_bearers_are_what_the_value_is_said_of(text, at, entity):
    found = role(text, at)
    assert found.entity is not None
    assert found.entity.text == entity


@pytest.mark.parametrize(
    ("body", "entity"),
    [
        ("يحتوي الخادم TR200 على 90 معالجا.", "TR200"),
        ("تباع النسخة الأصغر K9 Nano بسعر 300 دولار.", "K9 Nano"),
    ],
)
def test_a_name_with_a_number_stands_for_its_class(body, entity):
    found = [claim.entity.text for claim in claims_of(body) if claim.entity]
    assert found == [entity]
