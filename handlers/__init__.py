"""Slack surfaces: payload in, blocks out. Must never decide anything about articles."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from slack_bolt import App

    from handlers.desk import Desk


def register(app: "App", desk: "Desk") -> None:
    """Let the app answer on every surface."""
    # ruff: noqa: PLC0415 - whoever wants one module of this package does not load them all
    from handlers import (
        adding,
        buttons,
        channel_settings,
        commands,
        completing,
        deliveries,
        events,
        failures,
        flagging,
        mentions,
        messages,
        openings,
        ordering,
        sharing,
        shortcuts,
        spreadsheets,
    )

    completing.register(app)
    deliveries.register(app, desk)
    commands.register(app, desk)
    mentions.register(app, desk)
    messages.register(app, desk)
    buttons.register(app, desk)
    sharing.register(app, desk)
    adding.register(app, desk)
    flagging.register(app, desk)
    spreadsheets.register(app, desk)
    openings.register(app, desk)
    channel_settings.register(app, desk)
    ordering.register(app, desk)
    shortcuts.register(app, desk)
    failures.register(app, desk)
    events.register(app)
