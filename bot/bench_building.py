"""The half of `bench` that reads articles and builds their index. Must never ask a question."""

import resource
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from bot.bench_serving import FINGERPRINT
from bot.call import Call
from bot.errors import SetupError
from bot.generating import make_articles
from bot.importing import extract_articles, read_paths
from bot.progress import shown
from bot.snapshots import put_aside, save_snapshot
from bot.timing import cpu_seconds, milliseconds
from corpus.index.snapshot import Snapshot
from corpus.library import Library
from corpus.models import Article, Extraction, Refusal
from corpus.names import Names

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure with."""

    articles: Path | None
    questions: Path | None
    generate: int
    # How many articles have their figures and claims taken out; the others are indexed without.
    extract: int


def build(call: Call, plan: Plan, path: Path) -> dict[str, Any]:
    """Read, extract and index articles, and keep the index in a snapshot."""
    found = _Timed(_articles(call, plan))
    extracting = _Timed(_extracted(found, plan.extract, call.names))
    arriving = _Timed(shown(extracting, "Indexing", plan.generate if plan.articles is None else None))
    started = cpu_seconds()
    library = Library(arriving, names=call.names, aside=partial(put_aside, folder=path.parent))
    took = cpu_seconds() - started - arriving.seconds
    write_ms = milliseconds(lambda: save_snapshot(path, Snapshot(library.segments, {}), FINGERPRINT))
    if not path.exists():  # an empty record would be asked instead
        raise SetupError(f"The index could not be kept in {path.parent}. Name a roomier folder in TMPDIR.")
    seconds = extracting.seconds - found.seconds
    return {
        "clock": "cpu",
        "articles": arriving.count,
        "characters": found.characters,
        "extract": {
            "articles": min(plan.extract, arriving.count),
            "characters_per_second": round(extracting.characters / seconds) if extracting.characters else None,
        },
        "index": {
            "seconds": round(took, 3),
            "articles_per_second": round(arriving.count / took, 1),
            "units": sum(len(segment.units.articles) for segment in library.segments),
            "peak_memory_mb": _peak(),
        },
        "snapshot": {"write_ms": write_ms, "mb": round(path.stat().st_size / 1e6, 3)},
    }


def _articles(call: Call, plan: Plan) -> Iterator[Article]:
    if plan.articles is None:
        yield from make_articles(plan.generate)
        return
    for found in read_paths([str(plan.articles)]):
        if isinstance(found, Refusal):
            call.complain(f"{found.name} is refused. {found.reason}")
        else:
            yield found


def _extracted(found: "_Timed[Article]", most: int, names: Names) -> Iterator[Extraction]:
    for one in extract_articles(islice(found, most), names):
        if isinstance(one, Extraction):
            yield one
    yield from map(Extraction, found)


class _Timed(Iterator[T]):
    """Passes on what an iterator gives, and counts it, its characters and the time it takes to give it."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items = iter(items)
        self.seconds = 0.0
        self.count = 0
        self.characters = 0

    def __next__(self) -> T:
        started = cpu_seconds()
        try:
            item = next(self._items)
        finally:
            self.seconds += cpu_seconds() - started
        self.count += 1
        if isinstance(item, Article):
            self.characters += len(item.body)
        elif isinstance(item, Extraction) and (item.figures or item.claims):
            self.characters += len(item.article.body)
        return item


def _peak() -> float:
    return round(
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6, 1
    )
