"""How fast figures are found. `extra_info` has the characters a round goes through: divide them by the median."""

from pathlib import Path

import corpus
from corpus.figures import find_figures
from corpus.segment import sentences

ARTICLES = sorted((Path(corpus.__file__).parent / "articles").glob("*.md"))


def test_bench_figures_without_attributes(benchmark):
    texts = [path.read_text(encoding="utf-8") for path in ARTICLES]
    split = [(text, sentences(text)) for text in texts]
    benchmark.extra_info["characters"] = sum(map(len, texts))
    found = benchmark(lambda: [find_figures(text, spans) for text, spans in split])
    assert all(found)
