"""From an RSS or Atom feed to articles: the entries that carry a text."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

import feedparser

from tawatur.errors import InputError, TooLargeError
from tawatur.ingest.dates import read_date
from tawatur.ingest.encoding import declared_charset, decode
from tawatur.ingest.furniture import without_furniture
from tawatur.ingest.limits import Limits
from tawatur.ingest.markup import clean, fragment_lines
from tawatur.ingest.rows import article_of
from tawatur.ingest.sniff import is_feed
from tawatur.records import Article
from tawatur.tables import read_table
from tawatur.text.normalise import fold

_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_DOCTYPE: Final = re.compile(r"<!DOCTYPE[^>\[]{0,500}(\[)?", re.IGNORECASE)
_MORE: Final = re.compile(r"\s*(?:\[(?:…|\.\.\.|&#8230;)\]|\(…\))\s*$")
_LEAST_LETTERS: Final = 20


def read_feed(
    data: bytes, source: str, limits: Limits, *, charset: str | None = None
) -> Iterator[Article | InputError]:
    """Read the entries of a feed; an entry without a text is an error of its own, the others go on.

    A document type that defines entities is refused: it is of no use in a feed, and expands without end.
    """
    try:
        text = decode(data, source, declared=charset or declared_charset(data))
        refuse_entities(text, source)
    except InputError as error:
        yield error
        return
    if not is_feed(text):
        yield InputError(source, "is XML, but neither RSS nor Atom")
        return
    utf8 = '<?xml version="1.0" encoding="utf-8"?>' + _DECLARATION.sub("", text, count=1)
    parsed: Any = feedparser.parse(
        io.BytesIO(utf8.encode("utf-8", "replace")), response_headers={"content-type": "application/xml; charset=utf-8"}
    )
    if not parsed.entries:
        why = (
            f" ({clean(str(parsed.bozo_exception))[:120]})" if parsed.get("bozo") and "bozo_exception" in parsed else ""
        )
        yield InputError(source, f"the feed has no entries{why}")
        return
    feed_title = _line(parsed.feed.get("title"))
    for number, entry in enumerate(parsed.entries, start=1):
        where = f"{source}#{number}"
        if number > limits.feed_entries:
            yield TooLargeError(where, f"the feed has more than {limits.feed_entries:,} entries")
            return
        try:
            yield _article(entry, feed_title, where)
        except InputError as error:
            yield error


def refuse_entities(text: str, source: str) -> None:
    """Raise `InputError` for XML that declares entities or an internal subset of its document type."""
    doctype = _DOCTYPE.search(text)
    if "<!ENTITY" in text or (doctype and doctype.group(1)):
        raise InputError(source, "defines XML entities (<!ENTITY), which may expand without end; it is refused")


def _article(entry: Any, feed_title: str | None, source: str) -> Article:  # noqa: ANN401 - feedparser is untyped
    title = _line(entry.get("title"))
    full = max((part.get("value") or "" for part in entry.get("content") or []), key=len, default="")
    markup = full or entry.get("summary") or ""
    lines = without_furniture(fragment_lines(markup))
    if lines and title and fold(lines[0]) == fold(title):
        lines = lines[1:]
    cut = not full and bool(lines) and bool(_MORE.search(lines[-1]))
    if cut:
        lines[-1] = _MORE.sub("", lines[-1])
    body = "\n".join(lines)
    if sum(letter.isalpha() for letter in body) < _LEAST_LETTERS:
        raise InputError(source, "the entry carries no text" + (f" («{title}»)" if title else ""))
    author = _line(entry.get("author"))
    outlet = _line((entry.get("source") or {}).get("title")) or feed_title
    if author and _is_outlet(author):
        outlet, author = author, None
    date = _date(entry)
    link = entry.get("link")
    row: dict[str, object] = {
        "title": title,
        "outlet": outlet,
        "author": author,
        "url": link if isinstance(link, str) and link.startswith(("http://", "https://")) else None,
        "date": date.isoformat() if date else None,
        "body": body,
    }
    if cut:
        row["extra"] = {"body_is": "summary"}
    return article_of(row, source)


def _date(entry: Any) -> dt.date | None:  # noqa: ANN401
    """The day as printed, before feedparser moves it to UTC; Arabic print is read too."""
    for key in ("published", "updated", "created"):
        text = entry.get(key)
        day = read_date(str(text)) if text else None
        if day:
            return day
    return None


def _line(markup: object) -> str | None:
    if not isinstance(markup, str):
        return None
    return clean(" ".join(fragment_lines(markup))) or None


def _is_outlet(name: str) -> bool:
    """Feeds often give the outlet as the author: «وكالة الأفق للأنباء», «صحيفة الخليج»."""
    return fold(name.split(maxsplit=1)[0]) in _outlet_words()


@lru_cache(maxsize=1)
def _outlet_words() -> frozenset[str]:
    return frozenset(fold(entry) for (entry,) in read_table("ingest/outlet_words.tsv"))
