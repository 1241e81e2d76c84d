"""Table cells: unit, scale, period, metric and entity from the headers around them."""

import datetime as dt

import pytest

from tawatur.language import by_rules as extract
from tawatur.records import Article


def cells(body, *, outlet=None, title=None):
    found = extract(Article(id="t", outlet=outlet, title=title, body=body, date=dt.date(2025, 9, 1)))
    return {c.value.text: c for c in found.claims if c.evidence.kind == "table_row"}, found.rejections


ROWS_ARE_METRICS = (
    "نتائج أرامكو (مليار ريال)\n"
    "المؤشر | الربع الأول 2025 | النصف الأول 2025\n"
    "صافي الربح | 95.5 | 180.25\n"
    "الإيرادات | 400 | 790.1\n"
    "المصدر: بيان الشركة\n"
)
ROWS_ARE_ENTITIES = (
    "إنتاج النفط في أغسطس 2025\n"
    "الدولة | الإنتاج (ألف برميل يوميا) | التغير (%)\n"
    "السعودية | 9,500 | 1.5\n"
    "العراق | 4,100 | -2.0\n"
)
ONE_CELL_A_LINE = (
    "متوسط سعر المتر (درهم) - الربع الثالث 2025\n"
    "الحي |\nالسعر |\nالتغير السنوي (%) |\n"
    "المرسى |\n2,300 |\n8.5 |\n"
    "الواحة |\n1,450 |\n-1.5 |\n"
)


@pytest.mark.parametrize(
    ("body", "value", "number", "decimals", "unit"),
    [
        (ROWS_ARE_METRICS, "95.5", "95500000000", -8, "SAR"),
        (ROWS_ARE_METRICS, "180.25", "180250000000", -7, "SAR"),
        (ROWS_ARE_METRICS, "400", "400000000000", -9, "SAR"),
        (ROWS_ARE_ENTITIES, "9,500", "9500000", -3, "barrel"),
        (ROWS_ARE_ENTITIES, "-2.0", "-2.0", 1, "percent"),
        (ONE_CELL_A_LINE, "2,300", "2300", 0, "AED"),
        (ONE_CELL_A_LINE, "-1.5", "-1.5", 1, "percent"),
    ],
)
def test_unit_and_scale_come_from_the_brackets_of_header_or_caption(body, value, number, decimals, unit):
    found, _ = cells(body, title="أسعار دبي وأرباح الشركات في السعودية" if unit == "SAR" else "عقارات دبي")
    got = found[value].value
    assert (f"{got.number:f}", got.decimals, got.unit) == (number, decimals, unit)
    assert got.low <= got.number <= got.high


def test_the_period_comes_from_the_column_header():
    found, _ = cells(ROWS_ARE_METRICS)
    assert (found["95.5"].date.from_, found["95.5"].date.to) == (dt.date(2025, 1, 1), dt.date(2025, 3, 31))
    assert (found["180.25"].date.from_, found["180.25"].date.to) == (dt.date(2025, 1, 1), dt.date(2025, 6, 30))


def test_the_period_comes_from_the_caption_where_no_header_has_one():
    found, _ = cells(ONE_CELL_A_LINE)
    assert {(c.date.from_, c.date.to) for c in found.values()} == {(dt.date(2025, 7, 1), dt.date(2025, 9, 30))}


def test_a_row_names_its_entity():
    found, _ = cells(ROWS_ARE_ENTITIES)
    assert found["9,500"].entity.text == "السعودية"
    assert found["4,100"].entity.text == "العراق"
    assert found["9,500"].metric.name == found["4,100"].metric.name != None  # noqa: E711 - one chain


def test_a_row_names_its_metric_and_the_caption_the_entity():
    found, _ = cells(ROWS_ARE_METRICS)
    assert found["95.5"].metric.name == "net_profit"
    assert found["400"].metric.name == "revenue"
    assert found["400"].entity.canonical == "Saudi Aramco"


def test_a_column_of_changes_holds_changes_with_their_sign():
    found, _ = cells(ROWS_ARE_ENTITIES)
    assert (found["1.5"].metric.kind, found["1.5"].metric.direction) == ("change", "up")
    assert (found["-2.0"].metric.kind, found["-2.0"].metric.direction) == ("change", "down")


def test_the_evidence_of_a_cell_is_its_row():
    found, _ = cells(ROWS_ARE_ENTITIES)
    assert found["9,500"].evidence.text == "السعودية | 9,500 | 1.5"


def test_a_footer_is_the_source_of_its_table():
    found, _ = cells(ROWS_ARE_METRICS)
    assert all(c.source.chain[-1].strength == "footer" for c in found.values())


def test_ranks_and_years_of_rows_are_no_values():
    body = "الترتيب | النادي | النقاط\n1 | الوحدة | 40\n2 | الشباب | 38\n3 | النصر | 37\n"
    found, rejected = cells(body)
    assert not {"1", "2", "3"} & set(found)
    assert {r.text for r in rejected} >= {"1", "2", "3"}


def test_what_a_header_aims_at_is_a_forecast():
    body = "الدولة | الحصة المستهدفة (ألف برميل يوميا)\nالسعودية | 9,756\nالعراق | 4,171\n"
    found, _ = cells(body)
    assert all("forecast" in c.modality for c in found.values())
