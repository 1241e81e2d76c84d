"""A PostgreSQL server of Debian's package, for one session of tests: on a folder of its own, without network."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

_NAME = "tawatur"


def programs() -> Path | None:
    """The folder of the newest server's programs; Debian keeps them out of PATH."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parent.parent.name), reverse=True
    )
    if found:
        return found[0].parent
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).parent if elsewhere else None


class Server:
    """A running server. Making a database takes a second, so tests share one and leave it empty."""

    def __init__(self, folder: Path, run) -> None:
        self._folder = folder
        self._run = run

    def url(self, database: str) -> str:
        return f"postgresql://{_NAME}@/{database}?host={self._folder}"

    def new_database(self) -> str:
        name = f"t{uuid.uuid4().hex[:12]}"
        self._sql(f"CREATE DATABASE {name} TEMPLATE template0")
        return name

    def empty(self, database: str) -> None:
        """Take all rows out, past the triggers that keep reviews."""
        with psycopg.connect(self.url(database)) as connection:
            connection.execute("SET session_replication_role = replica")
            rows = connection.execute(
                "SELECT quote_ident(tablename) FROM pg_tables "
                "WHERE schemaname = 'public' AND tablename <> 'alembic_version'"
            ).fetchall()
            connection.execute(f"TRUNCATE {', '.join(name for (name,) in rows)} RESTART IDENTITY")

    def _sql(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running(bin_folder: Path) -> Iterator[Server]:
    """Make a cluster and run it until the block ends. The server refuses to run as root: root lends it another user."""
    user = pwd.getpwnam("postgres").pw_name if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="tawatur-pg-"))
    if user:
        shutil.chown(folder, user)

    def run(program: str, *arguments: str) -> None:
        done = subprocess.run(
            [bin_folder / program, *arguments],
            user=user,
            group=user,
            extra_groups=[] if user else None,
            cwd=folder,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "HOME": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr or done.stdout}")

    data, log = folder / "data", folder / "log"
    # No syncing: what these databases hold is of no worth an hour from now. The crash tests kill clients, not it.
    settings = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=60"
    try:
        run("initdb", "-D", str(data), "-U", _NAME, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        run("pg_ctl", "-D", str(data), "-l", str(log), "-w", "-o", settings, "start")
        try:
            yield Server(folder, run)
        finally:
            run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
