"""A process that does nothing but deliver, quick to start and made to be killed; see `kill_runs`.

The real plan, the real record and the real posts; only what is new is made up: words on a list.
"""

import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import sqlalchemy as sa

from bot.delivery import Delivering, Timing, build_client
from bot.planning import Composed, Planning
from bot.store.opening import connect
from bot.store.runs import StoredRuns
from bot.store.subscriptions import StoredSubscriptions
from handlers.blocks import Message
from handlers.posting import versions_of

# As in production, but thirty times as fast: a call ends, it has settled, the lease runs out.
TIMING = Timing(
    timeout=timedelta(seconds=0.5),
    settle=timedelta(seconds=1.6),
    held_up=timedelta(seconds=0.5),
    wait=timedelta(seconds=0.1),
)
LEASE = timedelta(seconds=2.5)
# What each topic is about; topics overlap, and what two of them share is told once.
NEWS = {
    "铜": [f"铜价第{number}条" for number in range(7)],
    "copper": [f"铜价第{number}条" for number in range(4, 12)],
    "算力": [f"算力第{number}条" for number in range(5)],
}
_IN_ONE = 3


def now():
    return datetime.now(UTC)


def compose(subscription, _window, announced):
    """Three pieces of news in a message: the root, and as many more as it takes in its thread."""
    told = [piece for piece in NEWS[subscription.topic] if piece not in announced]
    pages = [told[start : start + _IN_ONE] for start in range(0, len(told), _IN_ONE)]
    return Composed(tuple(Message("；".join(page) + "。", ()) for page in pages), frozenset(told))


class Stand:
    """All it takes to deliver, on one database and one Slack."""

    def __init__(self, database, base_url, token, *, clock=now, timing=TIMING, lease=LEASE, compose=compose):
        self.engine = connect(sa.make_url(database))
        self.subscriptions = StoredSubscriptions(self.engine, clock=clock)
        self.runs = StoredRuns(self.engine, owner=uuid4().hex, clock=clock, lease=lease)
        settled = timedelta(0)
        self.planning = Planning(self.subscriptions, self.runs, compose, versions_of, clock=clock, settled=settled)
        client = build_client(token, base_url, timing)
        self.delivering = Delivering(self.runs, lambda _team: client, clock=clock, timing=timing)

    def tick(self):
        self.planning.plan_due()
        self.delivering.deliver_waiting()


def run_until_killed(database, base_url, token, ready, *, is_led):
    """Deliver what is due, again and again; `is_led` where only the one that leads may."""
    stand = Stand(database, base_url, token)
    ready.set()
    while True:
        if not is_led or stand.runs.leads("digests"):
            stand.tick()
        time.sleep(0.02)
