"""Extraction runs: which program, with which settings, read an article."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, insert, select

import tawatur
from tawatur.records import Record
from tawatur.store.rows import now, settings_digest
from tawatur.store.tables import RunRow


class Run(Record):
    """The program's version and settings; equal ones need not read an article twice."""

    version: str = tawatur.__version__
    settings: Mapping[str, str] = {}


def _run_settings(run: Run) -> str:
    return json.dumps(dict(run.settings), ensure_ascii=False, sort_keys=True)


def run_digest(run: Run) -> str:
    """Name a run by what it consists of."""
    return settings_digest(run.version, _run_settings(run))


def run_key(connection: Connection, run: Run) -> int:
    """Return the key of a run, which is made when it is new."""
    key = connection.scalar(select(RunRow.key).where(RunRow.digest == run_digest(run)))
    if key is not None:
        return key
    row = {"version": run.version, "settings": _run_settings(run), "digest": run_digest(run), "started": now()}
    return connection.execute(insert(RunRow).values(row).returning(RunRow.key)).scalar_one()
