"""Every surface on a Slack that leaves out all it can: as an emulator or a gateway may stand in for Slack."""

import json
import threading

import pytest
from desk_double import LibraryDouble, build_desk
from lenient_slack import BOT, LenientSlack, button_of
from slack_over_http import SECRET, ask, signed, well

from bot.bolt import build_slack_app
from bot.settings import Settings
from bot.web import build_web, listen, serving_web

ADA = {"id": "U_ADA"}


@pytest.fixture(scope="module")
def line():
    """One connection for all: the client takes its time to leave one."""
    library = LibraryDouble()
    desk = build_desk(library)
    with LenientSlack() as slack, slack.serving(desk):
        yield slack, desk


@pytest.fixture
def slack(line):
    emulator, desk = line
    emulator.posts.clear()
    desk.library.asked.clear()
    return emulator


def mention(slack, text, **more):
    event = {"type": "app_mention", "user": "U_ADA", "channel": "C_NEWS", "text": text, "ts": slack.ts(), **more}
    slack.send_event(event)
    return event["ts"]


def test_a_mention_is_answered_in_its_thread_and_what_the_bot_posts_is_not(slack):
    ts = mention(slack, f"<@{BOT}> 云湖要投多少？")
    [post] = slack.wait_for_posts(1)
    assert (post["channel"], post["thread_ts"]) == ("C_NEWS", ts)
    assert "约3800亿元" in post["text"]
    ts = mention(slack, f"<@{BOT}> 云湖要投多少？")
    assert [post["thread_ts"] for post in slack.wait_for_posts(2)][1:] == [ts]


def test_a_mention_that_comes_as_a_message_only_is_answered(slack):
    message = {
        "type": "message",
        "user": ADA,
        "channel": {"id": "C_NEWS"},
        "text": f"<@{BOT}> 云湖？",
        "ts": slack.ts(),
    }
    slack.send_event(message)
    [post] = slack.wait_for_posts(1)
    assert (post["channel"], post["thread_ts"]) == ("C_NEWS", message["ts"])


def test_a_mention_and_its_message_are_answered_once(slack):
    ts = mention(slack, f"<@{BOT}> 云湖要投多少？")
    message = {"type": "message", "user": "U_ADA", "channel": "C_NEWS", "text": f"<@{BOT}> 云湖要投多少？", "ts": ts}
    twin = slack.send_event(message)
    slack.wait(lambda: twin in slack.acks)
    last = mention(slack, f"<@{BOT}> 云湖要投多少？")
    slack.wait(lambda: {ts, last} <= {post["thread_ts"] for post in slack.posts})
    assert sorted(post["thread_ts"] for post in slack.posts) == [ts, last]


def test_a_name_that_is_typed_is_no_part_of_the_question(slack, line):
    mention(slack, "@Onrecord 云湖要投多少？")
    slack.wait_for_posts(1)
    assert [question.text for question in line[1].library.asked] == ["云湖要投多少？"]


def test_a_thread_goes_on_without_a_mention(slack, line):
    ts = mention(slack, f"<@{BOT}> 云湖要投多少？")
    slack.wait_for_posts(1)
    slack.wait(lambda: line[1].postings.has_joined("C_NEWS", ts))
    event = {"type": "message", "user": "U_ADA", "channel": "C_NEWS", "text": "那明年呢？", "thread_ts": ts}
    slack.send_event({**event, "event_ts": slack.ts()})
    assert [post["thread_ts"] for post in slack.wait_for_posts(2)] == [ts, ts]


def test_a_direct_message_is_known_by_its_channel(slack):
    event = {"type": "message", "user": "U_ADA", "channel": "D_BOT", "text": "云湖要投多少", "ts": slack.ts()}
    slack.send_event({**event, "thread_ts": None, "subtype": None, "bot_id": None})
    [post] = slack.wait_for_posts(1)
    assert post["thread_ts"] == event["ts"]


def test_commands_without_an_address_or_a_trigger_are_answered_in_the_channel_for_the_asker_alone(slack):
    command = {"command": "/onrecord", "text": "figures 云湖", "user_id": "U_ADA", "channel_id": "C_NEWS"}
    for _ in range(2):
        slack.send("slash_commands", command)
    posts = slack.wait_for_posts(2)
    assert [(post["method"], post["channel"], post["user"]) for post in posts] == [
        ("chat.postEphemeral", "C_NEWS", "U_ADA")
    ] * 2


def test_a_command_without_a_text_gets_help(slack):
    slack.send("slash_commands", {"command": "/onrecord", "user_id": "U_ADA", "channel_id": "C_NEWS", "text": None})
    assert "/onrecord" in slack.wait_for_posts(1)[0]["text"]


@pytest.mark.parametrize("channel", ["C_NEWS", {"id": "C_NEWS"}], ids=["an id", "an object"])
def test_a_click_is_answered(slack, channel):
    mention(slack, f"<@{BOT}> 云湖要投多少？")
    [answer] = slack.wait_for_posts(1)
    click = {"type": "block_actions", "user": ADA, "channel": channel, "actions": [button_of(answer, "context")]}
    slack.send("interactive", click)
    assert slack.wait_for_posts(2)[1]["method"] == "chat.postEphemeral"


def test_a_modal_is_opened_and_taken(slack, line):
    mention(slack, f"<@{BOT}> 云湖要投多少？")
    [answer] = slack.wait_for_posts(1)
    slack.send("interactive", {"type": "block_actions", "user": ADA, "actions": [button_of(answer, "wrong")]})
    slack.wait(lambda: slack.views)
    view = slack.views[-1]
    state = {"values": {view["blocks"][0]["block_id"]: {"reason": {"value": "去年的数字"}}}}
    given = {"callback_id": view["callback_id"], "private_metadata": view["private_metadata"], "state": state}
    sent = slack.send("interactive", {"type": "view_submission", "user": ADA, "view": given})
    slack.wait(lambda: sent in slack.acks)
    assert slack.acks[sent]["payload"]["response_action"] == "update"
    assert line[1].flags.latest(1)[0].reason == "去年的数字"


def test_a_shortcut_is_answered(slack):
    message = {"text": "云湖科技要投3000亿元", "ts": slack.ts()}
    shortcut = {"type": "message_action", "callback_id": "check_figures", "user": ADA, "message": message}
    slack.send("interactive", {**shortcut, "channel": {"id": "C_NEWS"}})
    assert slack.wait_for_posts(1)[0]["method"] == "chat.postEphemeral"


@pytest.mark.parametrize("tab", ["home", "messages"])
def test_opening_the_bot_where_there_is_nothing_to_open_is_harmless(slack, tab):
    sent = slack.send_event({"type": "app_home_opened", "user": "U_ADA", "tab": tab})
    slack.wait(lambda: sent in slack.acks)
    slack.wait(
        lambda: {"home": "views.publish", "messages": "assistant.threads.setSuggestedPrompts"}[tab] in slack.unknown
    )
    mention(slack, f"<@{BOT}> 云湖要投多少？")
    assert len(slack.wait_for_posts(1)) == 1


@pytest.mark.parametrize(
    "event",
    [
        {"type": "message", "channel": "C_NEWS", "text": "hi"},
        {"type": "message", "subtype": "message_deleted", "channel": "C_NEWS"},
        {"type": "message", "subtype": "message_changed", "channel": "C_NEWS"},
        {"type": "channel_created", "channel": {"id": "C_NEW", "name": "new"}},
        {"type": "reaction_added", "item": {}},
    ],
    ids=lambda event: event.get("subtype") or event["type"],
)
def test_what_nobody_asks_is_acknowledged_and_left(slack, event):
    sent = slack.send_event(event)
    slack.wait(lambda: sent in slack.acks)
    mention(slack, f"<@{BOT}> 云湖要投多少？")
    assert len(slack.wait_for_posts(1)) == 1


def test_over_http_a_mention_and_a_command_are_answered():
    with LenientSlack() as slack:
        settings = Settings(slack_bot_token="xoxb-emulated", slack_api_base_url=slack.base_url, mode="http")
        app = build_slack_app(settings, build_desk())
        listening = listen("127.0.0.1", 0)
        with serving_web(build_web(app, SECRET, well), listening, threading.Event()):
            port = listening.getsockname()[1]
            event = {
                "type": "app_mention",
                "user": "U_ADA",
                "channel": "C_NEWS",
                "text": f"<@{BOT}> 云湖？",
                "ts": "1.2",
            }
            body = json.dumps({"type": "event_callback", "event": event}).encode()
            assert ask(port, "POST", "/slack/events", body, signed(body)).status == 200
            body = b"command=%2Fonrecord&text=figures&user_id=U_ADA&channel_id=C_NEWS"
            form = signed(body, content_type="application/x-www-form-urlencoded")
            assert ask(port, "POST", "/slack/events", body, form).status == 200
            posts = slack.wait_for_posts(2)
        app.listener_runner.listener_executor.shutdown()
    assert {post["method"] for post in posts} == {"chat.postMessage", "chat.postEphemeral"}
