"""The page about the report does not drift: its code runs, its commands have the options it names."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main

from tawatur.cli import app
from tawatur.export import export_dataset

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "report.md").read_text("utf-8")
LINES = [line.partition("#")[0] for line in re.search(r"```sh\n(.+?)```", PAGE, re.S)[1].splitlines()]


@pytest.mark.parametrize("line", LINES)
def test_the_commands_of_the_page_have_their_options(line):
    program, command, *arguments = shlex.split(line)
    assert (program, command) == ("tawatur", "report")
    known = typer.main.get_command(app).commands[command]
    options = {name for parameter in known.params for name in parameter.opts}
    assert {argument for argument in arguments if argument.startswith("-")} <= options


def test_the_python_of_the_page_runs(records, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    export_dataset("dataset", articles=records.all_articles, claims=records.all_claims, agreements=records.lines)
    code = re.search(r"```python\n(.+?)```", PAGE, re.S)[1]
    exec(compile(code, "page", "exec"), {"__name__": "page"})  # noqa: S102 - our own page
    assert "<title>For the desk</title>" in (tmp_path / "report.html").read_text("utf-8")
