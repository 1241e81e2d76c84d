"""JSON Schemas (2020-12) of every record that enters or leaves.

`python -m tawatur.export.schemas DIR` writes them; schemas/ of the repository is made so.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from tawatur.export.annotation import Annotation, AnnotationRequest
from tawatur.export.references import ArticleReference, ClaimReference, ReviewReference
from tawatur.records import SCHEMA_VERSION, Agreement, Article, Claim, Record, Rejection
from tawatur.store.reviews import ReviewRecord

MODELS: Final[dict[str, type[Record]]] = {
    "agreement": Agreement,
    "annotation": Annotation,
    "annotation_request": AnnotationRequest,
    "article": Article,
    "article_reference": ArticleReference,
    "claim": Claim,
    "claim_reference": ClaimReference,
    "rejection": Rejection,
    "review": ReviewRecord,
    "review_reference": ReviewReference,
}
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


class _Untitled(GenerateJsonSchema):
    """Leaves out the titles that only repeat a field's name."""

    def field_title_should_be_set(self, schema: core_schema.CoreSchema | Any) -> bool:  # noqa: ANN401
        return False


def schemas() -> dict[str, dict[str, Any]]:
    """Return the schemas by name: of each record that enters or leaves, with texts and without (`_reference`)."""
    made = {name: _titled(name, model) for name, model in MODELS.items()}
    made["article_input"] = _article_input(made["article"])
    return dict(sorted(made.items()))


def _titled(name: str, model: type[Record]) -> dict[str, Any]:
    schema = model.model_json_schema(schema_generator=_Untitled)
    title = schema.pop("title", model.__name__)
    return _head(name, title) | schema


def _head(name: str, title: str) -> dict[str, Any]:
    return {"$schema": _DIALECT, "$id": f"urn:tawatur:schema:{SCHEMA_VERSION}:{name}", "title": title}


def _article_input(article: dict[str, Any]) -> dict[str, Any]:
    """The looser form of an article that comes in: other names of keys, no id, keys that we do not know."""
    properties = {name: field for name, field in article["properties"].items() if name not in {"extra", "id"}}
    properties["date"] = {"type": ["string", "null"], "description": "ISO 8601; a time behind the day is cut off."}
    properties |= {
        "id": {"type": ["string", "integer", "null"], "description": "Made from title and body when absent."},
        "published": properties["date"] | {"description": "Stands in for `date`."},
        "text": {"type": ["string", "null"], "description": "Stands in for `body`."},
        "extra": {"type": ["object", "null"]},
    }
    properties["body"] = {"type": ["string", "null"]}
    return {
        **_head("article_input", "ArticleInput"),
        "description": "An article as it may come in; keys that are not named here are kept in `extra`.",
        "type": "object",
        "properties": properties,
        "anyOf": [{"required": [name], "properties": {name: {"type": "string"}}} for name in ("body", "text")],
    }


def to_text(schema: dict[str, Any]) -> str:
    """Write a schema as the file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write_schemas(directory: Path) -> list[Path]:
    """Write `NAME.schema.json` for each schema and return the paths."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, schema in schemas().items():
        path = directory / f"{name}.schema.json"
        path.write_text(to_text(schema), encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1] if len(sys.argv) > 1 else "schemas"))
