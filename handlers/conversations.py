"""What is asked and answered in Slack, and what is kept of it; the process decides where.

Must never open, read or start anything itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from corpus.models import Citation
from handlers.blocks import Message
from handlers.subcommands import Request


class Thread(NamedTuple):
    """Where something is written: a thread, or without a `ts` its channel."""

    channel: str
    ts: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asked, who and where."""

    request: Request
    # What the thread asked before, oldest first.
    earlier: tuple[str, ...] = ()
    user: str | None = None
    # Where; a slash command is typed in no thread.
    thread: Thread | None = None
    # Whether only the one who asked sees the answer.
    is_private: bool = False
    # What answers to the same question have shown before.
    shown: tuple[Citation, ...] = ()
    # The workspace; "" where there is only one.
    team: str = ""
    # The time zone of who asks, where Slack says so.
    zone: str | None = None

    @property
    def is_direct(self) -> bool:
        """Say whether it was asked in a message to the bot alone, so that all who see the answer have asked it."""
        return self.thread is not None and self.thread.channel.startswith("D") and not self.is_private


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer with buttons: what it takes to go on from it, also after a restart."""

    id: str
    asked: Asked
    # As it was shown, without the question above it and the buttons below.
    message: Message
    kept_at: datetime


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
    # The message that asked, and who wrote it.
    asked_ts: str | None = None
    asked_by: str | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """Something that Slack delivered and that is to be answered."""

    # What it is called: "event Ev0123".
    key: str
    # As Slack sent it.
    body: Mapping[str, Any]
    received_at: datetime
    # Whether an answer was about to be posted when the process died, so that it may stand in Slack.
    may_be_posted: bool = False


class Deliveries(Protocol):
    """What Slack has delivered, kept until it is answered; the process decides how."""

    def take(self, key: str, message_key: str | None, body: Mapping[str, Any]) -> Delivery | None:
        """Keep a delivery; None where one with either key was kept before."""

    def posting(self, delivery: Delivery) -> None:
        """Note that its answer is about to be posted."""

    def end(self, delivery: Delivery) -> None:
        """Note that nothing is left to be done."""


class Postings(Protocol):
    """Where postings are kept; the process decides how."""

    def record(self, posting: Posting) -> None:
        """Keep the posting; the same channel and ts again changes nothing."""

    def questions_in(self, channel: str, thread_ts: str) -> Sequence[str]:
        """Give what was asked in the thread so far, oldest first."""

    def has_joined(self, channel: str, thread_ts: str) -> bool:
        """Say whether the bot has answered in the thread."""

    def answer_to(self, channel: str, asked_ts: str) -> Posting | None:
        """Find what was answered to a message."""

    def replace(self, posting: Posting) -> None:
        """Note what a posting says since its question was edited."""

    def latest_question_of(self, user: str) -> str | None:
        """Give what somebody asked last, which tells how they write."""


class Channels(Protocol):
    """How to behave in each channel; the process decides where that is kept."""

    def follows_up(self, channel: str) -> bool:
        """Say whether questions in a joined thread are answered without a mention."""

    def set_follow_ups(self, channel: str, *, on: bool) -> None:
        """Switch that on or off."""

    def is_external(self, channel: str) -> bool:
        """Say whether it is known to be shared with another organisation."""

    def set_external(self, channel: str) -> None:
        """Remember that it is."""


class Answers(Protocol):
    """Answers with buttons, kept for some weeks; the process decides where."""

    def keep(self, answer: KeptAnswer) -> None:
        """Keep an answer."""

    def find(self, answer_id: str) -> KeptAnswer | None:
        """Find an answer; None where it was never kept, or is too old."""

    def claim_sharing(self, answer_id: str, key: str) -> bool:
        """Say whether the click called `key` may share the answer with its channel: the first may, and no other."""

    def release_sharing(self, answer_id: str) -> None:
        """Let the next click share it after all."""

    def forget(self) -> None:
        """Forget what is too old."""


@dataclass(frozen=True, slots=True)
class Flag:
    """What somebody found wrong with an answer."""

    answer_id: str
    user: str
    question: str
    # What was shown, as Slack's fallback text has it.
    shown: str
    reason: str
    flagged_at: datetime


class Flags(Protocol):
    """What users found wrong; the process decides where that is kept."""

    def record(self, flag: Flag) -> None:
        """Keep a flag, in place of an earlier one of the same person on the same answer."""

    def latest(self, limit: int) -> Sequence[Flag]:
        """Give the newest flags, newest first."""
