"""Writes a dataset: claims, articles, agreement and rejections as JSONL, with the schemas of each."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from tawatur.errors import ExportError
from tawatur.records import Agreement, Article, Claim, Record, Rejection

_FIELDS: Final = {"title": 0, "body": 1}
_DESCRIBED: Final = ("article", "claim", "agreement", "rejection")
_R = TypeVar("_R", bound=Record)
_Key = tuple[str | int, ...]


def export_dataset(
    directory: Path | str,
    *,
    articles: Iterable[Article],
    claims: Iterable[Claim],
    agreements: Iterable[Agreement],
    rejections: Iterable[Rejection] | None = None,
) -> list[Path]:
    """Write a dataset and return its files: `articles.jsonl`, `claims.jsonl`, `agreement.jsonl`, `schemas/`.

    Records are sorted, so the same records give the same bytes, whatever their order. Every file is written
    beside its place and put there at the end: a reader never sees half a file, and a failure leaves what was
    there before. `rejections.jsonl` is written when rejections are given.

    Raises:
        ExportError: the folder cannot be written, an id is there twice, a claim's article or an agreement's
            claim is missing.
    """
    from tawatur.export.schemas import schemas, to_text  # noqa: PLC0415 - `python -m` runs that module itself

    article_lines = _lines(articles, "article", lambda article: (article.id,), lambda article: article.id)
    claim_lines, owners = _claim_lines(claims)
    agreement_lines, members = _agreement_lines(agreements)
    _need(owners, article_lines.ids, "claims of article {} are here, the article is not; add it or leave them out")
    _need(members, claim_lines.ids, "the agreement names claim {}, which is not here; run `tawatur agree` again")
    files = {
        "articles.jsonl": article_lines.lines,
        "claims.jsonl": claim_lines.lines,
        "agreement.jsonl": agreement_lines.lines,
    }
    if rejections is not None:
        files["rejections.jsonl"] = _lines(rejections, "rejection", _rejection_key, None).lines
    made = schemas()
    files |= {f"schemas/{name}.schema.json": [to_text(made[name]).encode()] for name in _DESCRIBED}
    return _write(Path(directory), files)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of one file, encoded and in order, and the ids of the records in it."""

    lines: list[bytes]
    ids: set[str]


def _lines(records: Iterable[_R], name: str, key: Callable[[_R], _Key], id_of: Callable[[_R], str] | None) -> _Lines:
    """Sort records and write one a line; only the lines are held, not the records."""
    ids: set[str] = set()
    keyed: list[tuple[_Key, bytes]] = []
    for record in records:
        if id_of is not None:
            if id_of(record) in ids:
                raise ExportError(f"two {name}s have the id {id_of(record)}; export one version of each")
            ids.add(id_of(record))
        keyed.append((key(record), record.to_json().encode() + b"\n"))
    keyed.sort()
    return _Lines([line for _, line in keyed], ids)


def _claim_lines(claims: Iterable[Claim]) -> tuple[_Lines, set[str]]:
    owners: set[str] = set()

    def key(claim: Claim) -> _Key:
        owners.add(claim.article_id)
        return claim.article_id, _FIELDS[claim.evidence.field], claim.value.start, claim.id

    return _lines(claims, "claim", key, lambda claim: claim.id), owners


def _agreement_lines(agreements: Iterable[Agreement]) -> tuple[_Lines, set[str]]:
    members: set[str] = set()

    def key(line: Agreement) -> _Key:
        members.update(line.members)
        return line.fact, line.id

    return _lines(agreements, "agreement line", key, lambda line: line.id), members


def _rejection_key(rejection: Rejection) -> _Key:
    return rejection.article_id, _FIELDS[rejection.field], rejection.start, rejection.end, rejection.class_


def _need(wanted: set[str], there: set[str], message: str) -> None:
    missing = sorted(wanted - there)
    if missing:
        raise ExportError(message.format(missing[0]))


def _write(directory: Path, files: dict[str, list[bytes]]) -> list[Path]:
    """Write all files beside their places, then put them there."""
    paths = [directory / name for name in files]
    drafts = [path.with_name(f".{path.name}.{os.getpid()}.part") for path in paths]
    try:
        for path, draft, lines in zip(paths, drafts, files.values(), strict=True):
            path.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())
        for path, draft in zip(paths, drafts, strict=True):
            draft.replace(path)
    except OSError as error:
        place = error.filename or directory
        raise ExportError(f"{place}: cannot be written ({error.strerror}); name a folder that can") from error
    finally:
        for draft in drafts:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    return paths
