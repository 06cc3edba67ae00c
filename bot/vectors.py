"""Keeps the vectors of `onrecord[semantic]` in the data folder, so that no article is encoded twice.

A file that is damaged, or of another model, is passed over and written anew: everything in it can be computed again.
"""

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import numpy as np

from bot.logs import note_failure
from bot.progress import shown
from bot.snapshots import drop_abandoned
from bot.store.encoding import content_hash
from corpus.library import Library
from corpus.semantic import Meanings, Row, find_encoder

# Articles encoded in one step.
_STEP = 8

_log = logging.getLogger(__name__)


def build_meanings() -> Meanings | None:
    """Give the place for vectors; None where `onrecord[semantic]` is not installed."""
    encoder = find_encoder()
    return Meanings(encoder) if encoder else None


def restore(meanings: Meanings, library: Library, folder: Path) -> None:
    """Take in the vectors kept of articles that still say the same."""
    path = _path(meanings, folder)
    if not path.exists():
        return
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            hashes, rows, matrix = json.loads(str(kept["hashes"])), json.loads(str(kept["rows"])), kept["matrix"]
        same = {one.id for one in library.articles if hashes.get(one.id) == content_hash(one)}
        meanings.restore([Row(*row) for row in rows], matrix, same)
    except Exception:  # noqa: BLE001  # whatever is wrong with a file, the vectors can be computed again
        note_failure(_log, "reading the vectors kept")


def keep(meanings: Meanings, library: Library, folder: Path) -> None:
    """Write all vectors to a file beside the last one, and put it in its place."""
    rows, matrix = meanings.rows()
    hashes = {one.id: content_hash(one) for one in library.articles}
    path = _path(meanings, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.tmp")
    with fresh.open("wb") as file:
        np.savez(file, hashes=json.dumps(hashes), rows=json.dumps(rows), matrix=matrix)
    fresh.replace(path)
    drop_abandoned(path, "vectors-*.tmp")


def encode(meanings: Meanings, library: Library, folder: Path) -> Iterator[str]:
    """Encode what has no vectors yet, giving the id of each article that has them now; keep them at the end.

    The end may come early: what has been computed by then is kept.
    """
    waiting = library.unencoded()
    try:
        for at in range(0, len(waiting), _STEP):
            step = waiting[at : at + _STEP]
            meanings.add(step)
            yield from (one.article.id for one in step)
    finally:
        if waiting:
            keep(meanings, library, folder)


def prepare(meanings: Meanings, library: Library, folder: Path) -> None:
    """Have vectors of every article, with a bar on a terminal for those that have to be computed."""
    restore(meanings, library, folder)
    for _ in shown(encode(meanings, library, folder), "Reading for meaning", len(library.unencoded())):
        pass


def prepare_in_background(meanings: Meanings, library: Library, folder: Path) -> Thread:
    """Do so while questions are answered, by words alone as long as an article has no vectors."""
    thread = Thread(target=_prepare_quietly, args=(meanings, library, folder), name="encoding", daemon=True)
    thread.start()
    return thread


def _prepare_quietly(meanings: Meanings, library: Library, folder: Path) -> None:
    try:
        prepare(meanings, library, folder)
        _log.info("vectors of all %d articles are ready", len(library.articles))
    except Exception:  # noqa: BLE001  # the bot answers by words without them
        note_failure(_log, "computing vectors")


def _path(meanings: Meanings, folder: Path) -> Path:
    return folder / f"vectors-{meanings.encoder.name}.npz"
