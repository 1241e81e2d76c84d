"""Articles with versions, extraction runs, claims, rejections, agreement."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "articles",
        sa.Column("key", sa.Integer, autoincrement=True),
        sa.Column("id", sa.String(200), nullable=False),
        sa.Column("series", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("text_digest", sa.String(64), nullable=False),
        sa.Column("outlet", sa.String(200)),
        sa.Column("title", sa.Text),
        sa.Column("date", sa.Date),
        sa.Column("url", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("extra", sa.Text, nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_articles"),
        sa.UniqueConstraint("series", "version", name="uq_articles_series_version"),
        sa.UniqueConstraint("series", "digest", name="uq_articles_series_digest"),
    )
    op.create_index("ix_articles_current_id", "articles", ["current", "id"])
    for column in ("id", "digest", "text_digest", "outlet", "date", "url"):
        op.create_index(f"ix_articles_{column}", "articles", [column])
    op.create_table(
        "runs",
        sa.Column("key", sa.Integer, autoincrement=True),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_runs"),
        sa.UniqueConstraint("digest", name="uq_runs_digest"),
    )
    op.create_table(
        "extractions",
        sa.Column("key", sa.Integer, autoincrement=True),
        sa.Column("article_key", sa.Integer, nullable=False),
        sa.Column("run_key", sa.Integer, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("done", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_extractions"),
        sa.UniqueConstraint("article_key", "run_key", name="uq_extractions_article_key_run_key"),
        sa.ForeignKeyConstraint(
            ["article_key"], ["articles.key"], name="fk_extractions_article_key", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_key"], ["runs.key"], name="fk_extractions_run_key"),
    )
    op.create_index("ix_extractions_run_key", "extractions", ["run_key"])
    op.create_table(
        "claims",
        sa.Column("key", sa.Integer, autoincrement=True),
        sa.Column("extraction_key", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("id", sa.String(240), nullable=False),
        sa.Column("entity", sa.Text),
        sa.Column("metric", sa.Text),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("number", sa.Float),
        sa.Column("unit", sa.Text),
        sa.Column("first_day", sa.Date),
        sa.Column("last_day", sa.Date),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_claims"),
        sa.UniqueConstraint("extraction_key", "id", name="uq_claims_extraction_key_id"),
        sa.ForeignKeyConstraint(
            ["extraction_key"], ["extractions.key"], name="fk_claims_extraction_key", ondelete="CASCADE"
        ),
    )
    for column in ("id", "entity", "metric", "first_day"):
        op.create_index(f"ix_claims_{column}", "claims", [column])
    op.create_table(
        "rejections",
        sa.Column("key", sa.Integer, autoincrement=True),
        sa.Column("extraction_key", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("negative_class", sa.String(32), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_rejections"),
        sa.ForeignKeyConstraint(
            ["extraction_key"], ["extractions.key"], name="fk_rejections_extraction_key", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_rejections_extraction_key", "rejections", ["extraction_key"])
    op.create_table(
        "agreements",
        sa.Column("key", sa.Integer, autoincrement=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("id", sa.String(200), nullable=False),
        sa.Column("fact", sa.Text, nullable=False),
        sa.Column("label", sa.String(32), nullable=False),
        sa.Column("verdict", sa.String(32), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_agreements"),
    )
    for column in ("id", "verdict"):
        op.create_index(f"ix_agreements_{column}", "agreements", [column])
