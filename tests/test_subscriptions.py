"""What a channel follows: ordered, changed, paused, taken back, in three scripts, and only by who may."""

from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal

import pytest
from desk_double import NOW, build_desk
from payloads import CHANNEL, TEAM, USER, click_at_home, mention, opening, submission
from slack_app import connected
from slack_rules import objections_to, objections_to_view

from corpus.slots import Quiet, Schedule
from handlers.blocks import render_notice
from handlers.commands import answer_command
from handlers.ordering import answer_order_click, render_modal, take_order
from handlers.standing_orders import Alert, Standing
from handlers.subcommands import read_request
from handlers.subscription_blocks import with_order_buttons
from handlers.wording import ENGLISH, SIMPLIFIED, WORDINGS


def type_(desk, text, user=USER, channel=CHANNEL, **more):
    message = answer_command(desk, text, user, channel, **more)
    assert objections_to({"text": message.text, "blocks": list(message.blocks)}) == []
    return message


def followed(desk):
    return list(desk.subscriptions.kept.values())


@pytest.fixture
def desk():
    return build_desk()


def test_a_channel_follows_a_topic_from_a_period_before_on(desk):
    said = type_(desk, "follow copper weekdays at 8:30 in Berlin", team="T1")
    [one] = followed(desk)
    assert (one.team, one.channel, one.topic, one.lang, one.owner) == ("T1", CHANNEL, "copper", "en", USER)
    assert one.schedule == Schedule("weekdays", time(8, 30), "Europe/Berlin")
    assert (one.created_at, one.read_until) == (NOW, NOW - timedelta(days=1))
    assert said.text == (
        "This channel now follows “copper”: Monday to Friday at 08:30 (Europe/Berlin). "
        "Next: Friday, 6 Mar 2026, 08:30 (Europe/Berlin)."
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "关注 铜 每周一 9点 北京时间",
            "本频道开始关注“铜”：每周一 09:00（Asia/Shanghai）。 下次：2026年3月9日周一 09:00（Asia/Shanghai）。",
        ),
        (
            "關注：銅價 每個工作日 下午3點半 臺北時間",
            "本頻道開始關注「銅價」：週一至週五 15:30（Asia/Taipei）。 下次：2026年3月6日週五 15:30（Asia/Taipei）。",
        ),
        (
            "follow daily",
            "This channel now follows everything: every day at 09:00 (UTC). Next: Friday, 6 Mar 2026, 09:00 (UTC).",
        ),
    ],
)
def test_it_is_said_in_the_script_that_it_was_typed_in(desk, typed, said):
    assert type_(desk, typed).text == said


def test_the_zone_is_the_one_of_who_asks_else_the_bot_s(desk):
    type_(desk, "follow copper", zone_of=lambda _: "America/New_York")
    type_(desk, "follow tin")
    assert [one.schedule.zone for one in followed(desk)] == ["America/New_York", "UTC"]


def test_a_zone_that_nobody_knows_is_asked_about(desk):
    said = type_(desk, "follow copper daily in Mars/Olympus")
    assert said.text == "I know no time zone “Mars/Olympus”. Write it like Asia/Shanghai, or a large city."
    assert followed(desk) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("follow tin monthly", "I cannot read “monthly” as a time to post. Type it like /onrecord follow TOPIC daily"),
        ("follow tin at 9 in Atlantis", "I know no time zone “Atlantis”."),
        ("关注 锡 每周一三五 9点", "看不懂“每周一三五”是什么时候。请写成 /onrecord 关注 主题 每天9点："),
        ("關注 錫價 每週一三五 9點", "看不懂「每週一三五」是什麼時候。請寫成 /onrecord 關注 主題 每天9點："),
        ("follow " + "tin " * 51, "A topic has at most 200 characters."),
    ],
)
def test_what_is_not_understood_is_not_followed_as_a_topic(desk, typed, said):
    assert type_(desk, typed).text.startswith(said)
    assert followed(desk) == []


def test_follow_alone_says_how_it_is_typed(desk):
    type_(desk, "follow tin daily")
    assert type_(desk, "follow").text.splitlines()[:2] == [
        "To follow something, type: /onrecord follow TOPIC daily at 9:00",
        "This channel follows:",
    ]


def test_followed_again_it_is_changed_and_keeps_what_is_not_said(desk):
    type_(desk, "follow 銅價 weekdays at 8:30 in Berlin quiet 22-7")
    said = type_(desk, "关注 铜价 每天")
    [one] = followed(desk)
    assert one.schedule == Schedule("daily", time(8, 30), "Europe/Berlin", quiet=Quiet(time(22), time(7)))
    assert said.text.startswith("本频道继续关注“铜价”，改为每天 08:30（Europe/Berlin）")


def test_an_alert_stands_beside_the_digest_of_the_same_topic(desk):
    type_(desk, "follow copper daily")
    said = type_(desk, "follow copper over 100 billion yuan")
    assert [one.alert for one in followed(desk)] == [None, Alert(Decimal(10**11), "CNY")]
    assert followed(desk)[1].read_until == NOW
    assert "figures from 100 billion CNY on" in said.text


def test_a_topic_with_a_filter_that_means_nothing_is_refused(desk):
    assert followed(desk) == []
    with pytest.raises(Exception, match="after"):
        type_(desk, "follow copper after:someday daily")


def listing(desk, typed="subscriptions"):
    return type_(desk, typed).text.splitlines()


def test_the_list_gives_each_its_settings_and_its_next_run(desk):
    type_(desk, "follow copper daily at 9")
    type_(desk, "follow tin every Monday at 10")
    assert listing(desk) == [
        "This channel follows:",
        "1. “copper” · every day at 09:00 (UTC) · Next: Friday, 6 Mar 2026, 09:00 (UTC).",
        "2. “tin” · every Monday at 10:00 (UTC) · Next: Monday, 9 Mar 2026, 10:00 (UTC).",
    ]
    assert "1. “copper” · every day at 09:00 (UTC)" in type_(desk, "status").text
    assert listing(desk, "subscriptions")[0] != listing(desk, "订阅")[0]
    assert len(type_(desk, "status", channel="C0OTHER").text.splitlines()) == 7


def test_the_next_run_leaves_out_a_day_that_has_had_its_digest(desk):
    type_(desk, "follow copper daily at 11")
    [one] = followed(desk)
    desk.subscriptions.stands[one.id] = Standing(frozenset({"2026-03-05"}))
    assert "Next: Friday, 6 Mar 2026, 11:00" in listing(desk)[1]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("unfollow 1", ["tin"]),
        ("unfollow #2", ["copper"]),
        ("取消关注 第1个", ["tin"]),
        ("取消關注 第2個", ["copper"]),
        ("unfollow copper", ["tin"]),
        ("unfolow coper", ["tin"]),
        ("取消关注 2", ["copper"]),
        ("取消關注 tin", ["copper"]),
        ("unsubscribe tin", ["copper"]),
        ("unfollow", ["copper", "tin"]),
        ("unfollow 3", ["copper", "tin"]),
        ("unfollow lead", ["copper", "tin"]),
    ],
)
def test_it_is_taken_back_by_number_or_topic(desk, typed, left):
    type_(desk, "follow copper daily")
    type_(desk, "follow tin daily")
    type_(desk, typed)
    assert [one.topic for one in followed(desk)] == left


@pytest.mark.parametrize("typed", ["unfollow byd", "unfollow 比亚迪", "取消關注 比亞迪", "unfollow BYD sales"])
def test_a_name_in_a_topic_may_be_written_otherwise(desk, typed):
    sales = " 销量" if "sales" in typed else ""
    type_(desk, f"关注 比亚迪{sales} 每天")
    type_(desk, "follow copper daily")
    type_(desk, typed.replace("sales", "销量"))
    assert [one.topic for one in followed(desk)] == ["copper"]


def test_with_one_subscription_nobody_has_to_say_which(desk):
    type_(desk, "follow copper daily")
    assert type_(desk, "pause").text == "“copper” is paused."
    assert listing(desk)[1].endswith("paused")
    assert type_(desk, "恢复").text.startswith("“copper”已恢复。")
    [one] = followed(desk)
    assert (one.is_paused, one.changed_at) == (False, NOW)


def test_who_follows_nothing_is_told_how(desk):
    assert type_(desk, "pause").text == (
        "This channel follows nothing yet. To follow something, type: /onrecord follow TOPIC daily at 9:00"
    )


@pytest.mark.parametrize(
    ("followers", "user", "orders", "changes"),
    [
        ("everyone", "U0BEN", True, True),
        ("creators", "U0BEN", True, False),
        ("creators", USER, True, True),
        ("creators", "U0BOSS", True, True),
        ("admins", "U0BEN", False, False),
        ("admins", "U0BOSS", True, True),
    ],
)
def test_who_may_order_and_change_is_a_setting(followers, user, orders, changes):
    desk = build_desk(admins=frozenset({"U0BOSS"}))
    type_(desk, "follow copper daily")
    object.__setattr__(desk, "manners", replace(desk.manners, followers=followers))
    type_(desk, "follow tin daily", user=user)
    assert (len(followed(desk)) == 2) is orders
    type_(desk, "pause copper", user=user)
    assert followed(desk)[0].is_paused is changes
    type_(desk, "follow copper hourly", user=user)
    assert (followed(desk)[0].schedule.cadence == "hourly") is changes


def test_a_channel_follows_so_much_and_no_more(desk):
    for number in range(51):
        said = type_(desk, f"follow topic{number} daily")
    assert len(followed(desk)) == 50
    assert said.text == "This channel follows 50 topics already, as many as it can."


def test_a_run_of_which_nobody_knows_asks_who_looks_at_the_list(desk):
    type_(desk, "follow copper daily")
    [one] = followed(desk)
    desk.subscriptions.stands[one.id] = Standing(uncertain=f"{one.id}/2026-03-05")
    buttons = [
        button
        for block in type_(desk, "subscriptions").blocks
        if block["type"] == "actions"
        for button in block["elements"]
    ]
    assert [button["action_id"] for button in buttons][3:5] == ["onrecord_order_stands", "onrecord_order_again"]
    said = answer_order_click(desk, "again", buttons[4]["value"], USER, ENGLISH)
    assert (said.text, desk.subscriptions.settled) == ("It will be posted again.", [(f"{one.id}/2026-03-05", False)])
    assert answer_order_click(desk, "stands", buttons[4]["value"], USER, SIMPLIFIED).text.startswith("已经没有了")


def test_a_click_on_what_is_gone_says_so(desk):
    assert answer_order_click(desk, "pause", "nothing", USER, ENGLISH).text.startswith("That is no longer there")


# ---- the modal ----


@pytest.mark.parametrize("words", WORDINGS.values(), ids=WORDINGS)
def test_the_modal_is_one_that_slack_opens(words):
    assert objections_to_view(render_modal(CHANNEL, words)) == []
    assert objections_to_view(render_modal("", words)) == []


def filled(words, topic, often, channel=CHANNEL):
    values = {
        "topic": {"topic": {"value": topic}},
        "often": {"often": {"value": often}},
        "channel": {"channel": {"selected_conversation": channel}},
    }
    return {**render_modal(CHANNEL, words), "state": {"values": values}}


def test_what_is_filled_in_is_ordered(desk):
    done = take_order(desk, filled(SIMPLIFIED, "铜价", "工作日 9点"), USER, "T1", zone="Asia/Shanghai")
    [one] = followed(desk)
    assert (one.topic, one.lang, one.team, one.schedule) == (
        "铜价",
        "zh-Hans",
        "T1",
        Schedule("weekdays", time(9), "Asia/Shanghai"),
    )
    assert done["view"]["blocks"][0]["text"]["text"].startswith("本频道开始关注“铜价”")
    assert objections_to_view(done["view"]) == []


def test_a_modal_without_a_topic_says_what_is_missing(desk):
    done = take_order(desk, filled(ENGLISH, "  ", None), USER, "", zone=None)
    assert done == {"response_action": "errors", "errors": {"topic": "Please write what to follow."}}


def test_a_modal_orders_nothing_for_a_channel_where_nothing_is_told():
    desk = build_desk(channels=frozenset({CHANNEL}))
    done = take_order(desk, filled(ENGLISH, "copper", None, channel="C0OTHER"), USER, "", zone=None)
    assert done == {
        "response_action": "errors",
        "errors": {"channel": "I do not answer in this channel. Write to me directly, and I will."},
    }
    assert followed(desk) == []


def test_a_modal_with_a_filter_of_no_meaning_points_at_it(desk):
    done = take_order(desk, filled(SIMPLIFIED, "铜 after:2026-99", None), USER, "", zone=None)
    assert done == {
        "response_action": "errors",
        "errors": {"topic": "其中有个筛选条件我没看懂。日期请写成 after:2025-09 或 before:2025-09-24。"},
    }
    assert followed(desk) == []


def test_a_modal_whose_fields_come_back_bare_says_what_is_missing(desk):
    view = {**render_modal("", SIMPLIFIED), "state": {"values": {"topic": {"topic": {"value": "铜"}}}}}
    done = take_order(desk, view, USER, "", zone=None)
    assert done == {"response_action": "errors", "errors": {"channel": "请选择一个频道。"}}
    bare = {**view, "state": {"values": {}}}
    assert take_order(desk, bare, USER, "", zone=None)["errors"] == {"topic": "请写上要关注的内容。"}


@pytest.mark.parametrize(
    ("typed", "subcommand", "text"),
    [
        ("follow copper daily", "follow", "copper daily"),
        ("folow copper", "follow", "copper"),
        ("关注 铜", "follow", "铜"),
        ("關注：銅", "follow", "銅"),
        ("订阅 铜", "follow", "铜"),
        ("订阅", "subscriptions", ""),
        ("subscriptions", "subscriptions", ""),
        ("pause 2", "pause", "2"),
        ("预览 1", "preview", "1"),
        # Sentences, questions and other words.
        ("follow up on copper", "ask", "follow up on copper"),
        ("follow-up on copper", "ask", "follow-up on copper"),
        ("follow the money?", "ask", "follow the money?"),
        ("pause in rate hikes", "ask", "pause in rate hikes"),
        ("subscriber growth", "ask", "subscriber growth"),
        ("following the merger", "ask", "following the merger"),
        ("关注度有多高", "ask", "关注度有多高"),
        ("fellow travellers", "ask", "fellow travellers"),
        ("preview of earnings", "ask", "preview of earnings"),
    ],
)
def test_what_is_about_orders_is_told_from_questions(typed, subcommand, text):
    assert read_request(typed)[:2] == (subcommand, text)


# ---- in Slack ----


def test_the_buttons_below_the_list_do_what_they_say(desk):
    with connected(desk) as slack:
        slack.locales[USER] = "en-US"
        slack.send_slash("follow copper daily at 9")
        slack.send_click(slack.wait_for_shown(1)[0], "order_pause")
        slack.wait_for_shown(2)
        slack.send_slash("subscriptions")
        [*_, listed] = slack.wait_for_shown(3)
        slack.send_click(listed, "order_resume")
        slack.wait_for_shown(4)
        slack.send_click(listed, "order_unfollow")
        [_, paused, _, resumed, gone] = slack.wait_for_shown(5)
    assert paused["text"] == "“copper” is paused."
    assert resumed["text"].startswith("This channel follows “copper” again.")
    assert gone["text"] == "This channel does not follow “copper” any more."
    assert followed(desk) == []
    assert slack.objections == []


def test_a_mention_orders_for_everybody_to_see_in_the_time_zone_of_who_asks(desk):
    with connected(desk) as slack:
        slack.zones[USER] = "Asia/Taipei"
        slack.send(mention(" 關注 銅價 每週一 9點"))
        [said] = slack.wait_for_shown(1)
    assert said["text"].startswith("本頻道開始關注「銅價」：每週一 09:00（Asia/Taipei）。")
    assert followed(desk)[0].team == TEAM
    assert slack.objections == []


def test_the_modal_opens_from_the_list_and_takes_the_order(desk):
    with connected(desk) as slack:
        slack.send_slash("follow tin daily")
        slack.wait_for_shown(1)
        slack.send_slash("subscriptions")
        slack.send_click(slack.wait_for_shown(2)[1], "follow_new")
        view = slack.wait_for_view()
        sent = submission(view, {"topic": {"topic": "copper"}, "often": {"often": "weekdays at 8:30"}})
        chosen = {"channel": {"type": "conversations_select", "selected_conversation": "C0OTHER"}}
        sent["payload"]["view"]["state"]["values"]["channel"] = chosen
        slack.send(sent)
        done = slack.wait_for_ack(sent)
    assert [one.channel for one in followed(desk)] == [CHANNEL, "C0OTHER"]
    assert done.body["payload"]["response_action"] == "update"
    assert slack.objections == []


def test_home_shows_what_its_owner_ordered_and_takes_clicks(desk):
    type_(desk, "follow copper daily", team=TEAM)
    type_(desk, "follow tin daily", team=TEAM, user="U0BEN")
    with connected(desk) as slack:
        slack.send(opening("home"))
        home = slack.wait_for_home(USER)
        slack.send(click_at_home(home, "order_pause"))
        [said] = slack.wait_for_shown(1)
    assert "“copper”" in str(home)
    assert "“tin”" not in str(home)
    assert (said["channel"], said["text"]) == ("D0ADA", "“copper” is paused.")
    assert [one.is_paused for one in followed(desk)] == [True, False]
    assert slack.objections == []


def test_below_a_digest_it_is_said_why_and_what_to_do_where_it_is_of_no_use(desk):
    type_(desk, "follow copper daily")
    [one] = followed(desk)
    root = with_order_buttons(render_notice("New on copper", ENGLISH), one, ENGLISH)
    posted = {"text": root.text, "blocks": list(root.blocks), "ts": "1772700001.000001"}
    with connected(desk) as slack:
        slack.send_click(posted, "order_why")
        slack.wait_for_shown(1)
        slack.send_click({**posted, "ts": "1772700001.000002"}, "order_why")
        slack.wait_for_shown(2)
        slack.send_click(posted, "order_not_here")
        [why, unknown, not_here] = slack.wait_for_shown(3)
    assert why["text"] == "11200美元: 铜"
    assert unknown["text"].startswith("That is no longer there")
    assert not_here["text"].startswith("Then pause or unfollow it, or follow it again in narrower words.\n1. “copper”")
    assert slack.objections == []
