"""Reviews, the state of claims that follows from them, agreement by claim and by fact, full text.

What follows from other rows (members of agreement, facts, verdicts of claims, words) is filled in by `derived.rebuild`.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_REFUSAL = "reviews are append-only; tawatur forget takes an article down with its reviews"
# What `forget` may delete: its tombstone is written before, in the same transaction.
_FORGOTTEN = (
    "EXISTS (SELECT 1 FROM threads JOIN tombstones ON tombstones.series = threads.series "
    "WHERE threads.key = OLD.thread_key)"
)
_SQLITE_TRIGGERS = (
    f"CREATE TRIGGER reviews_unchanged BEFORE UPDATE ON reviews BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    f"CREATE TRIGGER reviews_kept BEFORE DELETE ON reviews WHEN NOT {_FORGOTTEN} "
    f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
)
_POSTGRESQL_TRIGGERS = (
    "CREATE FUNCTION tawatur_reviews_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    f"IF TG_OP = 'DELETE' THEN IF {_FORGOTTEN} THEN RETURN OLD; END IF; END IF; "
    f"RAISE EXCEPTION '{_REFUSAL}'; END $$",
    "CREATE TRIGGER reviews_kept BEFORE UPDATE OR DELETE ON reviews "
    "FOR EACH ROW EXECUTE FUNCTION tawatur_reviews_kept()",
    "CREATE TRIGGER reviews_not_emptied BEFORE TRUNCATE ON reviews "
    "FOR EACH STATEMENT EXECUTE FUNCTION tawatur_reviews_kept()",
)
# Full text. The words are folded before they come here, so that every separator is a blank; FTS5 is told to take them
# as they are. What is deleted, by a cascade too, takes its words along.
_SQLITE_WORDS = tuple(
    statement
    for name in ("article", "claim")
    for statement in (
        f"CREATE VIRTUAL TABLE {name}_words USING fts5(words, detail = none, "
        "tokenize = \"unicode61 remove_diacritics 0 tokenchars '.'\")",
        f"CREATE TRIGGER {name}_words_deleted AFTER DELETE ON {name}s "  # noqa: S608 - the names are ours
        f"BEGIN DELETE FROM {name}_words WHERE rowid = OLD.key; END",
    )
)
_POSTGRESQL_WORDS = tuple(
    statement
    for name in ("article", "claim")
    for statement in (
        f"CREATE TABLE {name}_words (key integer CONSTRAINT pk_{name}_words PRIMARY KEY "
        f"CONSTRAINT fk_{name}_words_key REFERENCES {name}s (key) ON DELETE CASCADE, words tsvector NOT NULL)",
        f"CREATE INDEX ix_{name}_words_words ON {name}_words USING gin (words)",
    )
)


def upgrade() -> None:
    """Add the tables of reviews, and to claims what they say."""
    _make_tables()
    op.add_column("claims", sa.Column("live", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("claims", sa.Column("status", sa.String(16), nullable=False, server_default="unreviewed"))
    op.add_column("claims", sa.Column("verdict", sa.String(32)))
    op.add_column("claims", sa.Column("urgency", sa.SmallInteger, nullable=False, server_default="1"))
    op.add_column("claims", sa.Column("reviewed", sa.Text))
    op.add_column("rejections", sa.Column("claimed", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute(
        "UPDATE claims SET live = (1 = 1) WHERE extraction_key IN (SELECT extractions.key FROM extractions "
        "JOIN articles ON articles.key = extractions.article_key WHERE extractions.current AND articles.current)"
    )
    op.create_index("ix_claims_verdict", "claims", ["verdict"])
    op.create_index("ix_claims_queue", "claims", ["live", "urgency", "confidence"])
    op.create_index("ix_claims_status_queue", "claims", ["live", "status", "urgency", "confidence"])
    postgresql = op.get_bind().dialect.name == "postgresql"
    statements = _POSTGRESQL_TRIGGERS + _POSTGRESQL_WORDS if postgresql else _SQLITE_TRIGGERS + _SQLITE_WORDS
    for statement in statements:
        op.execute(statement)


def _make_tables() -> None:
    op.create_table(
        "agreement_members",
        sa.Column("agreement_key", sa.Integer, nullable=False),
        sa.Column("claim_id", sa.String(240), nullable=False),
        sa.PrimaryKeyConstraint("agreement_key", "claim_id", name="pk_agreement_members"),
        sa.ForeignKeyConstraint(
            ["agreement_key"], ["agreements.key"], name="fk_agreement_members_agreement_key", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_agreement_members_claim_id", "agreement_members", ["claim_id"])
    op.create_table(
        "facts",
        sa.Column("fact", sa.Text, nullable=False),
        sa.Column("standing", sa.String(32), nullable=False),
        sa.Column("rank", sa.SmallInteger, nullable=False),
        sa.Column("independent", sa.Integer, nullable=False),
        sa.Column("members", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("fact", name="pk_facts"),
    )
    op.create_index("ix_facts_order", "facts", ["rank", "independent", "members"])
    op.create_table(
        "threads",
        sa.Column("key", sa.Integer, autoincrement=True),
        sa.Column("series", sa.String(64), nullable=False),
        sa.Column("article_id", sa.String(200), nullable=False),
        sa.Column("claim_id", sa.String(240), nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("orphaned", sa.Boolean, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("machine", sa.Text),
        sa.Column("rejection", sa.Text),
        sa.PrimaryKeyConstraint("key", name="pk_threads"),
        sa.UniqueConstraint("claim_id", name="uq_threads_claim_id"),
    )
    for column in ("series", "orphaned"):
        op.create_index(f"ix_threads_{column}", "threads", [column])
    op.create_table(
        "reviews",
        sa.Column("key", sa.Integer, autoincrement=True),
        sa.Column("thread_key", sa.Integer, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("claim_id", sa.String(240), nullable=False),
        sa.Column("article_id", sa.String(200), nullable=False),
        sa.Column("reviewer", sa.String(200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.PrimaryKeyConstraint("key", name="pk_reviews"),
        sa.UniqueConstraint("thread_key", "revision", name="uq_reviews_thread_key_revision"),
        sa.ForeignKeyConstraint(["thread_key"], ["threads.key"], name="fk_reviews_thread_key"),
    )
    for column in ("claim_id", "article_id"):
        op.create_index(f"ix_reviews_{column}", "reviews", [column])
    op.create_table(
        "tombstones",
        sa.Column("key", sa.Integer, autoincrement=True),
        sa.Column("series", sa.String(64), nullable=False),
        sa.Column("article_id", sa.String(200), nullable=False),
        sa.Column("text_digest", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_tombstones"),
    )
    for column in ("series", "article_id", "text_digest"):
        op.create_index(f"ix_tombstones_{column}", "tombstones", [column])
