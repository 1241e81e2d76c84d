"""Reading inputs of every kind, one after the other; what cannot be read is handed over as an error."""

# ruff: noqa: PLC0415 - trafilatura, feedparser and httpx take a second to import; JSON and text need none of them

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from tawatur.errors import InputError, TooLargeError
from tawatur.ingest.encoding import declared_charset, decode
from tawatur.ingest.limits import Limits
from tawatur.ingest.rows import article_of, read_json, read_jsonl, read_lines_of
from tawatur.ingest.sniff import is_feed, is_page
from tawatur.records import Article

if TYPE_CHECKING:
    from tawatur.ingest.poll import Poller

_LINES: Final = frozenset({".jsonl", ".ndjson"})
_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})
_FEEDS: Final = frozenset({".xml", ".rss", ".atom", ".rdf"})
_SUFFIXES: Final = _LINES | _PAGES | _FEEDS | {".txt", ".json"}


def read_inputs(
    paths: Sequence[str | Path],
    *,
    limits: Limits | None = None,
    stdin: IO[bytes] | None = None,
    poller: Poller | None = None,
) -> Iterator[Article | InputError]:
    """Read articles from files, folders, http(s) addresses and `-` (JSON lines on standard input).

    Errors are yielded in their place, not raised, so that the rest of a batch goes on: each names its
    source (`path`, `path:line`, `path#entry` or the address) and says why. Folders are read in the order
    of their paths; a `.txt` file is a body, `.json` one article or a list, `.jsonl` one a line, `.html` a
    page, `.xml`, `.rss` and `.atom` feeds. A file of another name is judged by its content. Addresses are fetched
    by `poller`: one that holds what it held the last time gives nothing.
    """
    limits = limits or Limits()
    for path in paths:
        name = str(path)
        if name == "-":
            yield from read_jsonl(stdin or sys.stdin.buffer, "-", limits)
        elif name.startswith(("http://", "https://")):
            if poller is None:
                from tawatur.ingest.poll import Poller

                poller = Poller(limits)
            yield from _guarded(_read_url(name, limits, poller), name)
        else:
            yield from _read_path(Path(path), limits)


def unique(items: Iterable[Article | InputError]) -> Iterator[Article | InputError]:
    """Leave out articles that came before: the same bytes of the same outlet and address are one article.

    Two outlets that print the same text are two articles; where both would get the same id from their
    bytes, the later gets one of its own, made from its outlet and address as well.
    """
    seen: set[tuple[str, str | None, str | None]] = set()
    by_id: dict[str, str] = {}
    for item in items:
        if isinstance(item, InputError):
            yield item
            continue
        key = (item.digest, item.outlet, item.url)
        if key in seen:
            continue
        seen.add(key)
        # An id of the same bytes was made from them: an id that the giver chose differs between articles.
        article = _renamed(item) if by_id.get(item.id) == item.digest else item
        by_id.setdefault(article.id, article.digest)
        yield article


def _renamed(article: Article) -> Article:
    name = "\x00".join((article.digest, article.outlet or "", article.url or ""))
    return article.model_copy(update={"id": hashlib.sha256(name.encode()).hexdigest()[:16]})


def _guarded(items: Iterator[Article | InputError], source: str) -> Iterator[Article | InputError]:
    """Turn an error that is raised on the way into the last item."""
    try:
        yield from items
    except InputError as error:
        yield error
    except OSError as error:
        yield InputError(source, f"cannot be read: {error.strerror or error}")


def _read_path(path: Path, limits: Limits) -> Iterator[Article | InputError]:
    if path.is_dir():
        yield from _read_folder(path, limits)
    else:
        yield from _guarded(_read_file(path, limits), str(path))


def _read_folder(folder: Path, limits: Limits) -> Iterator[Article | InputError]:
    """Read the files of a folder and its folders; hidden ones and links out of it are left alone."""
    empty = True
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith(".") or path.suffix.lower() not in _SUFFIXES or path.is_symlink():
                continue
            empty = False
            yield from _guarded(_read_file(path, limits), str(path))
    if empty:
        yield InputError(str(folder), f"holds no file that we read ({', '.join(sorted(_SUFFIXES))})")


def _read_file(path: Path, limits: Limits) -> Iterator[Article | InputError]:
    source = str(path)
    try:
        size = path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        raise InputError(source, "there is no such file") from None
    except ValueError:  # a NUL in the name
        raise InputError(source, "is no file name") from None
    if not path.is_file():
        raise InputError(source, "is neither a file nor a folder")
    if size == 0:
        raise InputError(source, "is empty")
    suffix = path.suffix.lower()
    if suffix in _LINES:
        with path.open("rb") as stream:
            some = False
            for item in read_jsonl(stream, source, limits):
                some = True
                yield item
        if not some:
            raise InputError(source, "holds no line of JSON")
        return
    with path.open("rb") as stream:
        data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise TooLargeError(source, f"is larger than {limits.file_bytes:,} bytes")
    yield from _read_bytes(data, source, suffix, limits)


def _read_bytes(
    data: bytes, source: str, suffix: str, limits: Limits, *, charset: str | None = None, url: str | None = None
) -> Iterator[Article | InputError]:
    if suffix in _FEEDS and not is_page(data[:4096].decode("latin-1")):
        yield from _feed(data, source, limits, charset)
        return
    text = decode(data, source, declared=charset or declared_charset(data))
    if not text.strip():
        raise InputError(source, "is empty")
    if suffix in _PAGES | _FEEDS or (suffix != ".txt" and is_page(text)):
        from tawatur.ingest.pages import read_page

        yield read_page(text, source, url=url)
    elif suffix == ".json":
        yield from read_json(text, source)
    elif suffix in _LINES:
        yield from read_lines_of(text, source)
    elif suffix == ".txt":
        body = text.replace("\r\n", "\n").replace("\r", "\n")
        yield article_of({"body": body, "url": url}, source)
    elif is_feed(text):
        yield from _feed(data, source, limits, charset)
    elif text.lstrip()[:1] in {"{", "["}:
        yield from read_json(text, source)
    else:
        raise InputError(source, f"is of no kind that we read; name it with one of {', '.join(sorted(_SUFFIXES))}")


def _feed(data: bytes, source: str, limits: Limits, charset: str | None) -> Iterator[Article | InputError]:
    from tawatur.ingest.feeds import read_feed

    return read_feed(data, source, limits, charset=charset)


def _read_url(url: str, limits: Limits, poller: Poller) -> Iterator[Article | InputError]:
    from tawatur.ingest.poll import NotModified

    try:
        fetched = poller.fetch(url)
    except NotModified:
        return
    if not fetched.data.strip():
        raise InputError(url, "is empty")
    suffix = _suffix_of(fetched.kind, fetched.data)
    yield from _read_bytes(fetched.data, url, suffix, limits, charset=fetched.charset, url=fetched.url)


def _suffix_of(kind: str, data: bytes) -> str:
    """The suffix that a file of such a media type would have."""
    match kind:
        case "text/html" | "application/xhtml+xml":
            return ".xml" if is_feed(data[:4096].decode("latin-1")) else ".html"
        case "text/plain":
            return ".txt"
        case "application/json" | "application/feed+json":
            return ".json"
        case "application/x-ndjson" | "application/jsonl":
            return ".jsonl"
        case _:
            return ".xml"
