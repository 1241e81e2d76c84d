"""Articles and claims for the store's tests: short, ours, and different from each other."""

import datetime as dt
import os
from collections.abc import Callable

import pytest

from tawatur.records import Agreement, Article, Claim, Rejection
from tawatur.store import Store

from . import postgres


def make_article(number: int, **changes) -> Article:
    body = f"ارتفعت صادرات البلاد {number + 10}% في مايو، وفق وزارة التجارة."
    values = {"id": f"a{number}", "outlet": "صحيفة التجربة", "title": f"صادرات {number}", "body": body}
    values |= {"date": dt.date(2025, 6, 1), "url": f"https://example.org/{number}"}
    return Article(**{**values, **changes})


def make_claim(article: Article, number: int = 0, **changes) -> Claim:
    start = article.body.index("%") - 2
    value = {"text": article.body[start : start + 3], "start": start, "end": start + 3}
    return Claim.model_validate(
        {
            "id": f"{article.id}-{number}",
            "article_id": article.id,
            "entity": {"type": "LOC", "canonical": "البلاد"},
            "metric": {"name": "exports", "kind": "change", "direction": "up"},
            "value": {**value, "number": article.body[start : start + 2], "unit": "percent"},
            "date": {"from": "2025-05-01", "to": "2025-05-31", "type": "month"},
            "source": {
                "outlet": article.outlet,
                "url": article.url,
                "published": article.date,
                "scope": "none",
                "chain": [],
            },
            "modality": ["change"],
            "evidence": {
                "field": "body",
                "text": article.body,
                "start": 0,
                "end": len(article.body),
                "kind": "sentence",
            },
            "confidence": 0.9,
            "provenance": {"version": "0", "by": "test"},
            **changes,
        }
    )


def make_rejection(article: Article) -> Rejection:
    row = {
        "article_id": article.id,
        "field": "title",
        "text": "1",
        "start": 7,
        "end": 8,
        "class": "ordinal",
        "why": "رقم",
    }
    return Rejection.model_validate(row)


def make_agreement(*members: str) -> Agreement:
    return Agreement.model_validate(
        {
            "id": "g-" + members[0],
            "fact": "f1",
            "members": members,
            "label": "agree_exact",
            "verdict": "single_source",
            "independent_sources": 1,
            "sources": ["وزارة التجارة"],
            "pairs": [[*members[:2], "agree_exact"]],
            "consensus": None,
            "why": {"ar": "المصدر واحد", "en": "one source"},
        }
    )


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server. Where none is installed its tests are skipped; CI installs it, so there they fail."""
    programs = postgres.programs()
    if programs is None:
        missing = "PostgreSQL is not installed: `apt-get install postgresql` brings it"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(missing)
    with postgres.running(programs) as running:
        yield running


@pytest.fixture(scope="session")
def shared_database(server) -> str:
    """A database with the tables already made."""
    name = server.new_database()
    Store(server.url(name)).close()
    return name


@pytest.fixture
def sqlite_url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'store.db'}"


@pytest.fixture
def postgresql_url(server, shared_database):
    server.empty(shared_database)
    return server.url(shared_database)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request) -> str:
    """The address of an empty store: every test that asks for it runs on both databases."""
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def store(url):
    with Store(url) as opened:
        yield opened


@pytest.fixture(scope="session")
def article() -> Callable[..., Article]:
    return make_article


@pytest.fixture(scope="session")
def claim() -> Callable[..., Claim]:
    return make_claim


@pytest.fixture(scope="session")
def rejection() -> Callable[..., Rejection]:
    return make_rejection


@pytest.fixture(scope="session")
def agreement() -> Callable[..., Agreement]:
    return make_agreement
