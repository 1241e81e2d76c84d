"""How fast the review page answers over 100,000 claims, and whether eight reviewers and an ingest lose anything.

    python benchmarks/audit.py                 # makes a store in a temporary folder, ten minutes in all
    python benchmarks/audit.py --keep s.db     # keeps the store, and takes it again the next time

A real client (httpx) asks a server of its own process. First every kind of page in turn, by one client: the 50th and
95th percentile. Then two minutes with eight reviewers, each with a session, accepting, rejecting and correcting, while
another process adds and reads articles: every review that was answered with 200 must be in the store, once.
"""

from __future__ import annotations

import argparse
import multiprocessing as mp
import os
import random
import socket
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from tawatur.audit import create_app
from tawatur.records import Agreement, Article, Claim, Consensus, Why
from tawatur.store import Store

OUTLETS = ["جريدة الوادي", "صحيفة الجبل", "موقع المرفأ", "وكالة السهل", "شبكة الواحة", "منصة النهر"]
THINGS = ["شركة الأفق", "وزارة العمل", "ميناء الخليج", "بنك الوادي", "جامعة الساحل", "مصنع النخيل", "مطار الرمال"]
METRICS = [("عدد العاملين", "employee_count", "عامل"), ("عدد الزوار", "visitor_count", "زائر"),
           ("صافي الأرباح", "net_profit", "SAR"), ("حجم الإنتاج", "output", "tonne")]  # fmt: skip
PER_ARTICLE = 20


def article_with_claims(n: int) -> tuple[Article, list[Claim]]:
    """An article of twenty sentences, each with a claim."""
    chance = random.Random(n)  # noqa: S311 - figures to look at, no secrets
    told, claims, at = [], [], 0
    day = date(2025, 1, 1) + timedelta(days=n % 300)
    outlet = OUTLETS[n % len(OUTLETS)]
    for k in range(PER_ARTICLE):
        thing, (words, name, unit) = chance.choice(THINGS), chance.choice(METRICS)
        number = chance.randrange(100, 99_999)
        sentence = f"بلغ {words} في {thing} نحو {number} في 2025 بحسب تقرير رقم {k}."
        told.append(sentence)

        def span(part: str, start: int = at, sentence: str = sentence) -> dict[str, Any]:
            first = start + sentence.index(part)
            return {"text": part, "start": first, "end": first + len(part)}

        claims.append(
            Claim.model_validate(
                {
                    "id": f"b{n}-{k:010d}",
                    "article_id": f"b{n}",
                    "entity": {**span(thing), "type": "ORG", "canonical": thing},
                    "metric": {**span(words), "name": name, "kind": "level"},
                    "value": {
                        **span(str(number)),
                        "number": str(number),
                        "low": str(number),
                        "high": str(number),
                        "comparator": "~",
                        "hedge": span("نحو"),
                        "unit": unit,
                    },
                    "date": {**span("2025"), "from": "2025-01-01", "to": "2025-12-31", "type": "year"},
                    "source": {
                        "outlet": outlet,
                        "url": None,
                        "published": day.isoformat(),
                        "scope": "sentence",
                        "chain": [{"level": "outlet", "name": outlet}],
                        "cue": span("بحسب"),
                    },
                    "modality": ["level"],
                    "evidence": {
                        "field": "body",
                        "text": sentence,
                        "start": at,
                        "end": at + len(sentence),
                        "kind": "sentence",
                    },
                    "confidence": round(chance.uniform(0.4, 0.99), 2),
                    "provenance": {"version": "0", "by": "benchmark"},
                }
            )
        )
        at += len(sentence) + 1
    article = Article(id=f"b{n}", outlet=outlet, title=f"تقرير رقم {n}", date=day, body="\n".join(told))
    return article, claims


def agreement_lines(claims: int) -> Iterator[Agreement]:
    """Every tenth claim disagrees with one of another article."""
    for n in range(0, claims // PER_ARTICLE - 1, 2):
        for k in range(0, PER_ARTICLE, 5):
            one, other = f"b{n}-{k:010d}", f"b{n + 1}-{k:010d}"
            told = {"fact": f"f{n}-{k}", "sources": (), "consensus": Consensus(low=None, high=None), "pairs": (),
                    "verdict": "disputed", "why": Why(ar="رقمان مختلفان", en="two figures")}  # fmt: skip
            for member in (one, other):
                yield Agreement(id=f"s{member}", members=(member,), label="agree_exact", independent_sources=1, **told)
            yield Agreement(id=f"c{n}-{k}", members=(one, other), label="conflict", independent_sources=None, **told)


def fill(url: str, claims: int) -> None:
    """Make the store."""
    began = time.perf_counter()
    with Store(url) as store:
        for n in range(claims // PER_ARTICLE):
            article, found = article_with_claims(n)
            store.add_article(article)
            store.save_extraction(article, found, [])
        store.replace_agreement(agreement_lines(claims))
        print(f"{store.counts()['claims']:,} claims written in {time.perf_counter() - began:.0f} s")


def serve(url: str, port: int) -> None:
    """The page in a process of its own."""
    uvicorn.run(create_app(url), host="127.0.0.1", port=port, log_level="error")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def percentile(times: Sequence[float], part: float) -> float:
    """The time under which this part of them stays, in milliseconds."""
    return 1000 * sorted(times)[min(len(times) - 1, int(len(times) * part))]


def processor_time(pid: int) -> float:
    """The seconds that a process has computed (Linux): what a page costs on a machine that does nothing else."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(base: str, claims: int, each: int, server: int) -> None:
    """Ask for every kind of page, and print the 50th and 95th percentile and the processor time of each."""
    last = claims // PER_ARTICLE - 1
    chance = random.Random(1)  # noqa: S311
    kinds = {
        "queue": lambda: "/",
        "queue, far behind": lambda: f"/?page={max(1, claims // 30) - chance.randrange(20)}",
        "queue of an outlet": lambda: f"/?outlet={chance.choice(OUTLETS)}",
        "queue, disputed": lambda: "/?verdict=disputed",
        "queue, newest of a metric": lambda: f"/?order=newest&metric={chance.choice(METRICS)[1]}&status=any",
        "queue, between two days": lambda: "/?since=2025-03-01&until=2025-06-30",
        "search, one word": lambda: f"/?q={chance.choice(THINGS).split()[1]}",
        "search, a rare word": lambda: f"/?q={chance.randrange(100, 99_999)}",
        "article": lambda: f"/article?id=b{chance.randrange(last)}",
        "claim": lambda: f"/claim?id=b{chance.randrange(last)}-{chance.randrange(PER_ARTICLE):010d}",
        "agreement": lambda: f"/agreement?page={1 + chance.randrange(min(20, max(1, last // 6)))}",
        "articles": lambda: f"/articles?page={1 + chance.randrange(max(1, last // 50))}",
        "reviews": lambda: "/reviews",
        "api claims": lambda: f"/api/claims?limit=50&offset={chance.randrange(1000)}",
    }
    every: list[float] = []
    with httpx.Client(base_url=base, trust_env=False, timeout=60) as client:
        for name, address in kinds.items():
            client.get(address())
            times = []
            computed = processor_time(server)
            for _ in range(each):
                began = time.perf_counter()
                response = client.get(address())
                times.append(time.perf_counter() - began)
                response.raise_for_status()
            every += times
            cost = 1000 * (processor_time(server) - computed) / each
            figures = f"p50 {percentile(times, 0.5):6.0f} ms   p95 {percentile(times, 0.95):6.0f} ms"
            print(f"{name:28} {figures}   processor {cost:5.0f} ms", flush=True)
    print(f"{'all pages':28} p50 {percentile(every, 0.5):6.0f} ms   p95 {percentile(every, 0.95):6.0f} ms", flush=True)
    print(f"load of the machine: {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores")


def reviewer(base: str, number: int, until: float, acknowledged: list[tuple[str, int]], seen: Counter[str]) -> None:
    """Review what comes, until the time is up."""
    chance = random.Random(number)  # noqa: S311
    with httpx.Client(base_url=f"{base}/api", trust_env=False, timeout=60) as client:
        client.headers["X-Form-Token"] = client.get("/session").json()["form_token"]
        client.post("/session", json={"reviewer": f"مراجع {number}"}).raise_for_status()
        while time.monotonic() < until:
            # All look at the same head of the queue, as people do; so they meet.
            page = client.get("/claims", params={"limit": 20}).json()["claims"]
            for claim in chance.sample(page, min(5, len(page))):
                new: dict[str, Any] = {"claim_id": claim["id"], "expected": claim["review"]["revision"]}
                new |= chance.choice(
                    [
                        {"action": "accept"},
                        {"action": "reject", "reason": "duplicate"},
                        {"action": "correct", "fields": {"metric.name": f"metric_{number}"}},
                    ]
                )
                try:
                    answer = client.post("/review", json=new)
                except httpx.HTTPError as error:
                    seen[f"no answer: {error!r}"] += 1
                    continue
                seen[str(answer.status_code)] += 1
                if answer.status_code == 200:
                    acknowledged.append((claim["id"], answer.json()["revision"]))


def ingest(url: str, seconds: float, first: int, done: Any) -> None:  # noqa: ANN401
    """Add articles and what is found in them, as `tawatur ingest` and `extract` do, in a process of its own."""
    until = time.monotonic() + seconds
    with Store(url) as store:
        for n in range(first, first + 1_000_000):
            if time.monotonic() > until:
                break
            article, claims = article_with_claims(n)
            store.add_article(article)
            store.save_extraction(article, claims, [])
            done.value += 1


def together(base: str, url: str, claims: int, seconds: float, reviewers: int) -> bool:
    """Let all work at once; tell whether nothing failed and nothing was lost."""
    with Store(url) as store:
        before = {(record.claim_id, record.revision) for record in store.iter_reviews()}
        articles = store.counts()["articles"]
    acknowledged: dict[int, list[tuple[str, int]]] = defaultdict(list)
    seen: Counter[str] = Counter()
    until = time.monotonic() + seconds
    threads = [
        threading.Thread(target=reviewer, args=(base, number, until, acknowledged[number], seen))
        for number in range(reviewers)
    ]
    added = mp.Value("i", 0)
    feeder = mp.Process(target=ingest, args=(url, seconds, claims // PER_ARTICLE + articles, added))
    feeder.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    feeder.join()
    given = [review for found in acknowledged.values() for review in found]
    with Store(url) as store:
        kept = Counter((record.claim_id, record.revision) for record in store.iter_reviews())
        grown = store.counts()["articles"] - articles
    lost = [review for review in given if review not in kept]
    twice = [review for review, number in kept.items() if number > 1]
    strange = len(kept) - len(before) - len(given)
    print(
        f"{reviewers} reviewers and one ingest, {seconds:.0f} s: {len(given)} reviews ({dict(seen)}), "
        f"{added.value} articles added ({grown} there); lost {len(lost)}, doubled {len(twice)}, unasked {strange}"
    )
    wrong = {status: number for status, number in seen.items() if status not in {"200", "409"}}
    return not (lost or twice or strange or wrong or feeder.exitcode or grown != added.value)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--reviewers", type=int, default=8)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = options.keep or Path(folder) / "audit.db"
        url = f"sqlite:///{file}"
        if not file.exists():
            fill(url, options.claims)
        port = free_port()
        base = f"http://127.0.0.1:{port}"
        server = mp.Process(target=serve, args=(url, port), daemon=True)
        server.start()
        for _ in range(600):
            try:
                httpx.get(base, trust_env=False)
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        try:
            measure(base, options.claims, options.each, server.pid or 0)
            held = together(base, url, options.claims, options.seconds, options.reviewers)
        finally:
            server.terminate()
            server.join()
    print("nothing failed, nothing was lost" if held else "SOMETHING FAILED")
    raise SystemExit(0 if held else 1)


if __name__ == "__main__":
    main()
