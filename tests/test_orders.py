"""What `follow` orders: a topic, how often, when, where; and what is only the topic."""

from datetime import time
from decimal import Decimal

import pytest

from corpus.slots import Quiet
from handlers.orders import Order, read_order
from handlers.unread_orders import unread_place, unread_schedule

NINE, HALF_PAST_EIGHT = time(9), time(8, 30)


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("", Order("")),
        ("copper", Order("copper")),
        ("copper daily", Order("copper", "daily")),
        ("Copper prices weekdays at 8:30", Order("Copper prices", "weekdays", HALF_PAST_EIGHT)),
        ("copper at 8:30 on weekdays", Order("copper", "weekdays", HALF_PAST_EIGHT)),
        ("copper at 8:30pm daily", Order("copper", "daily", time(20, 30))),
        ("copper daily at 12 am", Order("copper", "daily", time(0))),
        ("copper daily at noon", Order("copper", "daily", time(12))),
        ("copper every Monday at 9", Order("copper", "weekly", NINE, weekday=0)),
        ("copper on Fridays", Order("copper", "weekly", weekday=4)),
        ("copper mondays at 9", Order("copper", "weekly", NINE, weekday=0)),
        ("copper Tuesdays", Order("copper", "weekly", weekday=1)),
        ("Cyber Monday", Order("Cyber Monday")),
        ("copper weekly on friday", Order("copper", "weekly", weekday=4)),
        ("copper every day at 9am in New York", Order("copper", "daily", NINE, zone="America/New_York")),
        ("copper at 9 in Asia/Shanghai daily", Order("copper", "daily", NINE, zone="Asia/Shanghai")),
        ("copper daily in Berlin at 9", Order("copper", "daily", NINE, zone="Europe/Berlin")),
        ("copper daily quiet 22-8", Order("copper", "daily", quiet=Quiet(time(22), time(8)))),
        ("copper hourly quiet hours 22:30 to 7", Order("copper", "hourly", quiet=Quiet(time(22, 30), time(7)))),
        ("copper daily no quiet hours", Order("copper", "daily", no_quiet=True)),
        ("copper daily even when nothing is new", Order("copper", "daily", says_nothing_new=True)),
        ("copper only when there is news", Order("copper", says_nothing_new=False)),
        # One keystroke beside it.
        ("copper dayly", Order("copper", "daily")),
        ("copper weekley", Order("copper", "weekly")),
        ("copper houly", Order("copper", "hourly")),
        # The topic's own words.
        ("dairy", Order("dairy")),
        ("daily active users", Order("daily active users")),
        ("weekly jobless claims", Order("weekly jobless claims")),
        ("AI in China", Order("AI in China")),
        ("chips in New York", Order("chips in New York")),
        ("every day counts", Order("every day counts")),
        ("look at 25", Order("look at 25")),
        ("over the counter drugs", Order("over the counter drugs")),
        # Zones that are none are said so, not passed over.
        ("copper daily in Mars/Olympus", Order("copper", "daily")),
        # Alerts.
        ("copper alerts", Order("copper", "at once")),
        ("data centres over 100 billion yuan", Order("data centres", over=Decimal(10**11), unit="CNY")),
        ("data centres over 100 billion", Order("data centres", over=Decimal(10**11))),
        ("inflation above 3%", Order("inflation", over=Decimal(3), unit="percent")),
        # Chinese, in both scripts, with blanks and without.
        ("铜 每天 9点", Order("铜", "daily", NINE)),
        ("铜每天9点", Order("铜", "daily", NINE)),
        ("铜 每天上午九点半", Order("铜", "daily", time(9, 30))),
        ("铜 每天晚上8点", Order("铜", "daily", time(20))),
        ("铜 每天十二点", Order("铜", "daily", time(12))),
        ("铜 每天二十三点", Order("铜", "daily", time(23))),
        ("銅 每週一 8:30", Order("銅", "weekly", HALF_PAST_EIGHT, weekday=0)),
        ("铜 每星期天", Order("铜", "weekly", weekday=6)),
        ("铜 工作日 8点30分", Order("铜", "weekdays", HALF_PAST_EIGHT)),
        ("銅 每個工作日", Order("銅", "weekdays")),
        ("铜 每小时", Order("铜", "hourly")),
        ("銅價 每小時", Order("銅價", "hourly")),
        ("铜 每天9点 北京时间", Order("铜", "daily", NINE, zone="Asia/Shanghai")),
        ("銅 每天9點 臺北時間", Order("銅", "daily", NINE, zone="Asia/Taipei")),
        ("铜 每小时 免打扰22点到8点", Order("铜", "hourly", quiet=Quiet(time(22), time(8)))),
        ("铜 每天 没有新消息也发", Order("铜", "daily", says_nothing_new=True)),
        ("铜 提醒", Order("铜", "at once")),
        ("数据中心 超过1000亿元", Order("数据中心", over=Decimal(10**11), unit="CNY")),
        # Before the topic, where a blank parts them.
        ("每天9点 铜", Order("铜", "daily", NINE)),
        ("每周一 9点 铜价", Order("铜价", "weekly", NINE, weekday=0)),
        ("每日活跃用户", Order("每日活跃用户")),
        ("工作日历", Order("工作日历")),
        ("北京时间银行", Order("北京时间银行")),
    ],
)
def test_an_order_is_read(typed, order):
    assert read_order(typed) == order


def test_a_zone_that_nobody_knows_is_kept_to_be_asked_about():
    assert read_order("copper daily in Mars/Olympus").unknown_zone == "Mars/Olympus"


@pytest.mark.parametrize(
    "typed", ["at 99:99", "每天99点", "quiet 99-88", "in", "/", "每", "over", "超过", "点" * 500, "at " * 400]
)
def test_no_text_is_too_odd_for_an_order(typed):
    assert isinstance(read_order(typed), Order)


@pytest.mark.parametrize(
    ("typed", "unread"),
    [
        ("tin monthly", "monthly"),
        ("tin monthly at 9", "monthly"),
        ("tin twice a day", "twice a day"),
        ("tin 3 times per week", "3 times per week"),
        ("tin every 2 hours", "every 2 hours"),
        ("tin every other day", "every other day"),
        ("tin every month", "every month"),
        ("tin every Monday and Friday", "every Monday and Friday"),
        ("tin Monday at 9", "Monday"),
        ("tin every tuesday at 25:00", "at 25:00"),
        ("tin daily at 9, 18", "at 9, 18"),
        ("tin daily at 9 and 18:30", "at 9 and"),
        ("tin daily 9", "daily 9"),
        ("锡 每周一三五 9点", "每周一三五"),
        ("錫 每週一、三、五 9點", "每週一、三、五"),
        ("锡 每月", "每月"),
        ("锡 每月1号 9点", "每月1号"),
        ("锡 每两小时", "每两小时"),
        ("锡 每天两次", "每天两次"),
        ("锡 每天 25点", "25点"),
        ("锡 每天 9点 18点", "9点"),
        ("锡 周一 9点", "周一"),
        # All was read, or it is the topic's.
        ("tin daily at 9", None),
        ("tin", None),
        ("", None),
        ("Black Friday", None),
        ("Black Friday daily at 9", None),
        ("The Lantern Monthly daily", None),
        ("weekly jobless claims", None),
        ("monthly active users at 9", None),
        ("every month counts", None),
        ("chips in New York", None),
        ("Windows 11", None),
        ("team of 9", None),
        ("锡 每天 9点", None),
        ("每股收益", None),
        ("每日活跃用户 每天9点", None),
        ("每月活跃用户", None),
        ("黑色星期五", None),
        ("黑色星期五 每天9点", None),
        ("2030年碳达峰", None),
    ],
)
def test_words_of_a_schedule_that_were_not_read_are_found_at_a_topic_s_end(typed, unread):
    assert unread_schedule(read_order(typed)) == unread


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("tin at 9 in Atlantis", "Atlantis"),
        ("tin daily at 9:30 in New Lantern", "New Lantern"),
        ("tin daily in Atlantis", "Atlantis"),
        ("tin at 9 in Berlin", None),
        ("tin in Atlantis", None),
        ("tin in Atlantis daily at 9", None),
    ],
)
def test_a_place_behind_an_hour_that_is_no_zone_is_found(typed, place):
    assert unread_place(read_order(typed)) == place
