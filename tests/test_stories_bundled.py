"""The bundled articles' own stories: one item each with all of their articles, and the series they make together."""

from decimal import Decimal
from pathlib import Path

import pytest
from stories_texts import NAMES

from corpus.ingest import extract
from corpus.library import Library
from corpus.readers import read_articles
from corpus.stories.folding import fold_figures
from corpus.stories.sayings import fold_claims, hear
from corpus.stories.series import trace
from corpus.stories.values import measure

ARTICLES = Path(__file__).parents[1] / "corpus" / "articles"


@pytest.fixture(scope="module")
def read():
    """Every bundled article by the number in its file's name."""
    return {
        int(path.name[:2]): extract(article, NAMES)
        for path in sorted(ARTICLES.glob("*.md"))
        for article in read_articles(path.read_bytes(), path.name)
    }


@pytest.mark.parametrize(
    ("amount", "unit", "articles"),
    [
        (380 * 10**9, "CNY", {1, 10}),  # three years of infrastructure
        (10, "multiple", {1, 10}),  # ten times the energy by 2032
        (10_750, "USD", {9}),  # copper in 2027
        (4 * 10**12, "USD", {1, 10}),  # what the industry invests in five years
        (600 * 10**6, "download", {1, 10}),
        (170_000, None, {1, 10}),  # models derived from Qwen
    ],
)
def test_a_figure_that_several_of_them_tell_is_one_story(read, amount, unit, articles):
    numbers = {one.article.id: number for number, one in read.items()}
    stories = [
        {numbers[article.id] for article in story.articles}
        for story in fold_figures(read.values(), NAMES)
        if measure(story.figure) == amount and (unit is None or story.figure.unit == unit)
    ]
    assert articles in stories
    # No article tells it in a second story, but for a tenfold of something else.
    assert sum(len(one & articles) for one in stories) == len(articles) or amount == Decimal(10)


def test_claims_that_two_of_them_report_are_one_saying(read):
    heard = [hear(claim, one, NAMES) for one in read.values() for claim in one.claims]
    found = [saying for saying in fold_claims(heard) if len(saying.articles) > 1]
    assert all({said.claim.speaker for said in saying.reports} == {"Eddie Wu"} for saying in found)
    assert len(found) >= 3


def test_the_models_derived_from_qwen_are_a_series_of_two_years(read):
    library = Library(read.values(), names=NAMES)
    points = [(point.label, int(point.value)) for point in trace("千问 衍生模型", library, NAMES)]
    assert [value for _, value in points] == [50_000, 170_000]
    assert [label[:4] for label, _ in points if label] == ["2024", "2025"]
