"""The API's own description (OpenAPI), laid out for a page that needs no script."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that programs can ask: how, where, with which parameters, and what is sent and comes back."""

    method: str
    path: str
    summary: str
    parameters: tuple[tuple[str, str, bool], ...]
    body: str
    answer: str


def operations(described: Mapping[str, Any]) -> list[Operation]:
    """Read the operations out of a description."""
    return [
        Operation(
            method=method.upper(),
            path=f"/api{path}",
            summary=operation.get("description") or operation.get("summary", ""),
            parameters=tuple(
                (parameter["name"], _type(parameter["schema"]), bool(parameter.get("required")))
                for parameter in operation.get("parameters", ())
            ),
            body=_content(operation.get("requestBody", {})),
            answer=_content(next(v for k, v in operation["responses"].items() if k.startswith("2"))),
        )
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    ]


def _content(message: Mapping[str, Any]) -> str:
    """Name what a request or an answer holds."""
    return _type(message.get("content", {}).get("application/json", {}).get("schema", {}))


def _type(schema: Mapping[str, Any]) -> str:
    """Write a schema on one line: `Claim`, `list of Claim`, `harm | newest`, `string | null`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(filter(None, map(_type, schema["anyOf"]))))
    if "enum" in schema:
        return " | ".join(str(choice) for choice in schema["enum"])
    if "const" in schema:
        return str(schema["const"])
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return " ".join(filter(None, (str(schema.get("type", "")), str(schema.get("format", "")))))
