from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from corpus.follow_ups import parse_in_thread
from corpus.index.segments import merge_segments
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article, Claim, Extraction, Figure, Searched, Span
from corpus.names import load_names
from corpus.questions import parse_question

NAMES = load_names()
CLOUD = Article("cloud", "阿里云扩建", "阿里云计划三年投入3800亿元。吴泳铭在杭州宣布了这个消息。", lang="zh-Hans")
GRID = Article("grid", "高盛谈电网", "高盛預計2027年銅價升至每噸10750美元。歐洲電網平均已運行50年。", lang="zh-Hant")


def library(*articles):
    return Library((Extraction(article) for article in articles), names=NAMES)


def ask(of, text):
    return of.ask(parse_question(text, names=NAMES))


def test_answer_is_a_verbatim_passage():
    hit = ask(library(CLOUD, GRID), "阿里云三年投多少钱?").hits[0]
    assert hit.article == CLOUD
    assert hit.passage.text == CLOUD.body[slice(*hit.passage.span)]
    assert "3800亿元" in hit.passage.text


def test_simplified_question_finds_traditional_article():
    assert ask(library(CLOUD, GRID), "铜价2027年会升到多少").hits[0].article == GRID


def test_question_on_something_else_is_refused_with_what_was_searched():
    answer = ask(library(CLOUD, GRID), "红烧肉怎么做")
    assert answer.hits == ()
    assert answer.searched.articles == 2


def test_added_article_is_found_and_removed_one_is_not():
    shelves = library(CLOUD)
    shelves.add([Extraction(GRID)])
    assert ask(shelves, "歐洲電網運行多少年").hits[0].article == GRID
    shelves.remove(["grid"])
    assert shelves.articles == (CLOUD,)
    assert ask(shelves, "歐洲電網運行多少年").hits == ()


def test_adding_an_article_again_replaces_it():
    shelves = library(CLOUD)
    shelves.add([Extraction(Article("cloud", "新题", "正文换了。"))])
    assert [article.title for article in shelves.articles] == ["新题"]


def test_empty_library_answers_nothing():
    assert ask(library(), "阿里云").hits == ()


def test_many_small_additions_are_merged_and_all_found():
    shelves = library()
    for number in range(12):
        shelves.add([Extraction(Article(f"a{number}", f"第{number}篇", f"编号{number}的工厂产能为{number}万件。"))])
    assert [article.id for article in shelves.articles] == [f"a{number}" for number in range(12)]
    assert ask(shelves, "编号7的工厂产能").hits[0].article.id == "a7"


def test_segments_are_merged_later_and_readers_see_all_meanwhile():
    jobs = []
    shelves = Library([Extraction(CLOUD)], names=NAMES, later=jobs.append)
    shelves.add([Extraction(GRID)])
    assert (len(shelves.segments), len(jobs)) == (2, 1)
    assert ask(shelves, "歐洲電網運行多少年").hits[0].article == GRID
    jobs.pop()()
    assert len(shelves.segments) == 1
    assert ask(shelves, "歐洲電網運行多少年").hits[0].article == GRID


@pytest.fixture
def small_segments(monkeypatch):
    """Segments that are full with two passages."""
    monkeypatch.setattr("corpus.index.segments.FULL", 2)
    monkeypatch.setattr("corpus.library.FULL", 2)
    monkeypatch.setattr("corpus.index.merging.FULL", 2)
    monkeypatch.setattr("corpus.index.segments._BATCH", 1)


@pytest.mark.usefixtures("small_segments")
def test_full_segment_grows_no_more_and_is_put_aside():
    put_aside = []

    def aside(segment):
        put_aside.append(len(segment.records))
        return segment

    news = [Extraction(Article(f"a{number}", "", f"编号{number}的工厂产能为{number}万件。")) for number in range(5)]
    shelves = Library(news, names=NAMES, aside=aside)
    shelves.add([Extraction(CLOUD)])
    shelves.add([Extraction(GRID)])
    assert [len(segment.records) for segment in shelves.segments] == [2, 2, 2, 1]
    assert put_aside == [2, 2]
    assert ask(shelves, "编号1的工厂产能").hits[0].article.id == "a1"
    assert ask(shelves, "歐洲電網運行多少年").hits[0].article == GRID


@pytest.mark.usefixtures("small_segments")
def test_of_an_id_in_several_segments_the_last_counts():
    told = ["甲厂停产。", "乙厂停产。", "丙厂停产。", "丁厂停产。", "戊厂停产。"]
    ids = ["a", "b", "a", "c", "a"]
    shelves = Library([Extraction(Article(*row[:1], "", row[1])) for row in zip(ids, told, strict=True)], names=NAMES)
    assert [article.body for article in shelves.articles] == ["乙厂停产。", "丁厂停产。", "戊厂停产。"]
    shelves.add([Extraction(Article("b", "", "己厂停产。"))])
    assert [article.body for article in shelves.articles] == ["丁厂停产。", "戊厂停产。", "己厂停产。"]


def test_article_replaced_before_its_segments_are_merged_stays_replaced():
    jobs = []
    shelves = Library([Extraction(CLOUD), Extraction(GRID)], names=NAMES, later=jobs.append)
    shelves.add([Extraction(Article("cloud", "新题", "正文换了。"))])
    jobs[0]()
    assert [article.title for article in shelves.articles] == [GRID.title, "新题"]


def test_additions_during_a_merge_are_merged_by_who_is_at_it(monkeypatch):
    jobs = []
    shelves = Library([Extraction(CLOUD)], names=NAMES, later=jobs.append)
    shelves.add([Extraction(GRID)])
    merged = []

    def merge(parts):
        if not merged:
            shelves.add([Extraction(Article("new", "新", "新港口每年吞吐九百万箱。"))])
            jobs.pop()()  # finds the other at it, and leaves it to that one
        merged.append([len(part.records) for part in parts])
        return merge_segments(parts)

    monkeypatch.setattr("corpus.library.merge_segments", merge)
    jobs.pop(0)()
    assert merged == [[1, 1], [2, 1]]
    assert [article.id for article in shelves.articles] == ["cloud", "grid", "new"]


def test_what_is_removed_or_added_while_segments_are_merged_is_not_lost(monkeypatch):
    jobs = []
    shelves = Library([Extraction(CLOUD)], names=NAMES, later=jobs.append)
    shelves.add([Extraction(GRID)])

    def merge(parts):
        if shelves.article("grid"):
            shelves.remove(["grid"])
            shelves.add([Extraction(Article("new", "新", "新港口每年吞吐九百万箱。"))])
        return merge_segments(parts)

    monkeypatch.setattr("corpus.library.merge_segments", merge)
    jobs[0]()
    assert [article.id for article in shelves.articles] == ["cloud", "new"]


def test_dates_searched_are_those_of_the_articles_that_are_left():
    shelves = library(
        Article("old", "旧", "旧闻。", published=date(2024, 1, 2)),
        Article("new", "新", "新闻。", published=date(2025, 3, 4)),
        Article("undated", "无日期", "闻所未闻。"),
    )
    assert shelves.searched == Searched(3, date(2024, 1, 2), date(2025, 3, 4), 2)
    shelves.remove(["old", "unknown"])
    assert shelves.searched == Searched(2, date(2025, 3, 4), date(2025, 3, 4), 1)
    assert shelves.article("old") is None


FIGURE = Figure(
    "3800亿元", Span(9, 15), Decimal(380_000_000_000), "money", "CNY", sentence=CLOUD.body[:16], metric="投入"
)
SAID = Claim(
    "铜价会涨", Span(3, 7), "Goldman Sachs", "高盛", "说", "indirect", "prediction", sentence="高盛说铜价会涨。"
)
DOUBTED = Claim(
    "铜价会跌", Span(13, 17), "Eddie Wu", "吴泳铭", "说", "indirect", "prediction", sentence="吴泳铭说铜价会跌。"
)
COPPER = Article("copper", "铜价之争", "高盛说铜价会涨。吴泳铭却说铜价会跌。")


def test_figure_asked_for_stands_first():
    shelves = Library([Extraction(CLOUD, (FIGURE,))], names=NAMES)
    assert ask(shelves, "阿里云投入多少钱").hits[0].figures == (FIGURE,)
    assert [hit.figure for hit in shelves.figures("阿里云 投入")] == [FIGURE]
    assert [hit.figure for hit in shelves.figures("RMB 380 billion")] == [FIGURE]
    assert [hit.figure for hit in shelves.figures("阿里云 3,800億")] == [FIGURE]
    assert shelves.figures("红烧肉") == ()


def test_length_of_time_of_another_figure_is_listed_only_where_a_length_was_asked_for():
    spent = replace(FIGURE, time="三年")
    years = Figure("三年", Span(7, 9), Decimal(3), "duration", "year", sentence=FIGURE.sentence, metric="投入")
    shelves = Library([Extraction(CLOUD, (years, spent))], names=NAMES)
    assert [hit.figure for hit in shelves.figures("阿里云 投入")] == [spent]
    assert years in [hit.figure for hit in shelves.figures("阿里云 投入 多久")]
    assert [hit.figure for hit in Library([Extraction(CLOUD, (years,))], names=NAMES).figures("阿里云 投入")] == [years]


def test_only_the_speaker_named_is_heard():
    shelves = Library([Extraction(COPPER, (), (SAID, DOUBTED))], names=NAMES)
    assert {hit.claim for hit in shelves.claims("铜价")} == {SAID, DOUBTED}
    assert [hit.claim for hit in shelves.claims("高盛怎么看铜价")] == [SAID]
    assert [hit.claim for hit in shelves.claims("Eddie Wu 铜价")] == [DOUBTED]
    assert ask(shelves, "吴泳铭怎么看铜价").hits[0].claims[0] == DOUBTED


def test_a_house_is_heard_in_its_people():
    theirs = replace(SAID, speaker="Rolf Hendry", speaker_text="分析师亨德里", organisation="Goldman Sachs")
    shelves = Library([Extraction(COPPER, (), (theirs, DOUBTED))], names=NAMES)
    assert [hit.claim for hit in shelves.claims("高盛怎么看铜价")] == [theirs]


CHIPS = Article(
    "chips", "Chips and power", "Jensen Huang said chips need power. Goldman Sachs forecasts that chips get cheaper."
)


def claim(content, speaker):
    start = CHIPS.body.index(content)
    return Claim(content, Span(start, start + len(content)), speaker, speaker, "said", "indirect", "opinion")


SPOKEN = Extraction(CHIPS, (), (claim("chips need power", "Jensen Huang"), claim("chips get cheaper", "Goldman Sachs")))


MILLS = Article(
    "mills", "Mills", "Ann Harlow said flour prices rise. She said mills need water. Tom Harrow said flour sells well."
)


def of_mills(content, speaker):
    start = MILLS.body.index(content)
    sentence = next(one for one in MILLS.body.split(". ") if content in one)
    return Claim(
        content, Span(start, start + len(content)), speaker, None, "said", "indirect", "opinion", sentence=sentence
    )


GROUND = Extraction(
    MILLS,
    (),
    (
        of_mills("flour prices rise", "Ann Harlow"),
        of_mills("mills need water", "Ann Harlow"),
        of_mills("flour sells well", "Tom Harrow"),
    ),
)


@pytest.mark.parametrize(
    ("query", "contents", "is_beside"),
    [
        ("Harlow about flour", {"flour prices rise"}, False),
        ("harlow", {"flour prices rise", "mills need water"}, False),
        ("Ann Harlow on flour", {"flour prices rise"}, False),
        ("Harlow about taxes", {"flour prices rise", "mills need water"}, True),
        ("flour", {"flour prices rise", "flour sells well"}, False),
    ],
)
def test_somebody_only_the_record_knows_is_heard_alone(query, contents, is_beside):
    hits = Library([GROUND], names=NAMES).claims(query)
    assert {hit.claim.content for hit in hits} == contents
    assert {hit.beside for hit in hits} == {is_beside}


FARMS = Article(
    "farms", "Robots on farms", "Jensen Huang said robots pick apples. Jensen Huang said cows sleep early at night."
)


def of_farms(content):
    start = FARMS.body.index(content)
    return Claim(
        content, Span(start, start + len(content)), "Jensen Huang", "Jensen Huang", "said", "indirect", "opinion"
    )


TOLD = Extraction(FARMS, (), (of_farms("robots pick apples"), of_farms("cows sleep early at night")))


@pytest.mark.parametrize(
    ("query", "contents"),
    [
        ("huang about robots", {"robots pick apples"}),
        ("黄仁勋对机器人的看法", {"robots pick apples"}),
        ("黄仁勋怎么看机器人", {"robots pick apples"}),
        ("huang about cows", {"cows sleep early at night"}),
        ("huang about apples and cows", {"robots pick apples", "cows sleep early at night"}),
        ("huang about farms", {"robots pick apples", "cows sleep early at night"}),  # no claim has it
        ("jensen huang", {"robots pick apples", "cows sleep early at night"}),
    ],
)
def test_claims_about_a_matter_have_something_of_it(query, contents):
    assert {hit.claim.content for hit in Library([TOLD], names=NAMES).claims(query)} == contents


@pytest.mark.parametrize("query", ["Wendell Huang", "Wendell Huang about chips", "zzyzx about power", "張三豐關於電網"])
def test_of_a_speaker_nobody_knows_there_is_nothing(query):
    assert Library([SPOKEN], names=NAMES).claims(query) == ()


@pytest.mark.parametrize(
    ("query", "speakers"),
    [
        ("huang about power", {"Jensen Huang"}),
        ("黄仁勋 关于 芯片", {"Jensen Huang"}),
        ("Goldman Sachs on chips", {"Goldman Sachs"}),
        ("Goldman Sacks on chips", {"Goldman Sachs"}),
        ("forecasts about chips", {"Jensen Huang", "Goldman Sachs"}),
        ("predictions about chips", {"Jensen Huang", "Goldman Sachs"}),
    ],
)
def test_one_named_before_about_is_the_only_one_heard(query, speakers):
    assert {hit.claim.speaker for hit in Library([SPOKEN], names=NAMES).claims(query)} == speakers


def test_search_ranks_articles_with_their_passages():
    (hit,) = library(CLOUD, GRID).search("歐洲電網")
    assert hit.article == GRID
    assert "歐洲電網" in hit.passages[0][0].text


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ("source:联合", ["a"]),
        ("after:2025-02", ["b"]),
        ("before:2025-02", ["a"]),
        ("lang:en", ["c"]),
        ("“电网老化”", ["a"]),
        ("-老化", ["b", "c"]),
    ],
)
def test_filters_leave_articles_and_passages_out(filters, found):
    shelves = library(
        Article("a", "甲", "电网老化得很快。", source="聯合報", published=date(2025, 1, 31), lang="zh-Hans"),
        Article("b", "乙", "电网升级得很快。", source="AIPress", published=date(2025, 2, 1), lang="zh-Hans"),
        Article("c", "丙", "The power grid is ageing fast.", lang="en"),
    )
    hits = ask(shelves, f"电网 {filters}").hits
    assert sorted({id_ for hit in hits for id_ in (hit.article.id, *hit.also)}) == found


def test_same_passage_in_two_articles_is_shown_once():
    (hit,) = ask(library(CLOUD, Article("copy", "转载", CLOUD.body)), "阿里云三年投多少钱").hits
    assert hit.also == ("copy",)


COOLING = Article("cooling", "Data halls", "Immersion cooling halves the temperature of servers in data halls.")


def test_spelling_that_is_answered_is_offered():
    answer = ask(library(COOLING, CLOUD, GRID), "tempraturr of imersoin")
    assert answer.hits == ()
    assert answer.suggestions[0] == "temperature of immersion"


@pytest.mark.parametrize("question", ["temprature of antarctica", "weather in srverr", "thre whales in hals"])
def test_spelling_that_is_not_answered_is_not_offered(question):
    answer = ask(library(COOLING, CLOUD, GRID), question)
    assert answer.hits == ()
    assert set(answer.suggestions) <= {COOLING.title, CLOUD.title, GRID.title}


@pytest.mark.parametrize(
    ("question", "answered"),
    [
        ("吴泳铭今年几岁", False),  # of what is asked about him, nothing is on record
        ("When was Eddie Wu born?", False),
        ("What did Eddie Wu say about birds in 2025?", False),
        ("What does Eddie Wu expect the birds to do in 2025?", False),  # 说 goes with "expect", and says little
        ("吴泳铭", True),
        ("吴泳铭说投多少", True),
    ],
)
def test_a_name_alone_answers_no_question_about_it(question, answered):
    said = extract(Article("wu", "云", "吴泳铭在2025年说，三年投入3800亿元。", lang="zh-Hans"), NAMES)
    shelves = Library((said, Extraction(GRID)), names=NAMES)
    assert bool(ask(shelves, question).hits) is answered


def test_figures_that_somebody_states_are_found_by_the_name():
    body = "阿尔特曼周二在博客里谈了成本。另一方面，他指出，训练成本每12个月降到原来的1/10，最近一年尤其快。"
    listed = Library([extract(Article("a", "谈成本", body, lang="zh-Hans"), NAMES)], names=NAMES).figures("altman")
    # 12个月 and 一年 only say when.
    assert [hit.figure.surface for hit in listed] == ["1/10"]


MAKERS = Article(
    "makers",
    "代工厂季报",
    "鸿海公布第三季度业绩，营收达到2.1万亿新台币，同比增长11%。\n\n广达第三季度营收为5200亿新台币，同比增长16%。\n\n和硕第三季度净亏损47.2亿新台币，营收同比增长3%。",
    lang="zh-Hans",
)


@pytest.mark.parametrize(
    ("turns", "shown"),
    [
        (["广达第三季度营收多少？", "鸿海呢？"], {"鸿海"}),
        (["廣達第三季度營收多少？", "那鴻海呢？"], {"鸿海"}),
        (["Quanta revenue in the third quarter?", "and Foxconn?"], {"鸿海"}),
        (["鸿海第三季度营收多少？", "广达呢？", "那富士康呢？"], {"鸿海"}),
        # Both asked about, or nobody replaced.
        (["鸿海第三季度营收多少？"], {"鸿海", "广达"}),
        (["广达第三季度营收多少？", "鸿海和广达第三季度营收呢？"], {"鸿海", "广达"}),
    ],
)
def test_below_a_follow_up_nothing_is_about_whom_it_replaces(turns, shown):
    answer = Library([extract(MAKERS, NAMES)], names=NAMES).ask(parse_in_thread(turns[-1], turns[:-1], names=NAMES))
    text = "".join(hit.passage.text for hit in answer.hits)
    assert {house for house in ("鸿海", "广达") if house in text} == shown


def test_articles_that_hold_any_of_some_terms_are_told_from_those_asked_about():
    of = library(CLOUD)
    of.add([Extraction(GRID)])
    assert of.holding(["铜", "云"], ["grid", "cloud", "gone"]) == {"grid", "cloud"}
    assert of.holding(["铜"], ["grid", "cloud"]) == {"grid"}
    assert of.holding(["铜"], ["cloud"]) == frozenset()
    of.remove(["grid"])
    assert of.holding(["铜"], ["grid"]) == frozenset()


def test_articles_with_a_claim_that_falls_due_within_some_days():
    def promising(article, day):
        said = Claim("开工", Span(0, 2), "高盛", None, None, "indirect", "plan", due=day)
        return Extraction(article, claims=(said,))

    of = Library([promising(CLOUD, date(2026, 3, 6)), promising(GRID, None)], names=NAMES)
    for first, last, found in (
        (date(2026, 3, 6), date(2026, 3, 6), ["cloud"]),
        (date(2026, 3, 1), date(2026, 3, 5), []),
        (date(2026, 3, 7), date.max, []),
    ):
        assert [one.article.id for one in of.falling_due(first, last)] == found
    of.remove(["cloud"])
    assert of.falling_due(date.min, date.max) == ()


def test_rare_word_of_a_long_articles_title_finds_the_passage_that_has_it():
    many = "\n\n".join(f"林舟表示，第{n}条海缆很有意思，他说得很清楚，听众听得明白。" for n in range(40))
    told = "林舟说，旧海缆是幽灵，谁也找不到它躺在哪里，修船只能空手回来，船员也无可奈何。"
    talk = Article("talk", "林舟：海缆是幽灵", f"{many}\n\n{told}\n\n{many}", lang="zh-Hans")
    assert ask(library(talk), "林舟说的幽灵是什么意思").hits[0].passage.text == told


def test_what_a_colon_announces_is_shown_with_it():
    body = "建新机房须满足两个条件:\n\n一是附近有变电站。\n\n二是有冷却用水。\n\n别的以后再谈。"
    hit = ask(library(Article("a", "机房", body, lang="zh-Hans")), "建新机房须满足哪两个条件").hits[0]
    assert hit.passage.text == "建新机房须满足两个条件:\n\n一是附近有变电站。"


def test_definition_comes_first_where_one_is_asked_for():
    used = "林舟说，算力银行今年很热门，人人都谈算力银行，各地都想办算力银行。"
    body = f"{used}\n\n林舟说，所谓算力银行，就是指把闲置的芯片存进来，谁要用谁来取。\n\n{used}"
    talk = Article("a", "林舟谈算力银行", body, lang="zh-Hans")
    shelves = Library([extract(talk, NAMES)], names=NAMES)
    assert "把闲置的芯片存进来" in ask(shelves, "算力银行是什么意思").hits[0].passage.text
