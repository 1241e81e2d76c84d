"""The report: one right-to-left page that loads nothing, and a table for the terminal."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from rich.console import Console

from tawatur.agreement import agree, render_html, table
from tawatur.agreement.axis import short


class Reader(HTMLParser):
    """Collects the tags, with their attributes, and checks that they nest."""

    VOID = frozenset({"meta", "line", "circle"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.VOID:
            assert self.open.pop() == tag


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


@pytest.fixture
def batch(make):
    return [
        make("أ1", primary="وزارة المالية"),
        make("أ2", primary="نقابة التجار", outlet="Reuters"),
        make("أ3", value="97 مليون", number="97000000", primary="هيئة السوق", outlet="صحيفة الأفق"),
        make("أ4", entity="شركة الواحة"),
    ]


def test_the_page_is_right_to_left_and_loads_nothing(batch):
    page = render_html(agree(batch), batch, {})
    reader = read(page)
    assert ("html", {"lang": "ar", "dir": "rtl"}) in reader.tags
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in reader.tags}
    assert not re.search(r"url\(|@import|https?:", page)


def test_evidence_stands_side_by_side_with_its_value_marked(batch):
    page = render_html(agree(batch), batch, {})
    assert page.count("<mark>85 مليون</mark>") == 2
    assert page.count("<mark>97 مليون</mark>") == 1
    assert "شركة الواحة" not in page  # told once: counted, not shown
    assert "متنازع عليه" in page


def test_our_own_dates_and_latin_names_read_from_the_left(batch):
    page = render_html(agree(batch), batch, {})
    assert '<bdi dir="ltr">2025-06-10</bdi>' in page
    assert '<bdi dir="ltr">Reuters</bdi>' in page


def test_figures_stand_on_one_axis(batch):
    reader = read(render_html(agree(batch), batch, {}))
    circles = [float(attrs["cx"] or 0) for tag, attrs in reader.tags if tag == "circle"]
    assert len(circles) == 3
    assert circles[0] == circles[1] < circles[2]


def test_hostile_text_stays_text(make):
    evil = "<script>alert(1)</script>"
    claims = [make(f"أ{n}", entity=evil, outlet=f"<b>{n}</b>", primary='"><img src=x>') for n in (1, 2)]
    reader = read(render_html(agree(claims), claims, {}))
    assert not {"script", "img", "b"} & {tag for tag, _ in reader.tags}


def test_only_web_addresses_become_links(make):
    claims = [make("أ1"), make("أ2", outlet="صحيفة الميدان")]
    claims[0] = claims[0].model_copy(update={"source": claims[0].source.model_copy(update={"url": "javascript:x()"})})
    claims[1] = claims[1].model_copy(
        update={"source": claims[1].source.model_copy(update={"url": "https://a.example/1"})}
    )
    reader = read(render_html(agree(claims), claims, {}))
    assert [attrs["href"] for tag, attrs in reader.tags if tag == "a"] == ["https://a.example/1"]


def test_an_empty_batch_has_a_page():
    assert "لم يرد قول واحد" in render_html((), (), {})


def test_the_table_shows_disputed_first(batch):
    shown = table(agree(batch), batch)
    console = Console(width=200, record=True, file=open("/dev/null", "w"))  # noqa: PTH123, SIM115
    console.print(shown)
    console.file.close()
    text = console.export_text()
    assert shown.row_count == 2
    assert "متنازع عليه" in text
    assert "شركة الواحة" not in text


@pytest.mark.parametrize(
    ("number", "text"),
    [("85020000", "85,020,000"), ("0", "0"), ("17.126", "17.13"), ("-45.5", "-45.5"), ("0.00123", "0.00123")],
)
def test_a_number_is_written_short(number, text):
    assert short(Decimal(number)) == text


def test_figures_that_do_not_add_up_come_last(make, batch):
    slip = [make("أ8", entity="شركة الهدى"), make("أ9", entity="شركة الهدى", value="85 مليار", number="85000000000",
            decimals=-9, outlet="صحيفة الميدان")]  # fmt: skip
    claims = [*batch, *slip]
    page = render_html(agree(claims), claims, {})
    assert "أرقام لا تستقيم حسابا" in page
    assert page.rindex("<mark>85 مليار</mark>") > page.index("أرقام لا تستقيم حسابا")
    assert "أرقام لا تستقيم حسابا" not in render_html(agree(batch), batch, {})
