"""The message shortcut "Check the figures": an answer for the one who clicks. Must never post where others see it."""

from typing import TYPE_CHECKING, Any

from handlers.desk import Desk
from handlers.incoming import question_in
from handlers.manners import hearing
from handlers.stories import check_text

if TYPE_CHECKING:
    from slack_bolt import Ack, App, Respond
    from slack_sdk import WebClient

CHECK = "check_figures"


def register(app: "App", desk: Desk) -> None:
    """Let the app answer the shortcut."""
    from handlers.posting import post_privately  # noqa: PLC0415 - brings in Slack's library, which the console does without

    @app.shortcut({"callback_id": CHECK, "type": "message_action"}, middleware=hearing(desk))
    def on_check(ack: "Ack", shortcut: dict[str, Any], client: "WebClient", respond: "Respond") -> None:
        """Check the message that was clicked."""
        ack()
        post_privately(shortcut, client, respond, check_text(desk, text_of(shortcut["message"])))


def text_of(message: dict[str, Any]) -> str:
    """Give the words of a message line by line, without Slack's marks."""
    return "\n".join(map(question_in, message.get("text", "").splitlines()))
