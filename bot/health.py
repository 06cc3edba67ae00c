"""Whether this process can do its work, for whoever watches it. Must never say more than that: anybody may ask.

Healthy is a process whose database answers, whose library is there, and which has looked lately for deliveries that
another one left behind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.store import Store
from corpus.library import Library

# A look every few seconds is usual; its leases run out while nobody looks.
_TOO_LONG = timedelta(seconds=60)


class Looks:
    """When deliveries were last looked for."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._last = clock()

    def note(self) -> None:
        """Note that they were looked for just now."""
        self._last = self._clock()

    def age(self) -> timedelta:
        """Say how long ago that was; before the first time, how long ago the process began."""
        return self._clock() - self._last


@dataclass(frozen=True, slots=True)
class Health:
    """What was found: how many articles can be searched, and what is wrong."""

    articles: int
    looked_seconds_ago: int
    problems: tuple[str, ...]


def examine_health(store: Store, library: Library, looks: Looks) -> Health:
    """Look at everything; a problem is a sentence without details, which the log has."""
    problems = []
    try:
        store.ping()
    except sa.exc.SQLAlchemyError:
        problems.append("The database does not answer.")
    age = looks.age()
    if age > _TOO_LONG:
        problems.append("Deliveries have not been looked for lately.")
    return Health(library.searched.articles, int(age.total_seconds()), tuple(problems))
