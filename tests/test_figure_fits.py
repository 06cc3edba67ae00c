import pytest

from corpus.figure_fits import clauses_of
from corpus.figures import find_figures
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article, Extraction
from corpus.names import load_names
from corpus.questions import parse_question

NAMES = load_names()
# Two owners, two years, two kinds of figure beside one another, as reports have them.
BODY = (
    "腾讯今年的资本开支为600亿元，明年预计达到800亿元。\n\n"
    "手机的毛利率为12%；汽车的出货量最大，毛利率却只有7%。\n\n"
    "腾讯表示，2026年全球芯片行业的投资将超过900亿美元。\n\n"
    "10月交付量：零跑70289辆；小鹏42013辆。\n\n"
    "百度与小米约定，一个系统赚到500亿元利润才算成功，届时可以重谈入股。"
)
EXTRACTION = extract(Article("mixed", "资本开支与毛利率", BODY, lang="zh-Hans"), NAMES)
LIBRARY = Library((EXTRACTION,), names=NAMES)


def headed(question):
    hits = LIBRARY.ask(parse_question(question, names=NAMES)).hits
    return hits[0].figures[0].surface if hits and hits[0].figures else None


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("腾讯今年的资本开支是多少", "600亿元"),
        ("腾讯明年的资本开支是多少", "800亿元"),
        ("How much capital expenditure does Tencent expect next year?", "800亿元"),
        ("手机的毛利率", "12%"),
        ("汽车的毛利率", "7%"),
        ("小鹏10月交付多少辆", "42013辆"),
    ],
)
def test_figure_whose_own_words_meet_the_question_stands_first(question, figure):
    assert headed(question) == figure


@pytest.mark.parametrize(
    "question",
    ["腾讯去年的资本开支是多少", "腾讯2023年的资本开支是多少", "百度入股小米花了多少钱", "手机的毛利润是多少元"],
)
def test_figure_of_another_year_matter_or_kind_stands_above_nothing(question):
    assert headed(question) is None


@pytest.mark.parametrize(
    ("text", "surface", "clauses"),
    [
        ("芯片的毛利率有20%，汽车的是4%。", "4%", ("芯片的毛利率有20%", "，汽车的是4%")),
        ("芯片的有20%；汽车卖得多，毛利率只有4%，还在降。", "4%", ("汽车卖得多", "汽车卖得多，毛利率只有4%")),
        ("三年投入3800亿元，用于云。", "3800亿元", ("", "三年投入3800亿元")),
        ("Sales were $1,200, up from $900.", "$900", ("Sales were $1,200", ", up from $900")),
    ],
)
def test_clause_of_a_figure_ends_where_the_next_one_begins(text, surface, clauses):
    figures = find_figures(text)
    extraction = Extraction(Article("one", "", text), figures)
    figure = next(one for one in figures if one.surface == surface)

    assert clauses_of(figure, extraction) == clauses


AHEAD = extract(
    Article(
        "ahead",
        "机器人支出",
        "据魏晓岚介绍，过去一年全球机器人行业的支出已超过70亿美元。她预计，未来五年的累计支出将超过900亿美元。",
        lang="zh-Hans",
    ),
    NAMES,
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("how much will spending on robots be in five years", "超过900亿美元"),
        ("到2030年全球机器人行业支出多少", "超过900亿美元"),
        ("未来五年全球机器人行业支出多少", "超过900亿美元"),
        ("过去一年全球机器人行业支出多少", "超过70亿美元"),
        ("去年全球机器人行业支出会不会很多，是多少", "超过70亿美元"),
    ],
)
def test_a_time_to_come_is_answered_by_a_forecast_and_one_behind_by_a_fact(question, figure):
    hits = Library((AHEAD,), names=NAMES).ask(parse_question(question, names=NAMES)).hits
    assert hits[0].figures[0].surface == figure


RECORD = Library(
    (
        extract(Article(key, "", text, lang="zh-Hans"), NAMES)
        for key, text in {
            "lab": "英伟达的员工说，公司的市值不是他们关心的事，实验室一共用了7台机器做量子计算。",
            "grid": "高盛预计，欧洲电网的改造到2027年要花900亿美元。高盛说，电网到2030年还会更忙。",
            "share": "2024年美国占全球芯片总市值的七成，高于2019年的六成。",
            "birds": "他拍到了九种鸟。",
            "tickets": "景区门票的收入有了三位数的增长。",
            "arenas": "麦肯锡全球研究院列出了九个新兴行业。",
            "fair": "The fair in Lyon opened in June this year with a speech by the mayor of the town.",
            "quarter": "鸿海第三季营收为2兆元，上半年的支出为900亿元，负责人没有谈到获利。",
            "raise": "青禾科技上月完成5亿美元融资，谈到收入时没有给出数字。",
            "rank": "排第8名的这家医院的员工宿舍去年只住了8名学生。",
            "law": "软件的价格跌得比摩尔定律说的还快。",
        }.items()
    ),
    names=NAMES,
)


@pytest.mark.parametrize(
    "question",
    [
        "英伟达的市值是多少",
        "What is Nvidia's headcount?",
        "欧洲电网的改造要花多少欧元",
        "How much will upgrading Europe's grid cost in 2030?",
        "印度占全球芯片总市值多少",
        "麦肯锡全球有多少名员工",
        "摩尔定律是哪一年提出的",
        "鸿海第二季营收是多少",
        "鸿海去年的支出是多少",
    ],
)
def test_amount_that_is_not_on_record_is_refused(question):
    assert not RECORD.ask(parse_question(question, names=NAMES)).hits


@pytest.mark.parametrize(
    "question", ["青禾科技的收入是多少", "Foxconn's profit in the third quarter", "排第8名的这家医院有多少名员工"]
)
def test_figure_of_what_is_not_measured_heads_nothing(question):
    hits = RECORD.ask(parse_question(question, names=NAMES)).hits
    assert [hit.figures for hit in hits if hit.figures] == []


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("欧洲电网的改造要花多少美元", "grid"),
        ("2019年美国占全球芯片总市值多少", "share"),
        ("他拍到了多少种鸟", "birds"),
        ("门票的收入增长了多少", "tickets"),
        ("谁关心英伟达的市值", "lab"),
        ("鸿海第三季营收是多少", "quarter"),
        ("鸿海上半年的支出是多少", "quarter"),
        ("青禾科技融资多少", "raise"),
        ("When did the fair in Lyon open?", "fair"),
    ],
)
def test_amount_that_is_on_record_is_answered(question, article):
    hits = RECORD.ask(parse_question(question, names=NAMES)).hits
    assert [hit.article.id for hit in hits[:1]] == [article]


def test_what_everybody_will_have_belongs_to_nobody_else():
    text = "吴泳铭说，将来每个人会有300万颗芯片，芯片都在数据中心里。"
    library = Library((extract(Article("wu", "阿里的数据中心", text, lang="zh-Hans"), NAMES),), names=NAMES)
    hits = library.ask(parse_question("阿里的数据中心需要多少颗芯片", names=NAMES)).hits
    assert [hit.figures[0].surface for hit in hits] == ["300万颗"]


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("高盛有多少名员工", "employee"),
        ("how many developers use it", "developer"),
        ("要花多少欧元", "EUR"),
        ("一共花了多少元", None),  # of any money
        ("下载了多少次", None),
        ("排第几", None),
    ],
)
def test_unit_that_is_asked_for(question, unit):
    assert parse_question(question, names=NAMES).unit == unit


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("用收入修建什么工程", "passage"),
        ("谁提高了价格", "passage"),
        ("分成哪几个阶段", "passage"),
        ("收入是多少", "figure"),
        ("对谈是几月几号", "when"),
    ],
)
def test_word_for_a_kind_of_figure_does_not_always_ask_for_one(question, intent):
    assert parse_question(question, names=NAMES).intent == intent
