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
    for surface in (deliveries, commands, mentions, messages, buttons, sharing, adding, flagging, spreadsheets):
        surface.register(app, desk)
    for surface in (openings, channel_settings, ordering, shortcuts, failures):
        surface.register(app, desk)
    events.register(app)
