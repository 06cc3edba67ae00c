"""Figures and claims taken out of many articles at once, in processes beside this one, so that answers are not slowed.

The processes are started when there is enough to do for them, and end with this one however it ends. Must never lose an
article: one whose process dies is done here.
"""

import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial

from bot.arriving import extract_article
from bot.logs import configure_logging
from corpus.models import Article, Extraction, Refusal
from corpus.names import Names, load_names

# Fewer are done here before the processes have loaded what they need.
WORTH_A_PROCESS = 100
_MOST_PROCESSES = 4
_AT_ONCE = 5

_log = logging.getLogger(__name__)
_names: Names | None = None


class Extractor:
    """Extracts articles: the first few here, what comes then in processes of its own."""

    def __init__(self, names: Names, users_names: Sequence[str] = (), *, processes: int | None = None) -> None:
        """`users_names` are the texts that `names` was loaded from, for the processes; none of them with 0."""
        self._names = names
        self._users_names = tuple(users_names)
        self._processes = min(os.cpu_count() or 1, _MOST_PROCESSES) if processes is None else processes
        self._pool: ProcessPoolExecutor | None = None
        self._lock = threading.Lock()
        self._asked = 0

    def extract(self, articles: Sequence[Article]) -> list[Extraction | Refusal]:
        """Take the figures and claims out of each, in their order; what fails is a refusal."""
        pool = self._pool_for(len(articles))
        if pool is not None:
            try:
                return list(pool.map(_extract, articles, chunksize=_AT_ONCE))
            except (BrokenProcessPool, RuntimeError):
                _log.warning("the processes for extraction have ended; articles are read without them")
                self._processes = 0
        return [extract_article(one, self._names) for one in articles]

    def close(self) -> None:
        """End the processes."""
        with self._lock:
            pool, self._pool, self._asked = self._pool, None, 0
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)

    def _pool_for(self, count: int) -> ProcessPoolExecutor | None:
        with self._lock:
            self._asked += count
            if self._pool is None and self._processes > 1 and self._asked > WORTH_A_PROCESS:
                spawn = multiprocessing.get_context("spawn")  # a fork would copy threads half-way
                begin = partial(_begin, self._users_names)
                self._pool = ProcessPoolExecutor(self._processes, mp_context=spawn, initializer=begin)
            return self._pool if self._processes > 1 else None


@contextmanager
def extracting(names: Names, users_names: Sequence[str] = ()) -> Iterator[Extractor]:
    """Give an extractor whose processes end with the block."""
    extractor = Extractor(names, users_names)
    try:
        yield extractor
    finally:
        extractor.close()


def _begin(users_names: Sequence[str]) -> None:
    """Load what is needed, in a new process; signals are the first process's to hear."""
    global _names  # noqa: PLW0603  # what a process of the pool has instead of arguments
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    configure_logging("WARNING", tracebacks=False)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _names = load_names(*users_names)


def _end_with_parent() -> None:
    """End when the first process does, also when it was killed: nobody would ever ask this one for anything again."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _extract(article: Article) -> Extraction | Refusal:
    return extract_article(article, _names if _names is not None else load_names())
