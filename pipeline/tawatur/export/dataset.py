"""Writes a dataset: its records as JSONL, JSON, CSV and Parquet, and what describes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, get_args

from tawatur.errors import ExportError
from tawatur.export.card import MARK, card
from tawatur.export.claimreview import claim_reviews
from tawatur.export.columns import (
    CLAIMS,
    TABLES,
    Json,
    Row,
    agreement_row,
    article_row,
    claim_row,
    rejection_row,
    review_row,
)
from tawatur.export.croissant import croissant
from tawatur.export.datapackage import datapackage
from tawatur.export.drafts import Drafts
from tawatur.export.intake import Intake
from tawatur.export.prov import prov
from tawatur.export.release import About, Release
from tawatur.export.sheet import SheetWriter
from tawatur.export.webannotation import web_annotations
from tawatur.records import Agreement, Article, Claim, Rejection

if TYPE_CHECKING:
    from tawatur.store.reviews import ReviewRecord

Companion = Literal["croissant", "claimreview", "webannotation", "prov"]
COMPANIONS: Final[tuple[Companion, ...]] = get_args(Companion)
_FILES: Final[dict[Companion, str]] = {
    "claimreview": "claimreview.jsonld",
    "webannotation": "annotations.jsonld",
    "prov": "prov.json",
    "croissant": "croissant.json",
}
_SCHEMAS: Final = {
    "claims": "claim",
    "articles": "article",
    "agreement": "agreement",
    "rejections": "rejection",
    "reviews": "review",
}
# These have a form without text, and a schema for it.
_WITH_TEXT: Final = frozenset({"claim", "article", "review"})
# All that an export may leave in its folder: what one before this left, and this one does not write, goes.
_KNOWN: Final = frozenset(
    {
        *(f"{table}.{ending}" for table in TABLES for ending in ("jsonl", "parquet")),
        *(f"schemas/{name}{tail}.schema.json" for name in _SCHEMAS.values() for tail in ("", "_reference")),
        *_FILES.values(),
        *("claims.json", "claims.csv", "datapackage.json", "README.md"),
    }
)


def export_dataset(
    directory: Path | str,
    *,
    articles: Iterable[Article],
    claims: Iterable[Claim],
    agreements: Iterable[Agreement],
    rejections: Iterable[Rejection] | None = None,
    reviews: Iterable[ReviewRecord] | None = None,
    text: bool = True,
    selection: bool = False,
    also: Collection[Companion] = (),
    about: About | None = None,
) -> list[Path]:
    """Write a dataset and return its files.

    JSONL and Parquet of claims, articles, agreement, and of rejections and reviews where they are given; the claims
    as JSON and CSV too; `schemas/`, `datapackage.json` and a card, `README.md`; `also` adds companions.

    Records are sorted, so the same records give the same bytes, whatever their order. Every file is written beside
    its place and put there at the end: a reader never sees half a file, and a failure leaves what was there before.

    Without `text` no sentence of an article leaves: offsets and sums stand for it. With `selection` the claims are
    some of those that the other records are about, and what is about others is left out.

    Raises:
        ExportError: the folder cannot be written, or its README.md is somebody's own; an id is there twice; a
            claim's article or an agreement's claim is missing.
    """
    folder = Path(directory)
    with Drafts(folder) as drafts, Intake(folder, text=text, selection=selection) as taken:
        _spare_the_readme(folder)
        taken.take_claims(claims)
        taken.take_articles(articles)
        taken.take_agreements(agreements)
        if rejections is not None:
            taken.take_rejections(rejections)
        if reviews is not None:
            taken.take_reviews(reviews)
        for table in taken.spools:
            _write_table(drafts, table, taken)
        _write_schemas(drafts, taken, text=text)

        def release() -> Release:
            return Release(
                about=about or About(),
                with_text=text,
                newest=taken.newest,
                counts=taken.counts(),
                files=drafts.written,
            )

        for companion in (name for name in _FILES if name in also):  # Croissant last: it names the others
            with drafts.open(_FILES[companion]) as file:
                file.writelines(part.encode() for part in _companion(companion, taken, release()))
        drafts.write("datapackage.json", datapackage(release()))
        drafts.write("README.md", card(release()))
        return drafts.publish(known=_KNOWN)


def _spare_the_readme(folder: Path) -> None:
    """Refuse a folder with a README.md that no export wrote."""
    path = folder / "README.md"
    if path.is_file() and MARK not in path.read_text(encoding="utf-8", errors="replace"):
        raise ExportError(f"{path}: was not written by an export and would be lost; name another folder")


def _rows(taken: Intake, table: str) -> Iterator[Json]:
    """Yield the records of a table as JSON objects; a table that was not given has none."""
    for line in taken.spools.get(table, ()):
        yield json.loads(line)


def _flattener(table: str, taken: Intake) -> Callable[[Json], Row]:
    """Return what makes a flat row of a record of a table."""
    flat: dict[str, Callable[[Json], Row]] = {
        "claims": lambda claim: claim_row(claim, taken.standings.get(claim["id"])),
        "articles": article_row,
        "agreement": agreement_row,
        "rejections": rejection_row,
        "reviews": review_row,
    }
    return flat[table]


def _write_table(drafts: Drafts, table: str, taken: Intake) -> None:
    """Write a table in all of its forms, in one pass."""
    from tawatur.export.parquet import ParquetWriter  # noqa: PLC0415 - pyarrow takes half a second

    flatten = _flattener(table, taken)
    with ExitStack() as stack:
        lines = stack.enter_context(drafts.open(f"{table}.jsonl"))
        parquet = ParquetWriter(stack.enter_context(drafts.open(f"{table}.parquet")), TABLES[table])
        array: BinaryIO | None = None
        sheet: SheetWriter | None = None
        if table == "claims":
            array = stack.enter_context(drafts.open("claims.json"))
            sheet = SheetWriter(stack.enter_context(drafts.open("claims.csv")), CLAIMS)
        for number, line in enumerate(taken.spools[table]):
            lines.write(line + b"\n")
            row = flatten(json.loads(line))
            parquet.write(row)
            if array is not None:
                array.write((b",\n" if number else b"[\n") + line)
            if sheet is not None:
                sheet.write(row)
        parquet.close()
        if sheet is not None:
            sheet.close()
        if array is not None:
            array.write(b"\n]\n" if len(taken.spools[table]) else b"[]\n")


def _write_schemas(drafts: Drafts, taken: Intake, *, text: bool) -> None:
    from tawatur.export.schemas import schemas, to_text  # noqa: PLC0415 - `python -m` runs that module itself

    made = schemas()
    for table in taken.spools:
        name = _SCHEMAS[table]
        if not text and name in _WITH_TEXT:
            name += "_reference"
        drafts.write(f"schemas/{name}.schema.json", to_text(made[name]))


def _companion(name: Companion, taken: Intake, release: Release) -> Iterator[str]:
    """Write a companion, part by part."""
    if name == "croissant":
        yield croissant(release)
    elif name == "webannotation":
        total = release.counts["claims"]
        yield from web_annotations(_rows(taken, "claims"), total, taken.standings, version=release.version)
    elif name == "claimreview":
        last = {review["claim_id"]: review for review in _rows(taken, "reviews")}
        yield from claim_reviews(_rows(taken, "claims"), last, taken.standings)
    else:
        yield from prov(
            lambda: _rows(taken, "articles"),
            lambda: _rows(taken, "claims"),
            lambda: _rows(taken, "reviews"),
            release,
        )
