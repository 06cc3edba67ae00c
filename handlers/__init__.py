"""Slack surfaces: payload in, blocks out. Must never decide anything about articles."""

import re
from typing import TYPE_CHECKING

from handlers import commands, failures, mentions
from handlers.desk import Desk
from handlers.seen import Seen, SeenInMemory

if TYPE_CHECKING:
    from slack_bolt import App


def register(app: "App", desk: Desk, seen: Seen | None = None) -> None:
    """Let the app answer on every surface; `seen` remembers deliveries, in this process unless told otherwise."""
    seen = seen or SeenInMemory()
    commands.register(app, desk, seen)
    mentions.register(app, desk, seen)
    failures.register(app, desk)
    # Last: an event that nobody takes is not acknowledged by Bolt, and Slack would deliver it again and again.
    app.event(re.compile(""))(_leave)


def _leave() -> None:
    """Let an event go that no surface is interested in."""
