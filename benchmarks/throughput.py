"""Articles per second and peak memory of extraction: `python benchmarks/throughput.py [INPUT…] [--workers 1 2]`.

Each number of workers is measured in a process of its own, so that its peak is not that of another. The time
of the first article, which pays for imports and models, is shown apart from the rate of the others.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from pathlib import Path

from tawatur.errors import InputError
from tawatur.ingest import read_inputs
from tawatur.jobs import extract_many

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "articles"
MIB_PER_UNIT = 2**20 if sys.platform == "darwin" else 2**10  # ru_maxrss: bytes on macOS, KiB elsewhere


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=[str(CORPUS)], help="what ingest takes (default: the corpus)")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], help="pool sizes to measure")
    parser.add_argument("--repeat", type=int, default=1, help="read the articles this many times over")
    parser.add_argument("--json", action="store_true", help="one line of JSON for each pool size")
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.inputs, options.measure, options.repeat)))
        return
    if not options.json:
        print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores")
        print(f"{'workers':>7} {'articles':>8} {'failed':>6} {'claims':>7} {'first s':>8} {'per s':>7} {'peak MiB':>9}")
    for workers in options.workers:
        command = [
            sys.executable,
            __file__,
            *options.inputs,
            "--measure",
            str(workers),
            "--repeat",
            str(options.repeat),
        ]
        line = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()[-1]
        if options.json:
            print(line)
            continue
        r = json.loads(line)
        print(
            f"{workers:>7} {r['articles']:>8} {r['failed']:>6} {r['claims']:>7} {r['first_s']:>8.2f} "
            f"{r['articles_per_s']:>7.1f} {r['peak_mib']:>9.0f}"
        )


def measure(inputs: list[str], workers: int, repeat: int) -> dict[str, float]:
    """Read all articles once (or `repeat` times) and return the figures."""
    articles = [item for item in read_inputs(inputs) if not isinstance(item, InputError)]
    # Copies get ids of their own; every text is read anew.
    articles = [a.model_copy(update={"id": f"{a.id}-{n}"}) if n else a for n in range(repeat) for a in articles]
    claims = failed = done = 0
    begin = first = time.perf_counter()
    for result in extract_many(articles, workers=workers):
        done += 1
        if done == 1:
            first = time.perf_counter()
        if result.error is not None:
            failed += 1
            print(result.error, file=sys.stderr)
        else:
            claims += len(result.extraction.claims)
    end = time.perf_counter()
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # The largest worker stands for each of them.
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if workers > 1 else 0
    return {
        "workers": workers,
        "articles": done,
        "failed": failed,
        "claims": claims,
        "first_s": round(first - begin, 3),
        "articles_per_s": round((done - 1) / (end - first), 2) if done > 1 else 0.0,
        "peak_mib": round((own + workers * worker) / MIB_PER_UNIT, 1),
    }


if __name__ == "__main__":
    main()
