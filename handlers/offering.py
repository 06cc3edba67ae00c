"""The buttons below an answer, which the answer is kept for. Must never put more than the answer's id into a button.

What a button does is decided when it is clicked, from what was kept: a message may be older than the process.
"""

import secrets
from dataclasses import replace
from typing import Literal

from handlers.blocks import Message, Offer
from handlers.desk import Asked, Desk, KeptAnswer
from handlers.limits import Block, cut, escape, showable
from handlers.wording import Wording, wording_for

Button = Literal[Offer, "share", "wrong"]

# Slack's name of a button, before ours: what other apps' buttons are called never begins so.
ACTION = "onrecord_"
_TEXT = 70  # of 75


def with_buttons(desk: Desk, message: Message, asked: Asked) -> Message:
    """Put below an answer what a reader may want next, and keep the answer; what cites nothing needs no button."""
    if not message.article_ids:
        return message
    answer = KeptAnswer(secrets.token_urlsafe(9), storable(asked), message, desk.clock())
    desk.answers.keep(answer)
    words = wording_for(asked.request.typed)
    actions = {"type": "actions", "elements": [_button(name, answer.id, words) for name in buttons_of(answer)]}
    plain = (*message.plain, actions) if message.plain else ()
    return replace(message, blocks=(*message.blocks, actions), plain=plain)


def buttons_of(answer: KeptAnswer) -> tuple[Button, ...]:
    """Name the buttons of an answer, left to right; what is private can be shared, but for a direct message."""
    thread = answer.asked.thread
    is_shareable = answer.asked.is_private and not (thread and thread.channel.startswith("D"))
    share: tuple[Button, ...] = ("share",) if is_shareable else ()
    return (*answer.message.offers, *share, "wrong")


def buttons_in(message: Message) -> list[tuple[str, str]]:
    """Read back the buttons of a message, left to right: of each its name and its answer's id."""
    elements = [button for block in message.blocks if block["type"] == "actions" for button in block["elements"]]
    return [(button["action_id"].removeprefix(ACTION), button.get("value", "")) for button in elements]


def storable(asked: Asked) -> Asked:
    """Drop from what was asked what no database holds: NUL, and halves of surrogate pairs."""
    request = asked.request._replace(text=showable(asked.request.text), typed=showable(asked.request.typed))
    return replace(asked, request=request, earlier=tuple(map(showable, asked.earlier)))


def _button(name: Button, answer_id: str, words: Wording) -> Block:
    text = {"type": "plain_text", "text": escape(cut(words.buttons[name], _TEXT)), "emoji": False}
    return {"type": "button", "action_id": ACTION + name, "text": text, "value": answer_id}
