"""Ordering digests in Slack: the buttons below a channel's subscriptions, and the modal that makes one.

Must never believe a click: what it is about is looked up, and whether this person may.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from corpus.errors import QuestionError
from handlers.blocks import Message, render_notice
from handlers.conversations import Asked, Thread
from handlers.desk import Desk
from handlers.incoming import asked_in
from handlers.limits import Block, escape
from handlers.manners import hearing, why_unserved
from handlers.subcommands import Request
from handlers.subscription_blocks import NEW, ORDER, render_list, render_why
from handlers.subscriptions import act, may_change, show, subscribe
from handlers.wording import WORDINGS, Wording, wording_for

if TYPE_CHECKING:
    from slack_bolt import Ack, App, BoltContext, Respond
    from slack_sdk import WebClient

VIEW = "onrecord_follow"
TOPIC, OFTEN, CHANNEL = "topic", "often", "channel"
_BUTTONS = ("preview", "pause", "resume", "unfollow", "stands", "again", "why", "not_here", "next")
_LONGEST = 500


def answer_order_click(desk: Desk, name: str, value: str, user: str | None, words: Wording) -> Message:
    """Do what a button says: with the subscription of this id, or for an uncertain run."""
    told = words.subscriptions
    if name in {"stands", "again"}:
        is_settled = _may_settle(desk, value, user) and desk.subscriptions.settle(value, stands=name == "stands")
        return render_notice((told.settled if name == "stands" else told.again) if is_settled else told.gone, words)
    found = desk.subscriptions.find(value)
    if found is None:
        return render_notice(told.gone, words)
    if name == "not_here":
        return render_list([show(desk, found)], told.not_here, words)
    return act(desk, "preview" if name == "next" else name, found, user, words)


def render_modal(channel: str, words: Wording) -> Block:
    """Ask what to follow, how often, and in which channel."""
    told = words.orders
    fields = [
        _text_field(TOPIC, told.modal_topic, told.modal_topic_hint),
        _text_field(OFTEN, told.modal_often, told.modal_often_hint) | {"optional": True},
    ]
    select: Block = {"type": "conversations_select", "action_id": CHANNEL}
    if channel.startswith(("C", "D", "G")):
        select["initial_conversation"] = channel
    where = {"type": "input", "block_id": CHANNEL, "label": _plain_text(told.modal_channel), "element": select}
    return {
        "type": "modal",
        "callback_id": VIEW,
        "private_metadata": words.script,
        "title": _plain_text(told.modal_title),
        "submit": _plain_text(told.modal_submit),
        "close": _plain_text(told.modal_cancel),
        "blocks": [*fields, where],
    }


def register(app: "App", desk: Desk) -> None:
    """Let the app take orders."""
    # Brings in Slack's library, which the console does without.
    from handlers.posting import open_modal, post_privately, post_to_person, zone_of  # noqa: PLC0415

    @app.action(re.compile(rf"{ORDER}({'|'.join(_BUTTONS)})"), middleware=hearing(desk))
    def on_click(ack: "Ack", body: dict[str, Any], client: "WebClient", respond: "Respond") -> None:
        """Do it, and say so to the one who clicked."""
        ack()
        message = _answer_click(desk, body)
        if respond.response_url:
            post_privately(body, client, respond, message)
        else:  # on the Home tab there is nowhere to answer
            post_to_person(client, body["user"]["id"], message)

    @app.action(NEW, middleware=hearing(desk))
    def on_new(ack: "Ack", body: dict[str, Any], client: "WebClient") -> None:
        """Ask what to follow; Slack lets a modal be opened for three seconds, so nothing comes before it."""
        ack()
        words = wording_for(body["actions"][0]["text"]["text"])
        channel = body.get("channel", {}).get("id") or body.get("view", {}).get("private_metadata", "")
        if not open_modal(client, body["trigger_id"], render_modal(channel, words)):
            post_to_person(client, body["user"]["id"], render_notice(words.clicks.click_again, words))

    @app.view(VIEW, middleware=hearing(desk))
    def on_order(ack: "Ack", body: dict[str, Any], client: "WebClient", context: "BoltContext") -> None:
        """Take the order, and say in place of the fields what was ordered."""
        user = body["user"]["id"]
        ack(**take_order(desk, body["view"], user, context.team_id or "", zone=zone_of(client, user)))


def _answer_click(desk: Desk, body: Mapping[str, Any]) -> Message:
    """Do what a button below a digest or a list orders, or say why something is in the digest."""
    action = body["actions"][0]
    words = wording_for(f"{action['text']['text']} {asked_in(body)}")
    name = action["action_id"].removeprefix(ORDER)
    if name == "why":
        return _tell_why(desk, body.get("container") or {}, words)
    return answer_order_click(desk, name, action.get("value", ""), body["user"]["id"], words)


def _tell_why(desk: Desk, place: Mapping[str, Any], words: Wording) -> Message:
    found = desk.subscriptions.why(place.get("channel_id", ""), place.get("message_ts", ""))
    return render_why(found, words)


def take_order(desk: Desk, view: Mapping[str, Any], user: str, team: str, *, zone: str | None) -> dict[str, Any]:
    """Give what Slack is to do with the modal: point at a field, or show what was ordered."""
    words = WORDINGS.get(view.get("private_metadata", ""), WORDINGS["en"])
    topic, often, channel = (_filled_in(view, name) for name in (TOPIC, OFTEN, CHANNEL))
    if not topic:
        return {"response_action": "errors", "errors": {TOPIC: words.orders.modal_empty}}
    why = why_unserved(desk, channel, words) if channel else words.orders.modal_no_channel
    if why is not None:
        return {"response_action": "errors", "errors": {CHANNEL: why}}
    text = f"{topic} {often}".strip()
    request = Request("follow", text, text)
    asked = Asked(request, user=user, thread=Thread(channel), is_private=True, team=team, zone=zone)
    try:
        said = subscribe(desk, asked, words)
    except QuestionError:  # below a modal there is no place where the net under all listeners could say it
        return {"response_action": "errors", "errors": {TOPIC: words.cannot_ask}}
    section = {"type": "section", "text": {"type": "plain_text", "text": said.text, "emoji": False}}
    return {
        "response_action": "update",
        "view": {"type": "modal", "title": _plain_text(words.orders.modal_title), "blocks": [section]},
    }


def _filled_in(view: Mapping[str, Any], name: str) -> str:
    """Give what was typed or chosen in a field; "" where nothing was, or what stands in for Slack leaves it out."""
    found = view["state"]["values"].get(name, {}).get(name, {})
    return " ".join((found.get("value") or found.get("selected_conversation") or "").split())


def _may_settle(desk: Desk, run_id: str, user: str | None) -> bool:
    found = desk.subscriptions.find(run_id.partition("/")[0])
    return found is not None and may_change(desk, found, user)


def _text_field(name: str, label: str, hint: str) -> Block:
    field = {"type": "plain_text_input", "action_id": name, "max_length": _LONGEST, "placeholder": _plain_text(hint)}
    return {"type": "input", "block_id": name, "label": _plain_text(label), "element": field}


def _plain_text(text: str) -> Block:
    return {"type": "plain_text", "text": escape(text), "emoji": False}
