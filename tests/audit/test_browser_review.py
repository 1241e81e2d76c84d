"""Reviewing in a real Chromium: search, accept, correct by selecting text, two reviewers, the keyboard alone."""

from __future__ import annotations

import shutil
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tawatur.records import Article
from tawatur.store import Store

from .conftest import HOSTILE, serving
from .test_browser import CLAIM

pytestmark = pytest.mark.browser

# What JavaScript and HTML count otherwise than we do: an astral letter, a carriage return, an override, a mark.
TRICKY = "قال 😀 الناطق 𝟗𝟕 مرة\r\nإن \u202eعدد\u202c السكّان بلغ 12 ألف نسمة في دبي."


@pytest.fixture
def url(filled, tmp_path, make_claim):
    """The small store with an article that is hard to count in."""
    url = f"sqlite:///{shutil.copy(filled, tmp_path / 'browser.db')}"
    start = TRICKY.index("12 ألف")
    value = {"text": "12 ألف", "start": start, "end": start + 6, "unit_text": None, "unit": None}
    claim = make_claim(
        id="tricky-1",
        article_id="tricky",
        entity=None,
        metric={"text": None, "start": None, "end": None},
        value={**value, "number": "12000", "low": "11500", "high": "12500"},
        date=None,
        source={"chain": [], "cue": None},
        missing={"entity": "not_found", "date": "not_in_text"},
        evidence={"text": TRICKY, "start": 0, "end": len(TRICKY)},
    )
    article = Article(id="tricky", title="نص عسير", body=TRICKY)
    with Store(url) as store:
        store.add_article(article)
        store.save_extraction(article, [claim], [])
    return url


@pytest.fixture
def visitor(chromium, url):
    """Somebody at a browser of their own, who has given a name."""
    with serving(url) as address:
        contexts = []

        def come(name="سلمى", **options):
            context = chromium.new_context(
                base_url=address, viewport={"width": 1280, "height": 800}, reduced_motion="reduce", **options
            )
            contexts.append(context)
            tab = context.new_page()
            tab.complaints = []
            tab.on("pageerror", lambda error: tab.complaints.append(str(error)))
            tab.on("dialog", lambda dialog: tab.complaints.append(dialog.message))
            tab.goto("/name?next=/")
            tab.locator("#your-name").fill(name)
            tab.keyboard.press("Enter")
            expect(tab.locator(".queue")).to_be_visible()
            tab.wait_for_load_state()  # deferred scripts have run: keys are listened to
            return tab

        yield come
        complaints = [line for context in contexts for tab in context.pages for line in tab.complaints]
        for context in contexts:
            context.close()
        assert complaints == []


@pytest.fixture
def tab(visitor):
    return visitor()


@contextmanager
def held(url):
    with Store(url, create=False) as store:
        yield store


def status(url, claim_id=CLAIM):
    with held(url) as store:
        return store.claims_by_id([claim_id])[0].review.status


def select(tab, start, end):
    """Select a stretch of the body with the mouse, by its place in the raw text."""
    box = """([start, end]) => {
      const edge = (at, last) => {
        let found = null;
        for (const piece of document.querySelectorAll('[data-field="body"] [data-at]')) {
          let place = Number(piece.dataset.at);
          const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const code = node.parentElement.closest('[data-length]');
            const units = code ? [node.data] : [...node.data];
            let offset = 0;
            for (const unit of units) {
              if (place === (last ? at - 1 : at)) found = { node, from: offset, to: offset + unit.length };
              offset += unit.length; place += 1;
            }
          }
        }
        const range = document.createRange();
        range.setStart(found.node, found.from); range.setEnd(found.node, found.to);
        return { range, found };
      };
      const first = edge(start, false), last = edge(end, true);
      const selection = getSelection(); selection.removeAllRanges();
      const range = document.createRange();
      range.setStart(first.found.node, first.found.from); range.setEnd(last.found.node, last.found.to);
      selection.addRange(range);
    }"""
    tab.evaluate(box, [start, end])
    tab.locator('[data-field="body"]').dispatch_event("pointerup")


def test_search_finds_a_word_in_another_spelling(tab):
    tab.locator("#q").fill("مستخدمى")
    tab.keyboard.press("Enter")
    expect(tab.locator(".queue > li")).to_have_count(4)
    tab.locator("#q").fill("سكان")
    tab.keyboard.press("Enter")
    expect(tab.locator(".queue > li")).to_have_count(1)


def test_accept_in_the_article(tab, url):
    tab.goto("/article?id=a1")
    tab.locator(".accept button").click()
    expect(tab.get_by_role("status").first).to_contain_text("قُبل الادعاء")
    assert status(url) == "accepted"


@pytest.mark.parametrize("part", ["عدد", "😀 الناطق", "𝟗𝟕", "السكّان", "عدد\u202c السكّان", "دبي"])
def test_a_field_is_corrected_by_selecting_text(tab, url, part):
    """The place is counted in code points, whatever the letters are made of."""
    start = TRICKY.index(part)
    tab.goto("/claim?id=tricky-1")
    tab.get_by_role("button", name="خذ من النص: كلمات الكيان").click()
    expect(tab.locator("#picked")).to_contain_text("كلمات الكيان")
    select(tab, start, start + len(part))
    assert tab.locator('[name="entity.at"]').input_value() == f"{start}-{start + len(part)}"
    tab.locator('[name="entity.type"]').select_option("LOC")
    tab.get_by_role("button", name="احفظ التصحيح").click()
    expect(tab.get_by_role("status").first).to_contain_text("حُفظ التصحيح")
    with held(url) as store:
        entity = store.claims_by_id(["tricky-1"])[0].entity
    assert (entity.start, entity.end, entity.text) == (start, start + len(part), part)


def test_selecting_with_the_mouse_fills_the_field(tab):
    tab.goto(f"/claim?id={CLAIM}")
    tab.get_by_role("button", name="خذ من النص: كلمات الكيان").click()
    tab.locator("mark", has_text="بحسب").dblclick()
    expect(tab.locator('[name="entity"]')).to_have_value("بحسب")
    expect(tab.locator("#picked")).to_contain_text("أُخذ: بحسب")


def test_new_words_of_a_value_are_read_again(tab, url):
    start = TRICKY.index("12")
    tab.goto("/claim?id=tricky-1")
    tab.get_by_role("button", name="خذ من النص: كلمات القيمة").click()
    select(tab, start, start + 2)
    tab.get_by_role("button", name="احفظ التصحيح").click()
    expect(tab.get_by_role("status").first).to_contain_text("حُفظ التصحيح")
    with held(url) as store:
        value = store.claims_by_id(["tricky-1"])[0].value
    assert (value.text, str(value.number), str(value.low)) == ("12", "12", "11.5")


def test_two_reviewers_of_one_claim(visitor, url):
    salma, omar = visitor("سلمى"), visitor("عمر")
    omar.goto("/article?id=a1")
    salma.goto("/article?id=a1")
    salma.locator(".reject summary").click()
    salma.locator('[name="reason"]').select_option("duplicate")
    salma.get_by_role("button", name="رفض").last.click()
    expect(salma.get_by_role("status").first).to_contain_text("رُفض الادعاء")
    omar.locator(".accept button").click()
    expect(omar.get_by_role("heading", level=1)).to_contain_text("سبقك غيرك")
    expect(omar.locator(".history")).to_contain_text("سلمى")
    assert Axe().run(omar).response["violations"] == []
    assert status(url) == "rejected"
    omar.get_by_role("button", name="نفّذ ما طلبته").click()
    expect(omar.get_by_role("status").first).to_contain_text("قُبل الادعاء")
    assert status(url) == "accepted"


@pytest.mark.parametrize("layout", ["latin", "arabic"])
def test_the_keyboard_alone_reviews_the_queue(visitor, url, layout):
    tab = visitor()
    keys = {"j": "ت", "a": "ش", "r": "ق", "u": "ع"} if layout == "arabic" else {}

    def press(letter):
        tab.wait_for_load_state()
        # As a keyboard of that layout does it: the same place, another letter.
        tab.evaluate(
            """([code, key]) => document.activeElement.dispatchEvent(
                 new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }))""",
            [f"Key{letter.upper()}", keys.get(letter, letter)],
        )

    press("j")
    first = tab.evaluate("document.activeElement.closest('[data-card]').id")
    press("j")
    second = tab.evaluate("document.activeElement.closest('[data-card]').id")
    assert first != second
    press("a")
    expect(tab.get_by_role("status").first).to_contain_text("قُبل الادعاء")
    expect(tab.locator(f"#{second}")).to_have_count(0)
    # The one that follows has the focus, and is rejected.
    press("r")
    expect(tab.locator(":focus")).to_have_attribute("name", "reason")
    tab.locator(":focus").select_option("wrong_value")
    tab.keyboard.press("Tab")
    tab.keyboard.type("ملاحظة")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("status").first).to_contain_text("رُفض الادعاء")
    press("u")
    expect(tab.get_by_role("status").first).to_contain_text("أعيد فتح الادعاء")
    with held(url) as store:
        assert [r.action for r in store.iter_reviews()] == ["accept", "reject", "reopen"]


def test_the_keyboard_searches_helps_and_corrects(tab):
    tab.keyboard.press("/")
    expect(tab.locator("#q")).to_be_focused()
    tab.keyboard.type("janfar")  # letters in a field are letters
    expect(tab.locator("#q")).to_have_value("janfar")
    tab.keyboard.press("Escape")
    tab.keyboard.press("?")
    expect(tab.locator("dialog")).to_be_visible()
    assert Axe().run(tab).response["violations"] == []
    tab.keyboard.press("Escape")
    expect(tab.locator("dialog")).to_be_hidden()
    tab.keyboard.press("j")
    tab.keyboard.press("e")
    expect(tab.locator("[data-correct]")).to_be_visible()


def test_the_keys_can_be_turned_off(tab, url):
    tab.keyboard.press("?")
    tab.locator("#keys-on").uncheck()
    tab.keyboard.press("Escape")
    tab.reload()
    tab.keyboard.press("j")
    tab.keyboard.press("a")
    tab.goto("/")
    with held(url) as store:
        assert list(store.iter_reviews()) == []


def test_one_key_makes_a_claim_of_a_number(tab):
    tab.goto("/article?id=a1")
    tab.locator(".rejections summary").click()
    tab.locator(".rejections a").focus()
    tab.keyboard.press("m")
    expect(tab.locator("#form-title")).to_contain_text("2025")
    assert Axe().run(tab).response["violations"] == []


def test_on_a_narrow_screen_a_claim_is_reviewed(visitor, url):
    tab = visitor()
    tab.set_viewport_size({"width": 390, "height": 844})
    for address in ("/", "/article?id=a1", f"/claim?id={CLAIM}", "/agreement", "/reviews"):
        tab.goto(address)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390, address
    tab.goto("/article?id=a1")
    button = tab.locator(".accept button")
    box = button.bounding_box()
    assert box["height"] >= 24  # WCAG 2.2, 2.5.8
    button.click()
    expect(tab.get_by_role("status").first).to_be_visible()
    assert status(url) == "accepted"


def test_without_a_script_a_claim_is_corrected(visitor, url):
    tab = visitor(java_script_enabled=False)
    tab.goto(f"/claim?id={CLAIM}")
    assert tab.locator(".pick").first.is_hidden()
    tab.locator('[name="entity"]').fill("شركة الأبحاث")
    tab.locator("button.main").click()
    assert status(url) == "corrected"


def test_a_hostile_article_is_reviewed_and_nothing_acts(visitor, url, make_claim):
    body = HOSTILE + " بلغ 97 مليون."
    start = body.index("97 مليون")
    claim = make_claim(
        id="<b>'\"&",
        article_id="evil",
        entity={"text": None, "start": None, "end": None, "canonical": HOSTILE},
        metric={"text": None, "start": None, "end": None},
        value={"start": start, "end": start + 8, "unit_text": None, "unit": "<i>"},
        date=None,
        source={"chain": [{"level": "outlet", "name": HOSTILE}], "cue": None, "outlet": HOSTILE},
        missing={"date": HOSTILE},
        evidence={"text": body, "start": 0, "end": len(body)},
    )
    article = Article(id="evil", title=HOSTILE, outlet=HOSTILE, body=body)
    with held(url) as store:
        store.add_article(article)
        store.save_extraction(article, [claim], [])
    tab = visitor("<script>alert(2)</script>")
    tab.goto("/article?id=evil")
    tab.locator(".accept button").click()
    expect(tab.get_by_role("status").first).to_be_visible()
    tab.locator('[data-key="e"]').click()
    expect(tab.locator('[name="entity.canonical"]')).to_have_value(HOSTILE.replace("\u202e", "[U+202E]"))
    for address in ("/", "/?status=any", "/reviews"):
        tab.goto(address)
        assert tab.locator("img").count() == 0
    assert tab.complaints == []


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_axe_finds_nothing_against_the_forms(visitor, lang):
    tab = visitor()
    tab.goto(f"/article?id=a1&lang={lang}")
    tab.locator(".reject summary").click()
    found = Axe().run(tab).response["violations"]
    tab.goto(f"/claim?id={CLAIM}&lang={lang}")
    tab.locator('[name="value.number"]').fill("x")
    tab.locator("button.main").click()
    expect(tab.locator("#problems")).to_be_focused()
    found += Axe().run(tab).response["violations"]
    assert [(rule["id"], node["html"]) for rule in found for node in rule["nodes"]] == []
