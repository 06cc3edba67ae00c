"""What a listener may reach, and what it asks of the process. Must never open, read or start anything itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from corpus.models import Citation
from corpus.normalise import fold_characters
from corpus.slots import Schedule
from handlers.blocks import Message
from handlers.subcommands import Request
from handlers.turns import Turns

if TYPE_CHECKING:
    from corpus.library import Library
    from corpus.names import Names


# Who writes at the console of the process. Slack's ids of people are capital letters and digits.
AT_THE_CONSOLE = "console"


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


@dataclass(frozen=True, slots=True)
class Alert:
    """What is told at once: figures of the topic from an amount on, or without one every figure of it."""

    over: Decimal | None = None
    # As figures have it: "CNY", "percent"; None for any.
    unit: str | None = None
    # Messages a day; what goes beyond comes with the first of the next.
    most: int = 5


@dataclass(frozen=True, slots=True)
class Subscription:
    """A channel's standing order for digests of a topic."""

    id: str
    # Slack's id of the workspace, "" where there is only one; and of the channel.
    team: str
    channel: str
    # As it was typed: a named query; "" is everything.
    topic: str
    # The script its digests are in: "en", "zh-Hans", "zh-Hant".
    lang: str
    schedule: Schedule
    # Who ordered it.
    owner: str | None
    created_at: datetime
    # When it was made, changed or resumed: what was due before is not due any more.
    changed_at: datetime
    # Up to when articles have had their chance in a digest.
    read_until: datetime
    # In place of digests.
    alert: Alert | None = None
    # Whether a day without news has a line of its own; else it is passed over in silence.
    says_nothing_new: bool = False
    is_paused: bool = False
    # Slack's word for why nothing can be posted there: "is_archived".
    suspended: str | None = None

    @property
    def same(self) -> str:
        """What makes two orders of a channel one: 銅價 and "铜价 " are one topic, its alerts are another order."""
        kind = "digest" if self.alert is None else "alert"
        return f"{kind} {' '.join(fold_characters(self.topic).casefold().split())}"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a subscription stands, for whoever asks."""

    # The periods that have had their digest, lately.
    done: frozenset[str] = frozenset()
    # A run of which nobody knows whether it stands in the channel.
    uncertain: str | None = None


class Subscriptions(Protocol):
    """Who is told what, and when; the process decides where that is kept."""

    def follow(self, subscription: Subscription) -> bool:
        """Keep a new one, or change the one of the same topic there; say whether it is new."""

    def in_channel(self, team: str, channel: str) -> Sequence[Subscription]:
        """Give those of a channel, in the order they were made."""

    def of_owner(self, team: str, user: str) -> Sequence[Subscription]:
        """Give those that somebody ordered, in the order they were made."""

    def find(self, subscription_id: str) -> Subscription | None:
        """Find one by its id."""

    def change(self, subscription: Subscription) -> None:
        """Put it in place of what has its id."""

    def remove(self, subscription_id: str) -> None:
        """Forget it; what was about to be posted for it is not."""

    def standing(self, subscription_id: str) -> Standing:
        """Say how it stands."""

    def why(self, channel: str, ts: str) -> Sequence[str]:
        """Give why each item of a digest that stands there is in it; none where that is not known any more."""

    def settle(self, run_id: str, *, stands: bool) -> bool:
        """Take somebody's word for whether an uncertain run stands in its channel; if not, it is posted again."""


@dataclass(frozen=True, slots=True)
class Manners:
    """Where the bot answers, how often, and who looks after it, as its owners have set it."""

    # The only channels it answers in, by id; without any, all that it is invited to. Direct messages it always answers.
    channels: frozenset[str] = frozenset()
    # Whether it answers in channels that are shared with other organisations.
    external: bool = False
    # Questions and clicks a minute, more than people make: what goes beyond is a script. 0 is no limit.
    per_user: int = 120
    per_channel: int = 600
    # Those who may see what users found wrong.
    admins: frozenset[str] = frozenset()
    # Who may change what a channel follows: everyone, who ordered it (and anybody may order), or the owners alone.
    followers: Literal["everyone", "creators", "admins"] = "everyone"
    # The time zone of who has none in Slack.
    zone: str = "UTC"
    # Whether everybody may add feeds and pages; else those who look after the bot.
    open_sources: bool = True


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a listener may reach, built once by the process."""

    library: "Library"
    names: "Names"
    postings: Postings
    deliveries: Deliveries
    channels: Channels
    answers: Answers
    flags: Flags
    subscriptions: Subscriptions
    clock: Callable[[], datetime]
    command: str = "/onrecord"
    version: str = ""
    manners: Manners = Manners()
    turns: Turns = field(default_factory=Turns)
    # Ids of the articles published from a day on; those without a date count from the day they came.
    fresh_since: Callable[[date], Sequence[str]] = lambda _: ()
    # What the next digest of a subscription would say now: its messages, the root first.
    preview: Callable[[Subscription], Sequence[Message]] = lambda _: ()
    # None where the process has none to change.
    sources: Sources | None = None

    def is_admin(self, user: str | None) -> bool:
        """Say whether somebody owns this bot: whoever is named so, and whoever runs it."""
        return user == AT_THE_CONSOLE or user in self.manners.admins

    def may_add_sources(self, user: str | None) -> bool:
        """Say whether somebody may add feeds and pages."""
        return self.manners.open_sources or self.is_admin(user)

    def may_remove(self, source: Source, user: str | None) -> bool:
        """Say whether somebody may remove a feed: who added it, who looks after the bot, or without such, all."""
        nobody_looks_after = self.manners.open_sources and not self.manners.admins
        return self.is_admin(user) or nobody_looks_after or (user is not None and user == source.added_by)
