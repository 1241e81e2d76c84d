"""Reviewed claims as gold, scored by the rules that the corpus is scored by."""

from __future__ import annotations

import json
import shutil

import pytest

from tawatur.audit.correction import corrected
from tawatur.audit.gold import file_stem, gold_rows, write_gold
from tawatur.evaluation import score_claims
from tawatur.store import Store

CLAIM = "a1-0123456789"


@pytest.fixture
def store(filled, tmp_path):
    with Store(f"sqlite:///{shutil.copy(filled, tmp_path / 'gold.db')}") as store:
        yield store


def review(store, claim_id, action, **more):
    return store.review(claim_id, reviewer="سلمى", action=action, expected=0, **more)


def test_what_nobody_reviewed_is_no_gold(store):
    assert list(gold_rows(store)) == []


def test_an_accepted_claim_is_gold_and_scores_itself(store, tmp_path):
    review(store, CLAIM, "accept")
    review(store, "a2-0123456789", "accept")
    assert write_gold(store, tmp_path / "gold") == {"articles": 2, "claims": 2, "negatives": 1}
    mine = [claim.model_dump(mode="json", by_alias=True) for claim in store.claims(status="accepted")]
    scores = score_claims(tmp_path / "gold", mine)
    assert (scores.span.f1, scores.gold, scores.spans.bad, scores.negatives.total) == (1.0, 2, 0, 1)
    assert {name: rate.f1 for name, rate in scores.strict.items() if rate.gold and rate.f1 < 1} == {}
    assert scores.mistakes == ()


def test_a_corrected_claim_is_gold_as_it_was_corrected(store, tmp_path, article):
    claim = store.claims_by_id([CLAIM])[0]
    review(store, CLAIM, "correct", changes=corrected(claim, article, {"value.number": "79000000"}))
    write_gold(store, tmp_path / "gold")
    (row,) = [row for row in lines(tmp_path) if row["record_type"] == "claim"]
    assert (row["value"], row["interval"]["low"], row["tags"]) == ("79000000", "78500000", ["corrected"])
    machine = [claim.model_dump(mode="json", by_alias=True)]
    assert score_claims(tmp_path / "gold", machine).strict["value"].f1 == 0.0


def lines(folder):
    return [json.loads(line) for line in (folder / "gold" / "gold_claims.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("reason", "kinds"), [("ordinal: الثالثة", ["negative", "negative"]), ("wrong_value", ["negative"])]
)
def test_a_rejected_claim_is_a_negative_where_the_number_is_none(store, tmp_path, reason, kinds):
    review(store, CLAIM, "reject", reason=reason)
    write_gold(store, tmp_path / "gold")
    assert [row["record_type"] for row in lines(tmp_path)] == kinds


def test_each_span_quotes_the_article(store, tmp_path):
    review(store, CLAIM, "accept")
    write_gold(store, tmp_path / "gold")
    for row in lines(tmp_path):
        article = json.loads((tmp_path / "gold" / "articles" / row["file"]).read_text("utf-8"))
        for span in (value for value in row.values() if isinstance(value, dict) and "start" in value):
            assert article[row["field"]][span["start"] : span["end"]] == span["text"]


@pytest.mark.parametrize(("article_id", "plain"), [("e01a", True), ("تونس", True), ("../x", False), ("a/b", False)])
def test_no_id_names_a_file_elsewhere(article_id, plain):
    assert (file_stem(article_id) == article_id) is plain
    assert file_stem(article_id).replace("-", "").isalnum()


def test_the_page_gives_the_same_lines(client):
    answer = client.get("/gold.jsonl")
    assert (answer.status_code, answer.text) == (200, "")
    assert "attachment" in answer.headers["content-disposition"]
