"""Arithmetic checks: warnings that name their claims."""

from __future__ import annotations

from typing import Any

import pytest

from tawatur.agreement import check_arithmetic


def checks(*claims: Any) -> list[str]:
    return [warning.check for warning in check_arithmetic(claims)]


def sentence(make, text: str, *slots: dict[str, Any]) -> list[Any]:
    """Claims that share one sentence."""
    return [make("أ1", evidence=text, id=f"c{at}", unit_text=None, **slot) for at, slot in enumerate(slots)]


@pytest.mark.parametrize(
    ("third", "expected"), [("25%", []), ("40%", ["shares_over_whole"])], ids=["a hundred", "more than a hundred"]
)
def test_shares_of_one_whole(make, third, expected):
    text = f"الحصة السوقية: شركة النخيل 40% وشركة الواحة 35% وشركة الساحل {third} من السوق"
    slots = [
        {"entity": f"شركة {name}", "metric": "الحصة السوقية", "kind": "share", "of": "السوق", "value": value,
         "number": value[:-1], "decimals": 0, "unit": "percent"}
        for name, value in (("النخيل", "40%"), ("الواحة", "35%"), ("الساحل", third))
    ]  # fmt: skip
    if third == "40%":  # the builder takes the first place of a text
        slots[2]["value"], text = "40.0%", text.replace("الساحل 40%", "الساحل 40.0%")
        slots[2]["number"] = "40.0"
    assert checks(*sentence(make, text, *slots)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [("20%", []), ("35%", ["change_and_levels"])],
    ids=["from 50 to 60 is a fifth", "it is no 35%"],
)
def test_a_change_and_its_levels(make, said, expected):
    text = f"صافي الأرباح شركة النخيل ارتفع {said} من 50 مليون إلى 60 مليون ريال"
    level: dict[str, Any] = {"unit": "SAR"}
    claims = sentence(
        make, text,
        {"kind": "change", "direction": "up", "value": said, "number": said[:-1], "decimals": 0, "unit": "percent"},
        {"value": "50 مليون", "number": "50000000", **level}, {"value": "60 مليون", "number": "60000000", **level},
    )  # fmt: skip
    assert checks(*claims) == expected


def test_points_printed_as_percent(make):
    text = "سعر الفائدة مصر ارتفع 2% من 21.25% إلى 23.25%"
    rate: dict[str, Any] = {"entity": "مصر", "metric": "سعر الفائدة", "unit": "percent", "decimals": 2}
    claims = sentence(
        make, text,
        {**rate, "kind": "change", "direction": "up", "value": "2%", "number": "2", "decimals": 0},
        {**rate, "value": "21.25%", "number": "21.25"}, {**rate, "value": "23.25%", "number": "23.25"},
    )  # fmt: skip
    (warning,) = check_arithmetic(claims)
    assert warning.check == "percent_or_points"
    assert set(warning.claims) == {"c0", "c1", "c2"}
    assert "النقاط المئوية" in warning.why.ar


def test_a_million_read_as_a_billion(make):
    one = make("أ1")
    two = make("أ2", value="85 مليار", number="85000000000", decimals=-9, outlet="صحيفة الميدان")
    other = make("أ3", value="90 مليار", number="90000000000", decimals=-9, outlet="صحيفة الأفق")
    assert checks(one, two) == ["unit_slip"]
    assert checks(one, other) == []
    assert check_arithmetic([one, two]) == check_arithmetic([two, one])


def test_a_part_is_not_larger_than_its_whole(make):
    text = "عدد الموظفين شركة النخيل بلغ 30 موظفا بينهم 45 مهندسا"
    slots = [{"metric": "عدد الموظفين", "value": value, "number": value, "decimals": 0, "unit": unit}
             for value, unit in (("30", "موظف"), ("45", "مهندس"))]  # fmt: skip
    assert checks(*sentence(make, text, *slots)) == ["part_over_whole"]
