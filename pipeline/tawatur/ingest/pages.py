"""From a web page to an article: text, title, outlet, author and day."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import trafilatura
from lxml import html as lxml_html
from lxml.etree import LxmlError

from tawatur.errors import InputError, TooLargeError
from tawatur.ingest.dates import printed_date, read_date
from tawatur.ingest.furniture import without_furniture
from tawatur.ingest.markup import Element, clean, element_lines
from tawatur.ingest.rows import article_of
from tawatur.records import Article
from tawatur.text.normalise import fold

_SEPARATOR: Final = re.compile(r"\s+(?:[|｜•·»«:–—-]|::|\|\|)+\s+")
_ARABIC: Final = re.compile("[\u0621-\u064a]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_LEAST_LETTERS: Final = 40  # a page with less running text has no article
_OUTLET_WORDS: Final = 6
# Trafilatura's second opinions take quadratic time; a page of so many tags does without them.
_MANY_TAGS: Final = 20_000
_MOST_TAGS: Final = 200_000
# The line of the day is short, and little stands beside the day in it.
_DATE_LINE: Final = 160
_BESIDE: Final = 12
_BESIDE_IN_TEXT: Final = 5
_NEWS_TYPES: Final = ("article", "posting", "report")
# Classes and ids of the line under a headline that holds the day.
_DATE_CLASS: Final = re.compile(
    r"date|time|publish|meta|info|byline|posted|entry-|tarikh|dateline|timestamp|article-header", re.IGNORECASE
)
_MASTHEAD: Final = re.compile(
    r"(?:^|[\s_-])(?:footer|foot|copyright|today|masthead|nav|menu|sidebar|widget|ticker|related)", re.I
)

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class _Metadata:
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    date: dt.date | None = None


def read_page(markup: str, source: str, *, url: str | None = None) -> Article:
    """Read the article of a page; `url` is where it was fetched, used where the page names no canonical address.

    Raises `InputError` when the page holds no article, `NotArabicError` when it is not Arabic.
    """
    if markup.count("<") > _MOST_TAGS:
        raise TooLargeError(source, f"the page holds more than {_MOST_TAGS:,} tags")
    try:
        tree = lxml_html.document_fromstring(_without_declaration(markup))
    except (LxmlError, ValueError, AssertionError):
        raise InputError(source, "is no HTML") from None
    found = _extract(markup, source, url)
    own = _own_metadata(tree)
    title = own.title or _none_if_blank(found.title)
    title, outlet = _split_title(title, tree, own.outlet or _none_if_blank(found.sitename))
    lines = element_lines(found.body)
    while lines and title and fold(lines[0]) == fold(title):
        lines = lines[1:]
    lines = without_furniture(lines)
    body = "\n".join(lines)
    letters = len(_LETTER.findall(body))
    if letters < _LEAST_LETTERS:
        raise InputError(source, f"the page holds no article (only {letters} letters of running text)")
    date = own.date or _visible_date(tree, title) or _meta_date(tree) or _guessed_date(found.date)
    row: dict[str, object] = {
        "title": title,
        "outlet": outlet,
        "author": own.author or _none_if_blank(found.author),
        "url": own.url or url,
        "date": date.isoformat() if date else None,
        "body": body,
    }
    return article_of(row, source)


def _without_declaration(markup: str) -> str:
    """Leave out `<?xml … encoding=…?>`: lxml refuses a decoded text that declares an encoding."""
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", markup, count=1)


def _extract(markup: str, source: str, url: str | None) -> Any:  # noqa: ANN401 - trafilatura's Document is untyped
    try:
        found = trafilatura.bare_extraction(
            _without_declaration(markup),
            url=url,
            include_comments=False,
            include_tables=True,
            include_images=False,
            include_links=False,
            with_metadata=True,
            fast=markup.count("<") > _MANY_TAGS,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except (LxmlError, ValueError, RecursionError, AttributeError, TypeError) as error:
        raise InputError(source, f"the page cannot be read ({type(error).__name__})") from None
    if found is None or isinstance(found, dict) or found.body is None:
        raise InputError(source, "the page holds no article")
    return found


def _own_metadata(tree: Element) -> _Metadata:
    """What the page says of itself: JSON-LD first, then meta elements."""
    linked = next(_linked_data(tree), {})
    publisher = linked.get("publisher") or linked.get("sourceOrganization")
    return _Metadata(
        title=_text_of(linked.get("headline")) or _meta(tree, "og:title", "twitter:title"),
        outlet=_name_of(publisher) or _meta(tree, "og:site_name", "application-name", "dc.publisher"),
        author=_name_of(linked.get("author")) or _author(_meta(tree, "author", "article:author", "dc.creator")),
        url=_canonical(tree) or _meta(tree, "og:url"),
        date=_published(tree, linked),
    )


def _linked_data(tree: Element) -> Iterator[dict[str, Any]]:
    """The articles among the page's JSON-LD."""
    for script in tree.xpath('//script[@type="application/ld+json"]')[:20]:
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        pending = [value]
        for _ in range(200):
            if not pending:
                break
            item = pending.pop(0)
            if isinstance(item, list):
                pending.extend(item)
            elif isinstance(item, dict):
                kinds = item.get("@type")
                kinds = kinds if isinstance(kinds, list) else [kinds]
                if any(isinstance(kind, str) and kind.lower().endswith(_NEWS_TYPES) for kind in kinds):
                    yield item
                graph = item.get("@graph")
                pending.extend(graph if isinstance(graph, list) else [])


def _text_of(value: object) -> str | None:
    return _none_if_blank(value) if isinstance(value, str) else None


def _name_of(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _text_of(value)


def _author(text: str | None) -> str | None:
    """An address is no name."""
    return None if text is None or text.startswith(("http://", "https://", "@")) else text


def _none_if_blank(text: str | None) -> str | None:
    return (clean(text) or None) if text else None


def _meta(tree: Element, *names: str) -> str | None:
    wanted = {name: i for i, name in enumerate(names)}
    found: dict[int, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        text = clean(meta.get("content") or "")
        if name in wanted and text:
            found.setdefault(wanted[name], text)
    return found[min(found)] if found else None


def _canonical(tree: Element) -> str | None:
    for link in tree.xpath('//link[@rel="canonical"]/@href'):
        if str(link).startswith(("http://", "https://")):
            return str(link)
    return None


def _published(tree: Element, linked: dict[str, Any]) -> dt.date | None:
    """The day that machines are told: JSON-LD, `article:published_time`, `itemprop`, a `time` marked as published."""
    told = [
        _text_of(linked.get("datePublished")),
        _meta(tree, "article:published_time", "og:article:published_time", "datepublished", "og:published_time"),
        *tree.xpath('//*[@itemprop="datePublished"]/@datetime'),
        *tree.xpath('//*[@itemprop="datePublished"]/@content'),
        *tree.xpath('//time[@pubdate or contains(@class, "publish") or contains(@class, "entry-date")]/@datetime'),
    ]
    for text in told:
        day = read_date(str(text)) if text else None
        if day:
            return day
    return None


def _meta_date(tree: Element) -> dt.date | None:
    """The day of a bare `date` element: some sites put the day of the visit there, so print comes first."""
    text = _meta(
        tree, "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate", "publishdate", "parsely-pub-date"
    )
    return read_date(text) if text else None


def _guessed_date(text: str | None) -> dt.date | None:
    return read_date(text) if text else None


def _visible_date(tree: Element, title: str | None) -> dt.date | None:
    """The day printed around the headline: in the elements that follow it, or in one that its class calls a date.

    «27 كانون الثاني 2025» under the headline counts; the masthead's «اليوم» and the footer do not.
    """
    headline = _headline(tree, title)
    if headline is not None:
        for element in _following(headline, 25):
            text = _short_text(element, _DATE_LINE)
            if text and not _in_masthead(element):
                day = printed_date(text, beside=_BESIDE_IN_TEXT if element.tag in {"p", "li"} else _BESIDE)
                if day:
                    return day
    for element in tree.xpath("//time | //*[@class] | //*[@id]")[:3000]:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if (element.tag == "time" or _DATE_CLASS.search(names)) and not _in_masthead(element):
            text = _short_text(element, _DATE_LINE)
            day = printed_date(text, beside=_BESIDE) if text else None
            if day:
                return day
    return None


def _headline(tree: Element, title: str | None) -> Element | None:
    headlines = list(tree.iter("h1", "h2", "h3"))
    if title:
        wanted = fold(clean(title))
        for element in headlines:
            if fold(clean("".join(element.itertext()))) == wanted:
                return element
    return next(iter(tree.iter("h1")), None)


def _following(headline: Element, count: int) -> Iterator[Element]:
    """The elements after the headline, up to the first long paragraph."""
    for element in headline.xpath(
        "following::*[self::time or self::span or self::div or self::p or self::li or self::small]"
    )[:count]:
        if len(element) == 0 and len(element.text or "") > 200:
            return  # the first paragraph
        yield element


def _short_text(element: Element, limit: int) -> str | None:
    """The text of an element that has some, and no more than `limit` characters of it."""
    found: list[str] = []
    size = 0
    for piece in element.itertext():
        found.append(piece)
        size += len(piece.strip())
        if size > limit:
            return None
    return clean("".join(found)) or None


def _in_masthead(element: Element) -> bool:
    while element is not None:
        if element.tag in {"footer", "nav", "aside"} or _MASTHEAD.search(
            f" {element.get('class') or ''} {element.get('id') or ''}"
        ):
            return True
        element = element.getparent()
    return False


def _split_title(title: str | None, tree: Element, outlet: str | None) -> tuple[str | None, str | None]:
    """Take the outlet off the title («العنوان | الصحيفة») and learn it there if nothing else names it."""
    whole = clean("".join(tree.xpath("string(//title)"))) or title
    if title is None:
        title = whole
    if not title:
        return None, outlet
    heading = _headline_text(tree)
    if heading and fold(heading) in fold(title):
        title = heading
    parts = _SEPARATOR.split(title)
    if outlet and len(parts) > 1:
        kept = [part for part in parts if fold(part) != fold(outlet)]
        if 0 < len(kept) < len(parts):
            title = max(kept, key=len)
    if outlet is None and whole and whole != title:
        others = [part for part in _SEPARATOR.split(whole) if part and fold(part) not in fold(title)]
        if others and fold(title) in fold(whole) and len(others[-1].split()) <= _OUTLET_WORDS:
            outlet = others[0] if len(others) == 1 else others[-1]
    return title, outlet


def _headline_text(tree: Element) -> str | None:
    headings = [clean("".join(element.itertext())) for element in tree.iter("h1")]
    return headings[0] if len(headings) == 1 and len(headings[0]) > 10 else None
