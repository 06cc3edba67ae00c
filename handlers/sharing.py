"""A private answer shared with its channel, on a click of the one who asked. Must never show more than they saw."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from handlers import elements as rich
from handlers.blocks import Message, render_notice
from handlers.clicks import clicked, words_of
from handlers.conversations import Delivery, KeptAnswer, Posting, Thread
from handlers.deliveries import delivery_in
from handlers.desk import Desk
from handlers.manners import hearing
from handlers.offering import ACTION, with_buttons
from handlers.threads import post_once

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext, Respond
    from slack_sdk import WebClient

_QUESTION = 300
# Slack's words for a channel in which the bot is not.
_NOT_THERE = frozenset({"not_in_channel", "channel_not_found"})


def register(app: "App", desk: Desk) -> None:
    """Let the app share answers."""
    from handlers.posting import post_privately  # noqa: PLC0415 - brings in Slack's library, which the console does without

    @app.action(f"{ACTION}share", middleware=hearing(desk))
    def on_share(
        ack: "Ack", body: dict[str, Any], client: "WebClient", respond: "Respond", context: "BoltContext"
    ) -> None:
        """Post what the one who clicked has seen, once, and tell them."""
        ack()
        answer = clicked(desk, body)
        told = answer if isinstance(answer, Message) else _share(desk, answer, client, delivery_in(context))
        post_privately(body, client, respond, told)


def as_shared(desk: Desk, answer: KeptAnswer) -> Message:
    """Show what was shown privately to everybody, with who asked for it above."""
    words, asked = words_of(answer), replace(answer.asked, is_private=False)
    before, _, after = words.clicks.shared_by.partition("{user}")
    question = after.format(question=rich.label(asked.request.typed, _QUESTION))
    above = rich.rich_text(rich.section(rich.plain(before), rich.person(asked.user or ""), rich.plain(question)))
    message, plain = answer.message, answer.message.plain
    shared = replace(message, blocks=(above, *message.blocks), plain=(above, *plain) if plain else ())
    return with_buttons(desk, shared, asked)


def _share(desk: Desk, answer: KeptAnswer, client: "WebClient", delivery: Delivery | None) -> Message:
    from slack_sdk.errors import SlackApiError  # noqa: PLC0415 - as above

    from handlers.posting import UncertainPostingError  # noqa: PLC0415 - as above

    words, thread = words_of(answer), answer.asked.thread
    if thread is None or delivery is None or not desk.answers.claim_sharing(answer.id, delivery.key):
        return render_notice(words.clicks.already_shared, words)
    message = as_shared(desk, answer)
    try:
        ts = post_once(desk, client, thread, message, delivery)
    except SlackApiError as error:
        desk.answers.release_sharing(answer.id)
        if error.response["error"] in _NOT_THERE:
            return render_notice(words.clicks.not_in_channel, words)
        raise
    except UncertainPostingError:
        # Not a failure to apologise for: it may stand there, and nobody but the one who clicked can tell.
        return render_notice(words.clicks.maybe_shared, words)
    _record(desk, answer, Thread(thread.channel, ts))
    return render_notice(words.clicks.shared, words)


def _record(desk: Desk, answer: KeptAnswer, posted: Thread) -> None:
    """Keep what was posted, so that a follow-up in its thread knows what it is about."""
    asked, ts = answer.asked, posted.ts or ""
    thread_ts = (asked.thread.ts if asked.thread else None) or ts
    cited = answer.message.article_ids
    desk.postings.record(
        Posting(posted.channel, ts, thread_ts, asked.request.text, cited, desk.clock(), asked_by=asked.user)
    )
