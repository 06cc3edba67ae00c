from datetime import date

import pytest

from corpus.answers import ask
from corpus.index.segments import build_segment
from corpus.index.units import Index
from corpus.models import Article, Extraction
from corpus.names import load_names
from corpus.questions import parse_question
from corpus.told import dated, has_number, left_undated

NAMES = load_names()


@pytest.mark.parametrize(
    ("question", "text", "left"),
    [
        ("哪一年成立的", "公司成立于1998年。", 1.0),
        ("哪一年成立的", "公司投了3800亿元。", 0.4),
        ("哪一年成立的", "十年前，公司成立。", 1.0),
        ("In what year was it founded?", "It was founded in 1755.", 1.0),
        ("In what year was it founded?", "In the past year it has grown.", 0.4),
        ("什么时候开幕", "展会六月开幕。", 1.0),
        ("When does it open?", "It opens next Monday.", 1.0),
        ("什么时候开幕", "展会由市长开幕。", 0.85),
        ("When does it open?", "It may open after all.", 0.85),
        ("When does it open?", "It opens in May.", 1.0),
    ],
)
def test_date_asked_for_has_to_be_in_the_text(question, text, left):
    assert left_undated(parse_question(question, names=NAMES), text) == left


@pytest.mark.parametrize(
    ("question", "text", "has"),
    [
        ("一共有几位上师", "后来还有九位上师。", True),
        ("一共有几位上师", "后来还有九种说法。", False),
        ("他拍到了多少种鸟", "他拍到了九种鸟。", True),
        ("一共有多少個國家", "一共有九個國家。", True),
        ("收入增长多少", "收入有三位数的增长。", True),
        ("how many birds", "a triple-digit rise", True),
    ],
)
def test_number_that_is_no_figure(question, text, has):
    assert has_number(parse_question(question, names=NAMES), text) is has


@pytest.mark.parametrize(
    ("question", "article", "held"),
    [
        ("revenue in 2031", Article("one", "Results", "Published July 28, 2031\n\nRevenue rose."), 1.0),
        ("revenue in 2031", Article("one", "Results", "Revenue rose.", published=date(2031, 7, 28)), 1.0),
        ("revenue in 2030", Article("one", "Results", "Revenue rose.", published=date(2031, 7, 28)), 0.0),
        ("revenue in 2031", Article("one", "Results", "Revenue rose."), 0.0),
    ],
)
def test_year_of_an_article_itself_need_not_be_said(question, article, held):
    asking = ask(parse_question(question, names=NAMES), Index([build_segment((Extraction(article),), NAMES)], NAMES))
    of_title = dated(asking, article, [0.0] * len(asking.parts))
    assert [one for part, one in zip(asking.parts, of_title, strict=True) if part.surface.isdigit()] == [held]
