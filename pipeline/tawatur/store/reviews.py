"""What people say of claims: append-only reviews, and the state of each claim that follows from them.

The reviews of one claim are a thread. A thread stays with its claim when the program reads the article again
(`settle`), and waits as an orphan where the claim is gone.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final, Literal

from pydantic import Field
from sqlalchemy import Connection, Row, Select, insert, or_, select, update

from tawatur.errors import ReviewConflict, ReviewError
from tawatur.records import Claim, Record, Rejection, Review, ReviewStatus, Span
from tawatur.store import search
from tawatur.store.claims import RECORD
from tawatur.store.rows import article_of, claim_values, now
from tawatur.store.tables import ArticleRow, ClaimRow, ExtractionRow, RejectionRow, ReviewRow, ThreadRow

Action = Literal["accept", "reject", "correct", "reopen", "add"]
_STATUS: Final[dict[str, ReviewStatus]] = {
    "accept": "accepted",
    "reject": "rejected",
    "correct": "corrected",
    "reopen": "unreviewed",
    "add": "accepted",
}
_LONGEST_NAME: Final = 200


class ReviewRecord(Record):
    """One review: who did what to which claim, when and why, and the claim before and after it."""

    id: int
    claim_id: str
    article_id: str
    reviewer: str
    at: dt.datetime
    action: Action
    reason: str | None
    before: Claim | None
    after: Claim | None
    revision: int = Field(ge=1)


def record_of(row: Row[Any]) -> ReviewRecord:
    """The record of a review's row; SQLite keeps times without their zone, which is UTC."""
    at = row.at if row.at.tzinfo else row.at.replace(tzinfo=dt.UTC)
    return ReviewRecord(
        id=row.key,
        claim_id=row.claim_id,
        article_id=row.article_id,
        reviewer=row.reviewer,
        at=at.astimezone(dt.UTC),
        action=row.action,
        reason=row.reason,
        before=row.before and Claim.model_validate_json(row.before),
        after=row.after and Claim.model_validate_json(row.after),
        revision=row.revision,
    )


def reviews_query() -> Select[Any]:
    """Select all reviews in the order in which they were made."""
    return select(*ReviewRow.__table__.columns).order_by(ReviewRow.key)


def history_query(claim_id: str) -> Select[Any]:
    """Select the reviews of a claim, also under the ids that it had in earlier versions of its article."""
    earlier = select(ReviewRow.thread_key).where(ReviewRow.claim_id == claim_id)
    threads = select(ThreadRow.key).where(or_(ThreadRow.claim_id == claim_id, ThreadRow.key.in_(earlier)))
    return reviews_query().where(ReviewRow.thread_key.in_(threads))


def review(
    connection: Connection,
    claim_id: str,
    *,
    reviewer: str,
    action: Action,
    reason: str | None,
    changes: Claim | None,
    expected: int,
) -> ReviewRecord:
    """Write one review of a claim and let the claim follow it.

    Raises:
        ReviewConflict: the claim's revision is not `expected`.
        ReviewError: a reason or the correction is missing, or the claim is not there.
        SpanError: a span of the correction does not quote the article.
    """
    name, why = _named(reviewer), _trimmed(reason)
    if action not in _STATUS or action == "add":
        raise ReviewError(f"claim {claim_id}: {action!r} is no review; accept, reject, correct and reopen are")
    if action == "reject" and why is None:
        raise ReviewError(f"claim {claim_id}: say why it is rejected")
    if (action == "correct") != (changes is not None):
        raise ReviewError(f"claim {claim_id}: a correction, and nothing else, comes with the corrected claim")
    thread = connection.execute(_thread_query().where(ThreadRow.claim_id == claim_id)).first()
    revision = thread.revision if thread else 0
    if revision != expected:
        raise conflict(connection, claim_id, thread, expected=expected)
    row = connection.execute(_claim_query(claim_id)).first()
    if row is None:
        raise ReviewError(_absent(connection, claim_id, thread))
    before = Claim.model_validate_json(row.now)
    if row.status == "orphaned" and action != "reject":
        raise ReviewError(f"claim {claim_id} is orphaned: the article no longer says it so; only reject puts it away")
    after = _after(connection, before, row, thread, action, changes)
    after = _stamped(after, _STATUS[action], revision + 1)
    if thread is None:
        thread_key = connection.execute(
            insert(ThreadRow)
            .values(series=row.series, machine=row.record, orphaned=False, **_thread_values(after))
            .returning(ThreadRow.key)
        ).scalar_one()
    else:
        thread_key = thread.key
        settled = {"orphaned": False} if row.status == "orphaned" else {}
        values = _thread_values(after) | settled
        connection.execute(update(ThreadRow).where(ThreadRow.key == thread_key).values(values))
    show(connection, row.key, after)
    if thread is not None and thread.rejection is not None:
        set_claimed(connection, row.extraction_key, after, claimed=action != "reject")
    return _write(connection, thread_key, after, name, action, why, before)


def _after(
    connection: Connection,
    before: Claim,
    row: Row[Any],
    thread: Row[Any] | None,
    action: Action,
    changes: Claim | None,
) -> Claim:
    """The claim as an action leaves it, but for its status."""
    if action == "reopen":
        # Nobody has decided: the program's own reading counts again. Who added a claim is its reader.
        machine = thread.machine if thread else row.record
        return Claim.model_validate_json(machine) if machine else before
    if changes is None:
        return before
    if (changes.id, changes.article_id) != (before.id, before.article_id):
        raise ReviewError(f"claim {before.id}: the correction is of claim {changes.id}, article {changes.article_id}")
    if changes.model_copy(update={"review": before.review}) == before:
        raise ReviewError(f"claim {before.id}: the correction changes nothing; accept it instead")
    return _checked(connection, changes, row.article_key)


def _checked(connection: Connection, claim: Claim, article_key: int) -> Claim:
    """Return a claim that a person wrote, if it is one and quotes its article."""
    article = connection.execute(_article_query().where(ArticleRow.key == article_key)).one()
    return Claim.model_validate(claim.model_dump(by_alias=True)).check(article_of(article))


def add(
    connection: Connection, claim: Claim, *, reviewer: str, reason: str | None, rejection: Span, expected: int
) -> ReviewRecord:
    """Make a claim of a rejected number; the rejection is not shown while the claim stands.

    Raises:
        ReviewConflict: the number has become a claim meanwhile.
        ReviewError: there is no such article or no such rejection, or the claim's value is another number.
        SpanError: a span of the claim does not quote the article.
    """
    name, why = _named(reviewer), _trimmed(reason)
    place = (claim.evidence.field, rejection.start, rejection.end)
    where = f"article {claim.article_id}, {place[0]} [{place[1]}, {place[2]})"
    thread = connection.execute(_thread_query().where(ThreadRow.claim_id == claim.id)).first()
    if thread is not None and thread.revision != expected:
        raise conflict(connection, claim.id, thread, expected=expected)
    article = connection.execute(
        select(ArticleRow.key, ArticleRow.series, ExtractionRow.key.label("extraction_key"))
        .join(ExtractionRow, ExtractionRow.article_key == ArticleRow.key)
        .where(ArticleRow.id == claim.article_id, ArticleRow.current, ExtractionRow.current)
    ).first()
    if article is None:
        raise ReviewError(f"article {claim.article_id}: is not in the store, or has not been read yet")
    rejected = _rejections(connection, article.extraction_key)
    found = next((one for _, one in rejected if (one.field, one.start, one.end) == place), None)
    if found is None:
        raise ReviewError(f"{where}: no number was rejected there; look at the article again")
    value = Span(text=claim.value.text, start=claim.value.start, end=claim.value.end)
    if not value.overlaps(rejection):
        raise ReviewError(f"{where}: the claim's value {value.text!r} stands elsewhere")
    if thread is not None or connection.scalar(select(ClaimRow.key).where(ClaimRow.live, ClaimRow.id == claim.id)):
        raise ReviewError(f"claim {claim.id}: is there already; review it instead")
    made = _stamped(_checked(connection, claim, article.key), _STATUS["add"], 1)
    thread_key = connection.execute(
        insert(ThreadRow)
        .values(
            series=article.series,
            machine=None,
            orphaned=False,
            rejection=found.to_json(),
            **_thread_values(made),
        )
        .returning(ThreadRow.key)
    ).scalar_one()
    insert_added(connection, article.extraction_key, made)
    set_claimed(connection, article.extraction_key, made, claimed=True)
    return _write(connection, thread_key, made, name, "add", why, None)


def conflict(connection: Connection, claim_id: str, thread: Row[Any] | None, *, expected: int) -> ReviewError:
    """Say who came first."""
    if thread is None:
        return ReviewError(
            f"claim {claim_id}: nobody has reviewed it, so it is at revision 0, not {expected}; look at it again"
        )
    last = connection.execute(
        select(ReviewRow.reviewer, ReviewRow.action, ReviewRow.at, ReviewRow.revision)
        .where(ReviewRow.thread_key == thread.key)
        .order_by(ReviewRow.revision.desc())
        .limit(1)
    ).one()
    at = last.at if last.at.tzinfo else last.at.replace(tzinfo=dt.UTC)
    return ReviewConflict(
        claim_id, expected=expected, found=last.revision, reviewer=last.reviewer, action=last.action, at=at
    )


def show(connection: Connection, claim_key: int, claim: Claim) -> None:
    """Let a claim's row say what the reviews made of it."""
    values = claim_values(claim, 0)
    for fixed in ("position", "id", "record"):
        del values[fixed]
    connection.execute(
        update(ClaimRow)
        .where(ClaimRow.key == claim_key)
        .values(**values, status=claim.review.status, reviewed=claim.to_json())
    )
    search.index_claims(connection, [(claim_key, claim)])


def insert_added(connection: Connection, extraction_key: int, claim: Claim, *, orphaned: bool = False) -> None:
    """Put a claim that a person added, or an orphan, beside those that the program found."""
    values = claim_values(claim, _position(connection, extraction_key, claim))
    article = connection.execute(
        select(ArticleRow.outlet, ArticleRow.date)
        .join(ExtractionRow, ExtractionRow.article_key == ArticleRow.key)
        .where(ExtractionRow.key == extraction_key)
    ).one()
    key = connection.execute(
        insert(ClaimRow)
        .values(
            **values,
            extraction_key=extraction_key,
            live=not orphaned,
            outlet=article.outlet,
            published=article.date or dt.date.min,
            status=claim.review.status,
            reviewed=claim.to_json(),
        )
        .returning(ClaimRow.key)
    ).scalar_one()
    search.index_claims(connection, [(key, claim)])


def _position(connection: Connection, extraction_key: int, claim: Claim) -> int:
    """The position of the last claim that stands before this one: what is equal in position came later."""
    rows = connection.execute(
        select(ClaimRow.position, ClaimRow.record).where(ClaimRow.extraction_key == extraction_key)
    )
    place = _place(claim)
    return max((row.position for row in rows if _place(Claim.model_validate_json(row.record)) <= place), default=-1)


def _place(claim: Claim) -> tuple[bool, int]:
    return claim.evidence.field == "body", claim.value.start


def set_claimed(connection: Connection, extraction_key: int, claim: Claim, *, claimed: bool) -> None:
    """Hide the rejections that a claim which a person added was made of, or show them again."""
    value = Span(text=claim.value.text, start=claim.value.start, end=claim.value.end)
    for key, rejection in _rejections(connection, extraction_key):
        if rejection.field == claim.evidence.field and value.overlaps(_span(rejection)):
            connection.execute(update(RejectionRow).where(RejectionRow.key == key).values(claimed=claimed))


def _rejections(connection: Connection, extraction_key: int) -> list[tuple[int, Rejection]]:
    query = select(RejectionRow.key, RejectionRow.record).where(RejectionRow.extraction_key == extraction_key)
    return [(key, Rejection.model_validate_json(record)) for key, record in connection.execute(query)]


def _span(rejection: Rejection) -> Span:
    return Span(text=rejection.text, start=rejection.start, end=rejection.end)


def _write(
    connection: Connection,
    thread_key: int,
    after: Claim,
    reviewer: str,
    action: Action,
    reason: str | None,
    before: Claim | None,
) -> ReviewRecord:
    row = connection.execute(
        insert(ReviewRow)
        .values(
            thread_key=thread_key,
            revision=after.review.revision,
            claim_id=after.id,
            article_id=after.article_id,
            reviewer=reviewer,
            at=now(),
            action=action,
            reason=reason,
            before=before and before.to_json(),
            after=after.to_json(),
        )
        .returning(*ReviewRow.__table__.columns)
    ).one()
    return record_of(row)


def _stamped(claim: Claim, status: ReviewStatus, revision: int) -> Claim:
    return claim.model_copy(update={"review": Review(status=status, revision=revision)})


def _thread_values(claim: Claim) -> dict[str, Any]:
    """The columns of a thread that follow from its claim as the last review left it."""
    return {
        "claim_id": claim.id,
        "article_id": claim.article_id,
        "revision": claim.review.revision,
        "status": claim.review.status,
        "record": claim.to_json(),
    }


def _thread_query() -> Select[Any]:
    return select(*ThreadRow.__table__.columns)


def _article_query() -> Select[Any]:
    return select(*ArticleRow.__table__.columns)


def _claim_query(claim_id: str) -> Select[Any]:
    """Select a claim that can be reviewed, with where it belongs."""
    columns: tuple[Any, ...] = (
        ClaimRow.key,
        ClaimRow.extraction_key,
        ClaimRow.status,
        ClaimRow.record,
        RECORD.label("now"),
        ExtractionRow.article_key,
        ArticleRow.series,
    )
    return (
        select(*columns)
        .join(ExtractionRow, ExtractionRow.key == ClaimRow.extraction_key)
        .join(ArticleRow, ArticleRow.key == ExtractionRow.article_key)
        .where(ClaimRow.id == claim_id, ExtractionRow.current, ArticleRow.current)
        .where(or_(ClaimRow.live, ClaimRow.status == "orphaned"))
    )


def _absent(connection: Connection, claim_id: str, thread: Row[Any] | None) -> str:
    """Say why a claim cannot be reviewed."""
    if thread is not None:
        return f"claim {claim_id}: its article has a new version, which has not been read; run `tawatur extract`"
    moved = select(ThreadRow.claim_id).join(ReviewRow, ReviewRow.thread_key == ThreadRow.key)
    heir = connection.scalar(moved.where(ReviewRow.claim_id == claim_id))
    if heir is not None:
        return f"claim {claim_id}: its article has a new version, where it is claim {heir}; review that"
    return f"claim {claim_id}: is not in the store, or not among the newest claims of its article"


def _named(reviewer: str) -> str:
    name = " ".join(reviewer.replace("\0", " ").split())
    if not name or len(name) > _LONGEST_NAME:
        raise ReviewError(f"a review needs the name of who makes it, of at most {_LONGEST_NAME} letters")
    return name


def _trimmed(reason: str | None) -> str | None:
    return (reason or "").replace("\0", "").strip() or None
