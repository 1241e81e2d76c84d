"""Names for the web: the URNs of articles and claims, and a claim in one line."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from tawatur.export.columns import Json

# First strong isolate and pop directional isolate: a Latin name or a number does not reorder its neighbours.
_ISOLATE: Final = "\u2068{}\u2069"


def urn(kind: str, name: str) -> str:
    """Name an article, a claim or a line: `urn:tawatur:claim:e02a-5f0c2b7a91`."""
    return f"urn:tawatur:{kind}:{quote(name, safe='')}"


def in_one_line(claim: Json) -> str:
    """Say a claim, given as JSON, from its slots alone: «مصر · نسبة الدين العام · 87% · 2025/2026»."""
    entity, metric, value, date = claim["entity"] or {}, claim["metric"], claim["value"], claim["date"] or {}
    unit = value["unit_text"]
    outside = unit is not None and not value["start"] <= unit["start"] < value["end"]
    figure = [value["hedge"] and value["hedge"]["text"], value["text"], unit["text"] if outside else None]
    days = " … ".join(dict.fromkeys(filter(None, (date.get("from"), date.get("to")))))
    parts = (
        entity.get("canonical") or entity.get("text"),
        metric["text"] or metric["name"],
        " ".join(filter(None, figure)),
        date.get("text") or days,
    )
    return " · ".join(_ISOLATE.format(part) for part in parts if part)
