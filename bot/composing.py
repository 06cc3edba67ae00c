"""What a subscription has to say about a window: the fresh articles become a digest, and that becomes messages.

The preview says the same as the digest would, because it is made here too. Must never post or record anything.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.planning import Composed, NotYetError
from bot.store import Store
from bot.store.encoding import state_hash
from corpus.digests import Digest, Item, Window, make_digest
from corpus.library import Library
from corpus.models import Claim
from corpus.names import Names
from corpus.slots import next_slot
from corpus.topics import parse_topic
from handlers.blocks import Message
from handlers.digest_blocks import Rest, render_digest, why_in_words
from handlers.digests import named
from handlers.elements import label
from handlers.naming import Naming
from handlers.standing_orders import Alert, Subscription
from handlers.subscription_blocks import moment_in_words, with_order_buttons
from handlers.wording import WORDINGS, Wording

# After this long a library that has not read an article will not read it: it may be damaged.
_PATIENCE = timedelta(minutes=10)
# An alert shows so many figures, the rest goes into its thread.
_IN_AN_ALERT = 5
_SAID = 60


class Composing:
    """Composes from the record; what the library has not read yet is waited for."""

    def __init__(self, store: Store, library: Library, names: Names, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._library = library
        self._names = names
        self._clock = clock

    def compose(
        self, subscription: Subscription, window: tuple[datetime, datetime], announced: Collection[str]
    ) -> Composed | None:
        """Say what is new, leaving out what the channel has been told; None for an alert where nothing came.

        Raises NotYetError where the library has not read all of it, QuestionError for a topic with no meaning.
        """
        since, until = window
        fresh = self._store.fresh(since, until)
        if self._clock() - until < _PATIENCE and not self._has_read(fresh):
            raise NotYetError
        if subscription.alert is not None and not fresh:
            return None
        composed = self._composed(subscription, window, fresh, announced)
        if not composed.why:
            return composed
        root, *thread = composed.messages
        words = WORDINGS[subscription.lang]  # type: ignore[index]  # the store keeps no other
        return composed._replace(messages=(with_order_buttons(root, subscription, words), *thread))

    def preview(self, subscription: Subscription) -> Sequence[Message]:
        """Say what the next digest would say if it were due now."""
        now = self._clock()
        told = self._store.runs.announced_in(subscription.team, subscription.channel)
        since = min(subscription.read_until, now)
        fresh = self._store.fresh(since, now)
        return self._composed(
            replace(subscription, says_nothing_new=True), (since, now), fresh, told, rest="digest"
        ).messages

    def _composed(
        self,
        subscription: Subscription,
        window: tuple[datetime, datetime],
        fresh: Sequence[str],
        announced: Collection[str],
        *,
        rest: Rest = "thread",
    ) -> Composed:
        words, schedule = WORDINGS[subscription.lang], subscription.schedule  # type: ignore[index]  # the store keeps no other
        topic = parse_topic(subscription.topic, self._names)
        # Its readers' days, not Greenwich's.
        local = Window(*map(schedule.local, window))
        digest = make_digest(self._library, fresh, topic, local, frozenset(announced))
        if subscription.alert is not None:
            digest = _alerted(digest, subscription.alert)
        if digest.is_empty and not subscription.says_nothing_new:
            return Composed((), digest.keys)
        shown = named(digest, Naming(self._names, words))
        root, *thread = render_digest(shown, words, next_run=self._next(subscription, window[1], words), rest=rest)
        why = tuple(_why(item, words) for item in (*shown.items, *shown.more))
        return Composed((root, *thread), digest.keys, why)

    def _next(self, subscription: Subscription, after: datetime, words: Wording) -> str | None:
        schedule = subscription.schedule
        coming = next_slot(schedule, max(after, self._clock()))
        return moment_in_words(schedule.local(coming.due), schedule.zone, words) if coming else None

    def _has_read(self, fresh: Sequence[str]) -> bool:
        stored = self._store.content_hashes(fresh)
        found = {article_id: self._library.article(article_id) for article_id in fresh}
        return all(one is not None and state_hash(one.article) == stored.get(each) for each, one in found.items())


def _why(item: Item, words: Wording) -> str:
    said = item.figures[0].figure.surface if item.figures else _claimed(item.claims[0].claim)
    return f"{label(said, _SAID)}: {why_in_words(item, words)}"


def _claimed(claim: Claim) -> str:
    """A claim with what denies it, without which the opposite would be read."""
    return f"{claim.denial}: {claim.content}" if claim.denial else claim.content


def _alerted(digest: Digest, alert: Alert) -> Digest:
    """Leave only what an alert is for: figures, new or changed, from its amount on."""
    items = [item for item in (*digest.items, *digest.more) if _is_for(item, alert)]
    return replace(digest, items=tuple(items[:_IN_AN_ALERT]), more=tuple(items[_IN_AN_ALERT:]))


def _is_for(item: Item, alert: Alert) -> bool:
    if item.kind not in {"figure", "change"} or not item.figures:
        return False
    figure = item.figures[0].figure
    if alert.over is None:
        return True
    return figure.value >= alert.over and (figure.unit == alert.unit if alert.unit else figure.unit != "percent")
