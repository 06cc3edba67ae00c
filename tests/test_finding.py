"""Which article is meant, and which one shows best what can be asked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from corpus.finding import find_articles, newest, telling_claims, telling_figures
from corpus.library import Library
from corpus.models import Article, Claim, Extraction, Figure, Span
from corpus.names import load_names

GRID = Article(
    "a1b2c3d4", "电网告急", "老旧的电网拖住了数据中心。铜价涨了一成。", published=date(2025, 3, 1), lang="zh-Hans"
)
COPPER = Article("a1b2c3ff", "銅價與電網", "銅的需求持續增加。", published=date(2025, 5, 1), lang="zh-Hant")
HARBOUR = Article(
    "ffee0011", "A full port", "The harbour is full of copper and grain.", published=date(2025, 6, 1), lang="en"
)
UNDATED = Article("0badcafe", "没有日期", "港口很忙，电网也忙。", lang="zh-Hans, en")
LIBRARY = Library((Extraction(one) for one in (GRID, COPPER, HARBOUR, UNDATED)), names=load_names())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a1b2c3d4", ["a1b2c3d4"]),
        ("a1b2c3", ["a1b2c3d4", "a1b2c3ff"]),
        ("A full port", ["ffee0011"]),
        ("a FULL port", ["ffee0011"]),
        ("电网告急", ["a1b2c3d4"]),
        ("電網告急", ["a1b2c3d4"]),
        ("harbour", ["ffee0011"]),
        ("zebra", []),
        ("a1b2c3d9", []),  # an id that nobody has
        ("onrecord-99", []),
    ],
)
def test_an_article_is_found_by_its_id_its_title_or_what_it_says(words, found):
    assert [article.id for article in find_articles(LIBRARY, words)][: len(found) or 1] == found


def test_a_title_comes_before_what_merely_says_it():
    assert [one.id for one in find_articles(LIBRARY, "电网")][:2] == ["a1b2c3d4", "a1b2c3ff"]


def test_no_more_than_asked_for():
    assert len(find_articles(LIBRARY, "电网", limit=1)) == 1


@pytest.mark.parametrize(
    ("lang", "first"),
    [
        ("en", ["ffee0011"]),
        ("zh-Hans", ["a1b2c3d4", "0badcafe", "a1b2c3ff"]),
        ("zh-Hant", ["a1b2c3ff", "a1b2c3d4", "0badcafe"]),
    ],
)
def test_the_newest_articles_of_a_language_come_first(lang, first):
    assert [one.article.id for one in newest(LIBRARY, lang)] == first


def test_what_tells_most_comes_first_and_what_belongs_to_nobody_not_at_all():
    figure = Figure("5%", Span(0, 2), Decimal(5), "percent", entity="云湖", metric="营收", salience=0.2)
    untold = (None, "Wu", "量", "September that it", "Prices closed", "in the quarter")
    silent = [replace(figure, metric=metric, salience=0.9) for metric in untold]
    figures = (figure, *silent, replace(figure, surface="6%", salience=0.5))
    claim = Claim("需求强", Span(0, 3), "林默", "林默", "说", "direct", "opinion", salience=0.1)
    nobody = (None, "In a 140-page report the agency", "the driver", "两位知情的地方国企负责人和一名顾问")
    claims = (claim, *(replace(claim, speaker=speaker, salience=0.9) for speaker in nobody))
    claims = (*claims, replace(claim, speaker="陈一", salience=0.7))
    extraction = Extraction(GRID, figures, claims)
    assert [one.surface for one in telling_figures(extraction)] == ["6%", "5%"]
    assert [one.speaker for one in telling_claims(extraction)] == ["陈一", "林默"]
