"""A digest comes once: whatever Slack answers, whenever a process dies, however the clock is set."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
import sqlalchemy as sa
from delivering import NEWS, Stand
from slack_double import BOT_TOKEN, Delay, Fault, Loss, Refusal, Silence, SlackDouble, rate_limited

from bot.delivery import Timing
from bot.planning import Composed
from bot.store.tables import parts, runs
from corpus.slots import Quiet, Schedule
from handlers.blocks import Message
from handlers.standing_orders import Alert, Subscription

DUE = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
NINE_IN_SHANGHAI = Schedule("daily", time(9), "Asia/Shanghai")
TIMING = Timing(timeout=timedelta(seconds=0.3))
LATER = TIMING.settle + timedelta(seconds=1)
METALS = "C0METALS"


class Clock:
    """A clock that stands where it is put."""

    def __init__(self, at):
        self.at = at

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock(DUE + timedelta(seconds=1))


@pytest.fixture
def slack():
    with SlackDouble() as double:
        count = iter(range(1, 10_000))
        double.stamp = lambda: f"{int(DUE.timestamp())}.{next(count):06d}"
        yield double


@pytest.fixture
def stand(database, slack, clock):
    """Makes processes on the same database and Slack, on one clock."""
    made = []

    def make(**more):
        more = {"clock": clock, "timing": TIMING, "lease": timedelta(seconds=60)} | more
        url = database.render_as_string(hide_password=False)
        made.append(Stand(url, slack.base_url, BOT_TOKEN, **more))
        return made[-1]

    from bot.store.opening import connect, migrate  # noqa: PLC0415 - the fixture's own

    engine = connect(database)
    migrate(engine)
    engine.dispose()
    yield make
    for each in made:
        each.engine.dispose()


@pytest.fixture
def one(stand):
    return stand()


def order(topic="铜", *, schedule=NINE_IN_SHANGHAI, channel=METALS, since=DUE - timedelta(days=1), **more):
    moments = {"created_at": since, "changed_at": since, "read_until": since}
    return Subscription(f"order-{topic}", "T0", channel, topic, "zh-Hans", schedule, "U0ADA", **(moments | more))


def states(stand):
    with stand.engine.connect() as connection:
        return list(connection.scalars(sa.select(runs.c.state).order_by(runs.c.due_at)))


def told(slack, channel=METALS):
    return [piece for one in slack.shown if one["channel"] == channel for piece in one["text"].strip("。").split("；")]


def test_a_digest_is_posted_with_its_key_and_the_rest_in_its_thread(one, slack):
    one.subscriptions.follow(order())
    one.tick()
    root, *thread = slack.shown
    key = root["metadata"]["event_payload"]
    assert root["metadata"]["event_type"] == "onrecord_digest"
    assert (key["run"], key["part"], len(key["hash"])) == ("order-铜/2026-11-26", 0, 24)
    assert [part["thread_ts"] for part in thread] == [root["ts"]] * 2
    assert told(slack) == NEWS["铜"]
    assert states(one) == ["sent"]
    assert slack.objections == []


def test_a_digest_that_was_sent_is_not_sent_again(one, slack, clock):
    one.subscriptions.follow(order())
    for _ in range(3):
        one.tick()
        clock.at += timedelta(hours=1)
    assert len(slack.calls("chat.postMessage")) == 3


def test_two_digests_of_one_channel_share_what_they_tell(one, slack):
    one.subscriptions.follow(order("铜"))
    one.subscriptions.follow(order("copper"))
    one.tick()
    assert sorted(told(slack)) == sorted({*NEWS["铜"], *NEWS["copper"]})


@pytest.mark.parametrize(
    "failure",
    [Silence(), Loss(), Fault("internal_error"), Fault("fatal_error"), Fault("x", 503), Delay(after=0.5)],
    ids=["silence", "loss", "internal", "fatal", "503", "timeout"],
)
@pytest.mark.parametrize("call", [1, 2], ids=["root", "thread"])
def test_what_may_have_been_posted_is_looked_for_before_it_is_posted_again(one, slack, clock, failure, call):
    one.subscriptions.follow(order())
    slack.trouble = lambda method: failure if method == "chat.postMessage" and posts(slack) == call else None
    one.tick()
    one.tick()
    assert posts(slack) == call  # nothing is done before it has settled
    clock.at += LATER
    one.tick()
    assert told(slack) == NEWS["铜"]
    assert states(one) == ["sent"]
    assert len(slack.calls("conversations.replies" if call == 2 else "conversations.history")) == 1
    assert posts(slack) == (4 if isinstance(failure, Loss) else 3)


def posts(slack):
    return len(slack.calls("chat.postMessage"))


@pytest.mark.parametrize("error", ["missing_scope", "not_in_channel"])
def test_where_nobody_may_look_it_stays_uncertain_until_somebody_says(one, slack, clock, error):
    one.subscriptions.follow(order())
    slack.refuse_next("chat.postMessage", Silence())
    slack.unreadable[METALS] = error
    one.tick()
    clock.at += LATER
    one.tick()
    assert states(one) == ["uncertain"]
    run = one.subscriptions.standing("order-铜").uncertain
    assert one.subscriptions.settle(run, stands=True)
    assert not one.subscriptions.settle(run, stands=False)
    one.tick()
    assert (posts(slack), states(one)) == (1, ["sent"])


def test_what_somebody_says_is_not_there_is_posted_again(one, slack, clock):
    one.subscriptions.follow(order())
    slack.refuse_next("chat.postMessage", Loss())
    slack.unreadable[METALS] = "missing_scope"
    one.tick()
    clock.at += LATER
    one.tick()
    one.subscriptions.settle(one.subscriptions.standing("order-铜").uncertain, stands=False)
    one.tick()
    assert told(slack) == NEWS["铜"]


def test_slack_s_limit_is_kept_without_a_look(one, slack, clock):
    one.subscriptions.follow(order())
    slack.refuse_next("chat.postMessage", rate_limited(30))
    one.tick()
    clock.at += timedelta(seconds=29)
    one.tick()
    assert posts(slack) == 1
    clock.at += timedelta(seconds=2)
    one.tick()
    assert told(slack) == NEWS["铜"]
    assert slack.calls("conversations.history") == []


def test_blocks_that_slack_does_not_know_are_left_out_without_rendering_anew(stand, slack):
    blocks = ({"type": "context", "elements": [{"type": "plain_text", "text": "铜价"}]},)
    said = Composed((Message("铜价", blocks),), frozenset({"a"}))
    composed = []
    one = stand(compose=lambda *given: composed.append(given) or said)
    one.subscriptions.follow(order())
    slack.refuse_next("chat.postMessage", Refusal("invalid_blocks"))
    one.tick()
    one.tick()
    assert [("blocks" in call.body) for call in slack.calls("chat.postMessage")] == [True, False]
    assert len(composed) == 1


@pytest.mark.parametrize("word", ["is_archived", "channel_not_found", "not_in_channel"])
def test_a_channel_that_is_closed_gives_back_what_it_would_have_been_told(one, slack, word):
    one.subscriptions.follow(order())
    slack.closed[METALS] = word
    one.tick()
    one.tick()
    assert states(one) == ["refused"]
    assert one.runs.announced_in("T0", METALS) == frozenset()
    assert one.subscriptions.find("order-铜").read_until == DUE - timedelta(days=1)


def test_a_message_that_slack_does_not_take_is_given_up_in_the_end(one, slack, clock):
    one.subscriptions.follow(order())
    for _ in range(9):
        slack.refuse_next("chat.postMessage", Refusal("no_text"))
        one.tick()
        clock.at += timedelta(minutes=10)
    assert (posts(slack), states(one)) == (5, ["refused"])


def test_a_workspace_without_a_token_is_waited_for_until_it_is_too_late(one, slack, clock):
    one.subscriptions.follow(order())
    client_for, one.delivering._client_for = one.delivering._client_for, lambda _team: None
    one.tick()
    clock.at += timedelta(hours=13)
    one.tick()
    assert (states(one), slack.shown) == (["skipped"], [])
    one.delivering._client_for = client_for
    clock.at += timedelta(hours=12)
    one.tick()
    assert told(slack) == NEWS["铜"]


# ---- processes that die, and two of them ----


def test_a_workspace_whose_token_cannot_be_had_now_holds_up_no_other(one, slack, clock, caplog):
    for team, channel in (("T0AWAY", "C0AWAY"), ("T0", METALS)):
        one.subscriptions.follow(replace(order(channel=channel), id=f"order-{team}", team=team))
    client_for = one.delivering._client_for

    def failing_for_one(team):
        if team == "T0AWAY":
            raise OSError("no network")
        return client_for(team)

    one.delivering._client_for = failing_for_one
    one.tick()
    assert {each["channel"] for each in slack.shown} == {METALS}
    assert "failed posting run order-T0AWAY/" in caplog.text
    one.delivering._client_for = client_for
    clock.at += LATER
    one.tick()
    assert {each["channel"] for each in slack.shown} == {METALS, "C0AWAY"}


def test_what_a_process_had_planned_another_posts(stand, slack, clock):
    dead, alive = stand(), stand()
    dead.subscriptions.follow(order())
    dead.planning.plan_due()
    alive.tick()
    assert slack.shown == []  # it may still live
    clock.at += timedelta(seconds=61)
    alive.tick()
    assert told(slack) == NEWS["铜"]


def test_what_a_process_had_marked_another_looks_for(stand, slack, clock):
    dead, alive = stand(), stand()
    dead.subscriptions.follow(order())
    dead.planning.plan_due()
    run = dead.runs.claim("order-铜/2026-11-26")
    assert dead.runs.mark(run, run.parts[0])
    clock.at += timedelta(seconds=61)
    alive.tick()
    assert len(slack.calls("conversations.history")) == 1
    assert told(slack) == NEWS["铜"]


def test_who_has_lost_its_lease_does_not_post(stand, slack, clock):
    slow, quick = stand(), stand()
    slow.subscriptions.follow(order())
    slow.planning.plan_due()
    run = slow.runs.claim("order-铜/2026-11-26")
    clock.at += timedelta(seconds=61)
    assert not slow.runs.mark(run, run.parts[0])
    quick.tick()
    slow.delivering.deliver(run)
    assert told(slack) == NEWS["铜"]


def test_a_refusal_that_is_heard_too_late_takes_no_mark_away(stand, clock):
    slow, quick = stand(), stand()
    slow.subscriptions.follow(order())
    slow.planning.plan_due()
    heard_late = slow.runs.claim("order-铜/2026-11-26")
    slow.runs.mark(heard_late, heard_late.parts[0])
    clock.at += timedelta(seconds=61)
    run = quick.runs.claim(heard_late.id)
    assert quick.runs.mark(run, run.parts[0])
    slow.runs.refused(heard_late, heard_late.parts[0], version=0, wait=timedelta(0))
    slow.runs.unmark(heard_late, heard_late.parts[0])
    with quick.engine.connect() as connection:
        assert connection.scalar(sa.select(parts.c.state).where(parts.c.number == 0)) == "posting"


def test_of_two_that_plan_one_period_one_does(stand):
    first, second = stand(), stand()
    first.subscriptions.follow(order())
    first.planning.plan_due()
    second.runs.busy = frozenset  # as if it had looked before
    second.runs.done = dict
    second.planning.plan_due()
    assert states(first) == ["open"]


def test_one_process_leads_until_it_is_silent(stand, clock):
    first, second = stand(), stand()
    assert [first.runs.leads("digests"), second.runs.leads("digests"), first.runs.leads("digests")] == [1, 0, 1]
    clock.at += timedelta(seconds=61)
    assert second.runs.leads("digests")
    assert not first.runs.leads("digests")


def test_a_lease_from_a_future_that_did_not_come_is_none(stand, clock):
    first, second = stand(), stand()
    clock.at += timedelta(days=30)
    first.runs.leads("digests")
    clock.at -= timedelta(days=30)
    assert second.runs.leads("digests")


# ---- clocks and absences ----


def at(moment):
    return datetime.fromisoformat(moment).astimezone(UTC)


def windows(stand):
    with stand.engine.connect() as connection:
        query = sa.select(runs.c.period, runs.c.since, runs.c.until).order_by(runs.c.planned_at)
        return [tuple(row) for row in connection.execute(query)]


def test_after_a_month_there_is_one_digest_for_all_of_it(one, clock):
    one.subscriptions.follow(order())
    one.tick()
    clock.at += timedelta(days=30, hours=2)
    for _ in range(3):
        one.tick()
    assert [period for period, *_ in windows(one)] == ["2026-11-26", "2026-12-26"]
    assert windows(one)[1][1:] == (DUE, DUE + timedelta(days=30))


def test_a_clock_that_is_set_back_makes_no_second_digest(one, clock):
    one.subscriptions.follow(order())
    one.tick()
    for hours in (-1, -30, 1, 23):
        clock.at = DUE + timedelta(hours=hours)
        one.tick()
    assert [period for period, *_ in windows(one)] == ["2026-11-26"]
    clock.at = DUE + timedelta(days=1, minutes=1)
    one.tick()
    assert [period for period, *_ in windows(one)] == ["2026-11-26", "2026-11-27"]


def test_a_clock_that_was_a_month_ahead_holds_nothing_up(one, clock, slack):
    clock.at += timedelta(days=30)
    one.subscriptions.follow(order(since=clock.at - timedelta(hours=1)))
    one.tick()
    clock.at -= timedelta(days=29)
    one.tick()
    assert [period for period, *_ in windows(one)] == ["2026-11-27", "2026-12-26"]
    assert windows(one)[0][1:] == (DUE, DUE + timedelta(days=1))
    assert told(slack) == NEWS["铜"]


def test_a_part_marked_by_a_wrong_clock_settles_by_the_right_one(stand, clock, slack):
    one = stand()
    one.subscriptions.follow(order())
    one.planning.plan_due()
    run = one.runs.claim("order-铜/2026-11-26")
    clock.at += timedelta(hours=5)
    one.runs._lease = timedelta(days=9)
    one.runs.put_off(run, timedelta(0))
    run = one.runs.claim(run.id)
    assert one.runs.mark(run, run.parts[0])
    clock.at -= timedelta(hours=5)
    other = stand()
    other.tick()
    assert slack.calls("conversations.history") == []
    clock.at += LATER
    other.tick()
    assert len(slack.calls("conversations.history")) == 1
    assert told(slack) == NEWS["铜"]


@pytest.mark.parametrize(
    ("zone", "hour", "moments", "periods"),
    [
        # 02:30 does not exist on 29 Mar 2026, 01:30 comes twice on 1 Nov 2026.
        (
            "Europe/Berlin",
            "02:30",
            ["2026-03-28T03:00+01:00", "2026-03-29T03:10+02:00", "2026-03-29T03:40+02:00", "2026-03-30T02:40+02:00"],
            ["2026-03-28", "2026-03-29", "2026-03-30"],
        ),
        (
            "America/New_York",
            "01:30",
            ["2026-11-01T01:40-04:00", "2026-11-01T01:10-05:00", "2026-11-01T01:40-05:00", "2026-11-02T01:40-05:00"],
            ["2026-11-01", "2026-11-02"],
        ),
    ],
)
def test_a_day_on_which_the_clocks_are_changed_has_one_digest(one, clock, zone, hour, moments, periods):
    since = at(moments[0]) - timedelta(hours=12)
    one.subscriptions.follow(order(schedule=Schedule("daily", time.fromisoformat(hour), zone), since=since))
    for moment in moments:
        clock.at = at(moment)
        one.tick()
    assert [period for period, *_ in windows(one)] == periods


def test_a_zone_that_is_changed_after_the_digest_makes_no_second_one_of_the_day(one, clock):
    one.subscriptions.follow(order())
    one.tick()
    clock.at += timedelta(hours=1)
    moved = order(schedule=Schedule("daily", time(9), "America/New_York"), changed_at=clock.at)
    assert not one.subscriptions.follow(moved)
    for _ in range(40):
        clock.at += timedelta(hours=1)
        one.tick()
    assert windows(one)[1:] == [("2026-11-27", DUE, at("2026-11-27T09:00-05:00"))]


def test_what_is_too_late_is_skipped_and_comes_with_the_next(one, slack, clock):
    one.subscriptions.follow(order())
    slack.trouble = lambda _method: rate_limited(3_600)
    for _ in range(24):
        one.tick()
        clock.at += timedelta(hours=1)
    slack.trouble = lambda _method: None
    one.tick()
    assert states(one) == ["skipped", "sent"]
    assert windows(one)[1][1:] == (DUE - timedelta(days=1), DUE + timedelta(days=1))
    assert told(slack) == NEWS["铜"]


def test_a_day_without_news_is_passed_over_in_silence(stand, slack):
    one = stand(compose=lambda *_: Composed((), frozenset()))
    one.subscriptions.follow(order())
    one.tick()
    assert (states(one), slack.shown) == (["empty"], [])
    assert one.subscriptions.find("order-铜").read_until == DUE


def test_what_is_paused_suspended_unfollowed_or_the_console_s_is_not_planned(one):
    one.subscriptions.follow(order("a", is_paused=True))
    one.subscriptions.follow(order("b", suspended="is_archived"))
    one.subscriptions.follow(order("c", channel="console"))
    one.subscriptions.follow(order("d"))
    one.subscriptions.remove("order-d")
    one.tick()
    assert states(one) == []


def test_what_is_unfollowed_while_it_goes_out_is_not_posted(one, slack):
    one.subscriptions.follow(order())
    one.planning.plan_due()
    one.subscriptions.remove("order-铜")
    one.tick()
    assert (states(one), slack.shown) == (["skipped"], [])
    assert one.runs.announced_in("T0", METALS) == frozenset()


def test_what_is_paused_while_it_goes_out_comes_once_it_is_resumed(one, slack, clock):
    one.subscriptions.follow(order())
    one.planning.plan_due()
    one.subscriptions.change(replace(order(), is_paused=True))
    one.tick()
    assert (states(one), slack.shown) == (["skipped"], [])
    one.subscriptions.change(order())
    clock.at += timedelta(days=1)
    one.tick()
    assert told(slack) == NEWS["铜"]


# ---- alerts ----


def an_alert(most=2, quiet=None):
    schedule = Schedule("at once", zone="Asia/Shanghai", quiet=quiet)
    return order(schedule=schedule, alert=Alert(most=most))


def test_an_alert_is_told_once_and_so_often_a_day(stand, slack, clock):
    news = iter(["一", "二", "三", "四"])
    fresh = [next(news)]
    one = stand(
        compose=lambda _one, _window, told: (
            Composed(tuple(Message(each, ()) for each in fresh if each not in told), frozenset(fresh))
            if set(fresh) - told
            else Composed((), frozenset())
        )
    )
    one.subscriptions.follow(an_alert())
    for _ in range(6):
        one.tick()
        clock.at += timedelta(minutes=10)
        fresh[:] = [next(news, fresh[0])]
    assert told(slack) == ["一", "二"]
    clock.at += timedelta(days=1)
    one.tick()
    assert told(slack) == ["一", "二", "四"]


def test_an_alert_is_told_also_when_its_zone_was_changed_in_the_middle_of_its_day(stand, slack, clock):
    fresh = ["一"]
    one = stand(compose=lambda *_: Composed((Message(fresh[-1], ()),), frozenset(fresh)))
    one.subscriptions.follow(an_alert())
    one.tick()
    in_new_york = Schedule("at once", zone="America/New_York")
    one.subscriptions.change(replace(an_alert(), schedule=in_new_york))
    # The same day has begun there after the first alert.
    clock.at += timedelta(hours=6)
    fresh[:] = ["二"]
    one.tick()
    assert told(slack) == ["一", "二"]


def test_an_alert_waits_for_quiet_hours_to_end(stand, slack, clock):
    said = Composed((Message("一", ()),), frozenset({"一"}))
    one = stand(compose=lambda _one, _window, told: Composed((), frozenset()) if told else said)
    one.subscriptions.follow(an_alert(quiet=Quiet(time(8), time(12))))
    one.tick()
    assert slack.shown == []
    clock.at += timedelta(hours=3)
    one.tick()
    one.tick()
    assert told(slack) == ["一"]


def test_the_look_back_goes_as_far_as_slack_s_own_times_say(one, slack, clock):
    one.subscriptions.follow(order())
    slack.refuse_next("chat.postMessage", Silence())
    one.tick()
    later = iter(range(1, 10_000))
    slack.stamp = lambda: f"{int(DUE.timestamp()) + 60}.{next(later):06d}"
    slack.shown += [{"channel": METALS, "ts": slack.stamp(), "text": "talk"} for _ in range(450)]
    clock.at += LATER
    one.tick()
    assert len(slack.calls("conversations.history")) == 3
    assert posts(slack) == 3
