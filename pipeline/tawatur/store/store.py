"""The store: articles with their versions, what was found in them, and the agreement over it.

One article is one transaction: it is in the store with all of its claims, or without any.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from types import TracebackType
from typing import Any, Final, Literal, Self, TypedDict, TypeVar, Unpack

from sqlalchemy import Connection, Row, Select, and_, delete, func, insert, select, update
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import InstrumentedAttribute, Session

from tawatur.errors import InputError, StoreError
from tawatur.records import Agreement, Article, Claim, Record, Rejection
from tawatur.records import article_id as id_from_bytes
from tawatur.store.engine import IMMEDIATE, database_file, open_engine, write_lock
from tawatur.store.rows import (
    agreement_values,
    article_of,
    article_values,
    claim_values,
    now,
    rejection_values,
    series_of,
    version_digest,
)
from tawatur.store.runs import Run, run_digest, run_key
from tawatur.store.schema import HEAD, migrate, revision
from tawatur.store.tables import AgreementRow, ArticleRow, ClaimRow, ExtractionRow, RejectionRow, RunRow

Added = Literal["added", "unchanged", "new_version"]
_BATCH: Final = 200
_R = TypeVar("_R", bound=Record)
_T = TypeVar("_T")


_TOLD: Final[tuple[InstrumentedAttribute[Any], ...]] = (
    ArticleRow.outlet,
    ArticleRow.date,
    ArticleRow.url,
    ArticleRow.author,
)


class ClaimFilters(TypedDict, total=False):
    """What claims can be asked for by; `since` and `until` are inclusive, and a claim's period touches them."""

    article_id: str
    outlet: str
    entity: str
    metric: str
    unit: str
    since: dt.date
    until: dt.date
    min_confidence: float


_EQUAL: Final[dict[str, InstrumentedAttribute[Any]]] = {
    "article_id": ArticleRow.id,
    "outlet": ArticleRow.outlet,
    "entity": ClaimRow.entity,
    "metric": ClaimRow.metric,
    "unit": ClaimRow.unit,
}


class Store:
    """Articles, claims and agreement in one database.

    `sqlite:///tawatur.db` is a file below the working folder; a PostgreSQL address works where its driver is
    installed. A database that is not there is made, unless `create` is false. Use as a context manager, or call
    `close`.

    Raises:
        StoreError: the database cannot be opened, is none of ours, or was made by a newer program.
    """

    def __init__(self, url: str, *, create: bool = True) -> None:
        self.url = url
        self._engine = open_engine(url)
        self._file = database_file(make_url(url))
        self._name = str(self._file) if self._file else make_url(url).render_as_string()
        try:
            self._prepare(create=create)
        except BaseException:
            self._engine.dispose()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    def _prepare(self, *, create: bool) -> None:
        """Bring the database to the current tables."""
        if self._file and not self._file.parent.is_dir():
            raise StoreError(f"{self._file}: there is no folder {self._file.parent}; make it first")
        if self._file and not create and not self._file.exists():
            raise StoreError(
                f"{self._file}: there is no store; `tawatur ingest` makes one, or name another with --store"
            )
        with self._reading() as connection:
            if revision(connection) == HEAD:
                return
        with self._writing() as connection:
            # Another process may have been faster.
            if revision(connection) != HEAD:
                migrate(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """One read transaction: it sees the store as it was at its first query."""
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            raise self._failed(error) from error
        except StoreError as error:
            raise self._named(error) from error

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """One write transaction, alone among the processes that write to an SQLite file."""
        try:
            with (
                write_lock(self._file),
                self._engine.connect().execution_options(**{IMMEDIATE: True}) as connection,
                connection.begin(),
            ):
                yield connection
        except SQLAlchemyError as error:
            raise self._failed(error) from error
        except StoreError as error:
            raise self._named(error) from error

    def _failed(self, error: SQLAlchemyError) -> StoreError:
        """Say in one line what the database complained of."""
        reason = str(error.orig) if isinstance(error, DBAPIError) else str(error)
        advice = {
            "readonly": "; name a file that can be written with --store",
            "unable to open": "; is it a folder, or not yours to write?",
            "not a database": "; name another file with --store",
            "malformed": "; restore a backup, or name another file with --store",
            "locked": "; another program holds it, try again",
        }
        way_out = next((text for sign, text in advice.items() if sign in reason), "")
        return StoreError(f"{self._name}: {reason}{way_out}")

    def _named(self, error: StoreError) -> StoreError:
        return error if str(error).startswith(self._name) else StoreError(f"{self._name}: {error}")

    # Articles

    def add_article(self, article: Article) -> Added:
        """Add an article. Bytes that are known are left alone; others at a known address are a new version.

        A text that is known, and comes without an address and an id of its own, is that article once more.

        Raises:
            InputError: its id belongs to an article at another address, or its text cannot be written.
            StoreError: the database cannot be written.
        """
        try:
            values = article_values(article)
            values["body"].encode(), (values["title"] or "").encode()
        except UnicodeEncodeError as error:
            reason = f"holds half a surrogate pair at {error.start}; decode the file again"
            raise InputError(f"article {article.id}", reason) from error
        with self._writing() as connection:
            series = self._series(connection, article)
            known = connection.execute(
                select(ArticleRow.version, ArticleRow.text_digest, *_TOLD).where(ArticleRow.series == series)
            ).all()
            if any(row.text_digest == article.digest and _adds_nothing(article, row) for row in known):
                return "unchanged"
            connection.execute(update(ArticleRow).where(ArticleRow.series == series).values(current=False))
            version = max((row.version for row in known), default=0) + 1
            connection.execute(
                insert(ArticleRow).values(**values, series=series, version=version, current=True, added=now())
            )
        return "new_version" if known else "added"

    def _series(self, connection: Connection, article: Article) -> str:
        """Find the series that an article continues: by its address, its id, or its bare text."""
        series = series_of(article)
        same_id = connection.execute(
            select(ArticleRow.series, ArticleRow.url).where(ArticleRow.id == article.id, ArticleRow.current)
        ).first()
        if same_id is None:
            return self._series_of_text(connection, article) or series
        if same_id.series == series:
            return series
        if same_id.url and article.url and same_id.url != article.url:
            raise InputError(
                f"article {article.id}",
                f"the id belongs to {same_id.url}, and this is {article.url}; give one of them another id",
            )
        return str(same_id.series)  # one of the two came without an address

    def _series_of_text(self, connection: Connection, article: Article) -> str | None:
        """Find the article whose text this is, when one of the two has neither address nor id of its own."""
        nameless = id_from_bytes(article.title, article.body)
        rows = connection.execute(
            select(ArticleRow.series, ArticleRow.id, *_TOLD)
            .where(ArticleRow.text_digest == article.digest, ArticleRow.current)
            .order_by(ArticleRow.key)
        )
        for row in rows:
            bare = (row.id == nameless and row.url is None) or (article.id == nameless and article.url is None)
            if bare and all(None in (old, new) or old == new for old, new in _told(article, row)):
                return str(row.series)
        return None

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

    def articles(self, *, offset: int = 0, limit: int | None = None) -> list[Article]:
        """Return the current articles in the order in which they came."""
        query = select(ArticleRow).where(ArticleRow.current).order_by(ArticleRow.key)
        return list(self._articles(query.offset(offset).limit(limit)))

    def iter_articles(self) -> Iterator[Article]:
        """Yield the current articles without holding them all."""
        return self._articles(select(ArticleRow).where(ArticleRow.current).order_by(ArticleRow.key))

    def _articles(self, query: Select[Any]) -> Iterator[Article]:
        with self._reading() as connection, Session(connection) as session:
            for row in session.scalars(query.execution_options(yield_per=_BATCH)):
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
        with self._reading() as connection:
            return Pending(self, list(connection.scalars(query.order_by(ArticleRow.key))))

    # What was found in them

    def save_extraction(
        self, article: Article, claims: Sequence[Claim], rejections: Sequence[Rejection], run: Run | None = None
    ) -> None:
        """Keep what a run found in an article, all or nothing; once more with the same run replaces it.

        Raises:
            StoreError: the article is not in the store, a claim is of another article, or two claims have one id.
        """
        run = run or Run()
        owners = {claim.article_id for claim in claims} | {rejection.article_id for rejection in rejections}
        strangers = sorted(owners - {article.id})
        if strangers:
            raise StoreError(f"article {article.id}: a claim or rejection of article {strangers[0]} is among its own")
        if len({claim.id for claim in claims}) < len(claims):
            raise StoreError(f"article {article.id}: two of its claims have one id")
        claim_rows = [claim_values(claim, n) for n, claim in enumerate(claims)]
        rejection_rows = [rejection_values(rejection, n) for n, rejection in enumerate(rejections)]
        with self._writing() as connection:
            article_key = connection.scalar(
                select(ArticleRow.key)
                .where(ArticleRow.id == article.id, ArticleRow.digest == version_digest(article))
                .order_by(ArticleRow.key.desc())
            )
            if article_key is None:
                raise StoreError(f"article {article.id} is not in the store in this version; add it first")
            key_of_run = run_key(connection, run)
            of_article = ExtractionRow.article_key == article_key
            connection.execute(delete(ExtractionRow).where(of_article, ExtractionRow.run_key == key_of_run))
            connection.execute(update(ExtractionRow).where(of_article).values(current=False))
            key = connection.execute(
                insert(ExtractionRow)
                .values(article_key=article_key, run_key=key_of_run, current=True, done=now())
                .returning(ExtractionRow.key)
            ).scalar_one()
            for table, rows in ((ClaimRow, claim_rows), (RejectionRow, rejection_rows)):
                if rows:
                    connection.execute(insert(table), [{**row, "extraction_key": key} for row in rows])

    def claims(self, **filters: Unpack[ClaimFilters]) -> list[Claim]:
        """Return the claims of the current articles, by article and place; `ClaimFilters` says what can be asked."""
        return list(self.iter_claims(**filters))

    def iter_claims(self, **filters: Unpack[ClaimFilters]) -> Iterator[Claim]:
        """Yield what `claims` returns without holding it all."""
        query = _found(ClaimRow.record, ClaimRow)
        for name, column in _EQUAL.items():
            if name in filters:
                query = query.where(column == filters[name])  # type: ignore[literal-required]
        if "since" in filters:
            query = query.where(ClaimRow.last_day >= filters["since"])
        if "until" in filters:
            query = query.where(ClaimRow.first_day <= filters["until"])
        if "min_confidence" in filters:
            query = query.where(ClaimRow.confidence >= filters["min_confidence"])
        return self._records(query.order_by(ArticleRow.key, ClaimRow.position), Claim)

    def claims_by_id(self, ids: Iterable[str]) -> list[Claim]:
        """Return the claims with the given ids, in the order of the ids; unknown ids are passed over."""
        wanted = list(dict.fromkeys(ids))
        found: dict[str, Claim] = {}
        for batch in _batches(wanted):
            query = _found(ClaimRow.record, ClaimRow).where(ClaimRow.id.in_(batch))
            found.update({claim.id: claim for claim in self._records(query, Claim)})
        return [found[claim_id] for claim_id in wanted if claim_id in found]

    def claim_counts(self, article_ids: Iterable[str]) -> dict[str, int]:
        """Return how many claims each of some articles has; articles without any are left out."""
        counts: dict[str, int] = {}
        with self._reading() as connection:
            for batch in _batches(dict.fromkeys(article_ids)):
                query = _found(ArticleRow.id, ClaimRow, func.count()).where(ArticleRow.id.in_(batch))
                counts.update({row[0]: row[1] for row in connection.execute(query.group_by(ArticleRow.id))})
        return counts

    def rejections(self, article_id: str | None = None) -> list[Rejection]:
        """Return the numbers that are no claims, of one article or of all current ones."""
        return list(self.iter_rejections(article_id))

    def iter_rejections(self, article_id: str | None = None) -> Iterator[Rejection]:
        """Yield the numbers that are no claims, by article and place, without holding them all."""
        query = _found(RejectionRow.record, RejectionRow)
        if article_id is not None:
            query = query.where(ArticleRow.id == article_id)
        return self._records(query.order_by(ArticleRow.key, RejectionRow.position), Rejection)

    def _records(self, query: Select[Any], kind: type[_R]) -> Iterator[_R]:
        with self._reading() as connection:
            for line in connection.execution_options(yield_per=_BATCH).scalars(query):
                yield kind.model_validate_json(line)

    # Agreement

    def replace_agreement(self, lines: Iterable[Agreement]) -> None:
        """Put new lines of agreement in the place of the old ones, all or nothing."""
        rows = [agreement_values(line, n) for n, line in enumerate(lines)]
        with self._writing() as connection:
            connection.execute(delete(AgreementRow))
            if rows:
                connection.execute(insert(AgreementRow), rows)

    def agreements(self) -> list[Agreement]:
        """Return the lines of agreement in the order in which they were written."""
        return list(self._records(select(AgreementRow.record).order_by(AgreementRow.position), Agreement))

    def counts(self) -> dict[str, int]:
        """Count current articles, kept older versions, extracted articles, claims, rejections and agreement."""
        queries: dict[str, Select[Any]] = {
            "articles": select(func.count()).where(ArticleRow.current),
            "superseded": select(func.count()).where(ArticleRow.current.is_(False)),
            "extracted": _found(func.count(), None),
            "claims": _found(func.count(), ClaimRow),
            "rejections": _found(func.count(), RejectionRow),
            "agreements": select(func.count()).select_from(AgreementRow),
        }
        with self._reading() as connection:
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
        for batch in _batches(self._keys):
            query = select(ArticleRow).where(ArticleRow.key.in_(batch)).order_by(ArticleRow.key)
            yield from list(self._store._articles(query))


def _told(article: Article, row: Row[Any]) -> list[tuple[object, object]]:
    """Pair what a row and an article tell besides the text."""
    return [(getattr(row, column.key), getattr(article, column.key)) for column in _TOLD]


def _adds_nothing(article: Article, row: Row[Any]) -> bool:
    """Tell whether a row has all that an article tells besides the text."""
    return all(new is None or old == new for old, new in _told(article, row))


def _batches(items: Iterable[_T]) -> Iterator[list[_T]]:
    """Cut items into lists that one statement can hold."""
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _found(what: Any, table: Any, *more: Any) -> Select[Any]:  # noqa: ANN401 - columns and tables of any type
    """Select from what the newest runs found in the current articles; `table` is claims or rejections."""
    query = (
        select(what, *more)
        .select_from(ArticleRow)
        .join(ExtractionRow, and_(ExtractionRow.article_key == ArticleRow.key, ExtractionRow.current))
        .where(ArticleRow.current)
    )
    return query if table is None else query.join(table, table.extraction_key == ExtractionRow.key)
