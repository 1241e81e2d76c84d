"""Reads many articles: one after the other, or in a local pool that outlives what an article does to it."""

# ruff: noqa: PLC0415 - the pool machinery is imported where a pool is made; a serial run needs none of it
from __future__ import annotations

import logging
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, cast

from tawatur.records import Article

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from tawatur.claims import Extraction

    Extract = Callable[[Article], Extraction]

EXTRACT: Final = "tawatur.language:extract"
BY_RULES: Final = "tawatur.language:by_rules"
# Articles on their way for each worker: enough to keep it busy, few enough to hold in memory.
_AHEAD: Final = 4

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Extracted:
    """An article that was read."""

    article: Article
    extraction: Extraction
    error: None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that could not be read; `error` names it and says why."""

    article: Article
    error: str
    extraction: None = None


Result = Extracted | Failed


def extract_many(
    articles: Iterable[Article], *, workers: int = 1, extract: str | Extract = EXTRACT
) -> Iterator[Result]:
    """Yield a result for each article, in the order of the articles, which are taken as they are needed.

    An article that fails, or kills the process that reads it, becomes a `Failed`; the rest goes on.

    Args:
        articles: what to read; at most a few for each worker are held at a time.
        workers: processes; with 1 this process reads, and nothing is pickled.
        extract: what reads one article, or where to import it from (`module:name`); for a pool the function
            must be importable by its name.

    Raises:
        ValueError: fewer than one worker.
    """
    if workers < 1:
        raise ValueError(f"workers={workers}: at least one is needed")
    return _serial(articles, extract) if workers == 1 else _pooled(articles, workers, extract)


def _serial(articles: Iterable[Article], extract: str | Extract) -> Iterator[Result]:
    function = _resolve(extract)
    for article in articles:
        yield _attempt(function, article)


def _attempt(extract: str | Extract, article: Article) -> Result:
    """Read one article; whatever goes wrong in it is its own failure."""
    try:
        return Extracted(article, _resolve(extract)(article))
    except Exception as error:
        _log.debug("article %s failed", article.id, exc_info=True)
        reason = " ".join([f"{type(error).__name__}:", *str(error).split()])
        return Failed(article, f"article {article.id}: {reason.rstrip(':')}")


def _resolve(extract: str | Extract) -> Extract:
    """Import the function that a `module:name` names."""
    if not isinstance(extract, str):
        return extract
    module, _, name = extract.partition(":")
    return cast("Extract", getattr(import_module(module), name))


def _pooled(articles: Iterable[Article], workers: int, extract: str | Extract) -> Iterator[Result]:
    """Read in a pool; results come in order because they are waited for in order."""
    from concurrent.futures.process import BrokenProcessPool

    source = iter(articles)
    # An article is in here from the moment it is taken until its result is handed over.
    underway: deque[tuple[Article, Future[Result] | None]] = deque()
    pool = _new_pool(workers, extract)
    try:
        while True:
            try:
                _fill(underway, source, pool, workers, extract)
                if not underway:
                    return
                result = _finished(underway[0][1])
            except BrokenProcessPool:
                pool.shutdown(wait=True, cancel_futures=True)
                yield from _after_a_death(underway, extract)
                underway.clear()
                pool = _new_pool(workers, extract)
                continue
            underway.popleft()
            yield result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _fill(
    underway: deque[tuple[Article, Future[Result] | None]],
    source: Iterator[Article],
    pool: ProcessPoolExecutor,
    workers: int,
    extract: str | Extract,
) -> None:
    """Hand articles to the pool until each worker has some ahead."""
    while len(underway) < workers * _AHEAD and (article := next(source, None)) is not None:
        underway.append((article, None))
        underway[-1] = (article, pool.submit(_attempt, extract, article))


def _finished(future: Future[Result] | None) -> Result:
    """Wait for a result; one that cannot be pickled is a defect of `extract`, and raised."""
    if future is None:
        raise RuntimeError("an article was never handed to the pool")
    return future.result()


def _after_a_death(
    underway: Iterable[tuple[Article, Future[Result] | None]], extract: str | Extract
) -> Iterator[Result]:
    """Go on after a worker died: nobody says of which article, so those not done are read one at a time."""
    from concurrent.futures.process import BrokenProcessPool

    pool = _new_pool(1, extract)
    try:
        for article, future in underway:
            if future is not None and future.done() and not future.cancelled() and future.exception() is None:
                yield future.result()
                continue
            try:
                result = pool.submit(_attempt, extract, article).result()
            except BrokenProcessPool:
                result = Failed(article, f"article {article.id}: the process that read it died (out of memory?)")
                pool.shutdown(wait=True, cancel_futures=True)
                pool = _new_pool(1, extract)
            yield result
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(extract: str | Extract) -> None:
    """Prepare a worker: import what it needs, and leave Ctrl+C to the process that hands out the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(Exception):  # an import that fails is reported with each article
        _resolve(extract)


def _new_pool(workers: int, extract: str | Extract) -> ProcessPoolExecutor:
    """Make a pool. A plain fork would copy the locks that threads of this process hold.

    So workers are forks of a server that only imported what they need, or start fresh where there is none.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    server = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if server else "spawn")
    if server:
        module = extract.partition(":")[0] if isinstance(extract, str) else extract.__module__
        context.set_forkserver_preload([__name__, module])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(extract,))
