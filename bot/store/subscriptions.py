"""Channels' standing orders for digests. Satisfies `handlers.desk.Subscriptions`.

Must never plan or post anything: that is `bot.store.runs` and `bot.delivery`.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

import sqlalchemy as sa

from bot.store.opening import writing
from bot.store.runs import REMEMBERED, close_open
from bot.store.tables import parts, runs, subscriptions
from corpus.slots import Quiet, Schedule
from handlers.standing_orders import Alert, Standing, Subscription

Row = dict[str, Any]


class StoredSubscriptions:
    """Subscriptions in the database; one channel has one for each topic, and one for alerts on it."""

    def __init__(self, engine: sa.Engine, *, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = writing(engine)
        self._clock = clock

    def follow(self, subscription: Subscription) -> bool:
        """Keep a new one, or change the one of the same topic there, which goes on from where it has read; say which.

        What is changed is resumed.
        """
        try:
            return self._follow(subscription)
        except sa.exc.IntegrityError:
            return self._follow(subscription)  # somebody else followed it in between: now it is there to be changed

    def in_channel(self, team: str, channel: str) -> tuple[Subscription, ...]:
        """Give those of a channel, in the order they were made."""
        return self._select((subscriptions.c.team == team) & (subscriptions.c.channel == channel))

    def of_owner(self, team: str, user: str) -> tuple[Subscription, ...]:
        """Give those that somebody ordered, in the order they were made."""
        return self._select((subscriptions.c.team == team) & (subscriptions.c.owner == user))

    def active(self) -> tuple[Subscription, ...]:
        """Give all that are neither paused nor suspended."""
        columns = subscriptions.c
        return self._select(columns.is_paused.is_(False) & columns.suspended.is_(None))

    def find(self, subscription_id: str) -> Subscription | None:
        """Find one by its id."""
        return next(iter(self._select(subscriptions.c.id == subscription_id)), None)

    def change(self, subscription: Subscription) -> None:
        """Put it in place of what has its id; how far it has read is the runs' to say.

        Of one that is paused, what was about to be posted comes when it is resumed.
        """
        values = _to_row(subscription) | ({} if subscription.suspended else {"told_at": None})
        del values["read_until"]
        with self._writing.begin() as connection:
            if subscription.is_paused:
                close_open(connection, subscription.id, self._clock(), "paused")
            connection.execute(sa.update(subscriptions).where(subscriptions.c.id == subscription.id).values(values))

    def remove(self, subscription_id: str) -> None:
        """Forget it; what was about to be posted for it is not."""
        with self._writing.begin() as connection:
            close_open(connection, subscription_id, self._clock(), "unfollowed")
            connection.execute(sa.delete(subscriptions).where(subscriptions.c.id == subscription_id))

    def suspend(self, subscription_id: str, reason: str) -> bool:
        """Stop posting where that is not possible; say whether the owner is to be told, which is so once."""
        columns = subscriptions.c
        one = columns.id == subscription_id
        with self._writing.begin() as connection:
            connection.execute(sa.update(subscriptions).where(one).values(suspended=reason))
            told = sa.update(subscriptions).where(one & columns.told_at.is_(None)).values(told_at=self._clock())
            return connection.execute(told).rowcount == 1

    def standing(self, subscription_id: str) -> Standing:
        """Say which periods have had their digest, and of which run nobody knows whether it stands in Slack."""
        columns = runs.c
        recent = (columns.due_at > self._clock() - REMEMBERED) | (columns.state == "uncertain")
        query = sa.select(columns.id, columns.period, columns.state).where(
            (columns.subscription == subscription_id) & recent
        )
        with self._engine.connect() as connection:
            found = connection.execute(query.order_by(columns.due_at)).all()
        uncertain = [row.id for row in found if row.state == "uncertain"]
        return Standing(frozenset(row.period for row in found), uncertain[-1] if uncertain else None)

    def why(self, channel: str, ts: str) -> tuple[str, ...]:
        """Give why each item of a digest that stands there is in it."""
        there = (runs.c.channel == channel) & (parts.c.ts == ts)
        query = sa.select(parts.c.body).join(runs, runs.c.id == parts.c.run).where(there)
        with self._engine.connect() as connection:
            body = connection.scalar(query)
        return tuple((body or {}).get("why", ()))

    def settle(self, run_id: str, *, stands: bool) -> bool:
        """Take somebody's word for whether an uncertain run stands in Slack: it is done, or posted again."""
        now = self._clock()
        is_uncertain = (runs.c.id == run_id) & (runs.c.state == "uncertain")
        done: Row = {"state": "sent", "ended_at": now}
        again: Row = {"state": "open", "ended_at": None, "try_at": now, "good_until": now + timedelta(days=1)}
        with self._writing.begin() as connection:
            if connection.execute(sa.update(runs).where(is_uncertain).values(done if stands else again)).rowcount == 0:
                return False
            lost = (parts.c.run == run_id) & (parts.c.state == "posting")
            if not stands:
                connection.execute(sa.update(parts).where(lost).values(state="waiting"))
        return True

    def _follow(self, subscription: Subscription) -> bool:
        row = _to_row(subscription)
        columns = subscriptions.c
        same = (columns.team == row["team"]) & (columns.channel == row["channel"]) & (columns.same == row["same"])
        changes = {name: value for name, value in row.items() if name not in {"id", "created_at", "read_until"}}
        with self._writing.begin() as connection:
            if connection.execute(sa.update(subscriptions).where(same).values(changes | {"told_at": None})).rowcount:
                return False
            connection.execute(sa.insert(subscriptions).values(row))
        return True

    def _select(self, condition: sa.ColumnElement[bool]) -> tuple[Subscription, ...]:
        query = sa.select(subscriptions).where(condition).order_by(subscriptions.c.created_at, subscriptions.c.id)
        with self._engine.connect() as connection:
            return tuple(map(_from_row, connection.execute(query).mappings()))


def _to_row(one: Subscription) -> Row:
    schedule, quiet = one.schedule, one.schedule.quiet
    alert = one.alert and {
        "over": None if one.alert.over is None else str(one.alert.over),
        "unit": one.alert.unit,
        "most": one.alert.most,
    }
    return {
        "id": one.id,
        "team": one.team,
        "channel": one.channel,
        "topic": one.topic,
        "same": one.same,
        "lang": one.lang,
        "cadence": schedule.cadence,
        "at": schedule.at.isoformat("minutes"),
        "zone": schedule.zone,
        "weekday": schedule.weekday,
        "quiet_since": quiet and quiet.since.isoformat("minutes"),
        "quiet_until": quiet and quiet.until.isoformat("minutes"),
        "alert": alert,
        "says_nothing_new": one.says_nothing_new,
        "is_paused": one.is_paused,
        "suspended": one.suspended,
        "owner": one.owner,
        "created_at": one.created_at,
        "changed_at": one.changed_at,
        "read_until": one.read_until,
    }


def _from_row(row: sa.RowMapping) -> Subscription:
    quiet = None
    if row["quiet_since"] is not None:
        quiet = Quiet(time.fromisoformat(row["quiet_since"]), time.fromisoformat(row["quiet_until"]))
    at = time.fromisoformat(row["at"])
    schedule = Schedule(row["cadence"], at, row["zone"], row["weekday"], quiet)
    plain = ("id", "team", "channel", "topic", "lang", "owner", "created_at", "changed_at", "read_until")
    more = ("says_nothing_new", "is_paused", "suspended")
    return Subscription(schedule=schedule, alert=_alert(row["alert"]), **{name: row[name] for name in (*plain, *more)})


def _alert(kept: Row | None) -> Alert | None:
    if kept is None:
        return None
    return Alert(kept["over"] and Decimal(kept["over"]), kept["unit"], kept["most"])
