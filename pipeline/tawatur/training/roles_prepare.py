"""What the tagger learns from, made once for all folds: sentences and changed copies of them, below the head."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import torch
from transformers import AutoModelForTokenClassification, AutoTokenizer

from tawatur.training.roles_data import Changes, Example, example, other_numbers
from tawatur.training.roles_model import states_below
from tawatur.training.sentences import Record, read_sentences

Settings = dict[str, Any]
_TOGETHER: Final = 16  # sentences that are run through the encoder at once


class Held(NamedTuple):
    """A sentence and the encoder's states of its pieces where the branch begins, bfloat16: `(pieces, hidden)`."""

    example: Example
    states: torch.Tensor


@dataclass(frozen=True)
class Prepared:
    """All sentences by id, as they stand and as they are changed."""

    plain: dict[str, Held]
    changed: list[dict[str, Held]]


def read_all(folder: Path) -> list[Record]:
    """Read all files of annotated sentences of a folder, in order of their names."""
    return [record for path in sorted(folder.glob("*.txt")) for record in read_sentences(path)]


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


def plain(names: Any, tokenizer: Any, records: Sequence[Record], settings: Settings) -> list[Held]:
    """Make sentences ready as they stand."""
    examples = [
        example(record, other_numbers(record.text), tokenizer, max_pieces=settings["max_pieces"]) for record in records
    ]
    return run_below(names, tokenizer, examples, settings)


def prepare(records: Sequence[Record], source: Path, held: Path, settings: Settings) -> Prepared:
    """Cut, change and encode everything; kept on disk, since all folds need the same."""
    if held.exists():
        found: Prepared = torch.load(held, weights_only=False)
        return found
    names, tokenizer = load_names(source)
    changes = Changes(records, settings["changes"])
    others = {record.id: other_numbers(record.text) for record in records}
    changed = []
    for number in range(settings["variants"]):
        chance = random.Random(settings["seed"] + number)  # noqa: S311 - changes of sentences, no secret
        examples = [
            example(*changes.apply(record, others[record.id], chance), tokenizer, max_pieces=settings["max_pieces"])
            for record in records
        ]
        changed.append(_by_id(run_below(names, tokenizer, examples, settings)))
    prepared = Prepared(_by_id(plain(names, tokenizer, records, settings)), changed)
    held.parent.mkdir(parents=True, exist_ok=True)
    torch.save(prepared, held)
    return prepared


def _by_id(held: Sequence[Held]) -> dict[str, Held]:
    return {item.example.record.id: item for item in held}


def batches(held: Sequence[Held], *, pieces: int, shuffle: random.Random | None) -> Iterator[list[Held]]:
    """Group sentences of like length that hold a number."""
    order = [item for item in held if item.example.targets]
    if shuffle is not None:
        shuffle.shuffle(order)
    order.sort(key=lambda item: len(item.states) // 12)
    groups: list[list[Held]] = [[]]
    for item in order:
        longest = max(len(item.states), *(len(other.states) for other in groups[-1]), 0)
        if groups[-1] and longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(item)
    if shuffle is not None:
        shuffle.shuffle(groups)
    yield from (group for group in groups if group)
