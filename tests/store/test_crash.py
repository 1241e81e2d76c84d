"""A process that is killed at any moment loses nothing that it finished and leaves nothing half done.

`TAWATUR_CRASHES` says how many times a process is killed; benchmarks/store.py asks for 200.
"""

from __future__ import annotations

import itertools
import multiprocessing
import os
import random
import signal
import time
from multiprocessing.connection import Connection

import pytest
from sqlalchemy import Engine, event

from tawatur.store import Store

pytestmark = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="the child that is killed is a fork"
)
FORK = multiprocessing.get_context("fork" if os.name == "posix" else None)
CRASHES = int(os.environ.get("TAWATUR_CRASHES", "20"))
MOST_STEPS = 6  # that a child takes before it is killed
LONGEST = 0.05  # seconds that it then still lives
# Parts of the way at which a child dies: in the migration, while articles come in, in extractions (before, between
# and after claims and rejections), in the reviews, in the agreement, and at the last commit.
PARTS = (0.02, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1.0)


@pytest.fixture(scope="module")
def work(article, claim, rejection, agreement):
    """Ingest, extract, review and cross-check four articles in a child that dies before the given statement.

    Returns the exit code and how many statements there were.
    """

    def run(url: str, *, die_before: int = 0) -> tuple[int | None, int]:
        here, there = FORK.Pipe(duplex=False)
        child = FORK.Process(target=child_work, args=(url, die_before, there))
        child.start()
        there.close()
        child.join()
        return child.exitcode, here.recv() if child.exitcode == 0 else 0

    def child_work(url: str, die_before: int, told: Connection) -> None:
        statements = itertools.count(1)

        def count(*_args) -> None:
            if next(statements) == die_before:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", count)
        event.listen(Engine, "commit", count)
        with Store(url) as store:
            for number in range(4):
                store.add_article(article(number))
            for one in store.pending_articles():
                store.save_extraction(one, [claim(one, n) for n in range(3)], [rejection(one)])
            for found in store.claims(status="unreviewed"):
                store.review(found.id, reviewer="س", action="accept", expected=0)
            ids = [found.id for found in store.claims()]
            store.replace_agreement([agreement(*pair) for pair in itertools.pairwise(ids)])
        told.send(next(statements) - 1)

    return run


def content(url: str) -> tuple:
    """Everything in a store but the times at which it was written."""
    with Store(url) as store:
        reviews = sorted((r.claim_id, r.revision, r.action) for r in store.iter_reviews())
        return store.articles(), store.claims(), store.rejections(), store.agreements(), reviews, store.counts()


def assert_healthy(url: str) -> None:
    with Store(url) as store:
        assert [finding for finding in store.examine().findings if finding.check != "agreement"] == []


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, work):
    """What is in a store when nobody is killed, and how many statements it takes."""
    url = f"sqlite:///{tmp_path_factory.mktemp('undisturbed') / 'store.db'}"
    status, statements = work(url)
    assert status == 0
    assert content(url)[-1]["claims"] == 12
    return content(url), statements


@pytest.mark.parametrize("part", PARTS)
def test_killed_once_every_extraction_is_whole_or_absent(sqlite_url, work, undisturbed, part):
    expected, statements = undisturbed
    assert work(sqlite_url, die_before=max(1, int(part * statements)))[0] == -signal.SIGKILL
    with Store(sqlite_url) as store:
        counts = store.counts()
        assert counts["claims"] == 3 * counts["extracted"]
        assert counts["rejections"] == counts["extracted"]
        assert len(store.pending_articles()) == counts["articles"] - counts["extracted"]
    assert_healthy(sqlite_url)
    assert work(sqlite_url)[0] == 0
    assert content(sqlite_url) == expected


@pytest.fixture(scope="module")
def endless(article, claim, rejection):
    """Start a child that goes on from what is there, and says what it has done after it has done it."""

    def start(url: str) -> tuple:
        here, there = FORK.Pipe(duplex=False)
        child = FORK.Process(target=child_work, args=(url, there))
        child.start()
        there.close()
        return child, here

    def child_work(url: str, told: Connection) -> None:
        with Store(url) as store:
            for number in itertools.count(store.counts()["articles"]):
                store.add_article(article(number % 80, id=f"a{number}", url=f"https://example.org/{number}"))
                told.send(("article", f"a{number}"))
                for one in store.pending_articles():
                    store.save_extraction(one, [claim(one, n) for n in range(3)], [rejection(one)])
                    told.send(("extraction", one.id))
                for found in store.claims(status="unreviewed", limit=5):
                    store.review(found.id, reviewer="س", action="accept", expected=found.review.revision)
                    told.send(("review", found.id))

    return start


def told_by(pipe: Connection) -> set[tuple[str, str]]:
    """What a child said before it died; a message of which only half came is none."""
    told = set()
    try:
        while True:
            told.add(pipe.recv())
    except (EOFError, OSError):
        return told
    finally:
        pipe.close()


def test_killed_at_random_moments_nothing_is_lost_and_nothing_doubled(url, endless):
    seed = random.randrange(10**6)  # noqa: S311 - moments, no secrets
    moments = random.Random(seed)  # noqa: S311 - nor here
    done: set[tuple[str, str]] = set()
    for _ in range(CRASHES):
        child, pipe = endless(url)
        # After so many steps, which a slow machine takes later, and then at any moment of the next one.
        done |= {pipe.recv() for _ in range(moments.randrange(MOST_STEPS))}
        time.sleep(moments.uniform(0, LONGEST))
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        done |= told_by(pipe)
        assert child.exitcode == -signal.SIGKILL, f"seed {seed}"
        assert_healthy(url)
        with Store(url) as store:
            articles = [one.id for one in store.iter_articles()]
            claims = [(one.id, one.review.status) for one in store.iter_claims()]
            reviews = [one.claim_id for one in store.iter_reviews()]
            counts = store.counts()
        assert len(set(articles)) == len(articles), f"seed {seed}"
        assert len(set(claims)) == len(claims) == 3 * counts["extracted"], f"seed {seed}"
        assert len(set(reviews)) == len(reviews), f"seed {seed}"
        assert {claim for claim, status in claims if status == "accepted"} == set(reviews), f"seed {seed}"
        kept = {("article", one) for one in articles} | {("review", one) for one in reviews}
        kept |= {("extraction", claim.rpartition("-")[0]) for claim, _ in claims}
        assert done <= kept, f"seed {seed}: {sorted(done - kept)[:5]}"
    assert done, f"seed {seed}"
