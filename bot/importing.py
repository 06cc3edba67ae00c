"""From what a user names on the command line to articles, and from articles to the store, one row for each.

Pages, files, folders and JSONL in bulk. Must never stop for one bad article, and never pass over one without a word.
"""

import itertools
import logging
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from bot.arriving import Imported, arrive, extract_article, is_old
from bot.logs import note_failure
from bot.store import Store
from corpus.changes import mark_changes
from corpus.errors import UnreadableError
from corpus.feeds import is_feed
from corpus.fetch import Fetcher
from corpus.fetched import Page
from corpus.models import Article, Extraction, Refusal
from corpus.names import Names
from corpus.readers import LARGEST_FILE, identity, read_articles, read_bulk

# What is looked for in a folder; a file named by itself is read whatever it is called.
KINDS = frozenset({".md", ".txt", ".html", ".htm", ".jsonl"})
# Documents that are not read: a folder's are counted, so that nobody misses what they hold.
_DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".epub", ".rtf", ".zip"})
# What people try and is not read; whatever its bytes are, the answer has to say so.
_NOT_READ = _DOCUMENTS | {".png", ".jpg", ".jpeg", ".gif", ".webp"}
# JSONL is read line by line, so only the line has to fit into memory.
MAX_JSONL = 2_000_000_000
_UNDATED_NEWS = 50

_log = logging.getLogger(__name__)


def read_paths(paths: Iterable[str], fetcher: Fetcher | None = None) -> Iterator[Article | Refusal]:
    """Read everything that is named: pages, files, folders with all in them, and a refusal for what cannot be read."""
    for path in paths:
        if "://" in path:
            yield from read_page(path, fetcher or Fetcher())
            continue
        files = find_files(Path(path))
        first = next(
            files, Refusal(path, f"{path} holds no files of the kinds that are read: {', '.join(sorted(KINDS))}.")
        )
        for found in itertools.chain([first], files):
            if isinstance(found, Refusal):
                yield found
            else:
                yield from _read_file(found)


def read_page(url: str, fetcher: Fetcher) -> Iterator[Article | Refusal]:
    """Fetch a page and read what is on it; of a feed, the articles that it lists."""
    try:
        page = fetcher.fetch(url)
    except UnreadableError as error:
        yield Refusal(error.name, error.reason)
        return
    if is_feed(page.data):
        from bot.feed_reading import read_once  # noqa: PLC0415  # it reads pages itself, by what is here

        yield from read_once(page, fetcher)
    else:
        yield from read_fetched(page, url)


def read_fetched(page: Page, name: str) -> Iterator[Article | Refusal]:
    """Read what is on a page; an article that does not name its address has the page's."""
    for found in read_content(page.data, name):
        if isinstance(found, Refusal) or found.url:
            yield found
        else:
            source = found.source or identity.host(page.url)
            named = identity.article_id(url=page.url, source=source, title=found.title, body=found.body)
            yield replace(found, id=named, url=page.url, source=source)


def read_content(data: bytes, name: str) -> Iterator[Article | Refusal]:
    """Read the articles in a file's bytes; a fault of ours is logged under the reference in the refusal."""
    yield from _guarded(read_articles(data, name), name)


def extract_articles(found: Iterable[Article | Refusal], names: Names) -> Iterator[Extraction | Refusal]:
    """Take out the figures and claims of each article; one that cannot be done is refused with a reference."""
    for item in found:
        yield item if isinstance(item, Refusal) else extract_article(item, names)


def import_articles(found: Iterable[Article | Refusal], store: Store, names: Names, today: date) -> Iterator[Imported]:
    """Store what was read, each article by itself, and say what became of it.

    What is old today is no news, and neither are more undated articles at once than somebody reads.
    """
    for number, item in enumerate(found):
        if isinstance(item, Refusal):
            yield Imported(None, item.name, "refused", item.reason)
        else:
            quiet = is_old(item.published, today) or (item.published is None and number >= _UNDATED_NEWS)
            yield arrive(item, store, names, quiet=quiet)


def extract_again(store: Store, ids: Iterable[str], names: Names) -> Iterator[str]:
    """Take out the figures and claims of stored articles anew, by the rules of today; give each id when done.

    Of an article that cannot be done the text stays, without figures and claims. One that another process changes or
    takes out meanwhile is left to that.
    """
    for article_id in ids:
        article = store.article(article_id)
        if article is not None:
            extraction = extract_article(article, names)
            if isinstance(extraction, Extraction):
                extraction = mark_changes(extraction, store.versions.former_figures(article_id))
            store.renew(extraction if isinstance(extraction, Extraction) else Extraction(article))
        yield article_id


def spelled(path: Path) -> str:
    r"""Write a path as text that can be kept and shown, whatever bytes its name has: 价.txt in GBK is \xbc\xdb.txt."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def find_files(path: Path) -> Iterator[Path | Refusal]:
    """Give the files at or under a path that are read, in order of their names."""
    return _files(path, set(), KINDS)


def passed_over(paths: Iterable[str]) -> str:
    """Say which documents folders hold beside what is read: "2 .docx, 1 .pdf"; "" for none."""
    folders = (Path(path) for path in paths if "://" not in path and os.path.isdir(path))  # noqa: PTH112  # as below
    found = (one for folder in folders for one in _files(folder, set(), _DOCUMENTS) if isinstance(one, Path))
    counts = Counter(one.suffix.lower() for one in found)
    return ", ".join(f"{count} {suffix}" for suffix, count in sorted(counts.items()))


def _files(path: Path, seen: set[tuple[int, int]], kinds: frozenset[str]) -> Iterator[Path | Refusal]:
    """Give the files at or under a path, in order of their names; each folder once, however many links lead to it.

    A folder's files are of some kinds, by the ends of their names; the path itself may be a file of any.
    """
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
        return
    if stat.S_ISREG(status.st_mode):
        yield path
    elif not stat.S_ISDIR(status.st_mode):
        yield Refusal(spelled(path), f"{spelled(path)} is neither a file nor a folder.")
    elif (status.st_dev, status.st_ino) in seen:
        yield Refusal(spelled(path), f"{spelled(path)} is a link back to a folder that was read already.")
    else:
        seen.add((status.st_dev, status.st_ino))
        yield from _folder(path, seen, kinds)


def _folder(folder: Path, seen: set[tuple[int, int]], kinds: frozenset[str]) -> Iterator[Path | Refusal]:
    try:
        names = sorted(inside.name for inside in folder.iterdir())
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for inside in (folder / name for name in names if not name.startswith(".")):
        if inside.suffix.lower() in kinds or os.path.isdir(inside):  # noqa: PTH112  # unlike Path.is_dir it never raises
            yield from _files(inside, seen, kinds)


def _read_file(path: Path) -> Iterator[Article | Refusal]:
    try:
        size = path.stat().st_size
        if path.suffix.lower() == ".jsonl":
            yield from _read_bulk(path) if size <= MAX_JSONL else [_too_large(path, size, MAX_JSONL)]
        elif size > LARGEST_FILE:
            yield _too_large(path, size, LARGEST_FILE)
        else:
            found = read_content(path.read_bytes(), spelled(path))
            yield from (_with_kinds(one, path) if isinstance(one, Refusal) else one for one in found)
    except OSError as error:
        yield _unreadable(path, error)


def _with_kinds(refusal: Refusal, path: Path) -> Refusal:
    """Say of a file of a kind that is not read which kinds are: thing.pdf, whatever is in it."""
    suffix = path.suffix.lower()
    if suffix not in _NOT_READ:
        return refusal
    kinds = ", ".join(sorted(KINDS))
    said = f"{refusal.reason} Files of the kind {suffix} are not read; {kinds} are, so save its text as one of these."
    return replace(refusal, reason=said)


def _guarded(found: Iterator[Article | Refusal], name: str) -> Iterator[Article | Refusal]:
    try:
        yield from found
    except OSError:
        raise
    except Exception:  # noqa: BLE001  # whatever it is, the other files go on
        yield _failed(name, note_failure(_log, "reading %s", name))


def _read_bulk(path: Path) -> Iterator[Article | Refusal]:
    found = False
    with path.open("rb") as file:
        for item in _guarded(read_bulk(_lines(file), spelled(path)), spelled(path)):
            found = True
            yield item
    if not found:
        yield Refusal(spelled(path), f"{spelled(path)} is empty.")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Give the lines; of one that is longer than any article only the beginning, which the reader refuses."""
    while line := file.readline(LARGEST_FILE):
        yield line
        while line and not line.endswith(b"\n"):
            line = file.readline(LARGEST_FILE)


def _too_large(path: Path, size: int, limit: int) -> Refusal:
    name = spelled(path)
    return Refusal(
        name, f"{name} has {size / 1e6:,.0f} MB; more than {limit / 1e6:,.0f} MB are not read as one article."
    )


def _failed(name: str, reference: str) -> Refusal:
    return Refusal(name, f"Reading {name} failed through a fault of ours; please report reference {reference}.")


def _unreadable(path: Path, error: OSError | ValueError) -> Refusal:
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Refusal(spelled(path), f"{spelled(path)} cannot be read: {why}.")
