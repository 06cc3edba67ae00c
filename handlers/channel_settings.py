"""A channel's settings, in a modal that a button below the status opens. Must never change another channel.

The button says nothing of the channel: it is the one that it is clicked in.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from handlers.blocks import render_notice
from handlers.desk import Desk
from handlers.limits import Block, escape
from handlers.manners import hearing
from handlers.offering import ACTION, button
from handlers.wording import Wording, wording_for

if TYPE_CHECKING:
    from slack_bolt import Ack, App, Respond
    from slack_sdk import WebClient

SETTINGS = f"{ACTION}settings"
# The name of the field, and of what is ticked in it.
FOLLOW_UPS = "follow_ups"


def register(app: "App", desk: Desk) -> None:
    """Let the app show a channel's settings and take them back."""
    # Brings in Slack's library, which the console does without.
    from handlers.posting import open_modal, post_privately  # noqa: PLC0415

    @app.action(SETTINGS, middleware=hearing(desk))
    def on_settings(ack: "Ack", body: dict[str, Any], client: "WebClient", respond: "Respond") -> None:
        """Open the modal; Slack allows that for three seconds after a click, so nothing comes before it."""
        ack()
        words = wording_for(body["actions"][0]["text"]["text"])
        view = render_settings(desk, body.get("channel", {}).get("id", ""), words)
        if not open_modal(client, body["trigger_id"], view):
            post_privately(body, client, respond, render_notice(words.clicks.click_again, words))

    @app.view(SETTINGS, middleware=hearing(desk))
    def on_saved(ack: "Ack", view: dict[str, Any]) -> None:
        """Keep what was ticked, and say how it stands in place of the field."""
        ack(response_action="update", view=take_settings(desk, view))


def settings_button(words: Wording) -> Block:
    """Make the row with the button below a status."""
    return {"type": "actions", "elements": [button(SETTINGS, words.settings.button, "channel")]}


def render_settings(desk: Desk, channel: str, words: Wording) -> Block:
    """Show how a channel is set."""
    told = words.settings
    choice = {"text": _plain_text(told.follow_ups), "value": FOLLOW_UPS}
    ticked = {"initial_options": [choice]} if desk.channels.follows_up(channel) else {}
    element = {"type": "checkboxes", "action_id": FOLLOW_UPS, "options": [choice], **ticked}
    field = {"type": "input", "block_id": FOLLOW_UPS, "optional": True, "label": _plain_text(told.label)}
    return {
        "type": "modal",
        "callback_id": SETTINGS,
        "private_metadata": channel,
        "title": _plain_text(told.title),
        "submit": _plain_text(told.save),
        "close": _plain_text(told.cancel),
        "blocks": [{**field, "element": element}],
    }


def take_settings(desk: Desk, view: Mapping[str, Any]) -> Block:
    """Set the channel as it was ticked, and give the view that says so."""
    title = view.get("title") or _plain_text("")
    words = wording_for(title["text"])
    ticked = view["state"]["values"].get(FOLLOW_UPS, {}).get(FOLLOW_UPS, {}).get("selected_options") or []
    desk.channels.set_follow_ups(view["private_metadata"], on=bool(ticked))
    sentence = words.help.follow_ups_on if ticked else words.help.follow_ups_off
    blocks = [{"type": "section", "text": _plain_text(sentence)}]
    return {"type": "modal", "title": _plain_text(words.settings.title), "blocks": blocks}


def _plain_text(text: str) -> Block:
    return {"type": "plain_text", "text": escape(text), "emoji": False}
