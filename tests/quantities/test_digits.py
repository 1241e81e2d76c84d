"""Printed digits: separators by group length, shapes by what parts them."""

from decimal import Decimal

import pytest

from tawatur.quantities.digits import read_printed


@pytest.mark.parametrize(
    ("raw", "value", "decimals"),
    [
        ("17.1", "17.1", 1),
        ("١٧٫١", "17.1", 1),
        ("17,1", "17.1", 1),
        ("1,250", "1250", 0),
        ("1,250,000", "1250000", 0),
        ("1.250.000", "1250000", 0),
        ("١٬٢٥٠٫٥", "1250.5", 1),
        ("1.250,75", "1250.75", 2),
        ("12,345.67", "12345.67", 2),
        ("57ر43", "43.57", 2),
        ("۱۲", "12", 0),
        ("-7", "-7", 0),
        ("0,125", "0.125", 3),
        ("0.5\u200e%", "0.5", 1),
        ("%12", "12", 0),
        ("١،٢٣٤،٥٦٧", "1234567", 0),
    ],
)
def test_plain_numbers(raw, value, decimals):
    printed = read_printed(raw)
    assert (printed.shape, printed.value, printed.decimals) == ("number", Decimal(value), decimals)


def test_a_lone_point_before_three_digits_keeps_both_readings():
    printed = read_printed("1.500")
    assert (printed.value, printed.thousands) == (Decimal("1.500"), Decimal(1500))


@pytest.mark.parametrize(
    ("raw", "shape"),
    [
        ("5-10", "range"),
        ("٥–١٠", "range"),
        ("3/4", "fraction"),
        ("3:1", "ratio"),
        ("12:30", "clock"),
        ("2025/10/06", "date"),
        ("06-10-2025", "date"),
        ("5.2.1", "code"),
        ("192.168.1.2", "code"),
        ("1" * 500, "code"),
    ],
)
def test_shapes(raw, shape):
    assert read_printed(raw).shape == shape


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.500 جنيه مصري", 1500),
        ("1.500 دينار كويتي", Decimal("1.5")),
        ("1.500 شخص", 1500),
        ("1.500 كيلوغرام", Decimal("1.5")),
        ("1.500 مليار دولار", 1_500_000_000),
    ],
)
def test_what_is_counted_settles_a_lone_point(text, number):
    from tawatur.quantities import read_quantities

    assert read_quantities(text)[0].number == number
