"""JSON Schemas (2020-12) of every record that enters or leaves.

`python -m tawatur.export.schemas DIR` writes them; schemas/ of the repository is made so.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from tawatur.export.annotation import Annotation, AnnotationRequest
from tawatur.export.columns import TABLES
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


def fingerprints() -> dict[str, str]:
    """Return a sum for each schema, and for the columns of each flat table, that changes when the form does.

    Titles and descriptions, which only tell people, are left out of it.
    """
    forms: dict[str, Any] = {name: _form(schema) for name, schema in schemas().items()}
    forms |= {f"table:{name}": [(column.name, column.type) for column in columns] for name, columns in TABLES.items()}
    return {name: hashlib.sha256(json.dumps(form, sort_keys=True).encode()).hexdigest() for name, form in forms.items()}


def _form(schema: Any) -> Any:  # noqa: ANN401 - any JSON
    """Take away what tells people only. A property may be named so: its schema is an object, a description is none."""
    if isinstance(schema, dict):
        told = {"title", "description", "$id"}
        return {key: _form(value) for key, value in schema.items() if key not in told or isinstance(value, dict)}
    return [_form(item) for item in schema] if isinstance(schema, list) else schema


def _pin(path: Path) -> None:
    """Pin the forms of this version beside those of earlier ones; a version that is pinned stays as it is."""
    pinned = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if SCHEMA_VERSION not in pinned:
        pinned[SCHEMA_VERSION] = fingerprints()
        path.write_text(json.dumps(pinned, indent=2) + "\n", encoding="utf-8", newline="\n")


def write_schemas(directory: Path) -> list[Path]:
    """Write `NAME.schema.json` for each schema, pin the version in `versions.json`, and return the schemas' paths."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, schema in schemas().items():
        path = directory / f"{name}.schema.json"
        path.write_text(to_text(schema), encoding="utf-8", newline="\n")
        paths.append(path)
    _pin(directory / "versions.json")
    return paths


if __name__ == "__main__":
    write_schemas(Path(sys.argv[1] if len(sys.argv) > 1 else "schemas"))
