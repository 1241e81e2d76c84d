"""Articles per second and peak memory of extraction: `python benchmarks/throughput.py [INPUT…] [--workers 1 2]`.

Each number of workers is measured in a session of its own: the memory and processor time of all its processes
are summed up from /proc (Linux; shared pages count once). The time of the first article, which pays for
imports and models, is shown apart from the rate of the others; the processor time of an article, start
included, says what a busy machine hides.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path

from tawatur.errors import InputError
from tawatur.ingest import read_inputs
from tawatur.jobs import extract_many

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "articles"
SAMPLE_S = 0.1
HEAD = "workers articles failed  claims  first s   per s  cpu ms  peak MiB"


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
        print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} cores\n{HEAD}")
    for workers in options.workers:
        command = [sys.executable, __file__, *options.inputs]
        row = watched([*command, "--measure", str(workers), "--repeat", str(options.repeat)])
        if options.json:
            print(json.dumps(row))
            continue
        print(
            f"{workers:>7} {row['articles']:>8.0f} {row['failed']:>6.0f} {row['claims']:>7.0f} {row['first_s']:>8.2f} "
            f"{row['articles_per_s']:>7.1f} {row['cpu_ms_per_article']:>7.1f} {row['peak_mib']:>9.0f}"
        )


def measure(inputs: list[str], workers: int, repeat: int) -> dict[str, float]:
    """Read all articles (`repeat` times) and return the figures of time."""
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
    rate = (done - 1) / (time.perf_counter() - first) if done > 1 else 0.0
    figures = {"workers": workers, "articles": done, "failed": failed, "claims": claims}
    return {**figures, "first_s": round(first - begin, 3), "articles_per_s": round(rate, 2)}


def watched(command: list[str]) -> dict[str, float]:
    """Run a measurement in a session of its own and add the peak memory and processor time of the session."""
    peak = 0.0
    seconds: dict[int, float] = {}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as child:
        while child.poll() is None:
            usage = session_usage(child.pid)
            peak = max(peak, sum(mib for mib, _ in usage.values()))
            seconds.update({pid: cpu for pid, (_, cpu) in usage.items()})
            time.sleep(SAMPLE_S)
        if child.stdout is None:
            raise RuntimeError("the measurement has no output")
        row: dict[str, float] = json.loads(child.stdout.read().splitlines()[-1])
    cpu_ms = 1000 * sum(seconds.values()) / row["articles"] if row["articles"] else 0.0
    return {**row, "cpu_ms_per_article": round(cpu_ms, 1), "peak_mib": round(peak, 1)}


def session_usage(session: int) -> dict[int, tuple[float, float]]:
    """Return memory (MiB) and processor time (s) by process of a session; empty where there is no /proc."""
    usage = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(stat[3]) != session:
                continue
            lines = (folder / "smaps_rollup").read_text().splitlines()
        except (OSError, IndexError):  # the process has just gone
            continue
        kib = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
        ticks = int(stat[11]) + int(stat[12])
        usage[int(folder.name)] = (kib / 1024, ticks / os.sysconf("SC_CLK_TCK"))
    return usage


if __name__ == "__main__":
    main()
