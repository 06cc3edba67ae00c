"""A private answer shared with its channel: what was seen, who asked, once, and what to do where Slack says no."""

import pytest
from desk_double import build_desk
from payloads import CHANNEL, USER, buttons_below, mention
from slack_app import connected, the_app
from slack_double import Refusal, Silence

from handlers.conversations import Delivery
from handlers.deliveries import take_up_again
from handlers.offering import read_button

THREAD = "1772700001.000001"


def test_what_was_seen_stands_in_the_channel_with_who_asked():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？")
        [answer] = slack.wait_for_shown(1)
        slack.send_click(answer, "share")
        [_, posted, told] = slack.wait_for_shown(3)
    assert (posted["channel"], "thread_ts" in posted, "user" in posted) == (CHANNEL, False, False)
    assert posted["blocks"][0]["elements"][0]["elements"] == [
        {"type": "user", "user_id": USER},
        {"type": "text", "text": " 问：云湖要投多少？"},
    ]
    assert posted["blocks"][1:-2] == answer["blocks"][1:-2]
    assert posted["text"] == answer["text"]
    assert (told["response_type"], told["text"]) == ("ephemeral", "已分享到频道。")
    assert slack.objections == []


def test_what_is_shared_has_buttons_for_everybody_and_none_to_share_again():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？")
        slack.send_click(slack.wait_for_shown(1)[0], "share")
        [_, posted, _] = slack.wait_for_shown(3)
        slack.send_click(posted, "context", user="U0BOB")
        shown = slack.wait_for_shown(4)[-1]
    assert [read_button(button)[0] for button in buttons_below(posted)] == ["context", "article", "useful", "wrong"]
    assert "云湖科技周三公布财报。" in str(shown["blocks"])


def test_a_follow_up_below_what_was_shared_knows_what_it_is_about():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？")
        slack.send_click(slack.wait_for_shown(1)[0], "share")
        [_, posted, _] = slack.wait_for_shown(3)
    [posting] = desk.postings.kept
    assert (posting.channel, posting.ts, posting.thread_ts) == (CHANNEL, posted["ts"], posted["ts"])
    assert desk.postings.questions_in(CHANNEL, posted["ts"]) == ("云湖要投多少？",)


def test_what_was_shown_in_a_thread_is_shared_there():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send(mention("云湖要投多少？", ts=THREAD))
        slack.send_click(slack.wait_for_shown(1)[0], "context", user="U0BOB")
        slack.send_click(slack.wait_for_shown(2)[-1], "share", user="U0BOB")
        posted = slack.wait_for_shown(4)[2]
    assert posted["thread_ts"] == THREAD
    assert posted["blocks"][0]["elements"][0]["elements"][0] == {"type": "user", "user_id": "U0BOB"}
    assert slack.objections == []


def test_an_answer_is_shared_once():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？")
        [answer] = slack.wait_for_shown(1)
        slack.send_click(answer, "share")
        slack.wait_for_shown(3)
        slack.send_click(answer, "share")
        told = slack.wait_for_shown(4)[-1]
    assert told["text"] == "这条回答已经分享过了。"
    assert len(slack.calls("chat.postMessage")) == 1


def test_nobody_else_can_share_it():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？")
        slack.send_click(slack.wait_for_shown(1)[0], "share", user="U0BOB")
        [_, told] = slack.wait_for_shown(2)
    assert told["text"] == "那是给别人的回答。你自己问我，就有你的一份。"
    assert slack.calls("chat.postMessage") == []


@pytest.mark.parametrize("error", ["not_in_channel", "channel_not_found"])
def test_where_the_bot_is_not_it_says_what_to_do_and_the_next_click_works(error):
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？")
        [answer] = slack.wait_for_shown(1)
        slack.refuse_next("chat.postMessage", Refusal(error))
        slack.send_click(answer, "share")
        told = slack.wait_for_shown(2)[-1]
        slack.send_click(answer, "share")
        posted = slack.wait_for_shown(4)[2]
    assert told["text"] == "我还不在这个频道里，没法在这里发消息。用 /invite 邀请我，然后再点一次。"
    assert posted["channel"] == CHANNEL


def test_where_the_connection_breaks_nothing_is_posted_twice():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？")
        [answer] = slack.wait_for_shown(1)
        slack.refuse_next("chat.postMessage", Silence())
        slack.wait_for_ack(slack.send_click(answer, "share"))
        uncertain = slack.wait_for_shown(3)[-1]
        slack.send_click(answer, "share")
        told = slack.wait_for_shown(4)[-1]
    assert uncertain["text"] == "Slack 没有回话，不知道有没有发出去。请到频道里看一下。"
    assert told["text"] == "这条回答已经分享过了。"
    assert len(slack.calls("chat.postMessage")) == 1


def test_a_click_left_behind_by_a_dead_process_shares_once():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？")
        envelope = slack.send_click(slack.wait_for_shown(1)[0], "share")
        slack.wait_for_shown(3)
        key = desk.deliveries.taken[-1].key
        left_behind = Delivery(key, envelope["payload"], desk.clock(), may_be_posted=True)
        take_up_again(the_app(), left_behind, is_stale=False)
        told = slack.wait_for_shown(4)[-1]
    assert told["text"] == "已分享到频道。"
    assert len(slack.calls("chat.postMessage")) == 1


def test_in_a_direct_message_there_is_nobody_to_share_with():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？", channel="D0ADA")
        [answer] = slack.wait_for_shown(1)
    assert "onrecord_share" not in str(answer["blocks"])
