"""How fast claims are found. `extra_info` has the characters a round goes through: divide them by the median."""

from pathlib import Path

import corpus
from corpus.claims import extract_claims
from corpus.models import Article
from corpus.names import load_names
from corpus.segment import sentences

ARTICLES = sorted((Path(corpus.__file__).parent / "articles").glob("*.md"))


def test_bench_claims(benchmark):
    names = load_names()
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    articles = [
        (Article(id=path.stem, title="", body=text), sentences(text))
        for path, text in zip(ARTICLES, texts, strict=True)
    ]
    benchmark.extra_info["characters"] = sum(map(len, texts))
    found = benchmark(lambda: [extract_claims(article, (), spans, names) for article, spans in articles])
    assert all(found)
