"""How often each person and each channel has asked in the last minute. Must never keep more than that."""

from collections import deque
from collections.abc import Mapping
from datetime import datetime, timedelta
from threading import Lock

_MINUTE = timedelta(minutes=1)
# Keys that are looked through for old ones when there are more.
_MANY = 5_000


class Turns:
    """A sliding window for each key, in this process."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._taken: dict[str, deque[datetime]] = {}
        self._told: dict[str, datetime] = {}

    def take(self, limits: Mapping[str, int], now: datetime) -> int:
        """Take a turn for every key, or for none where one has had as many as its limit: then give seconds to wait.

        A limit of 0 is none.
        """
        with self._lock:
            self._drop_old(now)
            counted = {key: self._taken.setdefault(key, deque()) for key, limit in limits.items() if limit}
            for key, taken in counted.items():
                while taken and now - taken[0] >= _MINUTE:
                    taken.popleft()
                if len(taken) >= limits[key]:
                    return int((taken[-limits[key]] + _MINUTE - now).total_seconds()) + 1
            for taken in counted.values():
                taken.append(now)
            return 0

    def may_be_told(self, key: str, now: datetime) -> bool:
        """Say whether somebody has not been told yet in the last minute to wait."""
        with self._lock:
            if key in self._told and now - self._told[key] < _MINUTE:
                return False
            self._told[key] = now
            return True

    def _drop_old(self, now: datetime) -> None:
        if len(self._taken) > _MANY:
            self._taken = {key: taken for key, taken in self._taken.items() if taken and now - taken[-1] < _MINUTE}
        if len(self._told) > _MANY:
            self._told = {key: at for key, at in self._told.items() if now - at < _MINUTE}
