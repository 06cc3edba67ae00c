"""Answers with buttons in the database: exactly as they were shown, after a restart, and not for ever."""

from datetime import timedelta
from uuid import uuid4

import pytest
from conftest import NOON
from desk_double import build_desk
from hypothesis import HealthCheck, given, settings
from payloads import mention
from slack_app import connected
from test_hostile_texts import TEXTS

from corpus.models import Citation, Span
from handlers.blocks import Message
from handlers.conversations import Asked, KeptAnswer, Thread
from handlers.mentions import answer_mention
from handlers.offering import buttons_in, storable
from handlers.subcommands import Request

CITED = (Citation("a1", Span(3, 9)), Citation("a2", Span(0, 4)))
BLOCKS = (
    {"type": "rich_text", "elements": [{"type": "rich_text_quote", "elements": [{"type": "text", "text": "👍"}]}]},
)
MESSAGE = Message("约3800亿元 &amp; more", BLOCKS, ("a1", "a2"), CITED, "约3800亿元", offers=("more", "context"))
ASKED = Asked(Request("figures", "云湖", "數字 云湖"), ("之前",), "U1", Thread("C1", "1772700001.000001"), shown=CITED)
ANSWER = KeptAnswer("abc", ASKED, MESSAGE, NOON)


def test_what_is_kept_comes_back_exactly(store):
    store.answers.keep(ANSWER)
    assert store.answers.find("abc") == ANSWER


@pytest.mark.parametrize("thread", [None, Thread("D1")])
def test_a_private_answer_comes_back_as_one(store, thread):
    answer = KeptAnswer("abc", Asked(Request("ask", "a", "a"), thread=thread, is_private=True), MESSAGE, NOON)
    store.answers.keep(answer)
    assert store.answers.find("abc") == answer


def test_an_answer_that_was_never_kept_is_none(store):
    assert store.answers.find("abc") is None
    assert store.answers.find("") is None


def test_an_answer_is_forgotten_after_a_month(store, open_store):
    store.answers.keep(ANSWER)
    for days, is_there in ((29, True), (31, False)):
        later = open_store(at=NOON + timedelta(days=days))
        later.answers.forget()
        assert (later.answers.find("abc") is not None) is is_there


def test_one_click_may_share_an_answer_also_when_it_is_taken_up_again(store):
    store.answers.keep(ANSWER)
    claims = [store.answers.claim_sharing("abc", key) for key in ("trigger 1", "trigger 2", "trigger 1")]
    store.answers.release_sharing("abc")
    assert [*claims, store.answers.claim_sharing("abc", "trigger 2")] == [True, False, True, True]


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_whatever_was_typed_can_be_kept(store, text):
    asked, answer_id = storable(Asked(Request("ask", text, text), (text,))), uuid4().hex
    store.answers.keep(KeptAnswer(answer_id, asked, MESSAGE, NOON))
    assert store.answers.find(answer_id).asked == asked


def test_a_button_from_before_a_restart_still_works(store, open_store):
    before, after = build_desk(), build_desk()
    object.__setattr__(before, "answers", store.answers)
    object.__setattr__(after, "answers", open_store().answers)
    with connected(before) as slack:
        slack.send(mention("云湖要投多少？"))
        [answer] = slack.wait_for_shown(1)
    with connected(after) as slack:
        slack.send_click(answer, "context")
        [shown] = slack.wait_for_shown(1)
    assert "云湖科技周三公布财报。" in str(shown["blocks"])
    assert slack.objections == []


def test_the_kept_answer_is_the_one_whose_id_stands_in_its_buttons(store):
    desk = build_desk()
    object.__setattr__(desk, "answers", store.answers)
    message = answer_mention(desk, "云湖要投多少？")
    kept = store.answers.find(buttons_in(message)[0][1])
    assert kept.message.blocks == message.blocks[:-2]
    assert kept.message.text == message.text
