"""What the tagger learns from, made once for all folds: sentences, changed copies of them, names."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import torch
from torch.nn import functional
from transformers import AutoModelForTokenClassification, AutoTokenizer

from tawatur.entities.decoding import best_path
from tawatur.training import ner
from tawatur.training.ner_scores import spans_of, strict_scores
from tawatur.training.roles_data import Changes, Example, example, other_numbers
from tawatur.training.roles_model import RoleHead, Tagger
from tawatur.training.sentences import Record, read_sentences

Settings = dict[str, Any]
_TOGETHER: Final = 16  # sentences that are run through the lower layers at once


def read_all(folder: Path) -> list[Record]:
    """Read all files of annotated sentences of a folder, in order of their names."""
    return [record for path in sorted(folder.glob("*.txt")) for record in read_sentences(path)]


def load(
    directory: Path, settings: Settings, *, head: Path | None = None, attention: str = "sdpa"
) -> tuple[Tagger, Any]:
    """Load a directory of names' weights and, where there is one, the head beside it."""
    tokenizer = AutoTokenizer.from_pretrained(directory)
    names = AutoModelForTokenClassification.from_pretrained(
        directory, hidden_dropout_prob=settings["dropout"], attention_probs_dropout_prob=settings["dropout"],
        attn_implementation=attention,
    )  # fmt: skip
    head_of = RoleHead(hidden=names.config.hidden_size, dropout=settings["dropout"], **settings["head"])
    tagger = Tagger(names, head_of, frozen=settings["frozen"])
    if head is not None:
        tagger.head.load_state_dict(torch.load(head, weights_only=True))
    return tagger, tokenizer


class Held(NamedTuple):
    """A sentence and what the layers that do not learn say of its pieces: `(pieces, hidden)`."""

    example: Example
    states: torch.Tensor


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


def lower_states(tagger: Tagger, pieces: Sequence[Sequence[int]], pad: int) -> list[torch.Tensor]:
    """Run the layers that do not learn over sentences, in bfloat16."""
    tagger.eval()
    found: list[torch.Tensor] = [torch.empty(0)] * len(pieces)
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i]))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for at in range(0, len(order), _TOGETHER):
            rows = order[at : at + _TOGETHER]
            longest = max(len(pieces[i]) for i in rows)
            ids = torch.tensor([[*pieces[i], *[pad] * (longest - len(pieces[i]))] for i in rows])
            mask = torch.tensor([[1] * len(pieces[i]) + [0] * (longest - len(pieces[i])) for i in rows])
            for i, states in zip(rows, tagger.lower(ids, mask), strict=True):
                found[i] = states[: len(pieces[i])].bfloat16().clone()
    return found


def stacked(states: Sequence[torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
    """Pad states to `(sentences, longest, hidden)`, with their mask."""
    held = torch.nn.utils.rnn.pad_sequence(list(states), batch_first=True).float()
    lengths = torch.tensor([len(own) for own in states])
    return held, torch.arange(held.shape[1])[None] < lengths[:, None]


class Names:
    """Sentences on which the names' scores are held to what they were before."""

    def __init__(self, tagger: Tagger, tokenizer: Any, texts: Path, settings: Settings) -> None:
        own = settings["names"]
        self.labels = [tagger.names.config.id2label[i] for i in range(tagger.names.config.num_labels)]
        pad = tokenizer.pad_token_id
        cut: dict[str, Any] = {"labels": self.labels, "max_pieces": 160}
        self.dev = {name: ner.encode(ner.read_sentences(texts / name), tokenizer, **cut) for name in own["dev"]}
        rows = [row for name in own["files"] for row in ner.read_sentences(texts / name)]
        random.Random(settings["seed"]).shuffle(rows)  # noqa: S311 - order of sentences, no secret
        examples = ner.encode(rows[: own["sample"]], tokenizer, **cut)
        self.firsts = [list(e.firsts) for e in examples]
        self.states = lower_states(tagger, [e.pieces for e in examples], pad)
        order = sorted(range(len(examples)), key=lambda i: len(self.states[i]))
        self.groups = [order[at : at + _TOGETHER] for at in range(0, len(order), _TOGETHER)]
        random.Random(settings["seed"]).shuffle(self.groups)  # noqa: S311
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            self.before = [self._scores(tagger, group) for group in self.groups]
        self.dev_states = {name: lower_states(tagger, [e.pieces for e in held], pad) for name, held in self.dev.items()}

    def _scores(self, tagger: Tagger, group: Sequence[int]) -> torch.Tensor:
        """Return the scores of all first pieces of a group, one row a word."""
        scores = tagger.name_scores(*stacked([self.states[i] for i in group])).float().log_softmax(-1)
        return torch.cat([scores[row, self.firsts[i]] for row, i in enumerate(group)])

    def loss(self, tagger: Tagger, number: int) -> torch.Tensor:
        """Return how far the scores of a group have moved."""
        number %= len(self.groups)
        with torch.autocast("cpu", torch.bfloat16):
            scores = self._scores(tagger, self.groups[number])
        return functional.kl_div(scores, self.before[number], log_target=True, reduction="batchmean")

    def scored(self, tagger: Tagger) -> dict[str, float]:
        """Strict F1 over PER, ORG and LOC on the development sets."""
        tagger.eval()
        figures = {}
        for name, examples in self.dev.items():
            tags = []
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                for item, states in zip(examples, self.dev_states[name], strict=True):
                    scores = tagger.name_scores(*stacked([states]))[0].float().numpy()
                    path = best_path(scores[list(item.firsts)], self.labels)
                    tags.append([self.labels[i] for i in path])
            figures[name] = strict_scores([spans_of(e.tags) for e in examples], [spans_of(t) for t in tags])
        return {name: f["PER+ORG+LOC"] for name, f in figures.items()}


@dataclass(frozen=True)
class Prepared:
    """All sentences as they stand and as they are changed, and the names' sentences, below the layers that learn."""

    plain: dict[str, Held]
    changed: list[dict[str, Held]]
    names: Names


def run_lower(tagger: Tagger, tokenizer: Any, examples: Sequence[Example]) -> list[Held]:
    """Run examples through the layers that do not learn."""
    states = lower_states(tagger, [e.pieces for e in examples], tokenizer.pad_token_id)
    return [Held(e, own) for e, own in zip(examples, states, strict=True)]


def plain(tagger: Tagger, tokenizer: Any, records: Sequence[Record], settings: Settings) -> list[Held]:
    """Make sentences ready as they stand."""
    examples = [
        example(record, other_numbers(record.text), tokenizer, max_pieces=settings["max_pieces"]) for record in records
    ]
    return run_lower(tagger, tokenizer, examples)


def prepare(records: Sequence[Record], source: Path, texts: Path, held: Path, settings: Settings) -> Prepared:
    """Cut, change and run everything through the lower layers; kept on disk, since all folds need the same."""
    if held.exists():
        found: Prepared = torch.load(held, weights_only=False)
        return found
    tagger, tokenizer = load(source, settings)
    changes = Changes(records, settings["changes"])
    others = {record.id: other_numbers(record.text) for record in records}
    changed = []
    for number in range(settings["variants"]):
        chance = random.Random(settings["seed"] + number)  # noqa: S311 - changes of sentences, no secret
        examples = [
            example(*changes.apply(record, others[record.id], chance), tokenizer, max_pieces=settings["max_pieces"])
            for record in records
        ]
        changed.append({held.example.record.id: held for held in run_lower(tagger, tokenizer, examples)})
    unchanged = {held.example.record.id: held for held in plain(tagger, tokenizer, records, settings)}
    prepared = Prepared(unchanged, changed, Names(tagger, tokenizer, texts, settings))
    held.parent.mkdir(parents=True, exist_ok=True)
    torch.save(prepared, held)
    return prepared
