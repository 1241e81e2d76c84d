"""Units carry names that pint knows, money codes that CLDR knows; rates keep their base."""

import pint
import pytest
from babel import Locale

from tawatur.quantities import read_quantities
from tawatur.quantities.lexicon import rows
from tawatur.quantities.nouns import singular
from tawatur.quantities.units import SECONDS

# Ours, because pint has none: the measures of Egypt and the Levant, points, and screen dots.
OURS = {"feddan", "dunam", "point", "percentage_point", "basis_point", "megapixel", "barrel_of_oil_equivalent"}


def test_unit_names_are_pints():
    registry = pint.UnitRegistry(case_sensitive=False)
    for name in sorted({row[0] for row in rows("units.tsv")} - OURS):
        assert registry.parse_units(name.replace("square_", "square ").replace("cubic_", "cubic ")), name


def test_durations_have_seconds():
    assert {row[0] for row in rows("units.tsv") if row[1] == "duration"} <= set(SECONDS)


def test_currencies_are_cldrs():
    known = set(Locale("ar").currencies) | {"IRT", "BTC"}
    codes = {
        pair.split("=")[1] for row in rows("currencies.tsv") if len(row) > 3 and row[3] for pair in row[3].split("|")
    }
    codes |= {row[2] for row in rows("currencies.tsv") if not row[2].startswith("?")}
    assert codes <= known


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("ضخت 548 ألف برميل إضافية يوميا", "barrel", "day"),
        ("تجنب 2.4 مليون طن من الكربون سنويا", "tonne", "year"),
        ("باعته بأقل من سنت ونصف للكيلوواط ساعة", "US_cent", "kWh"),
        ("بلغ سعر الكيلوواط ساعة 1.35 سنتا", "US_cent", "kWh"),
        ("بلغ سعر البرميل 68 دولارا", "USD", "barrel"),
        ("سجل جرام الذهب نحو 5100 جنيه مصري", "EGP", "gram"),
        ("تخطت الأوقية 4100 دولار", "USD", "ounce"),
        ("وصل طن الحديد إلى 38 ألف جنيه مصري", "EGP", "tonne"),
        ("بلغ سعر صرف الدولار 49.3 جنيه مصري", "EGP", "USD"),
        ("سجلت 35 حالة لكل مئة ألف نسمة", "حالة", "100000 نسمة"),
        ("سجلت 12 ولادة لكل ألف امرأة", "ولادة", "1000 امرأة"),
        ("بلغ 90 مليون درهم في العام نفسه", "درهم", None),
        ("بلغ 120 مليار ريال سعودي في العام الماضي", "SAR", None),
        ("بلغ 120 مليون دولار في العام", "USD", "year"),
    ],
)
def test_rates(text, unit, per):
    found = read_quantities(text)[0]
    assert (found.unit, found.per) == (unit, per)


def test_a_rate_said_once_holds_for_what_restates_it():
    found = read_quantities("زاد الإنتاج 550 ألف برميل يوميا، أي أكثر من نصف مليون برميل")
    assert [q.per for q in found] == ["day", "day"]


@pytest.mark.parametrize(
    ("printed", "accusative", "expected"),
    [
        ("سفن", False, "سفينة"),
        ("دول", False, "دولة"),
        ("قتلى", False, "قتيل"),
        ("شركات", False, "شركة"),
        ("مطارات", False, "مطار"),
        ("مستخدمين", False, "مستخدم"),
        ("قتيلا", True, "قتيل"),
        ("شخصًا", False, "شخص"),
        ("مسـتشفيات", False, "مستشفى"),
        ("هدفين", False, "هدف"),
        ("كاميرا", False, "كاميرا"),
    ],
)
def test_singular(printed, accusative, expected):
    assert singular(printed, accusative=accusative) == expected
