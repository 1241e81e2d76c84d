"""The filters of claims that several commands take: the options, and what the store is asked with."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Final, TypedDict, cast, get_args, get_type_hints

import typer

from tawatur.commands.terminal import listed
from tawatur.records import ReviewStatus, Verdict

if TYPE_CHECKING:
    from tawatur.store import ClaimFilters

Verdicts = Annotated[
    str | None,
    typer.Option(metavar="VERDICTS", help="Claims with these verdicts: corroborated, single_source, disputed."),
]
Outlet = Annotated[str | None, typer.Option(help="Claims of this outlet.")]
EntityName = Annotated[str | None, typer.Option(help="Claims about this entity, by its canonical name.")]
MetricName = Annotated[str | None, typer.Option(help="Claims of this metric, by our name.")]
Unit = Annotated[str | None, typer.Option(help="Claims in this unit.")]
Since = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Claims whose period ends on this day or later.")
]
Until = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Claims whose period begins on this day or earlier.")
]
MinConfidence = Annotated[
    float | None, typer.Option(min=0, max=1, help="Claims that the reader is at least so sure of.")
]
Search = Annotated[str | None, typer.Option(help="Claims with these words in the sentence or the names.")]

# Each command says itself what goes without the option.
ONLY: Final = f"Claims of these review statuses, with commas: {', '.join(get_args(ReviewStatus))}."


class FilterOptions(TypedDict):
    """The options that narrow a command down to some claims; None where one was not given."""

    verdict: Verdicts
    outlet: Outlet
    entity: EntityName
    metric: MetricName
    unit: Unit
    since: Since
    until: Until
    min_confidence: MinConfidence
    search: Search


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """Let typer see each of `FilterOptions`, behind `--only`, in a command that takes them as its last `**options`."""
    *named, _ = inspect.signature(command).parameters.values()
    hints = get_type_hints(command, include_extras=True)
    seen: list[inspect.Parameter] = []
    for parameter in named:
        seen.append(parameter.replace(annotation=hints[parameter.name]))
        if parameter.name == "only":
            seen += _parameters()
    command.__signature__ = inspect.Signature(seen)  # type: ignore[attr-defined]  # inspect looks for it
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in seen}  # and typer for these
    return command


def _parameters() -> list[inspect.Parameter]:
    kind = inspect.Parameter.POSITIONAL_OR_KEYWORD
    hints = get_type_hints(FilterOptions, include_extras=True)
    return [inspect.Parameter(name, kind, default=None, annotation=hint) for name, hint in hints.items()]


def claim_filters(only: str, options: FilterOptions) -> ClaimFilters:
    """Return what is asked of the store; an option that was not given filters nothing. Stops at an unknown word."""
    since, until = options["since"], options["until"]
    asked: dict[str, object] = {
        "status": listed("--only", only, get_args(ReviewStatus)),
        "verdict": listed("--verdict", options["verdict"] or "", get_args(Verdict)),
        "outlet": options["outlet"],
        "entity": options["entity"],
        "metric": options["metric"],
        "unit": options["unit"],
        "since": since and since.date(),
        "until": until and until.date(),
        "min_confidence": options["min_confidence"],
        "text": options["search"],
    }
    return cast("ClaimFilters", {key: value for key, value in asked.items() if value})
