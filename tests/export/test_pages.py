"""The pages about datasets do not drift: their code runs, their commands exist, their columns are the columns."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from tawatur.cli import app
from tawatur.export import COMPANIONS
from tawatur.export.card import column_table
from tawatur.export.columns import TABLES

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = ("export", "for-researchers", "for-newsrooms", "for-engineers")
BLOCKS = [
    pytest.param(block, id=f"{page}-{number}")
    for page in PAGES
    for number, block in enumerate(re.findall(r"```python\n(.+?)```", (DOCS / f"{page}.md").read_text("utf-8"), re.S))
]
LINES = [
    line.partition("#")[0]
    for page in PAGES
    for block in re.findall(r"```sh\n(.+?)```", (DOCS / f"{page}.md").read_text("utf-8"), re.S)
    for line in block.splitlines()
]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("block", BLOCKS)
def test_the_python_of_a_page_runs(block, dataset, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dataset").symlink_to(dataset)
    exec(compile(block, "page", "exec"), {"__name__": "page"})  # noqa: S102 - our own page
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("line", LINES)
def test_the_commands_of_a_page_exist_with_their_options(line):
    program, command, *arguments = shlex.split(line)
    assert program == "tawatur"
    known = typer.main.get_command(app).commands[command]
    options = {name for parameter in known.params for name in (*parameter.opts, *parameter.secondary_opts)}
    assert {argument for argument in arguments if argument.startswith("--")} <= options


def test_the_columns_of_the_page_are_those_of_the_table():
    """Otherwise: print `tawatur.export.card.column_table()` into docs/export.md."""
    assert (DOCS / "export.md").read_text("utf-8").endswith(column_table() + "\n")


def test_the_page_names_every_table_and_companion():
    page = (DOCS / "export.md").read_text("utf-8")
    assert all(f"`{table}.jsonl`" in page for table in TABLES)
    assert all(f"| `{companion}` |" in page for companion in COMPANIONS)
