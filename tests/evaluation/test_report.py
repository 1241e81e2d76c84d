"""The scores as tables."""

import io
from pathlib import Path

from rich.console import Console

from tawatur.evaluation import read_jsonl, score_claims, score_table, slice_table

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def shown(renderable) -> str:
    out = io.StringIO()
    Console(file=out, width=160).print(renderable)
    return out.getvalue()


def test_report_shows_slots_negatives_and_agreement():
    gold, groups = (read_jsonl(CORPUS / f"gold_{name}.jsonl") for name in ("claims", "agreement"))
    scores = score_claims(CORPUS, gold, groups)
    text = shown(score_table(scores))
    for line in (
        "gold 470",
        "value+unit",
        "T3 entity+metric+value+unit",
        "negatives fired 0 of 200",
        "false corroborations 0",
    ):
        assert line in text
    assert "agree_rounded" in text
    assert "u066b" in shown(slice_table(scores))


def test_report_says_that_a_run_is_void():
    bad = {"file": "e01a", "value_span": {"text": "7", "start": 0, "end": 1}}
    assert "RUN IS VOID" in shown(score_table(score_claims(CORPUS, [bad])))
