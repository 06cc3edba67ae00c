"""The index kept beside the database, so that a start need not build it. Must never be the only copy of anything.

A snapshot that is stale, damaged or of other rules is built anew, and the log says so.
"""

import hashlib
import logging
import mmap
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryFile

import numpy as np

from bot.store.encoding import is_same_state
from corpus.index.segments import Segment
from corpus.index.snapshot import Snapshot, SnapshotError, read_snapshot, write_snapshot
from corpus.ingest import index_fingerprint
from corpus.library import Library

_log = logging.getLogger(__name__)

# Fewer articles are indexed as fast as a snapshot is read.
WORTH_KEEPING = 200
# A snapshot is written again when one article in so many has changed since.
_OFTEN_KEPT = 50
# Seconds after which nobody is writing a file any more.
_ABANDONED_S = 3600


def snapshot_fingerprint(rules: str) -> str:
    """Stand for all that makes an index what it is: how it is built, how this Python packs, and whose figures it has.

    `rules` are those of the store that fills it, the user's names among them, as they were when it was opened.
    """
    made_by = f"{rules} {index_fingerprint()} {sys.implementation.cache_tag} {np.dtype(int).str}"
    return hashlib.blake2b(made_by.encode(), digest_size=16).hexdigest()


def load_snapshot(path: Path, fingerprint: str) -> Snapshot | None:
    """Map a snapshot into memory; None where there is none that can be used."""
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        found = read_snapshot(memoryview(mapped), fingerprint)
        if hasattr(mmap, "MADV_DONTNEED"):  # all has been looked at, little of it will be again soon
            mapped.madvise(mmap.MADV_DONTNEED)
    except FileNotFoundError:
        return None
    except (SnapshotError, OSError, ValueError) as error:  # an empty file cannot be mapped: ValueError
        _log.warning("the index in %s is built anew: %s", path.name, error)
        return None
    else:
        return found


def save_snapshot(path: Path, snapshot: Snapshot, fingerprint: str) -> None:
    """Write a snapshot in one step: whoever reads meanwhile sees the old one or the new one whole.

    Where it cannot be written the log says so, and the next start takes longer.
    """
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f"{path.name}.", delete=False) as file:
            try:
                write_snapshot(file, snapshot, fingerprint)
                file.flush()
                os.fsync(file.fileno())
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink()
                raise
    except OSError as error:
        _log.warning("the index could not be kept in %s: %s", path.name, error.strerror)
    else:
        drop_abandoned(path, f"{path.name}.*")


def drop_abandoned(fresh: Path, pattern: str) -> None:
    """Remove the files beside one just written that processes left which were killed while they wrote theirs."""
    with suppress(OSError):  # a folder that cannot be listed keeps what is left in it
        for left in fresh.parent.glob(pattern):
            with suppress(OSError):  # another process was faster
                if fresh.stat().st_mtime - left.stat().st_mtime > _ABANDONED_S:
                    left.unlink()


def put_aside(segment: Segment, folder: Path) -> Segment:
    """Give a segment that is read from a file without a name, which ends with the segment; itself where that fails."""
    try:
        with TemporaryFile(dir=folder) as file:
            write_snapshot(file, Snapshot((segment,), {}), "")
            file.flush()
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        (aside,) = read_snapshot(memoryview(mapped), "").segments
    except (OSError, SnapshotError) as error:
        _log.warning("a part of the index stays in memory: %s", error)
        return segment
    else:
        return aside


class Keeper:
    """Keeps a library's index in a file, written again when enough articles have changed since."""

    def __init__(self, path: Path, fingerprint: str) -> None:
        self._path = path
        self._fingerprint = fingerprint
        self._changed = 0

    def load(self) -> Snapshot | None:
        """Give what was kept; None where there is nothing that can be used."""
        return load_snapshot(self._path, self._fingerprint)

    def keep(self, library: Library, known: Mapping[str, str], changed: int) -> None:
        """Take note that so many articles have changed; `known` are those the library has, with states.

        While the library has others, one of them being mended, nothing is kept.
        """
        self._changed += changed
        segments = library.segments
        if len(known) >= WORTH_KEEPING and _OFTEN_KEPT * self._changed > len(known) and _ids(segments) == known.keys():
            save_snapshot(self._path, Snapshot(segments, known), self._fingerprint)
            self._changed = 0


def _ids(segments: Iterable[Segment]) -> set[str]:
    return {
        article_id
        for segment in segments
        for article_id, number in segment.numbers.items()
        if number not in segment.gone
    }


def changes(known: Mapping[str, str], stored: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Say which articles are new or changed, and which are gone; both sides are ids with states."""
    others = [article_id for article_id, state in stored.items() if known.get(article_id) != state]
    changed = [article_id for article_id in others if not is_same_state(known.get(article_id), stored[article_id])]
    return changed, [article_id for article_id in known if article_id not in stored]
