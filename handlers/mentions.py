"""Mentions of the bot in a channel, answered in their thread. Must never answer a bot, or the same mention twice."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from handlers.blocks import Message
from handlers.desk import Desk, Posting
from handlers.incoming import question_in
from handlers.replies import reply_to
from handlers.seen import Seen
from handlers.subcommands import read_request

if TYPE_CHECKING:
    from slack_bolt import App
    from slack_sdk import WebClient


def answer_mention(desk: Desk, text: str, earlier: Sequence[str] = ()) -> Message:
    """Answer the words of a mention; `earlier` is what its thread asked before, oldest first."""
    return reply_to(desk, read_request(question_in(text)), earlier)


def register(app: "App", desk: Desk, seen: Seen) -> None:
    """Let the app answer mentions."""
    from handlers.posting import post_in_thread  # noqa: PLC0415 - brings in Slack's library, which the console does without

    @app.event("app_mention")
    def on_mention(body: dict[str, Any], event: dict[str, Any], client: "WebClient") -> None:
        """Answer in the thread of the mention, beginning one where there is none."""
        if is_from_a_bot(event) or not seen.is_first(*delivery_keys(body)):
            return
        channel, thread_ts = event["channel"], event.get("thread_ts", event["ts"])
        message = answer_mention(desk, event["text"], desk.postings.questions_in(channel, thread_ts))
        ts = post_in_thread(client, channel, thread_ts, message)
        question = read_request(question_in(event["text"])).text
        desk.postings.record(Posting(channel, ts, thread_ts, question, message.article_ids, desk.clock()))


def is_from_a_bot(event: dict[str, Any]) -> bool:
    """Say whether another app wrote this: two bots that answer each other never end."""
    return bool(event.get("bot_id")) or event.get("subtype") == "bot_message"


def delivery_keys(body: dict[str, Any]) -> tuple[str, str]:
    """Name a delivery twice: by its event, and by its message, which Slack may deliver as two events."""
    event = body["event"]
    return f"event {body['event_id']}", f"message {event['channel']} {event['ts']}"
