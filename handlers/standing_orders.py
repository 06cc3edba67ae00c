"""Subscriptions: who is told what in a channel, and when; the process decides where they are kept.

Must never say what is new: that is for `corpus.digests`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from corpus.normalise import fold_characters
from corpus.slots import Schedule


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
