"""Takes in the records of a dataset: checks that they hold together, leaves texts out where asked, sorts them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from tawatur.errors import ExportError
from tawatur.export.columns import TABLES, Standing, standings
from tawatur.export.spool import Key, Spool
from tawatur.records import Agreement, Article, Claim, FieldName, Record, Rejection

if TYPE_CHECKING:
    from tawatur.store.reviews import ReviewRecord

_FIELDS: Final[dict[FieldName, int]] = {"title": 0, "body": 1}


class Intake:
    """The records of one dataset, as lines of JSON in order; use as a context manager.

    Claims come first: what else is taken in is checked against them. With `selection`, records about claims that are
    not here are left out; else they are an error. Nothing but keys is held in memory.
    """

    def __init__(self, folder: Path, *, text: bool, selection: bool) -> None:
        self.standings: dict[str, Standing] = {}
        self.newest: dt.date | None = None
        self.spools: dict[str, Spool] = {}
        self._folder = folder
        self._text = text
        self._selection = selection
        self._stack = ExitStack()
        self._claims: set[str] = set()
        self._owners: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def counts(self) -> dict[str, int]:
        """Count the records of each table."""
        return {table: len(self.spools.get(table, ())) for table in TABLES}

    def take_claims(self, claims: Iterable[Claim]) -> None:
        """Take in the claims."""
        from tawatur.export.references import claim_reference  # noqa: PLC0415 - needs the store

        spool = self._spool("claims")
        for claim in claims:
            self._claims.add(_new(claim.id, self._claims, "claim"))
            self._owners.add(claim.article_id)
            self._see(claim.source.published)
            key = claim.article_id, _FIELDS[claim.evidence.field], claim.value.start, claim.id
            _put(spool, key, claim if self._text else claim_reference(claim))

    def take_articles(self, articles: Iterable[Article]) -> None:
        """Take in the articles; each claim needs its own."""
        from tawatur.export.references import article_reference  # noqa: PLC0415 - needs the store

        spool, ids = self._spool("articles"), set[str]()
        for article in articles:
            if self._selection and article.id not in self._owners:
                continue
            ids.add(_new(article.id, ids, "article"))
            self._see(article.date)
            _put(spool, (article.id,), article if self._text else article_reference(article))
        missing = sorted(self._owners - ids)
        if missing:
            raise ExportError(f"claims of article {missing[0]} are here, the article is not; add it or leave them out")

    def take_agreements(self, agreements: Iterable[Agreement]) -> None:
        """Take in the lines of agreement. What they say of a claim is kept even where other members are not here."""
        from tawatur.export.references import agreement_reference  # noqa: PLC0415 - needs the store

        spool, ids = self._spool("agreement"), set[str]()
        for line in agreements:
            ids.add(_new(line.id, ids, "agreement line"))
            missing = sorted(set(line.members) - self._claims)
            if missing and not self._selection:
                raise ExportError(
                    f"the agreement names claim {missing[0]}, which is not here; run `tawatur agree` again"
                )
            self.standings.update(standings(self.standings, line))
            if not missing:
                _put(spool, (line.fact, line.id), line if self._text else agreement_reference(line))

    def take_rejections(self, rejections: Iterable[Rejection]) -> None:
        """Take in the numbers that are no claims."""
        from tawatur.export.references import rejection_reference  # noqa: PLC0415 - needs the store

        spool = self._spool("rejections")
        for rejection in rejections:
            if self._selection and rejection.article_id not in self._owners:
                continue
            place = _FIELDS[rejection.field], rejection.start, rejection.end
            key = rejection.article_id, *place, rejection.class_
            _put(spool, key, rejection if self._text else rejection_reference(rejection))

    def take_reviews(self, reviews: Iterable[ReviewRecord]) -> None:
        """Take in what people said of the claims."""
        from tawatur.export.references import review_reference  # noqa: PLC0415 - needs the store

        spool = self._spool("reviews")
        for review in reviews:
            if self._selection and review.claim_id not in self._claims:
                continue
            self._see(review.at.date())
            _put(spool, (review.id,), review if self._text else review_reference(review))

    def _spool(self, table: str) -> Spool:
        self.spools[table] = self._stack.enter_context(Spool(self._folder))
        return self.spools[table]

    def _see(self, day: dt.date | None) -> None:
        if day is not None and (self.newest is None or day > self.newest):
            self.newest = day


def _put(spool: Spool, key: Key, record: Record) -> None:
    spool.add(key, record.to_json())


def _new(name: str, known: set[str], what: str) -> str:
    if name in known:
        raise ExportError(f"two {what}s have the id {name}; export one version of each")
    return name
