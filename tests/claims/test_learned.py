"""The learned reader of roles runs a small network over the recogniser's states; what is wrong with one is said."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tawatur.claims.learned import FORM, Earlier, RoleReader
from tawatur.claims.pointing import HINTED, KINDS, ROLES
from tawatur.entities.recogniser import SentenceStates
from tawatur.entities.words import read_words
from tawatur.errors import InputError
from tawatur.text.scanner import scan

TEXT = "ربح المصرف 12 مليونا وخسر المتجر 7 ملايين"
HIDDEN = 4
SETTINGS = {"version": "t", "roles": list(ROLES), "kinds": list(KINDS), "form": FORM}


def states(text: str = TEXT) -> SentenceStates:
    """Row i says in its first number that word i - 1 is an entity, in its second that it is a metric."""
    words = tuple(read_words(text, scan(text)))
    rows = np.zeros((len(words) + 1, HIDDEN), np.float32)
    for i, word in enumerate(words, start=1):
        rows[i, 0] = 8 * (text[word.start : word.end] in {"المصرف", "المتجر"})
        rows[i, 1] = 8 * (text[word.start : word.end] in {"ربح", "وخسر"})
    return SentenceStates(words, rows)


@pytest.fixture(scope="module")
def directory(tmp_path_factory) -> Path:
    """A network that adds up: a word's role is what its state says, the nearer to the number the likelier.

    What the frames say outweighs both.
    """
    pytest.importorskip("onnxruntime", reason="the extra `ner` is not installed")
    onnx = pytest.importorskip("onnx", reason="the extra `train` is not installed: no network can be made")
    helper, number = onnx.helper, onnx.TensorProto
    weight = np.zeros((HIDDEN, len(ROLES)), np.float32)
    weight[0, ROLES.index("entity")] = weight[1, ROLES.index("metric")] = 1
    near = np.zeros((64, len(ROLES)), np.float32)  # by bucket of distance; 14 is the number itself
    near[:, :2] = -np.abs(np.arange(64) - 13)[:, None] / 2
    near[29, 2:] = 9  # place 0: the other roles are not there
    trust = np.zeros((len(HINTED), len(ROLES)), np.float32)
    for at, role in enumerate(HINTED):
        trust[at, ROLES.index(role)] = 20
    nodes = [
        helper.make_node("MatMul", ["states", "weight"], ["said"]),
        helper.make_node("Gather", ["near", "distances"], ["far"]),
        helper.make_node("MatMul", ["hints", "trust"], ["told"]),
        helper.make_node("Sum", ["said", "far", "told"], ["both"]),
        helper.make_node("Transpose", ["both"], ["first"], perm=[0, 2, 1]),
        helper.make_node("Identity", ["first"], ["last"]),
        helper.make_node("Cast", ["segments"], ["numbers"], to=number.FLOAT),
        helper.make_node("ReduceMax", ["numbers"], ["claim"], axes=[1], keepdims=0),
        helper.make_node("Cast", ["mask"], ["seen"], to=number.FLOAT),
        helper.make_node("Slice", ["seen", "from", "to", "axis"], ["kind"]),
    ]
    constants = {
        "weight": weight, "near": near, "trust": trust,
        "from": np.array([0]), "to": np.array([4]), "axis": np.array([1]),
    }  # fmt: skip
    values = ["numbers_", "places"]
    graph = helper.make_graph(
        nodes, "roles",
        [helper.make_tensor_value_info("states", number.FLOAT, [*values, HIDDEN]),
         *(helper.make_tensor_value_info(n, number.INT64, values) for n in ("segments", "distances", "mask")),
         helper.make_tensor_value_info("hints", number.FLOAT, [*values, len(HINTED)])],
        [helper.make_tensor_value_info(n, number.FLOAT, None) for n in ("first", "last", "claim", "kind")],
        [onnx.numpy_helper.from_array(held, name) for name, held in constants.items()],
    )  # fmt: skip
    folder = tmp_path_factory.mktemp("roles")
    onnx.save(
        helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), folder / "roles.onnx"
    )
    (folder / "roles.json").write_text(json.dumps(SETTINGS), "utf-8")
    return folder


def span(text: str) -> tuple[int, int]:
    return TEXT.index(text), TEXT.index(text) + len(text)


def test_each_number_has_its_own_roles(directory):
    one, two = RoleReader(directory).read(TEXT, states(), [span("12 مليونا"), span("7 ملايين")])
    entities = [TEXT[slice(*reading.roles["entity"].best[:2])] for reading in (one, two)]
    metrics = [TEXT[slice(*reading.roles["metric"].best[:2])] for reading in (one, two)]
    assert (entities, metrics) == (["المصرف", "المتجر"], ["ربح", "خسر"])
    assert one.roles["source"].nothing > 0.5 > one.roles["entity"].nothing
    assert (one.start, one.end) == span("12 مليونا")


def test_a_candidate_of_the_frames_gets_its_probability(directory):
    (one,) = RoleReader(directory).read(TEXT, states(), [span("12 مليونا")])
    entity = one.roles["entity"]
    assert entity.probability(*span("المصرف"), tolerance=0) > entity.probability(*span("المتجر"), tolerance=0)


def test_other_numbers_are_shown_to_the_network(directory):
    reader = RoleReader(directory)
    (alone,) = reader.read(TEXT, states(), [span("12 مليونا")])
    (beside,) = reader.read(TEXT, states(), [span("12 مليونا")], others=[span("7 ملايين")])
    assert beside.claim > alone.claim
    assert sum(alone.kinds.values()) == pytest.approx(1)


def test_a_number_that_no_word_holds_is_not_read(directory):
    reader = RoleReader(directory)
    assert reader.read(TEXT, states(), [(500, 502)]) == (None,)
    assert reader.read(TEXT, states(), []) == ()
    found = reader.read(TEXT, states(), [(500, 502), span("7 ملايين")])
    assert found[0] is None
    assert found[1] is not None


def test_what_stands_before_is_shown_to_the_network(directory):
    before = [Earlier(0, "أرباح المتجر", states("أرباح المتجر")), Earlier(1, "زار المصرف", states("زار المصرف"))]
    (one,) = RoleReader(directory).read(TEXT, states(), [span("12 مليونا")], before=before)
    assert [part.text for part in one.roles["entity"].before] == ["أرباح المتجر", "زار المصرف"]
    assert one.roles["entity"].best.of(TEXT) == "المصرف"
    assert len(one.roles["entity"].first) == len(states().words) + 1 + 4


def test_the_network_hears_what_the_frames_say_of_each_number(directory):
    numbers = [span("12 مليونا"), span("7 ملايين")]
    told = [{"entity": span("المتجر"), "source": span("خسر")}, None]
    one, two = RoleReader(directory).read(TEXT, states(), numbers, told=told)
    assert one.roles["entity"].best.of(TEXT) == "المتجر"
    assert one.roles["source"].best.of(TEXT) == "خسر"
    assert two.roles["source"].nothing > 0.5


def test_frames_that_find_a_role_nowhere_in_the_sentence_are_heard_too(directory):
    (one,) = RoleReader(directory).read(TEXT, states(), [span("12 مليونا")], told=[{"metric": span("ربح")}])
    assert one.roles["entity"].nothing > 0.5
    assert one.roles["metric"].nothing < 0.5


@pytest.mark.parametrize("name", ["roles.onnx", "roles.json"])
def test_a_directory_that_lacks_a_file_is_refused(tmp_path, name):
    other = {"roles.onnx": "roles.json", "roles.json": "roles.onnx"}[name]
    (tmp_path / other).write_text("{}", "utf-8")
    with pytest.raises(InputError, match=name):
        RoleReader(tmp_path)


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("[", "no settings"),
        ("{}", "no settings"),
        (json.dumps({**SETTINGS, "roles": ["a"]}), "other roles"),
        (json.dumps({**SETTINGS, "form": 1}), "form 1"),
    ],
)
def test_settings_that_do_not_fit_are_refused(tmp_path, settings, reason):
    pytest.importorskip("onnxruntime", reason="the extra `ner` is not installed")
    (tmp_path / "roles.onnx").write_bytes(b"x")
    (tmp_path / "roles.json").write_text(settings, "utf-8")
    with pytest.raises(InputError, match=reason):
        RoleReader(tmp_path)


def test_a_network_that_is_none_is_refused(tmp_path):
    pytest.importorskip("onnxruntime", reason="the extra `ner` is not installed")
    (tmp_path / "roles.onnx").write_bytes(b"x")
    (tmp_path / "roles.json").write_text(json.dumps(SETTINGS), "utf-8")
    with pytest.raises(InputError, match="cannot be loaded"):
        RoleReader(tmp_path)
