"""CSV for spreadsheets: a BOM, nothing that runs, and nothing that is lost."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.export.columns import Column
from tawatur.export.sheet import SheetWriter, guarded

TEXT, NUMBER, FLAG = Column("text", "string", ""), Column("number", "decimal", ""), Column("flag", "boolean", "")


def written(*rows, columns=(TEXT,)) -> bytes:
    file = io.BytesIO()
    writer = SheetWriter(file, columns)
    for row in rows:
        writer.write(row)
    writer.close()
    return file.getvalue()


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_sheet_begins_with_a_bom_and_its_names():
    assert written() == b"\xef\xbb\xbftext\r\n"


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://example.org";"ادفع")',
        "+966 صندوق",
        "-3%",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1",
        "  =1+1",
        "\u00a0=1+1",
        "＝1+1",
        "＋5",
        "==",
        "'=1+1",  # else the apostrophe taken off would leave a formula
    ],
)
def test_no_cell_begins_as_a_formula(text):
    assert read(written((text,)))[1] == [f"'{text}"]


@pytest.mark.parametrize("text", ["الناتج المحلي", "3.5 مليون", "«أوبك+»", "a=b", "=", ">=", "~<", "~"])
def test_other_texts_are_left_alone(text):
    assert read(written((text,)))[1] == [text]


def test_a_negative_number_stays_a_number():
    assert read(written(("-60", "-0.5", True), columns=(NUMBER, NUMBER, FLAG)))[1] == ["-60", "-0.5", "true"]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_one_apostrophe_off_the_front_gives_the_text_back(text):
    (cell,) = read(written((text,), ("",)))[1] or [""]
    assert cell == guarded(text)
    assert cell.removeprefix("'") == text


def test_a_zero_byte_becomes_a_sign_that_can_be_read():
    assert read(written(("ألف\x00باء",)))[1] == ["ألف\ufffdباء"]


def test_nothing_is_an_empty_cell():
    assert read(written((None, None, None), columns=(TEXT, NUMBER, FLAG)))[1] == ["", "", ""]
