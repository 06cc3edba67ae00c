"""Clicks on the buttons below answers. Must never answer a click twice, nor one that is not the clicker's to make."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_args

from handlers.blocks import Message, Offer
from handlers.clicks import answer_click, clicked
from handlers.deliveries import delivery_in
from handlers.desk import Desk
from handlers.manners import hearing
from handlers.offering import ACTION
from handlers.threads import post_once

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext, Respond
    from slack_sdk import WebClient


def register(app: "App", desk: Desk) -> None:
    """Let the app answer clicks."""
    for button in set(get_args(Offer)) - {"csv"}:
        app.action(ACTION + button, middleware=hearing(desk))(_listener(desk, button))


def _listener(desk: Desk, button: Offer) -> Callable[..., None]:
    from handlers.posting import post_privately, post_to_one  # noqa: PLC0415 - brings in Slack's library, which the console does without

    def on_click(
        ack: "Ack", body: dict[str, Any], client: "WebClient", respond: "Respond", context: "BoltContext"
    ) -> None:
        """Show what was asked for to the one who clicked."""
        ack()
        answer, user = clicked(desk, body), body["user"]["id"]
        if isinstance(answer, Message):
            post_privately(body, client, respond, answer)
            return
        message, thread = answer_click(desk, answer, button, user), answer.asked.thread
        if thread is None or thread.ts is None:
            post_privately(body, client, respond, message)
        elif answer.asked.is_direct:
            post_once(desk, client, thread, message, delivery_in(context))
        else:
            post_to_one(client, thread, user, message)

    return on_click
