"""What changed between two releases of a dataset: claims added, removed and changed, with the fields that did."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal, NamedTuple

from rich.table import Table
from rich.text import Text

from tawatur.errors import InputError
from tawatur.export.columns import Json
from tawatur.export.names import in_one_line
from tawatur.records import Record

# Which program made a claim is not what the claim says.
NOT_SAID: Final = ("provenance.version", "schema_version")
_QUOTED: Final = ("evidence.text", "evidence.prefix", "evidence.suffix", "evidence.sha256")
_FIELDS: Final = {"title": 0, "body": 1}
_Kind = Literal["added", "removed", "changed"]
_Order = tuple[str, int, int, str]
_Place = tuple[str | int, ...]


class FieldChange(Record):
    """A field of a claim that is another now; null where it is not there."""

    field: str
    old: Any
    new: Any


class Change(Record):
    """A claim that was added, removed or changed; `id` is the one in the new release, if it is there."""

    change: _Kind
    id: str
    article_id: str
    fields: tuple[FieldChange, ...] = ()
    old: dict[str, Any] | None = None
    new: dict[str, Any] | None = None


class _Ref(NamedTuple):
    """Where the line of a claim stands in its file."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class _Side:
    """One release: its claims' file, and where each claim stands in it."""

    path: Path
    file: BinaryIO
    places: dict[str, _Ref]

    def line(self, ref: _Ref) -> bytes:
        """Read one line."""
        self.file.seek(ref.start)
        return self.file.read(ref.length)

    def claim(self, ref: _Ref) -> Json:
        """Read one claim."""
        found: Json = json.loads(self.line(ref))
        return found


def diff(old: Path | str, new: Path | str, *, ignore: Collection[str] = NOT_SAID) -> Iterator[Change]:
    """Yield what changed from one release to another, in the order of articles and places.

    A release is a folder that `export` wrote, or a file of claims (JSONL). Claims are the same by id; where an
    article's text changed, and the ids with it, by sentence and number. `ignore` names fields that do not count, with
    all below them (`provenance`).

    Raises:
        InputError: a release cannot be read.
    """
    with ExitStack() as stack:
        before, after = _opened(Path(old), stack), _opened(Path(new), stack)
        pairs = [(ref, after.places[name]) for name, ref in before.places.items() if name in after.places]
        gone = [ref for name, ref in before.places.items() if name not in after.places]
        come = [ref for name, ref in after.places.items() if name not in before.places]
        moved, gone, come = _moved(before, after, gone, come)
        found: list[tuple[_Order, _Kind, _Ref | None, _Ref | None]] = []
        for was, now in [*pairs, *moved]:
            if before.line(was) != after.line(now):
                found.append((_order(after.claim(now)), "changed", was, now))
        found += [(_order(before.claim(ref)), "removed", ref, None) for ref in gone]
        found += [(_order(after.claim(ref)), "added", None, ref) for ref in come]
        for _, kind, one, other in sorted(found, key=lambda item: item[:2]):
            change = _change(kind, one and before.claim(one), other and after.claim(other), ignore)
            if change is not None:
                yield change


def _opened(path: Path, stack: ExitStack) -> _Side:
    """Open a release and note where each claim stands."""
    if path.is_dir():
        path = path / "claims.jsonl"
    places: dict[str, _Ref] = {}
    try:
        file = stack.enter_context(path.open("rb"))
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror}); name a dataset or a file of claims") from error
    start = 0
    for number, line in enumerate(file, 1):
        if line.strip():
            places[_id(line, f"{path}:{number}", places)] = _Ref(start, len(line))
        start += len(line)
    return _Side(path, file, places)


def _id(line: bytes, where: str, known: Collection[str]) -> str:
    """Return the id of a claim's line."""
    try:
        row = json.loads(line)
        name, _ = str(row["id"]), _order(row)
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(where, f"no claim ({error!r})") from error
    if name in known:
        raise InputError(where, f"the claim {name} is there twice")
    return name


def _order(claim: Json) -> _Order:
    return claim["article_id"], _FIELDS[claim["evidence"]["field"]], claim["value"]["start"], claim["id"]


def _moved(
    before: _Side, after: _Side, gone: Iterable[_Ref], come: Iterable[_Ref]
) -> tuple[list[tuple[_Ref, _Ref]], list[_Ref], list[_Ref]]:
    """Pair claims whose article changed around them: the same number in the same sentence, in the order of both."""
    waiting: dict[_Place, list[_Ref]] = {}
    for ref in gone:
        waiting.setdefault(_place(before.claim(ref)), []).append(ref)
    pairs, new = [], []
    for ref in come:
        candidates = waiting.get(_place(after.claim(ref)))
        if candidates:
            pairs.append((candidates.pop(0), ref))
        else:
            new.append(ref)
    return pairs, [ref for refs in waiting.values() for ref in refs], new


def _place(claim: Json) -> _Place:
    evidence, value = claim["evidence"], claim["value"]
    sentence = evidence.get("text") or evidence.get("sha256")
    return claim["article_id"], evidence["field"], sentence, value["start"] - evidence["start"], value["text"]


def _change(kind: _Kind, old: Json | None, new: Json | None, ignore: Collection[str]) -> Change | None:
    """Tell a change; None when nothing changed that counts."""
    known = new or old or {}
    fields: tuple[FieldChange, ...] = ()
    if old is not None and new is not None:
        one_sided = ("text" in old["evidence"]) != ("text" in new["evidence"])
        fields = tuple(_changed_fields(old, new, {*ignore, *(_QUOTED if one_sided else ())}))
        if not fields:
            return None
    return Change(change=kind, id=known["id"], article_id=known["article_id"], fields=fields, old=old, new=new)


def _changed_fields(old: Json, new: Json, ignore: Collection[str]) -> Iterator[FieldChange]:
    before, after = dict(_flat(old)), dict(_flat(new))
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name) and not any(
            name == other or name.startswith(f"{other}.") for other in ignore
        ):
            yield FieldChange(field=name, old=before.get(name), new=after.get(name))


def _flat(value: Json, prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Name each leaf by its path; `source.chain.1.name` is in the second link."""
    for key, inner in value.items():
        if isinstance(inner, list) and any(isinstance(item, dict) for item in inner):
            yield from _flat({str(number): item for number, item in enumerate(inner)}, f"{prefix}{key}.")
        elif isinstance(inner, dict):
            yield from _flat(inner, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", inner


def diff_table(changes: Iterable[Change], *, limit: int) -> tuple[Table, Counter[str]]:
    """Lay out the first changes for the terminal, and count all of them by kind."""
    table = Table(expand=True)
    for name, ratio in (("", 1), ("claim", 3), ("says", 6), ("changed", 6)):
        table.add_column(name, ratio=ratio, overflow="fold")
    counts: Counter[str] = Counter()
    for change in changes:
        counts[change.change] += 1
        if counts.total() <= limit:
            said = in_one_line(change.new or change.old or {})
            cells = (change.change, change.id, said, "\n".join(_told(change.fields)))
            table.add_row(*(Text(cell) for cell in cells))  # a text's own brackets are no markup
    return table, counts


def _told(fields: Iterable[FieldChange]) -> list[str]:
    """Say the changed fields in lines; offsets, which move with a text, in one."""
    lines, moved = [], False
    for field in fields:
        if field.field.endswith((".start", ".end", ".prefix", ".suffix")) or field.field == "id":
            moved = True
        else:
            lines.append(f"{field.field}: {_short(field.old)} → {_short(field.new)}")
    return [*lines, "(its place)"] if moved else lines


def _short(value: object) -> str:
    text = "∅" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:59]}…"
