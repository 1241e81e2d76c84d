"""The queue of claims: what can be asked of it in an address, and what that asks of the store."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Final, Literal, NamedTuple, cast

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


class Found(NamedTuple):
    """One page of the queue; whether more follow; and how many there are in all, where that is known."""

    claims: list[Claim]
    more: bool
    total: int | None


def claims_of(store: Store, query: QueueQuery, progress: Progress) -> Found:
    """Return one page of the queue. What is narrowed down is not counted: it would take longer than finding it."""
    before = (query.page - 1) * SIZE
    asked: ClaimFilters = {**query.filters, "order": query.order, "offset": before, "limit": SIZE + 1}
    found = store.claims(**asked)
    more = len(found) > SIZE
    if query.filters.keys() <= {"status"}:
        total: int | None = progress.total if query.status == "any" else getattr(progress, query.status)
    else:
        total = None if more or (not found and before) else before + len(found)
    return Found(found[:SIZE], more, total)
