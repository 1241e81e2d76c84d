"""The commands on a store: what they print, what they keep, and how they exit."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawatur.cli import app
from tawatur.records import Article, Claim
from tawatur.store import Store

CORPUS = Path(__file__).parents[2] / "corpus"
ARTICLES = [str(CORPUS / "articles" / name) for name in ("e01a.json", "e01b.json")]
URL = "sqlite:///tawatur.db"


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in an empty folder; gives exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TAWATUR_STORE", raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    runner = CliRunner()

    def call(*arguments: str, stdin: str | None = None):
        return runner.invoke(app, list(arguments), input=stdin)

    return call


@pytest.fixture
def filled(run):
    """A store with two articles and their claims."""
    assert run("ingest", *ARTICLES).exit_code == 0
    assert run("extract").exit_code == 0
    assert run("agree").exit_code == 0
    return run


def claims_of(result) -> list[Claim]:
    assert result.exit_code == 0, result.stderr
    return [Claim.model_validate_json(line) for line in result.stdout.splitlines()]


def test_query_writes_claims_as_lines(filled):
    found = claims_of(filled("query", "--json"))
    with Store(URL) as store:
        assert found == store.claims()
    assert len(found) > 3


def test_query_finds_by_word_and_filter(filled):
    every = claims_of(filled("query", "--json"))
    word = every[0].evidence.text.split()[0]
    by_word = claims_of(filled("query", word, "--json"))
    assert every[0] in by_word
    assert claims_of(filled("query", "زمردة", "--json")) == []
    by_article = claims_of(filled("query", "--article", "e01b", "--json"))
    assert {claim.article_id for claim in by_article} == {"e01b"}
    doubtful = claims_of(filled("query", "--max-confidence", "0.85", "--order", "harm", "--json"))
    assert all(claim.confidence <= 0.85 for claim in doubtful)
    assert claims_of(filled("query", "--status", "accepted,rejected", "--json")) == []
    assert filled("query", "--status", "fine").exit_code == 2
    assert claims_of(filled("query", "--json", "--limit", "2", "--offset", "1")) == every[1:3]


def test_query_prints_a_table_and_says_what_is_left(filled):
    result = filled("query", "--limit", "2")
    assert result.exit_code == 0
    assert "unreviewed" in result.stdout
    assert re.search(r"2 of \d+; --offset 2 shows the next", result.stderr)
    assert filled("query", "--count").stdout.strip() == str(len(claims_of(filled("query", "--json"))))


def test_query_asks_for_articles(filled):
    lines = filled("query", "--articles", "--json").stdout.splitlines()
    assert [Article.model_validate_json(line).id for line in lines] == ["e01a", "e01b"]
    assert "e01a" in filled("query", "--articles").stdout
    assert filled("query", "--articles", "--count", "زمردة").stdout.strip() == "0"
    assert filled("query", "--articles", "--metric", "x").exit_code == 2


def test_a_backup_is_a_store(filled):
    result = filled("backup", "copy.db")
    assert (result.exit_code, result.stdout.strip()) == (0, "copy.db")
    assert filled("query", "--json", "--store", "sqlite:///copy.db").stdout == filled("query", "--json").stdout
    again = filled("backup", "copy.db")
    assert again.exit_code == 1
    assert "is there already" in again.stderr


def test_doctor_says_that_all_is_well(filled):
    result = filled("doctor", "--deep")
    assert result.exit_code == 0, result.stdout
    assert "nothing to mend" in result.stdout
    assert "2 articles" in result.stdout


def test_doctor_exits_with_1_where_something_is_found_and_mends_what_can_be_made_anew(filled):
    with sqlite3.connect("tawatur.db") as connection:
        connection.execute("DELETE FROM claim_words")
    connection.close()
    result = filled("doctor", "--json")
    assert result.exit_code == 1
    findings = json.loads(result.stdout)["findings"]
    assert [finding["check"] for finding in findings] == ["full_text"]
    assert "full_text" in filled("doctor").stdout
    assert filled("doctor", "--rebuild").exit_code == 0
    assert filled("doctor").exit_code == 0


def test_upgrade_of_a_store_that_is_up_to_date(filled):
    result = filled("upgrade")
    assert (result.exit_code, "up to date" in result.stdout) == (0, True)
    assert filled("upgrade", "--store", "sqlite:///none.db").exit_code == 1


def test_forget_takes_an_article_down_for_good(filled):
    assert filled("forget", "e01a", "--reason", "طلب الناشر", stdin="n\n").exit_code == 1
    result = filled("forget", "e01a", "--reason", "طلب الناشر", stdin="y\n")
    assert result.exit_code == 0
    assert "taken down: 1 versions" in result.stdout
    assert {claim.article_id for claim in claims_of(filled("query", "--json"))} == {"e01b"}
    again = filled("ingest", *ARTICLES)
    assert again.exit_code == 1
    assert "article e01a: was taken down" in again.stderr
    assert "طلب الناشر" in again.stderr
    assert "1 unchanged, 1 failed" in again.stderr
    assert filled("doctor").exit_code == 0


def test_forget_of_what_is_not_there(filled):
    result = filled("forget", "nope", "--reason", "x")
    assert (result.exit_code, "article nope: is not in the store" in result.stderr) == (1, True)


@pytest.mark.parametrize("command", [["query"], ["backup", "x.db"], ["doctor"], ["forget", "a", "--reason", "x"]])
def test_a_store_must_be_there(run, command):
    result = run(*command)
    assert result.exit_code == 1
    assert "there is no store" in result.stderr
    assert not Path("tawatur.db").exists()


def test_a_password_is_never_printed(run):
    result = run("doctor", "--store", "postgresql://u:geheim@127.0.0.1:1/none")
    assert result.exit_code == 1
    assert "geheim" not in result.stdout + result.stderr


def test_other_settings_read_the_articles_again_and_reviews_stay(filled):
    with Store(URL) as store:
        first = store.claims()[0]
        store.review(first.id, reviewer="سلمى", action="accept", expected=0)
    assert "0 articles, 0 claims" in filled("extract").stderr
    assert "2 articles" in filled("extract", "--fast").stderr
    with Store(URL) as store:
        kept = {claim.id: claim.review.status for claim in (*store.claims(), *store.orphans())}
    assert kept[first.id] in {"accepted", "orphaned"}


def test_a_feed_is_polled(filled, monkeypatch, feed_server):
    monkeypatch.setattr("tawatur.ingest.fetch.is_public", lambda _address: True)
    first = filled("ingest", f"{feed_server}/feed")
    assert (first.exit_code, "1 added" in first.stderr) == (0, True), first.stderr
    second = filled("ingest", f"{feed_server}/feed")
    assert "0 added, 0 new versions, 0 unchanged, 1 addresses without news, 0 failed" in second.stderr
    assert "1 unchanged" in filled("ingest", "--fresh", f"{feed_server}/feed").stderr
    refused = filled("ingest", f"{feed_server}/private/feed")
    assert refused.exit_code == 1
    assert "robots.txt does not allow" in " ".join(refused.stderr.split())
