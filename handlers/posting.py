"""Putting a message into Slack. Must never decide what it says.

Slack has no key that makes a post idempotent, so a post is repeated only where Slack has certainly refused it.
"""

import logging
from typing import Any

from slack_bolt import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.webhook import WebhookClient

from handlers.blocks import Message

_log = logging.getLogger(__name__)

_RATE_LIMIT_RETRIES = 3
# Refusals of the blocks, not of the message: the text alone still says what was found.
_BLOCKS_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})


class UncertainPostingError(Exception):
    """The connection broke while Slack was given a message: it may stand there, so nothing is posted again."""


def post_privately(respond: Respond, message: Message) -> None:
    """Show the message to the asker alone; raise SlackApiError where Slack refuses it."""
    # Bolt's own `respond` does not wait where Slack asks it to.
    client = WebhookClient(
        respond.response_url or "",
        proxy=respond.proxy,
        ssl=respond.ssl,
        retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=_RATE_LIMIT_RETRIES)],
    )
    payload: dict[str, Any] = {"response_type": "ephemeral", "text": message.text, "blocks": list(message.blocks)}
    response = client.send_dict(payload)
    if response.body in _BLOCKS_REFUSED:
        _log.warning("blocks refused with %s, posting the text alone", response.body)
        response = client.send_dict({"response_type": "ephemeral", "text": message.text})
    if response.status_code != 200:
        raise SlackApiError("private answer refused", {"ok": False, "error": response.body})  # type: ignore[no-untyped-call]


def post_in_thread(client: WebClient, channel: str, thread_ts: str, message: Message) -> str:
    """Post into the thread and give the `ts` of what was posted.

    Raises SlackApiError where Slack refuses it, UncertainPostingError where Slack does not say.
    """
    place: dict[str, Any] = {"channel": channel, "thread_ts": thread_ts, "unfurl_links": False, "unfurl_media": False}
    # This request's own client. Bolt's default repeats a post after a broken connection, which can show it twice.
    client.retry_handlers = [RateLimitErrorRetryHandler(max_retry_count=_RATE_LIMIT_RETRIES)]
    try:
        response = client.chat_postMessage(text=message.text, blocks=message.blocks, **place)
    except SlackApiError as error:
        if error.response["error"] not in _BLOCKS_REFUSED:
            raise
        _log.warning("blocks refused with %s, posting the text alone", error.response["error"])
        response = client.chat_postMessage(text=message.text, **place)
    except OSError as error:
        raise UncertainPostingError(f"no word from slack on a message for {channel!r}") from error
    return str(response["ts"])
