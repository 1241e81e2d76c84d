"""From JSON to articles: one row, a file of rows, a stream of lines; a bad row is an error of its own."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO, Any, Final

from pydantic import ValidationError

from tawatur.errors import EncodingError, InputError, NotArabicError, TooLargeError
from tawatur.ingest.dates import read_date
from tawatur.ingest.encoding import decode
from tawatur.ingest.limits import Limits
from tawatur.records import Article

_LETTER: Final = re.compile(r"[^\W\d_]")
_ARABIC: Final = re.compile("[\u0621-\u063a\u0641-\u064a\ufb50-\ufdff\ufe70-\ufefc]")
_OTHER_SCRIPT: Final = re.compile(
    "[\u067e\u0686\u0698\u06af\u06a9\u06cc\u0679\u0688\u0691\u06ba\u06d2\u06c1\u06be\u06d5\u06c6\u06ce]"
)
_LEAST_ARABIC: Final = 0.3  # of the letters; technical news is full of Latin names
_ENOUGH_ARABIC: Final = 200  # letters that make an article, whatever an embedded page or script adds to them
_MOST_OTHER: Final = 0.04  # of Persian, Urdu and Kurdish letters among the Arabic ones
_LOOK: Final = 20_000
_CHUNK: Final = 1 << 16


def article_of(row: object, source: str) -> Article:
    """Make an article of a decoded JSON value.

    Raises `InputError` when it is no article, `NotArabicError` when its text is not Arabic.
    """
    if not isinstance(row, dict):
        raise InputError(source, f"an article is a JSON object, not {_kind(row)}")
    body = row.get("body", row.get("text"))
    if body is None:
        raise InputError(source, "has no body: give the text under `body` or `text`")
    if not isinstance(body, str):
        raise InputError(source, f"body is {_kind(body)}; a string is needed")
    if not body.strip():
        raise InputError(source, "body is empty")
    row = _with_date(row)
    try:
        article = Article.model_validate(row)
        article.model_dump_json().encode("utf-8")
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "article"
        raise InputError(source, f"{place}: {first['msg']}") from None
    except RecursionError:
        raise InputError(source, "is nested too deeply to be an article") from None
    except ValueError:  # pydantic_core reports lone surrogates in its own way
        raise EncodingError(source, "holds half of a surrogate pair (\\ud800-\\udfff), which is no text") from None
    check_arabic(article, source)
    return article


def check_arabic(article: Article, source: str) -> None:
    """Raise `NotArabicError` unless enough of the letters are Arabic, and of the Arabic language."""
    text = f"{article.title or ''} {article.body[:_LOOK]}"
    letters, arabic = len(_LETTER.findall(text)), len(_ARABIC.findall(text))
    other = len(_OTHER_SCRIPT.findall(text))
    least = _LEAST_ARABIC if arabic < _ENOUGH_ARABIC else _LEAST_ARABIC / 2
    if not letters or arabic + other < least * letters:
        share = 100 * arabic // letters if letters else 0
        raise NotArabicError(source, f"only {share} % of its letters are Arabic; tawatur reads Arabic news")
    if other > _MOST_OTHER * (arabic + other) and other > 5:
        raise NotArabicError(source, "is in Arabic script but looks like Persian, Urdu or Kurdish")


def read_json(text: str, source: str) -> Iterator[Article | InputError]:
    """Read a JSON file: one article or a list of them; lines of JSON are taken too."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg.startswith("Extra data") and "\n" in text:
            yield from read_lines_of(text, source)
        else:
            yield InputError(source, f"is no JSON: {error.msg} at line {error.lineno}, column {error.colno}")
        return
    except RecursionError:
        yield InputError(source, "is nested too deeply to be an article")
        return
    except ValueError as error:
        yield InputError(source, f"is no JSON that we read: {error}")
        return
    if isinstance(value, list):
        for number, row in enumerate(value, start=1):
            yield _try(row, f"{source}#{number}")
    else:
        yield _try(value, source)


def read_lines_of(text: str, source: str) -> Iterator[Article | InputError]:
    """Read lines of JSON that are in memory."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _line(line, f"{source}:{number}")


def read_jsonl(stream: IO[bytes], source: str, limits: Limits) -> Iterator[Article | InputError]:
    """Read a stream of JSON lines one by one; a line over the limit is passed over in pieces, never held."""
    number = 0
    while True:
        line = stream.readline(limits.line_bytes + 1)
        if not line:
            return
        number += 1
        where = f"{source}:{number}"
        if len(line) > limits.line_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(_CHUNK)
            yield TooLargeError(where, f"the line is longer than {limits.line_bytes:,} bytes")
            continue
        if number == 1 and line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield from _all_at_once(line, stream, source, limits)
            return
        if not line.strip() or line == codecs.BOM_UTF8:
            continue
        try:
            text = decode(line, where)
        except InputError as error:
            yield error
            continue
        yield _line(text, where)


def _all_at_once(begin: bytes, stream: IO[bytes], source: str, limits: Limits) -> Iterator[Article | InputError]:
    """UTF-16 cannot be cut at the byte of a newline: the file is read whole, within the limit."""
    data = begin + stream.read(limits.file_bytes)
    if len(data) > limits.file_bytes:
        yield TooLargeError(source, f"is larger than {limits.file_bytes:,} bytes")
        return
    try:
        yield from read_lines_of(decode(data, source), source)
    except InputError as error:
        yield error


def _line(text: str, where: str) -> Article | InputError:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        return InputError(where, f"is no JSON: {error.msg} at column {error.colno}")
    except RecursionError:
        return InputError(where, "is nested too deeply to be an article")
    except ValueError as error:
        return InputError(where, f"is no JSON that we read: {error}")
    return _try(value, where)


def _try(row: object, source: str) -> Article | InputError:
    try:
        return article_of(row, source)
    except InputError as error:
        return error


def _with_date(row: dict[str, Any]) -> dict[str, Any]:
    """Replace a date that is printed in words by its day; one that cannot be read is kept in `extra`."""
    key = "date" if row.get("date") not in (None, "") else "published"
    printed = row.get(key)
    if printed in (None, ""):
        return {name: value for name, value in row.items() if name != key or value is not None}
    day = read_date(printed) if isinstance(printed, str) else None
    rest = {name: value for name, value in row.items() if name not in {"date", "published"}}
    if day is not None:
        return {**rest, "date": day.isoformat()}
    return {**rest, "date_as_printed": printed}


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
