"""Numerals by rows: what they are worth, and what is no numeral."""

from decimal import Decimal

import pytest

from corpus.figures.chinese import chinese_value
from corpus.figures.english import spelled_value
from corpus.figures.numerals import LONGEST, overlong, read_numeral


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("零", "0"),
        ("十", "10"),
        ("二十五", "25"),
        ("一百五", "150"),
        ("三百零六", "306"),
        ("一千零十", "1010"),
        ("两千三", "2300"),
        ("3万5", "35000"),
        ("2万400", "20400"),
        ("1.5万亿", "1500000000000"),
        ("三千万亿", "3000000000000000"),
        ("五亿三千万", "530000000"),
        ("壹仟贰佰", "1200"),
        ("廿三", "23"),
        ("八点六亿", "860000000"),
        ("二〇二", "202"),
    ],
)
def test_chinese_numeral_is_worth(numeral, value):
    assert chinese_value(numeral) == Decimal(value)


@pytest.mark.parametrize("numeral", ["零点点", "点", "七十百", "六亿亿", "五六千七八", "abc"])
def test_nonsense_is_no_chinese_numeral(numeral):
    assert chinese_value(numeral) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "approx"),
    [
        ("数百亿", "1e10", "1e11", "order_of_magnitude"),
        ("几千万", "1e7", "1e8", "order_of_magnitude"),
        ("十几亿", "1e9", "2e9", "order_of_magnitude"),
        ("上万", "1e4", "1e5", "order_of_magnitude"),
        ("成千上万", "1e3", "1e5", "order_of_magnitude"),
        ("两三百", "200", "300", "range"),
        ("二十五六", "25", "26", "range"),
        ("dozens", "12", "100", "order_of_magnitude"),
        ("tens of millions", "1e7", "1e8", "order_of_magnitude"),
        ("several hundred", "100", "1000", "order_of_magnitude"),
    ],
)
def test_numeral_with_two_ends(text, low, high, approx):
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert (numeral.value, numeral.high, numeral.approx, numeral.end) == (
        Decimal(low),
        Decimal(high),
        approx,
        len(text),
    )


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("1,234.5 tons", "1234.5", 7),
        ("3.2e-3 m", "0.0032", 6),
        ("6×10²³", "6e23", 6),
        ("7 1/2 miles", "7.5", 5),
        ("2/5 of it", "0.4", 3),
        ("48 billion", "48000000000", 10),
        ("3.4 lakh crore", "3400000000000", 14),
        ("20k more", "20000", 3),
        ("三十多亿", "3000000000", 4),
        ("5 千亿", "500000000000", 4),
        ("四分之三", "0.75", 4),
        ("half a million people", "500000", 14),
        ("two and a half years", "2.5", 14),
        ("nine out of ten", "0.9", 15),
        ("seventy-two", "72", 11),
    ],
)
def test_numeral_in_a_text(text, value, end):
    numeral = read_numeral(text, 0)
    assert numeral is not None
    assert (numeral.value, numeral.end) == (Decimal(value), end)


def test_a_small_m_is_a_million_behind_a_currency_only():
    assert read_numeral("5m", 0, money=True).value == 5_000_000
    assert read_numeral("5m", 0).value == 5


def test_spelled_numbers_out_of_order_are_no_number():
    assert spelled_value(["one", "two", "three"]) is None
    assert spelled_value(["two", "hundred", "and", "six"]) == 206


def test_a_run_that_is_too_long_is_jumped_over_whole():
    assert overlong("七" * (LONGEST + 1), 0) == LONGEST + 1
    assert overlong("七" * LONGEST, 0) is None
