"""What stands in for Slack leaves out what it does not need: here a delivery gets the shape of Slack's documents.

Emulators, gateways and other tools' tests give a channel as an object where Slack gives its id, or the other way round,
and omit what has no value. Must never invent a person, a channel or a text.
"""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from slack_bolt import App, BoltRequest

# Where no mark says who is mentioned, the name as it was typed does: "@Onrecord 千问下载量".
_NAME_FIRST = re.compile(r"\s*@\S{1,80}\s*")
_EMPTY = (None, "")


def register(app: "App") -> None:
    """Let every delivery be completed before anybody looks at it: Bolt too, which needs the type of a view."""
    from slack_bolt import BoltResponse  # noqa: PLC0415 - the console does without Slack's library
    from slack_bolt.middleware import Middleware  # noqa: PLC0415 - as above

    class Completing(Middleware):
        def process(
            self,
            *,
            req: "BoltRequest",
            resp: BoltResponse,  # noqa: ARG002 - Bolt's
            next: Callable[[], BoltResponse],  # noqa: A002 - Bolt's name
        ) -> BoltResponse | None:
            complete(req.body)
            return next()

    app.use(Completing())


def complete(body: dict[str, Any]) -> None:
    """Bring a delivery to the shape that the listeners know, in place; one of Slack's own stays as it is."""
    event = body.get("event")
    if isinstance(event, dict):
        _complete_event(event)
    elif "command" in body:
        body["text"] = body.get("text") or ""
        for name in ("user", "channel"):
            body.setdefault(f"{name}_id", _id_of(body.get(name)))
    elif "type" in body:
        _complete_click(body)


def _complete_event(event: dict[str, Any]) -> None:
    for name in ("thread_ts", "subtype", "bot_id", "text"):
        if event.get(name, 0) in _EMPTY:
            del event[name]
    if event.get("type") not in {"message", "app_mention"}:
        return
    for name in ("channel", "user"):
        if isinstance(event.get(name), dict):
            event[name] = _id_of(event[name])
    if event.get("event_ts"):
        event.setdefault("ts", event["event_ts"])
    text = event.get("text", "")
    if event["type"] == "message":
        event.setdefault("channel_type", "im" if str(event.get("channel", "")).startswith("D") else "channel")
    elif "<@" not in text:
        event["text"] = _NAME_FIRST.sub("", text, count=1) if _NAME_FIRST.match(text) else text


def _complete_click(body: dict[str, Any]) -> None:
    """A click, a modal or a shortcut: who and where as objects, what it belongs to as far as it is said."""
    container = body.get("container") or {}
    user, channel = _id_of(body.get("user")), _id_of(body.get("channel"))
    body["user"] = {**_fields(body.get("user")), "id": user or body.get("user_id") or ""}
    channel = channel or body.get("channel_id") or container.get("channel_id")
    if channel:
        body["channel"] = {**_fields(body.get("channel")), "id": channel}
    body["trigger_id"] = body.get("trigger_id") or ""
    for action in body.get("actions") or ():
        if action.get("type") == "button":
            action.setdefault("text", {"type": "plain_text", "text": ""})
    if body["type"] == "message_action":
        body["message"] = _fields(body.get("message"))
    if "view" in body:
        view = body["view"] = _fields(body["view"])
        view["private_metadata"] = view.get("private_metadata") or ""
        view["state"] = {"values": {}, **_fields(view.get("state"))}
        view["type"] = view.get("type") or ("modal" if body["type"].startswith("view_") else "home")


def _id_of(who: object) -> str | None:
    """Give the id of a person or channel, which is one or has one."""
    found = who.get("id") if isinstance(who, Mapping) else who
    return str(found) if found else None


def _fields(found: object) -> dict[str, Any]:
    return dict(found) if isinstance(found, Mapping) else {}
