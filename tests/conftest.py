"""Builders shared by all tests: short Arabic texts in, records out."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import settings

from tawatur.records import Article, Claim

# Deadlines would assert speed, which belongs to benchmarks/. CI tries the same examples each time, so that a run
# can be repeated; a developer's runs look for new ones.
settings.register_profile("tawatur", deadline=None, max_examples=60, derandomize="CI" in os.environ)
settings.load_profile("tawatur")

SENTENCE = "بلغ عدد مستخدمي «ديب سيك» 97 مليون مستخدم في أبريل 2025 بحسب شركة الأبحاث."


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A real Chromium for the tests of a module; skipped with a message where none is installed."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium here: apt-get install --no-install-recommends chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture
def article() -> Article:
    """An article of one sentence that holds one claim with every slot filled."""
    return Article(id="a1", outlet="صحيفة التجربة", title="نمو سريع", date=dt.date(2025, 5, 2), body=SENTENCE)


def span(text: str, part: str) -> dict[str, Any]:
    """The span of a part of a text, as a dict."""
    start = text.index(part)
    return {"text": part, "start": start, "end": start + len(part)}


@pytest.fixture
def claim_data(article: Article) -> dict[str, Any]:
    """The claim of `article` as the dict that CONTRACT describes."""
    body = article.body
    return {
        "schema_version": "1.0",
        "id": "a1-0123456789",
        "article_id": "a1",
        "entity": {**span(body, "ديب سيك"), "type": "PRODUCT", "canonical": "DeepSeek", "wikidata": None},
        "metric": {**span(body, "عدد مستخدمي"), "name": "user_count", "kind": "level", "direction": None, "of": None},
        "value": {
            **span(body, "97 مليون"),
            "number": "97000000",
            "low": "96500000",
            "high": "97500000",
            "comparator": "=",
            "hedge": None,
            "unit": "مستخدم",
            "unit_text": {"text": "مستخدم", "start": 35, "end": 41},
            "per": None,
            "decimals": -6,
        },
        "date": {
            **span(body, "أبريل 2025"),
            "from": "2025-04-01",
            "to": "2025-04-30",
            "type": "month",
            "duration": None,
            "calendar": "gregorian",
            "resolved_by": "text",
        },
        "source": {
            "outlet": article.outlet,
            "url": None,
            "published": "2025-05-02",
            "scope": "sentence",
            "chain": [
                {"level": "outlet", "name": article.outlet},
                {
                    "level": "primary",
                    "name": "شركة الأبحاث",
                    "start": body.index("شركة الأبحاث"),
                    "end": body.index("شركة الأبحاث") + len("شركة الأبحاث"),
                    "strength": "explicit",
                },
            ],
            "cue": span(body, "بحسب"),
        },
        "modality": ["level"],
        "polarity": "affirmed",
        "missing": {},
        "evidence": {"field": "body", **span(body, body), "prefix": "", "suffix": "", "kind": "sentence"},
        "confidence": 0.9,
        "provenance": {"version": "0", "by": "test"},
        "review": {"status": "unreviewed"},
    }


@pytest.fixture
def make_claim(claim_data: dict[str, Any]) -> Callable[..., Claim]:
    """Build the claim with some slots changed: `make_claim(value={"comparator": ">"})`."""

    def build(**changes: Any) -> Claim:
        data = dict(claim_data)
        for slot, change in changes.items():
            merge = isinstance(change, dict) and isinstance(data.get(slot), dict) and slot != "missing"
            data[slot] = {**data[slot], **change} if merge else change
        return Claim.model_validate(data)

    return build


@pytest.fixture
def claim_in(make_claim) -> Callable[..., Claim]:
    """The claim of the shared sentence, in another article and with other slots."""

    def build(article_id: str, *, outlet: str | None = "صحيفة التجربة", day: int = 2, **changes) -> Claim:
        source = {**make_claim().source.model_dump(by_alias=True), "outlet": outlet, "published": dt.date(2025, 5, day)}
        source["chain"][0]["name"] = outlet
        return make_claim(id=f"{article_id}-0123456789", article_id=article_id, source=source, **changes)

    return build
