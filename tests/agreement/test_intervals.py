"""Interval logic: rounding, truncation, hedges, fraction words and bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.agreement.intervals import Figure, envelope, meet, significant_step

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False)
FIGURES = st.builds(
    Figure,
    number=NUMBERS,
    step=st.sampled_from([Decimal(x) for x in ("0.01", "0.1", "1", "1000")]),
    comparator=st.sampled_from(["=", ">", ">=", "<", "<=", "~", "~<", "~>"]),
    fraction=st.booleans(),
    exact=st.booleans(),
)


def figure(
    number: str, step: str = "1", comparator: str = "=", *, fraction: bool = False, exact: bool = False
) -> Figure:
    return Figure(Decimal(number), Decimal(step), comparator, fraction, exact)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        pytest.param(figure("17.1", "0.1"), figure("17.1", "0.1"), "exact", id="17.1 and 17.1"),
        pytest.param(figure("17.1", "0.1"), figure("17"), "rounded", id="17.1 rounded to 17"),
        pytest.param(figure("33.7", "0.1"), figure("33"), "rounded", id="33.7 cut to 33"),
        pytest.param(figure("33.7", "0.1"), figure("34"), "rounded", id="33.7 rounded to 34"),
        pytest.param(figure("33.7", "0.1"), figure("35"), "apart", id="33.7 is not 35"),
        pytest.param(figure("34", "0.1"), figure("33"), "apart", id="the end of a cut figure is open"),
        pytest.param(figure("-45.5", "0.1"), figure("-45"), "rounded", id="a fall is cut towards zero"),
        pytest.param(figure("1.32", "0.01"), figure("1.35", "0.01"), "apart", id="both printed to the hundredth"),
        pytest.param(figure("3.1", "0.1"), figure("3.2", "0.1"), "adjacent", id="neighbours in the last digit"),
        pytest.param(figure("18", exact=True), figure("19", exact=True), "apart", id="nobody rounds 18 dead"),
        pytest.param(figure("2408", exact=True), figure("2400", exact=True), "rounded", id="2400 is round"),
        pytest.param(figure("4.5", "0.1"), figure("4.5", "0.1", "~"), "rounded", id="نحو 4.5 and 4.5"),
        pytest.param(figure("44782"), figure("45000", "1000", "~"), "rounded", id="نحو 45 ألفا and 44,782"),
        pytest.param(figure("44782"), figure("38000", "1000", "~"), "apart", id="نحو 38 ألفا and 44,782"),
        pytest.param(figure("-22"), figure("-20", "10", "~", fraction=True), "rounded", id="نحو الخمس and 22%"),
        pytest.param(figure("23"), figure("25", "10", fraction=True), "rounded", id="ربع and 23%"),
        pytest.param(figure("548000", "1000"), figure("550000", "1000", "~<"), "rounded", id="يناهز 550 ألفا"),
        pytest.param(figure("98361"), figure("100000", "1000", "~<"), "bound", id="قرابة 100 ألف and 98,361"),
        pytest.param(figure("548000", "1000"), figure("500000", "100000", ">"), "bound", id="أكثر من نصف مليون"),
        pytest.param(figure("480000", "1000"), figure("500000", "100000", ">"), "apart", id="480 ألفا is not more"),
        pytest.param(figure("-22"), figure("-20", "10", ">", fraction=True), "bound", id="تراجع يزيد على الخمس"),
        pytest.param(figure("-15"), figure("-20", "1", ">"), "apart", id="تراجع 15% is not more than 20%"),
        pytest.param(figure("7.8", "0.1"), figure("60", "1", "<="), "far", id="حتى 60 says nothing of 7.8"),
        pytest.param(figure("8", "1", "<"), figure("50", "1", ">="), "apart", id="أقل من 8 and 50 على الأقل"),
        pytest.param(figure("98", "1", ">"), figure("100", "1", "<"), "bound", id="بين حدين"),
        pytest.param(figure("500", "1", ">"), figure("500", "1", ">"), "exact", id="one bound told twice"),
        pytest.param(figure("2400", "1", ">"), figure("2400", "100", "~"), "bound", id="أكثر من 2400 and نحو 2400"),
        pytest.param(figure("500", "1", ">"), figure("500", "1", "<"), "apart", id="more than and less than"),
    ],
)  # fmt: skip
def test_two_printed_figures(one, two, expected):
    assert meet(one, two) == expected


@given(FIGURES, FIGURES)
def test_meeting_is_symmetric(one, two):
    assert meet(one, two) == meet(two, one)


@given(FIGURES)
def test_a_figure_meets_itself_exactly_and_lies_in_its_envelope(one):
    low, high = envelope(one)
    assert meet(one, one) == "exact"
    assert low is None or low <= one.number
    assert high is None or one.number <= high


@given(FIGURES, FIGURES, st.sampled_from([Decimal(1000), Decimal("0.001")]))
def test_the_scale_does_not_matter_to_figures_that_may_be_rounded(one, two, factor):
    if not (one.exact or two.exact):
        assert meet(one.scaled(factor), two.scaled(factor)) == meet(one, two)


@pytest.mark.parametrize(
    ("number", "step"), [("550000", "10000"), ("2408", "1"), ("500", "10"), ("100000", "10000"), ("0.25", "0.01")]
)
def test_a_number_shows_two_digits_at_least(number, step):
    assert significant_step(Decimal(number)) == Decimal(step)
