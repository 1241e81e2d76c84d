"""Cutting: numbers whose two parts were typed right to left, as a bidi mark behind the point shows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tawatur.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("بلغت الأرباح 02.\u200f19 مليار ريال", "19020000000", id="no whole part begins with 0"),
        pytest.param("من 5.\u200f17 إلى 3.\u200f21 مليار ريال", "21300000000", id="more than once"),
        pytest.param("بلغت الأرباح 5.\u200f17 مليار ريال", "5170000000", id="once may be chance"),
        pytest.param("بلغت الأرباح 0.\u200f19 مليار ريال", "190000000", id="a lone zero is a whole part"),
    ],
)
def test_a_mark_behind_the_point_turns_the_parts(text, number):
    assert read_quantities(text)[-1].number == Decimal(number)
