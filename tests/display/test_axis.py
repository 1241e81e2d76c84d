"""The numbers below an axis: round, few, and never on top of each other."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tawatur.display.axis import _LETTER, _label, _round_numbers, anchor_of

NUMBERS = st.decimals(min_value=-(10**15), max_value=10**15, places=4, allow_nan=False)


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [
        ("89.5", "97.5", ["90", "92", "94", "96"]),
        ("0", "1", ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        ("-3", "4", ["-2", "0", "2", "4"]),
        ("96500000", "120000000", ["100,000,000", "120,000,000"]),
        ("2.14", "2.21", ["2.14", "2.16", "2.18", "2.2"]),
        ("1", "40000000000", ["20,000,000,000"]),
        ("1", "1E+60", ["5e+59", "1e+60"]),
    ],
)
def test_the_numbers_below_an_axis_are_round(low, high, written):
    assert [_label(number) for number in _round_numbers(Decimal(low), Decimal(high))] == written


@given(NUMBERS, NUMBERS)
def test_the_numbers_below_an_axis_stand_apart(one, two):
    low, high = sorted((one, two))
    assume(low < high)
    numbers = _round_numbers(low, high)
    assert 1 <= len(numbers) <= 6
    assert all(low <= number <= high for number in numbers)
    spans = []
    for number in numbers:
        at = (4 + 92 * float((number - low) / (high - low))) * 2.8
        width = len(_label(number)) * _LETTER
        start = at - {"start": 0, "middle": width / 2, "end": width}[anchor_of(at / 2.8, _label(number))]
        spans.append((start, start + width))
    assert all(before[1] < after[0] for before, after in pairwise(spans))
