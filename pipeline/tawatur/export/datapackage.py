"""`datapackage.json`: the dataset as a Frictionless Data Package."""

from __future__ import annotations

import json
from typing import Any, Final

from tawatur.export.columns import CLAIMS, Column, ColumnType
from tawatur.export.drafts import Written
from tawatur.export.release import MEDIA_TYPES, Release, ending

_TYPES: Final[dict[ColumnType, str]] = {
    "string": "string",
    "strings": "string",
    "decimal": "number",
    "float": "number",
    "integer": "integer",
    "boolean": "boolean",
    "date": "date",
    "datetime": "datetime",
}
_NEEDED: Final = frozenset({"id", "article_id", "kind", "value_text", "evidence_sha256"})


def datapackage(release: Release) -> str:
    """Describe a dataset: each file with its size and sum, the CSV with the schema of its columns."""
    about = release.about
    package: dict[str, Any] = {
        "profile": "data-package",
        "name": about.name,
        "title": about.title,
        "description": release.description,
        "version": release.version,
        "keywords": ["arabic", "claims", "fact-checking", "news"],
    }
    if release.newest:
        package["created"] = f"{release.newest}T00:00:00Z"
    if about.url:
        package["homepage"] = about.url
    if about.license:
        package["licenses"] = [{"name": about.license}]
    if about.creator:
        package["contributors"] = [{"title": about.creator, "role": "publisher"}]
    package["resources"] = [_resource(file) for file in release.data()]
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(file: Written) -> dict[str, Any]:
    kind = ending(file.name)
    resource: dict[str, Any] = {
        "name": file.name.replace(".", "-"),
        "path": file.name,
        "format": kind,
        "mediatype": MEDIA_TYPES[kind],
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    if kind == "csv":
        schema = {"fields": [_field(column) for column in CLAIMS], "primaryKey": ["id"], "missingValues": [""]}
        return resource | {"type": "table", "profile": "tabular-data-resource", "schema": schema}
    return resource | {"type": "file", "profile": "data-resource"}


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": _TYPES[column.type], "description": column.about}
    return field | ({"constraints": {"required": True}} if column.name in _NEEDED else {})
