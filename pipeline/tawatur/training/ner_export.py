"""Turns a fine-tuned directory into the one that ships: ONNX, int8 weights, tokenizer and config.

`python -m tawatur.training.ner_export BEST OUT`. Matrix products keep float activations quantised on the
fly; word embeddings, two fifths of the weights, are stored as int8 too. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModelForTokenClassification, AutoTokenizer

_KEPT = ("config.json", "tokenizer.json", "tokenizer_config.json")


class _Logits(torch.nn.Module):
    """The model with tensors in and a tensor out."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        logits: torch.Tensor = self.model(input_ids=input_ids, attention_mask=attention_mask).logits
        return logits


def export(source: Path, target: Path, *, keep_float: tuple[str, ...] = ()) -> None:
    """Write `target/model.onnx` (int8) with tokenizer and config; `keep_float` names nodes left in float."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        write_float(source, whole)
        quantize_dynamic(
            whole, target / "model.onnx", per_channel=True, reduce_range=False, weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather"], nodes_to_exclude=list(keep_float),
        )  # fmt: skip
    for name in _KEPT:
        shutil.copy(source / name, target / name)


def write_float(source: Path, path: Path) -> None:
    """Write the model as ONNX in float32: `input_ids` and `attention_mask` in, `logits` out."""
    model = AutoModelForTokenClassification.from_pretrained(source, attn_implementation="eager").eval()
    tokenizer = AutoTokenizer.from_pretrained(source)
    sample = tokenizer(["نص قصير", "نص أطول قليلا من الأول"], padding=True, return_tensors="pt")
    axes = {0: "sentences", 1: "pieces"}
    torch.onnx.export(
        _Logits(model), (sample["input_ids"], sample["attention_mask"]), str(path), dynamo=False,
        input_names=["input_ids", "attention_mask"], output_names=["logits"], opset_version=17,
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "logits": axes},
    )  # fmt: skip


def main() -> None:
    """Export from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    options = parser.parse_args()
    export(options.source, options.target)


if __name__ == "__main__":
    main()
