"""Mentions of the bot in a channel, answered in their thread. Must never answer a bot, or the same mention twice."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from handlers.blocks import Message
from handlers.conversations import Asked
from handlers.desk import Desk
from handlers.incoming import is_from_a_bot, question_in
from handlers.manners import hearing
from handlers.subcommands import read_request
from handlers.threads import answer, answer_in_thread

if TYPE_CHECKING:
    from slack_bolt import App, BoltContext
    from slack_sdk import WebClient


def answer_mention(desk: Desk, text: str, earlier: Sequence[str] = (), user: str | None = None) -> Message:
    """Answer the words of a mention; `earlier` is what its thread asked before, oldest first."""
    return answer(desk, Asked(read_request(question_in(text)), tuple(earlier), user))


def register(app: "App", desk: Desk) -> None:
    """Let the app answer mentions."""

    def is_from_a_person(event: dict[str, Any]) -> bool:
        return not is_from_a_bot(event)

    @app.event("app_mention", matchers=[is_from_a_person], middleware=hearing(desk))
    def on_mention(event: dict[str, Any], client: "WebClient", context: "BoltContext") -> None:
        """Answer in the thread of the mention, beginning one where there is none."""
        answer_in_thread(desk, event, client, context)
