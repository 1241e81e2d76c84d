"""Twins: in one story a telling figure is one fact, whatever name each text gives it."""

from __future__ import annotations

from typing import Any

import pytest

from tawatur.agreement import agree

STORY = "تفشي المرض في الولايات الغربية منذ الصيف الماضي وفق نشرة المتابعة الأسبوعية"


def pairs(*claims: Any) -> dict[frozenset[str], str]:
    return {frozenset((a, b)): found for line in agree(claims) for a, b, found in line.pairs}


@pytest.mark.parametrize(
    ("number", "entity", "metric", "tail", "met"),
    [
        pytest.param("2408", "السودان", "عدد الوفيات", STORY, True, id="four digits, another name"),
        pytest.param("2408", "السودان", "الحصيلة المعلنة", STORY, True, id="four digits, other words too"),
        pytest.param("2408", "السودان", "عدد الوفيات", "في حوادث السير", False, id="four digits, another story"),
        pytest.param("240", "السودان", "عدد الوفيات", STORY, False, id="two digits are shared by chance"),
        pytest.param("240", "الوباء", "عدد الوفيات", STORY, True, id="two digits of a common noun"),
    ],
)
def test_a_figure_and_its_name(make, number, entity, metric, tail, met):
    slots: dict[str, Any] = {"unit": "حالة", "unit_text": "حالة", "decimals": 0, "value": number, "number": number}
    linked = {"canonical": "Sudan"} if entity == "السودان" else {}
    one = make("أ1", entity="وباء الكوليرا", canonical="Cholera outbreak", metric="عدد الوفيات", tail=STORY, **slots)
    two = make("أ2", entity=entity, metric=metric, tail=tail, outlet="صحيفة الميدان", **linked, **slots)
    assert (pairs(one, two).get(frozenset((one.id, two.id))) == "agree_exact") == met


def test_a_common_noun_keeps_the_name_that_its_twin_gave_it(make):
    toll: dict[str, Any] = {"metric": "عدد القتلى", "unit": "شخص", "unit_text": None, "decimals": 0, "tail": STORY}
    named = make("أ1", entity="سيول الوادي الكبير", canonical="Valley floods", value="118", number="118", **toll)
    noun = make("أ2", entity="السيول", value="118", number="118", outlet="صحيفة الميدان", **toll)
    bound = make("أ2", entity="السيول", value="100", number="100", comparator=">", outlet="صحيفة الميدان", **toll)
    assert pairs(named, noun, bound)[frozenset((named.id, bound.id))] == "compatible_bound"


def test_an_adopted_name_contradicts_nobody(make):
    slots: dict[str, Any] = {"unit": "SAR", "unit_text": "ريال", "tail": STORY}
    one = make("أ1", canonical="Palm Co", value="85.02 مليون", number="85020000", decimals=-4, **slots)
    twin = make("أ2", entity="المجموعة", metric="الأرباح", value="85.02 مليون", number="85020000", decimals=-4,
                outlet="صحيفة الميدان", **slots)  # fmt: skip
    rival = make("أ3", canonical="Palm Co", value="97 مليون", number="97000000", outlet="صحيفة الأفق", **slots)
    found = pairs(one, twin, rival)
    assert found[frozenset((one.id, twin.id))] == "agree_exact"
    assert found[frozenset((one.id, rival.id))] == "conflict"
    assert found[frozenset((twin.id, rival.id))] == "different_scope"


@pytest.mark.parametrize(
    ("value", "number", "expected"),
    [
        pytest.param("2.6%", "2.6", "agree_exact", id="a short name and a full one of one figure"),
        pytest.param("4%", "4", "different_scope", id="of another figure it may be a part"),
    ],
)
def test_a_thing_named_in_full_and_in_short(make, value, number, expected):
    share: dict[str, Any] = {"entity_type": "CONCEPT", "metric": "الشحنات", "kind": "change", "direction": "up",
                             "unit": "percent", "unit_text": None, "decimals": 1, "tail": STORY}  # fmt: skip
    one = make("أ1", entity="سوق الهواتف الذكية", value="2.6%", number="2.6", primary="مؤسسة الأبحاث", **share)
    two = make("أ2", entity="الهواتف", value=value, number=number, outlet="صحيفة الميدان", **share)
    assert pairs(one, two)[frozenset((one.id, two.id))] == expected
