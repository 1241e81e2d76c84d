"""The corpus' gold claims as annotated sentences: to measure with, never to learn from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from tawatur.training.sentences import KINDS, Mark, Negative, Record, Value

GOLD_ROLES: Final = ("entity", "denominator", "period", "source", "cue")  # the gold marks no words of the metric
_PARTING: Final = "وف"
_LEADING: Final = ("بحلول ", "في ", "خلال ", "منذ ", "عن ", "من ", "حتى ", "بنهاية ")


def read_gold(corpus: Path) -> Iterator[Record]:
    """Read the sentences of `gold_claims.jsonl`; rows of tables are left out.

    Roles that the sentence does not print are left out as in the sentences' own mark-up; so are prepositions
    before a period.
    """
    rows: dict[tuple[str, str, int], list[dict[str, Any]]] = {}
    for line in (corpus / "gold_claims.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row["record_type"] != "table_claim":
            rows.setdefault((row["file"], row["field"], row["evidence"]["start"]), []).append(row)
    for (file, field, start), held in sorted(rows.items()):
        text = held[0]["evidence"]["text"]
        claims = sorted((r for r in held if r["record_type"] != "negative"), key=lambda r: r["value_span"]["start"])
        spans = {_moved(r["value_span"], start) for r in claims}
        negatives = [(_moved(r["value_span"], start), r["negative_class"]) for r in held if r not in claims]
        yield Record(
            f"gold-{file.removesuffix('.json')}-{field}-{start}", "agency", (), text,
            tuple(Value(_moved(r["value_span"], start), _kind(r), _roles(r, text, start)) for r in claims),
            tuple(Negative(span, name) for span, name in negatives if span not in spans), f"{file}:{field}:{start}",
        )  # fmt: skip


def _kind(row: dict[str, Any]) -> str:
    return str(row["kind"]) if row.get("kind") in KINDS and row["record_type"] == "claim" else "vague"


def _moved(span: dict[str, Any], by: int) -> Mark:
    return Mark(span["start"] - by, span["end"] - by)


def _roles(row: dict[str, Any], text: str, start: int) -> dict[str, Mark]:
    found = {}
    for name, key in (("entity", "entity"), ("denominator", "denominator_span"), ("period", "period_span")):
        if row.get(key):
            found[name] = _moved(row[key], start)
    if "period" in found:
        mark = found["period"]
        leading = next((word for word in _LEADING if mark.of(text).startswith(word)), "")
        found["period"] = Mark(mark.start + len(leading), mark.end)
    attribution = row.get("attribution") or {}
    cue = attribution.get("text_cue")
    if attribution.get("scope") != "sentence" or not cue:
        return found
    cue = cue[1:] if cue[0] in _PARTING and cue[1:] and cue not in {"وفق", "وفقا", "وفقاً"} else cue
    links = [link["name"] for link in attribution["chain"][1:] if link.get("strength") == "explicit"]
    at = text.find(cue)
    if at >= 0:
        found["cue"] = Mark(at, at + len(cue))
        if links and (places := _all(text, links[-1])):
            nearest = min(places, key=lambda place: abs(place - at))
            found["source"] = Mark(nearest, nearest + len(links[-1]))
    return found


def _all(text: str, phrase: str) -> list[int]:
    """Return where a phrase begins."""
    found, at = [], text.find(phrase)
    while at >= 0:
        found.append(at)
        at = text.find(phrase, at + 1)
    return found
