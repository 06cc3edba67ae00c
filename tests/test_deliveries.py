"""What Slack delivers is answered once: when it comes twice, when a process dies, when two share a database."""

from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from desk_double import LibraryDouble, build_desk
from payloads import CHANNEL, mention, slash
from slack_app import connected, the_app

from bot.resuming import FRESH, resume, resuming
from bot.store.deliveries import LEASE, StoredDeliveries
from handlers.deliveries import keys_of

NOON = datetime(2025, 9, 24, 12, tzinfo=UTC)
BODY = mention("云湖要投多少？")["payload"]


class Clock:
    """A clock that stands where it is put."""

    def __init__(self, at=NOON):
        self.at = at

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def kept(open_store, engine, clock):
    open_store()
    return StoredDeliveries(engine, owner="one", clock=clock)


@pytest.fixture
def others(kept, engine, clock):  # noqa: ARG001 - its tables are there
    return StoredDeliveries(engine, owner="two", clock=clock)


# ---- in the database ----


def test_a_delivery_is_taken_once_by_either_of_its_keys(kept, others):
    assert kept.take("event 1", "message 1", BODY).body == BODY
    assert others.take("event 1", "message 2", BODY) is None
    assert kept.take("event 2", "message 1", BODY) is None
    assert others.take("event 3", None, BODY).key == "event 3"
    assert others.take("event 4", None, BODY).key == "event 4"


def test_what_is_being_answered_is_nobody_else_s_until_its_lease_runs_out(kept, others, clock):
    kept.take("event 1", None, BODY)
    assert others.orphans() == []
    clock.at += LEASE + timedelta(seconds=1)
    assert [(one.key, one.body, one.may_be_posted) for one in others.orphans()] == [("event 1", BODY, False)]
    assert kept.orphans() == []


def test_a_delivery_whose_answer_was_about_to_be_posted_says_so(kept, clock):
    kept.posting(kept.take("event 1", None, BODY))
    clock.at += LEASE + timedelta(seconds=1)
    assert [one.may_be_posted for one in kept.orphans()] == [True]


def test_what_is_answered_is_no_orphan_and_its_words_are_forgotten(kept, others, clock, engine):
    kept.end(kept.take("event 1", None, BODY))
    clock.at += LEASE + timedelta(seconds=1)
    assert others.orphans() == []
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT body FROM deliveries").scalars().all() == [None]


def test_a_process_that_lives_keeps_what_it_answers(kept, others, clock):
    kept.take("event 1", None, BODY)
    clock.at += LEASE - timedelta(seconds=1)
    kept.renew()
    clock.at += LEASE - timedelta(seconds=1)
    assert others.orphans() == []


def test_a_process_that_ends_in_order_leaves_nothing_to_wait_for(kept, others, clock):
    kept.take("event 1", None, BODY)
    kept.release()
    clock.at += timedelta(seconds=1)
    assert [one.key for one in others.orphans()] == ["event 1"]


def test_what_was_answered_days_ago_is_forgotten(kept, clock):
    kept.end(kept.take("event 1", None, BODY))
    kept.take("event 2", None, BODY)
    clock.at += timedelta(days=3)
    kept.forget()
    assert kept.take("event 1", None, BODY) is not None
    assert kept.take("event 2", None, BODY) is None


# ---- in Slack ----


def test_a_message_is_named_with_its_workspace_and_a_command_by_its_trigger():
    body = mention("云湖", ts="1772700005.000005", event_id="Ev5")["payload"]
    assert keys_of(body) == ("event Ev5", f"message T0TEAM {CHANNEL} 1772700005.000005")
    command = slash("云湖", response_url="https://hooks.example/1")["payload"]
    assert keys_of(command) == (f"trigger {command['trigger_id']}", None)


def left_behind(kept, clock, *, posted=False):
    """A mention that a process took and died over, as another process finds it."""
    body = mention("云湖要投多少？")["payload"]
    delivery = kept.take(*keys_of(body), body)
    if posted:
        kept.posting(delivery)
    clock.at += LEASE + timedelta(seconds=1)
    return body["event"], delivery


def desk_at(clock, deliveries):
    desk = build_desk()
    object.__setattr__(desk, "clock", clock)
    object.__setattr__(desk, "deliveries", deliveries)
    return desk


def test_what_a_dead_process_left_behind_is_answered_at_the_next_start(kept, others, clock):
    event, _ = left_behind(kept, clock)
    desk = desk_at(clock, others)
    with connected(desk) as slack:
        resume(the_app(), desk, others)
        [answer] = slack.wait_for_shown(1)
    assert answer["thread_ts"] == event["ts"]
    clock.at += LEASE + timedelta(seconds=1)
    assert others.orphans() == []


def test_an_answer_that_stands_in_slack_already_is_not_posted_again(kept, others, clock):
    event, delivery = left_behind(kept, clock, posted=True)
    desk = desk_at(clock, others)
    payload = {"event_type": "onrecord_answer", "event_payload": {"delivery": delivery.key}}
    with connected(desk) as slack:
        slack.shown.append({"ts": "1972700000.000001", "thread_ts": event["ts"], "metadata": payload})
        resume(the_app(), desk, others)
    assert slack.calls("chat.postMessage") == []
    assert [posting.ts for posting in desk.postings.kept] == ["1972700000.000001"]


def test_an_answer_that_was_never_posted_is_posted_after_a_look(kept, others, clock):
    left_behind(kept, clock, posted=True)
    desk = desk_at(clock, others)
    with connected(desk) as slack:
        resume(the_app(), desk, others)
        slack.wait_for_shown(1)
    assert [len(slack.calls(method)) for method in ("conversations.replies", "chat.postMessage")] == [1, 1]


def test_a_stale_question_is_declined_in_a_sentence(kept, others, clock):
    event, _ = left_behind(kept, clock)
    clock.at += FRESH
    desk = desk_at(clock, others)
    with connected(desk) as slack:
        resume(the_app(), desk, others)
        [answer] = slack.wait_for_shown(1)
    assert (answer["thread_ts"], answer["text"]) == (event["ts"], "你提问时我不在线，抱歉。再问一次，我就回答。")
    assert desk.library.asked == []


def test_a_failure_is_apologised_for_once_and_ends_the_delivery(kept, clock):
    desk = desk_at(clock, kept)
    object.__setattr__(desk, "library", LibraryDouble(failure=RuntimeError("no such thing")))
    with connected(desk) as slack:
        slack.send(mention("云湖"))
        slack.wait_for_shown(1)
    clock.at += LEASE + timedelta(seconds=1)
    assert kept.orphans() == []


def test_deliveries_are_looked_for_until_the_process_stops(kept, others, clock):
    left_behind(kept, clock)
    desk, stop = desk_at(clock, others), Event()
    with connected(desk) as slack, resuming(the_app(), desk, others, stop, every=0.01):
        slack.wait_for_shown(1)
    assert stop.is_set()
