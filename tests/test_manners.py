"""Where the bot answers and how often, and that whoever is refused reads a sentence that nobody else does."""

from datetime import timedelta

import pytest
from desk_double import NOW, build_desk
from payloads import CHANNEL, USER, edited, mention, message
from slack_app import connected

from bot.app import manners
from bot.settings import load_settings
from handlers.commands import answer_command
from handlers.desk import Manners
from handlers.turns import Turns
from handlers.wording import WORDINGS

THREAD = "1772700001.000001"
NOT_HERE = "我不在这个频道里回答。直接给我发消息就可以。"
NOT_WITH_OTHERS = "我不在与其他组织共享的频道里回答。直接给我发消息就可以。"


def external(envelope):
    """The same event from a channel that is shared with another organisation."""
    envelope["payload"]["is_ext_shared_channel"] = True
    return envelope


# ---- where ----


def test_outside_the_channels_that_are_set_a_mention_is_refused_to_its_writer_alone():
    desk = build_desk(channels={"C0OTHER"})
    with connected(desk) as slack:
        slack.wait_for_ack(slack.send(mention("云湖要投多少？")))
        [told] = slack.wait_for_shown(1)
    assert (told["channel"], told["user"], told["text"]) == (CHANNEL, USER, NOT_HERE)
    assert desk.library.asked == []
    assert desk.deliveries.ended == [desk.deliveries.taken[0].key]
    assert slack.objections == []


@pytest.mark.parametrize("channel", ["C0OTHER", "D0ADA"])
def test_in_a_channel_that_is_set_and_in_direct_messages_it_answers(channel):
    desk = build_desk(channels={"C0OTHER"})
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？", channel=channel)
        [answer] = slack.wait_for_shown(1)
    assert "约3800亿元" in answer["text"]


def test_a_command_and_a_click_are_refused_there_too():
    open_desk = build_desk()
    with connected(open_desk) as slack:
        slack.send(mention("云湖要投多少？", ts=THREAD))
        [answer] = slack.wait_for_shown(1)
    desk = build_desk(channels={"C0OTHER"})
    with connected(desk) as slack:
        slack.send_click(answer, "context")
        slack.send_slash("云湖")
        told = slack.wait_for_shown(1)
    assert {(one["response_type"], one["text"]) for one in told} == {("ephemeral", NOT_HERE)}


def test_what_was_not_asked_of_the_bot_is_refused_in_silence():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send(mention("云湖要投多少？", ts=THREAD))
        slack.wait_for_shown(1)
    refusing = build_desk(postings=desk.postings, channels={"C0OTHER"})
    with connected(refusing) as slack:
        slack.wait_for_ack(slack.send(message("那明年呢？", thread_ts=THREAD)))
    assert slack.shown == []
    assert refusing.library.asked == []


def test_in_a_channel_shared_with_others_nothing_is_answered():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send(external(mention("云湖要投多少？")))
        [told] = slack.wait_for_shown(1)
    assert (told["user"], told["text"]) == (USER, NOT_WITH_OTHERS)
    assert desk.library.asked == []


def test_that_a_channel_is_shared_is_remembered_for_commands():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send(external(mention("云湖要投多少？", user="U0BOB")))
        slack.wait_for_shown(1)
        slack.send_slash("云湖")
        [_, told] = slack.wait_for_shown(2)
        slack.send_slash("云湖", channel="C0OTHER")
        [*_, answer] = slack.wait_for_shown(3)
    assert (told["response_type"], told["text"]) == ("ephemeral", NOT_WITH_OTHERS)
    assert "约3800亿元" in answer["text"]


def test_where_it_is_allowed_channels_shared_with_others_are_answered():
    desk = build_desk(external=True)
    with connected(desk) as slack:
        slack.send(external(mention("云湖要投多少？")))
        [answer] = slack.wait_for_shown(1)
    assert "约3800亿元" in answer["text"]


def test_shared_channels_are_kept_in_the_database_beside_follow_ups(store):
    store.channels.set_external("C1")
    store.channels.set_follow_ups("C1", on=False)
    store.channels.set_follow_ups("C2", on=False)
    store.channels.set_external("C2")
    store.channels.set_external("C3")
    kept = [(store.channels.is_external(each), store.channels.follows_up(each)) for each in ("C1", "C2", "C3", "C4")]
    assert kept == [(True, False), (True, False), (True, True), (False, True)]


# ---- how often ----


def test_whoever_asks_too_often_is_asked_to_wait_once_and_alone():
    desk = build_desk(per_user=2)
    with connected(desk) as slack:
        for number in range(4):
            slack.wait_for_ack(slack.send(mention(f"云湖 {number}")))
    assert len(slack.calls("chat.postMessage")) == 2
    [told] = slack.calls("chat.postEphemeral")
    assert (told.body["user"], told.body["text"]) == (USER, "一下子问得有点多。请等 61 秒再问我。")
    assert len(desk.deliveries.ended) == 4


def test_whoever_goes_on_is_not_told_each_second_how_many_are_left():
    desk = build_desk(per_user=1)
    seconds = iter(range(100))
    object.__setattr__(desk, "clock", lambda: at(next(seconds)))
    with connected(desk) as slack:
        for number in range(3):
            slack.wait_for_ack(slack.send(mention(f"云湖 {number}")))
    assert len(slack.calls("chat.postEphemeral")) == 1


def test_others_are_answered_meanwhile_until_the_channel_has_had_enough():
    desk = build_desk(per_user=2, per_channel=3)
    with connected(desk) as slack:
        for user in (USER, USER, USER, "U0BOB", "U0EVE"):
            slack.wait_for_ack(slack.send(mention("云湖", user=user)))
    assert len(slack.calls("chat.postMessage")) == 3
    assert [call.body["user"] for call in slack.calls("chat.postEphemeral")] == [USER, "U0EVE"]


def test_in_a_direct_message_the_sentence_stands_in_its_thread():
    desk = build_desk(per_user=1)
    with connected(desk) as slack:
        slack.wait_for_ack(slack.send(message("云湖要投多少", channel="D0ADA", channel_type="im")))
        sent = slack.send(message("港口呢", channel="D0ADA", channel_type="im"))
        told = slack.wait_for_shown(2)
    texts = {one["thread_ts"]: one["text"] for one in told}
    assert texts[sent["payload"]["event"]["ts"]].startswith("一下子问得有点多。")


def test_commands_clicks_and_modals_count_too():
    desk = build_desk(per_user=2)
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？")
        [answer] = slack.wait_for_shown(1)
        slack.send_click(answer, "context")
        slack.wait_for_shown(2)
        slack.send_click(answer, "article")
        told = slack.wait_for_shown(3)[-1]
    assert told["text"] == "That was a lot at once. Give me 61 seconds, please, and ask again."
    assert told["response_type"] == "ephemeral"


def test_an_edit_beyond_the_limit_changes_nothing():
    desk = build_desk(per_user=1)
    with connected(desk) as slack:
        asked = slack.send(mention("云湖"))
        slack.wait_for_shown(1)
        slack.wait_for_ack(slack.send(edited(asked, "<@U0ONRECORD> 港口")))
    assert slack.calls("chat.update") == []
    assert slack.calls("chat.postEphemeral") == []


def at(seconds):
    return NOW + timedelta(seconds=seconds)


def test_a_turn_is_free_again_a_minute_later():
    turns = Turns()
    assert [turns.take({"a": 2}, at(second)) for second in (0, 10, 20, 59, 60, 61, 70)] == [0, 0, 41, 2, 0, 10, 0]


def test_a_turn_that_one_key_refuses_is_not_taken_from_another():
    turns = Turns()
    assert [turns.take({"a": 1, "b": 2}, at(second)) for second in (0, 1, 2)] == [0, 60, 59]
    assert turns.take({"b": 2}, at(3)) == 0


def test_no_limit_is_none_and_old_keys_are_dropped():
    turns = Turns()
    assert {turns.take({"a": 0}, at(0)) for _ in range(1_000)} == {0}
    for number in range(6_000):
        turns.take({f"u{number}": 1}, at(0))
        turns.may_be_told(f"u{number}", at(0))
    turns.take({"a": 1}, at(61))
    assert (len(turns._taken), len(turns._told)) == (1, 0)


@pytest.mark.parametrize("words", WORDINGS.values(), ids=WORDINGS)
def test_status_says_all_of_it(words):
    desk = build_desk(channels={"C1", "C2"}, external=True, per_user=7, per_channel=0)
    shown = answer_command(desk, words.help.form_status, USER, CHANNEL).text
    assert all(each in shown for each in (words.help.status_channels.format(count=2), words.help.status_external))
    assert words.help.status_limits.format(user=7, channel="∞") in shown


def test_the_settings_are_what_it_keeps_to(bare_environment, monkeypatch):  # noqa: ARG001 - sets the scene
    assert manners(load_settings()) == Manners()
    for name, value in (
        ("CHANNELS", "C0READING, G0BOARD"),
        ("EXTERNAL_CHANNELS", "Yes"),
        ("USER_LIMIT", "5"),
        ("CHANNEL_LIMIT", "0"),
        ("ADMINS", "U0ADA"),
    ):
        monkeypatch.setenv(f"ONRECORD_{name}", value)
    assert manners(load_settings()) == Manners({"C0READING", "G0BOARD"}, True, 5, 0, {"U0ADA"})
