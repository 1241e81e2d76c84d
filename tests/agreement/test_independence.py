"""Independent sources: what counts as two, and what only looks like it."""

from __future__ import annotations

from typing import Any

import pytest

from tawatur.agreement import agree


def sources(*claims: Any) -> int | None:
    """The count of the line that holds the first claim in an agreeing component."""
    lines = [
        line for line in agree(claims) if claims[0].id in line.members and line.label.startswith(("agree", "comp"))
    ]
    return max(lines, key=lambda line: len(line.members)).independent_sources


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param({}, {}, 2, id="two outlets, each on its own word"),
        pytest.param({}, {"outlet": "صحيفة المنار"}, 1, id="one outlet twice"),
        pytest.param({"primary": "وزارة المالية"}, {"primary": "وزارة المالية"}, 1, id="one ministry"),
        pytest.param({"primary": "وزارة المالية"}, {"primary": "المتحدث باسم وزارة المالية"}, 1, id="its spokesman"),
        pytest.param({"primary": "وزارة المالية"}, {"primary": "تقرير لوزارة المالية"}, 1, id="its report"),
        pytest.param({"primary": "وزارة المالية"}, {"primary": "نقابة التجار"}, 2, id="a ministry and a union"),
        pytest.param({"primary": "مصادر", "anonymous": True}, {"primary": "مصادر", "anonymous": True}, 1,
                     id="unnamed sources cannot be told apart"),
        pytest.param({}, {"cited": "صحيفة المنار"}, 1, id="one outlet relays the other"),
        pytest.param({}, {"cited": "المنار", "primary": "خبراء"}, 1, id="also by its short name"),
        pytest.param({"cited": "وكالة الأفق"}, {"cited": "وكالة الأفق"}, 1, id="both relay one agency"),
        pytest.param({"primary": "شركة النخيل"}, {}, 1, id="what a company says of itself"),
        pytest.param({"outlet": "العربية"}, {"outlet": "الحدث"}, 1, id="two channels of one house"),
        pytest.param({"primary": "منظمة الصحة العالمية"}, {"primary": "متحدث أممي"}, 1, id="one family of bodies"),
        pytest.param({"primary": "البنك الدولي"}, {"primary": "دائرة الإحصاءات"}, 1, id="it compiles"),
        pytest.param({"primary": "دراسة معهد بحوث الطاقة الشمسية"}, {"primary": "معهد بحوث الطاقه الشمسيه"}, 1,
                     id="two spellings of one institute"),
    ],
)  # fmt: skip
def test_two_reports(make, left, right, expected):
    one = make("أ1", **{"outlet": "صحيفة المنار", **left})
    two = make("أ2", **{"outlet": "صحيفة الميدان", **right})
    assert sources(one, two) == expected
    assert sources(two, one) == expected


def test_a_headline_adds_nothing(make):
    assert sources(make("أ1"), make("أ1", field="title")) == 1


def test_an_unsourced_figure_goes_back_to_the_source_that_its_article_names(make):
    one = make("أ1", primary="هيئة الإحصاء")
    two = make("أ2", outlet="صحيفة الميدان")
    elsewhere = make("أ2", outlet="صحيفة الميدان", metric="عدد الموظفين", primary="هيئة الإحصاء", value="90",
                     number="90", decimals=0, unit="موظف", unit_text=None)  # fmt: skip
    assert sources(one, two) == 2
    assert sources(one, two, elsewhere) == 1


def test_one_article_with_two_named_sources_has_two(make):
    one, two = make("أ1", primary="وزارة الصحة"), make("أ1", primary="نقابة الأطباء")
    assert sources(one, two) == 2


SENTENCES = (
    "قال مدير المصنع إن خطوط الإنتاج الجديدة بدأت العمل هذا الأسبوع بعد توقف دام شهرين كاملين.",
    "وأضاف أن العمال حصلوا على تدريب طويل قبل تشغيل الآلات التي وصلت من الميناء في الشهر الماضي.",
    "وتقع المنشأة على أطراف المدينة قرب الطريق الدائري وتضم ثلاثة مبان ومخزنا كبيرا للمواد الخام.",
)


def test_a_copied_text_is_no_second_source(make, write):
    one, two = make("أ1"), make("أ2", outlet="صحيفة الميدان")
    copy = " ".join(SENTENCES).replace("قال", "ذكر").replace("كبيرا", "واسعا")
    articles = {"أ1": write("أ1", " ".join(SENTENCES)), "أ2": write("أ2", copy)}
    own = {**articles, "أ2": write("أ2", "نص آخر كتبه محرر الصحيفة بعد زيارة المكان وحديث مع أهل الحي القريب منه.")}
    assert agree([one, two], articles)[0].independent_sources == 1
    assert "near-copy" in agree([one, two], articles)[0].why.en
    assert agree([one, two], own)[0].independent_sources == 2


def test_without_the_texts_the_reason_says_so(make):
    one, two = make("أ1"), make("أ2", outlet="صحيفة الميدان")
    (line,) = agree([one, two])
    assert (line.verdict, line.independent_sources) == ("corroborated", 2)
    assert "full texts were not compared" in line.why.en
    assert "لم تُقارن النصوص الكاملة" in line.why.ar
