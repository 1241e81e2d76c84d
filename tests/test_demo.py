"""The demo: the whole job at once, with nothing from outside."""

from __future__ import annotations

import io
import socket

import pytest
from rich.console import Console

from tawatur.demo import run_demo
from tawatur.records import Agreement, Claim


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    """Run the demo once, with the network shut; gives the folder and what it printed."""
    folder = tmp_path_factory.mktemp("demo")
    printed = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", lambda *_: pytest.fail("the demo asked the network"))
        run_demo(folder, console=Console(file=printed, width=140))
    return folder, printed.getvalue()


def test_the_demo_shows_verdicts_in_arabic(outcome):
    assert "متواتر" in outcome[1]
    assert "مصدر واحد" in outcome[1]


def test_the_demo_says_where_everything_is(outcome):
    folder, printed = outcome
    assert f"tawatur audit --store sqlite:///{folder / 'tawatur.db'}" in printed
    assert str(folder / "dataset") in printed


def test_the_demo_leaves_a_valid_dataset(outcome):
    dataset = outcome[0] / "dataset"
    claims = [Claim.model_validate_json(line) for line in (dataset / "claims.jsonl").read_text("utf-8").splitlines()]
    lines = [Agreement.model_validate_json(x) for x in (dataset / "agreement.jsonl").read_text("utf-8").splitlines()]
    known = {claim.id for claim in claims}
    assert known
    assert all(set(line.members) <= known for line in lines)
