"""Messages that mention nobody: direct ones, follow-ups in a thread the bot has joined, and edits of what was asked.

Must never answer in a channel where it was not asked: a follow-up is a question in a thread that the bot has answered
in, and people who talk to each other there are left alone.
"""

from typing import TYPE_CHECKING, Any

from corpus.follow_ups import is_question
from handlers.desk import Desk
from handlers.incoming import is_from_a_bot, mentions_in, question_in
from handlers.manners import hearing
from handlers.threads import answer_anew, answer_in_thread, thread_of

if TYPE_CHECKING:
    from slack_bolt import App, BoltContext
    from slack_sdk import WebClient

# What people write themselves; everything else of a channel's life comes with another subtype.
_WRITTEN = frozenset({None, "file_share", "thread_broadcast"})


def register(app: "App", desk: Desk) -> None:
    """Let the app answer direct messages and follow-ups, and answer anew what was edited."""

    def is_follow_up(event: dict[str, Any]) -> bool:
        return _is_written(event) and _asks_on(desk, event)

    @app.event("message", matchers=[_is_direct], middleware=hearing(desk))
    def on_direct_message(event: dict[str, Any], client: "WebClient", context: "BoltContext") -> None:
        """Answer in the thread that the message begins."""
        answer_in_thread(desk, event, client, context)

    @app.event("message", matchers=[_is_mention], middleware=hearing(desk))
    def on_mention(event: dict[str, Any], client: "WebClient", context: "BoltContext") -> None:
        """Answer a mention that may come as an event of its own as well; the delivery that comes first is answered."""
        answer_in_thread(desk, event, client, context)

    @app.event("message", matchers=[is_follow_up], middleware=hearing(desk))
    def on_follow_up(event: dict[str, Any], client: "WebClient", context: "BoltContext") -> None:
        """Answer in the thread, knowing what it asked before."""
        answer_in_thread(desk, event, client, context)

    @app.event("message", matchers=[_is_edit], middleware=hearing(desk))
    def on_edit(event: dict[str, Any], client: "WebClient") -> None:
        """Change the answer to a question that was just asked and is now another."""
        posting = desk.postings.answer_to(event["channel"], event["message"]["ts"])
        if posting is not None:
            answer_anew(desk, event, posting, client)


def _is_direct(event: dict[str, Any]) -> bool:
    return _is_written(event) and event.get("channel_type") == "im"


def _is_mention(event: dict[str, Any], context: "BoltContext") -> bool:
    return _is_written(event) and context.bot_user_id in mentions_in(event.get("text", ""))


def _is_edit(event: dict[str, Any]) -> bool:
    return event.get("subtype") == "message_changed" and not is_from_a_bot(event.get("message", {}))


def _is_written(event: dict[str, Any]) -> bool:
    return event.get("subtype") in _WRITTEN and not is_from_a_bot(event) and bool(event.get("user"))


def _asks_on(desk: Desk, event: dict[str, Any]) -> bool:
    """Say whether it asks us, without a mention: who mentions others means them."""
    text = event.get("text", "")
    if "thread_ts" not in event or mentions_in(text) or not is_question(question_in(text)):
        return False
    return desk.channels.follows_up(event["channel"]) and desk.postings.has_joined(event["channel"], thread_of(event))
