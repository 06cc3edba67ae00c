"""The slash command: private answers to the one who types it. Must never post where others can see it."""

from typing import TYPE_CHECKING, Any

from handlers.blocks import Message, with_question
from handlers.deliveries import taking
from handlers.desk import Desk
from handlers.incoming import question_in
from handlers.replies import reply_to
from handlers.subcommands import read_request
from handlers.wording import wording_for

if TYPE_CHECKING:
    from slack_bolt import Ack, App, Respond


def answer_command(desk: Desk, text: str) -> Message:
    """Answer what was typed behind the command, with the question above the answer."""
    request = read_request(question_in(text))
    message = reply_to(desk, request)
    if request.subcommand == "help":
        return message
    return with_question(message, request.typed, wording_for(request.typed))


def register(app: "App", desk: Desk) -> None:
    """Let the app answer the desk's command."""
    from handlers.posting import post_privately  # noqa: PLC0415 - brings in Slack's library, which the console does without

    @app.command(desk.command, middleware=[taking(desk)])
    def on_command(ack: "Ack", command: dict[str, Any], respond: "Respond") -> None:
        """Answer privately, once for each time the command is typed."""
        ack()
        post_privately(respond, answer_command(desk, command.get("text", "")))
