"""Mentions: what is understood, what is answered where, and that nothing is answered twice."""

import pytest
from desk_double import CLOUD, NOW, LibraryDouble, PostingsDouble, build_desk
from payloads import CHANNEL, buttons_below, mention
from slack_app import connected
from slack_double import Refusal, Silence, rate_limited

from corpus.follow_ups import parse_in_thread
from handlers.incoming import question_in
from handlers.mentions import answer_mention
from handlers.offering import read_button


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("<@U0ONRECORD> 英伟达营收多少？", "英伟达营收多少？"),
        ("<@U0ONRECORD>英伟达营收", "英伟达营收"),
        ("<@U0ONRECORD>：英伟达营收", "英伟达营收"),
        ("请问<@U0ONRECORD>，英伟达营收", "请问 ，英伟达营收"),
        ("<@U0ONRECORD|onrecord> revenue &amp; profit", "revenue & profit"),
        ("&lt;3% growth", "<3% growth"),
        ("what is &amp;lt; in HTML?", "what is &lt; in HTML?"),
        ("<@U0ONRECORD> ask <@U0ADA> in <#C0READING|reading> <!here> about chips", "ask in about chips"),
        ("<https://news.example/a?b=1&amp;c=2|this article> on growth", "this article on growth"),
        ("<https://news.example/a?b=1&amp;c=2>", "https://news.example/a?b=1&c=2"),
        ("<@U0ONRECORD>\u3000\n ", ""),
        ("<@U0ONRECORD> -特斯拉 销量", "-特斯拉 销量"),
        ("a < b", "a < b"),
        ("", ""),
        ("<@U1> ／onrecord　状态", "状态"),
        ("／onrecord status", "status"),
        ("／onrecord状态", "状态"),
        ("收入／onrecord 状态", "收入／onrecord 状态"),
    ],
)
def test_the_words_in_what_slack_sends(sent, meant):
    assert question_in(sent) == meant


def test_a_mention_is_answered_in_a_new_thread_and_recorded():
    desk = build_desk()
    with connected(desk) as slack:
        envelope = slack.send(mention(" 云湖要投多少？"))
        [answer] = slack.wait_for_shown(1)
    event = envelope["payload"]["event"]
    assert (answer["channel"], answer["thread_ts"]) == (CHANNEL, event["ts"])
    assert "约3800亿元" in answer["text"]
    assert [answer["unfurl_links"], answer["unfurl_media"]] == [False, False]
    [posting] = desk.postings.kept
    assert (posting.channel, posting.ts, posting.thread_ts) == (CHANNEL, answer["ts"], event["ts"])
    assert (posting.question, posting.article_ids, posting.posted_at) == ("云湖要投多少？", (CLOUD.id, "a2"), NOW)
    assert slack.objections == []


def test_a_mention_in_a_thread_stays_there_and_knows_what_was_asked():
    library, postings = LibraryDouble(), PostingsDouble()
    desk = build_desk(library, postings)
    with connected(desk) as slack:
        slack.send(mention("阿里巴巴三年投多少？", ts="1772700001.000001"))
        [first] = slack.wait_for_shown(1)
    with connected(desk) as slack:
        slack.send(mention("那明年呢？", thread_ts="1772700001.000001"))
        [second] = slack.wait_for_shown(1)
    assert first["thread_ts"] == second["thread_ts"] == "1772700001.000001"
    assert postings.questions_in(CHANNEL, "1772700001.000001") == ("阿里巴巴三年投多少？", "那明年呢？")
    assert library.asked[1] == parse_in_thread("那明年呢？", ["阿里巴巴三年投多少？"], names=desk.names)


def test_the_same_envelope_again_is_acknowledged_and_not_answered():
    with connected(build_desk()) as slack:
        envelope = slack.send(mention("云湖"))
        slack.wait_for_shown(1)
        slack.send(envelope)
        slack.wait_for_ack(envelope, number=2)
        slack.send(mention("港口"))
        shown = slack.wait_for_shown(2)
    assert len({message["thread_ts"] for message in shown}) == 2


def test_a_retried_event_in_a_new_envelope_is_answered_once():
    with connected(build_desk()) as slack:
        slack.send(mention("云湖", event_id="Ev1"))
        slack.wait_for_shown(1)
        slack.wait_for_ack(
            slack.send({**mention("云湖", event_id="Ev1"), "retry_attempt": 1, "retry_reason": "timeout"})
        )
        slack.send(mention("港口", event_id="Ev2"))
        slack.wait_for_shown(2)
    assert len(slack.calls("chat.postMessage")) == 2


def test_a_mention_is_acknowledged_before_it_is_answered():
    library = LibraryDouble()
    library.open.clear()
    with connected(build_desk(library)) as slack:
        slack.wait_for_ack(slack.send(mention("云湖")))
        assert slack.shown == []
        library.open.set()
        slack.wait_for_shown(1)


def test_a_rate_limit_is_waited_for():
    with connected(build_desk()) as slack:
        slack.refuse_next("chat.postMessage", rate_limited(0))
        slack.send(mention("云湖"))
        slack.wait_for_shown(1)
    assert len(slack.calls("chat.postMessage")) == 2


def test_where_slack_refuses_its_thumbs_a_button_stands_in_their_place():
    with connected(build_desk()) as slack:
        slack.refuse_next("chat.postMessage", Refusal("invalid_blocks"))
        slack.send(mention("云湖"))
        [answer] = slack.wait_for_shown(1)
    assert [read_button(button)[0] for button in buttons_below(answer)] == ["context", "article", "wrong"]
    assert slack.objections == []


def test_where_slack_refuses_the_blocks_the_text_is_posted_with_its_source():
    with connected(build_desk()) as slack:
        for _ in range(2):
            slack.refuse_next("chat.postMessage", Refusal("invalid_blocks"))
        slack.send(mention("云湖"))
        [answer] = slack.wait_for_shown(1)
    assert "blocks" not in answer
    assert answer["text"].endswith("— 云湖科技加码算力")


def test_an_answer_that_slack_took_without_a_word_is_not_posted_again(caplog):
    with connected(build_desk()) as slack:
        slack.refuse_next("chat.postMessage", Silence())
        slack.send(mention("云湖"))
        slack.wait_for_shown(1)
    assert len(slack.calls("chat.postMessage")) == 1
    assert [record.getMessage()[:7] for record in caplog.records if record.name == "handlers.failures"] == ["failure"]


@pytest.mark.parametrize("mark", [{"bot_id": "B0OTHER"}, {"subtype": "bot_message"}])
def test_another_bot_is_not_answered(mark):
    with connected(build_desk()) as slack:
        slack.wait_for_ack(slack.send(mention("云湖", **mark)))
        slack.send(mention("港口"))
        slack.wait_for_shown(1)
    assert len(slack.shown) == 1


def test_a_mention_without_words_gets_help():
    assert "/onrecord figures" in answer_mention(build_desk(), "<@U0ONRECORD> ").text


def test_figures_are_listed_in_a_thread_too():
    library = LibraryDouble()
    answer_mention(build_desk(library), "<@U0ONRECORD> 數字：云湖")
    assert library.asked == ["云湖"]


def test_an_answer_that_takes_long_is_announced():
    library = LibraryDouble()
    library.open.clear()
    with connected(build_desk(library)) as slack:
        slack.send(mention("云湖要投多少？"))
        [status] = slack.wait_for_calls("assistant.threads.setStatus", 1)
        library.open.set()
        slack.wait_for_shown(1)
    assert status.body["status"] == "正在查找收录的文章…"


def test_an_answer_that_comes_at_once_is_not_announced():
    with connected(build_desk()) as slack:
        slack.send(mention("云湖要投多少？"))
        slack.wait_for_shown(1)
    assert slack.calls("assistant.threads.setStatus") == []
