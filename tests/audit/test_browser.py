"""The pages in a real Chromium: what is lit, what the keyboard reaches, what fits; and nothing is asked elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.agreed import line

from tawatur.agreement.report import render_html

CLAIM = "a1-0123456789"
PAGES = [
    "/",
    "/?status=any&q=مستخدمي",
    "/articles",
    "/article?id=a1",
    "/article?id=table",
    "/article?id=hostile",
    f"/claim?id={CLAIM}",
    "/agreement",
    "/reviews",
    "/help",
    "/name",
    "/api",
    "/article?id=nobody",
]

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(chromium, served):
    """A tab that must ask nothing of others, and have nothing to complain of."""
    context = chromium.new_context(base_url=served, viewport={"width": 1280, "height": 800})
    tab = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    tab.on("console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None)
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("dialog", lambda dialog: complaints.append(dialog.message))
    tab.on("request", lambda request: asked.append(request.url))
    yield tab
    context.close()
    # The answer 404 is itself a line in the console.
    assert [line for line in complaints if "status of 404" not in line] == []
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(served).netloc}


def lit(tab: Page) -> list[str]:
    return [text.strip() for text in tab.locator("mark.lit").all_inner_texts()]


def test_from_the_list_to_an_article(tab):
    tab.goto("/articles")
    tab.get_by_role("link", name="نمو سريع").click()
    assert tab.get_by_role("heading", level=1).inner_text() == "نمو سريع"
    assert tab.locator("html").get_attribute("dir") == "rtl"


def test_the_page_brings_its_own_arabic_font(tab):
    tab.goto("/article?id=a1")
    tab.evaluate("document.fonts.ready.then(() => true)")
    assert tab.evaluate("""document.fonts.check('16px "Noto Naskh Arabic"', 'تواتر')""")
    assert tab.evaluate("[...document.fonts].some(f => f.family.includes('Naskh') && f.status === 'loaded')")


def test_a_claim_in_focus_lights_its_marks(tab):
    tab.goto("/article?id=a1")
    assert lit(tab) == []
    tab.locator("[data-claim] a").focus()
    assert lit(tab) == ["عدد مستخدمي", "ديب سيك", "97 مليون", "مستخدم", "أبريل", "2025", "بحسب", "شركة الأبحاث"]


def test_a_click_on_a_mark_goes_to_its_claim(tab):
    tab.goto("/article?id=a1")
    tab.locator("mark", has_text="97 مليون").click()
    assert "97 مليون" in lit(tab)
    assert tab.evaluate("document.activeElement.closest('[data-claim]') !== null")


def test_evidence_opens_the_article_at_its_claim(tab):
    tab.goto("/agreement")
    tab.locator(".evidence a").first.click()
    tab.locator("mark.lit").first.wait_for()
    assert "97 مليون" in lit(tab)


def test_the_keyboard_reaches_everything_and_shows_where_it_is(tab):
    tab.goto("/article?id=a1")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    for _ in range(4):  # the next in the queue, the name and its button, then the first claim
        tab.keyboard.press("Tab")
    assert "97 مليون" in lit(tab)
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert tab.locator(".rejections li").is_visible()


def test_a_mark_never_breaks_a_word(tab):
    """In «و97 مليون» or «لشركة» the mark begins inside the word; the letters must stay joined."""
    tab.goto("/article?id=a1")
    widths = tab.evaluate("""() => {
      const measure = (html) => {
        const line = document.createElement('span');
        line.innerHTML = html;
        document.querySelector('.body p').append(line);
        const width = line.getBoundingClientRect().width;
        line.remove();
        return width;
      };
      return [measure('لشركة'), measure('ل<mark class="entity">شركة</mark>')];
    }""")
    assert widths[0] == pytest.approx(widths[1], abs=0.5)


def test_no_slot_is_told_by_colour_alone(tab):
    tab.goto("/article?id=a1")
    lines = tab.evaluate("""[...document.querySelectorAll('.legend mark')].map((mark) => {
      const style = getComputedStyle(mark);
      return style.textDecoration.replace(/rgb[^)]*[)]/, '') + style.boxShadow;
    })""")
    assert len(lines) == len(set(lines)) == 6


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_narrow_screen_needs_no_sideways_scrolling(tab, lang):
    tab.set_viewport_size({"width": 320, "height": 640})
    for address in PAGES:
        tab.goto(f"{address}{'&' if '?' in address else '?'}lang={lang}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_a_figure_in_a_table_keeps_its_sign_in_front(tab):
    tab.goto("/article?id=table")
    box = """(cell) => [0, 3].map((at) => {
      const range = document.createRange();
      range.setStart(cell.firstChild, at);
      range.setEnd(cell.firstChild, at + 1);
      return range.getBoundingClientRect().x;
    })"""
    sign, digit = tab.locator("td [data-at]", has_text="-1.4").evaluate(box)
    assert sign < digit


def test_an_override_in_a_title_turns_nothing_else_round(tab):
    tab.goto("/articles")
    tab.get_by_role("link", name="alert(1)").click()
    assert tab.locator("h1").inner_text().count("[U+202E]") == 1
    assert tab.locator("img").count() == 0


@pytest.mark.parametrize(
    ("address", "lang"), [*((address, "ar") for address in PAGES), ("/article?id=a1", "en"), ("/agreement", "en")]
)
def test_axe_finds_nothing_against_it(tab, address, lang):
    tab.goto(f"{address}{'&' if '?' in address else '?'}lang={lang}")
    found = Axe().run(tab).response["violations"]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []


def test_on_a_narrow_screen_the_focus_stays_in_sight(tab):
    tab.set_viewport_size({"width": 390, "height": 500})
    tab.goto("/article?id=a1")
    tab.locator("[data-claim] a").focus()
    assert "97 مليون" in lit(tab)
    box = tab.locator("[data-claim] a").bounding_box()
    assert 0 <= box["y"] <= 500


def test_axe_finds_nothing_against_the_report(chromium, claim_in, tmp_path):
    claims = [claim_in("a1"), claim_in("a2"), claim_in("a3", value={"number": "90000000", "low": None, "high": None})]
    a1, a2, a3 = (claim.id for claim in claims)
    lines = [
        line([a1, a2], "agree_exact", "disputed", independent=2),
        line([a3], "agree_exact", "disputed", independent=1),
        line([a1, a3], "conflict", "disputed"),
    ]
    report = tmp_path / "report.html"
    report.write_text(render_html(lines, claims), "utf-8")
    tab = chromium.new_page()
    tab.goto(report.as_uri())
    found = Axe().run(tab).response["violations"]
    tab.close()
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []
