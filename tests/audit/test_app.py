"""The pages: what they show, how they refuse, and that nothing an article holds can act in them."""

from __future__ import annotations

import re
import socket
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from lxml import html

from tawatur.audit import create_app
from tawatur.errors import StoreError
from tawatur.records import Article
from tawatur.store import Store

from .conftest import HOSTILE, STRANGE_IDS, reader

SCRIPTS = ["/static/focus.js", "/static/keys.js"]


def page(client, address):
    """Fetch a page that is there, and parse it."""
    response = client.get(address)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return html.fromstring(response.text)


def text(element) -> str:
    return " ".join(element.text_content().split())


def slots(card) -> dict[str, str]:
    """What a card says of each slot."""
    return {text(row.find("dt")): text(row.find("dd")) for row in card.cssselect(".slot")}


# What is shown


@pytest.mark.parametrize(("lang", "direction", "heading"), [("ar", "rtl", "المقالات"), ("en", "ltr", "Articles")])
def test_the_list_is_in_the_readers_language(client, lang, direction, heading):
    root = page(client, f"/articles?lang={lang}")
    assert (root.get("lang"), root.get("dir")) == (lang, direction)
    assert text(root.find(".//h1")).startswith(heading)


def test_the_list_is_arabic_when_nothing_is_said(client):
    assert page(client, "/articles").get("dir") == "rtl"


def test_an_article_shows_its_claims_beside_it(client, article):
    root = page(client, "/article?id=a1")
    (card,) = root.cssselect("[data-claim]")
    assert text(card.find("h3")) == "97,000,000 مستخدم"
    assert slots(card) == {
        "في النص": "97 مليون مستخدم",
        "الكيان": "ديب سيك (DeepSeek)",
        "المقياس": "عدد مستخدمي (عدد المستخدمين)",
        "الزمن": "2025-04-01 – 2025-04-30",
        "المصدر": "صحيفة التجربة شركة الأبحاث",
        "الثقة": "90%",
    }
    assert root.cssselect(".body")[0].text_content().strip() == article.body


def test_a_mark_names_the_claim_that_it_belongs_to(client):
    root = page(client, "/article?id=a1")
    (card,) = root.cssselect("[data-claim]")
    marks = {text(mark): mark.get("class") for mark in root.cssselect(f'[data-claims="{card.get("id")}"]')}
    assert marks["97 مليون"] == "value"
    assert marks["ديب سيك"] == "entity"
    assert marks["شركة الأبحاث"] == "source"


def test_a_number_that_is_no_claim_is_marked_and_listed(client):
    root = page(client, "/article?id=a1")
    (mark,) = root.cssselect("article mark.rejected")
    assert (mark.text_content(), mark.get("title")) == ("2025", "تاريخ")
    assert text(root.cssselect(".rejections li")[0]) == "2025 تاريخ"


def test_dates_and_numbers_of_ours_read_from_the_left(client):
    root = page(client, "/article?id=a1")
    ltr = {text(bdi) for bdi in root.cssselect('bdi[dir="ltr"]')}
    assert {"2025-04-01 – 2025-04-30", "97,000,000", "2025-05-02"} <= ltr


def test_a_table_is_a_table(client):
    root = page(client, "/article?id=table")
    (table,) = root.cssselect(".body table")
    assert text(table.find("caption")) == "متوسط الأسعار (درهم)"
    assert [[text(cell) for cell in row] for row in table.iter("tr")] == [
        ["المنطقة", "السعر", "التغير"],
        ["الوادي", "3,410", "-1.4"],
        ["الجبل", "2,215", "8.0"],
    ]
    assert {cell.get("dir") for cell in table.cssselect("td")} == {"ltr"}


def test_a_conflict_stands_first_with_its_sides_beside_each_other(client):
    root = page(client, "/agreement")
    (fact,) = root.cssselect(".fact")
    assert fact.get("class") == "fact disputed"
    assert text(fact.cssselect(".badge")[0]) == "متنازع عليه"
    sides = fact.cssselect(".group")
    assert [text(side.find("h3")) for side in sides] == ["مصدران مستقلان", "مصدر مستقل واحد"]
    assert [[text(f) for f in side.cssselect(".figure")] for side in sides] == [
        ["97,000,000 مستخدم", "97,000,000 مستخدم"],
        ["90,000,000 مستخدم"],
    ]
    assert "سبب series" in text(fact.find("details"))


def test_what_was_told_once_is_shown_on_demand(client):
    root = page(client, "/agreement?verdict=once")
    assert [text(badge) for badge in root.cssselect(".badge")] == ["ورد مرة واحدة"]
    choices = [text(a) for a in root.cssselect(".filter a")]
    assert choices == ["الكل 1", "متنازع عليه 1", "متواتر 0", "مصدر واحد 0", "ورد مرة واحدة 1"]


def test_evidence_leads_to_its_claim_in_the_article(client):
    link = page(client, "/agreement?lang=en").cssselect(".evidence a")[0].get("href")
    address, _, anchor = link.partition("#")
    assert page(client, address).cssselect(f"#{anchor}[data-claim]")


def test_the_other_language_shows_the_same_page(client):
    (switch,) = page(client, "/agreement?verdict=once&page=1&lang=ar").cssselect(".language")
    assert switch.get("href") == "/agreement?verdict=once&page=1&lang=en"


def test_an_empty_store_says_what_to_do(tmp_path):
    url = f"sqlite:///{tmp_path / 'empty.db'}"
    Store(url).close()
    with reader(url) as client:
        assert "tawatur ingest" in page(client, "/").text_content()
        assert "tawatur agree" in page(client, "/agreement").text_content()


def test_a_claim_without_date_or_entity_is_shown(tmp_path, article, make_claim):
    bare = make_claim(
        entity=None,
        date={"text": None, "start": None, "end": None, "from": None, "to": None, "duration": "PT48H"},
        value={"number": None, "low": None, "high": None, "comparator": "~"},
        missing={"entity": "not_found", "date": "not_anchored", "value": "vague"},
    )
    url = f"sqlite:///{tmp_path / 'bare.db'}"
    with Store(url) as store:
        store.add_article(article)
        store.save_extraction(article, [bare], [])
    with reader(url) as client:
        (card,) = page(client, "/article?id=a1").cssselect("[data-claim]")
    assert text(card.find("h3")) == "97 مليون (كمية غير محددة)"
    assert slots(card)["الكيان"] == "غير معروف (لم يُعثر عليه)"
    assert slots(card)["الزمن"] == "48 ساعة"


def test_many_articles_are_paged(tmp_path):
    url = f"sqlite:///{tmp_path / 'many.db'}"
    with Store(url) as store:
        for n in range(120):
            store.add_article(Article(id=f"n{n}", title=f"مقال {n}", body=f"نص {n}"))
    with reader(url) as client:
        last = page(client, "/articles?page=3&lang=ar")
        assert len(last.cssselect(".articles li")) == 20
        assert [a.get("href") for a in last.cssselect(".pages a")] == ["/articles?page=2&lang=ar"]
        assert text(last.cssselect(".pages span")[0]) == "صفحة 3 من 3"


# How it refuses


@pytest.mark.parametrize("address", ["/article?id=nobody", "/nowhere", "/?page=999999", "/agreement?page=2"])
def test_what_is_not_there_is_a_page_that_says_so(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert 'dir="rtl"' in response.text


@pytest.mark.parametrize(
    "address",
    ["/?page=0", "/?page=-1", "/?page=x", "/?page=" + "9" * 40, "/?lang=xx", "/agreement?verdict=<b>", "/article"],
)
def test_an_absurd_address_is_refused_in_words(client, address):
    response = client.get(address)
    assert response.status_code == 400
    assert "هذا العنوان لا يُقرأ" in response.text


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"])
def test_other_methods_are_refused(client, method):
    response = client.request(method, "/article?id=a1")
    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, POST"


def test_a_page_that_shows_takes_no_form(client):
    response = client.post("/article?id=a1")
    assert response.status_code == 405
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_head_is_get_without_the_page(client):
    assert client.head("/").status_code == 200


@pytest.mark.parametrize("name", STRANGE_IDS)
def test_any_id_leads_to_its_article(client, name):
    at = STRANGE_IDS.index(name)
    links = [a for a in page(client, "/articles").cssselect(".articles a") if text(a) == f"مقال غريب {at}"]
    root = page(client, links[0].get("href"))
    assert text(root.find(".//h1")) == f"مقال غريب {at}"


@pytest.mark.parametrize(
    "address",
    [
        "/static/../app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
        "/static/%00",
        "/static/",
        "/../../etc/passwd",
    ],
)
def test_no_path_reaches_the_file_system(served, address):
    host = served.removeprefix("http://")
    # Sent as it stands: a client would take the dots out.
    with socket.create_connection(host.split(":"), timeout=10) as connection:
        connection.sendall(f"GET {address} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(partial(connection.recv, 65536), b"")).decode()
    assert answer.startswith("HTTP/1.1 404 ")
    assert "create_app" not in answer
    assert "root:" not in answer


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "localhost.evil", "10.0.0.1", "", "[::2]"])
def test_a_foreign_host_name_is_not_answered(client, host):
    response = client.get("/", headers={"Host": host})
    assert response.status_code == 421
    assert "المقالات" not in response.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8321", "127.0.0.1:1", "127.9.9.9", "[::1]:8321", "[::1]"])
def test_the_names_of_this_machine_are_answered(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 200


def test_a_store_that_is_not_there_is_no_page(tmp_path):
    with pytest.raises(StoreError, match="there is no store"):
        create_app(f"sqlite:///{tmp_path / 'none.db'}")
    assert not list(tmp_path.iterdir())


def test_a_store_that_breaks_is_an_error_page(tmp_path):
    url = f"sqlite:///{tmp_path / 'broken.db'}"
    Store(url).close()
    with reader(url) as client:
        with closing(sqlite3.connect(tmp_path / "broken.db")) as database:
            database.execute("ALTER TABLE articles RENAME TO gone")
        response = client.get("/articles")
    assert response.status_code == 503
    assert str(tmp_path) not in response.text


# Nothing that an article holds can act


@pytest.mark.parametrize(
    "address", ["/", "/articles", "/articles?lang=en", "/article?id=hostile", "/agreement", "/article?id=<b>"]
)
def test_a_hostile_article_shows_as_text(client, address):
    response = client.get(address)
    root = html.fromstring(response.text)
    assert [script.get("src") for script in root.iter("script")] == SCRIPTS
    assert not list(root.iter("img"))
    assert not [name for element in root.iter("*") for name in element.attrib if name.startswith("on")]
    assert "\u202e" not in response.text


def test_a_hostile_body_is_there_to_the_letter(client):
    body = page(client, "/article?id=hostile").cssselect(".body")[0].text_content().strip()
    seen = HOSTILE.replace("\u202e", "[U+202E]")
    assert [row.strip() for row in body.splitlines() if row.strip()] == [seen, seen]


def test_every_response_carries_the_headers(client):
    for address in ("/", "/nowhere", "/static/style.css", "/?page=x"):
        headers = client.get(address).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_a_page_is_never_kept_and_a_font_is_sent_once(client):
    assert client.get("/").headers["cache-control"] == "no-store"
    style = client.get("/static/style.css")
    again = client.get("/static/style.css", headers={"If-None-Match": style.headers["etag"]})
    assert (style.headers["cache-control"], again.status_code) == ("no-cache", 304)


def test_no_page_names_another_host(client):
    for address in ("/", "/article?id=a1", "/agreement"):
        root = page(client, address)
        found = [element.get(name) for element in root.iter() for name in ("src", "href") if element.get(name)]
        assert all(re.match(r"[/#?](?!/)", link) for link in found), found


def test_the_style_asks_for_files_of_its_own_alone(client):
    style = client.get("/static/style.css").text
    files = re.findall(r"url\(\"?([^\")]+)", style)
    assert files
    assert all(client.get(f"/static/{name}").status_code == 200 for name in files)


def test_many_readers_at_once_are_served(client):
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: client.get("/article?id=a1").status_code, range(64)))
    assert set(answers) == {200}


def test_the_pages_need_no_file_outside_the_package():
    templates = (Path(create_app.__code__.co_filename).parent / "templates").glob("*.html")
    assert not [t.name for t in templates if re.search(r"https?://|\|\s*safe|style=\"|\son\w+=", t.read_text("utf-8"))]
