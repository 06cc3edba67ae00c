from decimal import Decimal

import pytest

from corpus.models import Figure, Span
from corpus.stories.values import dimension, same_amount


def figure(value, kind="count", unit=None, *, approx="exact", low=None, high=None, per=None):
    ends = {"low": low and Decimal(low), "high": high and Decimal(high)}
    return Figure(str(value), Span(0, 1), Decimal(value), kind, unit, approx=approx, per=per, **ends)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        # 4200亿元, RMB 420 billion, 4,200億
        (figure("420e9", "money", "CNY"), figure(420_000_000_000, "money", "CNY"), "equal"),
        (figure(420, approx="about"), figure(420, approx="over"), "equal"),
        # rounded to fewer digits, but not by more than a hundredth
        (figure(4_200), figure(4_203), "agrees"),
        (figure(4_200), figure(4_260), "differs"),
        (figure(11_000), figure(10_750), "differs"),
        (figure(4), figure("4.3"), "differs"),
        # 约 takes in a tenth and rules out what is beyond a fifth
        (figure(500, approx="about"), figure(540), "agrees"),
        (figure(500, approx="about"), figure(580), "unclear"),
        (figure(500, approx="about"), figure(610), "differs"),
        # 超 reaches a fifth further, never back
        (figure(600, approx="over"), figure(620), "agrees"),
        (figure(600, approx="over"), figure(900), "unclear"),
        (figure(600, approx="over"), figure(590), "differs"),
        (figure(620), figure(600, approx="over"), "agrees"),
        # 不到, 最多
        (figure(600, approx="under"), figure(550), "agrees"),
        (figure(600, approx="up_to"), figure(300), "unclear"),
        (figure(600, approx="under"), figure(620), "differs"),
        # two bounds say the same only with the same number
        (figure(600, approx="over"), figure(640, approx="over"), "unclear"),
        (figure(600, approx="over"), figure(300, approx="over"), "differs"),
        # ranges
        (
            figure(20, approx="range", low=20, high=25),
            figure(20, approx="range", low=20, high=25),
            "equal",
        ),
        (figure(20, approx="range", low=20, high=25), figure(22), "agrees"),
        (figure(20, approx="range", low=20, high=25), figure(30), "differs"),
        (figure(20, approx="range", low=20, high=25), figure(24, approx="range", low=24, high=30), "unclear"),
        (figure(4, approx="range", low=4, high=10), figure(20, approx="range", low=20, high=25), "differs"),
        # 数百万 rules nothing out
        (figure(10**6, approx="order_of_magnitude", low=10**6, high=10**7), figure(20), "unclear"),
        # 增长一倍 may be 翻一倍
        (figure(1, "multiple", "multiple"), figure(2, "multiple", "multiple"), "unclear"),
        (figure(3, "multiple", "multiple"), figure(5, "multiple", "multiple"), "differs"),
        # 50GW and 500亿瓦, 四分之三 and 75%
        (figure(50, "physical", "gigawatt"), figure(50 * 10**9, "physical", "watt"), "equal"),
        (figure("0.75", "ratio"), figure(75, "share", "percent"), "equal"),
        (figure(2, "duration", "week"), figure(14, "duration", "day"), "equal"),
    ],
)
def test_amounts_are_compared_by_what_their_words_allow_for(one, other, verdict):
    assert same_amount(one, other) == verdict
    assert same_amount(other, one) == verdict


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (figure(5, "money", "CNY"), figure(5, "money", "USD")),
        (figure(5, "price", "USD", per="ton"), figure(5, "money", "USD")),
        (figure(5, unit="model"), figure(5, unit="developer")),
        (figure(5, "percent", "percent"), figure(5, "multiple", "multiple")),
        (figure(5, "physical", "gigawatt"), figure(5, "physical", "gigabyte")),
        (figure(5, "duration", "year"), figure(5, "duration", "hour")),
    ],
)
def test_what_is_measured_otherwise_has_another_dimension(one, other):
    assert dimension(one) != dimension(other)
