"""Messages without a mention: direct ones, follow-ups in joined threads, and edits of what was just asked."""

from datetime import timedelta

import pytest
from desk_double import NOW, LibraryDouble, build_desk
from payloads import BOT_USER, CHANNEL, edited, mention, message
from slack_app import connected

from corpus.follow_ups import is_question
from handlers.incoming import mentions_in

THREAD = "1772700001.000001"


def test_a_direct_message_is_answered_in_the_thread_it_begins():
    desk = build_desk()
    with connected(desk) as slack:
        sent = slack.send(message("云湖要投多少", channel="D0ADA", channel_type="im"))
        [answer] = slack.wait_for_shown(1)
    assert (answer["channel"], answer["thread_ts"]) == ("D0ADA", sent["payload"]["event"]["ts"])
    assert "约3800亿元" in answer["text"]
    assert slack.objections == []


def test_a_question_in_a_joined_thread_needs_no_mention():
    library = LibraryDouble()
    desk = build_desk(library)
    with connected(desk) as slack:
        slack.wait_for_ack(slack.send(mention("云湖三年投多少？", ts=THREAD)))
    with connected(desk) as slack:
        slack.send(message("那明年呢？", thread_ts=THREAD))
        [second] = slack.wait_for_shown(1)
    assert second["thread_ts"] == THREAD
    assert library.asked[1].text == "那明年呢？"


def test_the_labels_of_a_thread_stay_in_the_script_it_began_in():
    desk = build_desk()
    with connected(desk) as slack:
        slack.wait_for_ack(slack.send(mention("雲湖三年內要投多少錢？", ts=THREAD)))
    with connected(desk) as slack:
        slack.send(message("那明年呢？", thread_ts=THREAD))
        [shown] = slack.wait_for_shown(1)
    assert "計劃" in str(shown["blocks"])
    assert "內容有誤" in str(shown["blocks"])


@pytest.mark.parametrize(
    "unasked",
    [
        message("那明年呢？"),
        message("那明年呢？", thread_ts="1772700002.000002"),
        message("好的，谢谢", thread_ts=THREAD),
        message("Good point, let us use that.", thread_ts=THREAD),
        message("<@U0BOB> 你怎么看？", thread_ts=THREAD),
        message("那明年呢？", thread_ts=THREAD, bot_id="B0OTHER"),
        message("那明年呢？", thread_ts=THREAD, subtype="channel_join"),
    ],
    ids=[
        "no thread",
        "another thread",
        "thanks",
        "talk",
        "to a colleague",
        "a bot",
        "a join",
    ],
)
def test_what_is_not_asked_of_us_is_not_answered(unasked):
    desk = build_desk()
    with connected(desk) as slack:
        slack.wait_for_ack(slack.send(mention("云湖", ts=THREAD)))
    with connected(desk) as slack:
        slack.wait_for_ack(slack.send(unasked))
    assert slack.calls("chat.postMessage") == []


def test_a_channel_can_switch_follow_ups_off():
    desk = build_desk()
    desk.channels.set_follow_ups(CHANNEL, on=False)
    with connected(desk) as slack:
        slack.wait_for_ack(slack.send(mention("云湖", ts=THREAD)))
    with connected(desk) as slack:
        slack.wait_for_ack(slack.send(message("那明年呢？", thread_ts=THREAD)))
    assert slack.calls("chat.postMessage") == []


def test_a_follow_up_that_comes_as_mention_and_message_is_answered_once():
    desk = build_desk()
    with connected(desk) as slack:
        slack.wait_for_ack(slack.send(mention("云湖", ts=THREAD)))
    with connected(desk) as slack:
        slack.wait_for_ack(slack.send(message(f"<@{BOT_USER}> 明年呢？", thread_ts=THREAD, ts="1772700003.000003")))
        slack.send(mention("明年呢？", thread_ts=THREAD, ts="1772700003.000003"))
        slack.wait_for_shown(1)
    assert len(slack.calls("chat.postMessage")) == 1


def test_an_edit_of_what_was_just_asked_changes_the_answer():
    library = LibraryDouble()
    desk = build_desk(library)
    with connected(desk) as slack:
        asked = slack.send(mention("云湖"))
        [first] = slack.wait_for_shown(1)
    with connected(desk) as slack:
        slack.shown.append(first)
        slack.send(edited(asked, f"<@{BOT_USER}> 港口"))
        [_, second] = slack.wait_for_shown(2)
    assert second["ts"] == first["ts"]
    assert [len(slack.calls(method)) for method in ("chat.postMessage", "chat.update")] == [0, 1]
    assert [question.text for question in library.asked] == ["云湖", "港口"]
    assert slack.objections == []


def test_an_edit_that_changes_no_word_or_comes_late_changes_nothing():
    desk = build_desk()
    late = build_desk(postings=desk.postings)
    object.__setattr__(late, "clock", lambda: NOW + timedelta(minutes=11))
    with connected(desk) as slack:
        asked = slack.send(mention("云湖"))
        slack.wait_for_shown(1)
        slack.wait_for_ack(slack.send(edited(asked, f"<@{BOT_USER}>  云湖")))
    with connected(late) as slack:
        slack.wait_for_ack(slack.send(edited(asked, f"<@{BOT_USER}> 港口")))
    assert slack.calls("chat.update") == []


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("那投资计划是多少钱", True),
        ("and in 2032?", True),
        ("他怎麼看", True),
        ("what about Microsoft", True),
        ("哪家公司最多", True),
        ("好的，谢谢", False),
        ("Makes sense, let us use the figure.", False),
        ("收到", False),
        ("", False),
    ],
)
def test_a_question_is_told_from_talk(text, asks):
    assert is_question(text) is asks


def test_who_is_mentioned():
    assert mentions_in("<@U1> 和 <@U2|bob>，看 <#C1|general>") == ("U1", "U2")
