"""The queue of claims: what can be asked of it in an address, and what that asks of the store."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Final, Literal, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from tawatur.audit.progress import Progress
from tawatur.records import Claim, ReviewStatus
from tawatur.store import ClaimFilters, Store

SIZE: Final = 20
STATUSES: Final[tuple[ReviewStatus, ...]] = ("unreviewed", "accepted", "corrected", "rejected", "orphaned")
VERDICTS: Final = ("disputed", "corroborated", "single_source")
ORDERS: Final = ("harm", "newest", "place")


def _blank(value: object) -> object:
    """A field of a form that was left empty asks for nothing."""
    return None if isinstance(value, str) and not value.strip() else value


def _trimmed(value: object) -> object:
    value = _blank(value)
    return " ".join(value.split()) if isinstance(value, str) else value


Text = Annotated[Annotated[str, Field(max_length=300)] | None, BeforeValidator(_trimmed)]
Day = Annotated[dt.date | None, BeforeValidator(_blank)]


class QueueQuery(BaseModel):
    """What a reader asks of the queue; nothing said: the unreviewed claims, the disputed and doubtful first."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    q: Text = None
    outlet: Text = None
    entity: Text = None
    metric: Text = None
    since: Day = None
    until: Day = None
    verdict: Annotated[Literal["disputed", "corroborated", "single_source"] | None, BeforeValidator(_blank)] = None
    status: Annotated[ReviewStatus | Literal["any"], BeforeValidator(lambda v: _blank(v) or "unreviewed")] = (
        "unreviewed"
    )
    order: Annotated[Literal["harm", "newest", "place"], BeforeValidator(lambda v: _blank(v) or "harm")] = "harm"
    page: int = Field(default=1, ge=1, le=1_000_000)

    @property
    def filters(self) -> ClaimFilters:
        """What it asks of the store, without order and page."""
        asked: dict[str, Any] = {
            name: value
            for name in ("outlet", "entity", "metric", "since", "until", "verdict")
            if (value := getattr(self, name)) is not None
        }
        if self.q is not None:
            asked["text"] = self.q
        if self.status != "any":
            asked["status"] = self.status
        return cast("ClaimFilters", asked)

    @property
    def parameters(self) -> dict[str, str]:
        """What an address says to ask the same, page and defaults left out."""
        data = self.model_dump(mode="json", exclude_defaults=True, exclude_none=True, exclude={"page"})
        return {name: str(value) for name, value in data.items()}

    @property
    def narrowed(self) -> bool:
        """Whether it asks for less than all unreviewed claims."""
        return bool(set(self.parameters) - {"order"})


def claims_of(store: Store, query: QueueQuery, progress: Progress) -> tuple[list[Claim], int]:
    """Return one page of the queue, and how many claims there are on all pages."""
    asked: ClaimFilters = {**query.filters, "order": query.order, "offset": (query.page - 1) * SIZE, "limit": SIZE}
    found = store.claims(**asked)
    # A page that is not full is the last one: nothing is to be counted.
    if found and len(found) < SIZE:
        return found, (query.page - 1) * SIZE + len(found)
    if query.filters.keys() <= {"status"}:  # which is counted already
        return found, progress.total if query.status == "any" else getattr(progress, query.status)
    return found, store.count_claims(**query.filters)
