"""Horizons as written, and the last day each names."""

from datetime import date

import pytest

from corpus.claims.horizons import find_horizon
from corpus.normalise import fold_characters

PUBLISHED = date(2025, 9, 24)


@pytest.mark.parametrize(
    ("content", "horizon", "due"),
    [
        ("到2032年能耗规模将提升十倍", "到2032年", date(2032, 12, 31)),
        ("2030年末将建成三座电厂", "2030年末", date(2030, 12, 31)),
        ("2027年上半年投产", "2027年上半年", date(2027, 6, 30)),
        ("2026年第三季度发布", "2026年第三季度", date(2026, 9, 30)),
        ("將於2028年2月底完工", "於2028年2月底", date(2028, 2, 29)),
        ("2026年3月15日前提交", "2026年3月15日前", date(2026, 3, 15)),
        ("在2030年代成为主流", "在2030年代", date(2039, 12, 31)),
        ("未来五年投入四万亿", "未来五年", date(2030, 9, 24)),
        ("未來三個月不會漲價", "未來三個月", date(2025, 12, 24)),
        ("半年内上市", "半年内", date(2026, 3, 24)),
        ("十五年后见效", "十五年后", date(2040, 9, 24)),
        ("两周内答复", "两周内", date(2025, 10, 8)),
        ("三年3800亿的投资", "三年", date(2028, 9, 24)),
        ("明年下半年会更好", "明年下半年", date(2026, 12, 31)),
        ("细则将在11月底前印发", "11月底前", date(2025, 11, 30)),
        ("將在十一月底前公布", "十一月底前", date(2025, 11, 30)),
        ("新线将于12月投产", "12月", date(2025, 12, 31)),
        ("3月底前完成搬迁", "3月底前", date(2026, 3, 31)),
        ("明年3月底前完成搬迁", "明年3月底前", date(2026, 3, 31)),
        ("10月15日前提交", "10月15日前", date(2025, 10, 15)),
        ("11月中旬前提交", "11月中旬前", date(2025, 11, 20)),
        ("11月前提交", "11月前", date(2025, 10, 31)),
        ("下月底前提交", "下月底前", date(2025, 10, 31)),
        ("本月底前提交", "本月底前", date(2025, 9, 30)),
        ("月底前提交", "月底前", date(2025, 9, 30)),
        ("明年上半年会更好", "明年上半年", date(2026, 6, 30)),
        ("明年二季度进入市场", "明年二季度", date(2026, 6, 30)),
        # The last of several says when all of it can be judged; a range ends with its last year.
        ("今年亏损收窄，明年扭亏为盈", "明年", date(2026, 12, 31)),
        ("2027年试产，2029年达到满产", "2029年", date(2029, 12, 31)),
        ("2026年至2028年间完成", "至2028年", date(2028, 12, 31)),
        ("年底前推出", "年底前", date(2025, 12, 31)),
        ("the port will open by late 2026", "by late 2026", date(2026, 12, 31)),
        ("open in the first half of 2027", "in the first half of 2027", date(2027, 6, 30)),
        ("By 2028 we will be profitable", "By 2028", date(2028, 12, 31)),
        ("done within a decade", "within a decade", date(2035, 9, 24)),
        ("grow over the next decade", "over the next decade", date(2035, 9, 24)),
        ("a vote on Nov. 3 decides", "on Nov. 3", date(2025, 11, 3)),
        ("a vote by March 15, 2026", "by March 15, 2026", date(2026, 3, 15)),
        ("ships before June", "before June", date(2026, 5, 31)),
        ("revenue for fiscal 2027", "for fiscal 2027", date(2027, 12, 31)),
        ("ships in Q1 2027", "in Q1 2027", date(2027, 3, 31)),
        ("shops on Main Street", None, None),
        ("sold in May 30 years ago", None, None),
        ("新港将于2028年之前启用", "于2028年之前", date(2027, 12, 31)),
        ("新港将于2028年6月前启用", "于2028年6月前", date(2028, 5, 31)),
        ("新港将于2028年底前启用", "于2028年底前", date(2028, 12, 31)),
        ("新港将于2028年下半年前启用", "于2028年下半年前", date(2028, 6, 30)),
        ("It will open before 2028.", "before 2028", date(2027, 12, 31)),
        ("It will open before June 2028.", "before June 2028", date(2028, 5, 31)),
        ("It will open before the end of 2028.", "before the end of 2028", date(2028, 12, 31)),
        ("It will open by 2030.", "by 2030", date(2030, 12, 31)),
        ("It will open in March 2027.", "in March 2027", date(2027, 3, 31)),
        ("half of the jobs could go within five years", "within five years", date(2030, 9, 24)),
        ("It will pay off next year.", "next year", date(2026, 12, 31)),
        ("Sales will be flat in the third quarter.", "third quarter", date(2025, 9, 30)),
        ("The bridge will open next spring.", "next spring", None),
        ("未来或将超过人口总数", "未来", None),
        ("we will have such machines at some point", "at some point", None),
        # No horizon: a year gone by, a year compared with, a noun.
        ("2019年的收入已经翻倍", None, None),
        ("较2026年的基数高", None, None),
        ("2026年10月收紧的禁令是高峰", None, None),
        ("这是我们共同的未来", None, None),
        ("截至9月底已有17家企业承诺", None, None),
        ("9月销量增长两成", None, None),
        ("三个月前宣布的计划", None, None),
        ("11月的月产能", None, None),
        ("he has worked there for years", None, None),
    ],
)
def test_horizon_and_due_date(content, horizon, due):
    assert find_horizon(content, fold_characters(content), PUBLISHED) == (horizon, due)


@pytest.mark.parametrize(
    ("content", "horizon", "due"),
    [
        ("到2032年提升十倍", "到2032年", date(2032, 12, 31)),
        ("未来五年投入四万亿", "未来五年", None),
        ("next year", "next year", None),
        ("明年", "明年", None),
    ],
)
def test_without_a_day_of_publication_only_absolute_horizons_fall_due(content, horizon, due):
    assert find_horizon(content, fold_characters(content), None) == (horizon, due)


@pytest.mark.parametrize(
    ("content", "horizon"),
    [
        ("未来999十年都有人住", "未来999十年"),
        ("It will last for the next 999 decades.", "for the next 999 decades"),
    ],
)
def test_what_lies_beyond_the_calendar_falls_due_on_no_day(content, horizon):
    assert find_horizon(content, fold_characters(content), PUBLISHED) == (horizon, None)


@pytest.mark.parametrize("content", ["明年开业", "两周内答复", "半年内上市", "年底前推出"])
def test_the_last_day_of_the_calendar_has_no_next_year(content):
    found, due = find_horizon(content, fold_characters(content), date.max)
    assert found is not None
    assert due in (None, date.max)
