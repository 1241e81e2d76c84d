"""Docs cannot drift: the reference of commands is generated, and README says what the program does."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import typer.main
from typer.cli import get_docs_for_click

from tawatur.cli import app
from tawatur.language import extract
from tawatur.records import Article

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "corpus" / "README.md"])
COMMANDS = sorted(command.name or command.callback.__name__ for command in app.registered_commands if command.callback)


def reference() -> str:
    """The reference of commands, as `typer` writes it."""
    command = typer.main.get_command(app)
    with typer.Context(command) as context:
        return get_docs_for_click(obj=command, ctx=context, name="tawatur") + "\n"


def test_the_command_reference_is_fresh():
    """`uv run typer tawatur.cli utils docs --name tawatur --output docs/cli.md` writes it."""
    assert (ROOT / "docs" / "cli.md").read_text("utf-8").strip() == reference().strip()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command):
    assert f"## `tawatur {command}`" in (ROOT / "docs" / "cli.md").read_text("utf-8")


def test_the_example_of_the_readme_is_what_comes_out():
    sentence = re.search(r"^> (.+)$", README, re.M)
    printed = re.search(r"```json\n(.+?)```", README, re.S)
    assert sentence is not None
    assert printed is not None
    (claim,) = extract(Article(id="readme", body=sentence.group(1))).claims
    real = json.loads(claim.to_json())
    shown = json.loads(printed.group(1))
    assert shown == {key: real[key] for key in shown}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("command", re.findall(r"^pip install uv && uv run (?:--group test )?(\w+)", README, re.M))
def test_ci_runs_the_two_commands_of_the_readme(command):
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert re.search(rf"uv run (--group test )?{command}", script)


@pytest.mark.parametrize("block", re.findall(r"```python\n(.+?)```", README, re.S), ids=["library", "spacy"])
def test_the_python_of_the_readme_runs(block, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    exec(compile(block, "README.md", "exec"), {"__name__": "readme"})  # noqa: S102 - our own page
    assert capsys.readouterr().out.strip()


def test_the_commands_that_the_readme_names_exist():
    named = set(re.findall(r"^tawatur (\w+)", README, re.M))
    assert named <= set(COMMANDS)
