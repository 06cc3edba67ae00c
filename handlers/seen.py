"""Which deliveries have been taken up already: Slack repeats an event that it believes lost. Must never block."""

from collections import OrderedDict
from threading import Lock
from typing import Protocol


class Seen(Protocol):
    """Remembers deliveries by their keys; the process may keep them in a database instead."""

    def is_first(self, *keys: str) -> bool:
        """Say whether none of the keys has been seen, and remember them all."""


class SeenInMemory:
    """The keys of the latest deliveries, for one process.

    Slack repeats within about five minutes and a workspace sends at most 30,000 events an hour
    (docs.slack.dev/apis/events-api), so 10,000 keys outlast every repetition.
    """

    def __init__(self, limit: int = 10_000) -> None:
        self._limit = limit
        self._keys: OrderedDict[str, None] = OrderedDict()
        self._lock = Lock()

    def is_first(self, *keys: str) -> bool:
        """Say whether none of the keys has been seen, and remember them all; the oldest are forgotten."""
        with self._lock:
            is_first = not any(key in self._keys for key in keys)
            for key in keys:
                self._keys[key] = None
                self._keys.move_to_end(key)
            while len(self._keys) > self._limit:
                self._keys.popitem(last=False)
            return is_first
