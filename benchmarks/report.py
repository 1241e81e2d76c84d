"""How long the report of a large dataset takes, and how much memory: `python benchmarks/report.py [CLAIMS]`.

The dataset is what the program finds in corpus/, with its agreement, under new ids, as many times as it takes (100,000
claims by default). The time and the peak are those of the process that writes the page.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tawatur.agreement import agree
from tawatur.ingest import read_inputs
from tawatur.language import extract
from tawatur.records import Article

_CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "articles"
_WRITE = """
import resource, sys, time
from pathlib import Path
from tawatur.report import DatasetMaterial, report
began = time.perf_counter()
page = report(DatasetMaterial(Path(sys.argv[1])))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
taken = f"{time.perf_counter() - began:.1f} s ({time.process_time():.1f} s of one core)"
print(f"{taken}, {peak:.0f} MiB at the peak, a page of {len(page) / 1024:.0f} KiB")
"""


def fill(folder: Path, wanted: int) -> int:
    """Write a dataset of at least so many claims; returns how many."""
    articles = [item for item in read_inputs([str(_CORPUS)]) if isinstance(item, Article)]
    claims = [claim for article in articles for claim in extract(article).claims]
    lines = agree(claims, {article.id: article for article in articles})
    rows = {
        "articles": [json.loads(article.to_json()) for article in articles],
        "claims": [json.loads(claim.to_json()) for claim in claims],
        "agreement": [json.loads(line.to_json()) for line in lines],
    }
    with (
        (folder / "articles.jsonl").open("w", encoding="utf-8") as of_articles,
        (folder / "claims.jsonl").open("w", encoding="utf-8") as of_claims,
        (folder / "agreement.jsonl").open("w", encoding="utf-8") as of_agreement,
    ):
        turns = -(-wanted // len(claims))
        for turn in range(turns):
            for row in rows["articles"]:
                of_articles.write(json.dumps(row | {"id": f"{row['id']}-{turn}"}, ensure_ascii=False) + "\n")
            for row in rows["claims"]:
                ids = {"id": f"{row['id']}-{turn}", "article_id": f"{row['article_id']}-{turn}"}
                of_claims.write(json.dumps(row | ids, ensure_ascii=False) + "\n")
            for row in rows["agreement"]:
                ids = {
                    "id": f"{row['id']}-{turn}",
                    "fact": f"{row['fact']}-{turn}",
                    "members": [f"{member}-{turn}" for member in row["members"]],
                }
                of_agreement.write(json.dumps(row | ids, ensure_ascii=False) + "\n")
    return turns * len(claims)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(f"{fill(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 100_000):,} claims", flush=True)
        subprocess.run([sys.executable, "-c", _WRITE, name], check=True)
