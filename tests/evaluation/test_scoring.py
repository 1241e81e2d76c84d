"""The scores are those of the guideline: the gold is right, a disturbed gold scores what the reference gave."""

import hashlib
import json
from pathlib import Path

import pytest

from tawatur.errors import EvaluationError
from tawatur.evaluation import read_jsonl, score_claims
from tawatur.records import Claim

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
EXPECTED = json.loads((Path(__file__).parent / "expected_scores.json").read_text(encoding="utf-8"))
LABELS = ["agree_exact", "agree_rounded", "compatible_bound", "conflict", "series", "different_scope", "unrelated"]


def gold_claims() -> list[dict]:
    return read_jsonl(CORPUS / "gold_claims.jsonl")


def gold_groups() -> list[dict]:
    return read_jsonl(CORPUS / "gold_agreement.jsonl")


def dice(*key: object) -> float:
    """A number in [0, 1) that depends on the key alone, on every machine and Python."""
    return int(hashlib.sha256(repr(key).encode()).hexdigest()[:12], 16) / 16**12


def pick(options: list, *key: object):
    return options[int(dice(*key) * len(options))]


def disturbed(seed: int) -> list[dict]:
    """The gold with some claims dropped, some slots spoiled and some negatives taken for claims."""
    out = []
    for g in gold_claims():
        gold_id = g["gold_id"]

        def hit(what: str, share: float, gold_id=gold_id) -> bool:
            return dice(seed, gold_id, what) < share

        if g["record_type"] == "negative":
            if hit("fire", 0.15):
                plain = {k: g[k] for k in ("gold_id", "file", "field", "evidence", "value_span")}
                out.append(plain | {"value": "7", "unit": "percent", "modality": ["level"], "record_type": "claim"})
            continue
        if hit("drop", 0.1):
            continue
        p = json.loads(json.dumps(g))
        if hit("value", 0.15) and p["value"] is not None:
            p["value"] = pick(
                [p["value"] + "0", p["value"].lstrip("-"), "1", None, "7.5", p["interval"]["high"]], seed, gold_id, "v"
            )
        if hit("unit", 0.2):
            p["unit"] = pick(
                ["USD", "MW", "barrel/day", "شخص", "سيارات", None, "percentage_point", "نسخ"], seed, gold_id, "u"
            )
        if hit("unit_span", 0.1):
            p["unit_span"] = None
        if hit("comparator", 0.2):
            p["comparator"] = pick(["=", "~", ">", "<=", "~<", "≈", None], seed, gold_id, "c")
        if hit("entity", 0.3):
            note, canonical = p["entity_text_note"] or "الشركة", p["entity_canonical"]
            name = pick(
                [note, canonical, f"وال{note}", f"{note} الكبرى", "شيء آخر", "", *p["entity_aliases"]],
                seed,
                gold_id,
                "e",
            )
            p["entity"], p["entity_canonical"] = name, pick([None, "X", canonical], seed, gold_id, "ec")
        if hit("metric", 0.3):
            p["metric"] = pick([None, "total_" + p["metric"], "عدد " + p["metric_ar"], "users"], seed, gold_id, "m")
            p["metric_ar"] = pick(
                [None, "", "إجمالي " + p["metric_ar"], p["metric_ar"].split()[-1], "القيمة"], seed, gold_id, "ma"
            )
        if hit("modality", 0.15):
            p["modality"] = pick(
                [["level"], ["change", "forecast"], "share", [], ["level", "bound"]], seed, gold_id, "mo"
            )
            p["direction"] = pick([None, "up", "down"], seed, gold_id, "d")
        if hit("denominator", 0.15):
            p["denominator"] = pick([None, "السكان", p["denominator"]], seed, gold_id, "de")
            p["denominator_span"] = pick([None, p["denominator_span"]], seed, gold_id, "ds")
        if hit("period", 0.2):
            p["period"] = pick(
                [
                    None,
                    {"from": "2025-01-01", "to": "2025-12-31"},
                    {"from": None, "to": None},
                    {"from": "2025-07-01", "to": "2025-09-30"},
                    {"from": "x", "to": "2025-01-01"},
                ],
                seed,
                gold_id,
                "p",
            )
        if hit("attribution", 0.2):
            chain = p["attribution"]["chain"]
            p["attribution"] = pick(
                [
                    None,
                    chain[:1],
                    {"chain": chain[::-1]},
                    ["وزارة المالية"],
                    [*chain, {"name": "شهود"}],
                    [{"level": "primary", "name": "الصندوق"}],
                    chain[1:],
                ],
                seed,
                gold_id,
                "a",
            )
        if hit("evidence", 0.15):
            e = p["evidence"]
            cut = pick([1, 4, len(e["text"]) // 2], seed, gold_id, "ev")
            p["evidence"] = {"start": e["start"] + cut, "end": e["end"], "text": e["text"][cut:]}
        if hit("value_span", 0.05):
            v = p["value_span"]
            p["value_span"] = {"start": v["start"], "end": v["start"] + 1, "text": v["text"][0]}
        if hit("nowhere", 0.02):
            p["value_span"] = None
        out.append(p)
        if hit("twice", 0.05):
            out.append(g | {"gold_id": gold_id + "-again", "unit": "USD"})
    return out


def as_contract(p: dict) -> dict:
    """A row in the field names of the gold as a line of CONTRACT."""
    place = {"text": None, "start": None, "end": None}
    span = lambda x: x if isinstance(x, dict) else {**place, "text": x}  # noqa: E731
    period, unit = p.get("period"), (p.get("unit") or "").split("/")
    links = p.get("attribution") or []
    links = links["chain"] if isinstance(links, dict) else links
    return {
        "id": p["gold_id"],
        "article_id": p["file"].removesuffix(".json"),
        "entity": {**span(p.get("entity")), "canonical": p.get("entity_canonical")},
        "metric": {
            **place,
            "text": p.get("metric_ar"),
            "name": p.get("metric"),
            "kind": p.get("kind"),
            "direction": p.get("direction"),
            "of": {**span(p.get("denominator_span")), "canonical": p.get("denominator")},
        },
        "value": {
            **(p["value_span"] or place),
            "number": p.get("value"),
            "comparator": p.get("comparator"),
            "unit": unit[0] or None,
            "per": unit[1] if len(unit) > 1 else None,
            "unit_text": p.get("unit_span"),
            "hedge": p.get("hedge"),
        },
        "date": {**(p.get("period_span") or place), **period} if period else None,
        "source": {"chain": [x if isinstance(x, dict) else {"name": x} for x in links]},
        "modality": [p["modality"]] if isinstance(p["modality"], str) else p["modality"],
        "evidence": {**p["evidence"], "field": p["field"]},
    }


def disturbed_groups(seed: int) -> list[dict]:
    out = []
    for g in gold_groups():
        key = (seed, g["group_id"])
        if dice(*key, "drop") < 0.15:
            continue
        p = {
            "group_id": g["group_id"],
            "members": g["members"],
            "label": g["label"],
            "independent_sources": g["independent_sources"],
        }
        if dice(*key, "label") < 0.25:
            p["label"] = pick(LABELS, *key, "l")
        if dice(*key, "sources") < 0.3:
            p["independent_sources"] = pick([None, 1, 2, 3], *key, "s")
        if dice(*key, "pairs") < 0.6:
            p["pairs"] = [[b, a, label if dice(*key, a, b) < 0.8 else p["label"]] for a, b, label in g["pairs"]]
        if dice(*key, "more") < 0.1:
            p["members"] = [*g["members"], pick(gold_groups(), *key, "other")["members"][0]]
        out.append(p)
    return out


def figures(scores) -> dict:
    """The scores under the keys of the stored figures, rates as [P, R, F1, correct, gold, predicted]."""

    def row(r) -> list:
        return [r.precision, r.recall, r.f1, r.correct, r.gold, r.predicted]

    a = scores.agreement
    return {
        "counts": [scores.gold, scores.predicted, scores.matched, scores.ignored_other_tier, scores.without_value_span],
        "strict": {name: row(r) for name, r in scores.strict.items()},
        "lenient": {name: row(r) for name, r in scores.lenient.items()},
        "negatives": {name: list(pair) for name, pair in scores.negatives.by_class.items()},
        "spans": [scores.spans.checked, scores.spans.bad],
        "slices": {name: [s.claims, s.found, *s.slots.values(), s.all_slots] for name, s in scores.slices.items()},
        "labels": {name: row(r) for name, r in a.labels.items()},
        "agreement": [
            a.gold_pairs,
            a.predicted_pairs,
            a.pairs_with_an_unmatched_claim,
            a.macro_f1,
            a.family_accuracy,
            a.false_conflicts,
            a.missed_conflicts,
            a.false_corroborations,
            a.independence_accuracy,
        ],
    }


def test_the_stored_figures_are_of_this_gold():
    digest = hashlib.sha256()
    for name in ("gold_claims.jsonl", "gold_agreement.jsonl"):
        digest.update((CORPUS / name).read_bytes())
    assert digest.hexdigest() == EXPECTED["gold_sha256"], EXPECTED["about"]


@pytest.mark.parametrize("case", EXPECTED["cases"], ids=lambda c: f"seed{c['seed']}-tier{c['tier']}-{c['form']}")
def test_disturbed_gold_scores_what_the_reference_gave(case):
    rows = disturbed(case["seed"])
    if case["form"] == "contract":
        rows = [as_contract(row) for row in rows]
    found = figures(score_claims(CORPUS, rows, disturbed_groups(case["seed"]), tier=case["tier"]))
    for part, expected in case["figures"].items():
        assert found[part] == expected, part


@pytest.mark.parametrize("tier", [1, 2])
def test_the_gold_itself_is_all_right(tier):
    scores = score_claims(CORPUS, gold_claims(), gold_groups(), tier=tier)
    assert {r.f1 for r in (*scores.strict.values(), *scores.lenient.values())} == {1.0}
    assert scores.negatives.fired == 0
    assert not scores.spans.void
    assert not scores.mistakes
    assert scores.agreement.macro_f1 == 1.0
    assert scores.agreement.false_corroborations == 0


def test_nothing_predicted_scores_nothing():
    scores = score_claims(CORPUS, [], [])
    assert scores.span.f1 == 0.0
    assert scores.gold == len(scores.mistakes) == 470


def test_one_article_alone():
    scores = score_claims(CORPUS, gold_claims(), only={"e01a"})
    assert scores.matched == scores.gold < 20
    assert scores.agreement is None


def test_a_span_that_misquotes_voids_the_run():
    row = next(g for g in gold_claims() if g["record_type"] == "claim")
    row["value_span"]["text"] = "9" * len(row["value_span"]["text"])
    scores = score_claims(CORPUS, [row])
    assert scores.spans.void
    assert scores.spans.examples == ((row["gold_id"], "value_span"),)


def test_mistakes_name_what_is_wrong():
    missed, wrong, *_ = [g for g in gold_claims() if g["file"] == "s01.json" or g["file"] == "e01a.json"]
    wrong["unit"], wrong["comparator"] = "JOD", "<"
    scores = score_claims(CORPUS, [wrong, wrong | {"gold_id": "again"}], only={"e01a"})
    by_error = {}
    for mistake in scores.mistakes:
        by_error.setdefault(mistake.error, []).append(mistake)
    assert missed["gold_id"] in {m.gold_id for m in by_error["missed"]}
    assert [set(m.wrong) for m in by_error["slots"]] == [{"unit", "comparator"}]
    assert len(by_error["spurious"]) == 1


def test_records_score_like_their_lines():
    text = json.loads((CORPUS / "articles" / "e01a.json").read_text(encoding="utf-8"))["body"]
    g = next(g for g in gold_claims() if g["gold_id"] == "e01a-01")
    e, v = g["evidence"], g["value_span"]
    claim = Claim.model_validate(
        {
            "id": "c1",
            "article_id": "e01a",
            "entity": None,
            "metric": {"name": None, "kind": g["kind"]},
            "value": {**v, "number": g["value"], "unit": g["unit"], "comparator": g["comparator"]},
            "date": None,
            "source": {"outlet": None, "url": None, "published": None, "scope": "none", "chain": []},
            "modality": g["modality"],
            "missing": dict.fromkeys(("entity", "metric", "date", "of"), "not_found"),
            "evidence": {
                "field": "body",
                "text": text[e["start"] : e["end"]],
                "start": e["start"],
                "end": e["end"],
                "kind": "sentence",
            },
            "confidence": 1,
            "provenance": {"version": "0", "by": "test"},
        }
    )
    line = json.loads(claim.to_json())
    assert score_claims(CORPUS, [claim]) == score_claims(CORPUS, [line])
    assert score_claims(CORPUS, [claim]).strict["value"].correct == 1


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"id": "x", "article_id": "e01a", "value": {"number": "1"}}, "predicted claim 1: evidence"),
        ({"file": "e01a", "value_span": {"start": "here"}}, "predicted claim 1: value_span.start"),
    ],
)
def test_a_row_that_is_no_claim_is_named(row, complaint):
    with pytest.raises(EvaluationError, match=complaint):
        score_claims(CORPUS, [row])


def test_a_folder_without_gold_is_named(tmp_path):
    with pytest.raises(EvaluationError, match=r"gold_claims\.jsonl"):
        score_claims(tmp_path, [])


def test_a_malformed_line_is_named(tmp_path):
    path = tmp_path / "claims.jsonl"
    path.write_text('{"id": 1}\n\n{"id": \n', encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"claims.jsonl:3"):
        read_jsonl(path)
