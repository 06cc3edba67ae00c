"""The half of `bench` that begins with a snapshot, asks and adds; in a process of its own, as a restarted bot.

Must never see the articles themselves: what it holds in memory is what serving takes.
"""

import gc
import resource
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from bot.generating import make_articles, make_questions
from bot.progress import shown
from bot.snapshots import load_snapshot
from bot.timing import cpu_seconds, milliseconds, percentiles
from corpus.errors import QuestionError
from corpus.follow_ups import parse_in_thread
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article
from corpus.names import Names
from corpus.questions import parse_question

# What the snapshot is kept under: no other process takes it for its own.
FINGERPRINT = "bench"
# Asked beforehand, so that what a process loads once is loaded.
_WARMING = 50
# Articles added one by one, where there are as many.
_ADDED = 100

Row = dict[str, Any]
Turns = tuple[str, ...]


def serve(path: Path, asked: Sequence[Turns], names: Names) -> Row:
    """Begin with a snapshot, ask and add."""
    parse_question("阿里云", names=names)  # the words' dictionaries, which any process loads once
    before = _resident()
    started = cpu_seconds()
    kept = load_snapshot(path, FINGERPRINT)
    merging: list[Callable[[], None]] = []
    library = Library(names=names, segments=kept.segments if kept else (), later=merging.append)
    load_ms = round((cpu_seconds() - started) * 1000, 1)

    def ask(turns: Turns) -> None:
        library.ask(parse_in_thread(turns[-1], turns[:-1], names=names))

    def search(turns: Turns) -> None:
        library.search(turns[-1])

    row: Row = {"load_ms": load_ms, "ask": _times(ask, asked, "Asking"), "search": _times(search, asked, "Searching")}
    row["resident_memory_mb"] = {"before": before, "serving": _resident()}
    return row | {"add": _adding(library, names, merging)}


def _times(look_up: Callable[[Turns], None], asked: Sequence[Turns], doing: str) -> Row:
    """Time each question as nobody asked it before, in a process that has answered others, and once more."""
    for question in make_questions(_WARMING, seed=2):
        look_up((question,))
    gc.collect()
    gc.freeze()  # as a bot does before it serves, see `bot.serving.warm`
    first = [_time(look_up, turns) for turns in shown(asked, doing, len(asked))]
    again = [_time(look_up, turns) for turns in asked]
    return {"questions": len(first) - first.count(None), **percentiles(first), "again": percentiles(again)}


def _time(look_up: Callable[[Turns], None], turns: Turns) -> float | None:
    started = cpu_seconds()
    try:
        look_up(turns)
    except QuestionError:
        return None
    return (cpu_seconds() - started) * 1000


def _adding(library: Library, names: Names, merging: list[Callable[[], None]]) -> Row:
    """Add articles one by one; each has to be found by the next question. What is merged later is timed apart."""
    times: list[float] = []
    later: list[float] = []
    count, seen = min(_ADDED, library.searched.articles), 0
    for number, article in enumerate(make_articles(count, seed=2)):
        mark = f"zyqx{chr(97 + number % 26)}{chr(97 + number // 26)}vorn"
        body = f"{article.body}\n\nThe {mark} plant opened on Monday, and the {mark} line runs at full load."
        fresh = extract(Article(f"added-{number}", f"{mark}", body, lang=article.lang), names)
        times.append(milliseconds(partial(library.add, [fresh])))
        hits = library.ask(parse_question(f"{mark} plant", names=names)).hits
        seen += bool(hits) and hits[0].article.id == fresh.article.id
        later.extend(map(milliseconds, merging))
        merging.clear()
    return {"articles": count, **percentiles(times), "visible": seen, "merging": percentiles(later)}


def _resident() -> float | None:
    """Give the memory this process has now, in MB; None where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return round(pages * resource.getpagesize() / 1e6, 1)
