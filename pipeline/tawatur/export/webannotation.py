"""`annotations.jsonld`: the evidence of each claim as a W3C Web Annotation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

from tawatur.export.columns import Json, Standing
from tawatur.export.names import in_one_line, urn

_CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"


def web_annotations(
    claims: Iterable[Json], total: int, standings: dict[str, Standing], *, version: str
) -> Iterator[str]:
    """Write an AnnotationCollection with one page, an annotation a line.

    The target is the plain text that tawatur read (title or body), which came from the article's page (`via`);
    positions are code points in it, half-open.
    """
    head = {
        "@context": _CONTEXT,
        "id": urn("annotations", version),
        "type": "AnnotationCollection",
        "label": "Claims with numbers in Arabic news",
        "total": total,
    }
    yield json.dumps(head, ensure_ascii=False)[:-1]
    yield f', "first": {{"id": "{urn("annotations", version)}:1", "type": "AnnotationPage", "startIndex": 0, "items": ['
    comma = "\n"
    for claim in claims:
        yield comma + json.dumps(_annotation(claim, standings.get(claim["id"])), ensure_ascii=False)
        comma = ",\n"
    yield "\n]}}\n"


def _annotation(claim: Json, standing: Standing | None) -> dict[str, Any]:
    evidence, program = claim["evidence"], claim["provenance"]
    source: dict[str, Any] = {
        "id": f"{urn('article', claim['article_id'])}#{evidence['field']}",
        "type": "Text",
        "format": "text/plain",
        "language": "ar",
    }
    if claim["source"]["url"]:
        source["via"] = claim["source"]["url"]
    selectors: list[dict[str, Any]] = [
        {"type": "TextPositionSelector", "start": evidence["start"], "end": evidence["end"]}
    ]
    if "text" in evidence:
        quote = {"exact": evidence["text"], "prefix": evidence["prefix"], "suffix": evidence["suffix"]}
        selectors.insert(0, {"type": "TextQuoteSelector", **quote})
    tags = [claim["review"]["status"], *([standing.verdict] if standing else [])]
    body: list[dict[str, Any]] = [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "value": in_one_line(claim),
            "format": "text/plain",
            "language": "ar",
        }
    ]
    body += [{"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags]
    return {
        "id": urn("claim", claim["id"]),
        "type": "Annotation",
        "motivation": "identifying",
        "generator": {"id": urn("program", program["version"]), "type": "Software", "name": "tawatur"},
        "body": body,
        "target": {"type": "SpecificResource", "source": source, "selector": selectors},
    }
