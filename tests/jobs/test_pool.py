"""Many articles: in order, in bounded memory, and one bad article costs no other."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.jobs import extract_many
from tawatur.records import Article

FAKE = "fake_extractors:extract"


@pytest.fixture(autouse=True)
def importable(monkeypatch):
    """Let this process and the workers, which inherit sys.path, import the fake."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))


def articles(*bodies: str) -> list[Article]:
    return [Article(id=f"a{number}", body=body) for number, body in enumerate(bodies)]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_articles(workers):
    given = articles("slow", *"بتثجحخد", "slow", *"ذرزسشص")
    results = list(extract_many(given, workers=workers, extract=FAKE))
    assert [result.article for result in results] == given
    assert [result.extraction.rejections[0].text for result in results] == [article.body for article in given]
    assert all(result.error is None for result in results)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_article_that_fails_is_named_and_the_rest_goes_on(workers):
    results = list(extract_many(articles("أ", "raise", "ب"), workers=workers, extract=FAKE))
    assert [result.error for result in results] == [None, "article a1: ValueError: the sentence has no end", None]
    assert results[1].extraction is None


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_an_article_that_kills_its_worker_is_named_and_the_rest_goes_on():
    given = articles("أ", "die", *"بتثجحخد", "die", "ذ")
    results = list(extract_many(given, workers=2, extract=FAKE))
    assert [result.article for result in results] == given
    assert {result.article.id: result.error for result in results if result.error} == {
        "a1": "article a1: the process that read it died (out of memory?)",
        "a9": "article a9: the process that read it died (out of memory?)",
    }


@pytest.mark.parametrize(("workers", "most"), [(1, 1), (2, 9)])
def test_articles_are_taken_as_they_are_needed(workers, most):
    taken = 0

    def endless():
        nonlocal taken
        while True:
            taken += 1
            yield Article(id=f"a{taken}", body="نص")

    results = extract_many(endless(), workers=workers, extract=FAKE)
    for _ in range(2):
        next(results)
    results.close()
    assert taken <= most + 1


def test_one_worker_is_this_process():
    [result] = extract_many(articles("pid"), extract=FAKE)
    assert result.extraction.rejections[0].text == str(os.getpid())


def test_two_workers_are_other_processes():
    [result] = extract_many(articles("pid"), workers=2, extract=FAKE)
    assert result.extraction.rejections[0].text != str(os.getpid())


def test_a_serial_run_imports_no_pool_machinery():
    code = (
        "import sys; from tawatur.jobs import extract_many; from tawatur.records import Article\n"
        "print(len(list(extract_many([Article(id='a', body='b')], extract=lambda article: None))))\n"
        "print([name for name in sys.modules if name.startswith(('multiprocessing', 'concurrent', 'spacy'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["1", "[]"]


def test_an_extractor_that_is_not_there_is_reported_with_each_article():
    results = list(extract_many(articles("أ", "ب"), workers=2, extract="no_such_module:extract"))
    assert [result.error for result in results] == [
        f"article a{n}: ModuleNotFoundError: No module named 'no_such_module'" for n in range(2)
    ]


@pytest.mark.parametrize("workers", [0, -1])
def test_fewer_than_one_worker_is_refused(workers):
    with pytest.raises(ValueError, match="at least one is needed"):
        extract_many([], workers=workers)


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_to_read_gives_nothing(workers):
    assert list(extract_many([], workers=workers, extract=FAKE)) == []
