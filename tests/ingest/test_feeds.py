"""Feeds: the entries that carry a text become articles, the others errors."""

import json
from pathlib import Path

import pytest

from tawatur.errors import InputError, NotArabicError, TooLargeError
from tawatur.ingest import Limits, read_inputs
from tawatur.ingest.feeds import read_feed
from tawatur.records import Article

CORPUS = Path(__file__).parents[2] / "corpus"
TEXT = "ارتفع عدد المسافرين عبر مطار الملكة علياء 9% في أيلول، وفق الشركة المشغلة."


def feed(*items: str, extra: str = "") -> bytes:
    head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    head += "<title>موجز البتراء</title>"
    return f'<?xml version="1.0" encoding="UTF-8"?>{extra}{head}{"".join(items)}</channel></rss>'.encode()


def item(title: str = "مطار", *, body: str = "", description: str = "", rest: str = "") -> str:
    content = f"<content:encoded><![CDATA[{body}]]></content:encoded>" if body else ""
    return f"<item><title>{title}</title><description><![CDATA[{description}]]></description>{content}{rest}</item>"


def read(data: bytes, **limits) -> list:
    return list(read_feed(data, "f.xml", Limits(**limits)))


def test_the_feed_of_the_corpus_gives_back_its_articles():
    articles = list(read_inputs([CORPUS / "feed.xml"]))
    assert len(articles) == 4
    for article in articles:
        expected = json.loads((CORPUS / "articles" / f"{article.url.rsplit('/', 1)[1]}.json").read_text("utf-8"))
        assert article.body == expected["body"]
        assert (article.title, article.outlet, str(article.date)) == (
            expected["title"],
            expected["outlet"],
            expected["date"],
        )


def test_full_text_goes_before_the_summary():
    (article,) = read(feed(item(body=f"<p>{TEXT}</p><p>وقال المدير إنه متفائل.</p>", description="موجز قصير")))
    assert article.body == f"{TEXT}\nوقال المدير إنه متفائل."
    assert article.outlet == "موجز البتراء"
    assert article.extra == {}


def test_a_summary_is_a_body_and_said_to_be_one():
    (article,) = read(feed(item(description=f"{TEXT} [&#8230;]")))
    assert article.body == TEXT
    assert article.extra == {"body_is": "summary"}


def test_an_atom_feed():
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>البتراء</title><entry><title>مطار</title>'
        '<link href="https://example.org/1"/><updated>2024-10-02T21:00:00+03:00</updated>'
        "<author><name>رنا حداد</name></author>"
        f'<content type="html">&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>'
    ).encode()
    (article,) = read(data)
    assert (article.body, str(article.date), article.author, article.url) == (
        TEXT,
        "2024-10-02",
        "رنا حداد",
        "https://example.org/1",
    )


def test_the_day_is_the_printed_one_not_that_of_utc():
    (article,) = read(feed(item(body=TEXT, rest="<pubDate>Wed, 02 Oct 2024 00:30:00 +0300</pubDate>")))
    assert str(article.date) == "2024-10-02"
    (article,) = read(feed(item(body=TEXT, rest="<pubDate>2 تشرين الأول 2024</pubDate>")))
    assert str(article.date) == "2024-10-02"


def test_broken_entries_do_not_stop_the_others():
    items = read(
        feed(item(body=TEXT), item("بلا نص"), "<item></item>", item(body="Only English words stand in this entry."))
    )
    assert [type(one) for one in items] == [Article, InputError, InputError, NotArabicError]
    assert str(items[1]).startswith("f.xml#2: ")
    assert "بلا نص" in str(items[1])


def test_a_feed_that_breaks_off_gives_what_it_has():
    data = feed(item(body=TEXT), item(body=TEXT + " وزاد الشحن."))
    items = read(data[: data.rindex(b"</channel>") - 20])
    assert any(isinstance(one, Article) for one in items)


@pytest.mark.parametrize(
    "extra",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        "<!doctype x [ ]>",
    ],
)
def test_entities_are_refused(extra):
    (error,) = read(feed(item(body="&b;"), extra=extra))
    assert isinstance(error, InputError)
    assert "entities" in error.reason


def test_entities_hidden_in_utf_16_are_refused():
    text = feed(item(body=TEXT), extra='<!DOCTYPE x [<!ENTITY a "a">]>').decode().replace("UTF-8", "UTF-16")
    (error,) = read(text.encode("utf-16"))
    assert "entities" in error.reason


@pytest.mark.parametrize("data", [b"<note>text</note>", feed(), b"<rss>", "<rss><channel></channel>".encode("utf-16")])
def test_what_is_no_feed_or_has_no_entries(data):
    (error,) = read(data)
    assert isinstance(error, InputError)


def test_the_number_of_entries_is_bounded():
    items = read(feed(*[item(body=f"{TEXT} {n}") for n in range(5)]), feed_entries=3)
    assert [type(one) for one in items] == [Article] * 3 + [TooLargeError]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256"])
def test_encodings(encoding):
    text = feed(item(body=TEXT)).decode().replace("UTF-8", encoding)
    (article,) = read(text.encode(encoding))
    assert article.body == TEXT
