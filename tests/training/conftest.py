"""A file in the layout of docs/encoder.md, small enough to be written inside a test."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pytest

HIDDEN, FEED_FORWARD, LAYERS = 32, 64, 1
PIECES = (
    "<s>", "<pad>", "</s>", "<unk>", "▁", "▁ال", "شركة", "،", "«", "a", "▁the", "▁share", "▁rare", "Ж", "中", "…", "ü",
)  # fmt: skip
SCORES = (0.0, 0.0, 0.0, 0.0, *(-float(n) for n in range(1, len(PIECES) - 3)))
CHARACTERS = {"\u200f": "", "ﷺ": "صلى الله"}
_RANDOM = np.random.default_rng(3)


def shapes() -> dict[str, tuple[int, ...]]:
    found = {
        "emb.word": (len(PIECES), HIDDEN), "emb.pos": (16, HIDDEN), "emb.type": (2, HIDDEN),
        "emb.ln.w": (HIDDEN,), "emb.ln.b": (HIDDEN,),
    }  # fmt: skip
    for part in ("q", "k", "v", "ao"):
        found |= {f"l0.{part}.w": (HIDDEN, HIDDEN), f"l0.{part}.b": (HIDDEN,)}
    found |= {"l0.fi.w": (FEED_FORWARD, HIDDEN), "l0.fi.b": (FEED_FORWARD,)}
    found |= {"l0.fo.w": (HIDDEN, FEED_FORWARD), "l0.fo.b": (HIDDEN,)}
    return found | {f"l0.{norm}.{part}": (HIDDEN,) for norm in ("aln", "oln") for part in "wb"}


def quantised(values: np.ndarray) -> tuple[bytes, np.ndarray]:
    """Write Q4_0 blocks of 32 values; also return the values that they stand for."""
    written, meant = b"", []
    for block in values.reshape(-1, 32):
        scale = np.float16(np.abs(block).max() / 7)
        nibbles = np.clip(np.round(block / np.float32(scale)) + 8, 0, 15).astype(np.uint8)
        written += scale.tobytes() + (nibbles[:16] | (nibbles[16:] << 4)).tobytes()
        meant.append((nibbles.astype(np.float32) - 8) * np.float32(scale))
    return written, np.concatenate(meant).reshape(values.shape)


class Written(NamedTuple):
    """A file of the layout, and what it holds."""

    path: Path
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    characters: dict[str, str]
    tensors: dict[str, np.ndarray]


@pytest.fixture(scope="session")
def written(tmp_path_factory) -> Written:
    blob = [piece.encode() for piece in PIECES]
    offsets = np.cumsum([0, *map(len, blob)])
    head = b"NE5x" + struct.pack("<I", 1)
    head += struct.pack("<7i", HIDDEN, LAYERS, 4, FEED_FORWARD, len(PIECES), 16, 2) + struct.pack("<fi", 1e-12, 32)
    head += struct.pack("<5i", len(PIECES), 0, 2, 1, 3) + struct.pack("<Q", int(offsets[-1]))
    head += struct.pack(f"<{len(offsets)}I", *map(int, offsets)) + struct.pack(f"<{len(SCORES)}f", *SCORES)
    head += b"".join(blob)
    characters = b"".join(
        struct.pack(f"<IB{len(target)}I", ord(source), len(target), *map(ord, target))
        for source, target in CHARACTERS.items()
    )
    head += struct.pack("<iI", len(CHARACTERS), len(characters)) + characters + struct.pack("<i", len(shapes()))
    rows: list[tuple[str, int, int, bytes]] = []
    meant: dict[str, np.ndarray] = {}
    for name, shape in shapes().items():
        values = _RANDOM.normal(size=shape).astype(np.float32)
        if len(shape) == 1 or name == "emb.pos":
            rows.append((name, 0, values.size, values.tobytes()))
            meant[name] = values
        else:
            raw, meant[name] = quantised(values)
            rows.append((name, 1, values.size, raw))
    table_size = sum(2 + len(name) + 1 + 4 + 8 + 8 for name, *_ in rows)
    at = len(head) + table_size
    table = data = b""
    for name, kind, count, raw in rows:
        table += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, count, at, len(raw))
        at += len(raw)
        data += raw
    path = tmp_path_factory.mktemp("encoder") / "tiny.bin"
    path.write_bytes(head + table + data)
    return Written(path, PIECES, SCORES, CHARACTERS, meant)
