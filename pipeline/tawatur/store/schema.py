"""Brings a database to the current tables by Alembic migrations, which come with the package."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import Final

from sqlalchemy import Connection, inspect, text

from tawatur.errors import StoreError

# The newest file of migrations/versions: opening a store compares it without importing Alembic.
HEAD: Final = "0004"
# The newest of them that changed what is derived from other rows: a database from before it gets that anew.
DERIVED: Final = "0002"


def revision(connection: Connection) -> str | None:
    """Return the revision of a database; None for an empty one.

    Raises:
        StoreError: the database holds other tables.
    """
    names = set(inspect(connection).get_table_names())
    if "alembic_version" in names:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if names:
        raise StoreError(f"the database is not one of tawatur: it holds {', '.join(sorted(names)[:3])}; name another")
    return None


def migrate(connection: Connection) -> None:
    """Run the migrations that the database lacks, inside the caller's transaction.

    Raises:
        StoreError: a newer program made the database.
    """
    from alembic import command  # noqa: PLC0415 - a tenth of a second, needed once per database
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config()
    with as_file(files("tawatur.store") / "migrations") as scripts:
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise StoreError(f"a newer tawatur made this database ({error}); update the program") from error
