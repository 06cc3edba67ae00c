"""Whose a figure is in an article about a house, or a thing, that no list names: by its title, surfaces and owners."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.figures.clauses import view_of
from corpus.ingest import extract
from corpus.models import Article
from corpus.names import load_names

NAMES = load_names()

CASES = Path(__file__).parent / "data" / "whose_figures.jsonl"
ARTICLES = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
ROWS = [(a["title"], a["text"], surface, owner) for a in ARTICLES for surface, owner in a["owners"].items()]


@pytest.mark.parametrize(("title", "body", "surface", "owner"), ROWS, ids=[f"{r[0][:14]}:{r[2]}" for r in ROWS])
def test_a_figure_is_its_articles_house_or_the_thing_it_measures(title, body, surface, owner):
    article = Article(id="a", title=title, body=body, published=date(2026, 11, 3))
    figure = next(figure for figure in extract(article, NAMES).figures if surface in figure.surface)
    assert (figure.entity or "").lower().removeprefix("the ") == owner.lower()


# A title that begins with no house gives none.
@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("今年资本开支大增", "今年资本开支大增。今年开支大增，公司没有回应。"),
        ("AI时代来了", "AI时代来了，AI时代的公司很多。AI会改变公司。"),
        ("Oil prices jump", "Oil prices jump. Oil is dear. Oil said nothing."),
        ("Why chips matter", "Why is it so? Chips matter. Chips will matter."),
        ("大模型宣布降价", "大模型降价了。大模型宣布降价，大模型越来越便宜。"),
    ],
)
def test_a_title_without_a_house_makes_no_protagonist(title, body):
    assert view_of(Article(id="a", title=title, body=body), NAMES).protagonist is None


TALK = (
    "腾讯董事长马化腾在播客里谈了教育。马化腾说，孩子每天要读书两小时。他说，练习100次才算入门。马化腾认为，"
    "考试占去学生80%的时间。马化腾还说，老师要少讲30%。主持人问马化腾怎么看家长，马化腾说，家长要多陪孩子。"
)


@pytest.mark.parametrize(
    ("title", "body", "hero"),
    [
        ("专访马化腾：孩子怎么学", TALK, None),
        ("專訪馬化騰：孩子怎麼學", TALK, None),
        ("腾讯马化腾谈教育", TALK + "腾讯今年投入3亿元，腾讯的员工有10万人。", "Tencent"),
        ("专访马化腾：公司怎么做", TALK + "腾讯今年投入3亿元。腾讯的员工有10万人。腾讯还要招人。", "Tencent"),
    ],
)
def test_an_interview_is_about_its_person_and_not_the_house_of_his_role(title, body, hero):
    found = view_of(Article(id="a", title=title, body=body + "腾讯。"), NAMES).protagonist
    assert (found and found.name.canonical) == hero
