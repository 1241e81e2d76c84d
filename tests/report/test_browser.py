"""The page in a real Chromium, opened from a file as an editor opens an attachment."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tawatur.report import report

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(chromium, records, tmp_path):
    """Open the report in a tab that has nothing to complain of and asks for nothing but the file."""
    tabs, complaints, asked = [], [], []

    def open_(language: str = "ar", width: int = 1280):
        file = tmp_path / f"{language}.html"
        file.write_bytes(report(records, language=language))
        tab = chromium.new_page(viewport={"width": width, "height": 900})
        tabs.append(tab)
        tab.on("console", lambda message: complaints.append(message.text))
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("dialog", lambda dialog: complaints.append(dialog.message))
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(file.as_uri())
        tab.evaluate("document.fonts.ready.then(() => true)")
        return tab

    yield open_
    for tab in tabs:
        tab.close()
    assert complaints == []
    assert {re.split("[:,]", url)[0] for url in asked} <= {"file", "data"}
    assert len([url for url in asked if url.startswith("file:")]) == len(tabs)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_axe_finds_nothing_against_it(opened, language):
    found = Axe().run(opened(language)).response["violations"]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_telephone_needs_no_sideways_scrolling(opened, language):
    tab = opened(language, width=390)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    # RTL pages overflow to the left, which scrollWidth does not always tell.
    assert tab.evaluate("[...document.querySelectorAll('main *')].every((e) => e.getBoundingClientRect().left >= -1)")


def test_the_page_brings_its_own_arabic_font(opened):
    tab = opened()
    assert tab.evaluate(
        "[...document.fonts].filter((f) => f.family.includes('Naskh Arabic')).map((f) => f.status)"
    ) == [
        "loaded",
        "loaded",
    ]


def test_the_policy_lets_no_script_and_no_style_in(chromium, records, tmp_path):
    file = tmp_path / "report.html"
    file.write_bytes(report(records))
    tab = chromium.new_page()
    tab.goto(file.as_uri())
    tab.evaluate("""() => {
      document.body.insertAdjacentHTML('beforeend', '<p id=x style="color: red">x</p>');
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
    }""")
    colour, ran = tab.evaluate("[getComputedStyle(document.getElementById('x')).color, window.ran]")
    tab.close()
    assert colour != "rgb(255, 0, 0)"
    assert ran is None


def test_roles_are_told_by_more_than_colour(opened):
    lines = opened().evaluate("""[...document.querySelectorAll('.legend mark')].map((mark) => {
      const style = getComputedStyle(mark);
      return style.textDecorationStyle + style.textDecorationThickness;
    })""")
    assert len(lines) == len(set(lines)) == 5


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_on_an_axis_lies_on_something_else(opened, width):
    tab = opened(width=width)
    apart = """(selector) => [...document.querySelectorAll('.axis')].every((axis) => {
      const boxes = [...axis.querySelectorAll(selector)].map((e) => e.getBoundingClientRect());
      return boxes.every((a, i) => boxes.slice(i + 1).every((b) =>
        a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 1 || b.bottom <= a.top + 1));
    })"""
    assert tab.evaluate(apart, ".ticks text")
    assert tab.evaluate(apart, ".who, .what, .plot")


def test_the_value_in_the_text_and_its_mark_on_the_axis_run_from_the_left(opened):
    tab = opened()
    places = tab.evaluate("""[...document.querySelectorAll('.fact.disputed .axis li')].map((row) =>
      row.querySelector('.point').getBoundingClientRect().left)""")
    assert places == sorted(places)
    assert places[0] < places[-1]


def test_it_prints(opened):
    pdf = opened().pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF-")
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 2 <= pages <= 8
