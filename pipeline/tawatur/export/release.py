"""What is said of a dataset as a whole: its name, its files, its version."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import Field

from tawatur.export.drafts import Written
from tawatur.records import Record

MEDIA_TYPES: Final = {
    "jsonl": "application/jsonl",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
}


class About(Record):
    """What whoever publishes a dataset says of it."""

    name: str = Field(default="tawatur-claims", pattern=r"^[a-z0-9][-a-z0-9._]*$")
    title: str = "Claims with numbers in Arabic news"
    license: str | None = None
    creator: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A dataset that is being written: whose it is, what it holds, which files it has so far."""

    about: About
    with_text: bool
    newest: dt.date | None
    counts: Mapping[str, int]
    files: tuple[Written, ...]

    @property
    def version(self) -> str:
        """Name the release by the newest day in it and by its bytes: the same records give the same version."""
        sums = "".join(file.sha256 for file in self.files if file.name.endswith(".jsonl"))
        day = self.newest or dt.date.min
        return f"{day.year}.{day.month}.{day.day}+{hashlib.sha256(sums.encode()).hexdigest()[:12]}"

    @property
    def description(self) -> str:
        """Say in a sentence what is in it."""
        texts = "" if self.with_text else " The articles' texts are left out: offsets and SHA-256 sums stand for them."
        return (
            f"{self.counts['claims']:,} claims (entity, metric, value, period, source) that tawatur found in "
            f"{self.counts['articles']:,} Arabic articles, and how many independent sources stand behind each.{texts}"
        )

    def data(self) -> tuple[Written, ...]:
        """The files that hold the records."""
        return tuple(file for file in self.files if "/" not in file.name)


def ending(name: str) -> str:
    """Return the ending of a file's name."""
    return name.rpartition(".")[2]
