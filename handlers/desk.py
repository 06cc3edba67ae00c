"""What a listener may reach, and what it asks of the process. Must never open, read or start anything itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from handlers.article_sources import Source, Sources
from handlers.blocks import Message
from handlers.conversations import Answers, Channels, Deliveries, Flags, Postings
from handlers.standing_orders import Subscription, Subscriptions
from handlers.turns import Turns

if TYPE_CHECKING:
    from corpus.library import Library
    from corpus.names import Names

# Who writes at the console of the process. Slack's ids of people are capital letters and digits.
AT_THE_CONSOLE = "console"


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
