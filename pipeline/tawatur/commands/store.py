"""`tawatur query`, `backup`, `doctor`, `upgrade` and `forget`: asking a store, and caring for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal, cast, get_args

import typer
from rich.markup import escape
from rich.table import Table

from tawatur.commands.terminal import DEFAULT_STORE, StoreUrl, console, errors, listed, opened, reported, stop
from tawatur.records import Article, Claim, ReviewStatus, Verdict

if TYPE_CHECKING:
    from tawatur.store import ClaimFilters, Health

_SHOWN: Final = 20


def query(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[WORDS]",
            help="Words that the sentence or the names hold, each in any spelling: شركه finds وللشركة; شرك* the "
            "beginning of a word.",
        ),
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Of this outlet.")] = None,
    entity: Annotated[str | None, typer.Option(help="About this entity, by its canonical name.")] = None,
    metric: Annotated[str | None, typer.Option(help="Of this metric, by our name.")] = None,
    unit: Annotated[str | None, typer.Option(help="In this unit.")] = None,
    article: Annotated[str | None, typer.Option(help="Of the article with this id.")] = None,
    status: Annotated[
        str,
        typer.Option(
            metavar="STATUSES",
            help="Of these review statuses, with commas: unreviewed, accepted, corrected, rejected, orphaned.",
        ),
    ] = "",
    verdict: Annotated[
        str,
        typer.Option(metavar="VERDICTS", help="With these verdicts: corroborated, single_source, disputed."),
    ] = "",
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Whose period ends on this day or later.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Whose period begins on this day or earlier.")
    ] = None,
    min_confidence: Annotated[float | None, typer.Option(min=0, max=1, help="At least so sure.")] = None,
    max_confidence: Annotated[float | None, typer.Option(min=0, max=1, help="At most so sure.")] = None,
    order: Annotated[
        Literal["place", "harm", "newest"],
        typer.Option(help="By article and place; the disputed first, then the doubtful; or the newest articles first."),
    ] = "place",
    limit: Annotated[
        int | None, typer.Option(min=1, help="So many at most; 20 without it, and all with --json.")
    ] = None,
    offset: Annotated[int, typer.Option(min=0, help="Pass over so many.")] = 0,
    articles: Annotated[bool, typer.Option("--articles", help="Ask for articles by WORDS instead of claims.")] = False,
    count: Annotated[bool, typer.Option("--count", help="Only say how many there are.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSONL, one claim or article a line.")] = False,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Ask the store for claims, or with --articles for articles, by words and filters.

    Example: `tawatur query "عدد السكان" --since 2025-01-01 --verdict disputed`
    """
    from tawatur.store import Store

    asked: dict[str, object] = {
        "text": text,
        "outlet": outlet,
        "entity": entity,
        "metric": metric,
        "unit": unit,
        "article_id": article,
        "status": listed("--status", status, get_args(ReviewStatus)) or None,
        "verdict": listed("--verdict", verdict, get_args(Verdict)) or None,
        "since": since and since.date(),
        "until": until and until.date(),
        "min_confidence": min_confidence,
        "max_confidence": max_confidence,
    }
    given = {key: value for key, value in asked.items() if value is not None}
    if articles and set(given) - {"text"}:
        stop("--articles goes with WORDS alone; the other filters are of claims", code=2)
    filters = cast("ClaimFilters", given)
    with reported(), Store(store, create=False) as db:
        total = db.count_articles(text=text) if articles else db.count_claims(**filters)
        if count:
            typer.echo(total)
            return
        most = limit if limit or as_json else _SHOWN
        page = cast("ClaimFilters", {"order": order, "offset": offset} | ({"limit": most} if most else {}))
        if as_json:
            with opened("-") as out:
                records: Iterable[Article | Claim] = (
                    db.articles(text=text, offset=offset, limit=most) if articles else db.iter_claims(**filters | page)
                )
                for record in records:
                    out.write(record.to_json() + "\n")
            return
        if articles:
            table = _article_table(db.articles(text=text, offset=offset, limit=most))
        else:
            table = _claim_table(db.claims(**filters | page))
    console.print(table)
    shown = table.row_count
    if total > offset + shown:
        errors.print(f"{shown} of {total}; --offset {offset + shown} shows the next")


def _claim_table(claims: list[Claim]) -> Table:
    table = Table("claim", "entity", "metric", "value", "period", "source", "sure", "review", show_lines=False)
    for claim in claims:
        entity = claim.entity and (claim.entity.canonical or claim.entity.text)
        date = claim.date and " – ".join(dict.fromkeys(str(day) for day in (claim.date.from_, claim.date.to) if day))
        source = next((member.name for member in reversed(claim.source.chain) if member.name), claim.source.outlet)
        bound = "" if claim.value.comparator == "=" else f"{claim.value.comparator} "
        number = claim.value.text if claim.value.number is None else f"{bound}{claim.value.number:,f}"
        cells = (
            claim.id,
            entity,
            claim.metric.name or claim.metric.text,
            f"{number} {claim.value.unit or ''}".strip(),
            date,
            source,
            f"{claim.confidence:.2f}",
            claim.review.status,
        )
        table.add_row(*(escape(str(cell or "")) for cell in cells))
    return table


def _article_table(articles: list[Article]) -> Table:
    table = Table("article", "outlet", "date", "title")
    for article in articles:
        cells = (article.id, article.outlet, article.date, article.title)
        table.add_row(*(escape(str(cell or "")) for cell in cells))
    return table


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes; it must not be there yet.")],
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Copy the store to a file, also while others work on it; the copy is a store that can be opened.

    A store on a PostgreSQL server is copied with `pg_dump`; the message says how.
    """
    from tawatur.store import Store

    with reported(), Store(store, create=False) as db:
        typer.echo(db.backup(file))


def doctor(
    deep: Annotated[
        bool, typer.Option("--deep", help="Also read every claim and hold its spans against the article.")
    ] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="First make anew what follows from other rows: search, verdicts.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Look the store over: damage, what is out of step, what is left over. Exit status 1 when something is found."""
    from tawatur.store import Store

    with reported(), Store(store, create=False) as db:
        if rebuild:
            db.rebuild()
        health = db.examine(deep=deep)
    if as_json:
        typer.echo(health.to_json())
    else:
        _print_health(health)
    if health.findings:
        raise typer.Exit(1)


def _print_health(health: Health) -> None:
    rows = ", ".join(f"{count:,} {name}" for name, count in health.rows.items() if count)
    console.print(f"{health.database}: {health.engine}, revision {health.revision}", markup=False, soft_wrap=True)
    console.print(rows or "nothing in it", markup=False, soft_wrap=True)
    for note in health.notes:
        console.print(f"note: {note}", markup=False, soft_wrap=True)
    for finding in health.findings:
        examples = ", ".join(finding.examples) + (" …" if finding.count > len(finding.examples) else "")
        line = f"{finding.check}: {finding.count:,} {finding.what} ({examples}); {finding.mend}"
        console.print(line, style="red", markup=False, soft_wrap=True)
    if not health.findings:
        console.print("nothing to mend")


def upgrade(
    copy: Annotated[
        bool, typer.Option("--copy/--no-copy", help="Keep a copy of the database as it was beside it.")
    ] = True,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Bring a store that an older tawatur made up to date; a copy of the old one is kept."""
    from tawatur.store import upgrade as upgrade_store

    with reported():
        done = upgrade_store(store, keep_copy=copy)
    if done.before == done.after:
        typer.echo(f"up to date (revision {done.after})")
        return
    typer.echo(f"revision {done.before} → {done.after}" + (f"; copy: {done.copy_at}" if done.copy_at else ""))


def forget(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="The article's id.")],
    reason: Annotated[str, typer.Option(help="Why it is taken down; kept with its id and hash.")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    store: StoreUrl = DEFAULT_STORE,
) -> None:
    """Take an article down: all its versions, claims and reviews, and the agreement that names them.

    What is kept are its id, the hash of its text, when and why; its text, or another at its address, is not taken in
    again. Backups and datasets made before still hold it.

    Example: `tawatur forget e01a --reason "طلب الناشر"`
    """
    from tawatur.store import Store

    with reported(), Store(store, create=False) as db:
        known = db.article(article)
        if known is not None and not yes:
            title = known.title or known.body[:60]
            typer.confirm(f"Take down {article} «{title}» with its claims and reviews, for good?", abort=True)
        gone = db.forget(article, reason=reason)
    typer.echo(
        f"taken down: {gone.versions} versions, {gone.claims} claims, {gone.reviews} reviews, "
        f"{gone.agreements} lines of agreement; run `tawatur agree` again"
    )
