"""Whole walks over the real library: who says what, where it is answered, and that nothing is said twice."""

import pytest
from desk_double import PORT_BODY, build_desk
from payloads import BOT_USER, CHANNEL, USER, event, mention
from slack_app import connected

from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article
from corpus.names import load_names

CLOUD = Article(
    id="cloud",
    title="云湖科技公布三年计划",
    source="湖畔财经",
    lang="zh-Hans",
    body="云湖科技计划未来三年投入3800亿元建设数据中心。公司首席执行官林默表示，市场需求比预期更强。",
)
PORT = Article(id="port", title="A full port", source="Quay Daily", lang="en", body=PORT_BODY)


@pytest.fixture(scope="module")
def desk():
    names = load_names()
    library = Library([extract(article, names) for article in (CLOUD, PORT)], names=names)
    return build_desk(library)


def test_a_question_in_chinese_is_answered_with_its_figure_and_source(desk):
    with connected(desk) as slack:
        slack.send(mention("云湖科技未来三年投入多少？"))
        [answer] = slack.wait_for_shown(1)
    assert "3800亿元" in answer["text"]
    assert "云湖科技公布三年计划" in answer["text"]
    assert slack.objections == []


def test_a_question_in_the_other_script_finds_the_same(desk):
    with connected(desk) as slack:
        slack.send(mention("雲湖科技未來三年投入多少？"))
        [answer] = slack.wait_for_shown(1)
    assert "3800亿元" in answer["text"]
    assert slack.objections == []


def test_someone_asks_privately_and_then_in_the_channel(desk):
    with connected(desk) as slack:
        slack.send_slash("How many containers did Harbour Lines carry?")
        slack.wait_for_shown(1)
        question = slack.send(mention(" How many containers did Harbour Lines carry?"))
        private, public = slack.wait_for_shown(2)
    assert private["response_type"] == "ephemeral"
    assert "response_type" not in public
    assert public["thread_ts"] == question["payload"]["event"]["ts"]
    assert "2.4 million containers" in private["text"]
    assert private["text"] == public["text"]
    assert slack.objections == []


def test_what_nobody_wrote_about_is_said_to_have_no_answer(desk):
    with connected(desk) as slack:
        slack.send(mention("火星基地有多少人？"))
        [answer] = slack.wait_for_shown(1)
    assert answer["text"].startswith("现有文章里没有找到答案。 共查找了 2 篇文章")


def test_two_channels_are_answered_each_in_its_own(desk):
    with connected(desk) as slack:
        slack.send(mention("云湖科技", channel="C0FIRST"))
        slack.send(mention("云湖科技", channel="C0SECOND"))
        shown = slack.wait_for_shown(2)
    assert {message["channel"] for message in shown} == {"C0FIRST", "C0SECOND"}


def test_the_bots_own_message_is_not_answered(desk):
    with connected(desk) as slack:
        own = {"type": "app_mention", "user": BOT_USER, "text": f"<@{BOT_USER}> 云湖科技", "ts": "1772700009.000001"}
        slack.wait_for_ack(slack.send(event({**own, "channel": CHANNEL})))
        slack.send(mention("云湖科技"))
        slack.wait_for_shown(1)
    assert len(slack.calls("chat.postMessage")) == 1


def test_an_event_that_nobody_takes_is_acknowledged_and_left(desk):
    with connected(desk) as slack:
        slack.wait_for_ack(slack.send(event({"type": "reaction_added", "user": USER, "reaction": "eyes"})))
    assert slack.calls("chat.postMessage") == []
    assert slack.shown == []


def test_messages_in_which_all_is_hostile_call_nobody(desk):
    with connected(desk) as slack:
        slack.send(mention(" &lt;!channel&gt; <!here> <@U0ADA> *云湖科技* `三年` \u202e 投入多少"))
        slack.send_slash("claims &lt;@U0ADA&gt; &amp;amp; <#C0READING|reading> 云湖科技")
        slack.wait_for_shown(2)
    assert slack.objections == []
