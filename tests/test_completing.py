"""Deliveries of what stands in for Slack get Slack's shape; those of Slack's own stay as they are."""

import copy

import pytest
from payloads import click, edited, mention, message, message_shortcut, opening, slash, submission

from handlers.completing import complete
from handlers.deliveries import keys_of

ANSWER = {"text": "x", "blocks": [{"type": "actions", "elements": [{"action_id": "onrecord_more", "value": "1"}]}]}


def completed(body):
    complete(body)
    return body


@pytest.mark.parametrize(
    "envelope",
    [
        mention("千问"),
        message("千问", thread_ts="1.2"),
        edited(message("千问"), "通义"),
        opening("home"),
        slash("千问", response_url="https://slack.example/1"),
        click(ANSWER, "more", response_url="https://slack.example/1"),
        message_shortcut("3亿元", response_url="https://slack.example/1"),
        submission({"private_metadata": "a1", "type": "modal"}, {"reason": {"reason": "x"}}),
    ],
    ids=["mention", "message", "edit", "opening", "command", "click", "shortcut", "modal"],
)
def test_what_slack_sends_stays_as_it_is(envelope):
    payload = envelope["payload"]
    assert completed(copy.deepcopy(payload)) == payload


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        ({"type": "message", "channel": "D_BOT", "text": "?"}, {"channel_type": "im"}),
        ({"type": "message", "channel": "C1", "text": "?"}, {"channel_type": "channel"}),
        ({"type": "message", "channel": {"id": "C1"}, "user": {"id": "U1"}}, {"channel": "C1", "user": "U1"}),
        ({"type": "app_mention", "channel": "C1", "event_ts": "1.2"}, {"ts": "1.2"}),
        ({"type": "app_mention", "channel": "C1", "text": "@Onrecord 千问？"}, {"text": "千问？"}),
        ({"type": "app_mention", "channel": "C1", "text": "<@U1> @Ada 说了什么？"}, {"text": "<@U1> @Ada 说了什么？"}),
        ({"type": "message", "channel": "C1", "text": "@Ada 看"}, {"text": "@Ada 看"}),
        ({"type": "channel_created", "channel": {"id": "C1"}}, {"channel": {"id": "C1"}}),
    ],
)
def test_an_event_gets_its_shape(sent, known):
    assert completed({"event": sent})["event"] == {**sent, **known}


def test_what_has_no_value_is_left_out():
    event = {"type": "message", "channel": "C1", "channel_type": "im", "thread_ts": None, "subtype": "", "bot_id": None}
    assert completed({"event": event})["event"] == {"type": "message", "channel": "C1", "channel_type": "im"}


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        ({"user": "U1", "channel": "C1"}, {"user": {"id": "U1"}, "channel": {"id": "C1"}, "trigger_id": ""}),
        ({"user_id": "U1", "container": {"channel_id": "C1"}}, {"user": {"id": "U1"}, "channel": {"id": "C1"}}),
        (
            {"user": None, "view": {"id": "V1"}},
            {"user": {"id": ""}, "view": {"id": "V1", "private_metadata": "", "state": {"values": {}}, "type": "home"}},
        ),
    ],
)
def test_a_click_gets_its_shape(sent, known):
    assert known.items() <= completed({"type": "block_actions", **sent}).items()


def test_without_names_nothing_is_taken_for_a_repetition():
    bodies = ({"command": "/onrecord"}, {"event": {"type": "app_mention", "channel": "C1"}})
    assert all(keys_of(body)[0] != keys_of(body)[0] and keys_of(body)[1] is None for body in bodies)
    assert keys_of({"response_url": "https://slack.example/1"}) == ("trigger https://slack.example/1", None)


def test_a_message_is_known_again_without_the_name_of_its_event():
    event = {"type": "app_mention", "channel": "C1", "ts": "1.2"}
    assert keys_of({"event": event})[1] == keys_of({"event": {**event, "type": "message"}})[1] == "message None C1 1.2"
