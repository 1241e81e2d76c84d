"""The store: articles with their versions, what was found in them, what people said of it, the agreement over it.

One article is one transaction: it is in the store with all of its claims, or without any. One review is one, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, Unpack

from sqlalchemy import Select, and_, delete, func, insert, select
from sqlalchemy.exc import DataError
from sqlalchemy.orm import Session

from tawatur.errors import InputError, StoreError
from tawatur.ingest.validators import Validators
from tawatur.records import Agreement, Article, Claim, Record, Rejection, Review, Span
from tawatur.store import agreements, articles, derived, doctor, extractions, forget, maintenance, reviews, search
from tawatur.store.agreements import AgreementFilters, Fact, FactFilters, Standing
from tawatur.store.articles import Added
from tawatur.store.batches import SIZE, batches
from tawatur.store.claims import RECORD, ClaimFilters, Facet, facet_query, in_order, live_claims
from tawatur.store.database import Database
from tawatur.store.doctor import Health
from tawatur.store.forget import Forgotten, Tombstone
from tawatur.store.reviews import Action, ReviewRecord
from tawatur.store.rows import article_of, now
from tawatur.store.runs import Run, run_digest
from tawatur.store.tables import (
    AgreementMemberRow,
    AgreementRow,
    ArticleRow,
    ClaimRow,
    ExtractionRow,
    FactRow,
    PollRow,
    RejectionRow,
    RunRow,
    ThreadRow,
)

_R = TypeVar("_R", bound=Record)


class Store:
    """Articles, claims, reviews and agreement in one database.

    `sqlite:///tawatur.db` is a file below the working folder; a PostgreSQL address works where its driver is
    installed. A database that is not there is made, unless `create` is false. Use as a context manager, or call
    `close`.

    Raises:
        StoreError: the database cannot be opened, is none of ours, or was made by another version of the program.
    """

    def __init__(self, url: str, *, create: bool = True) -> None:
        self.url = url
        self._db = Database(url)
        try:
            self._db.prepare(create=create)
        except BaseException:
            self._db.engine.dispose()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._db.engine.dispose()

    @property
    def name(self) -> str:
        """The file, or the address without its password."""
        return self._db.name

    # Care of the whole

    def backup(self, file: Path | str) -> Path:
        """Copy the database to a new file while others work on it.

        Raises:
            StoreError: it is on a server (the error names pg_dump), the file is there, or cannot be written.
        """
        return maintenance.backup(self._db, file)

    def examine(self, *, deep: bool = False) -> Health:
        """Look the database over; `deep` also holds every claim against its article."""
        return doctor.examine(self._db, deep=deep)

    def rebuild(self) -> None:
        """Make anew what follows from other rows: the words to search by, and what the agreement says of claims."""
        with self._db.writing() as connection:
            derived.rebuild(connection)

    def forget(self, article_id: str, *, reason: str) -> Forgotten:
        """Take an article down: all its versions, claims and reviews, and the agreement that names them.

        A tombstone keeps ids, hashes, when and why: the text, or another at its address, is not taken in again.

        Raises:
            StoreError: there is no such article, or no reason is given.
        """
        with self._db.writing(wiping=True) as connection:
            forgotten = forget.forget(connection, article_id, reason=reason)
        self._db.settle_wiped()
        return forgotten

    def tombstones(self) -> list[Tombstone]:
        """Return what is kept of the articles that were taken down."""
        with self._db.reading() as connection:
            return [forget.tombstone_of(row) for row in connection.execute(forget.tombstones_query())]

    # Articles

    def add_article(self, article: Article) -> Added:
        """Add an article. Bytes that are known are left alone; others at a known address are a new version.

        A text that is known, and comes without an address and an id of its own, is that article once more.

        Raises:
            InputError: its id belongs to an article at another address, it was taken down, or its text cannot be
                written.
            StoreError: the database cannot be written.
        """
        values = articles.writable(article)
        try:
            with self._db.writing() as connection:
                return articles.add(connection, article, values)
        except StoreError as error:
            # PostgreSQL keeps no NUL and no name beyond its column; the other articles of a batch can go in.
            if isinstance(error.__cause__, DataError):
                raise InputError(f"article {article.id}", f"cannot be kept: {error}") from error
            raise

    def article(self, article_id: str) -> Article | None:
        """Return the newest version of an article; None when the store has none of that id."""
        query = select(ArticleRow).where(ArticleRow.id == article_id)
        return next(self._articles(query.order_by(ArticleRow.current.desc(), ArticleRow.key.desc()).limit(1)), None)

    def versions(self, article_id: str) -> list[Article]:
        """Return all versions of an article, the oldest first."""
        series = select(ArticleRow.series).where(ArticleRow.id == article_id)
        return list(
            self._articles(select(ArticleRow).where(ArticleRow.series.in_(series)).order_by(ArticleRow.version))
        )

    def articles(self, *, text: str | None = None, offset: int = 0, limit: int | None = None) -> list[Article]:
        """Return the current articles in the order in which they came; with `text`, those that hold its words."""
        query = self._current_articles(ArticleRow, text).order_by(ArticleRow.key)
        return list(self._articles(query.offset(offset).limit(limit)))

    def count_articles(self, *, text: str | None = None) -> int:
        """Return how many articles `articles` would return without a limit."""
        with self._db.reading() as connection:
            return int(connection.scalar(self._current_articles(func.count(ArticleRow.key), text)) or 0)

    def iter_articles(self) -> Iterator[Article]:
        """Yield the current articles without holding them all."""
        return self._articles(select(ArticleRow).where(ArticleRow.current).order_by(ArticleRow.key))

    def _current_articles(self, what: Any, text: str | None) -> Select[Any]:  # noqa: ANN401 - a table or a count
        query = select(what).where(ArticleRow.current)
        if text is not None and search.is_asked(text):
            query = query.where(search.found_in("article", ArticleRow.key, text, self._db.dialect))
        return query

    def _articles(self, query: Select[Any]) -> Iterator[Article]:
        with self._db.reading() as connection, Session(connection) as session:
            for row in session.scalars(query.execution_options(yield_per=SIZE)):
                yield article_of(row)

    def pending_articles(self, run: Run | None = None) -> Pending:
        """Return the current articles that a run has not read yet, to be loaded in batches."""
        name = run_digest(run or Run())
        read = (
            select(ExtractionRow.article_key)
            .join(RunRow, RunRow.key == ExtractionRow.run_key)
            .where(RunRow.digest == name)
        )
        query = select(ArticleRow.key).where(ArticleRow.current, ArticleRow.key.not_in(read))
        with self._db.reading() as connection:
            return Pending(self, list(connection.scalars(query.order_by(ArticleRow.key))))

    # Where they come from

    def validators(self) -> dict[str, Validators]:
        """Return what the addresses that were read so far said of their versions."""
        with self._db.reading() as connection:
            rows = connection.execute(select(PollRow.url, PollRow.etag, PollRow.modified))
            return {row.url: Validators(row.etag, row.modified) for row in rows}

    def keep_validators(self, seen: Mapping[str, Validators]) -> None:
        """Keep what addresses say of their versions, once their articles are in the store."""
        rows = [{"url": url, "etag": one.etag, "modified": one.modified, "at": now()} for url, one in seen.items()]
        if not rows:
            return
        with self._db.writing() as connection:
            connection.execute(delete(PollRow).where(PollRow.url.in_(list(seen))))
            connection.execute(insert(PollRow), rows)

    # What was found in them

    def save_extraction(
        self, article: Article, claims: Sequence[Claim], rejections: Sequence[Rejection], run: Run | None = None
    ) -> None:
        """Keep what a run found in an article, all or nothing; once more with the same run replaces it.

        Reviews stay with their claims, as `store.settle` says; `orphans` lists those whose claim is gone.

        Raises:
            StoreError: the article is not in the store, a claim is of another article, or two claims have one id.
        """
        with self._db.writing() as connection:
            extractions.save(connection, article, claims, rejections, run or Run())

    def claims(self, **filters: Unpack[ClaimFilters]) -> list[Claim]:
        """Return the claims of the current articles as reviews leave them; `ClaimFilters` says what can be asked."""
        return list(self.iter_claims(**filters))

    def iter_claims(self, **filters: Unpack[ClaimFilters]) -> Iterator[Claim]:
        """Yield what `claims` returns without holding it all."""
        return self._records(in_order(live_claims(RECORD, dialect=self._db.dialect, **filters), filters), Claim)

    def count_claims(self, **filters: Unpack[ClaimFilters]) -> int:
        """Return how many claims `claims` would return without a limit."""
        filters["order"] = "harm"  # which needs no other table than the claims'
        with self._db.reading() as connection:
            query = live_claims(func.count(), dialect=self._db.dialect, **filters)
            return int(connection.scalar(query) or 0)

    def facet(self, name: Facet, *, most: int = 100, **filters: Unpack[ClaimFilters]) -> list[tuple[str, int]]:
        """Return the values that claims have for an outlet, entity, metric, unit, status or verdict, and how often."""
        query = facet_query(name, dialect=self._db.dialect, **filters)
        with self._db.reading() as connection:
            return [(str(row[0]), int(row[1])) for row in connection.execute(query.limit(most))]

    def claims_by_id(self, ids: Iterable[str]) -> list[Claim]:
        """Return the claims with the given ids, in the order of the ids; unknown ids are passed over."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, Claim] = {}
        for batch in batches(wanted):
            query = select(RECORD).where(ClaimRow.live, ClaimRow.id.in_(batch))
            found.update({claim.id: claim for claim in self._records(query, Claim)})
        return [found[claim_id] for claim_id in wanted if claim_id in found]

    def claim_counts(self, article_ids: Iterable[str]) -> dict[str, int]:
        """Return how many claims each of some articles has; articles without any are left out."""
        counts: dict[str, int] = {}
        with self._db.reading() as connection:
            for batch in batches(dict.fromkeys(article_ids)):
                query = _found(ArticleRow.id, ClaimRow, func.count()).where(ClaimRow.live, ArticleRow.id.in_(batch))
                counts.update({row[0]: row[1] for row in connection.execute(query.group_by(ArticleRow.id))})
        return counts

    def rejections(self, article_id: str | None = None) -> list[Rejection]:
        """Return the numbers that are no claims, of one article or of all current ones."""
        return list(self.iter_rejections(article_id))

    def iter_rejections(self, article_id: str | None = None) -> Iterator[Rejection]:
        """Yield the numbers that are no claims, by article and place, without holding them all.

        A number that a reviewer made a claim of is not among them, unless that claim was rejected again.
        """
        query = _found(RejectionRow.record, RejectionRow).where(RejectionRow.claimed.is_(False))
        if article_id is not None:
            query = query.where(ArticleRow.id == article_id)
        return self._records(query.order_by(ArticleRow.key, RejectionRow.position), Rejection)

    def _records(self, query: Select[Any], kind: type[_R]) -> Iterator[_R]:
        with self._db.reading() as connection:
            for line in connection.execution_options(yield_per=SIZE).scalars(query):
                yield kind.model_validate_json(line)

    # What people said of it

    def review(
        self,
        claim_id: str,
        *,
        reviewer: str,
        action: Action,
        reason: str | None = None,
        changes: Claim | None = None,
        expected: int,
    ) -> ReviewRecord:
        """Accept, reject, correct or reopen a claim; `expected` is the `review.revision` that the reviewer saw.

        A rejection says why; a correction brings the corrected claim. Reopening brings back the program's reading.

        Raises:
            ReviewConflict: somebody reviewed the claim meanwhile; the error says who, when and what.
            ReviewError: a reason or a correction is missing, or the claim is not there.
            SpanError: a span of the correction does not quote the article.
        """
        with self._db.writing() as connection:
            return reviews.review(
                connection,
                claim_id,
                reviewer=reviewer,
                action=action,
                reason=reason,
                changes=changes,
                expected=expected,
            )

    def add_claim(
        self, claim: Claim, *, reviewer: str, reason: str | None = None, rejection: Span, expected: int = 0
    ) -> ReviewRecord:
        """Make a claim of a number that was rejected at the span `rejection` of the field of the claim's evidence.

        The claim is accepted; the rejection is hidden for as long as it is.

        Raises:
            ReviewConflict: somebody made a claim of it meanwhile.
            ReviewError: there is no such article or rejection, or the claim's value is another number.
            SpanError: a span of the claim does not quote the article.
        """
        with self._db.writing() as connection:
            return reviews.add(
                connection, claim, reviewer=reviewer, reason=reason, rejection=rejection, expected=expected
            )

    def history(self, claim_id: str) -> list[ReviewRecord]:
        """Return the reviews of a claim, the oldest first, with those it had in earlier versions of its article."""
        return list(self._reviews(reviews.history_query(claim_id)))

    def iter_reviews(self) -> Iterator[ReviewRecord]:
        """Yield all reviews in the order in which they were made."""
        return self._reviews(reviews.reviews_query())

    def _reviews(self, query: Select[Any]) -> Iterator[ReviewRecord]:
        with self._db.reading() as connection:
            for row in connection.execution_options(yield_per=SIZE).execute(query):
                yield reviews.record_of(row)

    def orphans(self) -> list[Claim]:
        """Return the reviewed claims, as they were left, that the newest run no longer finds in their articles."""
        query = select(ThreadRow.record).where(ThreadRow.orphaned).order_by(ThreadRow.key)
        return [
            claim.model_copy(update={"review": Review(status="orphaned", revision=claim.review.revision)})
            for claim in self._records(query, Claim)
        ]

    # Agreement

    def replace_agreement(self, lines: Iterable[Agreement]) -> None:
        """Put new lines of agreement in the place of the old ones, all or nothing."""
        new = list(lines)
        with self._db.writing() as connection:
            agreements.replace(connection, new)

    def agreements(self, **filters: Unpack[AgreementFilters]) -> list[Agreement]:
        """Return lines of agreement in the order in which they were written; `AgreementFilters` narrows them down."""
        query = agreements.in_order(agreements.lines_query(AgreementRow.record, filters), filters)
        return list(self._records(query, Agreement))

    def count_agreements(self, **filters: Unpack[AgreementFilters]) -> int:
        """Return how many lines `agreements` would return without a limit."""
        with self._db.reading() as connection:
            return int(connection.scalar(agreements.lines_query(func.count(), filters)) or 0)

    def agreement_of(self, claim_ids: Iterable[str]) -> dict[str, list[Agreement]]:
        """Return the lines that name each of some claims; claims that none names are left out."""
        found: dict[str, list[Agreement]] = {}
        with self._db.reading() as connection:
            for batch in batches(dict.fromkeys(claim_ids)):
                query = (
                    select(AgreementMemberRow.claim_id, AgreementRow.record)
                    .join(AgreementRow, AgreementRow.key == AgreementMemberRow.agreement_key)
                    .where(AgreementMemberRow.claim_id.in_(batch))
                    .order_by(AgreementRow.position)
                )
                for claim_id, record in connection.execute(query):
                    found.setdefault(claim_id, []).append(Agreement.model_validate_json(record))
        return found

    def facts(self, *, offset: int = 0, limit: int | None = None, **filters: Unpack[FactFilters]) -> list[Fact]:
        """Return facts with their lines: the disputed first, then by how many independent sources stand behind them.

        A fact's lines are its agreeing components and the conflicts between them; `agreement_of` its claims also
        tells what was not compared.
        """
        with self._db.reading() as connection:
            query = agreements.facts_query(FactRow.fact, filters, dialect=self._db.dialect)
            return agreements.load_facts(connection, agreements.by_need(query).offset(offset).limit(limit))

    def count_facts(self, **filters: Unpack[FactFilters]) -> dict[Standing, int]:
        """Return how many facts of each standing there are among those that `facts` would return."""
        query = agreements.facts_query(FactRow.standing, filters, dialect=self._db.dialect)
        with self._db.reading() as connection:
            rows = connection.execute(query.add_columns(func.count()).group_by(FactRow.standing))
            counts = {row[0]: int(row[1]) for row in rows}
        return {standing: counts.get(standing, 0) for standing in agreements.STANDINGS}

    def counts(self) -> dict[str, int]:
        """Count current articles, kept older versions, extracted articles, claims, rejections and agreement."""
        queries: dict[str, Select[Any]] = {
            "articles": select(func.count()).where(ArticleRow.current),
            "superseded": select(func.count()).where(ArticleRow.current.is_(False)),
            "extracted": _found(func.count(), None),
            "claims": select(func.count()).where(ClaimRow.live),
            "rejections": _found(func.count(), RejectionRow).where(RejectionRow.claimed.is_(False)),
            "agreements": select(func.count()).select_from(AgreementRow),
        }
        with self._db.reading() as connection:
            return {name: int(connection.scalar(query) or 0) for name, query in queries.items()}


class Pending:
    """Articles still to be read: their number is known, their texts are loaded as they are needed."""

    def __init__(self, store: Store, keys: Sequence[int]) -> None:
        self._store = store
        self._keys = keys

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[Article]:
        """Load in batches, so that no read transaction is open while the caller writes."""
        for batch in batches(self._keys):
            query = select(ArticleRow).where(ArticleRow.key.in_(batch)).order_by(ArticleRow.key)
            yield from list(self._store._articles(query))


def _found(what: Any, table: Any, *more: Any) -> Select[Any]:  # noqa: ANN401 - columns and tables of any type
    """Select from what the newest runs found in the current articles; `table` is claims or rejections."""
    query = (
        select(what, *more)
        .select_from(ArticleRow)
        .join(ExtractionRow, and_(ExtractionRow.article_key == ArticleRow.key, ExtractionRow.current))
        .where(ArticleRow.current)
    )
    return query if table is None else query.join(table, table.extraction_key == ExtractionRow.key)
