"""Takes up what Slack delivered to a process that died before it answered. Must never answer what has gone stale.

A delivery is answered late by minutes at most: after that the one who asked has gone on, and is told so in a sentence.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.logs import note_failure
from handlers.deliveries import take_up_again

if TYPE_CHECKING:
    from slack_bolt import App

    from bot.health import Looks
    from bot.store.deliveries import StoredDeliveries
    from handlers.conversations import Delivery
    from handlers.desk import Desk

FRESH = timedelta(minutes=10)
# Seconds between two looks for what others have left behind.
_EVERY = 5.0

_log = logging.getLogger(__name__)


def resume(app: "App", desk: "Desk", deliveries: "StoredDeliveries") -> None:
    """Take up every delivery that was left behind, or decline it where it is stale.

    What this process answers itself it goes on holding, and what is long answered is forgotten.
    """
    deliveries.renew()
    for delivery in deliveries.orphans():
        try:
            if not _resume(app, desk, delivery):
                deliveries.end(delivery)
        except Exception:  # noqa: BLE001  # one that cannot be taken up must not hold up the others
            note_failure(_log, "taking up a delivery")
            deliveries.end(delivery)
    deliveries.forget()
    desk.answers.forget()


@contextmanager
def resuming(
    app: "App",
    desk: "Desk",
    deliveries: "StoredDeliveries",
    stop: threading.Event,
    *,
    looks: "Looks | None" = None,
    every: float = _EVERY,
) -> Iterator[None]:
    """Look for deliveries left behind, at once and again and again, in a thread, until `stop` is set.

    Each time that it went well is noted in `looks`, for whoever watches the process.
    """

    def look() -> None:
        resume(app, desk, deliveries)
        if looks is not None:
            looks.note()

    thread = threading.Thread(target=_repeat, args=(look, stop, every), name="resuming")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _repeat(look: Callable[[], None], stop: threading.Event, every: float) -> None:
    while True:
        try:
            look()
        except Exception:  # noqa: BLE001  # a database that is away for a while; the next turn may do better
            note_failure(_log, "looking for deliveries")
        if stop.wait(every):
            return


def _resume(app: "App", desk: "Desk", delivery: "Delivery") -> bool:
    is_stale = desk.clock() - delivery.received_at > FRESH
    _log.info("left behind: %s, %s", delivery.key, "declined" if is_stale else "taken up")
    return take_up_again(app, delivery, is_stale=is_stale)
