from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories_texts import NAMES, told

from corpus.library import Library
from corpus.stories.dues import claims_due, read_day
from corpus.stories.periods import Day, Period, read_period
from corpus.stories.series import trace

TODAY = date(2025, 11, 26)


def library(*extractions):
    return Library(extractions, names=NAMES)


def points(query, *extractions):
    return [
        (point.label, point.hit.figure.surface, point.change, point.disputed, [hit.article.id for hit in point.also])
        for point in trace(query, library(*extractions), NAMES)
    ]


def test_a_series_is_in_order_of_the_times_that_its_figures_name():
    text = "百度2024年的营收为1331亿元。\n\n百度2022年的营收为1237亿元，2023年的营收为1346亿元。"
    assert points("百度 营收", told(text)) == [
        ("2022", "1237亿元", None, False, []),
        ("2023", "1346亿元", Decimal(10_900_000_000), False, []),
        ("2024", "1331亿元", Decimal(-1_500_000_000), False, []),
    ]


def test_what_is_so_now_stands_at_the_day_of_its_article_in_either_script_and_language():
    articles = [
        told("文心一言的衍生模型超过3万个。", id="new", published="2025-08-01"),
        told("據介紹，文心一言的衍生模型有9000個。", id="old", published="2024-08-01"),
        told("在2023百度世界大会上，文心一言的衍生模型有500个。", id="first"),
    ]
    assert points("文心一言 衍生模型", *articles) == [
        ("2023", "500个", None, False, []),
        ("2024-08-01", "9000個", Decimal(8_500), False, []),
        ("2025-08-01", "超过3万个", Decimal(21_000), False, []),
    ]


def test_a_year_or_quarter_that_an_article_does_not_date_stands_where_it_was():
    articles = [
        told("百度公布财报，全年营收1331亿元。", id="year", published="2025-02-18"),
        told("百度2023年的营收为1346亿元。", id="before", published="2024-02-28"),
    ]
    assert [(label, surface) for label, surface, *_ in points("百度 营收", *articles)] == [
        ("2023", "1346亿元"),
        ("2024", "1331亿元"),
    ]
    quarters = [
        told("百度第三季度營收為336億元。", id="third", published="2025-11-18"),
        told("百度第二季度营收为339亿元。", id="second", published="2025-08-20"),
        told("百度第四季度营收为341亿元。", id="fourth", published="2025-02-18"),
    ]
    assert [label for label, *_ in points("百度 营收", *quarters)] == ["2024-Q4", "2025-Q2", "2025-Q3"]


def test_a_series_keeps_to_one_currency_and_to_levels():
    articles = [
        told("百度第三季度营收为336亿元。", id="a", published="2025-11-18"),
        told("百度第二季度营收为48亿美元。", id="b", published="2025-08-20"),
        told("百度第一季度营收为325亿元。", id="c", published="2025-05-20"),
        told("百度2024年的毛利率为52%。", id="d", published="2025-02-18"),
        told("百度2025年的毛利率下降3个百分点。", id="e", published="2026-02-18"),
        told("百度2023年的毛利率为51%。", id="f", published="2024-02-18"),
    ]
    assert [label for label, *_ in points("百度 营收", *articles)] == ["2025-Q1", "2025-Q3"]
    assert [label for label, *_ in points("百度 毛利率", *articles)] == ["2023", "2024"]


def test_a_series_is_of_what_the_query_measures():
    text = "10月12日，江城大模型公司青禾智能宣布完成12亿元融资。青禾智能去年收入为2.3亿元。青禾智能现有员工460人。"
    assert [surface for _, surface, *_ in points("青禾智能 收入", told(text, published="2026-10-12"))] == ["2.3亿元"]


def test_an_outlook_is_of_the_quarter_to_come():
    article = told("百度对第四季度的展望是营收为340亿元。", published="2025-10-15")
    assert [label for label, *_ in points("百度 营收", article)] == ["2025-Q4"]


def test_from_a_month_to_a_year_there_is_no_change():
    articles = [
        told("比亚迪9月的海外销量为9万辆。", id="month", published="2025-10-09"),
        told("比亚迪2025年的海外销量为80万辆。", id="year", published="2026-01-09"),
    ]
    assert [(label, change) for label, _, change, *_ in points("比亚迪 海外销量", *articles)] == [
        ("2025-09", None),
        ("2025", None),
    ]


def test_sources_that_disagree_stand_side_by_side():
    articles = [
        told("AMD 2024年的营收为258亿美元。", id="one"),
        told("AMD 2024年的营收为236亿美元。", id="two"),
        told("AMD 2023年的营收为227亿美元。", id="three"),
    ]
    found = points("AMD 营收", *articles)
    assert [(label, disputed) for label, _, _, disputed, _ in found] == [
        ("2023", False),
        ("2024", True),
        ("2024", True),
    ]
    assert {surface for _, surface, *_ in found} == {"227亿美元", "258亿美元", "236亿美元"}
    assert [change for _, _, change, *_ in found] == [None, None, None]


def test_articles_that_say_the_same_are_one_point():
    articles = [
        told("AMD 2024年的营收为258亿美元。", id="one"),
        told("AMD reported revenue of $25.8 billion in 2024.", id="two"),
    ]
    [(label, _, _, disputed, also)] = points("AMD revenue", *articles)
    assert (label, disputed, len(also)) == ("2024", False, 1)


def test_a_figure_without_any_time_comes_last():
    articles = [told("百度的员工有4万人。", id="one"), told("百度2020年的员工有3万人。", id="two")]
    assert [label for label, *_ in points("百度 员工", *articles)] == ["2020", None]


def test_of_what_is_not_on_record_there_is_no_series():
    assert points("英特尔 营收", told("百度2024年的营收为1331亿元。")) == []


@pytest.mark.parametrize("query", ["全年", "去年", "2024", "last year"])
def test_a_time_alone_has_no_series(query):
    assert points(query, told("百度2024年全年的营收为1331亿元。", published="2025-02-18")) == []


def due(*extractions, by=None, limit=10):
    found = claims_due(extractions, TODAY, by, limit=limit)
    return [(hit.claim.due.isoformat(), hit.article.id) for hit in found]


FORECASTS = (
    told("高盛预计，到2030年铜需求将增长两成。", id="far", published="2025-10-01"),
    told("馬化騰預測，2026年雲端業務會翻倍。", id="near", published="2025-10-01"),
    told("Goldman Sachs expects copper demand to peak by 2024.", id="past", published="2023-10-01"),
)


def test_claims_that_fall_due_come_soonest_first():
    assert due(*FORECASTS) == [("2026-12-31", "near"), ("2030-12-31", "far")]
    assert due(*FORECASTS, limit=1) == [("2026-12-31", "near")]


def test_a_day_ends_the_list_and_one_that_has_passed_looks_back():
    assert due(*FORECASTS, by=date(2027, 1, 1)) == [("2026-12-31", "near")]
    assert due(*FORECASTS, by=date(2025, 1, 1)) == [("2024-12-31", "past")]


def test_a_forecast_told_by_two_articles_falls_due_once():
    again = told("高盛認為，到2030年銅需求會成長20%。", id="again", published="2025-10-02")
    assert [day for day, _ in due(*FORECASTS, again)] == ["2026-12-31", "2030-12-31"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027", "2027-12-31"),
        ("by 2027", "2027-12-31"),
        ("2027年底", "2027-12-31"),
        ("2027-02", "2027-02-28"),
        ("2027-06-30", "2027-06-30"),
        ("2027/6/30", "2027-06-30"),
        ("明年", "2026-12-31"),
        ("next year", "2026-12-31"),
        ("明年上半年", "2026-06-30"),
        ("within six months", "2026-05-28"),
        ("未來三年", "2028-11-26"),
        ("today", "2025-11-26"),
        ("明天", "2025-11-27"),
        ("this week", "2025-11-30"),
        ("本周", "2025-11-30"),
        ("by next week", "2025-12-07"),
        ("下週", "2025-12-07"),
        ("年底", "2025-12-31"),
        ("年底前", "2025-12-31"),
        ("the end of the year", "2025-12-31"),
        ("本月", "2025-11-30"),
        ("月底前", "2025-11-30"),
    ],
)
def test_a_day_is_read_as_people_write_it(text, day):
    assert read_day(text, TODAY).isoformat() == day


def test_a_day_beyond_the_calendar_is_its_last():
    assert read_day("within 999 decades", TODAY) == date.max


@given(
    st.from_regex(
        r"[过未近今明去]?[0-9一二十百两半]{0,4}\s?(年|月|个月|季度|decades|years|Q[0-9]|-|/){0,3}[0-9]{0,4}[日底]?"
    )
)
def test_whatever_is_written_for_a_day_is_a_day_or_none(text):
    assert isinstance(read_day(text, TODAY), date | None)
    assert isinstance(read_period(text, Day(TODAY)), Period | None)


@pytest.mark.parametrize(
    "text", ["", "soon", "某天", "next tuesday", "diligence at banks", "2027-13", "2027-02-30", "目前"]
)
def test_words_that_name_no_day_give_none(text):
    assert read_day(text, TODAY) is None
