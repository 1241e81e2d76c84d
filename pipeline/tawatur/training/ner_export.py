"""Turns a fine-tuned directory into the one that ships: ONNX, int8 weights, tokenizer and config.

`python -m tawatur.training.ner_export BEST OUT --measure SENTENCES`. Activations are quantised on the fly, behind
scales that were measured on the sentences (`smoothing`); word embeddings, two fifths of the weights, are stored as
int8 too. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModelForTokenClassification, AutoTokenizer

from tawatur.training.roles_data import printed_words
from tawatur.training.sentences import read_sentences
from tawatur.training.smoothing import batched, smooth

KEPT = ("config.json", "tokenizer.json", "tokenizer_config.json")


class _Logits(torch.nn.Module):
    """The model with tensors in and a tensor out."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        logits: torch.Tensor = self.model(input_ids=input_ids, attention_mask=attention_mask).logits
        return logits


def export(source: Path, target: Path, sentences: Sequence[Sequence[str]]) -> None:
    """Write `target/model.onnx` (int8) with tokenizer and config; activations are measured on `sentences` of words."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "float.onnx"
        write_float(source, whole, sentences)
        quantize(whole, target / "model.onnx")
    for name in KEPT:
        shutil.copy(source / name, target / name)


def quantize(whole: Path, target: Path) -> None:
    """Store matrices and embeddings in 8 bits, a scale for each column of a matrix."""
    quantize_dynamic(
        whole, target, per_channel=True, reduce_range=False, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )  # fmt: skip


def sentences_of(paths: Iterable[Path]) -> list[list[str]]:
    """Read annotated sentences as words, to measure activations on."""
    return [
        [record.text[word.start : word.end] for word in printed_words(record.text)]
        for path in sorted(paths)
        for record in read_sentences(path)
    ]


def write_float(source: Path, path: Path, sentences: Sequence[Sequence[str]]) -> None:
    """Write the smoothed model as ONNX in float32: `input_ids` and `attention_mask` in, `logits` out."""
    model = AutoModelForTokenClassification.from_pretrained(source, attn_implementation="eager").eval()
    tokenizer = AutoTokenizer.from_pretrained(source)
    smooth(model.bert, batched(tokenizer, sentences))
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
    parser.add_argument("--measure", type=Path, default=Path("corpus/sentences"), help="folder of annotated sentences")
    options = parser.parse_args()
    export(options.source, options.target, sentences_of(options.measure.glob("*.txt")))


if __name__ == "__main__":
    main()
