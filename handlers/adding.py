"""A page put on record by a click on its offer. Must never fetch for somebody who may not add pages.

What comes of it is said where it was offered: added, known already, or refused with the reason.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from handlers.blocks import Message
from handlers.clicks import clicked
from handlers.conversations import KeptAnswer
from handlers.deliveries import delivery_in
from handlers.desk import Desk
from handlers.feeds import add_page
from handlers.links import ADD
from handlers.manners import hearing
from handlers.threads import post_once
from handlers.wording import wording_for

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext, Respond
    from slack_sdk import WebClient


def register(app: "App", desk: Desk) -> None:
    """Let the app put on record what was offered."""
    # Brings in Slack's library, which the console does without.
    from handlers.posting import post_privately, show_status  # noqa: PLC0415

    @app.action(ADD, middleware=hearing(desk))
    def on_add(
        ack: "Ack", body: dict[str, Any], client: "WebClient", respond: "Respond", context: "BoltContext"
    ) -> None:
        """Fetch the page, which may take a while, and say in the thread what became of it."""
        ack()
        answer, user = clicked(desk, body), body["user"]["id"]
        if isinstance(answer, Message):
            post_privately(body, client, respond, answer)
            return
        thread, is_theirs = answer.asked.thread, answer.asked.is_private or not desk.may_add_sources(user)
        if thread is None or thread.ts is None or is_theirs:
            post_privately(body, client, respond, add_offered(desk, answer, user))
            return
        show_status(client, thread.channel, thread.ts, wording_for(answer.message.text).links.reading)
        post_once(desk, client, thread, add_offered(desk, answer, user), delivery_in(context))


def add_offered(desk: Desk, answer: KeptAnswer, user: str | None) -> Message:
    """Put on record what was offered, if this user may, and say what became of it: added, known, refused and why."""
    return add_page(desk, replace(answer.asked, user=user), wording_for(answer.message.text))
