"""Two claims meet only where entity, metric, unit, denominator and time meet; else the reason is on record."""

from __future__ import annotations

from typing import Any

import pytest

from tawatur.agreement import agree
from tawatur.records import Agreement, Claim

Q1 = ("2025-01-01", "2025-03-31")
Q2 = ("2025-04-01", "2025-06-30")
H1 = ("2025-01-01", "2025-06-30")
YEAR = ("2025-01-01", "2025-12-31")
FISCAL = ("2024-07-01", "2025-06-30")
CALENDAR = ("2024-01-01", "2024-12-31")


def label(one: Claim, two: Claim) -> str | None:
    """The label of the one pair, or None when the two were not held against each other."""
    return next((found for line in agree([one, two]) for _, _, found in line.pairs), None)


def reason(lines: tuple[Agreement, ...]) -> str:
    """The English why of the line that holds a pair."""
    return next(line.why.en for line in lines if line.pairs)


PROFIT: dict[str, Any] = {"number": "85020000", "value": "85.02 مليون", "decimals": -4}
OTHER: dict[str, Any] = {"number": "97000000", "value": "97 مليون"}


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param({}, {}, "agree_exact", id="the same figure told twice"),
        pytest.param({}, PROFIT, "agree_rounded", id="85 is 85.02 rounded"),
        pytest.param({}, OTHER, "conflict", id="figures that cannot both hold"),
        pytest.param({}, {"entity": "شركة الواحة"}, None, id="another company"),
        pytest.param({}, {"entity": "مجموعة النخيل"}, "agree_exact", id="شركة and مجموعة add nothing to a name"),
        pytest.param({}, {"metric": "الإيرادات"}, None, id="another metric"),
        pytest.param({}, {"metric": "صافي ربح"}, "agree_exact", id="plural and singular of one metric"),
        pytest.param({"date": Q1}, {"date": Q1}, "agree_exact", id="one quarter"),
        pytest.param({"date": Q1}, {"date": Q2, **OTHER}, "series", id="two quarters make a series"),
        pytest.param({"date": Q1}, {"date": Q2}, "series", id="so do equal figures of two quarters"),
        pytest.param({"date": Q2}, {"date": H1, **OTHER}, "different_scope", id="quarter and half year"),
        pytest.param({"date": FISCAL}, {"date": CALENDAR, **OTHER}, "different_scope", id="fiscal and calendar year"),
        pytest.param({"date": Q2}, {"published": "2025-06-12"}, "agree_exact", id="an open period nearby"),
        pytest.param({"date": Q2}, {"published": "2026-06-12", **OTHER}, "series", id="an open period a year later"),
        pytest.param({}, {"unit": "USD", "unit_text": "دولار"}, "different_scope", id="riyals and dollars"),
        pytest.param({}, {"polarity": "negated"}, None, id="a denied number supports nothing"),
        pytest.param({}, {"number": None, "value": "ملايين"}, None, id="a vague quantity meets nothing"),
        pytest.param({}, {"forecast": True, **OTHER}, "different_scope", id="a forecast and a result"),
    ],
)  # fmt: skip
def test_two_reports_of_a_profit(make, left, right, expected):
    one, two = make("أ1", outlet="صحيفة المنار", **left), make("أ2", outlet="صحيفة الميدان", **right)
    assert label(one, two) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        pytest.param({"of": "القوى العاملة"}, {"of": "القوى العاملة"}, "agree_exact", id="one denominator"),
        pytest.param({"of": "القوى العاملة"}, {"of": "الشباب"}, "different_scope", id="two denominators"),
        pytest.param({"of": "القوى العاملة"}, {}, "agree_exact", id="a denominator unstated"),
        pytest.param(
            {"of": "القوى العاملة"}, {"number": "16.6", "value": "16.6%"}, "different_scope",
            id="unstated and another figure: no conflict",
        ),
    ],
)  # fmt: skip
def test_shares_need_one_denominator(make, left, right, expected):
    share: dict[str, Any] = {
        "entity": "الأردن", "canonical": "Jordan", "metric": "معدل البطالة", "kind": "share", "unit": "percent",
        "unit_text": None, "number": "21.3", "value": "21.3%", "decimals": 1, "date": Q1,
    }  # fmt: skip
    one, two = make("أ1", **{**share, **left}), make("أ2", outlet="صحيفة الميدان", **{**share, **right})
    assert label(one, two) == expected


def test_a_gigawatt_is_a_thousand_megawatts(make):
    capacity: dict[str, Any] = {"entity": "محطة الوادي", "entity_type": "LOC", "metric": "القدرة"}
    one = make("أ1", **capacity, value="1.5", number="1.5", decimals=1, unit="gigawatt", unit_text="غيغاواط")
    two = make("أ2", **capacity, value="1500", number="1500", decimals=0, unit="megawatt", unit_text="ميغاواط",
               outlet="صحيفة الميدان")  # fmt: skip
    assert label(one, two) == "agree_exact"


def test_percent_never_meets_percentage_points(make):
    rate: dict[str, Any] = {
        "entity": "مصر",
        "canonical": "Egypt",
        "entity_type": "LOC",
        "metric": "سعر الفائدة",
        "unit_text": None,
    }
    one = make("أ1", **rate, value="2", number="2", decimals=0, unit="percent")
    two = make("أ2", **rate, value="2", number="2", decimals=0, unit="percentage_point", outlet="صحيفة الميدان")
    assert label(one, two) is None


def test_a_pegged_currency_is_converted_and_the_rate_is_named(make):
    one = make("أ1", value="375 مليون", number="375000000", unit="SAR", unit_text="ريال")
    two = make("أ2", value="100 مليون", number="100000000", unit="USD", unit_text="دولار", outlet="صحيفة الميدان")
    lines = agree([one, two])
    assert [found for line in lines for *_, found in line.pairs] == ["agree_rounded"]
    assert "3.75" in reason(lines)


def test_a_floating_currency_needs_a_rate_in_the_texts(make):
    pounds: dict[str, Any] = {"value": "4.8 مليار", "number": "4800000000", "decimals": -8, "unit": "EGP",
                              "unit_text": "جنيه"}  # fmt: skip
    dollars: dict[str, Any] = {"value": "100 مليون", "number": "100000000", "unit": "USD", "unit_text": "دولار"}
    one, two = make("أ1", **pounds), make("أ2", outlet="صحيفة الميدان", **dollars)
    assert label(one, two) == "different_scope"
    sentence = "صافي الأرباح شركة النخيل بلغ 4.8 مليار جنيه (100 مليون دولار)"
    told = [make("أ3", evidence=sentence, id="a3-1", outlet="صحيفة الأفق", **pounds),
            make("أ3", evidence=sentence, id="a3-2", outlet="صحيفة الأفق", **dollars)]  # fmt: skip
    pairs = {(a, b): found for line in agree([one, two, *told]) for a, b, found in line.pairs}
    assert pairs[tuple(sorted((one.id, two.id)))] == "agree_rounded"
    assert ("a3-1", "a3-2") not in pairs  # one sum told twice in a sentence is no pair


def test_a_toll_that_grows_is_a_series(make):
    toll: dict[str, Any] = {"entity": "سيول الوادي", "entity_type": "EVENT", "metric": "عدد القتلى", "unit": "شخص",
                            "unit_text": None, "decimals": 0, "primary": "وزارة الداخلية"}  # fmt: skip
    one = make("أ1", **toll, value="11", number="11", published="2025-09-07")
    two = make("أ2", **toll, value="18", number="18", published="2025-09-09", outlet="صحيفة الميدان")
    assert label(one, two) == "series"


def test_two_counts_of_one_day_by_two_sources_conflict(make):
    toll: dict[str, Any] = {"entity": "سيول الوادي", "entity_type": "EVENT", "metric": "عدد القتلى", "unit": "شخص",
                            "unit_text": None, "decimals": 0, "published": "2025-09-07"}  # fmt: skip
    one = make("أ1", **toll, value="11", number="11", primary="وزارة الداخلية")
    two = make("أ1", **toll, value="26", number="26", primary="منظمات محلية", comparator=">=", hedge="ما لا يقل عن")
    assert label(one, two) == "conflict"


def test_monthly_and_yearly_changes_are_two_scopes(make):
    change: dict[str, Any] = {"entity": "المغرب", "canonical": "Morocco", "metric": "أسعار المستهلكين",
                              "kind": "change",
                              "direction": "up", "unit": "percent", "unit_text": None, "value": "0.3%",
                              "number": "0.3", "decimals": 1}  # fmt: skip
    one = make("أ1", **change, tail="مقارنة بالشهر السابق")
    two = make("أ2", **change, tail="على أساس سنوي", outlet="صحيفة الميدان")
    assert label(one, two) == "different_scope"


def test_a_part_is_no_rival_of_the_whole(make):
    share: dict[str, Any] = {"metric": "معدل البطالة", "kind": "share", "unit": "percent", "unit_text": None,
                             "decimals": 1, "date": Q1, "entity_type": "GROUP"}  # fmt: skip
    one = make("أ1", entity="الأردن", value="21.3%", number="21.3", **share)
    two = make("أ1", entity="الشباب في الأردن", value="46.8%", number="46.8", **share)
    assert label(one, two) == "different_scope"


def test_a_target_is_no_forecast(make):
    growth: dict[str, Any] = {"entity": "مصر", "canonical": "Egypt", "metric": "نمو الناتج", "unit": "percent",
                              "unit_text": None, "decimals": 1, "forecast": True, "date": YEAR}  # fmt: skip
    one = make("أ1", **growth, value="4.5%", number="4.5", primary="صندوق النقد الدولي")
    two = make("أ1", **growth, value="5%", number="5", primary="الحكومة المصرية", cue="تستهدف")
    assert label(one, two) == "different_scope"


def test_versions_of_one_forecast_make_a_series_wherever_they_are_told(make):
    growth: dict[str, Any] = {"entity": "مصر", "canonical": "Egypt", "metric": "نمو الناتج", "unit": "percent",
                              "unit_text": None, "decimals": 1, "forecast": True, "date": YEAR,
                              "primary": "صندوق النقد الدولي"}  # fmt: skip
    new, old = (make("أ1", **growth, value=f"{n}%", number=n) for n in ("4.5", "4.1"))
    again = make("أ2", **growth, value="4.1%", number="4.1", outlet="صحيفة الميدان")
    pairs = {frozenset((a, b)): found for line in agree([new, old, again]) for a, b, found in line.pairs}
    assert pairs[frozenset((new.id, again.id))] == "series"
    assert pairs[frozenset((old.id, again.id))] == "agree_exact"


def test_a_headline_takes_the_period_of_its_body(make):
    body = make("أ1", date=Q1, published="2025-06-10")
    title = make("أ1", field="title", published="2025-06-10")
    later = make("أ2", date=Q2, published="2025-06-10", outlet="صحيفة الميدان", **OTHER)
    pairs = {frozenset((a, b)): found for line in agree([body, title, later]) for a, b, found in line.pairs}
    assert pairs[frozenset((title.id, later.id))] == "series"


def test_the_ends_of_a_range_are_one_statement(make):
    sentence = "تكلفة المشروع شركة النخيل بين 50 و60 مليون دولار"
    cost: dict[str, Any] = {"metric": "تكلفة المشروع", "unit": "USD", "evidence": sentence, "unit_text": "دولار",
                            "primary": "خبراء"}  # fmt: skip
    low = make("أ1", **cost, value="50", number="50000000", comparator=">=")
    high = make("أ1", **cost, value="60 مليون", number="60000000", comparator="<=")
    lone = make("أ2", metric="تكلفة المشروع", value="40 مليون", number="40000000", unit="USD", unit_text="دولار",
                outlet="صحيفة الميدان", primary="الشركة")  # fmt: skip
    pairs = {frozenset((a, b)): found for line in agree([low, high, lone]) for a, b, found in line.pairs}
    assert frozenset((low.id, high.id)) not in pairs
    assert pairs[frozenset((low.id, lone.id))] == "conflict"
    assert pairs[frozenset((high.id, lone.id))] == "different_scope"


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        pytest.param("في قرية نائية شرق الولاية صباح الأحد", "agree_exact", id="one attack"),
        pytest.param("على حاجز للجيش وسط العاصمة كابول", "unrelated", id="two attacks"),
    ],
)
def test_a_common_noun_is_one_thing_only_in_one_story(make, tail, expected):
    attack: dict[str, Any] = {"entity": "الهجوم", "entity_type": "EVENT", "metric": "عدد القتلى", "unit": "شخص",
                              "unit_text": None, "decimals": 0, "value": "21", "number": "21"}  # fmt: skip
    one = make("أ1", **attack, tail="في قرية نائية شرق الولاية صباح الأحد")
    assert label(one, make("أ2", outlet="صحيفة الميدان", **attack, tail=tail)) == expected


def test_a_market_that_moves_makes_a_series(make):
    index: dict[str, Any] = {"entity": "سوق الرياض", "metric": "مؤشر السوق", "name": "share_index", "unit": "point",
                             "unit_text": "نقطة", "decimals": 2, "date": ("2025-06-09", "2025-06-09")}  # fmt: skip
    one = make("أ1", **index, value="8773.10", number="8773.10")
    two = make("أ2", **index, value="8807.24", number="8807.24", outlet="صحيفة الميدان")
    assert label(one, two) == "series"


def test_a_text_that_counts_its_events_does_not_contradict_itself(make):
    slots = {"metric": "عدد القتلى", "unit": "شخص", "unit_text": None, "decimals": 0, "entity": "الهجوم",
             "entity_type": "EVENT"}  # fmt: skip
    told = {"value": "20", "number": "20", "primary": "وزارة الداخلية", "date": ("2025-06-10", "2025-06-10")}
    other = {"value": "35", "number": "35", "primary": "الدفاع المدني"}
    first = make("أ1", **slots, **told)
    assert [line.label for line in agree([first, make("أ1", **slots, **other)]) if len(line.members) > 1] == [
        "conflict"
    ]
    second = make("أ1", **slots, **other, tail="في الاعتداء الثاني")
    assert not [line for line in agree([first, second]) if line.verdict == "disputed"]


def test_a_distant_bound_says_nothing_of_an_index_that_moves_by_the_hour(make):
    slots = {"metric": "مؤشر السوق", "entity": "الأسهم السعودية", "canonical": "تداول", "unit": "point",
             "unit_text": "نقطة", "decimals": 0, "date": ("2025-06-10", "2025-06-10")}  # fmt: skip
    bound = make("أ1", **slots, value="8750", number="8750", comparator=">")
    near = make("أ2", **slots, value="8760", number="8760", outlet="صحيفة الميدان")
    far = make("أ3", **slots, value="8835", number="8835", outlet="صحيفة الأفق")
    labels = {line.members: line.label for line in agree([bound, near, far])}
    assert labels[tuple(sorted((bound.id, near.id)))] == "compatible_bound"
    assert labels[tuple(sorted((bound.id, far.id)))] == "different_scope"
