"""`tawatur export` and `tawatur diff`: their options, and what they say of wrong ones."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from tawatur.cli import app
from tawatur.store import Store


@pytest.fixture(scope="module")
def store(corpus, tmp_path_factory) -> str:
    """The corpus in a store, with one claim accepted and one rejected."""
    url = f"sqlite:///{tmp_path_factory.mktemp('store') / 'tawatur.db'}"
    with Store(url) as db:
        for article in corpus["articles"][:12]:
            db.add_article(article)
            own = [claim for claim in corpus["claims"] if claim.article_id == article.id]
            fresh = [claim.model_copy(update={"review": type(claim.review)()}) for claim in own]
            db.save_extraction(article, fresh, [])
        kept = {claim.id for claim in db.claims()}
        db.replace_agreement([line for line in corpus["agreements"] if kept >= set(line.members)])
        first, second, *_ = db.claims()
        db.review(first.id, reviewer="سلمى", action="accept", expected=0)
        db.review(second.id, reviewer="سلمى", action="reject", reason="رقم من خبر آخر", expected=0)
    return url


@pytest.fixture
def run(store, tmp_path, monkeypatch):
    """Run a command in an empty folder, on the store."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TAWATUR_STORE", store)
    monkeypatch.setenv("COLUMNS", "200")

    def call(*arguments: str):
        return CliRunner().invoke(app, list(arguments))

    return call


def ids(folder, rows) -> set[str]:
    return {row["id"] for row in rows(folder / "claims.jsonl")}


def test_export_names_its_files_and_writes_them_twice_the_same(run, tmp_path, content):
    result = run("export", "one", "--also", "croissant,claimreview,webannotation,prov")
    assert result.exit_code == 0, result.output
    assert "one/claims.parquet" in result.stdout.splitlines()
    run("export", "two", "--also", "prov,webannotation,claimreview,croissant")
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert set(result.stdout.splitlines()) == {f"one/{name}" for name in content(tmp_path / "one")}


def test_only_takes_claims_by_their_review(run, tmp_path, rows):
    run("export", "all")
    run("export", "accepted", "--only", "accepted")
    run("export", "both", "--only", "accepted, rejected")
    accepted, both = ids(tmp_path / "accepted", rows), ids(tmp_path / "both", rows)
    assert (len(accepted), len(both)) == (1, 2)
    assert accepted < both < ids(tmp_path / "all", rows)
    assert [row["action"] for row in rows(tmp_path / "accepted" / "reviews.jsonl")] == ["accept"]


def test_no_reviews_names_nobody_and_keeps_what_they_decided(run, tmp_path, rows, content):
    run("export", "out", "--no-reviews", "--also", "croissant,claimreview,webannotation,prov")
    assert "reviews.jsonl" not in content(tmp_path / "out")
    assert not [name for name, data in content(tmp_path / "out").items() if "سلمى".encode() in data]
    statuses = [row["review"]["status"] for row in rows(tmp_path / "out" / "claims.jsonl")]
    assert {"accepted", "rejected"} <= set(statuses)


@pytest.mark.parametrize(
    ("options", "holds"),
    [
        (["--since", "2025-08-01"], lambda row: ((row["date"] or {}).get("to") or "") >= "2025-08-01"),
        (["--until", "2025-05-31"], lambda row: "" < ((row["date"] or {}).get("from") or "") <= "2025-05-31"),
        (["--outlet", "وكالة الخليج الاقتصادية"], lambda row: row["source"]["outlet"] == "وكالة الخليج الاقتصادية"),
        (["--unit", "percent"], lambda row: row["value"]["unit"] == "percent"),
        (["--min-confidence", "0.9"], lambda row: row["confidence"] >= 0.9),
    ],
)
def test_filters_leave_the_claims_that_they_name(run, tmp_path, rows, options, holds):
    run("export", "all")
    assert run("export", "some", *options).exit_code == 0
    wanted = {row["id"] for row in rows(tmp_path / "all" / "claims.jsonl") if holds(row)}
    assert ids(tmp_path / "some", rows) == wanted
    assert 0 < len(wanted) < len(ids(tmp_path / "all", rows))


def test_search_finds_words_in_the_sentence(run, tmp_path, rows):
    run("export", "all")
    run("export", "some", "--search", "برنت")
    every = rows(tmp_path / "all" / "claims.jsonl")
    wanted = {row["id"] for row in every if "برنت" in row["evidence"]["text"]}
    assert wanted <= ids(tmp_path / "some", rows) < {row["id"] for row in every}
    assert wanted


def test_the_release_is_named_as_asked(run, tmp_path):
    names = ["--name", "oil-2025", "--title", "النفط", "--license", "CC-BY-4.0", "--creator", "الصحيفة"]
    run("export", "named", *names, "--url", "https://example.org/oil")
    package = json.loads((tmp_path / "named" / "datapackage.json").read_text("utf-8"))
    assert (package["name"], package["title"], package["homepage"]) == ("oil-2025", "النفط", "https://example.org/oil")
    assert package["licenses"] == [{"name": "CC-BY-4.0"}]
    assert "الصحيفة: *النفط*" in (tmp_path / "named" / "README.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--also", "rdf"], "--also rdf: there is no such thing; there are croissant, claimreview"),
        (["--only", "good"], "--only good: there is no such thing; there are unreviewed, accepted"),
        (["--verdict", "true"], "--verdict true: there is no such thing; there are corroborated"),
        (["--name", "Our Claims"], "--name Our Claims: small Latin letters"),
    ],
)
def test_wrong_options_are_named_with_the_right_ones(run, tmp_path, options, complaint):
    result = run("export", "out", *options)
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_store_that_is_not_there_is_said(run, tmp_path):
    result = run("export", "out", "--store", "sqlite:///none.db")
    assert result.exit_code == 1
    assert "there is no store" in result.stderr


def test_diff_counts_and_shows_what_changed(run):
    run("export", "all")
    run("export", "accepted", "--only", "accepted")
    result = run("diff", "accepted", "all", "--limit", "3")
    assert result.exit_code == 0
    assert result.stdout.count("added") == 3
    assert "0 removed, 0 changed" in result.stderr
    assert "more, which --json or a higher --limit shows" in result.stderr.replace("\n", " ")


def test_diff_writes_every_change_as_json(run, tmp_path, rows):
    run("export", "all")
    run("export", "accepted", "--only", "accepted")
    changes = [json.loads(line) for line in run("diff", "all", "accepted", "--json").stdout.splitlines()]
    gone = ids(tmp_path / "all", rows) - ids(tmp_path / "accepted", rows)
    assert {change["id"] for change in changes if change["change"] == "removed"} == gone
    assert len(changes) == len(gone)


def test_diff_of_what_is_no_dataset_is_an_error(run):
    result = run("diff", "nothing", "nowhere")
    assert result.exit_code == 1
    assert "name a dataset or a file of claims" in result.stderr
