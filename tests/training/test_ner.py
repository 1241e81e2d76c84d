"""What the model learns from: sentences as pieces, batches of like length; and that it reads as it learned."""

from __future__ import annotations

import json
import random

import pytest

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
transformers = pytest.importorskip("transformers", reason="the extra `train` is not installed")

from tawatur.entities.recogniser import Recogniser  # noqa: E402 - after the skips
from tawatur.training.encoder import build, read_weights  # noqa: E402
from tawatur.training.ner import IGNORED, Example, batches, collate, encode, read_sentences, train  # noqa: E402

LABELS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-MISC", "I-MISC"]
SETTINGS = {
    "labels": LABELS, "conventions": ["train", "dev"], "seed": 1, "max_pieces": 14, "pieces_per_batch": 40,
    "dropout": 0.0, "weight_decay": 0.01, "average": 0.9,
    "layer_decay": 0.9, "warm_up": 0.1,
    "stages": [
        {"name": "one", "epochs": 2, "learning_rate": 1e-3, "sets": [{"file": "train.jsonl"}], "dev": ["dev.jsonl"]}
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def encoder(written, tmp_path_factory):
    directory = tmp_path_factory.mktemp("enc")
    build(read_weights(written.path), directory, latin=99)
    return directory


@pytest.fixture(scope="module")
def tokenizer(encoder):
    return transformers.AutoTokenizer.from_pretrained(encoder)


def encoded(tokenizer, words: str, tags: str, **options) -> Example:
    (example,) = encode([(words.split(), tags.split())], tokenizer, labels=LABELS, **{"max_pieces": 99, **options})
    return example


def test_a_word_bears_its_label_on_its_first_piece(tokenizer):
    example = encoded(tokenizer, "الشركة ،", "B-ORG O")
    assert tokenizer.convert_ids_to_tokens(example.pieces) == ["<s>", "▁ال", "شركة", "▁", "،", "</s>"]
    assert example.labels == (IGNORED, LABELS.index("B-ORG"), IGNORED, 0, IGNORED, IGNORED)
    assert example.firsts == (1, 3)
    assert example.tags == ("B-ORG", "O")


def test_a_word_without_pieces_stays_in_its_place(tokenizer):
    example = encoded(tokenizer, "ال \u200f الشركة", "O O B-ORG")
    assert [example.labels[first] for first in example.firsts] == [0, 0, LABELS.index("B-ORG")]


def test_types_that_a_set_tags_otherwise_teach_nothing(tokenizer):
    example = encoded(tokenizer, "ال ال ال", "B-MISC B-LOC O", ignore=["MISC"])
    assert [example.labels[first] for first in example.firsts] == [IGNORED, LABELS.index("B-LOC"), 0]
    assert example.tags == ("B-MISC", "B-LOC", "O")


def test_a_long_sentence_is_cut_at_a_word(tokenizer):
    example = encoded(tokenizer, "الشركة " * 9, "O " * 9, max_pieces=8)
    assert len(example.pieces) == 8
    assert len(example.firsts) == len(example.tags) == 3


def examples(count: int) -> list[Example]:
    lengths = random.Random(7)  # noqa: S311 - no secret
    return [Example((1,) * n, (0,) * n, (1,), ("O",)) for n in (lengths.randint(3, 40) for _ in range(count))]


@pytest.mark.parametrize("shuffle", [None, random.Random(3)])  # noqa: S311 - no secret
def test_batches_hold_every_sentence_once_and_few_pieces(shuffle):
    given = examples(200)
    groups = list(batches(given, pieces=160, shuffle=shuffle))
    assert sorted(id(e) for group in groups for e in group) == sorted(map(id, given))
    assert all(max(len(e.pieces) for e in group) * len(group) <= 160 for group in groups)


def test_little_of_a_batch_is_padding():
    groups = list(batches(examples(400), pieces=320, shuffle=None))
    cells = sum(max(len(e.pieces) for e in group) * len(group) for group in groups)
    assert sum(len(e.pieces) for group in groups for e in group) / cells > 0.8


def test_a_batch_is_padded():
    short, long = (
        Example((0, 5, 2), (-100, 1, -100), (1,), ("O",)),
        Example((0, 5, 6, 2), (-100, 3, 0, -100), (1, 2), ()),
    )
    padded = collate([short, long], 1)
    assert padded["input_ids"].tolist() == [[0, 5, 2, 1], [0, 5, 6, 2]]
    assert padded["attention_mask"].tolist() == [[1, 1, 1, 0], [1, 1, 1, 1]]
    assert padded["token_type_ids"].tolist() == [[0] * 4, [0] * 4]
    assert padded["labels"].tolist() == [[IGNORED, 1, IGNORED, IGNORED], [IGNORED, 3, 0, IGNORED]]


@pytest.fixture(scope="module")
def trained(encoder, tmp_path_factory):
    """A run of two epochs on three sentences."""
    data, out = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("run")
    rows = [(["الشركة", "،", "a"], ["B-ORG", "O", "O"]), (["a", "the"], ["B-PER", "I-PER"]), (["ال"], ["O"])]
    lines = "".join(json.dumps({"tokens": words, "tags": tags}) + "\n" for words, tags in rows)
    for name in ("train.jsonl", "dev.jsonl"):
        (data / name).write_text(lines, "utf-8")
    assert read_sentences(data / "dev.jsonl") == rows
    train(data, encoder, out, SETTINGS)
    return data, out


def test_a_run_leaves_a_checkpoint_and_does_not_begin_again(trained, encoder):
    data, out = trained
    state = torch.load(out / "last.pt", weights_only=False)["state"]
    assert state["done"] == 2
    before = (out / "last.pt").stat().st_mtime_ns
    train(data, encoder, out, SETTINGS)  # resumes where nothing is left to do
    assert (out / "last.pt").stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "words", ["الشركة ، a", "« the share » …", "a 中 17.1% ٪", "شركة، الشركة «ال» \u200fال", "DeepSeek R-1 a.the"]
)
def test_the_recogniser_cuts_words_as_training_did(trained, tokenizer, words):
    recogniser = Recogniser(trained[1] / "best")
    example = encoded(tokenizer, words, "O " * len(words.split()))
    pieces, owners = recogniser._pieces(words.split())
    assert tuple(pieces) == example.pieces
    firsts = [at for at, owner in enumerate(owners) if owner > 0 and owners[at - 1] != owner]
    assert tuple(firsts) == example.firsts


@pytest.mark.filterwarnings("ignore")  # torch's exporter warns of much that BERT has none of
def test_the_export_says_what_the_weights_say(trained, tmp_path):
    pytest.importorskip("onnx", reason="the extra `train` is not installed")
    from tawatur.training.ner_export import export

    best = trained[1] / "best"
    sentences = [["الشركة", "،", "a"], ["a", "the"], ["ال"], ["شركة"] * 20]
    export(best, tmp_path / "int8", sentences[:-1])  # the last is longer than the encoder reaches
    assert {path.name for path in (tmp_path / "int8").iterdir()} == {
        "model.onnx", "config.json", "tokenizer.json", "tokenizer_config.json",
    }  # fmt: skip
    by_torch, by_onnx = Recogniser(best).tag(sentences), Recogniser(tmp_path / "int8").tag(sentences)
    for one, other in zip(by_torch, by_onnx, strict=True):
        for (_, probability), (_, after) in zip(one, other, strict=True):
            assert probability == pytest.approx(after, abs=0.1)
