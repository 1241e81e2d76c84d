"""The tagger trains, goes on where it was, and answers the same behind its export."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tawatur.claims.pointing import ROLES
from tawatur.training.articles import read_articles
from tawatur.training.sentences import read_sentences

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
pytest.importorskip("transformers", reason="the extra `train` is not installed")

SETTINGS = {
    "seed": 3, "folds": 2, "epochs": 2, "patience": 4, "branch": 1, "variants": 1, "max_pieces": 64,
    "pieces_per_batch": 64, "learning_rate": 1e-3, "head_rate": 1e-3, "layer_decay": 0.9, "weight_decay": 0.01,
    "dropout": 0.1, "warm_up": 0.1, "average": 0.9, "weights": {"claim": 1.0, "kind": 0.5},
    "changes": {"digits": 0.5, "numerals": 0.5, "bare": 0.5, "names": 0.5},
    "head": {"layers": 1, "heads": 2, "inner": 16}, "together": 4,
    "context": {"false": 0.5, "lost": 0.1, "silent": 0.2},
}  # fmt: skip
SENTENCES = """\
@econ-001 agency
ربح {مصرف النخيل|E1} {12|V1=level} {مليونا|M1} في {عام 2031|P1}، {وفق|C1} {بيان|S1} من {3|N=identifier}.

@spo-001 sports
سجل {الوداد|E1} {هدفين|V1=level M1} و{ثلث|V2=share} {ما سدد|D2}.

"""
ARTICLE = """\
@econ-a01 agency 2031-05-04
= {مصرف النخيل|E2} يتوسع
زار {الوزير|S2} {فرعا|E1,3} من {3|V1=level} {فروع|M1}.
وبلغت {الأرباح|M2} {12|V2=level} مليونا في {عام 2031|P2}.
و{ثلث|V3=share} {ما سدد|D3}.
"""


@pytest.fixture(scope="module")
def names(tmp_path_factory) -> Path:
    """A directory of names' weights: a BERT of two layers, its weights random."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertForTokenClassification, PreTrainedTokenizerFast

    letters = sorted(set(SENTENCES))
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁", *letters]
    tokenizer = Tokenizer(models.Unigram([(piece, 0.0) for piece in pieces], unk_id=3))
    tokenizer.normalizer = normalizers.Strip()
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    directory = tmp_path_factory.mktemp("names")
    special = {"bos_token": "<s>", "pad_token": "<pad>", "eos_token": "</s>", "unk_token": "<unk>"}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=512, **special).save_pretrained(directory)
    labels = ["O", "B-PER", "I-PER"]
    torch.manual_seed(5)
    config = BertConfig(
        vocab_size=len(pieces), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        pad_token_id=1, id2label=dict(enumerate(labels)), label2id={label: i for i, label in enumerate(labels)},
    )  # fmt: skip
    BertForTokenClassification(config).save_pretrained(directory)
    return directory


@pytest.fixture
def records(tmp_path):
    path = tmp_path / "s.txt"
    path.write_text(SENTENCES, "utf-8")
    return list(read_sentences(path))


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE, "utf-8")
    (found,) = read_articles(path)
    return found


def run(records, names: Path, out: Path, **changed) -> Path:
    from tawatur.training.roles import train
    from tawatur.training.roles_prepare import prepare

    settings = {**SETTINGS, **changed}
    train(
        records[:1], records[1:], prepare(records, names, out / "prepared.pt", settings), names, out / "run", settings
    )
    return out / "run"


def test_a_run_leaves_its_best_epoch_and_what_it_found(records, names, tmp_path):
    out = run(records, names, tmp_path)
    log = [json.loads(line) for line in (out / "log.jsonl").read_text("utf-8").splitlines()]
    assert [row["epoch"] for row in log] == [1, 2]
    assert set(log[0]["roles"]["all"]) == {*ROLES, "claim", "kind"}
    found = [json.loads(line) for line in (out / "found.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["value"], row["claim"]) for row in found] == [
        ("spo-001", "هدفين", True), ("spo-001", "ثلث", True),
    ]  # fmt: skip
    assert found[1]["roles"]["denominator"]["words"] == "ما سدد"


def test_an_article_is_held_out_whole(records, article, names, tmp_path):
    from tawatur.training.roles import train
    from tawatur.training.roles_prepare import prepare

    prepared = prepare([*records, article], names, tmp_path / "prepared.pt", SETTINGS)
    train(records, [article], prepared, names, tmp_path / "run", SETTINGS)
    log = [json.loads(line) for line in (tmp_path / "run" / "log.jsonl").read_text("utf-8").splitlines()]
    figures = log[0]["roles"]
    assert figures["articles"]["entity"]["marked"] == 3
    assert (figures["entity inside"]["entity"]["marked"], figures["entity outside"]["entity"]["marked"]) == (1, 2)
    found = [json.loads(line) for line in (tmp_path / "run" / "found.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["roles"]["entity"]["words"]) for row in found] == [
        ("econ-a01#1", "فرعا"), ("econ-a01#2", "مصرف النخيل"), ("econ-a01#3", "فرعا"),
    ]  # fmt: skip
    assert [row["roles"]["entity"]["elsewhere"] for row in found] == [None, 0, 1]


def layout(unit, chance=None, **context):
    from tawatur.training.roles import asked, rows_of

    settings = {**SETTINGS, "context": {"false": 0.0, "lost": 0.0, "silent": 0.0, **context}}
    examples = [item.example for item in unit.held]
    rows = rows_of([unit], settings, chance)
    return examples, rows, asked(examples, rows, max(e.count for e in examples))


def test_a_role_of_an_earlier_sentence_is_learned_at_its_place_there(article, names):
    from tawatur.claims.pointing import BEFORE, LOOKING_BACK, ROLES, TITLE
    from tawatur.training.roles_prepare import load_names, plain

    (unit,) = plain(*load_names(names), [article], SETTINGS)
    examples, rows, question = layout(unit)
    longest = max(e.count for e in examples)
    assert [row.before for row in rows] == [((0, 0),), ((0, 0), (1, 1)), ((0, 0), (1, 2), (2, 1))]
    flat = [None] * (len(examples) * longest)
    for at, e in enumerate(examples):
        for place, word in enumerate(e.words, start=1):
            flat[at * longest + place] = article.text[word.start : word.end]
    entity, denominator = ROLES.index("entity"), ROLES.index("denominator")

    def named(row: int, role: int) -> list[str]:
        first, last = int(question.first[row, role]), int(question.last[row, role])
        return [flat[int(place)] for place in question.places[row, first : last + 1]]

    assert [named(row, entity) for row in range(3)] == [["فرعا"], ["مصرف", "النخيل"], ["فرعا"]]
    assert named(2, denominator) == ["ما", "سدد"]
    assert named(1, ROLES.index("period")) == ["عام", "2031"]
    first = int(question.first[1, entity])
    assert int(question.segments[1, first]) == TITLE
    assert int(question.segments[2, int(question.first[2, entity])]) == BEFORE
    assert question.far[1, first]
    assert "metric" not in LOOKING_BACK


def test_what_is_not_seen_is_not_asked_for(article, names):
    import random

    from tawatur.claims.pointing import ROLES
    from tawatur.training.ner import IGNORED
    from tawatur.training.roles_prepare import load_names, plain

    (unit,) = plain(*load_names(names), [article], SETTINGS)
    _, rows, question = layout(unit, random.Random(1), lost=1.0)  # noqa: S311 - no secret
    assert all(row.before == () for row in rows)
    assert int(question.first[1, ROLES.index("entity")]) == 0  # nothing that is seen says it
    assert int(question.first[1, ROLES.index("metric")]) != IGNORED


def test_some_numbers_are_not_told_what_the_frames_say(article, names):
    import random

    from tawatur.training.roles_prepare import load_names, plain

    (unit,) = plain(*load_names(names), [article], SETTINGS)
    _, rows, heard = layout(unit)
    assert any(row.hints for row in rows)
    assert heard.hints.shape == (*heard.places.shape, 5)
    assert heard.hints.any()
    _, rows, silent = layout(unit, random.Random(1), silent=1.0)  # noqa: S311 - no secret
    assert all(row.hints is None for row in rows)
    assert not silent.hints.any()


def test_lone_sentences_are_shown_strange_ones_and_learn_the_same(records, names):
    import random

    from tawatur.training.roles import asked, rows_of
    from tawatur.training.roles_prepare import load_names, plain

    units = plain(*load_names(names), records, SETTINGS)
    settings = {**SETTINGS, "context": {"false": 1.0, "lost": 0.0, "silent": 0.0}}
    shown = rows_of(units, settings, random.Random(1))  # noqa: S311 - no secret
    alone = rows_of(units, settings, None)
    assert all(row.before and row.before[0][1] != row.sentence for row in shown)
    assert all(row.before == () for row in alone)
    examples = [unit.held[0].example for unit in units]
    one, two = (asked(examples, rows, 40) for rows in (shown, alone))
    assert one.first.tolist() == two.first.tolist()
    assert one.places.shape[1] > two.places.shape[1]


def test_a_run_that_was_stopped_goes_on(records, names, tmp_path):
    run(records, names, tmp_path, epochs=1)
    out = run(records, names, tmp_path, epochs=3)
    rows = (out / "log.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(row)["epoch"] for row in rows] == [1, 2, 3]


def test_what_is_not_learned_stays(records, names, tmp_path):
    out = run(records, names, tmp_path)
    from safetensors.torch import load_file

    before, after = (load_file(folder / "model.safetensors") for folder in (names, out / "best"))
    assert all(torch.equal(before[name], after[name]) for name in before)


def test_a_negative_asks_for_no_role(records, names):
    from tawatur.training.ner import IGNORED
    from tawatur.training.roles_prepare import load_names, plain

    model, tokenizer = load_names(names)
    (unit, _) = plain(model, tokenizer, records, SETTINGS)
    *_, question = layout(unit)
    assert question.claim.tolist() == [1.0, 0.0]
    assert set(question.first[1].tolist()) == {IGNORED}
    assert question.first[0].tolist()[2] == 0  # no denominator


def test_the_branch_begins_as_the_names_layers(records, names):
    from tawatur.training.roles_model import Tagger, states_below
    from tawatur.training.roles_prepare import load_names

    model, _ = load_names(names)
    tagger = Tagger(model, SETTINGS).eval()
    ids = torch.tensor([[0, 5, 6, 7, 2], [0, 8, 2, 1, 1]])
    mask = (ids != 1).long()
    with torch.no_grad():
        ours = tagger.states(states_below(model, ids, mask, 1), mask)
        theirs = model.bert(input_ids=ids, attention_mask=mask).last_hidden_state
    assert torch.allclose(ours[mask.bool()], theirs[mask.bool()], atol=1e-5)


@pytest.mark.filterwarnings("ignore")  # torch warns of its own exporter, and of shapes that the export fixes
def test_the_export_answers_as_the_trained_one(records, names, tmp_path):
    pytest.importorskip("onnx", reason="the extra `train` is not installed")
    from tawatur.claims.learned import RoleReader
    from tawatur.entities.recogniser import Recogniser
    from tawatur.training.roles import find
    from tawatur.training.roles_export import export
    from tawatur.training.roles_measure import ask
    from tawatur.training.roles_model import Tagger
    from tawatur.training.roles_prepare import load_names, plain

    out = run(records, names, tmp_path)
    export(out / "best", tmp_path / "x", sentences=[["ربح", "مصرف"]], version="t", whole=True)
    model, tokenizer = load_names(out / "best")
    tagger = Tagger(model, SETTINGS)
    tagger.load_state_dict(torch.load(out / "best" / "roles.pt", weights_only=True))
    trained = {f.target.span: f for f in find(tagger, plain(model, tokenizer, records, SETTINGS), SETTINGS)}
    shipped = ask(records, Recogniser(tmp_path / "x"), RoleReader(tmp_path / "x"))
    assert len(shipped) == len(trained) == 4
    for said in shipped:
        assert np.allclose(said.first, trained[said.target.span].first, atol=0.1)  # bfloat16 against float32
        assert said.claim == pytest.approx(trained[said.target.span].claim, abs=0.1)


def test_calibration_makes_a_boaster_humble():
    from tawatur.training.roles_calibrate import calibration

    assert calibration([1.0, 1.0, 1.0, 1.0], [True, False, True, False]) == {"brier": 0.5, "ece": 0.5}
    assert calibration([0.5, 0.5], [True, False]) == {"brier": 0.25, "ece": 0.0}
