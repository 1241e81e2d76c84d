"""The page as markup: what it holds, in which order, and that nothing of it reaches out or runs."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import re
from itertools import pairwise

import pytest
from lxml import html
from tests.agreed import line

from tawatur.errors import ExportError, InputError
from tawatur.export import export_dataset
from tawatur.records import Review
from tawatur.report import DatasetMaterial, StoreMaterial, report
from tawatur.store import Store

from .conftest import HOSTILE, Records


def parsed(page: bytes) -> html.HtmlElement:
    return html.fromstring(page.decode("utf-8"))


def text_of(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def sections(page: html.HtmlElement) -> list[str]:
    return [heading.get("id") for heading in page.cssselect("main h2")]


@pytest.fixture
def page(records) -> html.HtmlElement:
    return parsed(report(records))


@pytest.fixture
def stored(records, tmp_path) -> str:
    """A store with the same records; reviews are made there as reviewers make them."""
    url = f"sqlite:///{tmp_path / 'report.db'}"
    with Store(url) as store:
        for article in records.all_articles:
            store.add_article(article)
            claims = [
                claim.model_copy(update={"review": Review()})
                for claim in records.all_claims
                if claim.article_id == article.id
            ]
            store.save_extraction(article, claims, [])
        for claim in records.all_claims:
            if claim.review.status != "unreviewed":
                action = {"accepted": "accept", "rejected": "reject"}[claim.review.status]
                store.review(claim.id, reviewer="سلمى", action=action, reason="duplicate", expected=0)
        store.replace_agreement(records.lines)
    return url


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_says_its_language_and_quotes_from_right_to_left(records, language, direction):
    page = parsed(report(records, language=language))
    assert (page.get("lang"), page.get("dir")) == (language, direction)
    assert {(quote.get("lang"), quote.get("dir")) for quote in page.cssselect("blockquote")} == {("ar", "rtl")}


def test_disputed_facts_come_first(page):
    assert sections(page) == [
        "summary",
        "contents",
        "reading",
        "disputed",
        "corroborated",
        "once",
        "outlets",
        "articles",
    ]


def test_headings_never_skip_a_level(page):
    levels = [int(heading.tag[1]) for heading in page.cssselect("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_leads_to_a_place_in_the_page(page):
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [link.get("href") for link in page.cssselect("a[href]")]
    assert len(links) > 10
    assert {link[0] for link in links} == {"#"}
    assert {link[1:] for link in links} <= set(ids)
    named = {name for element in page.iter() for name in (element.get("aria-labelledby") or "").split()}
    assert named <= set(ids)


def test_the_page_asks_nothing_of_anybody_and_runs_nothing(records, page):
    assert page.cssselect("script, link, img, iframe, object, embed, base, form, input, image, use, style[src]") == []
    for element in page.iter():
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in {"style", "src", "srcset", "data", "action", "xlink:href"}
            assert "http:" not in value
            assert "https:" not in value
    style = page.cssselect("style")[0].text_content()
    assert set(re.findall(r"url\([\"']?([a-z]+:)", style)) == {"data:"}
    assert "@import" not in style


def test_the_policy_allows_its_own_style_and_nothing_else(records):
    raw = report(records).decode()
    style = re.search(r"<style>(.*?)</style>", raw, re.DOTALL)[1]
    policy = parsed(raw.encode()).cssselect("meta[http-equiv='Content-Security-Policy']")[0].get("content")
    sum_ = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{sum_}'",
        "font-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


def test_the_summary_counts_all(page):
    told = {text_of(tile.find("dt")): text_of(tile.find("dd")) for tile in page.cssselect(".tile")}
    assert told == {
        "وقائع متنازع عليها": "1",
        "وقائع متواترة": "1",
        "وقائع رُويت عن مصدر واحد": "0",
        "وقائع وردت مرة واحدة": "1",
        "ادعاءات": "6",
        "مقالات فيها ادعاءات": "6",
        "وسائل إعلام": "4",
        "مصادر عُدّت مستقلة": "4",
        "راجعها محرر": "1",
    }


def test_a_dispute_shows_reason_sides_sources_and_evidence(page):
    fact = page.cssselect(".fact.disputed")[0]
    assert "سبب conflict (مصدر): 5%." in text_of(fact)
    first, second = fact.cssselect(".side")
    assert "الجهة 1: مصدران مستقلان" in text_of(first)
    assert "شركة الأبحاث، IDC" in text_of(first)
    assert "الجهة 2: مصدر مستقل واحد" in text_of(second)
    assert "ما لا يقل عن 90,000,000" in text_of(second)
    # Two outlets print one sentence: it is quoted once, with both.
    assert len(first.cssselect("blockquote")) == 1
    assert [text_of(teller)[:12] for teller in first.cssselect(".tellers li")] == ["صحيفة التجرب", "جريدة الوادي"]
    assert "سبب series" in text_of(fact.cssselect(".aside")[0])


def test_a_word_of_evidence_is_marked_by_its_role(page):
    quote = page.cssselect("blockquote")[0]
    assert {mark.get("class"): mark.get("title") for mark in quote.cssselect("mark")} == {
        "metric": "المقياس",
        "entity": "الكيان",
        "value": "القيمة",
        "date": "الزمن",
        "source": "المصدر",
    }
    assert text_of(quote) == "بلغ عدد مستخدمي «ديب سيك» 97 مليون مستخدم في أبريل 2025 بحسب شركة الأبحاث."


def test_values_stand_on_an_axis_that_can_be_heard(page):
    rows = page.cssselect(".fact.disputed .axis li")
    assert len(rows) == 3
    for row in rows:
        drawing = row.cssselect("svg.scale")[0]
        assert drawing.get("role") == "img"
        assert drawing.get("aria-labelledby") == drawing.find("title").get("id")
    titles = [text_of(row.cssselect("svg.scale title")[0]) for row in rows]
    assert titles[0] == "90,000,000 فأكثر"
    assert titles[1] == "تحتمل دقته المطبوعة من 96,500,000 إلى 97,500,000"
    assert "صحيفة الجبل" in text_of(rows[0])
    assert "2025-05-04" in text_of(rows[0])
    # The sides of a dispute differ in shape, not in colour alone.
    shapes = [[child.tag for child in row.cssselect(".point")] for row in rows]
    assert shapes == [["rect"], ["circle"], ["circle"]]


def test_what_was_told_once_stands_under_its_entity(page):
    about = page.cssselect("section[aria-labelledby=once] .about")
    assert [text_of(group.find("h3")) for group in about] == ["ديب سيك"]
    assert "<b>موقع</b>" in text_of(about[0])


def test_articles_are_numbered_and_their_addresses_can_be_read_but_not_followed(page):
    cited = page.cssselect(".cited li")
    assert len(cited) == 6
    assert all("https://example.org/a" in text_of(one) for one in cited)
    assert page.cssselect(".cited a") == []


def test_hostile_text_is_shown_as_text(records):
    hostile = records.all_claims[5]
    evidence = hostile.evidence.model_copy(update={"text": hostile.evidence.text + HOSTILE, "end": 999})
    records.all_claims = [*records.all_claims[:5], hostile.model_copy(update={"evidence": evidence})]
    title, filters = f"تقرير {HOSTILE}", {"entity": HOSTILE, "outlet": "</title><script>"}
    raw = report(records, title=title, filters=filters)
    page = parsed(raw)
    assert page.cssselect("script, img, b, i") == []
    assert text_of(page).count("<script>alert(1)</script>") >= 4
    assert "{{ 7 * 7 }}" in text_of(page)
    assert "\u202e" not in raw.decode()
    assert "[U+202E]97" in text_of(page)


def test_rejected_claims_are_nobodys_unless_asked_for(records):
    assert "خبر a7" not in report(records).decode()
    assert "خبر a7" in report(records, filters={"status": ("rejected",)}).decode()


def test_what_a_person_said_of_a_claim_is_shown(page):
    assert [text_of(one) for one in page.cssselect(".status.accepted")] == ["مقبول"]


def test_filters_are_named(records):
    page = parsed(report(records, filters={"status": ("accepted",), "outlet": "جريدة الوادي"}))
    assert "يقتصر على: الحالة: مقبول · وسيلة الإعلام: جريدة الوادي" in text_of(page.cssselect("header")[0])


def test_a_fact_is_shown_whole_where_one_of_its_claims_is_asked_for(records):
    page = parsed(report(records, filters={"status": ("accepted",)}))
    assert [text_of(one) for one in page.cssselect(".fact h3 bdi:first-child")][:1] == ["ديب سيك"]
    assert len(page.cssselect(".fact.corroborated .axis li")) == 2
    assert page.cssselect(".fact.disputed") == []
    assert "لا وقائع متنازعا عليها هنا." in text_of(page)


def test_the_order_of_the_records_does_not_matter(records):
    other = Records(records.all_claims[::-1], records.lines[::-1], records.all_articles[::-1])
    assert report(other) == report(records)


def test_a_store_and_its_dataset_give_the_same_bytes(records, stored, tmp_path):
    with Store(stored, create=False) as store:
        one = report(StoreMaterial(store))
        export_dataset(
            tmp_path / "d", articles=store.iter_articles(), claims=store.iter_claims(), agreements=store.agreements()
        )
    assert report(DatasetMaterial(tmp_path / "d")) == one == report(records)


ASKED = [
    ({"outlet": "جريدة الوادي"}, {"a2", "a5"}),
    ({"entity": "DeepSeek"}, {"a1", "a2", "a3", "a4", "a5", "a6", "a7"}),
    ({"entity": "ديب سيك"}, set()),
    ({"metric": "user_count", "unit": "مستخدم", "article_id": "a3"}, {"a3"}),
    ({"status": "accepted"}, {"a5"}),
    ({"status": ("accepted", "rejected")}, {"a5", "a7"}),
    ({"verdict": "corroborated"}, {"a4", "a5"}),
    ({"verdict": ("disputed", "single_source")}, {"a1", "a2", "a3", "a6", "a7"}),
    ({"min_confidence": 0.5, "verdict": "single_source"}, {"a7"}),
    ({"max_confidence": 0.5}, {"a6"}),
    ({"since": dt.date(2025, 4, 30)}, {"a1", "a2", "a3", "a4", "a5", "a6", "a7"}),
    ({"since": dt.date(2025, 5, 1)}, set()),
    ({"until": dt.date(2025, 3, 31)}, set()),
    ({"text": "مستخدم الوادي"}, {"a2", "a5"}),
    ({"text": "الواد*"}, {"a2", "a5"}),
    ({"text": "،"}, set()),
]


def test_a_dataset_is_asked_as_a_store_is(stored, tmp_path):
    with Store(stored, create=False) as store:
        export_dataset(
            tmp_path / "d", articles=store.iter_articles(), claims=store.iter_claims(), agreements=store.agreements()
        )
        in_store = [{claim.article_id for claim in StoreMaterial(store).claims(filters)} for filters, _ in ASKED]
    dataset = DatasetMaterial(tmp_path / "d")
    in_dataset = [{claim.article_id for claim in dataset.claims(filters)} for filters, _ in ASKED]
    assert in_store == in_dataset == [found for _, found in ASKED]


def test_a_dataset_without_texts_gives_a_report_without_sentences(records, tmp_path):
    export_dataset(
        tmp_path, articles=records.all_articles, claims=records.all_claims, agreements=records.lines, text=False
    )
    raw = report(DatasetMaterial(tmp_path))
    assert "بلغ عدد مستخدمي" not in raw.decode()
    page = parsed(raw)
    assert page.cssselect("blockquote, cite") == []
    assert "97,000,000 مستخدم" in text_of(page)
    assert "ليست جملة الدليل في هذه البيانات." in text_of(page)
    with pytest.raises(ExportError, match="no texts to search"):
        report(DatasetMaterial(tmp_path), filters={"text": "مستخدم"})


def test_a_folder_that_is_no_dataset_is_named(tmp_path):
    with pytest.raises(InputError, match=r"claims\.jsonl is missing"):
        DatasetMaterial(tmp_path)
    (tmp_path / "claims.jsonl").write_text(json.dumps({"evidence": {"text": ""}}) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"claims\.jsonl:1: is no record"):
        report(DatasetMaterial(tmp_path))


def test_too_much_is_cut_and_the_page_says_how_much(claim_in):
    claims, lines = [], []
    for n in range(6):
        pair = [claim_in(f"{n}-{m}", outlet=f"وسيلة {m}") for m in range(2 + n)]
        claims += pair
        lines.append(line([one.id for one in pair], "agree_exact", "corroborated", independent=2 + n, fact=f"f{n}"))
    alone = [claim_in(f"z{n}", confidence=n / 20) for n in range(12)]
    lines += [line([one.id], "agree_exact", "single_source", independent=1, fact=one.id) for one in alone]
    page = parsed(report(Records([*claims, *alone], lines, []), most=2))
    facts = page.cssselect(".fact.corroborated")
    assert [text_of(fact.cssselect("h4")[0]) for fact in facts] == ["7 مصادر مستقلة", "6 مصادر مستقلة"]
    left_out = [text_of(one) for one in page.cssselect(".left-out")]
    assert left_out == [
        "هذه أولاها بالنظر: واقعتان من 6 وقائع. ولم يُذكر هنا 4 وقائع.",
        "هذه أقلها ثقة: 8 ادعاءات من 12 ادعاء. ولم يُذكر هنا 4 ادعاءات.",
    ]


def test_a_long_sentence_is_cut_about_its_marks(records):
    claim = records.all_claims[0]
    far = "كلمة " * 4000
    text = claim.evidence.text + " " + far
    long = claim.model_copy(update={"evidence": claim.evidence.model_copy(update={"text": text, "end": len(text)})})
    page = parsed(report(Records([long], [], [])))
    quote = text_of(page.cssselect("blockquote")[0])
    assert quote.startswith("بلغ عدد مستخدمي «ديب سيك» 97 مليون مستخدم")
    assert "…" in quote
    assert len(quote) < 1000


def test_claims_that_were_never_compared_are_said_to_be_so(records):
    page = parsed(report(Records(records.all_claims, [], records.all_articles)))
    assert "tawatur agree" in text_of(page)
    assert len(page.cssselect("section[aria-labelledby=once] .tellers li")) == 6


def test_nothing_is_a_report_too():
    page = parsed(report(Records([], [], [])))
    assert "لا ادعاءات هنا." in text_of(page)
    assert sections(page) == ["summary", "contents", "reading", "disputed"]


def test_a_row_of_a_table_is_shown_in_cells(make_claim, article):
    row = "الجبل | 97 مليون | -1.4"
    claim = make_claim(
        entity={"text": "الجبل", "start": 0, "end": 5},
        metric={"text": None, "start": None, "end": None},
        value={"start": 8, "end": 16, "unit_text": None},
        date=None,
        missing={"date": "not_in_table"},
        source={"chain": [{"level": "outlet", "name": "ص"}], "cue": None},
        evidence={"field": "body", "text": row, "start": 0, "end": len(row), "kind": "table_row"},
    )
    page = parsed(report(Records([claim], [], [])))
    quote = page.cssselect("blockquote")[0]
    assert [text_of(cell) for cell in quote.findall("bdi")] == ["الجبل", "97 مليون", "-1.4"]
