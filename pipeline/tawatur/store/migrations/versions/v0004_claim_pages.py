"""What pages of claims are asked by: outlet and date on the claim itself, and an index for each order and filter.

The indexes hold the shown claims alone. Without figures SQLite takes any equality for a rare one, and would read all
claims that are shown instead of the few of one article.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OLD = ("entity", "metric", "verdict", "queue", "status_queue")
_BY = ("outlet", "entity", "metric", "verdict", "status")


def upgrade() -> None:
    """Add the columns, and make the indexes anew."""
    op.add_column("claims", sa.Column("outlet", sa.String(200)))
    # An article without a date is older than any: a null would come first in one database and last in the other.
    op.add_column("claims", sa.Column("published", sa.Date, nullable=False, server_default="0001-01-01"))
    op.execute(
        "UPDATE claims SET (outlet, published) = "
        "(SELECT articles.outlet, COALESCE(articles.date, DATE('0001-01-01')) FROM articles "
        "JOIN extractions ON extractions.article_key = articles.key WHERE extractions.key = claims.extraction_key)"
    )
    for name in _OLD:
        op.drop_index(f"ix_claims_{name}", "claims")
    shown: dict[str, Any] = {"sqlite_where": sa.text("live = 1"), "postgresql_where": sa.text("live")}
    op.create_index("ix_claims_queue", "claims", ["urgency", "confidence", "key"], **shown)
    op.create_index("ix_claims_newest", "claims", [sa.text("published DESC"), "key"], **shown)
    for name in _BY:
        op.create_index(f"ix_claims_{name}", "claims", [name, "urgency", "confidence"], **shown)
