"""The buttons below an answer, which the answer is kept for. Must never put more than the answer's id into a button.

What a button does is decided when it is clicked, from what was kept: a message may be older than the process.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal

from handlers.blocks import BELOW, Message, Offer
from handlers.conversations import Asked, KeptAnswer
from handlers.desk import Desk
from handlers.limits import Block, cut, escape, showable
from handlers.wording import Wording, wording_for

Button = Literal[Offer, "share", "useful", "wrong"]

# Slack's name of a button, before ours: what other apps' buttons are called never begins so.
ACTION = "onrecord_"
# Slack's own pair of thumbs, whose values begin with what each says.
FEEDBACK = f"{ACTION}feedback"
_TEXT = 70  # of 75


def with_buttons(desk: Desk, message: Message, asked: Asked) -> Message:
    """Put below an answer what a reader may want next, and keep the answer; what cites nothing needs no button."""
    if not message.article_ids:
        return message
    answer = KeptAnswer(secrets.token_urlsafe(9), storable(asked), message, desk.clock())
    desk.answers.keep(answer)
    words = wording_for(asked.request.typed, asked.earlier)
    actions = _actions(buttons_of(answer), answer.id, words)
    if not message.quotation:
        plain = (*message.plain, *actions) if message.plain else ()
        return replace(message, blocks=(*message.blocks, *actions), plain=plain)
    rated = (*_actions(buttons_of(answer)[:-1], answer.id, words), _feedback(answer.id, words))
    return replace(message, blocks=(*message.blocks, *rated), plain=(*(message.plain or message.blocks), *actions))


def buttons_of(answer: KeptAnswer) -> tuple[Button, ...]:
    """Name the buttons of an answer, left to right; what is private can be shared, but for a direct message.

    A passage is an answer that may be good or bad: where Slack has its thumbs, they stand in place of the last button.
    """
    thread = answer.asked.thread
    is_shareable = answer.asked.is_private and not (thread and thread.channel.startswith("D"))
    share: tuple[Button, ...] = ("share",) if is_shareable else ()
    return (*answer.message.offers, *share, "wrong")


def buttons_in(message: Message) -> list[tuple[str, str]]:
    """Read back the buttons of a message, left to right: of each its name and its answer's id."""
    below = [element for block in message.blocks if block["type"] in BELOW for element in block["elements"]]
    return [read_button(button) for element in below for button in _each(element)]


def read_button(button: Mapping[str, Any]) -> tuple[str, str]:
    """Give a button's name and its answer's id, as it was clicked or as it stands in a message."""
    value = str(button.get("value") or "")
    if button.get("action_id") != FEEDBACK:
        return str(button.get("action_id")).removeprefix(ACTION), value
    name, _, answer_id = value.partition(" ")
    return ("useful" if name == "useful" else "wrong"), answer_id


def _each(element: Block) -> list[Block]:
    if element["type"] != "feedback_buttons":
        return [element]
    return [{**element[which], "action_id": FEEDBACK} for which in ("positive_button", "negative_button")]


def storable(asked: Asked) -> Asked:
    """Drop from what was asked what no database holds: NUL, and halves of surrogate pairs."""
    request = asked.request._replace(text=showable(asked.request.text), typed=showable(asked.request.typed))
    return replace(asked, request=request, earlier=tuple(map(showable, asked.earlier)))


def _actions(names: Sequence[Button], answer_id: str, words: Wording) -> tuple[Block, ...]:
    elements = [button(ACTION + name, words.clicks.buttons[name], answer_id) for name in names]
    return ({"type": "actions", "elements": elements},) if elements else ()


def _feedback(answer_id: str, words: Wording) -> Block:
    """Make Slack's pair of thumbs, which it shows small and lights up when one is clicked."""
    good, bad = (
        {"text": _plain_text(words.clicks.buttons[name]), "value": f"{name} {answer_id}"}
        for name in ("useful", "wrong")
    )
    thumbs = {"type": "feedback_buttons", "action_id": FEEDBACK, "positive_button": good, "negative_button": bad}
    return {"type": "context_actions", "elements": [thumbs]}


def button(action_id: str, label: str, value: str) -> Block:
    """Make a button; what it does is looked up by its value."""
    return {"type": "button", "action_id": action_id, "text": _plain_text(label), "value": value}


def _plain_text(text: str) -> Block:
    return {"type": "plain_text", "text": escape(cut(text, _TEXT)), "emoji": False}
