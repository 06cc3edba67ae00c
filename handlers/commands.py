"""The slash command: private answers to the one who types it. Must never post where others can see it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from handlers.blocks import Message, with_question
from handlers.conversations import Asked, Thread
from handlers.desk import Desk
from handlers.incoming import question_in
from handlers.manners import hearing
from handlers.offering import with_buttons
from handlers.replies import reply_to
from handlers.subcommands import read_request
from handlers.wording import wording_for

if TYPE_CHECKING:
    from slack_bolt import Ack, App, Respond
    from slack_sdk import WebClient


def answer_command(
    desk: Desk,
    text: str,
    user: str | None = None,
    channel: str | None = None,
    *,
    team: str = "",
    zone_of: Callable[[str], str | None] = lambda _: None,
) -> Message:
    """Answer what was typed behind the command, with the question above the answer and buttons below."""
    request = read_request(question_in(text))
    zone = zone_of(user) if user and request.subcommand == "follow" else None
    thread = Thread(channel) if channel else None
    asked = Asked(request, user=user, thread=thread, is_private=True, team=team, zone=zone)
    message = reply_to(desk, asked)
    if request.subcommand == "help":
        return message
    return with_question(with_buttons(desk, message, asked), request.typed, wording_for(request.typed))


def register(app: "App", desk: Desk) -> None:
    """Let the app answer the desk's command."""
    from handlers.posting import post_privately, zone_of  # noqa: PLC0415 - brings in Slack's library, which the console does without

    @app.command(desk.command, middleware=hearing(desk))
    def on_command(ack: "Ack", command: dict[str, Any], client: "WebClient", respond: "Respond") -> None:
        """Answer privately, once for each time the command is typed."""
        ack()
        text, user, channel = command["text"], command["user_id"], command["channel_id"]
        team, zone = command.get("team_id", ""), partial(zone_of, client)
        post_privately(command, client, respond, answer_command(desk, text, user, channel, team=team, zone_of=zone))
