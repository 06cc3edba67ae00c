import pytest

from corpus.follow_ups import parse_in_thread
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article
from corpus.names import load_names

NAMES = load_names()
# Companies that no list of names knows, and others' figures of the same kinds.
TEXTS = {
    "qinglan": "青岚智造现有员工460人。公司去年收入2.3亿元，亏损1.8亿元。",
    "owner": "一位不愿具名的负责人抱怨说，我们去年亏了6000万元，中心建好了却没有客户。",
    "price": "分析师把海螺电机的目标价调到1,650元，预算为50亿元。",
    "harrow": "Harrow's revenue reached $1.4 billion in the year to September, its finance chief said.",
    "other": "The valuation of the bakery chain is $30 billion after its last round.",
}
LIBRARY = Library(
    (extract(Article(key, "", text, lang="en" if text.isascii() else "zh-Hans"), NAMES) for key, text in TEXTS.items()),
    names=NAMES,
)


def answered_by(*turns):
    hits = LIBRARY.ask(parse_in_thread(turns[-1], turns[:-1], names=NAMES)).hits
    return hits[0].article.id if hits else None


@pytest.mark.parametrize(
    ("turns", "article"),
    [
        (("青岚智造多少员工", "去年亏了多少?"), "qinglan"),
        (("青岚智造多少员工", "收入多少?"), "qinglan"),
        (("Harrow revenue", "and in September?"), "harrow"),
        # Nothing of theirs is on record.
        (("青岚智造多少员工", "目标价多少"), None),
        (("青岚智造多少员工", "预算多少"), None),
        (("Harrow revenue", "valuation?"), None),
        # Asked by itself, it is nobody's in particular.
        (("目标价多少",), "price"),
        (("去年亏了多少",), "owner"),
    ],
)
def test_follow_up_keeps_its_subject_or_is_refused(turns, article):
    assert answered_by(*turns) == article


@pytest.mark.parametrize(
    ("turns", "inherited"),
    [
        (("青岚智造多少员工", "去年亏了多少?"), "青岚智造"),
        (("Meridian revenue", "valuation?"), "meridian"),
        (("铜价会到多少?", "什么时候?"), "铜价"),
    ],
)
def test_name_and_topic_live_on_in_a_thread(turns, inherited):
    question = parse_in_thread(turns[-1], turns[:-1], names=NAMES)
    assert {word.text: word.weight for word in question.words}[inherited] == 0.5


LEDGER = Article(
    "ledger",
    "三家公司的季报",
    "星澜科技第一季度营收为40亿元，同比增长12%。松涛软件第一季度营收为9亿元，同比增长51%。\n\n"
    "腾讯第一季度营收为800亿元，同比增长8%。腾讯计划三年内投入500亿元建设机房。\n\n"
    "机构预计，到2050年全球将有6亿台人形机器人投入使用。分地区看，中国保有量将达2亿台，居全球首位。\n\n"
    "三星手机均价为2100元比小米高一截，两家都在涨价。",
    lang="zh-Hans",
)
LEDGERS = Library((extract(LEDGER, NAMES),), names=NAMES)


@pytest.mark.parametrize(
    ("turns", "figure"),
    [
        (("腾讯第一季度营收多少", "同比增长多少?"), "8%"),
        (("腾讯投入多少钱建机房?", "百度呢?"), None),
        (("腾讯投入多少钱建机房?", "那2032年呢?"), None),
        (("腾讯投入多少钱建机房?", "and in 2032?"), None),
        (("百度第一季度营收多少", "同比增长多少?"), None),
        (("2050年会有多少台人形机器人?", "中国呢?"), "2亿台"),
        (("2050年会有多少台人形机器人?", "日本呢?"), None),
        (("2050年会有多少台人形机器人?", "2060年呢?"), None),
        (("腾讯净亏损多少?", "那一季度呢?"), None),
        (("小米手机均价多少?", "三星呢?"), "2100元"),
        (("三星手机均价多少?", "小米呢?"), None),
    ],
)
def test_figure_of_a_follow_up_is_of_whom_and_of_when_it_asks(turns, figure):
    hits = LEDGERS.ask(parse_in_thread(turns[-1], turns[:-1], names=NAMES)).hits
    assert (hits[0].figures[0].surface if hits else None) == figure
