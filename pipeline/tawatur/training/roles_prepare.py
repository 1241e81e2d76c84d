"""What the tagger learns from, made once for all folds: sentences and changed copies of them, below the head."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import torch
from transformers import AutoModelForTokenClassification, AutoTokenizer

from tawatur.training.articles import ArticleRecord, read_articles
from tawatur.training.articles_data import changed, examples, numbers_of
from tawatur.training.roles_data import Changes, Example, example, other_numbers
from tawatur.training.roles_hints import hints_of
from tawatur.training.roles_model import states_below
from tawatur.training.sentences import Mark, Record, read_sentences

Settings = dict[str, Any]
_TOGETHER: Final = 16  # sentences that are run through the encoder at once


class Held(NamedTuple):
    """A sentence and the encoder's states of its pieces where the branch begins, bfloat16: `(pieces, hidden)`."""

    example: Example
    states: torch.Tensor


class Unit(NamedTuple):
    """What is learned together: a lone sentence, or an article's sentences, its title first."""

    id: str
    topic: str
    held: tuple[Held, ...]

    @property
    def pieces(self) -> int:
        """Pieces of the longest sentence."""
        return max(len(item.states) for item in self.held)

    @property
    def numbers(self) -> int:
        """How many numbers are asked about."""
        return sum(len(item.example.targets) for item in self.held)


@dataclass(frozen=True)
class Prepared:
    """All sentences and articles by id, as they stand and as they are changed."""

    plain: dict[str, Unit]
    changed: list[dict[str, Unit]]


Learned = Record | ArticleRecord


def read_all(folder: Path) -> list[Record]:
    """Read all files of annotated sentences of a folder, in order of their names."""
    return [record for path in sorted(folder.glob("*.txt")) for record in read_sentences(path)]


def read_whole(folder: Path) -> list[ArticleRecord]:
    """Read all files of annotated articles of a folder, in order of their names."""
    return [article for path in sorted(folder.glob("*.txt")) for article in read_articles(path)]


def load_names(directory: Path, *, attention: str = "sdpa") -> tuple[Any, Any]:
    """Load the names' model and its tokenizer."""
    names = AutoModelForTokenClassification.from_pretrained(directory, attn_implementation=attention)
    return names.eval(), AutoTokenizer.from_pretrained(directory)


def run_below(names: Any, tokenizer: Any, examples: Sequence[Example], settings: Settings) -> list[Held]:
    """Run sentences through the encoder's layers below the branch."""
    found: list[Held | None] = [None] * len(examples)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].pieces))
    for at in range(0, len(order), _TOGETHER):
        rows = order[at : at + _TOGETHER]
        batch = [examples[i] for i in rows]
        ids = _padded([e.pieces for e in batch], tokenizer.pad_token_id)
        mask = _padded([(1,) * len(e.pieces) for e in batch], 0)
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            states = states_below(names, ids, mask, settings["branch"])
        for i, item, own in zip(rows, batch, states, strict=True):
            found[i] = Held(item, own[: len(item.pieces)].bfloat16().clone())
    return [held for held in found if held is not None]


def _padded(rows: Sequence[Sequence[int]], fill: int) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (longest - len(row))] for row in rows])


def plain(names: Any, tokenizer: Any, records: Sequence[Learned], settings: Settings) -> list[Unit]:
    """Make sentences and articles ready as they stand."""
    return _units(names, tokenizer, [(record, _numbers(record)) for record in records], settings)


def _numbers(record: Learned) -> Sequence[Mark]:
    return other_numbers(record.text) if isinstance(record, Record) else numbers_of(record)


def _units(
    names: Any, tokenizer: Any, records: Sequence[tuple[Learned, Sequence[Mark]]], settings: Settings
) -> list[Unit]:
    """Cut all into sentences, run these through the layers below the branch, and put them together again."""
    longest = settings["max_pieces"]
    cut = [
        [example(record, others, tokenizer, max_pieces=longest, hints=hints_of(record))] if isinstance(record, Record)
        else examples(record, others, tokenizer, max_pieces=longest, hints=hints_of(record))
        for record, others in records
    ]  # fmt: skip
    held = iter(run_below(names, tokenizer, [item for items in cut for item in items], settings))
    return [
        Unit(record.id, record.topic, tuple(next(held) for _ in items))
        for (record, _), items in zip(records, cut, strict=True)
    ]


def prepare(records: Sequence[Learned], source: Path, held: Path, settings: Settings) -> Prepared:
    """Cut, change and encode everything; kept on disk, since all folds need the same."""
    if held.exists():
        found: Prepared = torch.load(held, weights_only=False)
        return found
    names, tokenizer = load_names(source)
    changes = Changes((record for record in records if isinstance(record, Record)), settings["changes"])
    others = {record.id: _numbers(record) for record in records}
    copies = []
    for number in range(settings["variants"]):
        chance = random.Random(settings["seed"] + number)  # noqa: S311 - changes of sentences, no secret
        made: list[tuple[Learned, Sequence[Mark]]] = [
            changes.apply(record, others[record.id], chance) if isinstance(record, Record)
            else changed(record, others[record.id], changes, chance)
            for record in records
        ]  # fmt: skip
        copies.append(_by_id(_units(names, tokenizer, made, settings)))
    prepared = Prepared(_by_id(plain(names, tokenizer, records, settings)), copies)
    held.parent.mkdir(parents=True, exist_ok=True)
    torch.save(prepared, held)
    return prepared


def _by_id(units: Sequence[Unit]) -> dict[str, Unit]:
    return {unit.id: unit for unit in units}


def batches(units: Sequence[Unit], *, pieces: int, shuffle: random.Random | None) -> Iterator[list[Unit]]:
    """Group what holds a number by like length."""
    order = [unit for unit in units if unit.numbers]
    if shuffle is not None:
        shuffle.shuffle(order)
    order.sort(key=lambda unit: unit.pieces // 12)
    groups: list[list[Unit]] = [[]]
    size = 0
    for unit in order:
        longest = max(unit.pieces, *(other.pieces for other in groups[-1]), 0)
        if groups[-1] and longest * (size + len(unit.held)) > pieces:
            groups.append([])
            size = 0
        groups[-1].append(unit)
        size += len(unit.held)
    if shuffle is not None:
        shuffle.shuffle(groups)
    yield from (group for group in groups if group)
