"""A process that is killed at any moment loses nothing that it finished and leaves nothing half done."""

import itertools
import multiprocessing
import os
import signal
import sqlite3

import pytest
from sqlalchemy import Engine, event

from tawatur.store import Store

pytestmark = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="the child that is killed is a fork"
)
# Statements before which a child dies, of 166: in the migration, while articles come in, in extractions
# (before, between and after claims and rejections), in the agreement, and at the last commit.
MOMENTS = (2, 30, 45, 58, 71, 83, 92, 97, 104, 111, 123, 140, 152, 160, 163, 165)


@pytest.fixture(scope="module")
def work(article, claim, rejection, agreement):
    """Ingest, extract and cross-check eight articles in a child that dies before the given statement."""

    def run(url: str, *, die_before: int = 0) -> int | None:
        child = multiprocessing.get_context("fork").Process(target=child_work, args=(sqlite_url, die_before))
        child.start()
        child.join()
        return child.exitcode

    def child_work(url: str, die_before: int) -> None:
        statements = itertools.count(1)

        def count(*_args) -> None:
            if next(statements) == die_before:
                os.kill(os.getpid(), signal.SIGKILL)

        event.listen(Engine, "before_cursor_execute", count)
        event.listen(Engine, "commit", count)
        with Store(sqlite_url) as store:
            for number in range(8):
                store.add_article(article(number))
            for one in store.pending_articles():
                store.save_extraction(one, [claim(one, n) for n in range(3)], [rejection(one)])
            ids = [found.id for found in store.claims()]
            store.replace_agreement([agreement(*pair) for pair in itertools.pairwise(ids)])

    return run


def content(url: str) -> tuple:
    with Store(sqlite_url) as store:
        return store.articles(), store.claims(), store.rejections(), store.agreements(), store.counts()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory, work):
    url = f"sqlite:///{tmp_path_factory.mktemp('undisturbed') / 'store.db'}"
    assert work(sqlite_url) == 0
    assert content(sqlite_url)[-1]["claims"] == 24
    return content(sqlite_url)


def test_killed_again_and_again_the_work_ends_as_if_undisturbed(tmp_path, sqlite_url, work, undisturbed):
    """One store is killed at one moment after the other; each new process goes on where the last one died."""
    killed = 0
    for moment in MOMENTS:
        if work(sqlite_url, die_before=moment) == -signal.SIGKILL:
            killed += 1
            connection = sqlite3.connect(tmp_path / "store.db")
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            connection.close()
    assert killed >= 5
    assert work(sqlite_url) == 0
    assert content(sqlite_url) == undisturbed


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_once_every_extraction_is_whole_or_absent(sqlite_url, work, undisturbed, moment):
    assert work(sqlite_url, die_before=moment) == -signal.SIGKILL
    with Store(sqlite_url) as store:
        counts = store.counts()
        assert counts["claims"] == 3 * counts["extracted"]
        assert counts["rejections"] == counts["extracted"]
        assert len(store.pending_articles()) == counts["articles"] - counts["extracted"]
    assert work(sqlite_url) == 0
    assert content(sqlite_url) == undisturbed
