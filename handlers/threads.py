"""Answering a message where it was written: in its thread, once. Must never begin a thread in a channel unasked."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from threading import Timer
from typing import TYPE_CHECKING, Any

from handlers.blocks import Message
from handlers.conversations import Asked, Delivery, Posting, Thread
from handlers.deliveries import delivery_in
from handlers.desk import Desk
from handlers.incoming import question_in
from handlers.offering import with_buttons
from handlers.replies import reply_to
from handlers.subcommands import read_request
from handlers.wording import wording_for

if TYPE_CHECKING:
    from slack_bolt import BoltContext
    from slack_sdk import WebClient

# Whoever edits a question later than this has read the answer.
JUST_ASKED = timedelta(minutes=10)
# Seconds without an answer after which it is said that one is on its way.
_PATIENCE = 1.0


def answer_in_thread(desk: Desk, event: Mapping[str, Any], client: "WebClient", context: "BoltContext") -> None:
    """Answer a message in its thread, beginning one where there is none, and keep what was posted."""
    from handlers.posting import zone_of  # noqa: PLC0415 - brings in Slack's library, which the console does without

    channel, thread_ts, text = event["channel"], thread_of(event), event.get("text", "")
    request = read_request(question_in(text))
    earlier = tuple(desk.postings.questions_in(channel, thread_ts))
    asked = Asked(request, earlier, event.get("user"), Thread(channel, thread_ts), team=context.team_id or "")
    if request.subcommand == "follow" and asked.user:
        asked = replace(asked, zone=zone_of(client, asked.user))
    with _patience(client, Thread(channel, thread_ts), wording_for(text, earlier).working):
        message = answer(desk, asked)
    ts = post_once(desk, client, Thread(channel, thread_ts), message, delivery_in(context))
    by = (event["ts"], event.get("user"))
    desk.postings.record(Posting(channel, ts, thread_ts, request.text, message.article_ids, desk.clock(), *by))


def answer_anew(desk: Desk, event: Mapping[str, Any], posting: Posting, client: "WebClient") -> None:
    """Change an answer after its question was edited."""
    from handlers.posting import change  # noqa: PLC0415 - as above

    text = event["message"].get("text", "")
    request = read_request(question_in(text))
    question = request.text
    if question == posting.question or desk.clock() - posting.posted_at > JUST_ASKED:
        return
    earlier = desk.postings.questions_in(posting.channel, posting.thread_ts)
    before = earlier[: earlier.index(posting.question)] if posting.question in earlier else ()
    message = answer(desk, Asked(request, tuple(before), posting.asked_by, Thread(posting.channel, posting.thread_ts)))
    change(client, posting, message)
    desk.postings.replace(replace(posting, question=question, article_ids=message.article_ids))


def answer(desk: Desk, asked: Asked) -> Message:
    """Answer what was asked, with buttons below."""
    return with_buttons(desk, reply_to(desk, asked), asked)


def post_once(desk: Desk, client: "WebClient", thread: Thread, message: Message, delivery: Delivery | None) -> str:
    """Post the answer to a delivery and give its `ts`; where an earlier try may have posted it, look there first.

    Raises SlackApiError where Slack does not let us look: then nothing is posted, lest it stand there twice.
    """
    from handlers.posting import find_posted, post_in_thread  # noqa: PLC0415 - brings in Slack's library, which the console does without

    if delivery is not None and delivery.may_be_posted:
        ts = find_posted(client, thread, delivery)
        if ts is not None:
            return ts
    if delivery is not None:
        desk.deliveries.posting(delivery)
    return post_in_thread(client, thread, message, delivery)


def thread_of(event: Mapping[str, Any]) -> str:
    """Name the thread of a message: the one it is in, else the one that it begins."""
    ts: str = event.get("thread_ts") or event["ts"]
    return ts


@contextmanager
def _patience(client: "WebClient", thread: Thread, working: str) -> Iterator[None]:
    """Say that an answer is on its way where it takes longer than a second; Slack takes the status away with it."""
    from handlers.posting import show_status  # noqa: PLC0415 - as above

    timer = Timer(_PATIENCE, show_status, (client, thread.channel, thread.ts, working))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
