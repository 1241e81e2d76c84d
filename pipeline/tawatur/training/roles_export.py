"""Turns a trained tagger into the directory that ships: `python -m tawatur.training.roles_export BEST OUT`.

OUT holds `model.onnx` (the recogniser, with the words' states as output `hidden`), `roles.onnx`, both with 8-bit
weights, `roles.json`, tokenizer and config: `Recogniser` and `RoleReader` load it. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import torch
from torch import nn

from tawatur.claims.learned import FORM
from tawatur.claims.pointing import HINTED, KINDS, ROLES
from tawatur.training.ner_export import KEPT, quantize, sentences_of
from tawatur.training.roles_model import Pointed, RoleHead, Tagger
from tawatur.training.roles_prepare import load_names
from tawatur.training.smoothing import batched, smooth

_OPSET: Final = 17


class _Recogniser(nn.Module):
    """The names' model with tensors in and out, the branch's states among them."""

    def __init__(self, names: Any, tagger: Tagger) -> None:
        super().__init__()
        self.names = names
        self.layer = tagger.branch  # `smooth` looks for layers by this name

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        said = self.names(input_ids=input_ids, attention_mask=attention_mask, output_hidden_states=True)
        states = said.hidden_states[-1 - len(self.layer)]
        shut = (1 - attention_mask[:, None, None, :].to(states.dtype)) * -1e4
        for layer in self.layer:
            states = layer(states, shut)
        return said.logits, states


class _Head(nn.Module):
    """The head with a tuple out."""

    def __init__(self, head: RoleHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        said: Pointed = self.head(*inputs)
        return tuple(said)


def export(
    source: Path, target: Path, *, version: str, sentences: Sequence[Sequence[str]], whole: bool = False
) -> None:
    """Write `target`; activations are measured on `sentences` of words, `whole` leaves all weights in float."""
    target.mkdir(parents=True, exist_ok=True)
    settings = json.loads((source / "figures.json").read_text("utf-8"))["settings"]
    names, tokenizer = load_names(source, attention="eager")
    tagger = Tagger(names, settings).eval()
    tagger.load_state_dict(torch.load(source / "roles.pt", weights_only=True))
    recogniser = _Recogniser(names, tagger)
    if not whole:
        smooth(recogniser, batched(tokenizer, sentences))
    sample = tokenizer(["نص قصير", "نص أطول قليلا من الأول"], padding=True, return_tensors="pt")
    with tempfile.TemporaryDirectory() as folder:
        model, roles = Path(folder) / "model.onnx", Path(folder) / "roles.onnx"
        axes = {0: "sentences", 1: "pieces"}
        torch.onnx.export(
            recogniser, (sample["input_ids"], sample["attention_mask"]), str(model),
            dynamo=False, opset_version=_OPSET,
            input_names=["input_ids", "attention_mask"], output_names=["logits", "hidden"],
            dynamic_axes={"input_ids": axes, "attention_mask": axes, "logits": axes, "hidden": axes},
        )  # fmt: skip
        hidden = names.config.hidden_size
        numbers = torch.tensor([[0, 1, 0, 2, 0], [0, 0, 0, 1, 1]])
        hints = torch.zeros(2, 5, len(HINTED))
        inputs = (torch.zeros(2, 5, hidden), numbers, torch.zeros_like(numbers), torch.ones_like(numbers), hints)
        values = {0: "numbers", 1: "places"}
        torch.onnx.export(
            _Head(tagger.head), inputs, str(roles), dynamo=False, opset_version=_OPSET,
            input_names=["states", "segments", "distances", "mask", "hints"],
            output_names=["first", "last", "claim", "kind"],
            dynamic_axes={
                "states": values, "segments": values, "distances": values, "mask": values, "hints": values,
                "first": {0: "numbers", 2: "places"}, "last": {0: "numbers", 2: "places"},
                "claim": {0: "numbers"}, "kind": {0: "numbers"},
            },
        )  # fmt: skip
        for path in (model, roles):
            if whole:
                shutil.copy(path, target / path.name)
            else:
                quantize(path, target / path.name)
    for name in KEPT:
        shutil.copy(source / name, target / name)
    (target / "roles.json").write_text(
        json.dumps({"version": version, "roles": list(ROLES), "kinds": list(KINDS), "form": FORM}, indent=1) + "\n",
        "utf-8",
    )


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--version", default="1")
    parser.add_argument("--float", action="store_true", dest="whole", help="leave all weights in float32")
    parser.add_argument("--measure", type=Path, default=Path("corpus/sentences"), help="folder of annotated sentences")
    options = parser.parse_args()
    sentences = sentences_of(options.measure.glob("*.txt"))
    export(options.source, options.target, version=options.version, sentences=sentences, whole=options.whole)


if __name__ == "__main__":
    main()
