"""What else somebody is called, by rows."""

import pytest

from corpus.claims.epithets import called, epithets_of, is_anybodys, is_trade


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Ines Duarte, a beekeeper from Lousa", {"beekeeper"}),
        ("United manager Per Holm", {"manager"}),
        ("Sen. Ada Cole", {"senator"}),
        ("President Ada Cole", set()),
        ("Ada Cole", set()),
        ("the harbour office", set()),
    ],
)
def test_an_apposition_or_a_title_lends_a_noun(phrase, expected):
    assert epithets_of(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "noun", "anybodys"),
    [
        ("the beekeeper", "beekeeper", False),
        ("the former striker", "striker", True),
        ("The Dane", "dane", True),
        ("the 41-year-old", "41-year-old", True),
        ("the harbour office", None, False),
        ("a beekeeper", None, False),
    ],
)
def test_a_noun_with_the_may_stand_for_somebody(phrase, noun, anybodys):
    assert called(phrase) == noun
    assert is_anybodys(phrase) is anybodys


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the carmaker", True),
        ("The search giant", True),
        ("这家手机厂商", True),
        ("a carmaker", False),
        ("the mayor", False),
        ("这家餐厅的老板娘", False),
        ("手机厂商", False),
    ],
)
def test_trade_of_a_company(phrase, expected):
    assert is_trade(phrase) is expected
