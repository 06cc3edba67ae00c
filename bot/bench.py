"""The command that measures extracting, indexing, starting, asking and adding. Must never touch the store.

Articles and questions come from files, or are made up. What is asked is asked of a process of its own that begins with
the snapshot, as a restarted bot does: its memory is what serving takes, the builder's is what building takes.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from bot.batch import read_items, turns_of
from bot.call import Call
from bot.errors import SetupError
from bot.generating import make_articles, make_questions
from bot.importing import extract_articles, read_paths
from bot.progress import shown
from bot.snapshots import load_snapshot, put_aside, save_snapshot
from corpus.errors import QuestionError
from corpus.follow_ups import parse_in_thread
from corpus.index.snapshot import Snapshot
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article, Extraction, Refusal
from corpus.names import Names
from corpus.questions import parse_question

T = TypeVar("T")

_QUESTIONS = 300
# Asked beforehand, so that what a process loads once is loaded.
_WARMING = 50
# Articles added one by one, where there are as many.
_ADDED = 100
_FINGERPRINT = "bench"

Row = dict[str, Any]
Turns = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to measure with."""

    articles: Path | None
    questions: Path | None
    generate: int
    # How many articles have their figures and claims taken out; the others are indexed without.
    extract: int


def run(call: Call, plan: Plan) -> None:
    """Measure, and print one JSON object."""
    asked = _questions(call, plan.questions)
    with TemporaryDirectory(prefix="onrecord-bench-") as folder:
        path = Path(folder) / "index.snapshot"
        row = _building(call, plan, path)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as fresh:
            row |= fresh.submit(_serving, path, asked, call.names).result()
    call.print_row(row)
    call.finish()


def _questions(call: Call, path: Path | None) -> Sequence[Turns]:
    """Read questions, each with the earlier ones of its thread, or make some up."""
    if path is None:
        return [(question,) for question in make_questions(_QUESTIONS)]
    try:
        with path.open("rb") as file:
            items = list(read_items(file, _turns_in))
    except OSError as error:
        raise SetupError(f"{path} cannot be read: {error.strerror}.") from error
    for item in items:
        if not hasattr(item, "content"):
            call.complain(f"Line {item.number} is not asked. {item.reason}")
    return [item.content for item in items if hasattr(item, "content")]


def _turns_in(fields: dict[str, Any]) -> Turns:
    """Give what a line asks: "turns", or one "question" or "query". Raises LineError."""
    one = fields.get("question", fields.get("query"))
    return (one,) if isinstance(one, str) else turns_of(fields)


# --- Building -------------------------------------------------------------------------------------------------------


def _now() -> float:
    """Tell the processor time of this process: what other processes do on a busy machine is not ours to measure."""
    return time.process_time()


def _building(call: Call, plan: Plan, path: Path) -> Row:
    found = _Timed(_articles(call, plan))
    extracting = _Timed(_extracted(found, plan.extract, call.names))
    arriving = _Timed(shown(extracting, "Indexing", plan.generate if plan.articles is None else None))
    started = _now()
    library = Library(arriving, names=call.names, aside=partial(put_aside, folder=path.parent))
    took = _now() - started - arriving.seconds
    write_ms = _milliseconds(lambda: save_snapshot(path, Snapshot(library.segments, {}), _FINGERPRINT))
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
        started = _now()
        try:
            item = next(self._items)
        finally:
            self.seconds += _now() - started
        self.count += 1
        if isinstance(item, Article):
            self.characters += len(item.body)
        elif isinstance(item, Extraction) and (item.figures or item.claims):
            self.characters += len(item.article.body)
        return item


# --- Serving --------------------------------------------------------------------------------------------------------


def _serving(path: Path, asked: Sequence[Turns], names: Names) -> Row:
    """Begin with a snapshot, ask and add; in a process of its own."""
    parse_question("阿里云", names=names)  # the words' dictionaries, which any process loads once
    before = _resident()
    started = _now()
    kept = load_snapshot(path, _FINGERPRINT)
    merging: list[Callable[[], None]] = []
    library = Library(names=names, segments=kept.segments if kept else (), later=merging.append)
    load_ms = round((_now() - started) * 1000, 1)

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
    first = [_time(look_up, turns) for turns in shown(asked, doing, len(asked))]
    again = [_time(look_up, turns) for turns in asked]
    return {"questions": len(first) - first.count(None), **_percentiles(first), "again": _percentiles(again)}


def _percentiles(times: Sequence[float | None]) -> Row:
    ordered = sorted(time for time in times if time is not None)
    return {f"p{part}_ms": _percentile(ordered, part) for part in (50, 95, 99)}


def _time(look_up: Callable[[Turns], None], turns: Turns) -> float | None:
    started = _now()
    try:
        look_up(turns)
    except QuestionError:
        return None
    return (_now() - started) * 1000


def _percentile(ordered: Sequence[float], part: int) -> float | None:
    return round(ordered[min(len(ordered) - 1, len(ordered) * part // 100)], 3) if ordered else None


def _adding(library: Library, names: Names, merging: list[Callable[[], None]]) -> Row:
    """Add articles one by one; each has to be found by the next question. What is merged later is timed apart."""
    times: list[float] = []
    later: list[float] = []
    count, seen = min(_ADDED, library.searched.articles), 0
    for number, article in enumerate(make_articles(count, seed=2)):
        mark = f"zyqx{chr(97 + number % 26)}{chr(97 + number // 26)}vorn"
        body = f"{article.body}\n\nThe {mark} plant opened on Monday, and the {mark} line runs at full load."
        fresh = extract(Article(f"added-{number}", f"{mark}", body, lang=article.lang), names)
        times.append(_milliseconds(partial(library.add, [fresh])))
        hits = library.ask(parse_question(f"{mark} plant", names=names)).hits
        seen += bool(hits) and hits[0].article.id == fresh.article.id
        later.extend(map(_milliseconds, merging))
        merging.clear()
    return {"articles": count, **_percentiles(times), "visible": seen, "merging": _percentiles(later)}


def _milliseconds(do: Callable[[], object]) -> float:
    started = _now()
    do()
    return round((_now() - started) * 1000, 3)


def _resident() -> float | None:
    """Give the memory this process has now, in MB; None where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return None
    return round(pages * resource.getpagesize() / 1e6, 1)


def _peak() -> float:
    return round(
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6, 1
    )
