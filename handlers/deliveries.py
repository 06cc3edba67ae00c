"""What Slack delivers, kept until it is answered: each delivery once, also when it comes again or the process dies.

Bolt acknowledges before a listener runs, so that a crash in between would lose what was asked. Must never decide by
Slack's own retry marks: the first try may never have run.
"""

import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from handlers.blocks import render_notice
from handlers.conversations import Delivery
from handlers.desk import Desk
from handlers.incoming import asked_in
from handlers.wording import wording_for

if TYPE_CHECKING:
    from slack_bolt import App, BoltContext, BoltResponse, Respond
    from slack_sdk import WebClient

# Where a delivery stands in Bolt's context, from the look at it until its listener has ended.
_HERE = "delivery"
# Set for one that waited so long that an answer would come as a surprise.
_STALE = "stale"
# Set where it has come to a listener.
_HEARD = "heard"

Middleware = Callable[..., "BoltResponse | None"]


def taking(desk: Desk) -> Middleware:
    """Make the middleware that lets a delivery pass once: every later one of the same keys is acknowledged and left."""
    from slack_bolt import BoltResponse  # noqa: PLC0415 - the console does without Slack's library

    from handlers.posting import tell  # noqa: PLC0415 - as above

    def take(
        body: dict[str, Any],
        context: "BoltContext",
        client: "WebClient",
        respond: "Respond",
        next: Callable[[], None],  # noqa: A002 - Bolt's name
    ) -> "BoltResponse | None":
        if _HERE not in context:  # it is there where a delivery is taken up again
            context[_HERE] = desk.deliveries.take(*keys_of(body), body)
        delivery = delivery_in(context)
        if delivery is None:
            return BoltResponse(status=200)
        context[_HEARD] = True
        if context.get(_STALE):
            words = wording_for(asked_in(body))
            tell(body, client, respond, render_notice(words.too_late, words))
            desk.deliveries.end(delivery)
            return BoltResponse(status=200)
        next()
        return None

    return take


def keys_of(body: dict[str, Any]) -> tuple[str, str | None]:
    """Name a delivery by its event, command or click, and by its message, which Slack may deliver as two events."""
    event = body.get("event")
    if event is None:
        # Slack gives every use of a command, button or shortcut a trigger of its own, also when it delivers it again.
        # What stands in for Slack may give none: then nothing is known to be a repetition.
        return f"trigger {body.get('trigger_id') or body.get('response_url') or secrets.token_hex(8)}", None
    key = f"event {body.get('event_id') or secrets.token_hex(8)}"
    is_plain = event["type"] == "app_mention" or (event["type"] == "message" and not event.get("subtype"))
    if not is_plain or "ts" not in event:
        return key, None
    return key, f"message {body.get('team_id')} {event.get('channel')} {event['ts']}"


def delivery_in(context: "BoltContext") -> Delivery | None:
    """Give the delivery that is being answered; None for one that nobody keeps."""
    found: Delivery | None = context.get(_HERE)
    return found


def take_up_again(app: "App", delivery: Delivery, *, is_stale: bool) -> bool:
    """Put a delivery that was acknowledged and never answered to its listener once more; a stale one is declined.

    Say whether it came that far: its workspace may have removed the bot, and its listener may be no more.
    """
    from slack_bolt import BoltRequest  # noqa: PLC0415 - as above

    context = {_HERE: delivery, _STALE: is_stale}
    request = BoltRequest(body=dict(delivery.body), mode="socket_mode", context=context)
    app.dispatch(request)
    return bool(request.context.get(_HEARD))


def register(app: "App", desk: Desk) -> None:
    """Let every delivery end when its listener has: answered, or failed with an apology."""
    from slack_bolt.listener.listener_completion_handler import CustomListenerCompletionHandler  # noqa: PLC0415 - as above

    def end(context: "BoltContext") -> None:
        delivery = delivery_in(context)
        if delivery is not None:
            desk.deliveries.end(delivery)

    app.listener_runner.listener_completion_handler = CustomListenerCompletionHandler(app.logger, end)
