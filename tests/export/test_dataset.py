"""A dataset: sorted, whole, the same bytes for the same records, and never half a file."""

import json
import random
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tawatur.errors import ExportError
from tawatur.export import export_dataset
from tawatur.records import Agreement, Article, Claim, Rejection
from tawatur.store import Store

EXAMPLES = Path(__file__).resolve().parents[2] / "schemas" / "examples"


def example(name: str) -> dict:
    return json.loads((EXAMPLES / name / "valid.json").read_text(encoding="utf-8"))


@pytest.fixture
def records() -> dict[str, list]:
    """Two articles with two claims each, a rejection and a line of agreement."""
    articles, claims, rejections = [], [], []
    for article_id in ("e02b", "e02a"):
        articles.append(
            Article.model_validate({**example("article"), "id": article_id, "url": f"https://example.org/{article_id}"})
        )
        for number in (1, 0):
            row = {**example("claim"), "id": f"{article_id}-{number}", "article_id": article_id}
            claims.append(Claim.model_validate(row))
        rejections.append(Rejection.model_validate({**example("rejection"), "article_id": article_id}))
    members = ("e02a-0", "e02b-0")
    line = {**example("agreement"), "members": members, "pairs": [[*members, "agree_exact"]]}
    return {
        "articles": articles,
        "claims": claims,
        "agreements": [Agreement.model_validate(line)],
        "rejections": rejections,
    }


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_dataset_has_its_records_and_their_schemas(tmp_path, records):
    paths = export_dataset(tmp_path / "out", **records)
    assert [str(path.relative_to(tmp_path / "out")) for path in paths] == [
        "articles.jsonl",
        "claims.jsonl",
        "agreement.jsonl",
        "rejections.jsonl",
        "schemas/article.schema.json",
        "schemas/claim.schema.json",
        "schemas/agreement.schema.json",
        "schemas/rejection.schema.json",
    ]
    assert set(content(tmp_path / "out")) == {str(path.relative_to(tmp_path / "out")) for path in paths}


def test_every_line_fits_the_schema_that_lies_beside_it(tmp_path, records):
    export_dataset(tmp_path, **records)
    for name, file in (
        ("article", "articles"),
        ("claim", "claims"),
        ("agreement", "agreement"),
        ("rejection", "rejections"),
    ):
        schema = json.loads((tmp_path / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
        rows = lines(tmp_path / f"{file}.jsonl")
        assert rows
        for row in rows:
            Draft202012Validator(schema).validate(row)


def test_what_was_exported_reads_back(tmp_path, records):
    export_dataset(tmp_path, **records)
    read = [Claim.model_validate(row) for row in lines(tmp_path / "claims.jsonl")]
    assert read == sorted(records["claims"], key=lambda claim: claim.id)


def test_records_are_sorted(tmp_path, records):
    export_dataset(tmp_path, **records)
    assert [row["id"] for row in lines(tmp_path / "articles.jsonl")] == ["e02a", "e02b"]
    assert [row["id"] for row in lines(tmp_path / "claims.jsonl")] == ["e02a-0", "e02a-1", "e02b-0", "e02b-1"]


def test_any_order_gives_the_same_bytes(tmp_path, records):
    export_dataset(tmp_path / "one", **records)
    for values in records.values():
        random.Random(7).shuffle(values)  # noqa: S311 - an order, not a secret
    export_dataset(tmp_path / "other", **records)
    assert content(tmp_path / "one") == content(tmp_path / "other")


def test_a_store_exports_the_same_bytes_twice(tmp_path, records):
    with Store(f"sqlite:///{tmp_path / 'store.db'}") as store:
        for article in records["articles"]:
            store.add_article(article)
            own = [claim for claim in records["claims"] if claim.article_id == article.id]
            store.save_extraction(article, own, [])
        store.replace_agreement(records["agreements"])
        for name in ("one", "other"):
            export_dataset(
                tmp_path / name,
                articles=store.iter_articles(),
                claims=store.iter_claims(),
                agreements=store.agreements(),
                rejections=store.iter_rejections(),
            )
    assert content(tmp_path / "one") == content(tmp_path / "other")
    assert len(lines(tmp_path / "one" / "claims.jsonl")) == 4


def test_rejections_are_left_out_unless_given(tmp_path, records):
    del records["rejections"]
    assert "rejections.jsonl" not in {path.name for path in export_dataset(tmp_path, **records)}


def test_an_export_replaces_the_one_before(tmp_path, records):
    export_dataset(tmp_path, **records)
    export_dataset(tmp_path, articles=[], claims=[], agreements=[], rejections=[])
    assert (tmp_path / "claims.jsonl").read_bytes() == b""


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
def test_a_dataset_that_does_not_hold_together_is_refused(tmp_path, records, spoil, complaint):
    export_dataset(tmp_path, **records)
    before = content(tmp_path)
    spoil(records)
    with pytest.raises(ExportError, match=complaint):
        export_dataset(tmp_path, **records)
    assert content(tmp_path) == before


def test_a_folder_that_is_a_file_is_named(tmp_path, records):
    path = tmp_path / "out"
    path.write_text("a file")
    with pytest.raises(ExportError, match=r"out.*cannot be written"):
        export_dataset(path, **records)


def test_a_failed_write_leaves_what_was_there(tmp_path, records, monkeypatch):
    export_dataset(tmp_path, **records)
    before = content(tmp_path)

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tawatur.export.dataset.os.fsync", full)
    with pytest.raises(ExportError, match="No space left on device"):
        export_dataset(tmp_path, articles=[], claims=[], agreements=[])
    assert content(tmp_path) == before
