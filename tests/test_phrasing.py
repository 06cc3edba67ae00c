"""How people ask: which expressions of the lexicon a text has."""

import pytest

from corpus.lexicon import load_lexicon
from corpus.phrasing import has, pattern, says


@pytest.mark.parametrize(
    ("asked", "section", "expected"),
    [
        ("发布会什么时候开", "when", True),
        ("发布会开了多久", "when", False),
        ("when is the launch", "when", True),
        ("whenever they launch", "when", False),
        ("他说when会开", "when", True),
        ("它planned_ahead吗", "planned", False),
        ("计划投入多少", "planned", True),
        ("", "view", False),
    ],
)
def test_says_whether_a_text_has_an_expression_of_a_section(asked, section, expected):
    assert says(asked, section) is expected


@pytest.mark.parametrize(
    ("asked", "expected"), [("它占全球总市值多少", True), ("它占了，全球市值多少", False), ("多少市值它占了", False)]
)
def test_finds_an_expression_in_two_pieces(asked, expected):
    (rule,) = (rule for rule in load_lexicon("questions")["amount"] if "占…多少" in rule["zh"])
    assert has(asked, rule) is expected


@pytest.mark.parametrize(
    "asked",
    [
        "阿里云三年投多少钱，q3的市值比去年涨了多少",
        "how many employees will the company have in the first quarter, and what is its market cap",
        "他们的毛利率与净利润是什么意思",
        "the_plan he's making: this year's costs",
        "几几年 第一季度 哪所大学",
    ],
)
def test_a_rule_is_found_in_one_pass_where_its_pattern_finds_it(asked):
    lexicon = load_lexicon("questions")
    sections = ("figure", "thing", "view", "life", "life_beside", "year", "date", "definition", "when", "asks")
    rules = [lexicon[section] for section in (*sections, "planned", "ahead", "measured")]
    for rule in (*rules, *lexicon["amount"], *lexicon["parts"].values(), *lexicon["years"].values()):
        assert has(asked, rule) is bool(pattern(rule).search(asked)), rule
