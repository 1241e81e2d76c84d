"""The tables of the store. What they hold in `record` is the line of JSON that an export writes."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Table(DeclarativeBase):
    """Base of the tables; constraints have names, so that a migration can change them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class ArticleRow(Table):
    """One version of an article. Versions of one article share `series`; one of them is `current`."""

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("series", "version"),
        UniqueConstraint("series", "digest"),
        Index("ix_articles_current_id", "current", "id"),
    )

    key: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(String(200), index=True)
    series: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    current: Mapped[bool] = mapped_column(Boolean)
    # Of everything that claims are made of, and of title and body alone.
    digest: Mapped[str] = mapped_column(String(64), index=True)
    text_digest: Mapped[str] = mapped_column(String(64), index=True)
    outlet: Mapped[str | None] = mapped_column(String(200), index=True)
    title: Mapped[str | None] = mapped_column(Text)
    date: Mapped[dt.date | None] = mapped_column(Date, index=True)
    url: Mapped[str | None] = mapped_column(Text, index=True)
    author: Mapped[str | None] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    extra: Mapped[str] = mapped_column(Text, default="{}")
    added: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))


class RunRow(Table):
    """A program version with its settings; extractions with equal ones belong to one run."""

    __tablename__ = "runs"

    key: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    version: Mapped[str] = mapped_column(String(64))
    settings: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    started: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))


class ExtractionRow(Table):
    """What one run found in one version of an article. It is there with all its claims, or not at all."""

    __tablename__ = "extractions"
    __table_args__ = (UniqueConstraint("article_key", "run_key"),)

    key: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    article_key: Mapped[int] = mapped_column(ForeignKey("articles.key", ondelete="CASCADE"))
    run_key: Mapped[int] = mapped_column(ForeignKey("runs.key"), index=True)
    # The claims of the newest run count; those of older ones are kept.
    current: Mapped[bool] = mapped_column(Boolean)
    done: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))


# Indexes of the shown claims alone: see v0004_claim_pages.
_SHOWN: Final[dict[str, Any]] = {"sqlite_where": text("live = 1"), "postgresql_where": text("live")}


class ClaimRow(Table):
    """A claim: its record, and the columns that a query filters by."""

    __tablename__ = "claims"
    __table_args__ = (
        UniqueConstraint("extraction_key", "id"),
        # The queue of the reviewers, the doubtful first, of all shown claims and of those with one name or state.
        Index("ix_claims_queue", "urgency", "confidence", "key", **_SHOWN),
        Index("ix_claims_newest", text("published DESC"), "key", **_SHOWN),
        *(
            Index(f"ix_claims_{name}", name, "urgency", "confidence", **_SHOWN)
            for name in ("outlet", "entity", "metric", "verdict", "status")
        ),
    )

    key: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    extraction_key: Mapped[int] = mapped_column(ForeignKey("extractions.key", ondelete="CASCADE"))
    position: Mapped[int]
    id: Mapped[str] = mapped_column(String(240), index=True)
    # Of the article, so that a page of claims needs no other table.
    outlet: Mapped[str | None] = mapped_column(String(200))
    published: Mapped[dt.date] = mapped_column(Date, server_default="0001-01-01")
    entity: Mapped[str | None] = mapped_column(Text)
    metric: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(16))
    # Rounded to a float to sort and filter by; the exact decimal is in the record.
    number: Mapped[float | None] = mapped_column(Float)
    unit: Mapped[str | None] = mapped_column(Text)
    first_day: Mapped[dt.date | None] = mapped_column(Date, index=True)
    last_day: Mapped[dt.date | None] = mapped_column(Date)
    confidence: Mapped[float] = mapped_column(Float)
    # As the program made it, or for one that a person added, as it was added.
    record: Mapped[str] = mapped_column(Text)
    # Of the newest run over the newest version of its article, and not orphaned.
    live: Mapped[bool] = mapped_column(Boolean, server_default=false())
    status: Mapped[str] = mapped_column(String(16), server_default="unreviewed")
    verdict: Mapped[str | None] = mapped_column(String(32))
    # 0 for a disputed claim, 1 for any other: what a reviewer should see first.
    urgency: Mapped[int] = mapped_column(SmallInteger, server_default="1")
    # As the reviews leave it; the columns above say the same.
    reviewed: Mapped[str | None] = mapped_column(Text)


class RejectionRow(Table):
    """A number of an article that is no claim."""

    __tablename__ = "rejections"

    key: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    extraction_key: Mapped[int] = mapped_column(ForeignKey("extractions.key", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    negative_class: Mapped[str] = mapped_column(String(32))
    record: Mapped[str] = mapped_column(Text)
    # A reviewer made a claim of it: it is shown as that claim, not as a number that is none.
    claimed: Mapped[bool] = mapped_column(Boolean, server_default=false())


class AgreementRow(Table):
    """One line of agreement. The lines are replaced as a whole."""

    __tablename__ = "agreements"

    key: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    position: Mapped[int]
    id: Mapped[str] = mapped_column(String(200), index=True)
    fact: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(String(32))
    verdict: Mapped[str] = mapped_column(String(32), index=True)
    record: Mapped[str] = mapped_column(Text)


class AgreementMemberRow(Table):
    """A claim that a line of agreement names."""

    __tablename__ = "agreement_members"

    agreement_key: Mapped[int] = mapped_column(ForeignKey("agreements.key", ondelete="CASCADE"), primary_key=True)
    claim_id: Mapped[str] = mapped_column(String(240), primary_key=True, index=True)


class FactRow(Table):
    """What several lines of agreement are about, with what its lines say together."""

    __tablename__ = "facts"
    __table_args__ = (Index("ix_facts_order", "rank", "independent", "members"),)

    fact: Mapped[str] = mapped_column(Text, primary_key=True)
    standing: Mapped[str] = mapped_column(String(32))
    # The place of `standing` among the others: what needs a person first comes first.
    rank: Mapped[int] = mapped_column(SmallInteger)
    independent: Mapped[int]
    members: Mapped[int]


class ThreadRow(Table):
    """The reviews of one claim, through all versions of its article and all runs: where they stand now."""

    __tablename__ = "threads"

    key: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    series: Mapped[str] = mapped_column(String(64), index=True)
    article_id: Mapped[str] = mapped_column(String(200))
    # The claim that the reviews are on now; of an orphan, the last one.
    claim_id: Mapped[str] = mapped_column(String(240), unique=True)
    revision: Mapped[int]
    status: Mapped[str] = mapped_column(String(16))
    orphaned: Mapped[bool] = mapped_column(Boolean, index=True)
    # The claim as the reviews leave it, and as the program made it (null: a person added it).
    record: Mapped[str] = mapped_column(Text)
    machine: Mapped[str | None] = mapped_column(Text)
    # Of an added claim, the rejection of which it was made.
    rejection: Mapped[str | None] = mapped_column(Text)


class ReviewRow(Table):
    """One review. Rows are added and never changed: triggers refuse it, but for articles that were forgotten."""

    __tablename__ = "reviews"
    __table_args__ = (UniqueConstraint("thread_key", "revision"),)

    key: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    thread_key: Mapped[int] = mapped_column(ForeignKey("threads.key"))
    revision: Mapped[int]
    claim_id: Mapped[str] = mapped_column(String(240), index=True)
    article_id: Mapped[str] = mapped_column(String(200), index=True)
    reviewer: Mapped[str] = mapped_column(String(200))
    at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))
    action: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(Text)
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)


class PollRow(Table):
    """What an address said of its version when it was last read: it is asked for another one only."""

    __tablename__ = "polls"

    url: Mapped[str] = mapped_column(Text, primary_key=True)
    etag: Mapped[str | None] = mapped_column(Text)
    modified: Mapped[str | None] = mapped_column(Text)
    at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))


class TombstoneRow(Table):
    """One version of an article that was taken down: enough to know it when it comes again, nothing to read."""

    __tablename__ = "tombstones"

    key: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    series: Mapped[str] = mapped_column(String(64), index=True)
    article_id: Mapped[str] = mapped_column(String(200), index=True)
    text_digest: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[dt.datetime] = mapped_column(DateTime(timezone=True))
    reason: Mapped[str] = mapped_column(Text)
