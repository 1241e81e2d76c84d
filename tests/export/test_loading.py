"""A dataset loads with what its users use: pandas, DuckDB, Hugging Face datasets, the csv module."""

from __future__ import annotations

import csv
import json
from decimal import Decimal

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from tawatur.export.columns import CLAIMS, TABLES

TABLE_NAMES = sorted(TABLES)


def sheet(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_parquet_has_a_row_a_record_and_the_documented_columns(dataset, rows, table):
    file = pq.ParquetFile(dataset / f"{table}.parquet")
    assert file.schema_arrow.names == [column.name for column in TABLES[table]]
    assert file.metadata.num_rows == len(rows(dataset / f"{table}.jsonl"))


def test_numbers_in_parquet_are_exact(dataset, rows):
    exact = pq.read_table(dataset / "claims.parquet", columns=["id", "number", "low", "high"]).to_pylist()
    by_id = {row["id"]: row["value"] for row in rows(dataset / "claims.jsonl")}
    assert exact
    assert all(
        {name: row[name] for name in ("number", "low", "high")}.items() <= by_id[row["id"]].items() for row in exact
    )


def test_pandas_loads_the_parquet(dataset):
    claims = pd.read_parquet(dataset / "claims.parquet")
    assert claims.number_float.dtype == "float64"
    assert claims.id.is_unique
    assert set(claims.kind) == {"level", "change", "share"}


def test_pandas_loads_the_csv(dataset):
    claims = pd.read_csv(dataset / "claims.csv")
    assert list(claims.columns) == [column.name for column in CLAIMS]
    assert claims.number.dtype == "float64"
    assert claims.bound.dtype == bool


def test_pandas_loads_the_lines_and_the_array(dataset):
    lines = pd.read_json(dataset / "claims.jsonl", lines=True)
    assert list(pd.read_json(dataset / "claims.json").id) == list(lines.id)


def test_duckdb_queries_each_form(dataset):
    counts = [
        duckdb.sql(f"SELECT count(*), count(DISTINCT id) FROM '{dataset / name}'").fetchall()  # noqa: S608 - our own path
        for name in ("claims.parquet", "claims.csv", "claims.jsonl", "claims.json")
    ]
    assert counts == [counts[0]] * 4
    assert counts[0][0][0] == counts[0][0][1] > 400


def test_duckdb_computes_with_exact_decimals(dataset, rows):
    ((total,),) = duckdb.sql(
        f"SELECT sum(number::DECIMAL(38, 9)) FROM '{dataset / 'claims.parquet'}' WHERE unit = 'percent'"  # noqa: S608
    ).fetchall()
    values = [row["value"] for row in rows(dataset / "claims.jsonl")]
    assert total == sum(Decimal(v["number"]) for v in values if v["unit"] == "percent" and v["number"] is not None)


def test_csv_and_parquet_hold_the_same(dataset):
    flat = pq.read_table(dataset / "claims.parquet").to_pylist()
    for printed, row in zip(sheet(dataset / "claims.csv"), flat, strict=True):
        for column in CLAIMS:
            cell = row[column.name]
            text = "" if cell is None else str(cell).lower() if column.type == "boolean" else str(cell)
            assert printed[column.name].removeprefix("'") == text.removeprefix("'"), column.name


@pytest.mark.parametrize("folder", ["dataset", "bare"])
def test_hugging_face_loads_the_folder(request, tmp_path, monkeypatch, rows, folder):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    from datasets import get_dataset_config_names, load_dataset

    path = request.getfixturevalue(folder)
    assert sorted(get_dataset_config_names(str(path))) == TABLE_NAMES
    claims = load_dataset(str(path), split="train", cache_dir=str(tmp_path))  # the default is the claims
    assert claims.column_names == [column.name for column in CLAIMS]
    for table in TABLE_NAMES:
        loaded = load_dataset(str(path), table, split="train", cache_dir=str(tmp_path))
        assert len(loaded) == len(rows(path / f"{table}.jsonl"))


def test_times_and_days_are_times_and_days(dataset, rows):
    (first, *_) = pq.read_table(dataset / "reviews.parquet").to_pylist()
    assert first["at"].isoformat() == "2026-01-05T09:01:00+00:00"
    assert json.loads(first["after"]) == rows(dataset / "reviews.jsonl")[0]["after"]
    dated = [row for row in pq.read_table(dataset / "claims.parquet").to_pylist() if row["date_from"]]
    assert all(row["date_from"] <= row["date_to"] for row in dated if row["date_to"])


def test_each_claim_knows_its_verdict(dataset, rows):
    """The line that it agrees in says it; lines that only compare say nothing of it."""
    flat = {row["id"]: row for row in pq.read_table(dataset / "claims.parquet").to_pylist()}
    verdicts = {"corroborated": 0, "single_source": 0, "disputed": 0}
    for line in rows(dataset / "agreement.jsonl"):
        if line["verdict"] != "not_comparable" and line["label"] != "conflict":
            verdicts[line["verdict"]] += 1
            for member in line["members"]:
                assert flat[member]["fact"] == line["fact"]
                assert flat[member]["verdict"] in {line["verdict"], "disputed"}
    assert all(verdicts.values())
