import pytest

from corpus.follow_ups import parse_in_thread
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article
from corpus.names import load_names
from corpus.questions import parse_question

NAMES = load_names()
# What three people say of others, of themselves, and what is told of one of them.
TEXTS = {
    "others": "蔡崇信在论坛上表示，云业务还会扩张。\n\n"
    "蔡崇信指出，芯片工程师有六成出生在国外，大学毕业以后才第一次碰到机器。",
    "himself": "黄仁勋在晚宴上回忆往事。\n\n黄仁勋说：“我出生在一座海边小城，九岁才离开那里。”",
    "told": "吴泳铭出生于南方的一座小城，毕业于一所工科学校，今年50岁。他喜欢在早上散步，很少接受采访。",
}
LIBRARY = Library((extract(Article(key, "", text, lang="zh-Hans"), NAMES) for key, text in TEXTS.items()), names=NAMES)


def answered_by(question):
    hits = LIBRARY.ask(parse_question(question, names=NAMES)).hits
    return hits[0].article.id if hits else None


@pytest.mark.parametrize(
    "question",
    [
        "蔡崇信毕业于哪所大学",
        "蔡崇信出生在哪个国家",
        "Where was Joe Tsai born?",
        "蔡崇信今年多大",
        "蔡崇信是哪裡人",
        "蔡崇兴毕业于哪所大学",
    ],
)
def test_what_somebody_says_of_others_does_not_tell_his_life(question):
    assert answered_by(question) is None


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("吴泳铭毕业于哪所学校", "told"),
        ("吴泳铭多少岁", "told"),
        ("Where was Eddie Wu born?", "told"),
        ("黄仁勋出生在哪里", "himself"),
        # No life is asked for, but a view, or about somebody else's.
        ("蔡崇信说芯片工程师大学毕业以后碰到什么", "others"),
        ("多少芯片工程师出生在国外", "others"),
    ],
)
def test_what_is_told_of_somebody_or_said_of_himself_does(question, article):
    assert answered_by(question) == article


@pytest.mark.parametrize(
    ("question", "of_life"),
    [
        ("他毕业于哪所大学", True),
        ("How many children does Joe Tsai have?", True),
        ("蔡崇信在阿里巴巴的年薪是多少", True),
        ("蔡崇信说孩子读完大学要几年", False),
        ("How old are the power grids?", False),
        ("大学毕业生的工资是多少", False),
    ],
)
def test_question_of_nothing_but_a_life(question, of_life):
    assert parse_question(question, names=NAMES).of_life is of_life


def test_follow_up_about_another_life_asks_for_that_life():
    asked = parse_in_thread("那蔡崇信呢", ["吴泳铭毕业于哪所学校"], names=NAMES)
    assert asked.of_life
    assert not LIBRARY.ask(asked).hits
