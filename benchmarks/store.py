"""How the store bears size and violence: 100,000 claims asked for by page, and 200 kills.

    uv run --group test python benchmarks/store.py [--claims 100000] [--url sqlite:///FILE] [--kills 200]

Prints the median and the 95th percentile of each question, on the wall and of the processor. `--kills` runs the
crash test of the tests so many times instead.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from sqlalchemy import event

from tawatur.records import Agreement, Article, Claim
from tawatur.store import Store

PLACES = ("الأردن", "مصر", "تونس", "المغرب", "الكويت", "عمان", "قطر", "لبنان", "العراق", "السودان")
METRICS = ("exports", "imports", "inflation_rate", "user_count", "revenue", "output", "budget", "unemployment_rate")
OUTLETS = tuple(f"صحيفة {name}" for name in ("الأفق", "الميناء", "الضفاف", "السهل", "القلعة", "النخيل"))
EACH = 10
TIMED = 100


def article(number: int) -> Article:
    """A short article of ten sentences with a number each."""
    lines = [
        f"بلغت صادرات {PLACES[(number + n) % 10]} من السلعة {n} نحو {number % 900 + 100 + n} مليون دولار في 2025."
        for n in range(EACH)
    ]
    return Article(
        id=f"b{number}",
        outlet=OUTLETS[number % 6],
        title=f"صادرات {PLACES[number % 10]}",
        date=dt.date(2025, 1, 1) + dt.timedelta(days=number % 300),
        url=f"https://example.org/{number}",
        body="\n".join(lines),
    )


def claims_of(one: Article, number: int) -> Iterator[Claim]:
    """The claims of an article, one a sentence."""
    at = 0
    for n, line in enumerate(one.body.split("\n")):
        figure = str(number % 900 + 100 + n)
        start = at + line.index(figure + " مليون")
        text = f"{figure} مليون"
        yield Claim.model_validate(
            {
                "id": f"{one.id}-{n}",
                "article_id": one.id,
                "entity": {"type": "LOC", "canonical": PLACES[(number + n) % 10]},
                "metric": {"name": METRICS[n % 8], "kind": "level"},
                "value": {"text": text, "start": start, "end": start + len(text), "number": figure + "000000",
                          "unit": "USD"},
                "date": {"from": "2025-01-01", "to": "2025-12-31", "type": "year"},
                "source": {"outlet": one.outlet, "url": one.url, "published": one.date, "scope": "none", "chain": []},
                "modality": ["level"],
                "evidence": {"field": "body", "text": line, "start": at, "end": at + len(line), "kind": "sentence"},
                "confidence": (number * 7 + n * 13) % 100 / 100,
                "provenance": {"version": "0", "by": "benchmark"},
            }
        )  # fmt: skip
        at += len(line) + 1


def lines_of(ids: list[str]) -> Iterator[Agreement]:
    """A line of agreement for every pair of claims; one in ten is a conflict."""
    for n, (left, right) in enumerate(zip(ids[::2], ids[1::2], strict=False)):
        dispute = n % 10 == 0
        label = "conflict" if dispute else "agree_exact"
        yield Agreement.model_validate(
            {
                "id": f"g{n}",
                "fact": f"f{n}",
                "members": [left, right],
                "label": label,
                "verdict": "disputed" if dispute else "corroborated",
                "independent_sources": None if dispute else 2,
                "sources": list(OUTLETS[:2]),
                "pairs": [[left, right, label]],
                "consensus": None,
                "why": {"ar": "مصدران", "en": "two sources"},
            }
        )


def fill(store: Store, claims: int) -> None:
    """Write articles with their claims, and the agreement over them; the first hundred as a user does, and timed."""
    numbers = iter(range(claims // EACH))
    began, worked = time.perf_counter(), time.process_time()
    for number in itertools.islice(numbers, TIMED):
        write(store, number)
    taken, busy = time.perf_counter() - began, time.process_time() - worked
    print(f"write an article with {EACH} claims: {taken / TIMED * 1000:.0f} ms, processor {busy / TIMED * 1000:.0f} ms")
    # The rest only has to be there: it need not outlive a power cut.
    event.listen(store._db.engine, "checkout", lambda driver, *_: driver.execute("PRAGMA synchronous = OFF"))
    for number in numbers:
        write(store, number)
    event.listen(store._db.engine, "checkout", lambda driver, *_: driver.execute("PRAGMA synchronous = FULL"))
    began = time.perf_counter()
    store.replace_agreement(lines_of([f"b{number}-{n}" for number in range(claims // EACH) for n in range(EACH)]))
    print(f"replace {claims // 2:,} lines of agreement: {time.perf_counter() - began:.1f} s")


def write(store: Store, number: int) -> None:
    one = article(number)
    store.add_article(one)
    store.save_extraction(one, list(claims_of(one, number)), [])


def questions(store: Store) -> dict[str, Callable[[], object]]:
    """What the pages of the reviewers ask."""
    reviewed = itertools.count()
    return {
        "queue: 25 by harm": lambda: store.claims(status="unreviewed", order="harm", limit=25),
        "queue: page 100": lambda: store.claims(status="unreviewed", order="harm", limit=25, offset=2_500),
        "queue: count": lambda: store.count_claims(status="unreviewed"),
        "queue: disputed": lambda: store.claims(verdict="disputed", order="harm", limit=25),
        "queue: one outlet": lambda: store.claims(outlet=OUTLETS[1], order="harm", limit=25),
        "queue: entity + metric": lambda: store.claims(entity="مصر", metric="exports", order="harm", limit=25),
        "queue: rare words": lambda: store.claims(text="السلعة 987", order="harm", limit=25),
        "queue: common word": lambda: store.claims(text="صادرات", order="harm", limit=25),
        "count: common word": lambda: store.count_claims(text="صادرات"),
        "newest 25": lambda: store.claims(order="newest", limit=25),
        "facet: status": lambda: store.facet("status"),
        "facet: outlet": lambda: store.facet("outlet"),
        "facet: entity": lambda: store.facet("entity"),
        "article with claims": lambda: (
            store.article("b500"),
            store.claims(article_id="b500"),
            store.rejections("b500"),
        ),
        "articles by word": lambda: store.articles(text="وللكويت", limit=25),
        "facts: page 1": lambda: store.facts(limit=20),
        "facts: page 100": lambda: store.facts(limit=20, offset=2_000),
        "facts: counts": store.count_facts,
        "agreement of 25": lambda: store.agreement_of([f"b{n}-0" for n in range(25)]),
        "review": lambda: store.review(f"b{next(reviewed)}-3", reviewer="س", action="accept", expected=0),
    }


def ask(store: Store, times: int) -> None:
    """Ask each question so many times: what a clock on the wall says, and what the processor was busy with."""
    print(f"{'':24} wall: median     95th   processor: median     95th   (ms)")
    for name, question in questions(store).items():
        wall, busy = [], []
        for _ in range(times):
            began, worked = time.perf_counter(), time.process_time()
            question()
            wall.append((time.perf_counter() - began) * 1000)
            busy.append((time.process_time() - worked) * 1000)
        figures = [figure for taken in (sorted(wall), sorted(busy)) for figure in (median(taken), taken[-times // 20])]
        print(f"{name:24}       {figures[0]:7.1f}  {figures[1]:7.1f}            {figures[2]:7.1f}  {figures[3]:7.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--url")
    parser.add_argument("--kills", type=int, default=0)
    asked = parser.parse_args()
    if asked.kills:
        tests = Path(__file__).parents[1] / "tests" / "store" / "test_crash.py"
        command = [sys.executable, "-m", "pytest", "-q", "-k", "random", str(tests)]
        sys.exit(
            subprocess.run(command, env=os.environ | {"TAWATUR_CRASHES": str(asked.kills)}, check=False).returncode
        )
    with tempfile.TemporaryDirectory() as folder, Store(asked.url or f"sqlite:///{folder}/store.db") as store:
        if store.count_claims() == 0:
            fill(store, asked.claims)
        ask(store, asked.times)
        for name, work in (("examine", store.examine), ("examine deep", lambda: store.examine(deep=True))):
            began = time.perf_counter()
            work()
            print(f"{name:24} {time.perf_counter() - began:.1f} s")
        if store.url.startswith("sqlite"):
            began = time.perf_counter()
            copy = store.backup(Path(folder) / "copy.db")
            print(f"{'backup':24} {time.perf_counter() - began:.1f} s, {copy.stat().st_size / 1e6:,.0f} MB")
        print(f"{'peak memory':24} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


if __name__ == "__main__":
    main()
