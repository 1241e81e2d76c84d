"""`tawatur audit` and `tawatur review`: reviewing claims in the browser and in the terminal."""

from __future__ import annotations

import ipaddress
import secrets
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from tawatur.commands.filters import EntityName, MetricName, Outlet, Search, Since, Until
from tawatur.commands.terminal import DEFAULT_STORE, StoreUrl, console, errors, reported, stop
from tawatur.records import ReviewStatus, Verdict

if TYPE_CHECKING:
    from tawatur.store import ClaimFilters

_TOKEN_BYTES = 24


def audit(
    store: StoreUrl = DEFAULT_STORE,
    host: Annotated[
        str, typer.Option(help="Address to listen on; one that is not loopback asks visitors for an access token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on.")] = 8321,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="TAWATUR_TOKEN",
            help="Access token to ask visitors for, of 16 characters or more; made and printed where one is needed.",
        ),
    ] = None,
) -> None:
    """Review the claims of a store in the browser: accept, reject and correct them beside their articles.

    Example: `tawatur audit --store sqlite:///tawatur.db`
    """
    import uvicorn

    from tawatur.audit import create_app

    with reported():
        if token is None and not _is_loopback(host):
            token = secrets.token_urlsafe(_TOKEN_BYTES)
        try:
            page = create_app(
                store, token=token
            )  # a store that cannot be opened is an error now, not at the first page
        except ValueError as error:
            stop(f"--token: {error}", code=2)
        errors.print(f"http://{f'[{host}]' if ':' in host else host}:{port}/  (Ctrl+C stops)", markup=False)
        if token is not None:
            errors.print(f"access token: {token}", markup=False, soft_wrap=True)
        uvicorn.run(page, host=host, port=port, log_level="warning")


def _is_loopback(host: str) -> bool:
    """Tell whether an address is one of this machine's own; other names than localhost are never asked for."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def review(
    reviewer: Annotated[
        str | None,
        typer.Option("--as", metavar="NAME", help="Who reviews; the name of this machine's user if not said."),
    ] = None,
    search: Search = None,
    outlet: Outlet = None,
    entity: EntityName = None,
    metric: MetricName = None,
    article: Annotated[str | None, typer.Option(help="Claims of this article.")] = None,
    status: Annotated[ReviewStatus, typer.Option(help="Claims of this review status.")] = "unreviewed",
    verdict: Annotated[Verdict | None, typer.Option(help="Claims with this verdict.")] = None,
    since: Since = None,
    until: Until = None,
    order: Annotated[
        Literal["harm", "newest", "place"], typer.Option(help="Disputed and doubtful first, newest first, or by place.")
    ] = "harm",
    lang: Annotated[Literal["ar", "en"], typer.Option(help="Language of the labels.")] = "ar",
    gold: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Review nothing: write the reviewed articles as a gold folder for `eval`."),
    ] = None,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Review the claims of a store in the terminal, one after the other, the disputed and doubtful first.

    Example: `tawatur review --as سلمى --verdict disputed`
    """
    from tawatur.audit.gold import write_gold
    from tawatur.audit.sessions import reviewer_name
    from tawatur.audit.terminal import review_in_terminal
    from tawatur.display.words import words
    from tawatur.store import Store

    filters: ClaimFilters = {"status": status, "order": order}
    if search is not None:
        filters["text"] = search
    if outlet is not None:
        filters["outlet"] = outlet
    if entity is not None:
        filters["entity"] = entity
    if metric is not None:
        filters["metric"] = metric
    if article is not None:
        filters["article_id"] = article
    if verdict is not None:
        filters["verdict"] = verdict
    if since is not None:
        filters["since"] = since.date()
    if until is not None:
        filters["until"] = until.date()
    with reported(), Store(store, create=False) as db:
        if gold is not None:
            counts = write_gold(db, gold)
            errors.print(", ".join(f"{number} {name}" for name, number in counts.items()) + f"; gold: {gold}")
            return
        name = reviewer_name(reviewer if reviewer is not None else getuser())
        if not name:
            stop("--as: give the name of who reviews", code=2)
        review_in_terminal(db, filters, reviewer=name, words=words(lang), console=console, ask=console.input)
