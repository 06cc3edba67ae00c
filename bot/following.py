"""Keeps a process's library in step with the store, which other processes write to: an import shows without a restart.

Must never write to the store, and never stop for a database that is away for a while.
"""

import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from bot.logs import note_failure
from bot.snapshots import Keeper, changes
from bot.store import Store
from bot.store.encoding import state_hash
from corpus.library import Library

# How long an import may take to show, in seconds.
_EVERY = 5.0

_log = logging.getLogger(__name__)


def catch_up(store: Store, library: Library, known: Mapping[str, str]) -> dict[str, str]:
    """Bring the library from the articles it has, as ids with content hashes, to those of the store; give these."""
    stored = store.content_hashes()
    changed, gone = changes(known, stored)
    if changed:
        library.add(store.load(changed))
    if gone:
        library.remove(gone)
    if changed or gone:
        _log.info("in step: %d articles new or changed, %d gone", len(changed), len(gone))
    return stored


@contextmanager
def following(
    store: Store, library: Library, stop: threading.Event, every: float = _EVERY, *, keeper: Keeper | None = None
) -> Iterator[None]:
    """Catch up again and again, in a thread, until `stop` is set; `keeper` is told what has changed."""
    thread = threading.Thread(target=_follow, args=(store, library, stop, every, keeper), name="following")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _follow(store: Store, library: Library, stop: threading.Event, every: float, keeper: Keeper | None) -> None:
    known = library.known or {article.id: state_hash(article) for article in library.articles}
    stamp = None
    while not stop.wait(every):
        try:
            latest = store.stamp()
            if latest != stamp:
                before, known = known, catch_up(store, library, known)
                stamp = latest
                if keeper:
                    keeper.keep(library, known, sum(map(len, changes(before, known))))
        except Exception:  # noqa: BLE001  # whatever it is, the next turn may do better
            note_failure(_log, "catching up with the store")
