"""Putting a message into Slack. Must never decide what it says.

Slack has no key that makes a post idempotent, so a post is repeated only where Slack has certainly refused it.
"""

import json
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from slack_bolt import Respond
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.web import SlackResponse
from slack_sdk.webhook import WebhookClient, WebhookResponse

from corpus.slots import is_zone
from handlers.blocks import Message
from handlers.charts import without_charts
from handlers.conversations import Delivery, Posting, Thread
from handlers.home import ASK

_log = logging.getLogger(__name__)

_RATE_LIMIT_RETRIES = 3
# Refusals of the blocks, not of the message: the text alone still says what was found.
_BLOCKS_REFUSED = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})

# Slack's words for a click that is too old to open anything, such as one that a dead process left behind.
_TOO_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"})

# How our messages' metadata is called: other apps may read it.
_EVENT_TYPE = "onrecord_answer"
# Messages of a thread in which an answer is looked for, and by how many seconds Slack's clock may lag behind ours.
_LOOKED_AT = 200
_CLOCKS_DIFFER = 60


class UncertainPostingError(Exception):
    """The connection broke while Slack was given a message: it may stand there, so nothing is posted again."""


def post_privately(body: Mapping[str, Any], client: WebClient, respond: Respond, message: Message) -> None:
    """Show the message to the one who asked, alone; raise SlackApiError where Slack refuses it.

    At the address that came with the command or click; what stands in for Slack may give none, then in the channel.
    """
    if respond.response_url:
        _post_to_address(respond, message)
        return
    user = body.get("user_id") or body.get("user", {}).get("id") or ""
    channel = body.get("channel_id") or body.get("channel", {}).get("id")
    if channel:
        post_to_one(client, Thread(channel, body.get("container", {}).get("thread_ts")), user, message)
    else:
        post_to_person(client, user, message)


def _post_to_address(respond: Respond, message: Message) -> None:
    # Bolt's own `respond` does not wait where Slack asks it to.
    client = WebhookClient(
        respond.response_url or "",
        proxy=respond.proxy,
        ssl=respond.ssl,
        retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=_RATE_LIMIT_RETRIES)],
    )
    # Behind a click, it is a message of its own and not in place of the one with the button.
    payload: dict[str, Any] = {"response_type": "ephemeral", "replace_original": False, "text": message.text}
    for blocks in versions_of(message):
        response = client.send_dict({**payload, **blocks})
        error = _error_in(response)
        if error not in _BLOCKS_REFUSED:
            break
        _log.warning("blocks refused with %s, posting something simpler", error)
    if error is not None:
        raise SlackApiError("private answer refused", {"ok": False, "error": error})  # type: ignore[no-untyped-call]


def _error_in(response: WebhookResponse) -> str | None:
    """Give why something was refused: Slack says "ok" or a word with a status, others say it in JSON."""
    with suppress(ValueError):
        said = json.loads(response.body)
        if isinstance(said, dict) and said.get("ok") is False:
            return str(said.get("error"))
    return None if 200 <= response.status_code < 300 else response.body


def post_in_thread(client: WebClient, thread: Thread, message: Message, delivery: Delivery | None = None) -> str:
    """Post into the thread and give the `ts` of what was posted; a kept delivery is named in its metadata.

    Raises SlackApiError where Slack refuses it, UncertainPostingError where Slack does not say.
    """
    place: dict[str, Any] = {**_place(thread), "unfurl_links": False, "unfurl_media": False}
    if delivery is not None:
        place["metadata"] = {"event_type": _EVENT_TYPE, "event_payload": {"delivery": delivery.key}}
    # This request's own client. Bolt's default repeats a post after a broken connection, which can show it twice.
    client.retry_handlers = [RateLimitErrorRetryHandler(max_retry_count=_RATE_LIMIT_RETRIES)]
    try:
        return str(_with_fallback(client.chat_postMessage, message, place).get("ts") or "")
    except OSError as error:
        raise UncertainPostingError(f"no word from slack on a message for {thread.channel!r}") from error


def tell(body: dict[str, Any], client: WebClient, respond: Respond, message: Message) -> None:
    """Say something to whoever waits for an answer, where they wait for it; nothing where nobody does."""
    event, view = body.get("event", {}), body.get("view", {})
    if "channel" in event and "ts" in event:
        post_in_thread(client, Thread(event["channel"], event.get("thread_ts") or event["ts"]), message)
    elif view.get("callback_id") == ASK:
        post_in_thread(client, Thread(view.get("private_metadata") or body["user"]["id"]), message)
    elif not event and not view:
        post_privately(body, client, respond, message)


def post_to_one(client: WebClient, thread: Thread, user: str, message: Message) -> None:
    """Show the message to one person alone, in the thread; raise SlackApiError where Slack refuses it."""
    _with_fallback(client.chat_postEphemeral, message, {**_place(thread), "user": user})


def post_to_person(client: WebClient, user: str, message: Message) -> Thread:
    """Post a direct message and give the thread that it begins; raise SlackApiError where Slack refuses it."""
    posted = _with_fallback(client.chat_postMessage, message, {"channel": user})
    return Thread(str(posted.get("channel") or user), str(posted.get("ts") or ""))


def send_file(client: WebClient, thread: Thread, name: str, content: bytes) -> None:
    """Put a file into a thread; raise SlackApiError where Slack refuses it."""
    client.files_upload_v2(
        channel=thread.channel,
        thread_ts=thread.ts,
        filename=name,
        title=name,
        content=content,
        request_file_info=False,  # that would take another scope
    )


def find_posted(client: WebClient, thread: Thread, delivery: Delivery) -> str | None:
    """Find the answer to a delivery that an earlier try may have posted, and give its `ts`.

    Raises SlackApiError where Slack does not let us look.
    """
    where: dict[str, Any] = {
        "channel": thread.channel,
        "oldest": str(delivery.received_at.timestamp() - _CLOCKS_DIFFER),
        "include_all_metadata": True,
        "limit": _LOOKED_AT,
    }
    if thread.ts is None:
        found = client.conversations_history(**where)
    else:
        found = client.conversations_replies(ts=thread.ts, **where)
    for message in found.get("messages") or ():
        metadata = message.get("metadata") or {}
        if metadata.get("event_payload", {}).get("delivery") == delivery.key:
            return str(message["ts"])
    return None


def change(client: WebClient, posting: Posting, message: Message) -> None:
    """Put another message where a posting stands; raise SlackApiError where Slack refuses it."""
    # Slack may go on showing a block that it knows by its id; without ids every block is a new one.
    _with_fallback(client.chat_update, message, {"channel": posting.channel, "ts": posting.ts})


def show_status(client: WebClient, channel: str, thread_ts: str, status: str) -> None:
    """Say in the thread that an answer is on its way; where Slack does not take that, the answer itself has to do."""
    try:
        client.assistant_threads_setStatus(channel_id=channel, thread_ts=thread_ts, status=status)
    except (SlackApiError, OSError) as error:
        _log.info("no status shown: %s", error)


def locale_of(client: WebClient, user: str) -> str:
    """Ask in which language somebody has Slack; "" where we may not ask: the scope is one that nobody has to give."""
    try:
        found = client.users_info(user=user, include_locale=True).get("user") or {}
        return str(found.get("locale") or "")
    except (SlackApiError, OSError) as error:
        _log.info("no locale: %s", type(error).__name__)
        return ""


def zone_of(client: WebClient, user: str) -> str | None:
    """Ask in which time zone somebody is; None where we may not ask."""
    try:
        zone = str(client.users_info(user=user)["user"].get("tz") or "")
    except (SlackApiError, OSError) as error:
        _log.info("no time zone: %s", type(error).__name__)
        return None
    return zone if is_zone(zone) else None


def open_modal(client: WebClient, trigger_id: str, view: dict[str, Any]) -> bool:
    """Open a modal; say whether Slack still let it be opened, which it does for three seconds after a click."""
    try:
        client.views_open(trigger_id=trigger_id, view=view)
    except SlackApiError as error:
        if error.response["error"] not in _TOO_LATE:
            raise
        return False
    return True


def publish_home(client: WebClient, user: str, view: dict[str, Any], seen: str | None) -> None:
    """Put a view on somebody's Home tab, in place of the one called `seen` that stands there."""
    try:
        client.views_publish(user_id=user, view=view, hash=seen)
    except SlackApiError as error:
        if error.response["error"] != "hash_conflict":
            raise
        _log.info("another view was quicker")  # it is as new as ours


def suggest(client: WebClient, channel: str, title: str, prompts: list[dict[str, str]]) -> None:
    """Show what could be asked above an empty conversation; where Slack does not take that, it is asked without.

    Never with a `thread_ts`: in an agent's conversation Slack would then drop them in silence.
    """
    try:
        client.assistant_threads_setSuggestedPrompts(channel_id=channel, title=title, prompts=prompts)
    except (SlackApiError, OSError) as error:
        _log.info("no prompts shown: %s", type(error).__name__)


def _place(thread: Thread) -> dict[str, str]:
    return {"channel": thread.channel, **({} if thread.ts is None else {"thread_ts": thread.ts})}


def _with_fallback(send: Callable[..., SlackResponse], message: Message, place: dict[str, Any]) -> SlackResponse:
    """Send text and blocks, or simpler blocks, or the text alone where Slack refuses them."""
    *richer, simplest = versions_of(message)
    for blocks in richer:
        try:
            return send(text=message.text, **blocks, **place)
        except SlackApiError as error:
            if error.response["error"] not in _BLOCKS_REFUSED:
                raise
            _log.warning("blocks refused with %s, posting something simpler", error.response["error"])
    return send(text=message.text, **simplest, **place)


def versions_of(message: Message) -> list[dict[str, Any]]:
    """Give the blocks to try, best first: as they are, in their plain form, without charts; none at all come last."""
    simpler = without_charts(message.blocks)
    tried = (message.blocks, message.plain, simpler if len(simpler) < len(message.blocks) else ())
    return [{"blocks": list(blocks)} for blocks in tried if blocks] + [{}]
