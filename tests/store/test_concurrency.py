"""Ingest, extraction, a reviewer and a reader at once: no one is refused, and nothing gets lost."""

import multiprocessing
import threading

import pytest

from tawatur.store import Store

ARTICLES = 12


def in_threads(*jobs) -> list[BaseException]:
    """Run jobs at once; return what they raised."""
    raised: list[BaseException] = []

    def guarded(job) -> None:
        try:
            job()
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=guarded, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


def ingest(url: str, article) -> None:
    with Store(url) as store:
        for number in range(ARTICLES):
            store.add_article(article(number))


def extract(url: str, claim, rejection) -> None:
    read = 0
    with Store(url) as store:
        while read < ARTICLES:
            for one in store.pending_articles():
                store.save_extraction(one, [claim(one, n) for n in range(2)], [rejection(one)])
                read += 1


def review(url: str, name: str, own: int) -> None:
    """Accept every claim whose number is the reviewer's own."""
    done = 0
    with Store(url) as store:
        while done < ARTICLES:
            for found in store.claims(status="unreviewed", order="harm"):
                if found.id.endswith(f"-{own}"):
                    store.review(found.id, reviewer=name, action="accept", expected=found.review.revision)
                    done += 1


def test_all_at_once_nobody_is_refused(url, article, claim, rejection, agreement):
    Store(url).close()
    finished = threading.Event()

    def watch() -> None:
        with Store(url) as store:
            while not finished.is_set():
                store.claims(text="صادرات", order="newest", limit=20)
                store.count_claims(status="accepted")
                store.facet("outlet")
                ids = [one.id for one in store.claims(limit=3)]
                if len(ids) == 3:
                    store.replace_agreement([agreement(*ids)])

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        raised = in_threads(
            lambda: ingest(url, article),
            lambda: extract(url, claim, rejection),
            lambda: review(url, "سلمى", 0),
            lambda: review(url, "كريم", 1),
        )
    finally:
        finished.set()
        watcher.join()
    assert raised == []
    with Store(url) as store:
        assert store.count_claims(status="accepted") == 2 * ARTICLES
        reviews = list(store.iter_reviews())
        assert len(reviews) == len({one.claim_id for one in reviews}) == 2 * ARTICLES
        assert store.examine(deep=True).findings == ()


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="the writers are forks")
def test_processes_write_at_once(url, article, claim, rejection):
    context = multiprocessing.get_context("fork")
    children = [
        context.Process(target=ingest, args=(url, article)),
        context.Process(target=extract, args=(url, claim, rejection)),
        context.Process(target=review, args=(url, "سلمى", 0)),
        context.Process(target=review, args=(url, "كريم", 1)),
    ]
    for child in children:  # the first of them makes the tables, whoever it is
        child.start()
    for child in children:
        child.join()
    assert [child.exitcode for child in children] == [0, 0, 0, 0]
    with Store(url) as store:
        assert store.count_claims(status="accepted") == 2 * ARTICLES
        assert store.examine(deep=True).findings == ()
