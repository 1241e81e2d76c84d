"""The corpus is what its builder makes of the marked-up articles, second reading included."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
BUILT = ("articles", "html", "feed.xml", "gold_claims.jsonl", "gold_agreement.jsonl", "STATS.md", "GUIDELINE.md")


def files_under(root: Path) -> dict[str, bytes]:
    found = {}
    for name in BUILT:
        path = root / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            found[str(file.relative_to(root))] = file.read_bytes()
    return found


def lines(name: str) -> list[dict]:
    return [json.loads(line) for line in (CORPUS / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def gold() -> list[dict]:
    return lines("gold_claims.jsonl")


def test_rebuild_gives_the_committed_bytes(tmp_path):
    build = [sys.executable, "-B", str(CORPUS / "src" / "build.py"), "--out", str(tmp_path)]
    done = subprocess.run(build, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 3, f"the builder warns: {done.stdout}"
    built, committed = files_under(tmp_path), files_under(CORPUS)
    assert built.keys() == committed.keys()
    assert [name for name in built if built[name] != committed[name]] == []


@pytest.mark.parametrize("change", lines("second-reading.jsonl"), ids=lambda c: f"{c['gold_id']}-{c['field']}")
def test_second_reading_is_in_the_gold(gold, change):
    [record] = [r for r in gold if r["gold_id"] == change["gold_id"]]
    assert record[change["field"]] == change["new"]


def test_every_span_quotes_its_article(gold):
    articles = {p.name: json.loads(p.read_text(encoding="utf-8")) for p in (CORPUS / "articles").iterdir()}
    for record in gold:
        text = articles[record["file"]][record["field"]]
        for key, span in record.items():
            if isinstance(span, dict) and "start" in span:
                assert text[span["start"] : span["end"]] == span["text"], (record["gold_id"], key)


def test_every_pair_names_gold_claims_and_is_listed_once(gold):
    claims = {r["gold_id"] for r in gold if r["record_type"] != "negative"}
    pairs = [tuple(sorted(pair[:2])) for group in lines("gold_agreement.jsonl") for pair in group["pairs"]]
    assert {gold_id for pair in pairs for gold_id in pair} <= claims
    assert len(pairs) == len(set(pairs))


def test_the_notice_names_the_licence():
    text = (CORPUS / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY 4.0" in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text
