"""Where new articles come from, and how to change that; the process decides how they are read.

Must never fetch anything itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol

SourceKind = Literal["feed", "folder"]


@dataclass(frozen=True, slots=True)
class Source:
    """A feed, or a folder that is watched, and how it is doing."""

    number: int
    address: str
    kind: SourceKind
    title: str | None
    # Slack's id of a person, the console, or None for the settings.
    added_by: str | None
    added_at: datetime
    polled_at: datetime | None
    succeeded_at: datetime | None
    due_at: datetime
    # How often in a row it failed, and the sentence that says why.
    failures: int
    failing: str | None
    # When its server said that it is gone for good.
    ended_at: datetime | None
    # How many articles it has brought.
    articles: int
    # What the server gave to ask with whether it has changed.
    etag: str | None = None
    last_modified: str | None = None
    # Why what it listed last became no article, newest first; a few of them, and only where sources are listed.
    refused: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What a person calls it."""
        return self.title or self.address


@dataclass(frozen=True, slots=True)
class AddedSource:
    """A source that was added, or was there already."""

    source: Source
    is_new: bool


class AddedPage(Protocol):
    """What became of the article of a page."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def status(self) -> str:
        """Added, updated or unchanged."""


class Sources(Protocol):
    """Where new articles come from; the process decides how they are read."""

    def all(self) -> Sequence[Source]:
        """Give all sources, in the order they came."""

    def find(self, named: str) -> Source | None:
        """Find a source by its number or its address."""

    def add(self, address: str, added_by: str | None) -> AddedSource:
        """Add the feed at an address. Raises UnreadableError where there is none."""

    def remove(self, number: int) -> bool:
        """Remove a source; its articles stay."""

    def add_page(self, url: str) -> AddedPage:
        """Put the article of one page on record. Raises UnreadableError where there is none."""
