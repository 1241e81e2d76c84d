"""Records to export: the examples of schemas/, and the corpus with what the program finds in it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tawatur.agreement import agree
from tawatur.export import COMPANIONS, About, export_dataset
from tawatur.ingest import read_inputs
from tawatur.language import by_rules as extract
from tawatur.records import Agreement, Article, Claim, Rejection
from tawatur.store.reviews import ReviewRecord

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "schemas" / "examples"
ABOUT = About(
    name="test-claims",
    title="ادعاءات للاختبار",
    license="CC-BY-4.0",
    creator="غرفة الأخبار",
    url="https://example.org/claims",
)


def example(name: str) -> dict:
    return json.loads((EXAMPLES / name / "valid.json").read_text(encoding="utf-8"))


@pytest.fixture
def records() -> dict[str, list]:
    """Two articles with two claims each, a rejection and a line of agreement."""
    articles, claims, rejections = [], [], []
    for article_id in ("e02b", "e02a"):
        articles.append(
            Article.model_validate({**example("article"), "id": article_id, "url": f"https://example.org/{article_id}"})
        )
        for number in (1, 0):
            row = {**example("claim"), "id": f"{article_id}-{number}", "article_id": article_id}
            claims.append(Claim.model_validate(row))
        rejections.append(Rejection.model_validate({**example("rejection"), "article_id": article_id}))
    members = ("e02a-0", "e02b-0")
    line = {**example("agreement"), "members": members, "pairs": [[*members, "agree_exact"]]}
    return {
        "articles": articles,
        "claims": claims,
        "agreements": [Agreement.model_validate(line)],
        "rejections": rejections,
    }


def reviewed(claim: Claim, status: str, *, revision: int = 1) -> Claim:
    return Claim.model_validate(claim.model_dump(by_alias=True) | {"review": {"status": status, "revision": revision}})


def review_of(before: Claim, after: Claim, *, number: int, action: str, reason: str | None = None) -> ReviewRecord:
    return ReviewRecord.model_validate(
        {
            "id": number,
            "claim_id": after.id,
            "article_id": after.article_id,
            "reviewer": "سلمى",
            "at": dt.datetime(2026, 1, 5, 9, number, tzinfo=dt.UTC),
            "action": action,
            "reason": reason,
            "before": before.model_dump(by_alias=True),
            "after": after.model_dump(by_alias=True),
            "revision": after.review.revision,
        }
    )


@pytest.fixture(scope="session")
def corpus() -> dict[str, list]:
    """The corpus: its articles, what is found in them, and reviews of three claims."""
    articles = [item for item in read_inputs([str(ROOT / "corpus" / "articles")]) if isinstance(item, Article)]
    found = [extract(article) for article in articles]
    claims = [claim for one in found for claim in one.claims]
    lines = agree(claims, {article.id: article for article in articles})
    reviews = []
    for number, (action, status) in enumerate(
        (("accept", "accepted"), ("reject", "rejected"), ("correct", "corrected")), 1
    ):
        before = claims[number]
        claims[number] = after = reviewed(before, status)
        # Whoever rejects a claim may quote what the article says.
        reason = before.evidence.text if action == "reject" else None
        reviews.append(review_of(before, after, number=number, action=action, reason=reason))
    rejections = [rejection for one in found for rejection in one.rejections]
    return {
        "articles": articles,
        "claims": claims,
        "agreements": list(lines),
        "rejections": rejections,
        "reviews": reviews,
    }


@pytest.fixture(scope="session")
def dataset(corpus, tmp_path_factory) -> Path:
    """The corpus as a dataset with all that an export can write."""
    folder = tmp_path_factory.mktemp("dataset")
    export_dataset(folder, **corpus, also=COMPANIONS, about=ABOUT)
    return folder


@pytest.fixture(scope="session")
def bare(corpus, tmp_path_factory) -> Path:
    """The same without texts."""
    folder = tmp_path_factory.mktemp("bare")
    export_dataset(folder, **corpus, text=False, also=COMPANIONS, about=ABOUT)
    return folder


@pytest.fixture(scope="session")
def rows() -> Callable[[Path], list[dict]]:
    """Read a file of JSONL."""

    def read(path: Path) -> list[dict]:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]

    return read


@pytest.fixture(scope="session")
def content() -> Callable[[Path], dict[str, bytes]]:
    """Read all files below a folder."""

    def read(folder: Path) -> dict[str, bytes]:
        return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}

    return read
