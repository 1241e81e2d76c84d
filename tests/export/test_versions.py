"""A form that changes gets a new version: the sums of the schemas and columns are pinned beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tawatur.export.schemas import fingerprints, write_schemas
from tawatur.records import SCHEMA_VERSION, Claim

PINNED = Path(__file__).resolve().parents[2] / "schemas" / "versions.json"


def test_a_form_does_not_change_without_its_version():
    """Raise SCHEMA_VERSION in records.py, say in CHANGELOG what changed, `python -m tawatur.export.schemas schemas`.

    A version that no release has carried yet may still grow: take its entry out of schemas/versions.json first.
    """
    assert json.loads(PINNED.read_text("utf-8"))[SCHEMA_VERSION] == fingerprints()


def test_a_description_is_no_part_of_the_form(monkeypatch):
    before = fingerprints()
    monkeypatch.setattr("tawatur.export.schemas.schemas", lambda: spoiled(lambda claim: claim.update(description="x")))
    assert fingerprints() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda claim: claim["properties"].pop("polarity"),
        lambda claim: claim["properties"].update(mood={"type": "string"}),
        lambda claim: claim["required"].remove("evidence"),
        lambda claim: claim["$defs"]["Review"]["properties"]["status"]["enum"].append("doubted"),
    ],
)
def test_a_field_a_type_and_a_requirement_are(monkeypatch, change):
    before = fingerprints()
    monkeypatch.setattr("tawatur.export.schemas.schemas", lambda: spoiled(change))
    after = fingerprints()
    assert {name for name in before if before[name] != after[name]} == {"claim"}


def spoiled(change) -> dict:
    made = json.loads((PINNED.parent / "claim.schema.json").read_text("utf-8"))
    change(made)
    others = {
        path.name.split(".")[0]: json.loads(path.read_text("utf-8")) for path in PINNED.parent.glob("*.schema.json")
    }
    return {**others, "claim": made}


def test_a_column_is_part_of_the_form(monkeypatch):
    from tawatur.export.columns import TABLES

    before = fingerprints()
    monkeypatch.setitem(TABLES, "claims", TABLES["claims"][1:])
    after = fingerprints()
    assert {name for name in before if before[name] != after[name]} == {"table:claims"}


def test_a_pinned_version_is_not_pinned_anew(tmp_path):
    pinned = tmp_path / "versions.json"
    write_schemas(tmp_path)
    made = json.loads(pinned.read_text("utf-8"))
    assert made == {SCHEMA_VERSION: fingerprints()}
    pinned.write_text(json.dumps({SCHEMA_VERSION: {"claim": "another"}, "0.9": {}}), "utf-8")
    write_schemas(tmp_path)
    assert json.loads(pinned.read_text("utf-8")) == {SCHEMA_VERSION: {"claim": "another"}, "0.9": {}}


def test_every_claim_says_its_version(claim_data):
    assert json.loads(Claim.model_validate(claim_data).to_json())["schema_version"] == SCHEMA_VERSION
