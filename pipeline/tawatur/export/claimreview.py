"""`claimreview.jsonld`: reviewed claims as schema.org ClaimReview.

What people review in tawatur is whether the article says so, not whether it is true; `reviewAspect` and the rating's
wording say it, so that nobody takes an accepted claim for a fact-check.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from tawatur.export.columns import Json, Standing
from tawatur.export.names import in_one_line, urn

_ASPECT: Final = "whether the article says so"
# The rating of a status: 3 the article says it, 2 it says it after a correction, 1 it does not.
_RATINGS: Final = {
    "accepted": (3, "المقال يقول ذلك · the article says so"),
    "corrected": (2, "المقال يقول ذلك بعد تصحيح القراءة · the article says so; the reading was corrected"),
    "rejected": (1, "المقال لا يقول ذلك · the article does not say so"),
}


def claim_reviews(
    claims: Iterable[Json], reviews: Mapping[str, Json], standings: Mapping[str, Standing]
) -> Iterator[str]:
    """Write a graph of ClaimReviews, one a line, for the claims that a person has decided on.

    `reviews` holds the last review of each claim: who decided, when and why.
    """
    yield '{"@context": "https://schema.org", "@graph": ['
    comma = "\n"
    for claim in claims:
        if claim["review"]["status"] in _RATINGS:
            made = _claim_review(claim, reviews.get(claim["id"]), standings.get(claim["id"]))
            yield comma + json.dumps(made, ensure_ascii=False)
            comma = ",\n"
    yield "\n]}\n"


def _claim_review(claim: Json, review: Json | None, standing: Standing | None) -> dict[str, Any]:
    grade, wording = _RATINGS[claim["review"]["status"]]
    rating: dict[str, Any] = {
        "@type": "Rating",
        "ratingValue": grade,
        "bestRating": 3,
        "worstRating": 1,
        "alternateName": wording,
    }
    made: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": urn("review", claim["id"]),
        "claimReviewed": in_one_line(claim),
        "inLanguage": "ar",
        "reviewAspect": _ASPECT,
        "reviewRating": rating,
        "itemReviewed": _claim(claim),
    }
    if review is not None:
        made["author"] = {"@type": "Person", "name": review["reviewer"]}
        made["datePublished"] = review["at"]
        if review.get("reason"):
            rating["ratingExplanation"] = review["reason"]
    if standing is not None:
        count = standing.independent_sources
        made["reviewBody"] = standing.verdict + ("" if count is None else f"; independent sources: {count}")
    return made


def _claim(claim: Json) -> dict[str, Any]:
    source, evidence = claim["source"], claim["evidence"]
    article: dict[str, Any] = {"@type": "NewsArticle", "@id": urn("article", claim["article_id"]), "inLanguage": "ar"}
    if source["url"]:
        article["url"] = source["url"]
    if source["published"]:
        article["datePublished"] = source["published"]
    if source["outlet"]:
        article["publisher"] = {"@type": "Organization", "name": source["outlet"]}
    made: dict[str, Any] = {"@type": "Claim", "@id": urn("claim", claim["id"]), "appearance": article}
    root = source["chain"][-1] if source["chain"] else {}
    name = root.get("canonical") or root.get("name")
    if name:
        made["author"] = {"@type": "Organization" if root["level"] != "primary" else "Thing", "name": name}
    if "text" in evidence:
        made["text"] = evidence["text"]
    return made
