"""Whether this process can do its work, for whoever watches it. Must never say more than that: anybody may ask.

Healthy is a process whose database answers, whose library is there, which has looked lately for deliveries that another
one left behind, where no feed and no digest has been due for hours, and to which Slack is connected.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.store import Store
from corpus.library import Library

# A look every few seconds is usual; its leases run out while nobody looks.
_TOO_LONG = timedelta(seconds=60)
# Many feeds that answer slowly take their time; hours are a job that stands still.
_LEFT_LYING = timedelta(hours=2)
# A connection that is replaced is down for some seconds.
_REPLACED = timedelta(seconds=30)


class Looks:
    """When deliveries were last looked for."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._began = self._last = clock()

    def note(self) -> None:
        """Note that they were looked for just now."""
        self._last = self._clock()

    def age(self) -> timedelta:
        """Say how long ago that was; before the first time, how long ago the process began."""
        return self._clock() - self._last

    def waited(self, due: datetime | None) -> timedelta:
        """Say for how long what is due since then has waited for this process, which may have begun later."""
        return timedelta(0) if due is None else max(timedelta(0), self._clock() - max(due, self._began))


@dataclass(frozen=True, slots=True)
class Health:
    """What was found: how many articles can be searched, and what is wrong."""

    articles: int
    looked_seconds_ago: int
    problems: tuple[str, ...]
    # Whether Slack's events have a way here; None over HTTP, where Slack calls.
    connected: bool | None = None
    # For how long the feed or digest has been due that waits longest.
    due_seconds: int = 0


class Line:
    """The connection over which Slack's events arrive in Socket Mode, which Slack has replaced now and then."""

    def __init__(self, clock: Callable[[], datetime], is_open: Callable[[], bool]) -> None:
        self._open = Looks(clock)
        self._is_open = is_open

    def is_open(self) -> bool:
        """Say whether it stands now."""
        if self._is_open():
            self._open.note()
            return True
        return False

    def is_lost(self) -> bool:
        """Say whether it has been down for longer than it takes to replace it."""
        return not self.is_open() and self._open.age() > _REPLACED


def examine_health(store: Store, library: Library, looks: Looks, line: Line | None = None) -> Health:
    """Look at everything; a problem is a sentence without details, which the log has."""
    problems, waited = [], timedelta(0)
    try:
        store.ping()
        waited = max(map(looks.waited, (store.feeds.due_since(), store.runs.due_since())))
    except sa.exc.SQLAlchemyError:
        problems.append("The database does not answer.")
    age = looks.age()
    if age > _TOO_LONG:
        problems.append("Deliveries have not been looked for lately.")
    if waited > _LEFT_LYING:
        problems.append("Feeds or digests have been due for hours.")
    if line is not None and line.is_lost():
        problems.append("Slack is not connected.")
    is_open = None if line is None else line.is_open()
    ages = int(age.total_seconds()), int(waited.total_seconds())
    return Health(library.searched.articles, ages[0], tuple(problems), is_open, ages[1])
