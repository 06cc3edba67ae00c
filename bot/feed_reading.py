"""What a feed brings: its bytes, its entries, and the pages they lead to. Must never touch the store.

This is what runs beside other feeds, in a thread of a pool: it ends by its own deadline, however slowly anything comes.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import inf
from threading import Event
from time import monotonic

from bot.importing import read_fetched
from bot.logs import note_failure
from bot.store.feeds import Listed
from corpus.discovery import announced_feeds
from corpus.entries import is_whole, outlet_of, read_entry
from corpus.errors import ServerRefusalError, UnreadableError
from corpus.feeds import Entry, Feed, is_feed, read_feed, retraction_in
from corpus.fetch import Fetcher
from corpus.fetched import NotModified, Page, Validators
from corpus.models import Article, Extraction, Refusal, Retraction
from corpus.readers.encoding import decode
from handlers.article_sources import Source

# Seconds for a feed with all pages that its entries lead to; the rest is left for the next poll.
FEED_SECONDS = 60.0
# Pages that fail one after another before a site is left in peace for this time.
_PATIENCE = 3
_TOMORROW = timedelta(days=1)
_READ, _GONE, _SERVERS_FAULT = 200, 410, 500
_NOTHING_KNOWN = Validators()

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An entry that is new or has changed, and what it is."""

    key: str
    # Of all that the entry says; empty where it is to be tried again.
    said: str
    found: Article | Refusal
    # What was taken out of it.
    extracted: Extraction | Refusal | None = None
    # Why it is less than its page has.
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one poll of a feed gave."""

    source: Source
    title: str | None = None
    arrivals: tuple[Arrival, ...] = ()
    # Articles that the feed, or their site, has taken back.
    retracted: tuple[tuple[str, Retraction], ...] = ()
    validators: Validators = _NOTHING_KNOWN
    moved_to: str | None = None
    is_unchanged: bool = False
    # Entries are left for the next poll.
    is_cut_short: bool = False
    left_out: int = 0
    # The keys of all entries that it lists now.
    listed: frozenset[str] = frozenset()
    failure: str | None = None
    retry_after: float | None = None
    is_gone: bool = False


def read_source(source: Source, known: Mapping[str, Listed], fetcher: Fetcher, today: date, stop: Event) -> Reading:
    """Poll a feed. Never raises: what fails is a failure in one sentence."""
    deadline = monotonic() + FEED_SECONDS
    try:
        page = fetcher.fetch_changed(source.address, Validators(source.etag, source.last_modified))
        if isinstance(page, NotModified):
            return Reading(source, is_unchanged=True, moved_to=page.moved_to)
        feed = _feed_on(page, source.address)
        return _read_entries(source, page, feed, known, _EntryReader(feed.title, known, fetcher, today, deadline, stop))
    except ServerRefusalError as error:
        return Reading(source, failure=error.reason, retry_after=error.retry_after, is_gone=error.status == _GONE)
    except UnreadableError as error:
        return Reading(source, failure=error.reason)
    except Exception:  # noqa: BLE001  # whatever it is, the other feeds go on
        reference = note_failure(_log, "polling feed %d", source.number)
        return Reading(
            source, failure=f"Reading {source.address} failed through a fault of ours; reference {reference}."
        )


def _read_entries(
    source: Source, page: Page, feed: Feed, known: Mapping[str, Listed], reader: "_EntryReader"
) -> Reading:
    arrivals = tuple(reader.read(feed.entries))
    deleted = [known[key].article_id for key in feed.deleted if key in known]
    taken_back: list[tuple[str, Retraction]] = [(article_id, "feed") for article_id in deleted if article_id]
    return Reading(
        source,
        feed.title,
        arrivals=arrivals,
        validators=page.validators,
        moved_to=page.moved_to,
        left_out=feed.left_out,
        listed=frozenset(entry.key for entry in feed.entries),
        retracted=tuple(dict.fromkeys([*taken_back, *reader.retracted])),
        is_cut_short=reader.is_cut_short,
    )


def _feed_on(page: Page, address: str) -> Feed:
    """Read a feed; of a page that was named in its place, say where the feed is."""
    if page.data.strip() and not is_feed(page.data):
        for announced in announced_feeds(decode(page.data, address), page.url):
            raise UnreadableError(address, f"{address} is a web page; its feed is at {announced}.")
    return read_feed(page.data, address)


def read_once(page: Page, fetcher: Fetcher) -> Iterator[Article | Refusal]:
    """Read the articles that a feed lists now, with the pages they lead to, for who does not want to follow it."""
    try:
        feed = read_feed(page.data, page.url)
    except UnreadableError as error:
        yield Refusal(error.name, error.reason)
        return
    reader = _EntryReader(feed.title, {}, fetcher, None, inf, Event())
    yield from (arrival.found for arrival in reader.read(feed.entries))


class _EntryReader:
    """Reads the entries of one feed, within its deadline."""

    def __init__(
        self,
        title: str | None,
        known: Mapping[str, Listed],
        fetcher: Fetcher,
        today: date | None,
        deadline: float,
        stop: Event,
    ) -> None:
        self._title = title
        self._known = known
        self._fetcher = fetcher
        self._today = today
        self._deadline = deadline
        self._stop = stop
        self._failed = 0
        self.is_cut_short = False
        self.retracted: list[tuple[str, Retraction]] = []

    def read(self, entries: tuple[Entry, ...]) -> Iterator[Arrival]:
        """Give what is new or has changed."""
        for entry in entries:
            before = self._known.get(entry.key)
            if before is not None and before.said == entry.said:
                continue
            if self._stop.is_set() or monotonic() > self._deadline:
                self.is_cut_short = True
                return
            if before is not None and before.article_id and retraction_in(entry.title or "") is not None:
                self.retracted.append((before.article_id, "feed"))
            yield self._arrival(replace(entry, published=self._passed(entry.published)), before)

    def _arrival(self, entry: Entry, before: Listed | None) -> Arrival:
        name = f"The entry {(entry.url or entry.title or entry.key)[:200]}"
        own = read_entry(entry, self._title, name)
        if is_whole(entry) or entry.url is None:
            return Arrival(entry.key, entry.said, own)
        page, status = self._page(entry)
        if status == _GONE and before is not None and before.article_id:
            self.retracted.append((before.article_id, "gone"))
        if isinstance(page, Article):
            best = own if isinstance(own, Article) and len(own.body) > len(page.body) else page
            return Arrival(entry.key, entry.said, self._completed(best, entry))
        # What may pass is tried once more, at the next poll.
        is_passing = (status is None or status >= _SERVERS_FAULT) and (before is None or bool(before.said))
        said = "" if is_passing else entry.said
        if isinstance(own, Refusal):
            return Arrival(entry.key, said, page)
        return Arrival(entry.key, said, own, note=f"{page.reason} It stands on record by its summary.")

    def _page(self, entry: Entry) -> tuple[Article | Refusal, int | None]:
        url = entry.url or ""
        left = self._deadline - monotonic()
        if self._failed >= _PATIENCE or left <= 0:
            return Refusal(url, f"{url} is not asked for now: its site does not answer."), None
        limits = replace(self._fetcher.limits, seconds=min(self._fetcher.limits.seconds, left))
        try:
            page = replace(self._fetcher, limits=limits).fetch(url)
        except ServerRefusalError as error:
            self._failed = 0
            return Refusal(url, error.reason), error.status
        except UnreadableError as error:
            self._failed += 1
            return Refusal(url, error.reason), None
        self._failed = 0
        return next(read_fetched(page, url), Refusal(url, f"{url} holds no article.")), _READ

    def _completed(self, article: Article, entry: Entry) -> Article:
        """Add what the entry says and its page does not."""
        return replace(
            article,
            published=self._passed(article.published) or entry.published,
            author=article.author or entry.author,
            source=article.source or outlet_of(self._title),
        )

    def _passed(self, day: date | None) -> date | None:
        """Drop a day to come, which no article was published on; tomorrow it may be elsewhere already."""
        is_to_come = day is not None and self._today is not None and day > self._today + _TOMORROW
        return None if is_to_come else day
