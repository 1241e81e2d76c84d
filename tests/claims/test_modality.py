"""Modality and polarity of a value."""

import datetime as dt

import pytest
from tests.claims.plain import claims_of

from tawatur.claims.modality import _future
from tawatur.text.normalise import fold


def claim_of(body, value):
    claims = claims_of(body, date=dt.date(2025, 10, 15))
    return next(c for c in claims if c.value.text == value)


@pytest.mark.parametrize(
    ("body", "value", "forecast"),
    [
        ("يتوقع البنك أن تبلغ إيرادات الشركة 50 مليون دولار.", "50 مليون", True),
        ("وستبلغ تكلفة المشروع 90 مليون درهم.", "90 مليون", True),
        ("وتستهدف الشركة رفع مبيعاتها إلى 40 ألف سيارة.", "40 ألف", True),
        ("ومن المقرر أن تصل قدرة المحطة إلى 600 ميغاواط.", "600", True),
        ("ترتفع حصة المتجددة إلى 30% من الطاقة بحلول 2031.", "30%", True),
        ("تعهدت الحكومة بتقديم مساعدات بقيمة 5 ملايين دولار.", "5 ملايين", True),
        ("رفع صندوق النقد الدولي توقعاته للنمو إلى 4%.", "4%", True),
        ("قال الخبير إن الأسعار قد ترتفع 9% في العام المقبل.", "9%", True),
        ("إن 30% من الناجحين سيلتحقون بالكليات.", "30%", True),  # the value in the subject
        ("بلغت إيرادات الشركة 50 مليون دولار.", "50 مليون", False),
        ("وستتركز الأنظار على الحارس الذي أمضى 11 موسما.", "11", False),  # what he did is done
        ("وستتجه العيون إلى المدرب الذي قضى 9 مواسم مع ناد خاض معه 300 مباراة، قبل رحيله.", "300", False),
        ("ومن المتوقع أن تغادر دفعة جديدة، يبلغ عددها 65 فردا، المخيم غدا.", "65", False),
        ("وحصلت المرشحة على 41% من أصوات الدائرة في الجولة التي ستعاد غدا.", "41%", False),
        ("وأعدت الوزارة خطة جديدة لبيع المصنع بعد فشل ثلاث محاولات سابقة.", "ثلاث", False),
        ("وكانت الشركة قد تعاقدت على شراء 12 طائرة.", "12", False),
        ("وسلم المصنع 18 عربة وسوف يسلم البقية غدا.", "18", False),
        ("وسجلت السيارات مبيعات بقيمة 50 مليون دولار.", "50 مليون", False),  # سيارات is no future verb
        ("باعت الشركة ستين سيارة.", "ستين", False),
        # a clause about what has been ends the forecast
        ("يتوقع البنك نمو الاقتصاد 2%، فيما بلغ التضخم 5% في سبتمبر.", "2%", True),
        ("يتوقع البنك نمو الاقتصاد 2%، فيما بلغ التضخم 5% في سبتمبر.", "5%", False),
        # what another is compared with has been
        ("سينخفض التضخم إلى 11% من 20% في العام السابق.", "11%", True),
        ("سينخفض التضخم إلى 11% من 20% في العام السابق.", "20%", False),
    ],
)
def test_what_lies_ahead_is_a_forecast(body, value, forecast):
    assert ("forecast" in claim_of(body, value).modality) is forecast


@pytest.mark.parametrize(
    ("body", "value", "polarity"),
    [
        ("نفت الوزارة مقتل 30 شخصا.", "30", "negated"),
        ("ووزعت الفرق 400 خيمة، نافية ما تردد عن مقتل 30 شخصا.", "400", "affirmed"),
        ("ووزعت الفرق 400 خيمة، نافية ما تردد عن مقتل 30 شخصا.", "30", "negated"),
        ("ولا صحة لمقتل 30 شخصا.", "30", "negated"),
        # the exceptive judges the number and affirms it
        ("ولم تبع الشركة سوى 200 سيارة.", "200", "affirmed"),
    ],
)
def test_what_the_text_denies_is_negated(body, value, polarity):
    assert claim_of(body, value).polarity == polarity


def test_a_bound_is_in_the_modality():
    assert claim_of("تجاوزت إيرادات الشركة 50 مليون دولار.", "50 مليون").modality == ("level", "bound")


@pytest.mark.parametrize("word", ["سيبلغ", "ستمد", "سيقل", "ستوفر", "سيتم", "ستقترب", "سيلتحقون"])
def test_the_future_prefix_is_seen(word):
    assert _future(fold(word))


@pytest.mark.parametrize("word", ["ستة", "ستين", "سيارات", "سياسة", "سينما", "سيناء", "سيطرة", "ستمئة", "سيول"])
def test_a_noun_is_no_future(word):
    assert not _future(fold(word))
