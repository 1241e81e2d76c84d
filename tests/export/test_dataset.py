"""A dataset: sorted, whole, the same bytes for the same records, and never half a file."""

import json
import os
import random
import time

import pytest
from jsonschema import Draft202012Validator

from tawatur.errors import ExportError
from tawatur.export import COMPANIONS, export_dataset
from tawatur.records import Claim
from tawatur.store import Store


def test_a_dataset_has_its_records_in_all_forms_and_their_schemas(tmp_path, records, content):
    paths = export_dataset(tmp_path / "out", **records)
    assert {str(path.relative_to(tmp_path / "out")) for path in paths} == {
        "claims.jsonl",
        "claims.json",
        "claims.csv",
        "claims.parquet",
        "articles.jsonl",
        "articles.parquet",
        "agreement.jsonl",
        "agreement.parquet",
        "rejections.jsonl",
        "rejections.parquet",
        "schemas/article.schema.json",
        "schemas/claim.schema.json",
        "schemas/agreement.schema.json",
        "schemas/rejection.schema.json",
        "datapackage.json",
        "README.md",
    }
    assert set(content(tmp_path / "out")) == {str(path.relative_to(tmp_path / "out")) for path in paths}


@pytest.mark.parametrize("folder", ["dataset", "bare"])
@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("articles", "article"),
        ("claims", "claim"),
        ("agreement", "agreement"),
        ("rejections", "rejection"),
        ("reviews", "review"),
    ],
)
def test_every_line_fits_the_schema_that_lies_beside_it(request, rows, folder, file, name):
    path = request.getfixturevalue(folder)
    (schema,) = (
        one for one in (path / "schemas").iterdir() if one.name.split(".")[0].removesuffix("_reference") == name
    )
    found = rows(path / f"{file}.jsonl")
    assert found
    validator = Draft202012Validator(json.loads(schema.read_text("utf-8")))
    for row in found:
        validator.validate(row)


def test_what_was_exported_reads_back(tmp_path, records, rows):
    export_dataset(tmp_path, **records)
    read = [Claim.model_validate(row) for row in rows(tmp_path / "claims.jsonl")]
    assert read == sorted(records["claims"], key=lambda claim: claim.id)


def test_the_array_holds_what_the_lines_hold(dataset, rows):
    assert json.loads((dataset / "claims.json").read_text("utf-8")) == rows(dataset / "claims.jsonl")


def test_no_claims_are_an_empty_array(tmp_path):
    export_dataset(tmp_path, articles=[], claims=[], agreements=[])
    assert json.loads((tmp_path / "claims.json").read_text("utf-8")) == []


def test_records_are_sorted(tmp_path, records, rows):
    export_dataset(tmp_path, **records)
    assert [row["id"] for row in rows(tmp_path / "articles.jsonl")] == ["e02a", "e02b"]
    assert [row["id"] for row in rows(tmp_path / "claims.jsonl")] == ["e02a-0", "e02a-1", "e02b-0", "e02b-1"]


@pytest.mark.parametrize("text", [True, False])
def test_any_order_gives_the_same_bytes(tmp_path, corpus, content, text):
    export_dataset(tmp_path / "one", **corpus, text=text, also=COMPANIONS)
    shuffled = {name: random.Random(7).sample(values, len(values)) for name, values in corpus.items()}  # noqa: S311 - an order, not a secret
    export_dataset(tmp_path / "other", **shuffled, text=text, also=COMPANIONS)
    assert content(tmp_path / "one") == content(tmp_path / "other")


def test_a_store_exports_the_same_bytes_twice(tmp_path, records, rows, content):
    with Store(f"sqlite:///{tmp_path / 'store.db'}") as store:
        for article in records["articles"]:
            store.add_article(article)
            own = [claim for claim in records["claims"] if claim.article_id == article.id]
            store.save_extraction(article, own, [])
        store.replace_agreement(records["agreements"])
        store.review("e02a-0", reviewer="سلمى", action="accept", expected=0)
        for name in ("one", "other"):
            export_dataset(
                tmp_path / name,
                articles=store.iter_articles(),
                claims=store.iter_claims(),
                agreements=store.agreements(),
                rejections=store.iter_rejections(),
                reviews=store.iter_reviews(),
                also=COMPANIONS,
            )
    assert content(tmp_path / "one") == content(tmp_path / "other")
    assert len(rows(tmp_path / "one" / "claims.jsonl")) == 4
    assert [row["claim_id"] for row in rows(tmp_path / "one" / "reviews.jsonl")] == ["e02a-0"]


def test_rejections_and_reviews_are_left_out_unless_given(tmp_path, records):
    del records["rejections"]
    names = {path.name for path in export_dataset(tmp_path, **records)}
    assert not names & {"rejections.jsonl", "reviews.jsonl", "rejections.parquet"}


def test_an_export_replaces_the_one_before(tmp_path, records):
    export_dataset(tmp_path, **records)
    export_dataset(tmp_path, articles=[], claims=[], agreements=[], rejections=[])
    assert (tmp_path / "claims.jsonl").read_bytes() == b""


def test_what_an_export_before_left_is_not_taken_for_part_of_this_one(tmp_path, corpus, content):
    export_dataset(tmp_path, **corpus, also=COMPANIONS)
    (tmp_path / "notes.txt").write_text("somebody's own")
    needed = {name: corpus[name] for name in ("articles", "claims", "agreements")}
    paths = export_dataset(tmp_path, **needed, text=False)
    written = {str(path.relative_to(tmp_path)) for path in paths}
    assert set(content(tmp_path)) == written | {"notes.txt"}


def test_drafts_of_an_export_that_was_killed_go_and_those_of_one_that_runs_stay(tmp_path, records, content):
    killed, running = tmp_path / ".claims.jsonl.41.part", tmp_path / ".claims.jsonl.42.part"
    for draft in (killed, running):
        draft.write_text("half a file")
    two_days_ago = time.time() - 2 * 86_400
    os.utime(killed, (two_days_ago, two_days_ago))
    written = {str(path.relative_to(tmp_path)) for path in export_dataset(tmp_path, **records)}
    assert set(content(tmp_path)) == written | {running.name}


def test_a_readme_that_no_export_wrote_is_not_overwritten(tmp_path, records):
    (tmp_path / "README.md").write_text("# My project\n")
    with pytest.raises(ExportError, match=r"README.md: was not written by an export"):
        export_dataset(tmp_path, **records)
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def without_article(records: dict) -> None:
    records["articles"].pop()


def without_claim(records: dict) -> None:
    records["claims"] = [claim for claim in records["claims"] if claim.id != "e02b-0"]


def with_a_claim_twice(records: dict) -> None:
    records["claims"].append(records["claims"][0])


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        (without_article, "claims of article e02a are here, the article is not"),
        (without_claim, "the agreement names claim e02b-0, which is not here; run `tawatur agree` again"),
        (with_a_claim_twice, "two claims have the id e02b-1"),
    ],
)
def test_a_dataset_that_does_not_hold_together_is_refused(tmp_path, records, content, spoil, complaint):
    export_dataset(tmp_path, **records)
    before = content(tmp_path)
    spoil(records)
    with pytest.raises(ExportError, match=complaint):
        export_dataset(tmp_path, **records)
    assert content(tmp_path) == before


def test_a_selection_leaves_out_what_is_about_other_claims(tmp_path, corpus, rows):
    wanted = [claim for claim in corpus["claims"] if claim.review.status == "accepted"]
    export_dataset(tmp_path, **{**corpus, "claims": wanted}, selection=True)
    (claim,) = rows(tmp_path / "claims.jsonl")
    assert [row["id"] for row in rows(tmp_path / "articles.jsonl")] == [claim["article_id"]]
    assert all(row["members"] == [claim["id"]] for row in rows(tmp_path / "agreement.jsonl"))
    assert {row["article_id"] for row in rows(tmp_path / "rejections.jsonl")} <= {claim["article_id"]}
    assert [row["claim_id"] for row in rows(tmp_path / "reviews.jsonl")] == [claim["id"]]


def test_a_folder_that_is_a_file_is_named(tmp_path, records):
    path = tmp_path / "out"
    path.write_text("a file")
    with pytest.raises(ExportError, match=r"out.*cannot be written"):
        export_dataset(path, **records)


def test_a_failed_write_leaves_what_was_there(tmp_path, records, content, monkeypatch):
    export_dataset(tmp_path, **records)
    before = content(tmp_path)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tawatur.export.drafts.os.fsync", full)
    with pytest.raises(ExportError, match="No space left on device"):
        export_dataset(tmp_path, articles=[], claims=[], agreements=[])
    assert content(tmp_path) == before
