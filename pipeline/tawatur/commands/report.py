"""`tawatur report`: one page about a store or a dataset, to be mailed to an editor."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Unpack

import typer

from tawatur.commands.filters import ONLY, FilterOptions, claim_filters, with_filters
from tawatur.commands.terminal import DEFAULT_STORE, StoreUrl, errors, reported, stop

if TYPE_CHECKING:
    from tawatur.report import Material


@with_filters
def report(
    dataset: Annotated[
        Path | None,
        typer.Argument(metavar="[DATASET_DIR]", help="A dataset as `export` writes it, instead of the store."),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", help="Where to write the page; - is standard output.")
    ] = "report.html",
    lang: Annotated[
        Literal["ar", "en"], typer.Option(help="Language of the page; what it quotes stays Arabic.")
    ] = "ar",
    title: Annotated[str | None, typer.Option(help="What the page is called.")] = None,
    only: Annotated[
        str, typer.Option(metavar="STATUSES", help=f"{ONLY} Without it, all but the rejected and orphaned ones.")
    ] = "",
    most: Annotated[
        int,
        typer.Option(min=1, max=10_000, help="So many facts of each verdict at most; the page says how many more."),
    ] = 60,
    store: StoreUrl = DEFAULT_STORE,
    **options: Unpack[FilterOptions],
) -> None:
    """Write one page about what the store or a dataset says, to be mailed: disputed facts first.

    Each fact has its values on one axis, the reason for its verdict, its sources, and the sentences that carry it.
    The page brings its fonts and style, holds no script and asks nothing of any address. The same store gives the same
    bytes. With filters, only the claims that they leave, and the facts that these are about.

    Example: `tawatur report -o report.html --since 2025-01-01`
    """
    from tawatur.report import DatasetMaterial, StoreMaterial
    from tawatur.report import report as page_about
    from tawatur.store import Store

    filters = claim_filters(only, options)
    with reported(), ExitStack() as stack:
        material: Material
        if dataset is not None:
            material = DatasetMaterial(dataset)
        else:
            material = StoreMaterial(stack.enter_context(Store(store, create=False)))
        page = page_about(material, language=lang, title=title, filters=filters, most=most)
        _write(page, output)


def _write(page: bytes, output: str) -> None:
    if output == "-":
        sys.stdout.buffer.write(page)
        sys.stdout.flush()
        return
    try:
        Path(output).write_bytes(page)
    except OSError as error:
        stop(f"{output}: cannot be written ({error.strerror})", code=2)
    errors.print(f"{output}: {len(page) / 1024:,.0f} KiB", markup=False, highlight=False)
