"""How fast articles are taken in and asked about. `extra_info` has what a round goes through."""

from itertools import count

import pytest

from bot.generating import make_articles, make_questions
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article, Extraction
from corpus.names import load_names
from corpus.questions import parse_question

NAMES = load_names()
ARTICLES = 500


@pytest.fixture(scope="module")
def library():
    return Library(map(Extraction, make_articles(ARTICLES)), names=NAMES)


def test_bench_extract(benchmark):
    articles = list(make_articles(5))
    benchmark.extra_info["characters"] = sum(len(article.body) for article in articles)
    assert all(one.figures for one in benchmark(lambda: [extract(article, NAMES) for article in articles]))


def test_bench_build(benchmark):
    extractions = list(map(Extraction, make_articles(ARTICLES)))
    benchmark.extra_info["articles"] = ARTICLES
    assert benchmark(lambda: Library(extractions, names=NAMES)).searched.articles == ARTICLES


def test_bench_ask(benchmark, library):
    questions = list(make_questions(50))
    benchmark.extra_info["questions"] = len(questions)
    assert any(benchmark(lambda: [library.ask(parse_question(one, names=NAMES)).hits for one in questions]))


def test_bench_add(benchmark, library):
    numbers = count()
    (article,) = make_articles(1, seed=2)
    benchmark(lambda: library.add([Extraction(Article(f"new-{next(numbers)}", article.title, article.body))]))
    assert library.searched.articles > ARTICLES
