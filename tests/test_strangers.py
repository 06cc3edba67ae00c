"""Questions about companies and people that no list of names knows: answered of them, or not at all."""

import pytest

from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article
from corpus.names import load_names
from corpus.questions import parse_question

NAMES = load_names()
TEXTS = {
    "jilan": "霁澜科技公布年报，全年营收21亿元，研发人员有900人。霁澜科技董事长顾知远表示，明年要把价格再降一成。",
    "talk": "记者：资本开支呢？\n\n阮青禾：今年大约45亿元，七成花在机房上。\n\n"
    "记者：去年的业绩呢？\n\n阮青禾：去年我们亏了6.8亿元，今年会收窄到3亿元以内。",
    "tariff": "多家车企警告，关税会推高明年的售价。人形机器人也受关税影响。",
    "haddow": "Meridian Freight posted a profit of $1.5 billion.\n\n"
    'Chief executive Nora Haddow said the network was leaner. "We move the right packages," Haddow said.',
}
LIBRARY = Library(
    (extract(Article(key, "", text, lang="en" if text.isascii() else "zh-Hans"), NAMES) for key, text in TEXTS.items()),
    names=NAMES,
)


def answered_by(text):
    hits = LIBRARY.ask(parse_question(text, names=NAMES)).hits
    return hits[0].article.id if hits else None


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("霁澜科技全年营收多少", "jilan"),
        ("霁澜研发人员有多少人", "jilan"),
        ("今年的资本开支多少", "talk"),
        ("What did Nora Haddow say about packages?", "haddow"),
        # Another has it.
        ("霁澜科技去年亏了多少钱", None),
        # Nobody has it, though the name is there.
        ("顾知远年薪多少", None),
        ("霁澜科技产能多少", None),
        ("What did Nora Haddow say about tariffs?", None),
    ],
)
def test_stranger_is_answered_for_or_refused(question, article):
    assert answered_by(question) == article


def test_figure_that_replies_to_a_question_is_about_what_that_asks():
    hits = LIBRARY.ask(parse_question("今年的资本开支多少", names=NAMES)).hits
    assert hits[0].figures[0].surface == "大约45亿元"


def test_latin_name_in_a_chinese_question_is_a_name():
    (word,) = (word for word in parse_question("Nora怎么看关税", names=NAMES).words if word.text == "nora")
    assert word.is_capital
