"""One reading per number: who wins when a quantity, a period and a name want the same digits."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.mentions import arbitrate
from tawatur.records import Entity, Period, Quantity, Span


def quantity(text: str, part: str, kind: str = "number", unit: str | None = None, **more: Any) -> Quantity:
    start = text.index(part)
    placed = Span.cut(text, text.index(unit), text.index(unit) + len(unit)) if unit else None
    return Quantity(kind=kind, text=part, start=start, end=start + len(part), number="1", unit_text=placed, **more)  # type: ignore[arg-type]


def period(text: str, part: str) -> Period:
    start = text.index(part)
    return Period(
        text=part, start=start, end=start + len(part), type="year", grain="year", begin=dt.datetime(2025, 1, 1)
    )


def name(text: str, part: str, type_: str = "PRODUCT", by: str = "gazetteer") -> Entity:
    start = text.index(part)
    return Entity(text=part, start=start, end=start + len(part), type=type_, by=by)  # type: ignore[arg-type]


def test_a_bare_number_inside_a_period_is_the_period():
    text = "في عام 2025 وحده"
    assert arbitrate([quantity(text, "2025")], [period(text, "عام 2025")], []) == ((), (period(text, "عام 2025"),))


def test_money_beats_a_year_that_saw_only_its_digits():
    text = "بلغ 2025 دولارا"
    money = quantity(text, "2025", "money", unit="دولارا")
    assert arbitrate([money], [period(text, "2025")], []) == ((money,), ())


def test_a_period_that_holds_number_and_unit_keeps_them():
    text = "منذ 3 سنوات تقريبا"
    kept, periods = arbitrate([quantity(text, "3", "duration", unit="سنوات")], [period(text, "منذ 3 سنوات")], [])
    assert (kept, len(periods)) == ((), 1)


def test_a_longer_number_beats_a_year_inside_it():
    text = "سجل 2025.5 نقطة"
    number = quantity(text, "2025.5")
    assert arbitrate([number], [period(text, "2025")], []) == ((number,), ())


@pytest.mark.parametrize(
    ("text", "number", "owner", "type_", "negative"),
    [
        ("هاتف iPhone 17 الجديد", "17", "iPhone 17", "PRODUCT", "product_name"),
        ("قمة مجموعة العشرين", "العشرين", "مجموعة العشرين", "ORG", "identifier"),
    ],
)
def test_a_number_that_a_name_owns_is_kept_as_no_value(text, number, owner, type_, negative):
    ((kept,), _) = arbitrate([quantity(text, number)], [], [name(text, owner, type_)])
    assert (kept.negative, owner in (kept.why or "")) == (negative, True)


def test_a_noun_phrase_does_not_own_the_number_that_counts_it():
    text = "الدول السبع الكبرى"
    number = quantity(text, "السبع")
    assert arbitrate([number], [], [name(text, "الدول السبع", "GROUP", by="common_noun")]) == ((number,), ())


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), max_size=8),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8),
)
def test_nothing_that_is_kept_overlaps(numbers, times):
    text = "x" * 50

    def apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        for start, length in sorted(spans):
            if not found or start >= found[-1][1]:
                found.append((start, start + length))
        return found

    quantities = [Quantity(kind="number", text=text[s:e], start=s, end=e, number="1") for s, e in apart(numbers)]
    periods = [Period(text=text[s:e], start=s, end=e, type="year", grain="year") for s, e in apart(times)]
    kept, left = arbitrate(quantities, periods, [])
    spans = sorted((m.start, m.end) for m in (*kept, *left))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
