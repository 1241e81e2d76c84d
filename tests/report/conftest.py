"""A small body of news to report on: a dispute, a corroborated fact, claims told once, and a hostile article."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.agreed import line

from tawatur.records import Agreement, Article, Claim

HOSTILE = "<script>alert(1)</script> {{ 7 * 7 }} \u202e97\u202c &amp; \"><img src=x onerror=alert(1)> 'x' </style>"


class Records:
    """Material that is a few records at hand."""

    def __init__(self, claims: Sequence[Claim], lines: Sequence[Agreement], articles: Sequence[Article]) -> None:
        self.all_claims, self.lines, self.all_articles = claims, lines, articles

    def claims(self, filters):
        statuses = filters["status"]
        return (claim for claim in self.all_claims if claim.review.status in statuses)

    def claims_by_id(self, ids):
        return {claim.id: claim for claim in self.all_claims if claim.id in ids}

    def agreements(self):
        return self.lines

    def articles(self, ids):
        return {article.id: article for article in self.all_articles if article.id in ids}

    def count_articles(self):
        return len(self.all_articles)


@pytest.fixture
def records(claim_in, article) -> Records:
    """Seven articles: a1 and a2 against a3; a4 and a5 agree; a6 stands alone; a7 is hostile and was rejected."""
    rival = {"number": "90000000", "low": "90000000", "high": None, "comparator": ">="}
    claims = [
        claim_in("a1"),
        claim_in("a2", outlet="جريدة الوادي", day=3),
        claim_in("a3", outlet="صحيفة الجبل", day=4, value=rival, modality=["level", "bound"]),
        claim_in("a4", day=5, value={"number": "98000000", "low": "97500000", "high": "98500000"}),
        claim_in("a5", outlet="جريدة الوادي", day=6, review={"status": "accepted", "revision": 1}),
        claim_in("a6", outlet="<b>موقع</b>", confidence=0.4),
        claim_in("a7", review={"status": "rejected", "revision": 1}),
    ]
    a1, a2, a3, a4, a5, a6, a7 = (claim.id for claim in claims)
    lines = [
        line([a1, a2], "agree_exact", "disputed", independent=2, fact="f", sources=["شركة الأبحاث", "IDC"]),
        line([a3], "agree_exact", "disputed", independent=1, fact="f", sources=["صحيفة الجبل"]),
        line([a1, a3], "conflict", "disputed", fact="f"),
        line([a4, a5], "agree_rounded", "corroborated", independent=2, fact="g", sources=["شركة الأبحاث", "<i>س</i>"]),
        line([a6], "agree_exact", "single_source", independent=1, fact="h"),
        line([a7], "agree_exact", "single_source", independent=1, fact="i"),
        line([a1, a6], "series", "not_comparable", fact="f"),
    ]
    articles = [
        article.model_copy(
            update={
                "id": claim.article_id,
                "outlet": claim.source.outlet,
                "date": claim.source.published,
                "title": HOSTILE if claim.article_id == "a6" else f"خبر {claim.article_id}",
                "url": f"https://example.org/{claim.article_id}?a=1&b=<x>",
            }
        )
        for claim in claims
    ]
    # An article's address is where its claims say that it is.
    claims = [
        claim.model_copy(update={"source": claim.source.model_copy(update={"url": at.url})})
        for claim, at in zip(claims, articles, strict=True)
    ]
    return Records(claims, lines, articles)
