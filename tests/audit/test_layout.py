"""Bodies laid out for reading: nothing is lost, and what is marked stays marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.audit.layout import is_figure, passages
from tawatur.records import Rejection

from .conftest import TABLE


def told(run) -> str:
    return "".join(piece.text for piece in run)


def words_of(laid) -> str:
    """All that is laid out, without the white space and the bars that layout stands for."""
    runs = []
    for passage in laid:
        if passage.table:
            grid = passage.table
            runs += [grid.caption, *grid.header, *(cell for row in grid.rows for cell in row), grid.footer]
        else:
            runs.append(passage.run)
    return "".join("".join(told(run) for run in runs).split()).replace("|", "")


def test_paragraphs_items_and_tables_are_told_apart():
    laid = passages("عقدت الشركة اجتماعها أمس.\n- بند أول\n- بند ثان\n" + TABLE, [])
    assert [passage.kind for passage in laid] == ["paragraph", "list_item", "list_item", "table"]
    grid = laid[-1].table
    assert told(grid.caption) == "متوسط الأسعار (درهم)"
    assert [[told(cell) for cell in row] for row in grid.rows] == [
        ["الوادي", "3,410", "-1.4"],
        ["الجبل", "2,215", "8.0"],
    ]


def test_a_mark_inside_a_cell_stays_there():
    at = TABLE.index("3,410")
    mark = Rejection(article_id="a", field="body", text="3,410", start=at, end=at + 5, class_="no_metric", why="x")
    (laid,) = passages(TABLE, [], [mark])
    assert [piece.slots for piece in laid.table.rows[0][1]] == [("rejected",)]


def test_a_table_with_a_mark_across_its_cells_is_shown_as_printed():
    at = TABLE.index("3,410 | -1.4")
    mark = Rejection(article_id="a", field="body", text="3,410 | -1.4", start=at, end=at + 12, class_="date", why="x")
    (laid,) = passages(TABLE, [], [mark])
    assert laid.table is None
    assert told(laid.run) == TABLE.strip()


@pytest.mark.parametrize(
    ("cell", "figure"), [("-1.4", True), ("٢٫٥%", True), ("3 آلاف", False), ("—", False), ("دبي", False)]
)
def test_a_cell_of_figures_is_read_from_the_left(cell, figure):
    (laid,) = passages(cell, [])
    assert is_figure(laid.run) is figure


@given(st.lists(st.sampled_from(["نص", "| ", "3", "\n", "- ", "المصدر: ", "%", " ", "خبر عاجل", "\u2028", "\t"])))
def test_nothing_of_a_body_is_left_out(parts):
    body = "".join(parts)
    assert words_of(passages(body, [])) == "".join(body.split()).replace("|", "")
