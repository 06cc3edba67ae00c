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
