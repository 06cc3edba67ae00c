from dataclasses import replace
from datetime import date

import pytest

from corpus.models import Article
from corpus.stories.periods import Day, Period, read_period, relate, told_on, without_times

TOLD = Day(date(2025, 9, 24))


def days(first, last, *, fiscal=False):
    return Period(date.fromisoformat(first), date.fromisoformat(last), fiscal=fiscal)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("到2032年", days("2032-01-01", "2032-12-31")),
        ("by the end of 2030", days("2030-01-01", "2030-12-31")),
        ("二〇二六年", days("2026-01-01", "2026-12-31")),
        ("2027財年", days("2027-01-01", "2027-12-31", fiscal=True)),
        ("2005-2023年", days("2005-01-01", "2023-12-31")),
        ("2024年第二季度", days("2024-04-01", "2024-06-30")),
        ("2024年Q2", days("2024-04-01", "2024-06-30")),
        ("2024年前三季度", days("2024-01-01", "2024-09-30")),
        ("the first two quarters of 2024", days("2024-01-01", "2024-06-30")),
        ("Q2 2025", days("2025-04-01", "2025-06-30")),
        ("明年上半年", days("2026-01-01", "2026-06-30")),
        ("今年6月", days("2025-06-01", "2025-06-30")),
        ("9月24日", days("2025-09-24", "2025-09-24")),
        ("September 19", days("2025-09-19", "2025-09-19")),
        ("去年", days("2024-01-01", "2024-12-31")),
        ("the year before last", None),
        ("未來五年", Period(TOLD.day, None, 60.0, "future")),
        ("in the past year", Period(TOLD.day, None, 12.0, "past")),
        ("三年内", Period(TOLD.day, None, 36.0, "future")),
        ("三年", Period(TOLD.day, None, 36.0)),
        ("十五个月", Period(TOLD.day, None, 15.0)),
        ("目前", None),
        ("周四", None),
        (None, None),
    ],
)
def test_an_expression_of_time_names_days_or_a_length(text, period):
    if text == "the year before last":
        period = days("2023-01-01", "2023-12-31")
    assert read_period(text, TOLD) == period


@pytest.mark.parametrize(
    ("text", "told", "last", "next_one"),
    [
        ("第三季度", "2025-11-18", ("2025-07-01", "2025-09-30"), ("2026-07-01", "2026-09-30")),
        ("Q4", "2026-02-10", ("2025-10-01", "2025-12-31"), ("2026-10-01", "2026-12-31")),
        ("四季度", "2025-11-18", ("2024-10-01", "2024-12-31"), ("2025-10-01", "2025-12-31")),
        ("上半年", "2025-08-20", ("2025-01-01", "2025-06-30"), ("2026-01-01", "2026-06-30")),
        ("second half", "2025-08-20", ("2024-07-01", "2024-12-31"), ("2025-07-01", "2025-12-31")),
        ("全年", "2025-02-18", ("2024-01-01", "2024-12-31"), ("2025-01-01", "2025-12-31")),
        # What has nearly ended is told as if it had.
        ("全年", "2025-12-20", ("2025-01-01", "2025-12-31"), ("2025-01-01", "2025-12-31")),
        ("full year", "2025-02-18", ("2024-01-01", "2024-12-31"), ("2025-01-01", "2025-12-31")),
        ("前三季度", "2025-11-18", ("2025-01-01", "2025-09-30"), ("2026-01-01", "2026-09-30")),
        # 前 of another word.
        ("截至目前三季度", "2025-11-18", ("2025-07-01", "2025-09-30"), ("2026-07-01", "2026-09-30")),
    ],
)
def test_a_part_of_a_year_without_its_year_is_the_last_or_the_next(text, told, last, next_one):
    day = Day(date.fromisoformat(told))
    assert read_period(text, day) == replace(days(*last), reckoned=True)
    assert read_period(text, day, ahead=True) == replace(days(*next_one), reckoned=True)


@pytest.mark.parametrize(
    "text", ["过去三季度", "三个季度", "连续三季度", "半年", "半年内", "第三财季", "fiscal third quarter"]
)
def test_a_number_of_quarters_or_a_fiscal_one_is_no_part_of_this_year(text):
    period = read_period(text, TOLD)
    assert period is None or period.months


@pytest.mark.parametrize(("text", "day"), [("全年", date.min), ("明年", date.max), ("去年", date.min)])
def test_a_year_beyond_the_calendar_is_no_period(text, day):
    assert read_period(text, Day(day)) is None


def test_a_relative_time_is_unknown_without_the_day_of_the_article():
    assert read_period("去年", None) is None
    assert read_period("全年", None) is None
    assert read_period("9月24日", Day(date(2024, 7, 1), exact=False)) is None
    assert read_period("未来五年", None) == Period(None, None, 60.0, "future")


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("2032年", "by 2032", "equal"),
        ("三年", "over three years", "equal"),
        ("2025年", "2026年", "apart"),
        ("三年", "五年", "apart"),
        ("过去一年", "未来一年", "apart"),
        ("2025年", "2025年第二季度", "unclear"),
        ("2027财年", "2027年", "unclear"),
        ("2032年", "三年", "unclear"),
        ("2032年", None, "unclear"),
    ],
)
def test_periods_are_equal_unclear_or_apart(one, other, relation):
    first, second = read_period(one, TOLD), read_period(other, TOLD)
    assert relate(first, second) == relation
    assert relate(second, first) == relation


def test_the_next_five_years_of_another_day_are_other_years():
    earlier = Day(date(2021, 1, 1))
    assert relate(read_period("未来五年", earlier), read_period("未来五年", TOLD)) == "apart"


@pytest.mark.parametrize(
    ("article", "day"),
    [
        (Article("a", "T", "…", published=date(2025, 9, 24)), Day(date(2025, 9, 24))),
        (Article("a", "江湾机器人2024開發者大會", "…"), Day(date(2024, 7, 1), exact=False)),
        (Article("a", "T", "She spoke at the Harbour Summit 2023 in Oslo."), Day(date(2023, 7, 1), exact=False)),
        (Article("a", "T", "2023世界机器人大会和2024年会都在这里。"), None),
        (Article("a", "T", "到2032年产量翻倍。"), None),
    ],
)
def test_an_article_is_told_on_its_date_or_in_the_year_of_its_event(article, day):
    assert told_on(article) == day


def test_what_says_when_is_blanked_out():
    assert without_times("未来三年产能投入").split() == ["产能投入"]
    assert without_times("output over three years").split() == ["output", "over"]
