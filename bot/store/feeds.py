"""Feeds and watched folders, how each is doing, and what each has listed. Satisfies `handlers.feeds.Feeds`.

A process holds a feed by lease while it polls it, so that of several none polls what another does. Must never decide
when a feed is due: that comes with what is noted of it.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.store.opening import writing
from bot.store.tables import entries, feeds
from handlers.article_sources import Source, SourceKind

# Renewed every few seconds by a process that lives: what is not has been left behind by one that died.
LEASE = timedelta(seconds=45)
# What a feed has not listed for so long it will not take back or list again; if it does, it is read once more.
_REMEMBERED = timedelta(days=180)
_PAGE = 500
# Refusals that are shown beside a feed: those of one poll are mostly alike.
_REFUSED_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """What a feed has listed before, and what became of it."""

    key: str
    said: str
    article_id: str | None = None
    # Why it became no article, or less than its page has.
    reason: str | None = None


class StoredFeeds:
    """Feeds in the database; `owner` names this process among those that share it."""

    def __init__(self, engine: sa.Engine, *, owner: str, clock: Callable[[], datetime]) -> None:
        self._engine = engine
        self._writing = writing(engine)
        self._owner = owner
        self._clock = clock

    def add(self, address: str, kind: SourceKind, added_by: str | None, title: str | None = None) -> bool:
        """Note a feed, due at once; False where it is known."""
        now = self._clock()
        row = {"address": address, "kind": kind, "title": title, "added_by": added_by, "added_at": now, "due_at": now}
        try:
            with self._writing.begin() as connection:
                connection.execute(sa.insert(feeds).values(row))
        except sa.exc.IntegrityError:
            return False
        return True

    def all(self) -> list[Source]:
        """Give all feeds, in the order they came, with what they listed last that became no article."""
        with self._engine.connect() as connection:
            found = list(map(_source, connection.execute(sa.select(feeds).order_by(feeds.c.id)).mappings()))
            refused: dict[int, list[str]] = {}
            for row in connection.execute(_last_refusals()):
                refused.setdefault(row.feed_id, []).append(row.reason)
        return [replace(one, refused=tuple(refused.get(one.number, ()))) for one in found]

    def remove(self, number: int) -> bool:
        """Forget a feed and what it has listed; its articles stay."""
        with self._writing.begin() as connection:
            return connection.execute(sa.delete(feeds).where(feeds.c.id == number)).rowcount == 1

    def due(self) -> list[Source]:
        """Give the feeds whose time has come, those that wait longest first."""
        query = sa.select(feeds).where(feeds.c.due_at <= self._clock(), _is_free(self._clock()))
        with self._engine.connect() as connection:
            return list(map(_source, connection.execute(query.order_by(feeds.c.due_at, feeds.c.id)).mappings()))

    def due_since(self) -> datetime | None:
        """Say since when the feed that waits longest is due; None where none is."""
        waiting = feeds.c.ended_at.is_(None) & (feeds.c.due_at <= self._clock())
        with self._engine.connect() as connection:
            since: datetime | None = connection.scalar(sa.select(sa.func.min(feeds.c.due_at)).where(waiting))
        return since

    def lease(self, number: int) -> Source | None:
        """Take a feed to poll it, as it stands now; None where another process has it, or it is gone."""
        now = self._clock()
        same = feeds.c.id == number
        taken = sa.update(feeds).where(same, _is_free(now)).values(owner=self._owner, leased_until=now + LEASE)
        with self._writing.begin() as connection:
            if connection.execute(taken).rowcount != 1:
                return None
            return _source(connection.execute(sa.select(feeds).where(same)).mappings().one())

    def renew(self) -> None:
        """Go on holding what this process polls."""
        mine = feeds.c.owner == self._owner
        with self._writing.begin() as connection:
            connection.execute(sa.update(feeds).where(mine).values(leased_until=self._clock() + LEASE))

    def release(self, number: int) -> None:
        """Give a feed back as it was."""
        self._note(number, {})

    def note(self, number: int, values: Mapping[str, Any], listed: Iterable[Listed] = ()) -> None:
        """Note how a poll went and what was listed, and give the feed back."""
        self._note(number, {"polled_at": self._clock(), **values}, listed)

    def end(self, number: int, reason: str) -> None:
        """Note that a feed is gone for good, and why; it is polled no more."""
        now = self._clock()
        ended = {"ended_at": now, "polled_at": now, "failing": reason, "owner": None, "leased_until": None}
        with self._writing.begin() as connection:
            connection.execute(sa.update(feeds).where(feeds.c.id == number).values(**ended))

    def known(self, number: int) -> dict[str, Listed]:
        """Give what a feed has listed before, by key."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(entries).where(entries.c.feed_id == number))
            return {row.key: Listed(row.key, row.said, row.article_id, row.reason) for row in rows}

    def move(self, number: int, address: str) -> bool:
        """Note where a feed has moved; False where a feed stands there already."""
        try:
            with self._writing.begin() as connection:
                connection.execute(sa.update(feeds).where(feeds.c.id == number).values(address=address))
        except sa.exc.IntegrityError:
            return False
        return True

    def keep_listed(self, number: int, listed: Sequence[Listed]) -> None:
        """Note what became of entries, so that a poll that is cut short has not worked for nothing."""
        with self._writing.begin() as connection:
            _keep_listed(connection, number, listed, self._clock())

    def forget(self, number: int, listed: Collection[str]) -> None:
        """Forget entries of long ago that a feed does not list any more, so that a poll looks through few."""
        old = (entries.c.feed_id == number) & (entries.c.seen_at < self._clock() - _REMEMBERED)
        with self._writing.begin() as connection:
            gone = [key for key in connection.scalars(sa.select(entries.c.key).where(old)) if key not in listed]
            for start in range(0, len(gone), _PAGE):
                page = entries.c.key.in_(gone[start : start + _PAGE])
                connection.execute(sa.delete(entries).where((entries.c.feed_id == number) & page))

    def _note(self, number: int, values: Mapping[str, Any], listed: Iterable[Listed] = ()) -> None:
        mine = (feeds.c.id == number) & (feeds.c.owner == self._owner)
        with self._writing.begin() as connection:
            noted = sa.update(feeds).where(mine).values(**values, owner=None, leased_until=None)
            if connection.execute(noted).rowcount:  # else it was removed meanwhile, or another process has it
                _keep_listed(connection, number, list(listed), self._clock())


def _keep_listed(connection: sa.Connection, number: int, listed: Sequence[Listed], now: datetime) -> None:
    if not listed or connection.execute(sa.select(feeds.c.id).where(feeds.c.id == number)).first() is None:
        return
    same = (entries.c.feed_id == number) & entries.c.key.in_([one.key for one in listed])
    connection.execute(sa.delete(entries).where(same))
    rows = [
        {
            "feed_id": number,
            "key": one.key,
            "said": one.said,
            "article_id": one.article_id,
            "reason": one.reason,
            "seen_at": now,
        }
        for one in listed
    ]
    connection.execute(sa.insert(entries), rows)


def _last_refusals() -> sa.Select[tuple[int, str]]:
    is_refused = entries.c.article_id.is_(None) & entries.c.reason.is_not(None)
    newest = (entries.c.seen_at.desc(), entries.c.key)
    number = sa.func.row_number().over(partition_by=entries.c.feed_id, order_by=newest).label("number")
    numbered = sa.select(entries.c.feed_id, entries.c.reason, number).where(is_refused).subquery()
    columns = (numbered.c.feed_id, numbered.c.reason)
    shown = numbered.c.number <= _REFUSED_SHOWN
    return sa.select(*columns).where(shown).order_by(numbered.c.feed_id, numbered.c.number)


def _is_free(now: datetime) -> sa.ColumnElement[bool]:
    is_free = feeds.c.leased_until.is_(None) | (feeds.c.leased_until < now)
    return is_free & feeds.c.ended_at.is_(None)


def _source(row: sa.RowMapping) -> Source:
    names = ("address", "kind", "title", "added_by", "added_at", "polled_at", "succeeded_at", "due_at")
    more = ("failures", "failing", "ended_at", "articles", "etag", "last_modified")
    return Source(row["id"], **{name: row[name] for name in (*names, *more)})
