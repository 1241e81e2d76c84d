"""Trains what finds the roles of numbers: `python -m tawatur.training.roles --ner DIR --out DIR`.

`--fold K` holds the K-th part of the topics out, stops early by it and writes what is found there; `--fold all`
trains on everything. A run that was killed goes on behind its last whole epoch. The names' model is left as it is.
Settings stand in roles.toml. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_
from transformers import get_linear_schedule_with_warmup

from tawatur.claims.pointing import ROLES, distances, segments
from tawatur.training import ner
from tawatur.training.roles_data import Example, Target, folds
from tawatur.training.roles_model import Pointed, Tagger, by_word
from tawatur.training.roles_prepare import Held, Prepared, Settings, batches, load_names, prepare, read_all
from tawatur.training.roles_scores import Found, score, summary
from tawatur.training.sentences import Mark, Record

_log: Final = logging.getLogger(__name__)


class Asked(NamedTuple):
    """The numbers of a batch: sentence of each, what the head is told, and what it should say."""

    sentence: torch.Tensor
    segments: torch.Tensor
    distances: torch.Tensor
    mask: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor
    claim: torch.Tensor
    kind: torch.Tensor


def asked(batch: Sequence[Example]) -> Asked:
    """Lay out the numbers of a batch; roles of negatives are passed over (-100)."""
    count = max(e.count for e in batch)
    rows = [(i, e, t) for i, e in enumerate(batch) for t in e.targets]

    def padded(found: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.pad(found, (0, count - len(found)))

    def wanted(target: Target, end: int) -> list[int]:
        if not target.claim:
            return [ner.IGNORED] * len(ROLES)
        return [target.roles[role][end] if role in target.roles else 0 for role in ROLES]

    return Asked(
        torch.tensor([i for i, _, _ in rows]),
        torch.tensor(np.stack([padded(segments(e.count, t.own, t.others)) for _, e, t in rows])),
        torch.tensor(np.stack([padded(distances(e.count, t.own)) for _, e, t in rows])),
        torch.tensor(np.stack([padded(np.ones(e.count, np.int64)) for _, e, _ in rows])),
        torch.tensor([wanted(t, 0) for _, _, t in rows]),
        torch.tensor([wanted(t, 1) for _, _, t in rows]),
        torch.tensor([float(t.claim) for _, _, t in rows]),
        torch.tensor([t.kind if t.claim else ner.IGNORED for _, _, t in rows]),
    )


def point(tagger: Tagger, batch: Sequence[Held]) -> tuple[Pointed, Asked]:
    """Run branch and head over a batch."""
    states = torch.nn.utils.rnn.pad_sequence([item.states for item in batch], batch_first=True).float()
    mask = torch.arange(states.shape[1])[None] < torch.tensor([len(item.states) for item in batch])[:, None]
    owners = torch.nn.utils.rnn.pad_sequence(
        [torch.tensor(item.example.owners) for item in batch], batch_first=True, padding_value=-1
    )
    question = asked([item.example for item in batch])
    with torch.autocast("cpu", torch.bfloat16):
        words = by_word(tagger.states(states, mask).float(), owners, question.segments.shape[1])
        said = tagger.head(words[question.sentence], question.segments, question.distances, question.mask)
    return Pointed(*(part.float() for part in said)), question


def loss_of(said: Pointed, question: Asked, weights: dict[str, float]) -> torch.Tensor:
    """Sum the parts of the loss: both ends of each role, claim or not, kind."""
    roles = sum(
        functional.cross_entropy(scores.flatten(0, 1), places.flatten(), ignore_index=ner.IGNORED)
        for scores, places in ((said.first, question.first), (said.last, question.last))
    )
    claim = functional.binary_cross_entropy_with_logits(said.claim, question.claim)
    kind = functional.cross_entropy(said.kind, question.kind, ignore_index=ner.IGNORED)
    return roles * 1.0 + weights["claim"] * claim + weights["kind"] * kind


def find(tagger: Tagger, held: Sequence[Held], *, pieces: int) -> list[Found]:
    """Ask the tagger for all numbers of some sentences."""
    tagger.eval()
    found = []
    with torch.no_grad():
        for batch in batches(held, pieces=2 * pieces, shuffle=None):
            said, _ = point(tagger, batch)
            rows = [(item.example, target) for item in batch for target in item.example.targets]
            for i, (item, target) in enumerate(rows):
                cut = slice(None, item.count)
                ends = said.first[i, :, cut].numpy(), said.last[i, :, cut].numpy()
                found.append(Found(item, target, *ends, float(said.claim[i]), said.kind[i].numpy()))
    return found


def parameter_groups(tagger: Tagger, settings: Settings) -> list[dict[str, Any]]:
    """The head learns fastest, each layer of the branch below the topmost slower."""
    groups: dict[tuple[float, float], list[Any]] = {}
    for name, parameter in tagger.named_parameters():
        own = settings["head_rate"]
        if name.startswith("branch."):
            below = len(tagger.branch) - 1 - int(name.split(".")[1])
            own = settings["learning_rate"] * settings["layer_decay"] ** below
        groups.setdefault((own, settings["weight_decay"] if parameter.ndim > 1 else 0.0), []).append(parameter)
    return [{"params": params, "lr": lr, "weight_decay": wd} for (lr, wd), params in groups.items()]


def train(
    known: Sequence[Record], held_out: Sequence[Record], prepared: Prepared, source: Path, out: Path, settings: Settings
) -> None:
    """Train on `known`, stop early by `held_out` (by `epochs` where it is empty); OUT/best keeps the best weights."""
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(settings["seed"])
    names, tokenizer = load_names(source)
    tagger = Tagger(names, settings)
    last, pieces = out / "last.pt", settings["pieces_per_batch"]
    dev = [prepared.plain[record.id] for record in held_out]
    steps = len(list(batches([prepared.plain[record.id] for record in known], pieces=pieces, shuffle=None)))
    optimizer = torch.optim.AdamW(parameter_groups(tagger, settings), fused=True)
    total = (steps + 1) * settings["epochs"]
    scheduler = get_linear_schedule_with_warmup(optimizer, int(total * settings["warm_up"]), total)
    average = ner.Average(tagger, settings["average"])
    state: dict[str, Any] = {"done": 0, "best": -1.0, "at": 0}
    if last.exists():
        saved = torch.load(last, weights_only=False)
        state = saved["state"]
        tagger.load_state_dict(saved["tagger"])
        average.mean = saved["average"]
        optimizer.load_state_dict(saved["optimizer"])
        scheduler.load_state_dict(saved["scheduler"])
    for epoch in range(state["done"] + 1, settings["epochs"] + 1):
        if held_out and epoch > state["at"] + settings["patience"] and state["at"]:
            break
        chance = random.Random(settings["seed"] + epoch)  # noqa: S311 - order of sentences, no secret
        drawn = [chance.choice([prepared.plain, *prepared.changed])[record.id] for record in known]
        groups = list(batches(drawn, pieces=pieces, shuffle=chance))
        loss = _epoch(tagger, groups, optimizer, scheduler, average, settings, epoch=epoch)
        average.swap()
        figures: dict[str, Any] = {"epoch": epoch, "loss": round(loss, 4)}
        if dev:
            figures["roles"] = score(find(tagger, dev, pieces=pieces))
            figures["summary"] = summary(figures["roles"])
        state["done"] = epoch
        if figures.get("summary", float(epoch)) >= state["best"]:
            state |= {"best": figures.get("summary", float(epoch)), "at": epoch}
            save(tagger, names, tokenizer, out / "best", {**figures, "settings": settings})
        average.swap()
        with (out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(figures) + "\n")
        _log.info("epoch %d %s", epoch, json.dumps(figures))
        torch.save(
            {"state": state, "tagger": tagger.state_dict(), "average": average.mean,
             "optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict()},
            last.with_suffix(".new"),
        )  # fmt: skip
        last.with_suffix(".new").replace(last)
    if dev:
        tagger.load_state_dict(torch.load(out / "best" / "roles.pt", weights_only=True))
        write_found(find(tagger, dev, pieces=pieces), out / "found.jsonl")


def _epoch(
    tagger: Tagger, groups: list[list[Held]], optimizer: Any, scheduler: Any, average: ner.Average, settings: Settings,
    *, epoch: int,
) -> float:  # fmt: skip
    """One pass over the sentences; returns the mean loss."""
    tagger.train()
    total = 0.0
    for step, batch in enumerate(groups):
        loss = loss_of(*point(tagger, batch), settings["weights"])
        loss.backward()
        clip_grad_norm_(tagger.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        optimizer.zero_grad(set_to_none=True)
        average.update()
        total += loss.item()
        if step % 40 == 0:
            _log.info("  epoch %d step %d of %d, loss %.4f", epoch, step, len(groups), loss.item())
    return total / max(1, len(groups))


def save(tagger: Tagger, names: Any, tokenizer: Any, directory: Path, figures: dict[str, Any]) -> None:
    """Write branch and head beside the names' model that they belong to."""
    names.save_pretrained(directory)
    tokenizer.save_pretrained(directory)
    torch.save(tagger.state_dict(), directory / "roles.pt")
    (directory / "figures.json").write_text(json.dumps(figures, indent=1))


def write_found(found: Sequence[Found], path: Path) -> None:
    """Write what was found for each number: span and probabilities by role, against what is marked."""
    with path.open("w", encoding="utf-8") as out:
        for f in found:
            text = f.example.record.text
            values = {v.span: v for v in f.example.record.values}
            value = values.get(f.target.span)
            roles = {}
            for role in ROLES:
                pointers = f.pointers(role)
                best = pointers.best
                mark: Mark | None = value.roles.get(role) if value else None
                roles[role] = {
                    "nothing": round(pointers.nothing, 4),
                    "best": None if best is None else [*best[:2], round(best[2], 4)],
                    "found": None if best is None else text[best[0] : best[1]],
                    "marked": None if mark is None else [*mark],
                    "words": None if mark is None else mark.of(text),
                }
            row = {
                "id": f.example.record.id, "span": [*f.target.span], "value": f.target.span.of(text),
                "claim": f.target.claim, "claim_score": round(f.claim, 4), "roles": roles,
            }  # fmt: skip
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=Path, default=Path("corpus/sentences"))
    parser.add_argument("--ner", type=Path, required=True, help="RUN/best of `python -m tawatur.training.ner`")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold", default="all", help="0, 1, … or all")
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--settings", type=Path, default=Path(__file__).with_name("roles.toml"))
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    settings = tomllib.loads(options.settings.read_text("utf-8"))
    if options.epochs:
        settings["epochs"] = options.epochs
    records = read_all(options.sentences)
    prepared = prepare(records, options.ner, options.out / "prepared.pt", settings)
    if options.fold == "all":
        train(records, [], prepared, options.ner, options.out / "all", settings)
        return
    parts = folds(records, settings["folds"])
    held_out = parts.pop(int(options.fold))
    known = [record for part in parts for record in part]
    train(known, held_out, prepared, options.ner, options.out / f"fold{options.fold}", settings)


if __name__ == "__main__":
    main()
