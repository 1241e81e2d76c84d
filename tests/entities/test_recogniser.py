"""The recogniser runs any token-classification directory; what is wrong with one is said in one line."""

from __future__ import annotations

import json
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.entities import read_entities
from tawatur.entities.recogniser import Recogniser, read_labels
from tawatur.entities.words import read_words
from tawatur.errors import InputError
from tawatur.jobs import extract_many
from tawatur.language import Extractor
from tawatur.records import Article
from tawatur.text.scanner import scan

TEXT = "قال شوكار بلنداوي في سومارو إن نايلوتك نمت"


@pytest.fixture(scope="module")
def loaded(table_model) -> Recogniser:
    return Recogniser(table_model)


def names(recogniser: Recogniser, text: str, sentences: list[tuple[int, int]] | None = None) -> list[tuple[str, str]]:
    words = read_words(text, scan(text))
    return [(n.type, text[n.start : n.end]) for n in recogniser.names(text, words, sentences or [(0, len(text))])]


def test_names_are_joined_from_tags(loaded):
    found = names(loaded, TEXT)
    assert found == [("PER", "شوكار بلنداوي"), ("LOC", "سومارو"), ("ORG", "نايلوتك")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال ونايلوتك", [("ORG", "نايلوتك")]),  # the proclitic stays outside
        ("«نايلوتك» نمت", [("ORG", "نايلوتك")]),  # a quote at the end is no part of the name
        ("نايلوتك نايلوتك", [("ORG", "نايلوتك"), ("ORG", "نايلوتك")]),  # B begins another name
        ("بلنداوي قال", []),  # an I that nothing begins: the next best label that BIO allows is O
        ("شوكار نايلوتك", [("PER", "شوكار"), ("ORG", "نايلوتك")]),
        ("كوزمو نمت", [("MISC", "كوزمو")]),
        ("نايلوتك\nشوكار", [("ORG", "نايلوتك"), ("PER", "شوكار")]),
        ("", []),
        ("\n\n", []),
    ],
)
def test_names_of_small_texts(loaded, text, found):
    assert names(loaded, text) == found


def test_only_the_sentences_asked_for_are_read(loaded):
    text = "نايلوتك نمت. شوكار قال. سومارو"
    assert names(loaded, text, [(13, 23)]) == [("PER", "شوكار")]


def test_a_word_that_the_tokenizer_drops_moves_no_tag(loaded):
    words = ["قال", "\u200f", "\x00", "نايلوتك"]
    (tags,) = loaded.tag([words])
    assert [label for label, _ in tags] == ["O", "O", "O", "B-ORG"]


def test_sentences_of_all_lengths_keep_their_own_tags(loaded):
    sentences = [["قال"] * n + ["نايلوتك"] for n in (300, 2, 0, 60, 1, 7, 200, 3)]
    tags = loaded.tag([*sentences, []])
    assert [[label for label, _ in row].index("B-ORG") for row in tags[:-1]] == [300, 2, 0, 60, 1, 7, 200, 3]
    assert tags[-1] == []


def test_a_long_sentence_is_read_to_its_end(loaded):
    text = "قال في " * 800 + "نايلوتك"
    assert names(loaded, text) == [("ORG", "نايلوتك")]


def test_probabilities_lie_between_none_and_all(loaded):
    (tags,) = loaded.tag([["قال", "نايلوتك"]])
    assert all(0.5 < probability <= 1 for _, probability in tags)


def test_its_names_become_entities(loaded):
    entities = read_entities(TEXT, recogniser=loaded)
    assert [(e.text, e.type) for e in entities if e.by == "ner"][-1:] == [("نايلوتك", "ORG")]


@given(text=st.text(alphabet=" «»،.\n17%eD\u200fـوفلنايلوتكشوكارسم", max_size=60))
@settings(max_examples=30)
def test_names_of_any_text_lie_in_it_in_order(loaded, text):
    words = read_words(text, scan(text))
    found = loaded.names(text, words, [(0, len(text))])
    assert all(0 <= name.start < name.end <= len(text) and name.type and text[name.start].strip() for name in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("workers", [1, 2])
def test_an_extractor_reads_in_the_pool_too(table_model, workers):
    articles = [Article(id=f"a{n}", body=f"بلغ عدد موظفي نايلوتك {n}00 موظف.") for n in range(3, 7)]
    results = list(extract_many(articles, workers=workers, extract=Extractor(table_model)))
    assert [r.error for r in results] == [None] * 4
    assert {r.extraction.claims[0].entity.canonical for r in results} == {"نايلوتك"}


def test_pytorch_weights_run_as_they_are(torch_model):
    sentences = [TEXT.split(), ["قال"], ["نايلوتك", "«", "سومارو", "»"] * 9]
    tags = Recogniser(torch_model).tag(sentences)
    assert [len(row) for row in tags] == [len(words) for words in sentences]
    assert len({label for row in tags for label, _ in row}) > 2  # random weights do say something


class TestDirectories:
    """Directories that are no model: the message names the directory and the way out, without loading anything."""

    def config(self, directory: Path, labels: dict[str, str] | None) -> Path:
        (directory / "config.json").write_text(json.dumps({"id2label": labels} if labels else {}), "utf-8")
        return directory

    def test_no_config(self, tmp_path):
        with pytest.raises(InputError, match=r"no config\.json"):
            read_labels(tmp_path)

    def test_no_labels(self, tmp_path):
        with pytest.raises(InputError, match="id2label is missing"):
            read_labels(self.config(tmp_path, None))

    def test_a_config_that_is_no_json(self, tmp_path):
        (tmp_path / "config.json").write_text("{", "utf-8")
        with pytest.raises(InputError, match="id2label is missing"):
            read_labels(tmp_path)

    def test_labels_of_another_task(self, tmp_path):
        with pytest.raises(InputError, match=r"\(LABEL_0, LABEL_1\) name neither persons"):
            read_labels(self.config(tmp_path, {"0": "LABEL_0", "1": "LABEL_1"}))

    def test_no_weights(self, tmp_path):
        with pytest.raises(InputError, match="holds no weights"):
            read_labels(self.config(tmp_path, {"0": "O", "1": "B-PERS"}))

    @pytest.mark.parametrize(
        ("weights", "missing", "extra"),
        [
            ("model.onnx", "onnxruntime", "train"),
            ("model.safetensors", "torch", "train"),
            ("model.onnx", "transformers", "train"),
        ],
    )
    def test_a_library_that_is_not_installed(self, tmp_path, monkeypatch, weights, missing, extra):
        (self.config(tmp_path, {"0": "O", "1": "B-LOC"}) / weights).touch()
        monkeypatch.setattr("tawatur.entities.recogniser.find_spec", lambda name: None if name == missing else name)
        with pytest.raises(InputError, match=rf"needs the package {missing}.*tawatur\[{extra}\]"):
            read_labels(tmp_path)

    def test_weights_that_are_none(self, table_model, tmp_path):
        broken = shutil.copytree(table_model, tmp_path / "broken")
        (broken / "model.onnx").write_bytes(b"no model")
        with pytest.raises(InputError, match="the model cannot be loaded"):
            Recogniser(broken)

    def test_the_command_says_it_before_it_reads_anything(self, tmp_path):
        from typer.testing import CliRunner

        from tawatur.cli import app

        run = CliRunner().invoke(app, ["extract", "no-such-article.txt", "--ner", str(tmp_path)])
        assert run.exit_code == 1
        assert "no config.json" in " ".join(run.output.split())
