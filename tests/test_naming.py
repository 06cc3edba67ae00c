"""Names in the asker's language, beside quotations that stay as they are."""

from dataclasses import replace

import pytest
from desk_double import CLOUD, CLOUD_HIT, DEMAND, INVESTMENT

from corpus.characters import traditional
from corpus.models import Answer
from corpus.names import load_names
from handlers.naming import Naming
from handlers.wording import ENGLISH, SIMPLIFIED, TRADITIONAL

LEXICON = """
[[person]]
name = "Ada Moss"
forms = ["莫艾达"]

[[company]]
name = "云湖科技"
forms = ["Cloud Lake", "云湖"]
"""
NAMES = load_names(LEXICON)


@pytest.mark.parametrize(
    ("words", "canonical", "text", "shown"),
    [
        (ENGLISH, "Ada Moss", "莫艾达表示", "Ada Moss"),
        (SIMPLIFIED, "Ada Moss", "said Ada Moss", "莫艾达"),
        (SIMPLIFIED, "Ada Moss", "莫艾達表示", "莫艾达"),
        (TRADITIONAL, "Ada Moss", "莫艾達表示", "莫艾達"),
        (TRADITIONAL, "Ada Moss", "said Ada Moss", "莫艾達"),
        (TRADITIONAL, "Ada Moss", "莫艾达表示", "莫艾達"),
        (TRADITIONAL, "云湖科技", "雲湖宣布", "雲湖"),
        (TRADITIONAL, "云湖科技", "云湖宣布", "雲湖"),
        # Whom no list has is called as the article does.
        (TRADITIONAL, "江边银行", "江边银行宣布", "江边银行"),
        (SIMPLIFIED, "云湖科技", "雲湖宣布", "云湖科技"),
        (ENGLISH, "云湖科技", "云湖科技", "Cloud Lake"),
        (ENGLISH, "nobody's name", "", "nobody's name"),
        (SIMPLIFIED, "nobody's name", "", "nobody's name"),
    ],
)
def test_a_name_is_shown_in_the_askers_language(words, canonical, text, shown):
    assert Naming(NAMES, words).of(canonical, replace(CLOUD, body=text)) == shown


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("吴泳铭", "吳泳銘"),
        ("黄仁勋", "黃仁勳"),
        ("台积电", "台積電"),
        ("里克·蔡", "里克·蔡"),
        ("阿里云", "阿里雲"),
        ("华为", "華為"),
        ("Ada Moss", "Ada Moss"),
        ("", ""),
    ],
)
def test_a_name_in_traditional_characters(name, written):
    assert traditional(name) == written


def test_an_answer_is_named_throughout_and_its_passage_left():
    hit = replace(
        CLOUD_HIT, figures=(replace(INVESTMENT, speaker="Ada Moss"),), claims=(replace(DEMAND, speaker=None),)
    )
    [named] = Naming(NAMES, ENGLISH).answer(Answer("", (hit,))).hits
    assert [named.figures[0].entity, named.figures[0].speaker] == ["Cloud Lake", "Ada Moss"]
    assert named.claims[0].speaker is None
    assert named.passage == CLOUD_HIT.passage
    assert named.figures[0].surface == "约3800亿元"


def test_a_claim_is_named():
    named = Naming(NAMES, SIMPLIFIED).claim(replace(DEMAND, speaker="Ada Moss"), CLOUD)
    assert named.speaker == "莫艾达"
