"""Where the bot answers and how often, as its owners have set it. Must never refuse in public, nor where none asked it.

Slack says beside an event whether its channel is shared with another organisation, and not beside a command or a click:
so it is remembered of the channel.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from handlers.blocks import Message, render_notice
from handlers.conversations import Thread
from handlers.deliveries import Middleware, delivery_in, taking
from handlers.desk import Desk
from handlers.incoming import asked_in, mentions_in
from handlers.wording import Wording, wording_for

if TYPE_CHECKING:
    from slack_bolt import BoltContext, BoltResponse, Respond
    from slack_sdk import WebClient


def hearing(desk: Desk) -> list[Middleware]:
    """Make what every listener has before it: a delivery passes once, and only where and as often as is set."""
    return [taking(desk), _minding(desk)]


def refusal(desk: Desk, body: Mapping[str, Any]) -> Message | None:
    """Say why something is not answered here, or not now; None where it is."""
    channel, words = _channel_in(body), wording_for(asked_in(body))
    if channel is not None:
        _remember_external(desk, channel, body)
        why = why_unserved(desk, channel, words)
        if why is not None:
            return render_notice(why, words)
    return _too_fast(desk, channel, _user_in(body), words)


def why_unserved(desk: Desk, channel: str, words: Wording) -> str | None:
    """Say why nothing is told in a channel, asked for or not; None where it is, as always in direct messages."""
    if channel.startswith("D"):
        return None
    if desk.channels.is_external(channel) and not desk.manners.external:
        return words.not_with_others
    return words.not_here if desk.manners.channels and channel not in desk.manners.channels else None


def _too_fast(desk: Desk, channel: str | None, user: str | None, words: Wording) -> Message | None:
    limits = {f"user {user}": desk.manners.per_user} if user else {}
    if channel is not None and not channel.startswith("D"):
        limits[f"channel {channel}"] = desk.manners.per_channel
    seconds = desk.turns.take(limits, desk.clock())
    return render_notice(words.too_fast.format(seconds=seconds), words) if seconds else None


def _remember_external(desk: Desk, channel: str, body: Mapping[str, Any]) -> None:
    is_external = body.get("is_ext_shared_channel") and not channel.startswith("D")
    if is_external and not desk.channels.is_external(channel):
        desk.channels.set_external(channel)


def _minding(desk: Desk) -> Middleware:
    from slack_bolt import BoltResponse  # noqa: PLC0415 - the console does without Slack's library

    def mind(
        body: dict[str, Any],
        context: "BoltContext",
        client: "WebClient",
        respond: "Respond",
        next: Callable[[], None],  # noqa: A002 - Bolt's name
    ) -> "BoltResponse | None":
        message = refusal(desk, body)
        if message is None:
            next()
            return None
        mentions_us = context.bot_user_id in mentions_in(body.get("event", {}).get("text", ""))
        try:
            if mentions_us or not _is_overheard(body):
                _tell(desk, body, client, respond, message)
        finally:
            delivery = delivery_in(context)
            if delivery is not None:
                desk.deliveries.end(delivery)
        return BoltResponse(status=200)

    return mind


def _tell(desk: Desk, body: dict[str, Any], client: "WebClient", respond: "Respond", message: Message) -> None:
    """Tell the one who asked, alone and once a minute."""
    from handlers.posting import post_to_one, tell  # noqa: PLC0415 - as above

    event, user, channel = body.get("event", {}), _user_in(body), _channel_in(body)
    # The seconds that are left change from one refusal to the next; what is said does not.
    said = "".join(character for character in message.text if not character.isdigit())
    if not desk.turns.may_be_told(f"{user} {channel} {said}", desk.clock()):
        return
    if event and user and channel and not channel.startswith("D"):
        post_to_one(client, Thread(channel, event.get("thread_ts")), user, message)
    else:
        tell(body, client, respond, message)


def _is_overheard(body: Mapping[str, Any]) -> bool:
    """Say whether it was written in a channel: without a mention, nobody there waits for a word of ours."""
    event = body.get("event", {})
    return bool(event.get("type") == "message" and event.get("channel_type") != "im")


def _channel_in(body: Mapping[str, Any]) -> str | None:
    """Name the channel of an event, a command or a click; a modal is in none."""
    found = body.get("event", {}).get("channel") or body.get("channel_id") or body.get("channel", {}).get("id")
    return str(found) if found else None


def _user_in(body: Mapping[str, Any]) -> str | None:
    event = body.get("event", {})
    written_by = event.get("user") or event.get("message", {}).get("user")
    found = written_by or body.get("user_id") or body.get("user", {}).get("id")
    return str(found) if found else None
