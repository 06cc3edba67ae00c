"""Slack surfaces: payload in, blocks out. Must never decide anything about articles."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slack_bolt import App

    from handlers.desk import Desk
    from handlers.seen import Seen


def register(app: "App", desk: "Desk", seen: "Seen | None" = None) -> None:
    """Let the app answer on every surface; `seen` remembers deliveries, in this process unless told otherwise."""
    # ruff: noqa: PLC0415 - whoever wants one module of this package does not load them all
    from handlers import commands, events, failures, mentions
    from handlers.seen import SeenInMemory

    seen = seen or SeenInMemory()
    commands.register(app, desk, seen)
    mentions.register(app, desk, seen)
    failures.register(app, desk)
    events.register(app)
