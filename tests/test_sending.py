"""From articles on record to digests in Slack: what the running process does every few seconds."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from threading import Event

import pytest
from desk_double import build_desk
from slack_double import BOT_TOKEN, SlackDouble

from bot.composing import Composing
from bot.sending import sending_job
from bot.settings import Settings
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article
from corpus.names import load_names
from corpus.slots import Schedule
from handlers.desk import Manners
from handlers.standing_orders import Alert, Subscription

DUE = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
NAMES = load_names()
COPPER = Article(
    "copper",
    "铜价创新高",
    "伦敦铜价周三升至每吨11200美元。江边矿业首席执行官林默表示，明年铜需求将增长5%。",
    source="湖畔财经",
    url="https://news.example/copper",
    lang="zh-Hans",
)
TIN = replace(COPPER, id="tin", title="锡价回落", body="伦敦锡价周四跌至每吨3.1万美元。", url=None)


class Clock:
    """A clock that stands where it is put."""

    def __init__(self, at):
        self.at = at

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock(DUE - timedelta(hours=5))


@pytest.fixture
def slack():
    with SlackDouble() as double:
        yield double


@pytest.fixture
def stop():
    return Event()


@pytest.fixture
def process(bare_environment, open_store, slack, clock, stop):  # noqa: ARG001 - it sets the scene
    """A store, a desk on it, and the job, all by one clock."""
    store = open_store()
    store._clock = store.subscriptions._clock = store.runs._clock = clock
    library = Library([], names=NAMES)
    desk = build_desk(library)
    preview = Composing(store, library, NAMES, clock).preview
    for name, value in {"clock": clock, "subscriptions": store.subscriptions, "preview": preview}.items():
        object.__setattr__(desk, name, value)
    settings = Settings(slack_bot_token=BOT_TOKEN, slack_api_base_url=slack.base_url)
    return store, desk, sending_job(settings, desk, store, stop).body


def come(process, article):
    """An article is read: stored, and found by the library."""
    store, desk, _ = process
    store.save(extract(article, NAMES))
    desk.library.add(store.load([article.id]))


def order(topic="", lang="zh-Hans", **more):
    before = DUE - timedelta(days=1)
    schedule = Schedule("daily", time(9), "Asia/Shanghai")
    kept = {"schedule": schedule, "owner": "U0ADA", "created_at": before, "changed_at": before, "read_until": before}
    return Subscription(f"order-{topic}", "T0", "C0METALS", topic, lang, **(kept | more))


def test_what_came_since_the_last_digest_is_sent_when_it_is_due(process, slack, clock):
    store, desk, work = process
    store.subscriptions.follow(order())
    come(process, COPPER)
    work()
    assert slack.shown == []
    clock.at = DUE + timedelta(seconds=30)
    work()
    work()
    [root] = [one for one in slack.shown if "thread_ts" not in one]
    assert "每吨11200美元" in root["text"]
    assert "下次 2026年11月27日周五 09:00（Asia/Shanghai）" in str(root["blocks"])
    assert slack.objections == []
    assert desk.postings.has_joined("C0METALS", root["ts"])
    come(process, TIN)
    clock.at += timedelta(days=1)
    work()
    again = [one for one in slack.shown if "thread_ts" not in one][1]
    assert "3.1万美元" in again["text"]
    assert "11200" not in str(again)


def test_a_process_that_is_told_to_stop_leaves_digests_to_the_next(process, slack, clock, stop):
    store, _, work = process
    store.subscriptions.follow(order(says_nothing_new=True))
    clock.at = DUE + timedelta(seconds=30)
    stop.set()
    work()
    assert slack.shown == []
    stop.clear()
    work()
    assert len(slack.shown) == 1


@pytest.mark.parametrize("change", ["taken off the list", "shared with others"])
def test_a_channel_that_may_not_be_told_any_more_gets_no_digest_until_it_may(process, slack, clock, change):
    store, desk, work = process
    store.subscriptions.follow(order())
    come(process, COPPER)
    if change == "shared with others":
        desk.channels.set_external("C0METALS")
    else:
        object.__setattr__(desk, "manners", Manners(channels=frozenset({"C0OTHER"})))
    clock.at = DUE + timedelta(seconds=30)
    work()
    assert slack.shown == []
    object.__setattr__(desk, "manners", Manners(channels=frozenset({"C0METALS"}), external=True))
    clock.at += timedelta(days=1)
    work()
    assert "11200" in slack.shown[0]["text"]


def test_a_day_without_news_is_silent_unless_it_was_ordered_otherwise(process, slack, clock):
    store, _, work = process
    store.subscriptions.follow(order("铜"))
    store.subscriptions.follow(order("锡", says_nothing_new=True))
    clock.at = DUE + timedelta(seconds=30)
    work()
    [line] = slack.shown
    assert "锡" in line["text"]


def test_the_copy_of_an_article_is_not_waited_for_once_it_is_read(process, slack, clock):
    store, desk, work = process
    store.subscriptions.follow(order())
    clock.at = DUE - timedelta(seconds=1)
    copied = replace(COPPER, id="copied", source="山间日报", url="https://other.example/copper")
    store.save(extract(COPPER, NAMES))
    store.save(extract(copied, NAMES), steps=[store.versions.linking(["copied"], "copper")])
    desk.library.add(store.load())
    clock.at = DUE + timedelta(seconds=30)
    work()
    assert "11200" in slack.shown[0]["text"]


def test_an_article_that_the_library_has_not_read_yet_is_waited_for(process, slack, clock):
    store, desk, work = process
    store.subscriptions.follow(order())
    clock.at = DUE - timedelta(seconds=1)
    store.save(extract(COPPER, NAMES))
    clock.at = DUE + timedelta(seconds=30)
    work()
    assert slack.shown == []
    desk.library.add(store.load(["copper"]))
    work()
    assert "11200" in str(slack.shown)


def test_the_preview_says_what_the_digest_will_say_and_announces_nothing(process, slack, clock):
    store, desk, work = process
    store.subscriptions.follow(order())
    come(process, COPPER)
    clock.at = DUE - timedelta(seconds=1)
    [previewed, *_] = desk.preview(store.subscriptions.find("order-"))
    clock.at = DUE + timedelta(seconds=30)
    work()
    assert slack.shown[0]["text"] == previewed.text


@pytest.mark.parametrize(
    ("over", "unit", "is_told"), [(10_000, None, True), (20_000, None, False), (10_000, "CNY", False)]
)
def test_an_alert_is_for_figures_from_its_amount_on(process, slack, clock, over, unit, is_told):
    store, _, work = process
    alert = Alert(Decimal(over), unit)
    store.subscriptions.follow(order(schedule=Schedule("at once", zone="Asia/Shanghai"), alert=alert))
    come(process, COPPER)
    clock.at += timedelta(minutes=1)
    work()
    work()
    assert len([one for one in slack.shown if "thread_ts" not in one]) == is_told
    assert "5%" not in str(slack.shown)


def test_what_an_alert_has_told_the_digest_does_not_tell_again(process, slack, clock):
    store, _, work = process
    alerts = Schedule("at once", zone="Asia/Shanghai")
    store.subscriptions.follow(order(schedule=alerts, alert=Alert(Decimal(10_000))))
    store.subscriptions.follow(replace(order("伦敦"), id="digest"))
    come(process, COPPER)
    clock.at += timedelta(minutes=1)
    work()
    clock.at = DUE + timedelta(seconds=30)
    work()
    assert str([one["text"] for one in slack.shown]).count("每吨11200美元") == 1


def test_the_owner_of_a_channel_that_is_closed_is_told_once(process, slack, clock):
    store, desk, work = process
    store.subscriptions.follow(order())
    come(process, COPPER)
    slack._people.add("U0ADA")
    slack.closed["C0METALS"] = "is_archived"
    for days in range(3):
        clock.at = DUE + timedelta(days=days, seconds=30)
        work()
    [told] = slack.shown
    assert (told["channel"], told["text"]) == (
        "D0ADA",
        "关于全部内容的简报发不出去了：频道已归档。已经停用。问题解决后，在频道里输入 /onrecord 恢复 就能继续。",
    )
    assert store.subscriptions.find("order-").suspended == "is_archived"
    slack.closed.clear()
    desk.subscriptions.change(replace(store.subscriptions.find("order-"), suspended=None, changed_at=clock.at))
    clock.at += timedelta(days=1)
    work()
    assert "11200" in slack.shown[1]["text"]


def test_below_a_digest_stands_why_each_item_is_there(process, slack, clock):
    store, _, work = process
    store.subscriptions.follow(order("铜"))
    come(process, COPPER)
    clock.at = DUE + timedelta(seconds=30)
    work()
    root = slack.shown[0]
    assert [button["action_id"] for button in root["blocks"][-1]["elements"]] == [
        "onrecord_order_why",
        "onrecord_order_not_here",
        "onrecord_order_next",
    ]
    why = store.subscriptions.why("C0METALS", root["ts"])
    assert any(line.startswith("11200美元: ") and "铜" in line for line in why)
    assert store.subscriptions.why("C0METALS", "1.000001") == ()
    assert slack.objections == []


def test_what_was_sent_long_ago_is_forgotten_but_not_that_it_was_told(process, slack, clock):
    store, _, work = process
    store.subscriptions.follow(order("铜"))
    come(process, COPPER)
    clock.at = DUE + timedelta(seconds=30)
    work()
    ts = slack.shown[0]["ts"]
    told = store.runs.announced_in("T0", "C0METALS")
    assert store.subscriptions.why("C0METALS", ts)
    clock.at += timedelta(days=91)
    work()
    assert store.subscriptions.why("C0METALS", ts) == ()
    assert store.runs.announced_in("T0", "C0METALS") == told
