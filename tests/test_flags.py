"""What users find wrong: asked for at once, kept, and shown to the bot's owners alone."""

from datetime import timedelta

import pytest
from conftest import NOON
from desk_double import NOW, build_desk
from payloads import USER, mention, message, submission
from slack_app import connected
from slack_double import Refusal
from slack_rules import objections_to_view

from handlers.commands import answer_command
from handlers.conversations import Flag
from handlers.flags import render_flags
from handlers.wording import ENGLISH, WORDINGS

FLAG = Flag("abc", "U0ADA", "云湖要投多少？", "约3800亿元 · A&amp;B", "数字是去年的", NOON)


def opened(slack, question="云湖要投多少？", user=USER):
    """The modal after a click below the answer to a mention."""
    slack.send(mention(question))
    slack.send_click(slack.wait_for_shown(1)[0], "wrong", user=user)
    return slack.wait_for_view()


def test_a_click_opens_a_modal_that_asks_what_is_wrong():
    desk = build_desk()
    with connected(desk) as slack:
        view = opened(slack)
    assert view["title"]["text"] == "哪里有误？"
    assert list(desk.answers.kept) == [view["private_metadata"]]
    assert slack.objections == []


@pytest.mark.parametrize("question", ["How much?", "多少钱？", "多少錢？"])
def test_slack_accepts_the_modal_in_every_script(question):
    with connected(build_desk()) as slack:
        assert objections_to_view(opened(slack, question)) == []


def test_the_reason_is_kept_and_the_modal_says_thank_you():
    desk = build_desk()
    with connected(desk) as slack:
        view = opened(slack, user="U0BOB")
        sent = slack.send(submission(view, {"reason": {"reason": "数字是去年的"}}, user="U0BOB"))
        reply = slack.wait_for_ack(sent).body["payload"]
    [flag] = desk.flags.kept
    assert (flag.user, flag.question, flag.reason, flag.flagged_at) == ("U0BOB", "云湖要投多少？", "数字是去年的", NOW)
    assert flag.shown.startswith("约3800亿元 · 公司计划")
    assert (reply["response_action"], reply["view"]["blocks"][0]["text"]["text"]) == (
        "update",
        "谢谢，已转给维护我的人。",
    )
    assert slack.objections == []


@pytest.mark.parametrize("reason", ["", "  \n", None])
def test_a_reason_without_words_is_asked_for_again(reason):
    desk = build_desk()
    with connected(desk) as slack:
        sent = slack.send(submission(opened(slack), {"reason": {"reason": reason}}))
        reply = slack.wait_for_ack(sent).body["payload"]
    assert reply == {"response_action": "errors", "errors": {"reason": "写上几个字，我们才好改正。"}}
    assert desk.flags.kept == []


def test_a_modal_sent_twice_is_kept_once():
    desk = build_desk()
    with connected(desk) as slack:
        sent = slack.send(submission(opened(slack), {"reason": {"reason": "错"}}))
        slack.wait_for_ack(sent)
        slack.wait_for_ack(slack.send(sent), number=2)
    assert len(desk.flags.kept) == 1


def test_a_modal_of_somebody_else_s_private_answer_keeps_nothing():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？")
        slack.send_click(slack.wait_for_shown(1)[0], "wrong")
        sent = slack.send(submission(slack.wait_for_view(), {"reason": {"reason": "错"}}, user="U0BOB"))
        reply = slack.wait_for_ack(sent).body["payload"]
    assert reply["view"]["blocks"][0]["text"]["text"] == "那是给别人的回答。你自己问我，就有你的一份。"
    assert desk.flags.kept == []


def test_a_click_too_late_for_a_modal_is_asked_for_again():
    with connected(build_desk()) as slack:
        slack.send(mention("云湖要投多少？"))
        [answer] = slack.wait_for_shown(1)
        slack.refuse_next("views.open", Refusal("expired_trigger_id"))
        slack.send_click(answer, "wrong")
        [_, told] = slack.wait_for_shown(2)
    assert (told["response_type"], told["text"]) == ("ephemeral", "等得太久了，请再点一次。")


# ---- the owners' list ----


def test_an_owner_sees_what_was_found_wrong():
    desk = build_desk(admins={USER})
    desk.flags.record(FLAG)
    with connected(desk) as slack:
        slack.send_slash("flags")
        [shown] = slack.wait_for_shown(1)
    assert "数字是去年的" in str(shown["blocks"])
    assert "约3800亿元 · A&B" in str(shown["blocks"])
    assert shown["response_type"] == "ephemeral"


@pytest.mark.parametrize(
    ("typed", "admins", "told"),
    [
        ("flags", {"U0BOB"}, "Only the people who look after me can see that."),
        ("報錯", {"U0BOB"}, "只有維護我的人可以看這個。"),
        ("flags", (), "Nobody is set to look after me yet: whoever runs me names them in ONRECORD_ADMINS."),
        ("flags", {USER}, "Nobody has found anything wrong yet."),
    ],
)
def test_whoever_else_asks_gets_a_sentence(typed, admins, told):
    desk = build_desk(admins=admins)
    if USER not in admins:
        desk.flags.record(FLAG)
    assert answer_command(desk, typed, USER).text == told


def test_the_list_is_not_shown_where_others_read_it():
    desk = build_desk(admins={USER})
    desk.flags.record(FLAG)
    with connected(desk) as slack:
        slack.send(mention("flags"))
        [told] = slack.wait_for_shown(1)
        slack.send(message("flags", channel="D0ADA", channel_type="im"))
        [_, shown] = slack.wait_for_shown(2)
    assert told["text"] == "I show that only where nobody else reads it. Type /onrecord flags"
    assert "数字是去年的" in str(shown["blocks"])


@pytest.mark.parametrize("words", WORDINGS.values(), ids=WORDINGS)
def test_ten_long_flags_fit_into_a_message(words):
    flags = [Flag("abc", "U0ADA", "问" * 1_000, "x" * 2_500, "错" * 1_000, NOON)] * 10
    assert len(render_flags(flags, words).blocks) == 11


def test_no_flag_has_no_list():
    assert render_flags([], ENGLISH).text == "Nobody has found anything wrong yet."


# ---- in the database ----


def test_flags_come_newest_first_and_a_second_one_replaces_the_first(store):
    later, again = NOON + timedelta(minutes=1), NOON + timedelta(minutes=2)
    store.flags.record(FLAG)
    store.flags.record(Flag("abc", "U0BOB", "q", "s", "other", later))
    store.flags.record(Flag("abc", "U0ADA", "q", "s", "better", again))
    assert [(flag.user, flag.reason, flag.flagged_at) for flag in store.flags.latest(5)] == [
        ("U0ADA", "better", again),
        ("U0BOB", "other", later),
    ]
    assert len(store.flags.latest(1)) == 1


# ---- Slack's thumbs ----


def test_a_thumb_up_says_nothing_and_a_thumb_down_asks_why():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send(mention("云湖要投多少？"))
        [answer] = slack.wait_for_shown(1)
        slack.wait_for_ack(slack.send_click(answer, "useful"))
        assert slack.views == []
        slack.send_click(answer, "wrong")
        assert slack.wait_for_view()["callback_id"] == "onrecord_flag"
    assert len(slack.shown) == 1
    assert slack.objections == []
