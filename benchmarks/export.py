"""How long a dataset takes to write, and how much memory: `python benchmarks/export.py [CLAIMS]`.

The claims are those that the program finds in corpus/, under new ids, as many times as it takes (100,000 by default);
each article has its own, with its text, and each claim a line of agreement and a rejection. All default formats are
written, from the store, as `tawatur export` does; the peak is that of the process that exports.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from tawatur.export import export_dataset
from tawatur.ingest import read_inputs
from tawatur.language import extract
from tawatur.records import Agreement, Article, Claim, Rejection, Why
from tawatur.store import Store

_CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "articles"


def fill(url: str, wanted: int) -> None:
    """Fill a store with copies of the corpus and its claims, under new ids."""
    articles = [item for item in read_inputs([str(_CORPUS)]) if isinstance(item, Article)]
    found = [(article, extract(article).claims) for article in articles]
    lines = []
    with Store(url) as store:
        written = 0
        for turn in count():
            for article, claims in found:
                copy = article.model_copy(
                    update={
                        "id": f"{article.id}-{turn}",
                        "url": f"{article.url}?{turn}",
                        "body": f"{article.body}\n{turn}",
                    }
                )
                own = [claim.model_copy(update={"id": f"{claim.id}-{turn}", "article_id": copy.id}) for claim in claims]
                store.add_article(copy)
                store.save_extraction(copy, own, [_rejection(claim) for claim in own])
                lines += [_alone(claim) for claim in own]
                written += len(own)
                if written >= wanted:
                    store.replace_agreement(lines)
                    return


def _rejection(claim: Claim) -> Rejection:
    value = claim.value
    return Rejection(
        article_id=claim.article_id,
        field=claim.evidence.field,
        text=value.text,
        start=value.start,
        end=value.end,
        class_="no_metric",
        why="no measure",
    )


def _alone(claim: Claim) -> Agreement:
    return Agreement(
        id=f"line-{claim.id}",
        fact=f"fact-{claim.id}",
        members=(claim.id,),
        label="agree_exact",
        verdict="single_source",
        independent_sources=1,
        sources=(claim.source.outlet or "",),
        pairs=(),
        consensus=None,
        why=Why(ar="مصدر واحد.", en="one source."),
    )


def measure(url: str, folder: Path) -> None:
    """Export once and say what it took."""
    start, used = time.perf_counter(), time.process_time()
    with Store(url) as store:
        export_dataset(
            folder,
            articles=store.iter_articles(),
            claims=store.iter_claims(),
            agreements=store.agreements(),
            rejections=store.iter_rejections(),
            reviews=store.iter_reviews(),
        )
        claims = store.count_claims()
    seconds, used = time.perf_counter() - start, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    print(f"{claims:,} claims: {seconds:.1f} s, {used:.1f} s of processor time")
    print(f"peak {peak:.0f} MB, {size:.0f} MB written")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], Path(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            url = f"sqlite:///{folder}/store.db"
            fill(url, int(sys.argv[1]) if sys.argv[1:] else 100_000)
            subprocess.run([sys.executable, __file__, "--measure", url, f"{folder}/dataset"], check=True)
