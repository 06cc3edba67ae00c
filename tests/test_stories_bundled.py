"""The bundled articles' own stories: one item each with all of their articles, and the series they make together."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from stories_texts import NAMES

from corpus.ingest import extract
from corpus.library import Library
from corpus.readers import read_articles
from corpus.stories.checking import check_figures
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


@pytest.mark.parametrize(
    ("text", "finding", "surface"),
    [
        ("英伟达2024年经济利润660亿美元", "agrees", "660億美元"),
        # The same article has that amount of semiconductors, a year before.
        ("英伟达2024年经济利润620亿美元", "differs", "660億美元"),
        ("高盛认为铜价2027年会到12000美元", "differs", "10750美元"),
        ("Alibaba will invest 300 billion yuan over three years", "differs", "3800亿元"),
    ],
)
def test_a_figure_is_held_against_what_is_said_of_it_and_no_neighbour(read, text, finding, surface):
    [checked] = check_figures(text, Library(read.values(), names=NAMES), NAMES, date(2026, 11, 26))
    assert (checked.finding, checked.record[0].figure.surface) == (finding, surface)


def test_what_somebody_only_imagines_contradicts_nothing(read):
    [checked] = check_figures(
        "Harborline is cutting 310 jobs", Library(read.values(), names=NAMES), NAMES, date(2026, 11, 26)
    )
    assert (checked.finding, checked.record) == ("not on record", ())
