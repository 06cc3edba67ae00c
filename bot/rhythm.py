"""When a feed is polled next. Must never poll a server more often than it asks for, nor all servers at one moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from random import random

# A server may ask for patience, but not to be forgotten.
_LONGEST_ASKED = timedelta(days=7)
# Where a poll was cut short the rest is taken up soon, and a folder of ours is no server.
_SOON = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often feeds are polled: `every` when all is well, twice as long after each failure, `longest` at most.

    `chance` gives a number from 0 to 1, by which each time is a fifth shorter or longer.
    """

    every: timedelta = timedelta(minutes=30)
    longest: timedelta = timedelta(days=1)
    chance: Callable[[], float] = random

    def after_success(self, *, soon: bool = False) -> timedelta:
        """Give how long to wait after a poll that worked; `soon` where some is left, or asking costs nothing."""
        return self._jittered(min(_SOON, self.every) if soon else self.every)

    def after_failure(self, failures: int, retry_after: float | None = None) -> timedelta:
        """Give how long to wait after so many failures in a row, the server's wish included."""
        doubled = min(self.longest, self.every * 2 ** min(failures, 20))
        asked = min(_LONGEST_ASKED, timedelta(seconds=retry_after or 0))
        return max(asked, self._jittered(doubled))

    def _jittered(self, wait: timedelta) -> timedelta:
        return min(max(self.longest, wait), wait * (0.8 + 0.4 * self.chance()))
