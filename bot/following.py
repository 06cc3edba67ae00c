"""Keeps a process's library in step with the store, which other processes write to: an import shows without a restart.

Must never write to the store, and never stop for a database that is away for a while.
"""

import itertools
import logging
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from bot.logs import note_failure
from bot.snapshots import Keeper, changes
from bot.store import Store
from corpus.library import Library
from corpus.models import Extraction

# How long an import may take to show, in seconds.
_EVERY = 5.0
# Turns after which all articles are compared, whatever the stamp says: a process whose clock is behind changes none.
_OFTEN_LOOKED = 60

_log = logging.getLogger(__name__)


def catch_up(store: Store, library: Library, known: Mapping[str, str]) -> dict[str, str]:
    """Bring the library from the articles it has, as ids with states, to those of the store; give what it has now."""
    changed, gone = changes(known, store.states())
    if gone:
        library.remove(gone)
    read: dict[str, str] = {}
    library.add(_noted(store.load_states(changed), read))
    left = set(gone)
    return {article_id: state for article_id, state in known.items() if article_id not in left} | read


def _noted(found: Iterable[tuple[Extraction, str]], read: dict[str, str]) -> Iterator[Extraction]:
    """Note the state in which each article was read, which may be another by now than when it was asked for."""
    for extraction, state in found:
        read[extraction.article.id] = state
        yield extraction


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
    known = library.known
    stamp = None
    for turn in itertools.count():
        if stop.wait(every):
            return
        try:
            latest = store.stamp()
            if latest != stamp or turn % _OFTEN_LOOKED == 0:
                before, known = known, catch_up(store, library, known)
                stamp = latest
                _note(before, known, library, keeper)
        except Exception:  # noqa: BLE001  # whatever it is, the next turn may do better
            note_failure(_log, "catching up with the store")


def _note(before: Mapping[str, str], known: Mapping[str, str], library: Library, keeper: Keeper | None) -> None:
    changed, gone = changes(before, known)
    if changed or gone:
        _log.info("in step: %d articles new or changed, %d gone", len(changed), len(gone))
    if keeper:
        keeper.keep(library, known, len(changed) + len(gone))
