"""Where articles come from, as users change it: feeds and folders, and single pages. Satisfies `handlers.desk.Sources`.

Must never add an address that was not read as a feed, or a page that has none.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from bot.arriving import Imported, arrive, is_old
from bot.importing import read_fetched
from bot.store import Store
from corpus.discovery import announced_feeds
from corpus.errors import ServerRefusalError, UnreadableError
from corpus.feeds import read_feed
from corpus.fetch import Fetcher
from corpus.fetched import Page
from corpus.models import Refusal
from corpus.names import Names
from corpus.readers.encoding import decode
from corpus.readers.identity import article_id, canonical_url
from corpus.readers.kinds import looks_like_page
from handlers.article_sources import AddedSource, Source

_GONE = 410


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources in the store, and the way to new ones."""

    store: Store
    names: Names
    fetcher: Fetcher
    clock: Callable[[], datetime]

    def all(self) -> list[Source]:
        """Give all sources, in the order they came."""
        return self.store.feeds.all()

    def find(self, named: str) -> Source | None:
        """Find a source by its number or its address."""
        same = canonical_url(named)
        return next(
            (
                one
                for one in self.all()
                if named in (str(one.number), one.address, one.title) or canonical_url(one.address) == same
            ),
            None,
        )

    def add(self, address: str, added_by: str | None) -> AddedSource:
        """Add a feed: at the address, or announced by the page there. Raises UnreadableError where there is none."""
        known = self.find(address)
        if known is not None and not known.address.isdecimal():
            return AddedSource(known, is_new=False)
        found, title = self._feed_at(address)
        known = self.find(found)
        if known is not None:
            return AddedSource(known, is_new=False)
        self.store.feeds.add(found, "feed", added_by, title)
        return AddedSource(self._added(found), is_new=True)

    def watch(self, folder: Path, added_by: str | None) -> AddedSource:
        """Add a folder, which has to be there."""
        address = str(folder.resolve())
        if not folder.is_dir():
            raise UnreadableError(address, f"{address} is no folder.")
        is_new = self.store.feeds.add(address, "folder", added_by)
        return AddedSource(self._added(address), is_new=is_new)

    def settle(self, feeds: Iterable[str], folder: Path | None) -> None:
        """Note what the settings name, without asking for it: whether it is a feed, its first poll will say."""
        known = {canonical_url(one.address) for one in self.all()}
        for address in feeds:
            if canonical_url(address) not in known:
                self.store.feeds.add(address, "feed", None)
        if folder is not None:
            self.store.feeds.add(str(folder.resolve()), "folder", None)

    def remove(self, number: int) -> bool:
        """Remove a source; its articles stay."""
        return self.store.feeds.remove(number)

    def add_page(self, url: str) -> Imported:
        """Put the article of one web page on record. Raises UnreadableError where there is none."""
        try:
            page = self.fetcher.fetch(url)
        except ServerRefusalError as error:
            if error.status == _GONE:
                self._take_off(url)
            raise
        found = next(read_fetched(page, url), Refusal(url, f"{url} holds no article."))
        if isinstance(found, Refusal):
            raise UnreadableError(found.name, found.reason)
        before = self.store.article(self.store.versions.resolve(found.id))
        if before is not None:
            # Its feed may have said what its page does not.
            found = replace(found, published=found.published or before.published, author=found.author or before.author)
        imported = arrive(found, self.store, self.names, quiet=is_old(found.published, self._today()))
        if imported.reason:
            raise UnreadableError(url, imported.reason)
        # Who adds a page asks whether its words are there, not what else is known of it, nor by which rules it is read.
        is_same = before is not None and (before.title, before.body) == (found.title, found.body)
        return replace(imported, status="unchanged") if is_same else imported

    def _feed_at(self, url: str) -> tuple[str, str | None]:
        page = self.fetcher.fetch(url)
        if not _is_page(page):
            return page.moved_to or url, read_feed(page.data, url).title
        announced = announced_feeds(decode(page.data, url), page.url)
        if not announced:
            raise UnreadableError(url, f"{url} is a web page that announces no feed.")
        feed = self.fetcher.fetch(announced[0])
        return feed.moved_to or announced[0], read_feed(feed.data, announced[0]).title

    def _added(self, address: str) -> Source:
        return next(one for one in self.all() if one.address == address)

    def _take_off(self, url: str) -> None:
        """Mark the article of a page that is gone for good."""
        named = article_id(url=url, source=None, title="", body="")
        self.store.versions.retract(self.store.versions.resolve(named), "gone")

    def _today(self) -> date:
        return self.clock().date()


def _is_page(page: Page) -> bool:
    text = decode(page.data, page.url) if page.data.strip() else ""
    return looks_like_page(text)
