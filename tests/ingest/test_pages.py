"""Pages give back the text of the article, its title, outlet, author and day, without what stands around."""

import json
from pathlib import Path

import pytest

from tawatur.errors import InputError, NotArabicError
from tawatur.ingest.pages import read_page

CORPUS = Path(__file__).parents[2] / "corpus"

FIRST = "أعلنت وزارة الفلاحة في تونس أن محصول الزيتون بلغ 210 آلاف طن هذا الموسم، بزيادة 12% على الموسم الماضي."
SECOND = "وقال المدير العام للإنتاج إن الأمطار التي هطلت في الخريف حسنت المردود في الساحل والوسط، وإن الأسعار ستتراجع."
THIRD = "وتوقعت الغرفة الوطنية للمصدرين أن تبلغ عائدات الزيت أربعة مليارات دينار قبل نهاية السنة الحالية."


def page(*, head: str = "", before: str = "", body: str = "", after: str = "") -> str:
    body = body or f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">{head}</head><body>{before}'
        f"<article><h1>محصول قياسي من الزيتون في تونس</h1>{body}</article>{after}</body></html>"
    )


@pytest.mark.parametrize("path", sorted((CORPUS / "html").glob("*.html")), ids=lambda path: path.stem)
def test_pages_of_the_corpus_give_back_their_articles(path):
    """Byte for byte, but for the one whose JSON holds the table as scraping broke it."""
    article = read_page(path.read_text("utf-8"), str(path))
    expected = json.loads((CORPUS / "articles" / f"{path.stem}.json").read_text("utf-8"))
    broken = " |\n" in expected["body"]
    assert broken or article.body == expected["body"]
    assert article.title == expected["title"]
    assert article.outlet == expected["outlet"]
    assert str(article.date) == expected["date"]
    if broken:
        assert article.body.replace(" | ", "\n") == expected["body"].replace(" |\n", "\n")


def test_paragraphs_become_lines_and_blanks_one_blank():
    article = read_page(page(body=f"<p>{FIRST.replace(' ', '&nbsp;', 3)}</p>\n\n<p>  {SECOND} </p><p>{THIRD}</p>"), "x")
    assert article.body == "\n".join([FIRST, SECOND, THIRD])
    assert article.title == "محصول قياسي من الزيتون في تونس"


def test_a_table_is_a_caption_and_rows():
    table = (
        "<table><caption>الإنتاج (ألف طن)</caption><thead><tr><th>الجهة</th><th>2023</th><th>2024</th></tr></thead>"
        "<tbody><tr><td>الساحل</td><td>60</td><td>71.5</td></tr><tr><td>الوسط</td><td>80</td><td>90</td></tr></tbody></table>"
    )
    article = read_page(page(body=f"<p>{FIRST}</p>{table}<p>{SECOND}</p><p>{THIRD}</p>"), "x")
    assert article.body.split("\n")[1:5] == [
        "الإنتاج (ألف طن)",
        "الجهة | 2023 | 2024",
        "الساحل | 60 | 71.5",
        "الوسط | 80 | 90",
    ]


def test_two_rows_of_header_become_one():
    table = (
        "<table><tr><th rowspan=2>البلد</th><th colspan=2>النمو</th></tr><tr><th>2023</th><th>2024</th></tr>"
        "<tr><td>تونس</td><td>1.1</td><td>2.2</td></tr><tr><td>ليبيا</td><td>3.1</td><td>4.2</td></tr></table>"
    )
    article = read_page(page(body=f"<p>{FIRST}</p>{table}<p>{SECOND}</p><p>{THIRD}</p>"), "x")
    assert article.body.split("\n")[1:4] == ["البلد | النمو 2023 | النمو 2024", "تونس | 1.1 | 2.2", "ليبيا | 3.1 | 4.2"]


def test_a_table_that_lays_out_the_page_is_paragraphs():
    text = f"<table><tr><td>قائمة</td><td><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></td></tr></table>"
    article = read_page(f"<html><body>{text}</body></html>", "x")
    assert article.body.endswith("\n".join([FIRST, SECOND, THIRD]))


def test_marks_inside_a_word_or_number_do_not_break_it():
    body = f"<p>بلغ <b>12</b>% من <a href='/x'>السكان</a> و<span dir='ltr'>3.5</span> مليون. {FIRST}</p><p>{SECOND}</p>"
    assert read_page(page(body=body), "x").body.startswith("بلغ 12% من السكان و3.5 مليون. ")


def test_list_items_keep_a_dash():
    article = read_page(page(body=f"<p>{FIRST}</p><ul><li>{SECOND}</li><li>{THIRD}</li></ul>"), "x")
    assert article.body == f"{FIRST}\n- {SECOND}\n- {THIRD}"


def test_links_and_buttons_of_the_site_are_left_out_and_credits_stay():
    body = (
        f"<p>{FIRST}</p><p>اقرأ أيضا: <a href='/2'>عشرون سؤالا عن الزيت</a></p><p>{SECOND}</p><p>{THIRD}</p>"
        "<p>شارك الخبر على فيسبوك</p><p>تصوير: منى السالم</p>"
    )
    article = read_page(page(body=body), "x")
    assert article.body == "\n".join([FIRST, SECOND, THIRD, "تصوير: منى السالم"])


TITLE = "محصول قياسي من الزيتون في تونس"
GRAPH = '{"@graph": [{"@type": "WebSite"}, {"@type": ["ReportageNewsArticle", "X"], "datePublished": "2024-11-05"}]}'
PUBLISHER = '{"@type": "NewsArticle", "headline": "الزيتون: رقم قياسي", "publisher": [{"name": "الضحى"}]}'
JSON_LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "before", "after", "day"),
    [
        ('<meta property="article:published_time" content="2024-11-05T22:30:00+01:00">', "", "", "2024-11-05"),
        (JSON_LD.format('{"@type": "NewsArticle", "datePublished": "2024-11-05"}'), "", "", "2024-11-05"),
        (JSON_LD.format(GRAPH), "", "", "2024-11-05"),
        (JSON_LD.format("{broken"), '<div class="post-date">5 نوفمبر 2024</div>', "", "2024-11-05"),
        ("", '<span class="date">الثلاثاء 05 تشرين الثاني 2024 - 10:15</span>', "", "2024-11-05"),
        ("", '<time datetime="x">٥ نوفمبر ٢٠٢٤</time>', "", "2024-11-05"),
        ("", '<div class="info">نشر في: 9 جويلية 2024</div>', "", "2024-07-09"),
        ("", '<div class="info">9 يوليو/تموز 2024</div>', "", "2024-07-09"),
        ("", "", '<footer class="foot">آخر تحديث للموقع 1 يناير 2020</footer>', None),
        ("", '<div id="today">اليوم 3 مارس 2025</div>', "", None),
    ],
)  # fmt: skip
def test_the_day(head, before, after, day):
    article = read_page(page(head=head, before=before, after=after), "x")
    assert (str(article.date) if article.date else None) == day


def test_a_day_in_the_news_is_not_the_day_of_the_news():
    body = f"<p>بدأ الحصاد في 3 أيلول 2019 وانتهى بعد شهرين كاملين.</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    assert read_page(page(body=body), "x").date is None


def test_print_under_the_headline_goes_before_a_bare_meta_date():
    body = f"<div class='byline'>27 كانون الثاني 2025</div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    article = read_page(page(head='<meta name="date" content="2025-06-30">', body=body), "x")
    assert str(article.date) == "2025-01-27"


@pytest.mark.parametrize(
    ("head", "title", "outlet"),
    [
        ('<meta property="og:site_name" content="صحيفة الضحى">', TITLE, "صحيفة الضحى"),
        (f"<title>{TITLE} | صحيفة الضحى</title>", TITLE, "صحيفة الضحى"),
        (f"<title>صحيفة الضحى :: {TITLE}</title>", TITLE, "صحيفة الضحى"),
        (JSON_LD.format(PUBLISHER), "الزيتون: رقم قياسي", "الضحى"),
    ],
)  # fmt: skip
def test_title_and_outlet(head, title, outlet):
    article = read_page(page(head=head), "x")
    assert (article.title, article.outlet) == (title, outlet)


def test_author_and_address():
    head = (
        JSON_LD.format('{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "ليلى الغربي"}]}')
        + '<link rel="canonical" href="https://example.org/a/1">'
    )
    article = read_page(page(head=head), "x", url="https://example.org/a/1?utm=2")
    assert (article.author, article.url) == ("ليلى الغربي", "https://example.org/a/1")
    assert read_page(page(), "x", url="https://example.org/b").url == "https://example.org/b"


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>الرئيسية</a></nav><form><input></form></body></html>",
        "<p>قصير</p>",
        "<!DOCTYPE html>",
        "<",
    ],
)
def test_a_page_without_an_article_is_an_error(markup):
    with pytest.raises(InputError, match=r"article|HTML"):
        read_page(markup, "x.html")


def test_an_english_page_is_an_error():
    text = "The ministry of agriculture said on Monday that the olive harvest reached a record this season. " * 4
    with pytest.raises(NotArabicError):
        read_page(f"<html><body><article><h1>Olives</h1><p>{text}</p><p>{text}</p></article></body></html>", "x")


def test_an_xml_declaration_is_no_obstacle():
    assert read_page('<?xml version="1.0" encoding="utf-8"?>' + page(), "x").body.startswith(FIRST)


def test_deeply_nested_markup_is_read_or_refused():
    markup = "<html><body>" + "<div>" * 5_000 + FIRST + "</div>" * 5_000 + "</body></html>"
    try:
        read_page(markup, "x")
    except InputError as error:
        assert error.source == "x"  # noqa: PT017 - either outcome is right, another exception is not


def test_the_number_of_tags_is_bounded():
    from tawatur.errors import TooLargeError

    with pytest.raises(TooLargeError):
        read_page("<html><body>" + "<b>" * 200_001, "x")
