"""`tawatur report`: what it writes, and how it exits."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from tawatur.cli import app
from tawatur.store import Store


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in a folder that holds a small store."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TAWATUR_STORE", raising=False)
    runner = CliRunner()
    return lambda *arguments: runner.invoke(app, list(arguments))


def test_a_store_and_its_dataset_give_one_page(run, tmp_path, article, make_claim):
    with Store("sqlite:///tawatur.db") as store:
        store.add_article(article)
        store.save_extraction(article, [make_claim()], [])
    assert run("report").exit_code == 0
    assert run("export", "dataset").exit_code == 0
    assert run("report", "dataset", "-o", "again.html").exit_code == 0
    page = (tmp_path / "report.html").read_bytes()
    assert page.startswith(b"<!doctype html>")
    assert page == (tmp_path / "again.html").read_bytes()
    english = run("report", "--lang", "en", "--title", "For the desk", "--only", "accepted", "-o", "-")
    assert english.exit_code == 0
    assert "<title>For the desk</title>" in english.stdout
    assert "No claims here." in english.stdout


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["report", "nowhere"], 1, "claims.jsonl is missing"),
        (["report"], 1, "tawatur.db"),
        (["report", "--only", "liked"], 2, "liked"),
        (["report", "--lang", "fr"], 2, "fr"),
    ],
)
def test_what_is_wrong_is_named(run, tmp_path, arguments, status, said):
    result = run(*arguments)
    assert result.exit_code == status
    assert said in result.stderr
    assert not (tmp_path / "report.html").exists()
