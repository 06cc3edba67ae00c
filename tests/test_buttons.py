"""Buttons below an answer: what each leads to, who may press it, and that an old one still works."""

from dataclasses import replace

import pytest
from desk_double import CLOUD_HIT, INVESTMENT, PORT, PORT_HIT, SEARCHED, LibraryDouble, build_desk
from payloads import CHANNEL, buttons_below, mention, message
from slack_app import connected

from corpus.models import Answer, FigureHit, Passage, Span
from handlers.commands import answer_command
from handlers.mentions import answer_mention
from handlers.offering import buttons_in, read_button

THREAD = "1772700001.000001"


class LongLibrary(LibraryDouble):
    """Has five passages and twenty figures for whoever asks."""

    def ask(self, question, *, limit=5):
        self._hear(question)
        others = [replace(PORT_HIT, article=replace(PORT, id=f"b{n}", title=f"Port {n}")) for n in range(4)]
        return Answer(str(question), (CLOUD_HIT, *others)[:limit], searched=SEARCHED)

    def figures(self, query, *, limit=10, passages=100):  # noqa: ARG002 - as the library has it
        self._hear(query)
        spans = [Span(n, n + 7) for n in range(20)]
        return tuple(FigureHit(replace(INVESTMENT, span=span), PORT, 0.9) for span in spans)[:limit]


def names(shown):
    return [read_button(button)[0] for button in buttons_below(shown)]


def pressed(desk, name, question="云湖要投多少？", user="U0ADA"):
    """What a click below the answer to a mention shows the one who clicks, and the answer."""
    with connected(desk) as slack:
        slack.send(mention(question, ts=THREAD))
        [answer] = slack.wait_for_shown(1)
        slack.send_click(answer, name, user=user)
        [_, shown] = slack.wait_for_shown(2)
    assert slack.objections == []
    return shown, answer


def test_a_button_holds_an_action_and_an_id_and_no_more():
    desk = build_desk(LongLibrary())
    answer = answer_mention(desk, "云湖要投多少？")
    [(_, first), *others] = buttons_in(answer)
    assert {answer_id for _, answer_id in others} == {first}
    assert desk.answers.kept[first].asked.request.typed == "云湖要投多少？"
    assert len(first) == 12


def test_what_can_be_asked_for_depends_on_what_is_shown():
    desk, long = build_desk(), build_desk(LongLibrary())
    shown = [answer_mention(long, "云湖要投多少？"), answer_mention(desk, "云湖"), answer_mention(long, "figures 云湖")]
    assert [[name for name, _ in buttons_in(one)] for one in shown] == [
        ["more", "context", "article", "useful", "wrong"],
        ["context", "article", "useful", "wrong"],
        ["more", "table", "csv", "follow", "wrong"],
    ]


@pytest.mark.parametrize("question", ["nothing", "help", "", "x" * 1_001])
def test_what_quotes_nothing_has_no_buttons_and_is_not_kept(question):
    desk = build_desk()
    assert buttons_in(answer_mention(desk, question)) == []
    assert desk.answers.kept == {}


def test_more_shows_what_comes_next_to_the_one_who_clicks():
    shown, answer = pressed(build_desk(LongLibrary()), "more", user="U0BOB")
    assert "Port 0" in str(answer["blocks"])
    assert [f"Port {n}" in str(shown["blocks"]) for n in range(4)] == [False, False, True, True]
    assert "header" in {block["type"] for block in answer["blocks"]}
    assert "header" not in {block["type"] for block in shown["blocks"]}
    assert (shown["user"], shown["thread_ts"]) == ("U0BOB", THREAD)
    assert names(shown) == ["context", "article", "share", "useful", "wrong"]


def test_more_of_a_list_goes_on_to_its_end():
    desk = build_desk(LongLibrary())
    with connected(desk) as slack:
        slack.send(mention("figures 云湖", ts=THREAD))
        for number in range(1, 3):
            slack.send_click(slack.wait_for_shown(number)[-1], "more")
        shown = slack.wait_for_shown(3)
    assert [len(one["text"].splitlines()) for one in shown] == [8, 8, 4]
    assert [names(one) for one in shown] == [
        ["more", "table", "csv", "follow", "wrong"],
        ["more", "table", "csv", "follow", "share", "wrong"],
        ["table", "csv", "follow", "share", "wrong"],
    ]


def test_where_the_record_has_shrunk_more_says_that_this_is_all():
    library = LongLibrary()
    desk = build_desk(library)
    with connected(desk) as slack:
        slack.send(mention("云湖要投多少？"))
        [answer] = slack.wait_for_shown(1)
        library.ask = lambda question, **_: Answer(str(question), (CLOUD_HIT,))
        slack.send_click(answer, "more")
        [_, shown] = slack.wait_for_shown(2)
    assert shown["text"] == "相关记录就这些了。"


def test_in_context_shows_the_sentences_around_in_the_article_s_words():
    shown, _ = pressed(build_desk(), "context")
    quote, source = shown["blocks"][0]["elements"]
    assert [(element["text"], element.get("style")) for element in quote["elements"]] == [
        ("云湖科技周三公布财报。", None),
        (CLOUD_HIT.passage.text, {"bold": True}),
    ]
    assert source["elements"][0]["url"] == "https://news.example/cloud?a=1&b=2"
    assert names(shown) == ["article", "share", "useful", "wrong"]


def test_this_article_shows_its_figures_and_claims():
    shown, _ = pressed(build_desk(), "article")
    texts = [
        element["text"] for block in shown["blocks"] if block["type"] == "context" for element in block["elements"]
    ]
    assert texts == ["收录数字 1 个 · 观点 1 条", "数字", "观点"]
    assert "约3800亿元" in str(shown["blocks"])
    assert "需求比预期更强" in str(shown["blocks"])


@pytest.mark.parametrize("name", ["context", "article"])
def test_a_passage_that_is_off_the_record_since_is_said_to_be(name):
    library = LibraryDouble()
    library.article = lambda _: None
    shown, _ = pressed(build_desk(library), name)
    assert shown["text"] == "这段原文已不在收录的文章里。"


def test_a_passage_that_the_article_no_longer_has_is_said_to_be_gone():
    library = LibraryDouble()
    desk = build_desk(library)
    gone = replace(CLOUD_HIT, passage=Passage("从未写过。", Span(0, 5)))
    library.ask = lambda question, **_: Answer(str(question), (gone,))
    assert pressed(desk, "context")[0]["text"] == "这段原文已不在收录的文章里。"


def test_below_a_private_answer_a_click_is_answered_privately():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？")
        [answer] = slack.wait_for_shown(1)
        slack.send_click(answer, "context")
        [_, shown] = slack.wait_for_shown(2)
    assert (shown["response_type"], shown["replace_original"]) == ("ephemeral", False)
    assert slack.calls("chat.postEphemeral") == []
    assert slack.objections == []


def test_somebody_else_s_private_answer_is_not_theirs_to_go_on_from():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send_slash("云湖要投多少？")
        [answer] = slack.wait_for_shown(1)
        slack.send_click(answer, "context", user="U0BOB")
        [_, shown] = slack.wait_for_shown(2)
    assert shown["text"] == "那是给别人的回答。你自己问我，就有你的一份。"
    assert "blocks" in shown
    assert names(shown) == []


def test_what_was_shown_to_one_who_clicked_is_private_too():
    desk = build_desk(LongLibrary())
    with connected(desk) as slack:
        slack.send(mention("云湖要投多少？", ts=THREAD))
        slack.send_click(slack.wait_for_shown(1)[-1], "more", user="U0BOB")
        slack.send_click(slack.wait_for_shown(2)[-1], "context", user="U0ADA")
        shown = slack.wait_for_shown(3)
    assert shown[-1]["text"] == "那是给别人的回答。你自己问我，就有你的一份。"


def test_in_a_direct_message_a_click_is_answered_in_its_thread():
    desk = build_desk()
    with connected(desk) as slack:
        sent = slack.send(message("云湖要投多少", channel="D0ADA", channel_type="im"))
        [answer] = slack.wait_for_shown(1)
        slack.send_click(answer, "article", channel="D0ADA")
        [_, shown] = slack.wait_for_shown(2)
    assert (shown["channel"], shown["thread_ts"]) == ("D0ADA", sent["payload"]["event"]["ts"])
    assert len(slack.calls("chat.postMessage")) == 2


def test_a_button_that_nobody_remembers_says_so_politely():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send(mention("云湖要投多少？"))
        [answer] = slack.wait_for_shown(1)
        desk.answers.kept.clear()
        slack.send_click(answer, "context")
        [_, shown] = slack.wait_for_shown(2)
    assert shown["text"] == "这条回答我已经不再保留。再问一次，按钮就能用了。"
    assert shown["response_type"] == "ephemeral"


def test_a_click_delivered_twice_is_answered_once():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send(mention("云湖要投多少？"))
        envelope = slack.send_click(slack.wait_for_shown(1)[0], "context")
        slack.wait_for_shown(2)
        slack.wait_for_ack(slack.send(envelope), number=2)
        slack.send(mention("港口"))
        slack.wait_for_shown(3)
    assert len(slack.calls("chat.postEphemeral")) == 1
    assert len(desk.deliveries.ended) == 3


def test_a_click_is_acknowledged_before_it_is_answered():
    library = LongLibrary()
    with connected(build_desk(library)) as slack:
        slack.send(mention("云湖要投多少？"))
        [answer] = slack.wait_for_shown(1)
        library.open.clear()
        slack.wait_for_ack(slack.send_click(answer, "more"))
        assert len(slack.shown) == 1
        library.open.set()
        slack.wait_for_shown(2)


def test_a_click_that_fails_gets_an_apology():
    library = LibraryDouble()
    desk = build_desk(library)
    with connected(desk) as slack:
        slack.send(mention("云湖要投多少？"))
        [answer] = slack.wait_for_shown(1)
        library.article = None
        slack.send_click(answer, "article")
        [_, shown] = slack.wait_for_shown(2)
    assert "编号" in shown["text"]
    assert slack.objections == []


def test_buttons_stand_last_below_a_long_private_list():
    answer = answer_command(build_desk(LongLibrary()), "figures " + "很长" * 400, "U0ADA", CHANNEL)
    assert [block["type"] for block in answer.blocks][-1] == "actions"
    assert sum(block["type"] == "actions" for block in answer.blocks) == 1


def test_what_a_list_is_of_can_be_followed_in_its_channel():
    desk = build_desk()
    with connected(desk) as slack:
        slack.send(mention("数字 云湖", ts=THREAD))
        slack.send_click(slack.wait_for_shown(1)[0], "follow")
        [_, told] = slack.wait_for_shown(2)
    [subscription] = desk.subscriptions.in_channel("T0TEAM", CHANNEL)
    assert (subscription.topic, subscription.owner) == ("云湖", "U0ADA")
    assert "云湖" in told["text"]
    assert slack.objections == []
