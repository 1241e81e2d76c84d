"""`prov.json`: where each claim comes from, in W3C PROV-JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final
from urllib.parse import quote

from tawatur.export.columns import Json
from tawatur.export.release import Release

_PREFIXES: Final = {"t": "urn:tawatur:", "dcterms": "http://purl.org/dc/terms/", "schema": "https://schema.org/"}
_Rows = Callable[[], Iterable[Json]]


def prov(articles: _Rows, claims: _Rows, reviews: _Rows, release: Release) -> Iterator[str]:
    """Write a PROV document: articles, the claims that a program found in them, the reviews, and the dataset's files.

    Each table is gone through more than once, so it is given as a function that starts over.
    """
    tables = [file for file in release.data() if file.name.endswith(".jsonl")]
    versions = sorted({claim["provenance"]["version"] for claim in claims()})
    people = sorted({review["reviewer"] for review in reviews()})
    changes = [review for review in reviews() if review["after"]]

    def entities() -> Iterator[tuple[str, Any]]:
        yield _name("dataset", release.version), {"prov:type": _type("prov:Collection")}
        for file in tables:
            yield _name("file", file.name), {"schema:sha256": file.sha256, "schema:contentSize": file.size}
        for article in articles():
            known = {"dcterms:publisher": article["outlet"], "prov:atLocation": article["url"]}
            yield _name("article", article["id"]), {key: value for key, value in known.items() if value}
        here = set()
        for claim in claims():
            here.add(claim["id"])
            yield _name("claim", claim["id"]), {"t:status": claim["review"]["status"]}
        for gone in sorted({review["claim_id"] for review in changes} - here):
            yield _name("claim", gone), {"t:status": "orphaned"}  # its article no longer says it so
        for review in changes:
            yield _state(review), {"t:status": review["after"]["review"]["status"]}

    def derivations() -> Iterator[tuple[str, Any]]:
        for claim in claims():
            program = claim["provenance"]["version"]
            yield (
                _relation("d", claim["id"]),
                {
                    "prov:generatedEntity": _name("claim", claim["id"]),
                    "prov:usedEntity": _name("article", claim["article_id"]),
                    "prov:activity": _name("extraction", program),
                },
            )

    sections: dict[str, Iterable[tuple[str, Any]]] = {
        "entity": entities(),
        "activity": [
            *((_name("extraction", version), {"prov:type": "extraction"}) for version in versions),
            *(
                (
                    _name("review", str(review["id"])),
                    {"prov:type": review["action"], "prov:startTime": review["at"], "prov:endTime": review["at"]},
                )
                for review in reviews()
            ),
        ],
        "agent": [
            *((_name("program", version), {"prov:type": _type("prov:SoftwareAgent")}) for version in versions),
            *(
                (_name("person", person), {"prov:type": _type("prov:Person"), "prov:label": person})
                for person in people
            ),
        ],
        "wasDerivedFrom": derivations(),
        "wasAssociatedWith": [
            *(
                (
                    _relation("a", version),
                    {"prov:activity": _name("extraction", version), "prov:agent": _name("program", version)},
                )
                for version in versions
            ),
            *(
                (
                    _relation("r", str(review["id"])),
                    {
                        "prov:activity": _name("review", str(review["id"])),
                        "prov:agent": _name("person", review["reviewer"]),
                    },
                )
                for review in reviews()
            ),
        ],
        "wasGeneratedBy": (
            (
                _relation("g", str(review["id"])),
                {"prov:entity": _state(review), "prov:activity": _name("review", str(review["id"]))},
            )
            for review in changes
        ),
        "specializationOf": (
            (
                _relation("s", str(review["id"])),
                {
                    "prov:specificEntity": _state(review),
                    "prov:generalEntity": _name("claim", review["claim_id"]),
                },
            )
            for review in changes
        ),
        "hadMember": (
            (
                _relation("m", file.name),
                {"prov:collection": _name("dataset", release.version), "prov:entity": _name("file", file.name)},
            )
            for file in tables
        ),
    }
    yield f'{{"prefix": {json.dumps(_PREFIXES)}'
    for section, rows in sections.items():
        yield f',\n"{section}": {{'
        comma = "\n"
        for name, row in rows:
            yield f"{comma}{json.dumps(name)}: {json.dumps(row, ensure_ascii=False)}"
            comma = ",\n"
        yield "\n}"
    yield "\n}\n"


def _state(review: Json) -> str:
    """Name a claim as a review left it."""
    return _name("claim", f"{review['claim_id']}/{review['revision']}")


def _name(kind: str, name: str) -> str:
    return f"t:{kind}:{quote(name, safe='')}"


def _relation(kind: str, name: str) -> str:
    """Name a relation, which nothing outside of the document needs to find."""
    return f"_:{kind}.{quote(name, safe='')}"


def _type(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
