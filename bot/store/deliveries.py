"""What Slack has delivered, until it is answered. Satisfies `handlers.desk.Deliveries`.

A process holds a delivery by lease: when it dies, another may take it up once the lease has run out. What is answered
keeps only its keys, by which a repetition is known. Must never keep the words of a message longer than it takes to
answer it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.store.opening import writing
from bot.store.tables import deliveries
from handlers.conversations import Delivery

# Renewed every few seconds by a process that lives: what is not has been left behind by one that died.
LEASE = timedelta(seconds=15)
# Slack repeats an event for about six minutes (docs.slack.dev/apis/events-api), and some outages of its own for longer.
_REMEMBERED = timedelta(days=2)


class StoredDeliveries:
    """Deliveries in the database; `owner` names this process among those that share it."""

    def __init__(self, engine: sa.Engine, *, owner: str, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = writing(engine)
        self._owner = owner
        self._clock = clock

    def take(self, key: str, message_key: str | None, body: Mapping[str, Any]) -> Delivery | None:
        """Keep a delivery; None where one with either key was kept before."""
        now = self._clock()
        row = {
            "key": key,
            "message_key": message_key,
            "body": dict(body),
            "received_at": now,
            "owner": self._owner,
            "leased_until": now + LEASE,
        }
        try:
            with self._writing.begin() as connection:
                connection.execute(sa.insert(deliveries).values(row))
        except sa.exc.IntegrityError:
            return None
        return Delivery(key, body, now)

    def posting(self, delivery: Delivery) -> None:
        """Note that its answer is about to be posted."""
        self._update(delivery.key, {"posting_at": self._clock()})

    def end(self, delivery: Delivery) -> None:
        """Note that nothing is left to be done, and forget what was said."""
        self._update(delivery.key, {"ended_at": self._clock(), "body": None})

    def orphans(self) -> Sequence[Delivery]:
        """Take over what was acknowledged by a process that has died since; what is taken over is leased anew."""
        now = self._clock()
        columns = deliveries.c
        waiting = columns.ended_at.is_(None) & (columns.leased_until < now)
        query = sa.select(deliveries).where(waiting).order_by(columns.received_at, columns.id)
        with self._engine.connect() as connection:
            found = connection.execute(query).mappings().all()
        return [_delivery(row) for row in found if self._lease(row["id"], now)]

    def renew(self) -> None:
        """Go on holding all that this process has not ended yet."""
        self._hold_until(self._clock() + LEASE)

    def release(self) -> None:
        """Let go of all that this process holds, so that the next one need not wait for the leases."""
        self._hold_until(self._clock())

    def forget(self) -> None:
        """Forget what was answered so long ago that Slack does not repeat it."""
        old = deliveries.c.ended_at < self._clock() - _REMEMBERED
        with self._writing.begin() as connection:
            connection.execute(sa.delete(deliveries).where(old))

    def _hold_until(self, at: datetime) -> None:
        mine = (deliveries.c.owner == self._owner) & deliveries.c.ended_at.is_(None)
        with self._writing.begin() as connection:
            connection.execute(sa.update(deliveries).where(mine).values(leased_until=at))

    def _lease(self, number: int, now: datetime) -> bool:
        """Lease one delivery, unless another process has been quicker."""
        still_waiting = (
            (deliveries.c.id == number) & deliveries.c.ended_at.is_(None) & (deliveries.c.leased_until < now)
        )
        leased = {"owner": self._owner, "leased_until": now + LEASE}
        with self._writing.begin() as connection:
            return connection.execute(sa.update(deliveries).where(still_waiting).values(leased)).rowcount == 1

    def _update(self, key: str, values: Mapping[str, Any]) -> None:
        with self._writing.begin() as connection:
            connection.execute(sa.update(deliveries).where(deliveries.c.key == key).values(**values))


def _delivery(row: sa.RowMapping) -> Delivery:
    return Delivery(row["key"], row["body"], row["received_at"], may_be_posted=row["posting_at"] is not None)
