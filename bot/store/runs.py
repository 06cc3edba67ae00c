"""The record of what goes out: runs, their frozen parts, what a channel has been told. The reason a digest comes once.

Each step is one transaction with a condition, so that of two processes one takes it and the other finds it taken, on
SQLite and PostgreSQL alike. The order is the whole point: planned and frozen, then marked as about to be posted, then
posted, then recorded. Must never post anything, and never render anything twice.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal, NamedTuple

import sqlalchemy as sa

from bot.store.opening import writing
from bot.store.tables import announced, leases, parts, runs, subscriptions
from handlers.standing_orders import Subscription

RunState = Literal["open", "sent", "empty", "skipped", "refused", "uncertain"]
PartState = Literal["waiting", "posting", "posted"]

Row = dict[str, Any]

# For how long a process may hold a run without a sign of life: much longer than one call to Slack may take.
LEASE = timedelta(seconds=60)
# Longer than any period, so that what was due last is among them.
REMEMBERED = timedelta(days=9)
# What is put off or leased for longer than this was so by a clock that has been set back since.
_LONGEST = timedelta(hours=2)


class Plan(NamedTuple):
    """A digest as it is to go out."""

    period: str
    due: datetime
    good_until: datetime
    since: datetime
    until: datetime
    # The messages as they are to be posted, each with its hash; none where there is nothing to say.
    bodies: Sequence[tuple[Mapping[str, Any], str]]
    # What it tells that the channel had not been told.
    keys: Collection[str]


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a run."""

    number: int
    body: Mapping[str, Any]
    hash: str
    version: int
    state: PartState
    posting_at: datetime | None
    ts: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """A digest that is going out, claimed by this process."""

    id: str
    subscription: str
    team: str
    channel: str
    good_until: datetime
    tries: int
    parts: tuple[Part, ...]

    @property
    def root(self) -> str | None:
        """Slack's name of the first message, once that is known."""
        return self.parts[0].ts if self.parts else None


class StoredRuns:
    """Runs in the database; `owner` names this process, `lease` is how long it may take for one message."""

    def __init__(self, engine: sa.Engine, *, owner: str, clock: Callable[[], datetime], lease: timedelta) -> None:
        self._engine = engine
        self._writing = writing(engine)
        self._owner = owner
        self._clock = clock
        self._lease = lease

    def leads(self, work: str) -> bool:
        """Say whether this process is the one to do some work; it stays so as long as it asks again in time."""
        now = self._clock()
        columns = leases.c
        is_free = (columns.owner == self._owner) | _past(columns.leased_until, now)
        held = {"owner": self._owner, "leased_until": now + self._lease}
        try:
            with self._writing.begin() as connection:
                taken = sa.update(leases).where((columns.name == work) & is_free).values(held)
                if connection.execute(taken).rowcount == 1:
                    return True
                if connection.execute(sa.select(columns.name).where(columns.name == work)).first() is not None:
                    return False
                connection.execute(sa.insert(leases).values(name=work, **held))
        except sa.exc.IntegrityError:
            return False  # another was quicker
        return True

    def done(self) -> dict[str, frozenset[str]]:
        """Give the periods that every subscription has had lately."""
        query = sa.select(runs.c.subscription, runs.c.period).where(runs.c.due_at > self._clock() - REMEMBERED)
        found: dict[str, set[str]] = {}
        with self._engine.connect() as connection:
            for subscription, period in connection.execute(query):
                found.setdefault(subscription, set()).add(period)
        return {subscription: frozenset(periods) for subscription, periods in found.items()}

    def busy(self) -> frozenset[str]:
        """Give the subscriptions that have a run going out, which come first."""
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(sa.select(runs.c.subscription).where(runs.c.state == "open")))

    def count_of_day(self, subscription: str, day: date) -> int:
        """Count the runs of a subscription whose periods are numbered by a day: "2026-11-26#1"."""
        its = (runs.c.subscription == subscription) & runs.c.period.startswith(f"{day}#")
        with self._engine.connect() as connection:
            return connection.execute(sa.select(sa.func.count()).select_from(runs).where(its)).scalar_one()

    def announced_in(self, team: str, channel: str) -> frozenset[str]:
        """Give the keys of all that a channel has been told."""
        there = (announced.c.team == team) & (announced.c.channel == channel)
        with self._engine.connect() as connection:
            return frozenset(connection.scalars(sa.select(announced.c.key).where(there)))

    def plan(self, subscription: Subscription, plan: Plan) -> bool:
        """Keep a digest as it is to go out, leased to this process; false where others were quicker with any of it.

        Then another process has planned the period, or told the channel some of it: look again, and plan anew.
        """
        try:
            with self._writing.begin() as connection:
                if not _advance(connection, subscription, plan.until):
                    return False
                self._insert(connection, subscription, plan)
        except sa.exc.IntegrityError:
            return False
        return True

    def advance(self, subscription: Subscription, until: datetime) -> bool:
        """Note that articles up to `until` held nothing for a subscription."""
        with self._writing.begin() as connection:
            return _advance(connection, subscription, until)

    def waiting(self) -> tuple[str, ...]:
        """Give the ids of runs that somebody has to go on with, longest waiting first."""
        now = self._clock()
        columns = runs.c
        free = columns.owner.is_(None) | (columns.owner == self._owner) | _past(columns.leased_until, now)
        query = sa.select(columns.id).where((columns.state == "open") & free & _past(columns.try_at, now))
        with self._engine.connect() as connection:
            return tuple(connection.scalars(query.order_by(columns.due_at, columns.id)))

    def due_since(self) -> datetime | None:
        """Say since when the run that waits longest could be gone on with; None where none waits."""
        now, columns = self._clock(), runs.c
        waiting = (columns.state == "open") & (columns.try_at <= now)
        with self._engine.connect() as connection:
            since: datetime | None = connection.scalar(sa.select(sa.func.min(columns.try_at)).where(waiting))
        return since

    def claim(self, run_id: str) -> Run | None:
        """Take a run for this process and give it as it stands; None where another has it, or it is done."""
        now = self._clock()
        columns = runs.c
        free = columns.owner.is_(None) | (columns.owner == self._owner) | _past(columns.leased_until, now)
        waiting = (columns.id == run_id) & (columns.state == "open") & free & _past(columns.try_at, now)
        with self._writing.begin() as connection:
            claimed = sa.update(runs).where(waiting).values(self._held(now))
            if connection.execute(claimed).rowcount == 0:
                return None
            row = connection.execute(sa.select(runs).where(columns.id == run_id)).mappings().one()
            found = sa.select(parts).where(parts.c.run == run_id).order_by(parts.c.number)
            return _run(row, connection.execute(found).mappings().all())

    def mark(self, run: Run, part: Part) -> bool:
        """Note that a part is about to be posted; false where the run is not ours any more, and must not be posted.

        From here on the part may stand in Slack, whatever becomes of this process.
        """
        now = self._clock()
        with self._writing.begin() as connection:
            if not self._holds(connection, run, now):
                return False
            one = _is(run, part) & (parts.c.state == part.state)
            values = {"state": "posting", "posting_at": now}
            return connection.execute(sa.update(parts).where(one).values(values)).rowcount == 1

    def posted(self, run: Run, part: Part, ts: str) -> bool:
        """Note where a part stands in Slack; false where the run is not ours any more, so that another goes on."""
        with self._writing.begin() as connection:
            connection.execute(sa.update(parts).where(_is(run, part)).values(state="posted", ts=ts))
            return self._holds(connection, run, self._clock())

    def refused(self, run: Run, part: Part, *, version: int, wait: timedelta) -> None:
        """Note that Slack has certainly not taken a part, and when and how to try again."""
        with self._writing.begin() as connection:
            one = _is(run, part) & self._is_mine(run)
            connection.execute(sa.update(parts).where(one).values(state="waiting", version=version))
            self._put_off(connection, run, wait)

    def unmark(self, run: Run, part: Part) -> None:
        """Note that a part certainly does not stand in Slack."""
        marked = _is(run, part) & (parts.c.state == "posting") & self._is_mine(run)
        with self._writing.begin() as connection:
            connection.execute(sa.update(parts).where(marked).values(state="waiting"))

    def restamp(self, run: Run, part: Part) -> None:
        """Note that a part was marked at a time that has not come yet, so at the latest now."""
        with self._writing.begin() as connection:
            one = _is(run, part) & self._is_mine(run)
            connection.execute(sa.update(parts).where(one).values(posting_at=self._clock()))

    def put_off(self, run: Run, wait: timedelta) -> None:
        """Go on with a run later, whoever does."""
        with self._writing.begin() as connection:
            self._put_off(connection, run, wait)

    def end(self, run: Run, state: RunState, reason: str | None = None) -> None:
        """Close a run. What was skipped or refused is news again, unless some of it stands in Slack, or may."""
        with self._writing.begin() as connection:
            ended = {"state": state, "reason": reason, "ended_at": self._clock(), "leased_until": None, "owner": None}
            is_mine = (runs.c.id == run.id) & (runs.c.state == "open") & (runs.c.owner == self._owner)
            if connection.execute(sa.update(runs).where(is_mine).values(ended)).rowcount == 0:
                return
            if state in {"skipped", "refused"}:
                _undo(connection, run.id)

    def forget(self) -> None:
        """Forget what was posted so long ago that nobody can ask about it, but not that it was told."""
        old = runs.c.ended_at < self._clock() - timedelta(days=90)
        with self._writing.begin() as connection:
            gone = sa.select(runs.c.id).where(old & (runs.c.state != "uncertain"))
            connection.execute(sa.delete(parts).where(parts.c.run.in_(gone)))
            connection.execute(sa.delete(runs).where(old & (runs.c.state != "uncertain")))

    def _held(self, now: datetime) -> Row:
        return {"owner": self._owner, "leased_until": now + self._lease}

    def _holds(self, connection: sa.Connection, run: Run, now: datetime) -> bool:
        """Say whether the run is still ours, and lease it anew."""
        mine = (runs.c.id == run.id) & (runs.c.owner == self._owner) & (runs.c.state == "open")
        held = sa.update(runs).where(mine & (runs.c.leased_until >= now)).values(self._held(now))
        return connection.execute(held).rowcount == 1

    def _is_mine(self, run: Run) -> sa.ColumnElement[bool]:
        """Say whether a run is still held by this process: what it has to say too late counts no more."""
        held = sa.select(runs.c.id).where((runs.c.id == run.id) & (runs.c.owner == self._owner))
        return sa.exists(held)

    def _put_off(self, connection: sa.Connection, run: Run, wait: timedelta) -> None:
        later = {"try_at": self._clock() + wait, "tries": runs.c.tries + 1, "owner": None, "leased_until": None}
        mine = (runs.c.id == run.id) & (runs.c.owner == self._owner)
        connection.execute(sa.update(runs).where(mine).values(later))

    def _insert(self, connection: sa.Connection, subscription: Subscription, plan: Plan) -> None:
        now, run_id = self._clock(), f"{subscription.id}/{plan.period}"
        row = {
            "id": run_id,
            "subscription": subscription.id,
            "team": subscription.team,
            "channel": subscription.channel,
            "state": "open" if plan.bodies else "empty",
            "planned_at": now,
            "ended_at": None if plan.bodies else now,
            "try_at": now,
            "tries": 0,
            "period": plan.period,
            "due_at": plan.due,
            "good_until": plan.good_until,
            "since": plan.since,
            "until": plan.until,
        }
        connection.execute(sa.insert(runs).values(row | self._held(now)))
        frozen = {"run": run_id, "version": 0, "state": "waiting"}
        bodies = [{"number": n, "body": dict(body), "hash": hash_} for n, (body, hash_) in enumerate(plan.bodies)]
        if bodies:
            connection.execute(sa.insert(parts), [body | frozen for body in bodies])
        there = {"team": subscription.team, "channel": subscription.channel, "run": run_id, "announced_at": now}
        if plan.keys:
            connection.execute(sa.insert(announced), [{"key": key, **there} for key in sorted(plan.keys)])


def _advance(connection: sa.Connection, subscription: Subscription, until: datetime) -> bool:
    """Move on how far a subscription has read, unless somebody has since it was looked at, or it is gone."""
    columns = subscriptions.c
    unread = (columns.id == subscription.id) & (columns.read_until == subscription.read_until)
    wanted = unread & columns.is_paused.is_(False) & columns.suspended.is_(None)
    return connection.execute(sa.update(subscriptions).where(wanted).values(read_until=until)).rowcount == 1


def close_open(connection: sa.Connection, subscription_id: str, now: datetime, reason: str) -> None:
    """Close what is about to be posted for a subscription that is paused or no more."""
    its = (runs.c.subscription == subscription_id) & (runs.c.state == "open")
    found = connection.scalars(sa.select(runs.c.id).where(its)).all()
    connection.execute(sa.update(runs).where(its).values(state="skipped", reason=reason, ended_at=now))
    for run_id in found:
        _undo(connection, run_id)


def _undo(connection: sa.Connection, run_id: str) -> None:
    """Let what a run would have told be news again, unless some of it stands in Slack, or may."""
    may_stand = sa.select(parts.c.number).where((parts.c.run == run_id) & (parts.c.state != "waiting"))
    if connection.execute(may_stand).first() is not None:
        return
    connection.execute(sa.delete(announced).where(announced.c.run == run_id))
    row = connection.execute(
        sa.select(runs.c.subscription, runs.c.since, runs.c.until).where(runs.c.id == run_id)
    ).one()
    columns = subscriptions.c
    read = (columns.id == row.subscription) & (columns.read_until == row.until)
    connection.execute(sa.update(subscriptions).where(read).values(read_until=row.since))


def _past(column: sa.Column[Any], now: datetime) -> sa.ColumnElement[bool]:
    """Say whether a moment has come, or lies so far ahead that only a clock that was wrong can have set it."""
    return (column <= now) | (column > now + _LONGEST)


def _is(run: Run, part: Part) -> sa.ColumnElement[bool]:
    return (parts.c.run == run.id) & (parts.c.number == part.number)


def _run(row: sa.RowMapping, found: Sequence[sa.RowMapping]) -> Run:
    names = ("number", "body", "hash", "version", "state", "posting_at", "ts")
    its = tuple(Part(**{name: each[name] for name in names}) for each in found)
    plain = ("id", "subscription", "team", "channel", "good_until", "tries")
    return Run(parts=its, **{name: row[name] for name in plain})
