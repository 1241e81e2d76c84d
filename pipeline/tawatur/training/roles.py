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
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional
from torch.nn.utils import clip_grad_norm_
from transformers import get_linear_schedule_with_warmup

from tawatur.claims.pointing import LOOKING_BACK, ROLES, SEEN, Before, Place, Role, distances, hints, segments
from tawatur.training import ner
from tawatur.training.articles_data import earlier, in_folds
from tawatur.training.roles_data import Example, Target, folds
from tawatur.training.roles_model import Pointed, Tagger, by_word
from tawatur.training.roles_prepare import (
    Held,
    Learned,
    Prepared,
    Settings,
    Unit,
    batches,
    load_names,
    prepare,
    read_all,
    read_whole,
)
from tawatur.training.roles_scores import Found, split, summary

_log: Final = logging.getLogger(__name__)


class Row(NamedTuple):
    """A number to ask about: its sentence and those before it (how far back, and which), by place in the batch.

    `hints` is what the tagger is told of what the frames say.
    """

    sentence: int
    target: Target
    before: tuple[tuple[int, int], ...]
    hints: Mapping[Role, Place] | None


class Asked(NamedTuple):
    """The numbers of a batch: where the states of their places stand, what the head is told, what it should say.

    `places` index the batch's words; `far` are places of earlier sentences.
    """

    places: torch.Tensor
    segments: torch.Tensor
    distances: torch.Tensor
    mask: torch.Tensor
    far: torch.Tensor
    hints: torch.Tensor
    first: torch.Tensor
    last: torch.Tensor
    claim: torch.Tensor
    kind: torch.Tensor


def rows_of(batch: Sequence[Unit], settings: Settings, chance: random.Random | None) -> list[Row]:
    """List the numbers of a batch with the sentences that are seen with each.

    With `chance` (in training) some lone sentences are shown sentences that have nothing to do with them, and some
    of an article lose theirs: the tagger is to learn when not to look back. Some are not told what the frames say:
    it is to read for itself too.
    """
    starts = [0]
    for unit in batch:
        starts.append(starts[-1] + len(unit.held))
    lone = [(start, unit.topic) for start, unit in zip(starts, batch, strict=False) if len(unit.held) == 1]
    rows = []
    for start, unit in zip(starts, batch, strict=False):
        for at, item in enumerate(unit.held):
            seen = tuple((back, start + number) for back, number in earlier(at))
            for target in item.example.targets:
                shown = seen
                if chance is not None and seen and chance.random() < settings["context"]["lost"]:
                    shown = ()
                elif chance is not None and len(unit.held) == 1 and chance.random() < settings["context"]["false"]:
                    shown = _strange(start, unit.topic, lone, chance)
                silent = chance is not None and chance.random() < settings["context"]["silent"]
                rows.append(Row(start + at, target, shown, None if silent else target.hints))
    return rows


def _strange(
    own: int, topic: str, lone: Sequence[tuple[int, str]], chance: random.Random
) -> tuple[tuple[int, int], ...]:
    """Draw other lone sentences of the batch, of the same topic where there are some, as title and sentences before."""
    others = [start for start, about in lone if start != own and about == topic]
    others = others or [start for start, _ in lone if start != own]
    drawn = chance.sample(others, min(len(others), chance.randint(1, 3)))
    backs = sorted(chance.sample((0, 1, 2), len(drawn)))
    return tuple(zip(backs, drawn, strict=True))


def asked(examples: Sequence[Example], rows: Sequence[Row], longest: int) -> Asked:
    """Lay out the numbers of a batch of sentences whose words are padded to `longest` places.

    What is passed over is -100: roles of negatives, and roles that stand in a sentence which is not seen.
    """
    laid: dict[str, list[NDArray[np.int64]]] = {"places": [], "segments": [], "distances": [], "far": []}
    told: list[NDArray[np.float32]] = []
    wanted: list[list[tuple[int, int]]] = []
    for row in rows:
        own = examples[row.sentence]
        sizes = [(back, number, min(SEEN[back], examples[number].count - 1)) for back, number in row.before]
        back = [held for held, _, size in sizes for _ in range(size)]
        laid["places"].append(
            np.concatenate(
                [row.sentence * longest + np.arange(own.count)]
                + [number * longest + 1 + np.arange(size) for _, number, size in sizes]
            )
        )
        laid["segments"].append(segments(own.count, row.target.own, row.target.others, back))
        laid["distances"].append(distances(own.count, row.target.own, back))
        laid["far"].append(np.array([0] * own.count + [1] * len(back)))
        told.append(np.pad(hints(own.count, row.hints), ((0, len(back)), (0, 0))))
        offsets = own.count + np.cumsum([0, *(size for _, _, size in sizes)])
        seen = {number: (int(at), size) for (_, number, size), at in zip(sizes, offsets, strict=False)}
        wanted.append([_wanted(row, role, examples, seen) for role in ROLES])
    count = max(len(places) for places in laid["places"])

    def padded(name: str) -> torch.Tensor:
        return torch.tensor(np.stack([np.pad(found, (0, count - len(found))) for found in laid[name]]))

    targets = [row.target for row in rows]
    return Asked(
        padded("places"), padded("segments"), padded("distances"),
        torch.tensor([[1] * len(places) + [0] * (count - len(places)) for places in laid["places"]]),
        padded("far"), torch.tensor(np.stack([np.pad(own, ((0, count - len(own)), (0, 0))) for own in told])),
        torch.tensor([[first for first, _ in own] for own in wanted]),
        torch.tensor([[last for _, last in own] for own in wanted]),
        torch.tensor([float(t.claim) for t in targets]),
        torch.tensor([t.kind if t.claim else ner.IGNORED for t in targets]),
    )  # fmt: skip


def _wanted(row: Row, role: Role, examples: Sequence[Example], seen: Mapping[int, tuple[int, int]]) -> tuple[int, int]:
    """Return the places that the head should name; `seen` has the first place and the size of each earlier sentence."""
    ignored = (ner.IGNORED, ner.IGNORED)
    if not row.target.claim:
        return ignored
    far = row.target.elsewhere.get(role)
    if far is None:
        return row.target.roles.get(role, (0, 0))
    if role not in LOOKING_BACK or not row.before:
        return 0, 0
    base = examples[row.sentence].record.id.rpartition("#")[0]
    for number, (offset, size) in seen.items():
        if examples[number].record.id == f"{base}#{far.sentence}" and far.place[1] <= size:
            return offset + far.place[0] - 1, offset + far.place[1] - 1
    return ignored


def point(
    tagger: Tagger, batch: Sequence[Unit], settings: Settings, chance: random.Random | None = None
) -> tuple[Pointed, Asked, list[Row]]:
    """Run branch and head over a batch."""
    held = [item for unit in batch for item in unit.held]
    examples = [item.example for item in held]
    longest = max(example.count for example in examples)
    order = sorted(range(len(held)), key=lambda i: len(held[i].states))
    runs = [order[at : at + settings["together"]] for at in range(0, len(order), settings["together"])]
    words = torch.cat([_by_word(tagger, [held[i] for i in run], longest) for run in runs])
    words = words[torch.tensor(order).argsort()]
    rows = rows_of(batch, settings, chance)
    question = asked(examples, rows, longest)
    with torch.autocast("cpu", torch.bfloat16):
        states = words.flatten(0, 1)[question.places]
        said = tagger.head(states, question.segments, question.distances, question.mask, question.hints)
    shut = question.far[:, None] * torch.tensor([role not in LOOKING_BACK for role in ROLES])[None, :, None] * -1e4
    first, last, claim, kind = (part.float() for part in said)
    return Pointed(first + shut, last + shut, claim, kind), question, rows


def _by_word(tagger: Tagger, held: Sequence[Held], longest: int) -> torch.Tensor:
    """Run the branch over some sentences: the states of their places, padded to `longest`."""
    states = torch.nn.utils.rnn.pad_sequence([item.states for item in held], batch_first=True).float()
    mask = torch.arange(states.shape[1])[None] < torch.tensor([len(item.states) for item in held])[:, None]
    owners = torch.nn.utils.rnn.pad_sequence(
        [torch.tensor(item.example.owners) for item in held], batch_first=True, padding_value=-1
    )
    with torch.autocast("cpu", torch.bfloat16):
        return by_word(tagger.states(states, mask).float(), owners, longest)


def loss_of(said: Pointed, question: Asked, weights: Mapping[str, float]) -> torch.Tensor:
    """Sum the parts of the loss: both ends of each role, claim or not, kind."""
    roles = sum(
        functional.cross_entropy(scores.flatten(0, 1), places.flatten(), ignore_index=ner.IGNORED)
        for scores, places in ((said.first, question.first), (said.last, question.last))
    )
    claim = functional.binary_cross_entropy_with_logits(said.claim, question.claim)
    kind = functional.cross_entropy(said.kind, question.kind, ignore_index=ner.IGNORED)
    return roles * 1.0 + weights["claim"] * claim + weights["kind"] * kind


def find(tagger: Tagger, units: Sequence[Unit], settings: Settings) -> list[Found]:
    """Ask the tagger for all numbers of some sentences and articles."""
    tagger.eval()
    found = []
    with torch.no_grad():
        for batch in batches(units, pieces=2 * settings["pieces_per_batch"], shuffle=None):
            said, _, rows = point(tagger, batch, settings)
            examples = [item.example for unit in batch for item in unit.held]
            for i, row in enumerate(rows):
                item = examples[row.sentence]
                before = tuple(
                    Before(back, examples[number].record.text, examples[number].words[: SEEN[back]])
                    for back, number in row.before if examples[number].words
                )  # fmt: skip
                cut = slice(None, item.count + sum(len(part.words) for part in before))
                ends = said.first[i, :, cut].numpy(), said.last[i, :, cut].numpy()
                found.append(Found(item, row.target, *ends, float(said.claim[i]), said.kind[i].numpy(), before))
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
    known: Sequence[Learned],
    held_out: Sequence[Learned],
    prepared: Prepared,
    source: Path,
    out: Path,
    settings: Settings,
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
        loss = _epoch(tagger, groups, optimizer, scheduler, average, settings, epoch=epoch, chance=chance)
        average.swap()
        figures: dict[str, Any] = {"epoch": epoch, "loss": round(loss, 4)}
        if dev:
            figures["roles"] = split(find(tagger, dev, settings))
            figures["summary"] = summary(figures["roles"]["all"])
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
        write_found(find(tagger, dev, settings), out / "found.jsonl")


def _epoch(
    tagger: Tagger, groups: list[list[Unit]], optimizer: Any, scheduler: Any, average: ner.Average, settings: Settings,
    *, epoch: int, chance: random.Random,
) -> float:  # fmt: skip
    """One pass over the sentences; returns the mean loss."""
    tagger.train()
    total = 0.0
    for step, batch in enumerate(groups):
        said, question, _ = point(tagger, batch, settings, chance)
        loss = loss_of(said, question, settings["weights"])
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
    """Write what was found for each number: words and probabilities by role, against what is marked."""
    with path.open("w", encoding="utf-8") as out:
        for f in found:
            roles = {}
            for role in ROLES:
                pointers = f.pointers(role)
                best = pointers.best
                far = f.target.elsewhere.get(role)
                roles[role] = {
                    "nothing": round(pointers.nothing, 4),
                    "sure": None if best is None else round(best.probability, 4),
                    "found": None if best is None else best.of(f.text),
                    "back": None if best is None or best.before is None else best.before.back,
                    "words": f.words(role),
                    "elsewhere": None if far is None else far.sentence,
                }
            row = {
                "id": f.example.record.id, "span": [*f.target.span], "value": f.target.span.of(f.text),
                "claim": f.target.claim, "claim_score": round(f.claim, 4), "roles": roles,
            }  # fmt: skip
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def parts_of(sentences: Path, articles: Path, settings: Settings) -> list[list[Learned]]:
    """Read sentences and articles, in folds of whole topics."""
    alone = folds(read_all(sentences), settings["folds"])
    return [[*a, *b] for a, b in zip(alone, in_folds(alone, read_whole(articles)), strict=True)]


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=Path, default=Path("corpus/sentences"))
    parser.add_argument("--articles", type=Path, default=Path("corpus/articles-marked"))
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
    parts = parts_of(options.sentences, options.articles, settings)
    everything = [record for part in parts for record in part]
    prepared = prepare(everything, options.ner, options.out / "prepared.pt", settings)
    if options.fold == "all":
        train(everything, [], prepared, options.ner, options.out / "all", settings)
        return
    held_out = parts.pop(int(options.fold))
    known = [record for part in parts for record in part]
    train(known, held_out, prepared, options.ner, options.out / f"fold{options.fold}", settings)


if __name__ == "__main__":
    main()
