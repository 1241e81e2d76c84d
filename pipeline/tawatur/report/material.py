"""What a report is made of: a store, or the folder of a dataset, asked in the same way."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Final, Protocol, TypeVar

from pydantic import ValidationError

from tawatur.errors import InputError
from tawatur.export.references import ArticleReference, ClaimReference, without_text
from tawatur.records import Agreement, Article, Claim
from tawatur.report.matching import matches
from tawatur.store import ClaimFilters, Store

_R = TypeVar("_R")
# The verdict that counts for a claim which several lines name is the last of these, as in the store.
_BY_WEIGHT: Final = ("not_comparable", "single_source", "corroborated", "disputed")


class Material(Protocol):
    """Claims, lines of agreement and articles, wherever they are; each call reads anew."""

    def claims(self, filters: ClaimFilters) -> Iterator[Claim]:
        """Yield the claims that the filters leave."""

    def claims_by_id(self, ids: Collection[str]) -> dict[str, Claim]:
        """Return some claims, whatever the filters; unknown ids are passed over."""

    def agreements(self) -> Iterable[Agreement]:
        """Return all lines of agreement."""

    def articles(self, ids: Collection[str]) -> dict[str, Article | ArticleReference]:
        """Return some articles, with or without their texts."""

    def count_articles(self) -> int:
        """Return how many articles were read."""


class StoreMaterial:
    """The material of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def claims(self, filters: ClaimFilters) -> Iterator[Claim]:
        """Yield the claims that the filters leave."""
        return self._store.iter_claims(**filters)

    def claims_by_id(self, ids: Collection[str]) -> dict[str, Claim]:
        """Return some claims; unknown ids are passed over."""
        return {claim.id: claim for claim in self._store.claims_by_id(ids)}

    def agreements(self) -> Iterable[Agreement]:
        """Return all lines of agreement."""
        return self._store.agreements()

    def articles(self, ids: Collection[str]) -> dict[str, Article | ArticleReference]:
        """Return some articles."""
        found = ((id_, self._store.article(id_)) for id_ in sorted(set(ids)))
        return {id_: article for id_, article in found if article is not None}

    def count_articles(self) -> int:
        """Return how many articles there are."""
        return self._store.count_articles()


class DatasetMaterial:
    """The material of a dataset's folder, read line by line; what an export without texts left out stays out.

    Raises:
        InputError: the folder is none of a dataset, or a line in it is no record.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        if not (folder / "claims.jsonl").is_file():
            raise InputError(str(folder), "is no dataset: claims.jsonl is missing; `tawatur export` writes one")

    def claims(self, filters: ClaimFilters) -> Iterator[Claim]:
        """Yield the claims that the filters leave."""
        verdicts = self._verdicts() if "verdict" in filters else {}
        return (claim for claim in self._read("claims", _claim) if matches(claim, verdicts, filters))

    def claims_by_id(self, ids: Collection[str]) -> dict[str, Claim]:
        """Return some claims; unknown ids are passed over."""
        wanted = set(ids)
        found = self._read("claims", lambda line: _claim(line) if json.loads(line)["id"] in wanted else None)
        return {claim.id: claim for claim in found if claim is not None}

    def agreements(self) -> Iterable[Agreement]:
        """Return all lines of agreement."""
        return self._read("agreement", Agreement.model_validate_json)

    def articles(self, ids: Collection[str]) -> dict[str, Article | ArticleReference]:
        """Return some articles."""
        wanted = set(ids)
        found = self._read("articles", lambda line: _article(line) if json.loads(line)["id"] in wanted else None)
        return {article.id: article for article in found if article is not None}

    def count_articles(self) -> int:
        """Return how many articles there are."""
        return sum(1 for _ in self._read("articles", len))

    def _verdicts(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for line in self.agreements():
            for member in line.members:
                found[member] = max(found.get(member, line.verdict), line.verdict, key=_BY_WEIGHT.index)
        return found

    def _read(self, table: str, record: Callable[[bytes], _R]) -> Iterator[_R]:
        path = self._folder / f"{table}.jsonl"
        if not path.is_file():
            return
        with path.open("rb") as file:
            for number, line in enumerate(file, 1):
                try:
                    yield record(line)
                except (ValueError, KeyError, TypeError) as error:
                    raise InputError(f"{path}:{number}", f"is no record of a dataset: {error}") from error


def _claim(line: bytes) -> Claim:
    try:
        return Claim.model_validate_json(line)
    except ValidationError:
        if not without_text(json.loads(line)):
            raise
        return ClaimReference.model_validate_json(line)


def _article(line: bytes) -> Article | ArticleReference:
    return (
        Article.model_validate_json(line) if "body" in json.loads(line) else ArticleReference.model_validate_json(line)
    )
