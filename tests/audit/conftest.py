"""A small store to look at: a plain article, one with a table, a hostile one, and claims that agree or do not."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from tests.agreed import line

from tawatur.audit import create_app
from tawatur.records import Article, Rejection
from tawatur.store import Store

HOSTILE = "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} \u202e97\u202c &amp; \"><img src=x onerror=alert(1)> 'x'"
STRANGE_IDS = ["a/b", "../../etc/passwd", "..", "100%", "50%25", "q\"u'o", "a b?c#d&e=f", "<b>", "تونس", "."]
TABLE = "متوسط الأسعار (درهم)\nالمنطقة | السعر | التغير\nالوادي | 3,410 | -1.4\nالجبل | 2,215 | 8.0\n"


@contextmanager
def serving(url: str, token: str | None = None) -> Iterator[str]:
    """Serve the pages over a store on a free port of this machine, as `tawatur audit` does."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(url, token=token), host="127.0.0.1", port=0, log_level="critical")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@contextmanager
def reader(url: str) -> Iterator[httpx.Client]:
    """A client of the pages over a store."""
    with serving(url) as address, httpx.Client(base_url=address, trust_env=False, timeout=20) as client:
        yield client


@pytest.fixture(scope="session")
def opened() -> Iterator[ExitStack]:
    """What stays open to the end."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def filled(opened: ExitStack, tmp_path_factory, article: Article, claim_in) -> Path:
    """The file of the small store, made once; who writes copies it."""
    if not hasattr(opened, "filled"):
        opened.filled = tmp_path_factory.mktemp("audit") / "audit.db"
        fill(f"sqlite:///{opened.filled}", article, claim_in)
    return opened.filled


@pytest.fixture
def served(opened: ExitStack, filled: Path) -> str:
    """Where the pages over the small store are; one server for all tests that only read."""
    if not hasattr(opened, "served"):
        opened.served = opened.enter_context(serving(f"sqlite:///{filled}"))
    return opened.served


@pytest.fixture
def client(served: str) -> Iterator[httpx.Client]:
    """A client of the pages over the small store."""
    with httpx.Client(base_url=served, trust_env=False, timeout=20) as client:
        yield client


def fill(url: str, article: Article, claim_in) -> str:
    """Make a store with articles, claims, numbers that are none, and agreement."""
    year = article.body.index("2025")
    rejection = Rejection(
        article_id="a1", field="body", text="2025", start=year, end=year + 4, class_="date", why="part of a date"
    )
    with Store(url) as store:
        store.add_article(article)
        store.save_extraction(article, [claim_in("a1")], [rejection])
        for n, outlet in enumerate(["جريدة الوادي", "صحيفة الجبل", "<b>موقع</b>"], 2):
            other = Article(id=f"a{n}", outlet=outlet, title=f"خبر {n}", date=dt.date(2025, 5, n), body=article.body)
            store.add_article(other)
            low = {"number": "90000000", "low": "90000000", "high": "90000000"} if n == 3 else {}
            store.save_extraction(other, [claim_in(other.id, value=low)], [])
        store.add_article(Article(id="table", title="أسعار العقار", body=TABLE + "انتهى."))
        store.add_article(Article(id="hostile", title=HOSTILE, outlet=HOSTILE, body=HOSTILE + "\n" + HOSTILE))
        for at, name in enumerate(STRANGE_IDS):
            store.add_article(Article(id=name, title=f"مقال غريب {at}", body=f"نص المقال الغريب رقم {at}."))
        a1, a2, a3, a4 = (f"a{n}-0123456789" for n in (1, 2, 3, 4))
        store.replace_agreement(
            [
                line([a4], "agree_exact", "single_source", independent=1, fact="g"),
                line([a1, a2], "agree_exact", "disputed", independent=2),
                line([a3], "agree_exact", "disputed", independent=1),
                line([a1, a3], "conflict", "disputed"),
                line([a1, a4], "series", "not_comparable"),
            ]
        )
    return url
