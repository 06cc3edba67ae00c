"""What tells a fact from an opinion: a claim's marks, their weights, and how many rows of ours are judged right."""

from itertools import permutations

import pytest
import weigh_claims

from corpus.claims.marks import chinese_marks, english_marks, fact_weight
from corpus.lexicon import load_lexicon

# The lowest share of rows judged right that we accept, for each language.
FLOORS = {"zh": 0.88, "en": 0.87}


def test_weights_are_those_the_script_makes():
    """Run `python scripts/weigh_claims.py` after a change to marks or rows."""
    assert weigh_claims.render() == weigh_claims.WEIGHTS.read_text("utf-8")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_rows_of_all_types_are_judged_right(lang):
    rows = [row for row in weigh_claims.read_rows() if row.lang == lang]
    right = sum(weigh_claims.kind_of(row) == row.type for row in rows)
    assert right / len(rows) >= FLOORS[lang]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_marks_weigh_the_same_in_any_order(lang):
    marks = sorted(load_lexicon("claim_weights")[lang])[:8]
    assert len({fact_weight(lang, order) for order in permutations(marks)}) == 1


@pytest.mark.parametrize(
    ("text", "mark", "is_there"),
    [
        ("去年关了三家门店", "then", True),
        ("去年关了三家门店", "numeral", True),
        ("这种说法荒唐透顶", "evaluates", True),
        ("人工智能公司搬到了河边", "can", False),
        ("这家公司能赢", "can", True),
        ("会员大会捐了款", "can", False),
        ("我估计来的人不到一半", "supposes", True),
    ],
)
def test_chinese_marks(text, mark, is_there):
    assert (mark in chinese_marks(text)) is is_there


@pytest.mark.parametrize(
    ("text", "mark", "is_there"),
    [
        ("it closed three shops", "deed", True),
        ("officials ignored the warnings", "blames", True),
        ("the tables are full", "glow", False),
        ("the plan is reckless", "glow", True),
        ("they don't have their own planes", "lacks", True),
        ("they have planes", "lacks", False),
    ],
)
def test_english_marks(text, mark, is_there):
    assert (mark in english_marks(text)) is is_there


def test_a_judging_word_far_from_the_verb_does_not_count():
    told = "the yard launched four ships in May and " + "handed them to their owners in port, " * 4
    assert "blames" not in english_marks(told + "which the press ignored")


@pytest.mark.parametrize(
    ("lang", "marks", "is_fact"),
    [
        ("zh", {"deed", "numeral"}, True),
        ("zh", {"evaluates"}, False),
        ("en", {"deed", "numeral"}, True),
        ("en", {"blames"}, False),
    ],
)
def test_weights_point_the_right_way(lang, marks, is_fact):
    assert (fact_weight(lang, marks) > 0) is is_fact
