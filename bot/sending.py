"""The job that sends digests: plans what is due, posts what is planned, tells owners of channels that are closed.

One process does it at a time, as far as that can be had; that each digest comes once does not depend on it.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Event
from typing import TYPE_CHECKING

from slack_sdk import WebClient

from bot.composing import Composing
from bot.delivery import Delivering, Surroundings, Timing, build_client
from bot.installations import build_tokens
from bot.logs import note_failure
from bot.planning import Planning
from bot.schedule import Job
from bot.settings import Settings
from handlers.conversations import Posting
from handlers.manners import why_unserved
from handlers.posting import post_to_person, versions_of
from handlers.subscription_blocks import render_suspended
from handlers.wording import WORDINGS

if TYPE_CHECKING:
    from bot.store import Store
    from bot.store.runs import Part, Run
    from handlers.desk import Desk

EVERY = timedelta(seconds=5)
_WORK = "digests"
_FORGET_EVERY = timedelta(hours=1)

_log = logging.getLogger(__name__)


def sending_job(settings: Settings, desk: "Desk", store: "Store", stop: Event) -> Job:
    """Put together what is done every few seconds, and left for the next process when `stop` is set."""
    client_for = _client_of_many(settings, store) if settings.is_shared else _client_of_one(settings)
    composing = Composing(store, desk.library, desk.names, desk.clock)
    planning = Planning(store.subscriptions, store.runs, composing.compose, versions_of, clock=desk.clock)
    around = _Around(desk, store)
    surroundings = Surroundings(around.serves, around.posted, around.gone)
    delivering = Delivering(store.runs, client_for, clock=desk.clock, around=surroundings)
    forgetting = _now_and_then(store.runs.forget, _FORGET_EVERY, desk.clock)

    def work() -> None:
        if store.runs.leads(_WORK):
            planning.plan_due(stop.is_set)
            delivering.deliver_waiting(stop.is_set)
            forgetting()

    return Job(_WORK, EVERY, work)


def _now_and_then(body: Callable[[], None], every: timedelta, clock: Callable[[], datetime]) -> Callable[[], None]:
    """Do something at most so often, beginning some time after the start."""
    last = clock()

    def do() -> None:
        nonlocal last
        if abs(clock() - last) >= every:
            last = clock()
            body()

    return do


def _client_of_one(settings: Settings) -> Callable[[str], WebClient | None]:
    """Post with the token of the one workspace."""
    token = settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else ""
    client = build_client(token, settings.slack_api_base_url, Timing())
    return lambda _team: client


def _client_of_many(settings: Settings, store: "Store") -> Callable[[str], WebClient | None]:
    """Post with the token of each workspace, refreshed where it would run out; no event arrives at seven to do that."""
    installations, _ = store.installations(settings.slack_client_id or "")
    tokens = build_tokens(settings, installations, WebClient(base_url=settings.slack_api_base_url))

    def client_for(team: str) -> WebClient | None:
        bot = tokens.bot(None, team)
        return build_client(bot.bot_token, settings.slack_api_base_url, Timing()) if bot and bot.bot_token else None

    return client_for


class _Around:
    """Where may be posted, and what is to be done where a message stands, or a channel takes none any more."""

    def __init__(self, desk: "Desk", store: "Store") -> None:
        self._desk = desk
        self._store = store

    def serves(self, channel: str) -> bool:
        """Say whether anything may be told there; what is written in direct messages always may."""
        return why_unserved(self._desk, channel, WORDINGS["en"]) is None

    def posted(self, run: "Run", part: "Part", ts: str) -> None:
        """Let questions in the thread of a digest be answered like those below an answer."""
        subscription = self._store.subscriptions.find(run.subscription)
        if part.number > 0 or subscription is None:
            return
        articles = tuple(part.body.get("articles", ()))
        self._desk.postings.record(Posting(run.channel, ts, ts, subscription.topic, articles, self._desk.clock()))

    def gone(self, client: WebClient, run: "Run", code: str) -> None:
        """Suspend the subscription, and tell its owner once."""
        subscription = self._store.subscriptions.find(run.subscription)
        _log.warning("subscription %s is suspended: %s", run.subscription, code)
        if subscription is None or not self._store.subscriptions.suspend(run.subscription, code):
            return
        if subscription.owner is None:
            return
        words = WORDINGS[subscription.lang]  # type: ignore[index]  # the store keeps no other
        try:
            post_to_person(client, subscription.owner, render_suspended(subscription, code, self._desk.command, words))
        except Exception:  # noqa: BLE001 - the list of subscriptions says it too
            note_failure(_log, "telling an owner")
