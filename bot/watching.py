"""What is new in a folder that is watched. Must never read a file that is still being written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.importing import find_files, read_paths, spelled
from bot.store.feeds import Listed
from corpus.models import Article, Refusal
from handlers.article_sources import Source

# Seconds that a file has to be left alone before it is read.
_SETTLED = 2.0


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that is new or has changed, and the way to its articles, which are read as they are asked for."""

    key: str
    said: str
    articles: Iterator[Article | Refusal]


def read_folder(source: Source, known: Mapping[str, Listed], now: datetime) -> Iterator[ChangedFile | Refusal]:
    """Give the files of a folder that are new or have changed, and a refusal for what cannot be looked into."""
    for found in find_files(Path(source.address)):
        if isinstance(found, Refusal):
            yield found
            continue
        try:
            status = found.stat()
        except OSError:
            continue  # taken away meanwhile
        said = f"{status.st_mtime_ns} {status.st_size}"
        key = spelled(found)
        before = known.get(key)
        if (before is None or before.said != said) and now.timestamp() - status.st_mtime >= _SETTLED:
            yield ChangedFile(key, said, read_paths([str(found)]))
