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

import torch
from torch.nn.utils import clip_grad_norm_
from transformers import AutoModelForTokenClassification, AutoTokenizer, get_linear_schedule_with_warmup

from tawatur.training.ner_scores import spans_of, strict_scores

_log: Final = logging.getLogger(__name__)
HEAD_RATE: Final = 5  # the head starts from nothing, so it learns faster than the layer below it
IGNORED: Final = -100  # the index that torch's cross entropy passes over


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence as word pieces: piece ids, label ids (IGNORED but on first pieces), index of first pieces."""

    pieces: tuple[int, ...]
    labels: tuple[int, ...]
    firsts: tuple[int, ...]
    tags: tuple[str, ...]


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
        examples.append(Example((*pieces, tokenizer.eos_token_id), (*targets, IGNORED), tuple(firsts), tuple(kept)))
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


def collate(batch: Sequence[Example], pad: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Pad a batch: `(ids, mask, labels)`, each of shape `(sentences, longest)`."""
    longest = max(len(e.pieces) for e in batch)
    ids = torch.tensor([[*e.pieces, *[pad] * (longest - len(e.pieces))] for e in batch])
    labels = torch.tensor([[*e.labels, *[IGNORED] * (longest - len(e.labels))] for e in batch])
    return ids, (ids != pad).long(), labels


def predict(
    model: Any, examples: Sequence[Example], *, labels: Sequence[str], pad: int, pieces: int
) -> list[list[str]]:
    """Return one tag a word for each example, in the order given."""
    model.eval()
    found: dict[int, list[str]] = {}
    place = {id(example): i for i, example in enumerate(examples)}
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for batch in batches(examples, pieces=pieces * 2, shuffle=None):
            ids, mask, _ = collate(batch, pad)
            best = model(input_ids=ids, attention_mask=mask).logits.argmax(-1)
            for row, example in zip(best, batch, strict=True):
                found[place[id(example)]] = [labels[int(row[i])] for i in example.firsts]
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


def train(data: Path, encoder: Path, out: Path, settings: dict[str, Any]) -> None:
    """Run all stages; resume from OUT/last when it is there."""
    out.mkdir(parents=True, exist_ok=True)
    state_path = out / "last" / "state.json"
    state = json.loads(state_path.read_text()) if state_path.exists() else {"done": 0, "best": 0.0}
    source = out / "last" if state["done"] else encoder
    labels = settings["labels"]
    tokenizer = AutoTokenizer.from_pretrained(encoder)
    torch.manual_seed(settings["seed"])
    model = AutoModelForTokenClassification.from_pretrained(
        source, id2label=dict(enumerate(labels)), label2id={label: i for i, label in enumerate(labels)},
        hidden_dropout_prob=settings["dropout"], attention_probs_dropout_prob=settings["dropout"],
    )  # fmt: skip
    options = {"labels": labels, "max_pieces": settings["max_pieces"]}
    pad = tokenizer.pad_token_id
    epoch_number = 0
    for stage in settings["stages"]:
        dev = {name: encode(read_sentences(data / name), tokenizer, **options) for name in stage["dev"]}
        optimizer = scheduler = None
        for epoch in range(stage["epochs"]):
            epoch_number += 1
            shuffle = random.Random(settings["seed"] + epoch_number)  # noqa: S311 - order of sentences, no secret
            examples = []
            for part in stage["sets"]:
                sentences = read_sentences(data / part["file"])
                if part.get("share", 1) < 1:
                    sentences = shuffle.sample(sentences, int(len(sentences) * part["share"]))
                examples += encode(sentences, tokenizer, ignore=part.get("ignore", ()), **options)
            groups = list(batches(examples, pieces=settings["pieces_per_batch"], shuffle=shuffle))
            if optimizer is None or scheduler is None:
                optimizer = torch.optim.AdamW(
                    parameter_groups(
                        model, rate=stage["learning_rate"], decay=settings["layer_decay"],
                        weight_decay=settings["weight_decay"],
                    ),
                    fused=True,
                )  # fmt: skip
                total = len(groups) * stage["epochs"]
                scheduler = get_linear_schedule_with_warmup(optimizer, int(total * settings["warm_up"]), total)
            if epoch_number <= state["done"]:
                for _ in groups:  # the schedule goes on where it was; without gradients no weight moves
                    optimizer.step()
                    scheduler.step()
                continue
            loss = _epoch(model, groups, optimizer, scheduler, pad)
            figures = evaluate(model, dev, settings, pad)
            mean = sum(f["PER+ORG+LOC"] for f in figures.values()) / len(figures)
            first = figures[stage["dev"][0]]["PER+ORG+LOC"]
            _log.info(
                "stage %s epoch %d loss %.4f mean %.4f %s", stage["name"], epoch + 1, loss, mean, json.dumps(figures)
            )
            state["done"] = epoch_number
            best = (first + mean) / 2 > state["best"]
            if best:
                state["best"] = (first + mean) / 2
            for folder in ("last", "best") if best else ("last",):
                model.save_pretrained(out / folder)
                tokenizer.save_pretrained(out / folder)
                (out / folder / "state.json").write_text(json.dumps({**state, "figures": figures}, indent=1))


def _epoch(model: Any, groups: list[list[Example]], optimizer: Any, scheduler: Any, pad: int) -> float:
    """One pass over the batches; returns the mean loss."""
    model.train()
    total = 0.0
    for step, batch in enumerate(groups):
        ids, mask, labels = collate(batch, pad)
        with torch.autocast("cpu", torch.bfloat16):
            loss = model(input_ids=ids, attention_mask=mask, labels=labels).loss
        loss.backward()
        clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        optimizer.zero_grad(set_to_none=True)
        total += loss.item()
        if step % 50 == 0:
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
