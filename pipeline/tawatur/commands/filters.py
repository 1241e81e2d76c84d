"""The filters of claims that several commands take: the options, and what the store is asked with."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from tawatur.commands.terminal import listed
from tawatur.records import ReviewStatus, Verdict

if TYPE_CHECKING:
    from tawatur.store import ClaimFilters

Verdicts = Annotated[
    str,
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


def claim_filters(
    *, only: str, verdict: str, outlet: str | None, entity: str | None, metric: str | None, unit: str | None,
    since: datetime | None, until: datetime | None, min_confidence: float | None, search: str | None,
) -> ClaimFilters:  # fmt: skip
    """Return what is asked of the store; an option that was not given filters nothing. Stops at an unknown word."""
    asked: dict[str, object] = {
        "status": listed("--only", only, get_args(ReviewStatus)),
        "verdict": listed("--verdict", verdict, get_args(Verdict)),
        "outlet": outlet,
        "entity": entity,
        "metric": metric,
        "unit": unit,
        "since": since and since.date(),
        "until": until and until.date(),
        "min_confidence": min_confidence,
        "text": search,
    }
    return cast("ClaimFilters", {key: value for key, value in asked.items() if value})
