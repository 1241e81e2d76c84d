"""`tawatur export` and `tawatur diff`: datasets out of the store, and what changed between two of them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Unpack

import typer

from tawatur.commands.filters import ONLY, FilterOptions, claim_filters, with_filters
from tawatur.commands.terminal import DEFAULT_STORE, StoreUrl, console, errors, listed, opened, reported, stop


@with_filters
def export(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder for the dataset; made when missing.")],
    text: Annotated[
        bool, typer.Option("--text/--no-text", help="With the articles' texts, or offsets and SHA-256 sums instead.")
    ] = True,
    reviews: Annotated[
        bool, typer.Option("--reviews/--no-reviews", help="With the reviews, which name those who made them.")
    ] = True,
    also: Annotated[
        str,
        typer.Option(metavar="KINDS", help="Companions, with commas: croissant, claimreview, webannotation, prov."),
    ] = "",
    only: Annotated[str, typer.Option(metavar="STATUSES", help=ONLY)] = "",
    name: Annotated[str | None, typer.Option(help="Name of the dataset for machines.")] = None,
    title: Annotated[str | None, typer.Option(help="Name of the dataset for people.")] = None,
    license_: Annotated[str | None, typer.Option("--license", help="Licence of the release, by its SPDX id.")] = None,
    creator: Annotated[str | None, typer.Option(help="Who publishes it.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it is published.")] = None,
    store: StoreUrl = DEFAULT_STORE,
    **options: Unpack[FilterOptions],
) -> None:
    """Write the store as a dataset that others can load, check and cite.

    Claims, articles, agreement, rejections and reviews as JSONL and Parquet, the claims as JSON and CSV too, the JSON
    Schemas, a Frictionless data package and a card for Hugging Face. With filters, only the claims that they leave,
    and what is about these. The same store gives the same bytes.

    Example: `tawatur export dataset --no-text --only accepted,corrected --license CC-BY-4.0`
    """
    from pydantic import ValidationError

    from tawatur.export import COMPANIONS, About, export_dataset
    from tawatur.store import Store

    companions = listed("--also", also, COMPANIONS)
    said = {"name": name, "title": title, "license": license_, "creator": creator, "url": url}
    try:
        about = About.model_validate({key: value for key, value in said.items() if value is not None})
    except ValidationError:
        stop(f"--name {name}: small Latin letters, digits, - . _ are allowed, with a letter or digit first", code=2)
    filters = claim_filters(only, options)
    with reported(), Store(store, create=False) as db:
        paths = export_dataset(
            directory,
            articles=db.iter_articles(),
            claims=db.iter_claims(**filters),
            agreements=db.agreements(),
            rejections=db.iter_rejections(),
            reviews=db.iter_reviews() if reviews else None,
            text=text,
            selection=bool(filters),
            also=companions,
            about=about,
        )
    for path in paths:
        typer.echo(path)


def diff(
    old: Annotated[Path, typer.Argument(help="A dataset, or a file of claims (JSONL).")],
    new: Annotated[Path, typer.Argument(help="A later one.")],
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            help="A field that does not count, with all below it; repeatable. "
            "Without it, which program made a claim does not count.",
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="So many changes are shown; all are counted.")] = 50,
    as_json: Annotated[bool, typer.Option("--json", help="Print every change as JSON, one a line.")] = False,
) -> None:
    """Tell what changed between two releases: the claims added, removed and changed, and which of their fields.

    Example: `tawatur diff release-1 release-2 --json`
    """
    from tawatur.export.diff import NOT_SAID, diff_table
    from tawatur.export.diff import diff as changes_between

    with reported():
        changes = changes_between(old, new, ignore=ignore or NOT_SAID)
        if as_json:
            with opened("-") as out:
                for change in changes:
                    out.write(change.to_json() + "\n")
            return
        table, counts = diff_table(changes, limit=limit)
        if table.row_count:
            console.print(table)
        more = counts.total() - table.row_count
        rest = f"; {more} more, which --json or a higher --limit shows" if more else ""
        errors.print(", ".join(f"{counts[kind]} {kind}" for kind in ("added", "removed", "changed")) + rest)
