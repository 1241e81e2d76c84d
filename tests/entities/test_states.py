"""The recogniser hands on what its encoder says of each word, where the model has an output for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from tawatur.entities.recogniser import Recogniser
from tawatur.entities.words import read_words
from tawatur.text.scanner import scan

WIDTH = 3


@pytest.fixture(scope="module")
def stateful(table_model, tmp_path_factory) -> Path:
    """The model made of a table, with a second output: a piece's state is its number, twice it, and one."""
    onnx = pytest.importorskip("onnx", reason="the extra `train` is not installed: no model can be made")
    directory = tmp_path_factory.mktemp("stateful") / "model"
    shutil.copytree(table_model, directory)
    model = onnx.load(directory / "model.onnx")
    count = model.graph.initializer[0].dims[0]
    table = np.stack([np.arange(count), 2 * np.arange(count), np.ones(count)], 1).astype(np.float32)
    model.graph.initializer.append(onnx.numpy_helper.from_array(table, "states"))
    model.graph.node.append(onnx.helper.make_node("Gather", ["states", "input_ids"], ["hidden"]))
    shape = ["sentences", "pieces", WIDTH]
    model.graph.output.append(onnx.helper.make_tensor_value_info("hidden", onnx.TensorProto.FLOAT, shape))
    onnx.save(model, directory / "model.onnx")
    return directory


def test_each_word_has_the_mean_of_its_pieces(stateful):
    (found,) = Recogniser(stateful).encode([["قال", "تت", "نايلوتك"]])
    assert found.states is not None
    assert found.states.shape == (4, WIDTH)
    first, said, spelled, known = found.states
    assert first[0] == 2  # the number of [CLS]
    assert (found.states[:, 2] == 1).all()
    assert known[0] != said[0]
    assert spelled[1] == 2 * spelled[0]
    assert [tag for tag, _ in found.tags] == ["O", "O", "B-ORG"]


def test_names_are_those_of_a_model_without_states(stateful, table_model):
    text = "قال شوكار بلنداوي في سومارو.\nنايلوتك نمت"
    words, sentences = read_words(text, scan(text)), [(0, 28), (29, len(text))]
    with_states, without = (Recogniser(model).recognise(text, words, sentences) for model in (stateful, table_model))
    assert with_states.names == without.names
    assert without.states == {}
    assert set(with_states.states) == {0, 29}
    for start, end in sentences:
        own = with_states.states[start]
        assert [text[word.start : word.end] for word in own.words] == text[start:end].replace(".", " .").split()
        assert len(own.states) == len(own.words) + 1


def test_a_long_sentence_has_states_to_its_end(stateful):
    text = "قال في " * 200 + "نايلوتك"
    found = Recogniser(stateful).recognise(text, read_words(text, scan(text)), [(0, len(text))])
    assert len(found.states[0].words) == 401
    assert found.states[0].states.shape == (402, WIDTH)
    assert (found.states[0].states[1:, 2] == 1).all()


def test_no_words_no_states(stateful):
    assert Recogniser(stateful).encode([[]])[0].states is None
    assert Recogniser(stateful).recognise("", [], [(0, 0)]).states == {}
