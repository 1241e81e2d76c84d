"""Fine-tunes the encoder for named entities: `python -m tawatur.training.ner --data DIR --encoder DIR --out DIR`.

Settings stand in ner.toml. A run that is killed resumes at its last epoch; the best epoch by strict F1 on
the development sets is what stays in OUT/best. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from torch.nn.utils import clip_grad_norm_
from transformers import AutoModelForTokenClassification, AutoTokenizer, get_linear_schedule_with_warmup

from tawatur.entities.decoding import best_path
from tawatur.training.ner_scores import spans_of, strict_scores

_log: Final = logging.getLogger(__name__)
HEAD_RATE: Final = 5  # the head starts from nothing, so it learns faster than the layer below it
IGNORED: Final = -100  # the index that torch's cross entropy passes over


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as word pieces: piece ids, label ids (IGNORED but on first pieces), index of first pieces.

    `convention` is the place of its corpus in `conventions`: corpora differ in what they call a name, so the encoder
    is told by a token type which one it reads. The first is what the program asks for.
    """

    pieces: tuple[int, ...]
    labels: tuple[int, ...]
    firsts: tuple[int, ...]
    tags: tuple[str, ...]
    convention: int = 0


def read_sentences(path: Path) -> list[tuple[list[str], list[str]]]:
    """Read `{"tokens": […], "tags": […]}` lines."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [(row["tokens"], row["tags"]) for row in rows]


def encode(
    sentences: Sequence[tuple[list[str], list[str]]],
    tokenizer: Any,
    *,
    labels: Sequence[str],
    max_pieces: int,
    ignore: Sequence[str] = (),
    convention: int = 0,
) -> list[Example]:
    """Cut words into pieces; a word's label stands on its first piece."""
    index = {label: i for i, label in enumerate(labels)}
    examples = []
    for words, tags in sentences:
        cut = tokenizer([" " + word for word in words], add_special_tokens=False)["input_ids"]
        pieces, targets, firsts, kept = [tokenizer.bos_token_id], [IGNORED], [], []
        for ids, tag in zip(cut, tags, strict=True):
            ids = ids or [tokenizer.unk_token_id]  # noqa: PLW2901
            if len(pieces) + len(ids) >= max_pieces:
                break
            firsts.append(len(pieces))
            kept.append(tag)
            pieces += ids
            known = tag[2:] not in ignore
            targets += [index[tag] if known else IGNORED, *[IGNORED] * (len(ids) - 1)]
        examples.append(
            Example((*pieces, tokenizer.eos_token_id), (*targets, IGNORED), tuple(firsts), tuple(kept), convention)
        )
    return examples


def batches(examples: Sequence[Example], *, pieces: int, shuffle: random.Random | None) -> Iterator[list[Example]]:
    """Group sentences of like length, so that little of a batch is padding."""
    order = list(examples)
    if shuffle is not None:
        shuffle.shuffle(order)
    order.sort(key=lambda e: len(e.pieces) // 8)  # stable: the shuffle decides inside a bucket
    groups: list[list[Example]] = [[]]
    for example in order:
        longest = max(len(example.pieces), *(len(e.pieces) for e in groups[-1]), 0)
        if groups[-1] and longest * (len(groups[-1]) + 1) > pieces:
            groups.append([])
        groups[-1].append(example)
    if shuffle is not None:
        shuffle.shuffle(groups)
    yield from groups


def collate(batch: Sequence[Example], pad: int) -> dict[str, torch.Tensor]:
    """Pad a batch to what the model takes, each of shape `(sentences, longest)`."""
    longest = max(len(e.pieces) for e in batch)
    ids = torch.tensor([[*e.pieces, *[pad] * (longest - len(e.pieces))] for e in batch])
    labels = torch.tensor([[*e.labels, *[IGNORED] * (longest - len(e.labels))] for e in batch])
    kinds = torch.tensor([[e.convention] * longest for e in batch])
    return {"input_ids": ids, "attention_mask": (ids != pad).long(), "token_type_ids": kinds, "labels": labels}


def predict(
    model: Any, examples: Sequence[Example], *, labels: Sequence[str], pad: int, pieces: int
) -> list[list[str]]:
    """Return one tag a word for each example, in the order given."""
    model.eval()
    found: dict[int, list[str]] = {}
    place = {id(example): i for i, example in enumerate(examples)}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in batches(examples, pieces=pieces * 2, shuffle=None):
            scores = model(**collate(batch, pad)).logits.float().log_softmax(-1).numpy()
            for row, example in zip(scores, batch, strict=True):
                path = best_path(row[list(example.firsts)].astype(np.float32), labels)
                found[place[id(example)]] = [labels[i] for i in path]
    return [found[i] for i in range(len(examples))]


def parameter_groups(model: Any, *, rate: float, decay: float, weight_decay: float) -> list[dict[str, Any]]:
    """Layer-wise learning rates: the head learns at `rate`, each layer below at `decay` of the one above."""
    layers = model.config.num_hidden_layers
    groups: dict[tuple[float, float], list[Any]] = {}
    for name, parameter in model.named_parameters():
        if "embeddings" in name:
            own = rate * decay ** (layers + 1)
        elif ".layer." in name:
            own = rate * decay ** (layers - int(name.split(".layer.")[1].split(".")[0]))
        else:
            own = rate * HEAD_RATE
        # Biases and norms (one dimension) are not decayed.
        groups.setdefault((own, weight_decay if parameter.ndim > 1 else 0.0), []).append(parameter)
    return [{"params": params, "lr": lr, "weight_decay": wd} for (lr, wd), params in groups.items()]


def evaluate(
    model: Any, dev: dict[str, list[Example]], settings: dict[str, Any], pad: int
) -> dict[str, dict[str, float]]:
    """Strict span F1 by label on each development set."""
    figures = {}
    for name, examples in dev.items():
        tags = predict(model, examples, labels=settings["labels"], pad=pad, pieces=settings["pieces_per_batch"])
        figures[name] = strict_scores([spans_of(e.tags) for e in examples], [spans_of(t) for t in tags])
    return figures


def swapped(
    sentences: Sequence[tuple[list[str], list[str]]], *, share: float, shuffle: random.Random
) -> list[tuple[list[str], list[str]]]:
    """Put other names of the same type into a share of the sentences: context is learned, not the names of one year."""
    pool: dict[str, list[list[str]]] = {}
    for words, tags in sentences:
        for kind, start, end in sorted(spans_of(tags)):
            pool.setdefault(kind, []).append(words[start:end])
    changed = []
    for words, tags in sentences:
        if shuffle.random() >= share:
            changed.append((words, tags))
            continue
        new_words, new_tags, at = [], [], 0
        for kind, start, end in sorted(spans_of(tags), key=lambda span: span[1]):
            name = shuffle.choice(pool[kind])
            new_words += [*words[at:start], *name]
            new_tags += [*tags[at:start], f"B-{kind}", *[f"I-{kind}"] * (len(name) - 1)]
            at = end
        changed.append(([*new_words, *words[at:]], [*new_tags, *tags[at:]]))
    return changed


def tell_conventions(model: Any, conventions: int) -> None:
    """Give the encoder a token type for each corpus' convention; all begin as the one that it was pretrained with."""
    embeddings = model.bert.embeddings
    old = embeddings.token_type_embeddings.weight.detach()
    new = torch.nn.Embedding(conventions, old.shape[1])
    with torch.no_grad():
        new.weight.copy_(old[:1].expand(conventions, -1))
    embeddings.token_type_embeddings = new
    model.config.type_vocab_size = conventions


def _convention(file: str, conventions: Sequence[str]) -> int:
    """Tell which convention a file follows by its name."""
    return next(i for i, name in enumerate(conventions) if name in file)


class Average:
    """A running mean of the weights (Polyak averaging); it scores better than where the last step happened to end."""

    def __init__(self, model: Any, decay: float) -> None:
        self.decay = decay
        self.own = list(model.parameters())
        self.mean = [parameter.detach().clone() for parameter in self.own]

    def update(self) -> None:
        """Take one step's weights in."""
        torch._foreach_lerp_(self.mean, [p.detach() for p in self.own], 1 - self.decay)

    def swap(self) -> None:
        """Put the mean in the place of the weights; once more puts them back."""
        with torch.no_grad():
            for own, mean in zip(self.own, self.mean, strict=True):
                held = own.detach().clone()
                own.copy_(mean)
                mean.copy_(held)


def train(data: Path, encoder: Path, out: Path, settings: dict[str, Any]) -> None:
    """Run all stages; resume behind the last whole epoch when OUT/last is there."""
    out.mkdir(parents=True, exist_ok=True)
    held = out / "last.pt"
    state: dict[str, Any] = {"done": 0, "best": 0.0}
    labels = settings["labels"]
    tokenizer = AutoTokenizer.from_pretrained(encoder)
    torch.manual_seed(settings["seed"])
    model = AutoModelForTokenClassification.from_pretrained(
        encoder, id2label=dict(enumerate(labels)), label2id={label: i for i, label in enumerate(labels)},
        hidden_dropout_prob=settings["dropout"], attention_probs_dropout_prob=settings["dropout"],
    )  # fmt: skip
    tell_conventions(model, len(settings["conventions"]))
    average = Average(model, settings["average"])
    saved = torch.load(held, weights_only=False) if held.exists() else None
    if saved:
        state = saved["state"]
        model.load_state_dict(saved["model"])
        average.mean = saved["average"]
    pad = tokenizer.pad_token_id
    epoch_number = 0
    for stage in settings["stages"]:
        dev = {name: encode(read_sentences(data / name), tokenizer, labels=labels, max_pieces=settings["max_pieces"])
               for name in stage["dev"]}  # fmt: skip
        optimizer = scheduler = None
        for epoch in range(stage["epochs"]):
            epoch_number += 1
            if epoch_number <= state["done"]:
                continue
            shuffle = random.Random(settings["seed"] + epoch_number)  # noqa: S311 - order of sentences, no secret
            groups = _groups(data, stage, settings, tokenizer, shuffle)
            if optimizer is None or scheduler is None:
                optimizer, scheduler = _schedule(model, stage, settings, len(groups) * stage["epochs"])
                if saved and epoch:  # the stage goes on where it was
                    optimizer.load_state_dict(saved["optimizer"])
                    scheduler.load_state_dict(saved["scheduler"])
            loss = _epoch(model, groups, optimizer, scheduler, pad, average)
            average.swap()
            figures = evaluate(model, dev, settings, pad)
            mean = sum(f["PER+ORG+LOC"] for f in figures.values()) / len(figures)
            score = (figures[stage["dev"][0]]["PER+ORG+LOC"] + mean) / 2
            _log.info(
                "stage %s epoch %d loss %.4f mean %.4f %s", stage["name"], epoch + 1, loss, mean, json.dumps(figures)
            )
            state = {"done": epoch_number, "best": max(score, state["best"])}
            if score >= state["best"]:
                model.save_pretrained(out / "best")
                tokenizer.save_pretrained(out / "best")
                (out / "best" / "figures.json").write_text(json.dumps({**state, "figures": figures}, indent=1))
            average.swap()
            torch.save(
                {"state": state, "model": model.state_dict(), "average": average.mean,
                 "optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict()},
                held.with_suffix(".new"),
            )  # fmt: skip
            held.with_suffix(".new").replace(held)


def _groups(
    data: Path, stage: dict[str, Any], settings: dict[str, Any], tokenizer: Any, shuffle: random.Random
) -> list[list[Example]]:
    """Return one epoch's batches."""
    examples = []
    for part in stage["sets"]:
        sentences = read_sentences(data / part["file"])
        if part.get("share", 1) < 1:
            sentences = shuffle.sample(sentences, int(len(sentences) * part["share"]))
        sentences = swapped(sentences, share=stage.get("swap", 0), shuffle=shuffle)
        examples += encode(
            sentences, tokenizer, ignore=part.get("ignore", ()), labels=settings["labels"],
            max_pieces=settings["max_pieces"], convention=_convention(part["file"], settings["conventions"]),
        )  # fmt: skip
    return list(batches(examples, pieces=settings["pieces_per_batch"], shuffle=shuffle))


def _schedule(model: Any, stage: dict[str, Any], settings: dict[str, Any], steps: int) -> tuple[Any, Any]:
    """Return a stage's optimizer and its schedule: up, then down to nothing, in a straight line."""
    groups = parameter_groups(
        model, rate=stage["learning_rate"], decay=settings["layer_decay"], weight_decay=settings["weight_decay"]
    )
    optimizer = torch.optim.AdamW(groups, fused=True)
    return optimizer, get_linear_schedule_with_warmup(optimizer, int(steps * settings["warm_up"]), steps)


def _epoch(
    model: Any, groups: list[list[Example]], optimizer: Any, scheduler: Any, pad: int, average: Average
) -> float:
    """One pass over the batches; returns the mean loss."""
    model.train()
    total = 0.0
    for step, batch in enumerate(groups):
        with torch.autocast("cpu", torch.bfloat16):
            loss = model(**collate(batch, pad)).loss
        loss.backward()
        clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        optimizer.zero_grad(set_to_none=True)
        average.update()
        total += loss.item()
        if step % 100 == 0:
            _log.info("  step %d of %d, loss %.4f", step, len(groups), loss.item())
    return total / len(groups)


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder of train-*.jsonl and dev-*.jsonl")
    parser.add_argument("--encoder", type=Path, required=True, help="what `python -m tawatur.training.encoder` wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--settings", type=Path, default=Path(__file__).with_name("ner.toml"))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    train(options.data, options.encoder, options.out, tomllib.loads(options.settings.read_text("utf-8")))


if __name__ == "__main__":
    main()
