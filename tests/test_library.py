from corpus.library import Library
from corpus.models import Article, Extraction
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
