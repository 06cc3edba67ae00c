import pytest

from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article
from corpus.names import load_names
from corpus.questions import parse_question

NAMES = load_names()
REPORT = extract(
    Article(
        "report",
        "Meridian Games announces results for the third quarter of fiscal 2031",
        "Meridian Games reported revenue of $22 billion, up 20 percent.\n\n"
        "Handheld revenue was $2.9 billion. The company's Server revenue reached $18.4 billion.\n\n"
        "Meridian also raised its full-year 2031 guidance, now expecting EPS of $7.22 per share.",
        lang="en",
    ),
    NAMES,
)
CHINESE = extract(
    Article("zh", "年报", "青岚公司去年收入80亿元。其中云服务收入31亿元，游戏收入12亿元。", lang="zh-Hans"), NAMES
)


def headed(question):
    hits = Library((REPORT, CHINESE), names=NAMES).ask(parse_question(question, names=NAMES)).hits
    return hits[0].figures[0].surface if hits and hits[0].figures else None


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("Meridian handheld revenue in Q3 of fiscal 2031", "$2.9 billion"),
        ("Meridian server revenue in Q3 of fiscal 2031", "$18.4 billion"),
        ("青岚的云服务收入多少", "31亿元"),
        ("青岚去年收入多少", "80亿元"),
        # Of a part that nobody names, the whole is no answer.
        ("Meridian automotive revenue in Q3 of fiscal 2031", None),
        # Nor is the whole year's of a quarter.
        ("Meridian EPS in Q3", None),
    ],
)
def test_figure_is_of_the_part_asked_for(question, figure):
    assert headed(question) == figure


def test_names_asked_about_together_say_what_a_figure_is_about():
    text = "特斯拉4月的注册量大幅下滑。数据显示，特斯拉在德国增长3%，在瑞典锐减81%。"
    library = Library((extract(Article("one", "", text, lang="zh-Hans"), NAMES),), names=NAMES)
    assert (
        library.ask(parse_question("特斯拉4月在瑞典的注册量掉了多少", names=NAMES)).hits[0].figures[0].surface == "81%"
    )
