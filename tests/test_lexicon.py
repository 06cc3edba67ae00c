import re

import pytest

from corpus.english_words import MONTH, month_number
from corpus.lexicon import any_of, any_whole, load_lexicon, patterns_of


def test_a_packaged_table_is_read():
    assert load_lexicon("names")["company"]


def test_a_table_is_read_once():
    assert load_lexicon("names") is load_lexicon("names")


def test_an_unknown_table_is_an_error():
    with pytest.raises(FileNotFoundError):
        load_lexicon("nothing-of-this-name")


def test_the_longest_alternative_is_tried_first():
    assert any_of(["率", "毛利率", "利率"]) == "毛利率|利率|率"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("原计划投产", "计划"),
        ("it plans to build", "plan"),
        ("a planet far off", None),
        ("拟建", "拟"),
        ("plan", "plan"),
        ("公司plan已定", "plan"),
        ("公司planet已定", None),
    ],
)
def test_words_of_both_languages_are_found_each_in_its_way(text, found):
    match = re.search(any_whole(["拟", "计划", "plan", "plans"]), text)
    assert (match and match[0].removesuffix("s")) == found


def test_words_of_one_language_alone_are_found():
    found = [re.findall(any_whole([word]), "原计划, plan and planets") for word in ("计划", "plan")]
    assert found == [["计划"], ["plan"]]


@pytest.mark.parametrize(("text", "found"), [("we'll see", "'ll"), ("he said 'llamas'", None)])
def test_what_a_mark_begins_stands_behind_a_letter(text, found):
    match = re.search(any_whole(["'ll"]), text)
    assert (match and match[0]) == found


def test_patterns_of_a_table_in_a_table_keep_their_order():
    assert patterns_of("contexts", "names", "exchanges_by_hyphen").startswith("HK|SH|SZ")


@pytest.mark.parametrize(("name", "number"), [("Sept.", 9), ("september", 9), ("May", 5), ("DEC", 12)])
def test_months_are_told_in_any_form(name, number):
    assert month_number(name) == number


@pytest.mark.parametrize(("text", "is_month"), [("Jun.", True), ("Sept", True), ("May", True), ("Marc", False)])
def test_a_month_is_one_by_its_whole_name(text, is_month):
    assert (re.fullmatch(MONTH, text) is not None) is is_month


def lists_in(found, where):
    """All lists of words of a table, with where they stand: "zh" of roles."""
    for key, value in found.items() if isinstance(found, dict) else enumerate(found):
        if isinstance(value, list) and all(isinstance(word, str) for word in value):
            yield f"{where} {key}", value
        elif isinstance(value, (dict, list)):
            yield from lists_in(value, f"{where} {key}")


@pytest.mark.parametrize("name", ["speakers", "roles", "metrics", "cues", "houses", "contexts", "subcommands"])
def test_no_word_stands_twice_in_a_list(name):
    twice = {where: [w for w in words if words.count(w) > 1] for where, words in lists_in(load_lexicon(name), name)}
    assert {where: words for where, words in twice.items() if words} == {}
