"""Token-classification directories small enough to be made inside a test, in real file formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
# What the model made of a table says of each word; other words are O.
KNOWN = {"شوكار": "B-PER", "بلنداوي": "I-PER", "نايلوتك": "B-ORG", "سومارو": "B-LOC", "كوزمو": "B-MISC"}
OTHERS = ["قال", "في", "إن", "وفي", "ونايلوتك", "«", "»", ".", "نمت", "%", "De", "##ep", "،"]
LETTERS = sorted({letter for word in [*KNOWN, *OTHERS, "بتثجحخدذزسشصضطظعغكوها0123456789"] for letter in word})


def write_tokenizer(directory: Path) -> dict[str, int]:
    """Write a fast WordPiece tokenizer that knows a few words whole and spells the others; return its pieces."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *KNOWN, *OTHERS, *LETTERS, *(f"##{letter}" for letter in LETTERS)]
    vocabulary = {piece: number for number, piece in enumerate(dict.fromkeys(pieces))}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106 - a piece, no password
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ends = [("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])]
    tokenizer.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=ends)
    tokenizer.save(str(directory / "tokenizer.json"))
    settings = {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": 512, "pad_token": "[PAD]"}
    (directory / "tokenizer_config.json").write_text(json.dumps(settings), "utf-8")
    return vocabulary


def write_config(directory: Path, labels: tuple[str, ...] = LABELS) -> None:
    config = {"model_type": "bert", "max_position_embeddings": 512, "id2label": dict(enumerate(labels))}
    (directory / "config.json").write_text(json.dumps(config), "utf-8")


@pytest.fixture(scope="session")
def table_model(tmp_path_factory) -> Path:
    """A directory whose model.onnx looks each piece's label up in a table: what it answers is known."""
    import numpy as np
    import onnx

    directory = tmp_path_factory.mktemp("table_model")
    vocabulary = write_tokenizer(directory)
    write_config(directory)
    table = np.zeros((len(vocabulary), len(LABELS)), np.float32)
    table[:, 0] = 4
    for word, label in {**KNOWN, "ونايلوتك": "B-ORG", "»": "I-ORG"}.items():
        table[vocabulary[word], LABELS.index(label)] = 9
    axes = ["sentences", "pieces"]
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("Gather", ["table", "input_ids"], ["logits"])],
        "table",
        [onnx.helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, axes)],
        [onnx.helper.make_tensor_value_info("logits", onnx.TensorProto.FLOAT, [*axes, len(LABELS)])],
        [onnx.numpy_helper.from_array(table, "table")],
    )
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, directory / "model.onnx")
    return directory


@pytest.fixture(scope="session")
def torch_model(tmp_path_factory) -> Path:
    """A directory with PyTorch weights: a BERT of two layers, its weights random."""
    pytest.importorskip("transformers", reason="the extra `train` is not installed")
    torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
    from transformers import BertConfig, BertForTokenClassification

    directory = tmp_path_factory.mktemp("torch_model")
    vocabulary = write_tokenizer(directory)
    torch.manual_seed(5)
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=512, id2label=dict(enumerate(LABELS)), initializer_range=0.6,
        label2id={label: number for number, label in enumerate(LABELS)},
    )  # fmt: skip
    BertForTokenClassification(config).save_pretrained(directory)
    return directory
