import pytest

from corpus.library import Library
from corpus.models import Article, Extraction
from corpus.names import load_names
from corpus.questions import parse_question

NAMES = load_names()
HANS = "黄仁勋认为电力会紧张。黄仁勋也谈到算力。\n\n在台北，英伟达首席执行官黄仁勋参观了新机房。\n\n黄仁勋再提电力。"
HANT = "黃仁勳認為電力會緊張。黃仁勳也談到算力。\n\n在臺北，輝達執行長黃仁勳參觀了一座新機房。\n\n黃仁勳再次提到電力。"
ENGLISH = (
    "Jensen Huang said power would be short. Jensen Huang spoke of chips.\n\n"
    "In Taipei Jensen Huang, the chief executive of Nvidia, toured a new hall.\n\nJensen Huang spoke of power."
)
NOBODY = "黄仁勋认为电力会紧张。\n\n首席执行官们很少谈电力，黄仁勋却常常谈。\n\n主席说电力够用，黄仁勋不同意。"


def first(body, question):
    library = Library([Extraction(Article("a", "机房见闻", body, lang="und"))], names=NAMES)
    return library.ask(parse_question(question, names=NAMES)).hits[0].passage.text


@pytest.mark.parametrize(
    ("body", "question", "office"),
    [
        (HANS, "黄仁勋是谁", "首席执行官黄仁勋"),
        (HANS, "谁是黄仁勋？", "首席执行官黄仁勋"),
        (HANS, "黄仁勋", "首席执行官黄仁勋"),
        (HANT, "黃仁勳是誰", "執行長黃仁勳"),
        (HANS.replace("首席执行官", "集团CEO"), "黄仁勋是谁", "集团CEO黄仁勋"),
        (HANT, "who is jensen huang", "執行長黃仁勳"),
        (ENGLISH, "Who is Jensen Huang?", "the chief executive of Nvidia"),
        (ENGLISH, "介绍一下黄仁勋", "the chief executive of Nvidia"),
    ],
)
def test_who_somebody_is_comes_first(body, question, office):
    assert office in first(body, question)


def test_office_of_somebody_else_introduces_nobody():
    assert first(NOBODY, "黄仁勋是谁") == "黄仁勋认为电力会紧张。"


def test_who_asks_what_somebody_says_is_told_that():
    assert "算力" in first(HANS, "黄仁勋谈到算力")
