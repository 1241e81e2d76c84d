"""Runs migrations on the connection that the store hands over; there is no alembic.ini."""

from alembic import context

from tawatur.store.tables import Table

connection = context.config.attributes["connection"]
# SQLite cannot alter a table in place: Alembic copies it (batch mode).
context.configure(connection=connection, target_metadata=Table.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
