"""Two releases side by side: what was added, removed and changed, and in which fields."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tawatur.errors import InputError
from tawatur.export import export_dataset
from tawatur.export.diff import diff, diff_table
from tawatur.records import Claim


def written(path: Path, claims: list[dict]) -> Path:
    path.write_text("".join(json.dumps(claim, ensure_ascii=False) + "\n" for claim in claims), encoding="utf-8")
    return path


@pytest.fixture
def releases(tmp_path, records):
    """Write two releases: the claims of `records`, and what a function makes of them."""

    def write(change) -> tuple[Path, Path]:
        rows = [json.loads(claim.to_json()) for claim in records["claims"]]
        old = written(tmp_path / "old.jsonl", rows)
        return old, written(tmp_path / "new.jsonl", change(json.loads(json.dumps(rows))))

    return write


def corrected(rows: list[dict]) -> list[dict]:
    rows[0]["value"] |= {"number": "88", "low": "87.5", "high": "88.5"}
    rows[0]["review"] = {"status": "corrected", "revision": 1}
    return rows


def one_other(rows: list[dict]) -> list[dict]:
    return [*rows[1:], {**rows[0], "id": "e02c-0", "article_id": "e02c"}]


def read_again(rows: list[dict]) -> list[dict]:
    return [{**row, "provenance": {**row["provenance"], "version": "9.9.9"}} for row in rows]


def moved(rows: list[dict]) -> list[dict]:
    """A paragraph was put before: other bytes, so another id, and another place."""
    row = rows[0]
    row["id"] = "e02b-after"
    for part in (row["entity"], row["metric"], row["metric"]["of"], row["value"], row["value"]["unit_text"]):
        part["start"], part["end"] = part["start"] + 100, part["end"] + 100
    for part in (row["date"], row["source"]["cue"], row["source"]["chain"][1], row["evidence"]):
        part["start"], part["end"] = part["start"] + 100, part["end"] + 100
    Claim.model_validate(row)
    return rows


def same(rows: list[dict]) -> list[dict]:
    return list(reversed(rows))


def test_a_release_does_not_differ_from_itself(releases):
    assert list(diff(*releases(same))) == []


def test_the_changed_fields_are_named(releases):
    (change,) = diff(*releases(corrected))
    assert (change.change, change.id, change.article_id) == ("changed", "e02b-1", "e02b")
    assert [(field.field, field.old, field.new) for field in change.fields] == [
        ("value.number", "87", "88"),
        ("value.low", "86.5", "87.5"),
        ("value.high", "87.5", "88.5"),
        ("review.status", "unreviewed", "corrected"),
        ("review.revision", 0, 1),
    ]


def test_added_and_removed_claims_come_whole(releases):
    removed, added = diff(*releases(one_other))
    assert (removed.change, removed.id, removed.new) == ("removed", "e02b-1", None)
    assert (added.change, added.id, added.old) == ("added", "e02c-0", None)
    assert Claim.model_validate(removed.old).id == removed.id
    assert Claim.model_validate(added.new).id == added.id


def test_which_program_made_a_claim_does_not_count_unless_asked_for(releases):
    files = releases(read_again)
    assert list(diff(*files)) == []
    assert {field.field for change in diff(*files, ignore=()) for field in change.fields} == {"provenance.version"}
    assert list(diff(*files, ignore=("provenance",))) == []


def test_a_claim_whose_article_changed_around_it_is_the_same_claim(releases):
    (change,) = diff(*releases(moved))
    assert (change.change, change.id) == ("changed", "e02b-after")
    assert {field.field.rpartition(".")[2] for field in change.fields} == {"id", "start", "end"}


def test_changes_come_in_the_order_of_articles_and_places(releases):
    changes = list(diff(*releases(lambda rows: [{**row, "confidence": 0.1} for row in rows])))
    assert [change.id for change in changes] == ["e02a-0", "e02a-1", "e02b-0", "e02b-1"]


def test_datasets_are_compared_by_their_claims_with_texts_or_without(tmp_path, records):
    export_dataset(tmp_path / "full", **records)
    export_dataset(tmp_path / "bare", **records, text=False)
    assert list(diff(tmp_path / "full", tmp_path / "bare")) == []
    records["claims"] = records["claims"][:2]
    export_dataset(tmp_path / "less", **records, text=False, selection=True)
    assert [change.change for change in diff(tmp_path / "full", tmp_path / "less")] == ["removed", "removed"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", r"new.jsonl:1: no claim"),
        ('{"id": "a"}', r"new.jsonl:1: no claim"),
        ("[]", r"new.jsonl:1: no claim"),
    ],
)
def test_a_line_that_is_no_claim_is_named(releases, line, complaint):
    old, new = releases(same)
    new.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        list(diff(old, new))


def test_a_claim_that_is_there_twice_is_named(releases):
    with pytest.raises(InputError, match=r"new.jsonl:5: the claim e02b-1 is there twice"):
        list(diff(*releases(lambda rows: [*rows, rows[0]])))


def test_a_release_that_is_not_there_is_named(tmp_path, releases):
    with pytest.raises(InputError, match="name a dataset or a file of claims"):
        list(diff(releases(same)[0], tmp_path / "none"))


def test_the_table_shows_the_first_changes_and_counts_all(releases):
    files = releases(lambda rows: one_other([{**row, "confidence": 0.1} for row in rows]))
    table, counts = diff_table(diff(*files), limit=2)
    assert table.row_count == 2
    assert counts == {"changed": 3, "removed": 1, "added": 1}
