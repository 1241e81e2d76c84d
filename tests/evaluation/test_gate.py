"""The whole pipeline over the corpus keeps the floors of floors.json."""

import hashlib
import json
from pathlib import Path

import pytest

from tawatur.agreement import agree
from tawatur.evaluation import Scores, score_claims
from tawatur.jobs import BY_RULES, EXTRACT, Extracted, extract_many
from tawatur.records import Article

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
GATE = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=["rules", "models"])
def reader(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def run(reader) -> tuple[Scores, int]:
    """The scores of the pipeline, and how many articles failed."""
    files = sorted((CORPUS / "articles").glob("*.json"))
    articles = {a.id: a for a in (Article.model_validate_json(file.read_bytes()) for file in files)}
    results = list(extract_many(articles.values(), extract={"rules": BY_RULES, "models": EXTRACT}[reader]))
    claims = tuple(claim for r in results if isinstance(r, Extracted) for claim in r.extraction.claims)
    failed = sum(result.error is not None for result in results)
    return score_claims(CORPUS, claims, agree(claims, articles)), failed


def test_the_floors_are_of_this_gold():
    digest = hashlib.sha256()
    for name in ("gold_claims.jsonl", "gold_agreement.jsonl"):
        digest.update((CORPUS / name).read_bytes())
    assert digest.hexdigest() == GATE["gold_sha256"], GATE["about"]


@pytest.mark.parametrize("mode", ["strict", "lenient"])
def test_slots_keep_their_floors(run, reader, mode):
    rates = getattr(run[0], mode)
    assert {slot: rates[slot].f1 for slot, floor in GATE[reader][mode].items() if rates[slot].f1 < floor} == {}


def test_nothing_goes_over_its_ceiling(run):
    scores, failed = run
    found = {
        "negatives_fired": scores.negatives.fired,
        "bad_spans": scores.spans.bad,
        "failed_articles": failed,
        "false_corroborations": scores.agreement.false_corroborations,
    }
    assert {name: count for name, count in found.items() if count > GATE["at_most"][name]} == {}


def test_agreement_keeps_its_floor(run):
    assert run[0].agreement.family_accuracy >= GATE["at_least"]["family_accuracy"]
