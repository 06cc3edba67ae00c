"""Turns due periods into runs: what is new is chosen, rendered and frozen, all in one transaction with the period.

After a long absence there is one run for all of it. Must never post, and never plan for a channel while a run of the
same subscription is still going out.
"""

import hashlib
import json
import logging
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from bot.logs import note_failure
from bot.store.runs import Plan
from corpus.slots import due_slot, is_quiet, next_slot, usual_length
from handlers.blocks import Message
from handlers.desk import AT_THE_CONSOLE
from handlers.standing_orders import Subscription

if TYPE_CHECKING:
    from bot.store.runs import StoredRuns
    from bot.store.subscriptions import StoredSubscriptions

_log = logging.getLogger(__name__)

# What was saved a moment ago may not be readable yet, by this process or at all.
SETTLED = timedelta(seconds=10)
# Looked at anew so often where others were quicker.
_TRIES = 3


class Composed(NamedTuple):
    """What a subscription has to say about a window."""

    # The root first; none for silence.
    messages: tuple[Message, ...]
    # All that it announces.
    keys: frozenset[str]
    # Why each item is there, for who asks below the digest.
    why: tuple[str, ...] = ()


class NotYetError(Exception):
    """The library has not read all articles of the window yet."""


class Compose(Protocol):
    """Chooses and renders what is new; None where there was no article at all. Raises NotYetError."""

    def __call__(
        self, subscription: Subscription, window: tuple[datetime, datetime], announced: Collection[str]
    ) -> Composed | None:
        """Say what a subscription has to say about a window, leaving out what its channel has been told."""


class Planning:
    """Plans what is due."""

    def __init__(
        self,
        subscriptions: "StoredSubscriptions",
        runs: "StoredRuns",
        compose: Compose,
        versions_of: Callable[[Message], list[dict[str, Any]]],
        *,
        clock: Callable[[], datetime],
        settled: timedelta = SETTLED,
    ) -> None:
        self._subscriptions = subscriptions
        self._runs = runs
        self._compose = compose
        self._versions_of = versions_of
        self._clock = clock
        self._settled = settled

    def plan_due(self, is_stopped: Callable[[], bool] = lambda: False) -> None:
        """Plan a run for every subscription that is due, until told to stop; one that fails holds up no other."""
        busy, done = self._runs.busy(), self._runs.done()
        for subscription in self._subscriptions.active():
            if is_stopped():
                return
            if subscription.id in busy or subscription.channel == AT_THE_CONSOLE:
                continue
            try:
                self._plan(subscription, done.get(subscription.id, frozenset()))
            except NotYetError:
                _log.info("subscription %s waits for the library", subscription.id)
            except Exception:  # noqa: BLE001 - whatever it is, the others have a right to their digests
                note_failure(_log, "planning a digest")

    def _plan(self, subscription: Subscription, done: frozenset[str]) -> None:
        now = self._clock() - self._settled
        schedule = subscription.schedule
        if subscription.alert is not None:
            self._plan_alert(subscription, now)
            return
        # Whoever ordered it by a clock that was ahead has not ordered it in the future.
        is_ahead = subscription.changed_at > now + self._settled
        since = now - usual_length(schedule) if is_ahead else subscription.changed_at
        slot = due_slot(schedule, now, since, done)
        if slot is None:
            return
        following = next_slot(schedule, now)
        good_until = slot.due + ((following.due - slot.due) / 2 if following else usual_length(schedule))
        begin = min(subscription.read_until, slot.due - usual_length(schedule))
        if subscription.read_until <= slot.due:
            begin = subscription.read_until
        frame = Plan(slot.period, slot.due, max(good_until, now + timedelta(hours=1)), begin, slot.due, (), ())
        self._freeze(subscription, frame)

    def _plan_alert(self, subscription: Subscription, now: datetime) -> None:
        """Tell at once what an alert is for; in quiet hours, and beyond what a day may bring, it waits."""
        alert, local = subscription.alert, subscription.schedule.local(now)
        if alert is None or now <= subscription.read_until or is_quiet(subscription.schedule, now):
            return
        # Not by when they were due: the day may have begun elsewhere, before the zone was changed.
        told = self._runs.count_of_day(subscription.id, local.date())
        if told < alert.most:
            period = f"{local.date()}#{told + 1}"
            good_until = now + timedelta(hours=12)
            self._freeze(subscription, Plan(period, now, good_until, subscription.read_until, now, (), ()))

    def _freeze(self, subscription: Subscription, frame: Plan) -> None:
        for _ in range(_TRIES):
            told = self._runs.announced_in(subscription.team, subscription.channel)
            composed = self._compose(subscription, (frame.since, frame.until), told)
            if subscription.alert is not None and (composed is None or not composed.keys):
                if composed is not None:
                    self._runs.advance(subscription, frame.until)
                return
            messages = composed.messages if composed else ()
            bodies = tuple(self._frozen(message, composed.why if composed else ()) for message in messages)
            keys = (composed.keys if composed else frozenset()) - told
            if self._runs.plan(subscription, frame._replace(bodies=bodies, keys=keys)):
                _log.info("run %s/%s planned: %d messages", subscription.id, frame.period, len(bodies))
                return
        _log.info("subscription %s: others were quicker", subscription.id)

    def _frozen(self, message: Message, why: Sequence[str]) -> tuple[dict[str, Any], str]:
        body = {
            "text": message.text,
            "versions": self._versions_of(message),
            "articles": list(message.article_ids),
            "why": list(why),
        }
        written = json.dumps(body, ensure_ascii=True, sort_keys=True).encode()
        return body, hashlib.blake2b(written, digest_size=12).hexdigest()
