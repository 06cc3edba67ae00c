"""A channel's settings: a modal that shows how it stands, and keeps what is ticked."""

import pytest
from desk_double import build_desk
from payloads import CHANNEL, buttons_below, submission
from slack_app import connected
from slack_rules import objections_to_view

from handlers.channel_settings import render_settings
from handlers.commands import answer_command
from handlers.wording import ENGLISH, SIMPLIFIED, WORDINGS


@pytest.mark.parametrize("words", WORDINGS.values(), ids=WORDINGS)
@pytest.mark.parametrize("on", [True, False])
def test_slack_accepts_the_modal_which_shows_how_the_channel_stands(words, on):
    desk = build_desk()
    desk.channels.set_follow_ups(CHANNEL, on=on)
    view = render_settings(desk, CHANNEL, words)
    assert objections_to_view(view) == []
    assert ("initial_options" in view["blocks"][0]["element"]) is on


@pytest.mark.parametrize(("ticked", "said"), [(True, "follow_ups_on"), (False, "follow_ups_off")])
def test_what_is_ticked_is_kept_and_said(ticked, said):
    desk = build_desk()
    desk.channels.set_follow_ups(CHANNEL, on=not ticked)
    with connected(desk) as slack:
        slack.send_slash("设置")
        slack.send_click(slack.wait_for_shown(1)[0], "settings")
        view = slack.wait_for_view()
        sent = submission(view, {})
        options = view["blocks"][0]["element"]["options"]
        chosen = {"type": "checkboxes", "selected_options": options if ticked else []}
        sent["payload"]["view"]["state"]["values"] = {"follow_ups": {"follow_ups": chosen}}
        reply = slack.wait_for_ack(slack.send(sent)).body["payload"]
    assert desk.channels.follows_up(CHANNEL) is ticked
    assert reply["view"]["blocks"][0]["text"]["text"] == getattr(SIMPLIFIED.help, said)
    assert slack.objections == []


@pytest.mark.parametrize(("channel", "has_it"), [(CHANNEL, True), ("D0ADA", False), (None, False)])
def test_only_a_channel_has_settings(channel, has_it):
    shown = answer_command(build_desk(), "settings", "U0ADA", channel)
    labels = [button["text"]["text"] for button in buttons_below({"blocks": shown.blocks})]
    assert (ENGLISH.settings.button in labels) is has_it
