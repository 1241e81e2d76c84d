"""The options that narrow a command down to some claims."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Unpack

import pytest
import typer
from typer.testing import CliRunner

from tawatur.cli import app
from tawatur.commands.filters import FilterOptions, claim_filters, with_filters


def asked(*arguments):
    """Return what a command with these arguments asks the store for."""
    found = []
    narrowed = typer.Typer()

    @narrowed.command()
    @with_filters
    def narrow(only: Annotated[str, typer.Option()] = "", rest: int = 0, **options: Unpack[FilterOptions]) -> None:
        found.append(claim_filters(only, options))

    result = CliRunner().invoke(narrowed, list(arguments))
    assert result.exit_code == 0, result.output
    return found[0]


@pytest.mark.parametrize(
    ("arguments", "filters"),
    [
        ((), {}),
        (("--rest", "3"), {}),
        (("--only", "accepted,corrected"), {"status": ("accepted", "corrected")}),
        (("--verdict", "disputed", "--unit", "USD"), {"verdict": ("disputed",), "unit": "USD"}),
        (("--since", "2025-01-01", "--until", "2025-02-01"),
         {"since": dt.date(2025, 1, 1), "until": dt.date(2025, 2, 1)}),
        (("--outlet", "صحيفة الجبل", "--entity", "تونس", "--metric", "sales"),
         {"outlet": "صحيفة الجبل", "entity": "تونس", "metric": "sales"}),
        (("--min-confidence", "0.5", "--search", "نمو"), {"min_confidence": 0.5, "text": "نمو"}),
    ],
)  # fmt: skip
def test_claims_are_asked_for_by_the_options_given(arguments, filters):
    assert {key: tuple(v) if isinstance(v, list) else v for key, v in asked(*arguments).items()} == filters


@pytest.mark.parametrize("command", ["export", "report"])
def test_filters_stand_in_the_help_of_each_command(command):
    names = [parameter.name for parameter in typer.main.get_command(app).commands[command].params]
    at = names.index("only") + 1
    assert names[at : at + len(FilterOptions.__annotations__)] == list(FilterOptions.__annotations__)
