"""What a listener may reach, and what it asks of the process. Must never open, read or start anything itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from corpus.library import Library
    from corpus.names import Names


@dataclass(frozen=True, slots=True)
class Posting:
    """A message the bot has put in Slack, as the answer to a question."""

    channel: str
    # Slack's own timestamp strings, never floats: they are names of messages.
    ts: str
    thread_ts: str
    question: str
    article_ids: tuple[str, ...]
    posted_at: datetime


class Postings(Protocol):
    """Where postings are kept; the process decides how."""

    def record(self, posting: Posting) -> None:
        """Keep the posting; the same channel and ts again changes nothing."""

    def questions_in(self, channel: str, thread_ts: str) -> Sequence[str]:
        """Give what was asked in the thread so far, oldest first."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a listener may reach, built once by the process."""

    library: "Library"
    names: "Names"
    postings: Postings
    clock: Callable[[], datetime]
    command: str = "/onrecord"
