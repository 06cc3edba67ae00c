"""What a user finds wrong with an answer: asked for in a modal, and kept. Must never show it to anybody else."""

import logging
from typing import TYPE_CHECKING, Any

from handlers.blocks import Message, render_notice
from handlers.clicks import admitted, clicked, words_of
from handlers.conversations import Flag, KeptAnswer
from handlers.desk import Desk
from handlers.incoming import title_of, typed_in
from handlers.limits import Block, escape, showable
from handlers.manners import hearing
from handlers.offering import ACTION, FEEDBACK, read_button
from handlers.wording import ENGLISH

if TYPE_CHECKING:
    from slack_bolt import Ack, App, Respond
    from slack_sdk import WebClient

VIEW = "onrecord_flag"
# The name of the field, and of what is typed into it.
_REASON = "reason"
LONGEST_REASON = 1_000

_log = logging.getLogger(__name__)
# Slack's words for a click that is too old to open anything, such as one that a dead process left behind.
_TOO_LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id"})


def register(app: "App", desk: Desk) -> None:
    """Let the app ask what is wrong, and keep the reply."""
    from handlers.posting import post_privately  # noqa: PLC0415 - brings in Slack's library, which the console does without

    @app.action(f"{ACTION}wrong", middleware=hearing(desk))
    def on_wrong(ack: "Ack", body: dict[str, Any], client: "WebClient", respond: "Respond") -> None:
        """Ask what is wrong."""
        ack()
        ask(body, client, respond)

    def ask(body: dict[str, Any], client: "WebClient", respond: "Respond") -> None:
        """Open the modal; Slack allows that for three seconds after a click, so nothing comes before it."""
        told = _ask(desk, body, client)
        if told is not None:
            post_privately(body, client, respond, told)

    @app.action(FEEDBACK, middleware=hearing(desk))
    def on_thumb(ack: "Ack", body: dict[str, Any], client: "WebClient", respond: "Respond") -> None:
        """Ask what is wrong after a thumb down; one up is all there is to say, and Slack shows that it was taken."""
        ack()
        name, answer_id = read_button(body["actions"][0])
        if name == "wrong":
            ask(body, client, respond)
        else:
            _log.info("found useful: answer %s", answer_id)

    @app.view(VIEW, middleware=hearing(desk))
    def on_reason(ack: "Ack", body: dict[str, Any], view: dict[str, Any]) -> None:
        """Keep the reason and say thank you in place of the question."""
        ack(**_reply(desk, body["user"]["id"], view))


def flag(desk: Desk, answer: KeptAnswer, user: str, reason: str) -> None:
    """Keep what somebody found wrong with an answer."""
    question = answer.asked.request.typed
    desk.flags.record(Flag(answer.id, user, question, answer.message.text, showable(reason), desk.clock()))


def build_view(answer: KeptAnswer) -> Block:
    """Ask what is wrong with an answer."""
    words = words_of(answer)
    field = {
        "type": "plain_text_input",
        "action_id": _REASON,
        "multiline": True,
        "max_length": LONGEST_REASON,
        "placeholder": _plain_text(words.flags.placeholder),
    }
    return {
        "type": "modal",
        "callback_id": VIEW,
        "private_metadata": answer.id,
        "title": _plain_text(words.flags.title),
        "submit": _plain_text(words.flags.submit),
        "close": _plain_text(words.flags.cancel),
        "blocks": [{"type": "input", "block_id": _REASON, "label": _plain_text(words.flags.label), "element": field}],
    }


def _ask(desk: Desk, body: dict[str, Any], client: "WebClient") -> Message | None:
    """Open the modal; gives what to say where that cannot be."""
    from slack_sdk.errors import SlackApiError  # noqa: PLC0415 - as above

    answer = clicked(desk, body)
    if isinstance(answer, Message):
        return answer
    try:
        client.views_open(trigger_id=body["trigger_id"], view=build_view(answer))
    except SlackApiError as error:
        if error.response["error"] not in _TOO_LATE:
            raise
        words = words_of(answer)
        return render_notice(words.clicks.click_again, words)
    return None


def _reply(desk: Desk, user: str, view: dict[str, Any]) -> dict[str, Any]:
    """Give what Slack is to do with the modal: point at an empty reason, or show a sentence in place of the field."""
    found = admitted(desk.answers.find(view["private_metadata"]), user, title_of(view))
    if isinstance(found, Message):
        return {"response_action": "update", "view": _closing(view, found.text)}
    words, reason = words_of(found), typed_in(view)
    if not reason:
        return {"response_action": "errors", "errors": {_REASON: words.flags.empty}}
    flag(desk, found, user, reason[:LONGEST_REASON])
    return {"response_action": "update", "view": _closing(view, words.flags.thanks)}


def _closing(view: dict[str, Any], sentence: str) -> Block:
    blocks = [{"type": "section", "text": _plain_text(sentence)}]
    return {"type": "modal", "title": _plain_text(title_of(view) or ENGLISH.flags.title), "blocks": blocks}


def _plain_text(text: str) -> Block:
    return {"type": "plain_text", "text": escape(text), "emoji": False}
