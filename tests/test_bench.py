"""`onrecord bench` measures; these tests hold what it says, not how fast it was."""

import json
from types import SimpleNamespace

import pytest

from bot.bench_building import Plan, build
from bot.errors import SetupError
from bot.generating import make_articles, make_questions
from corpus.ingest import extract
from corpus.languages import detect_lang
from corpus.names import load_names


def test_bench_measures_made_up_articles(onrecord, tmp_path):
    (tmp_path / "asked.jsonl").write_text(
        '{"question": "阿里巴巴投了多少钱"}\n{"turns": ["英伟达", "那芯片呢"]}\n'
        '{"query": "data centers"}\n{"asked": 1}\n',
        encoding="utf-8",
    )
    done = onrecord("bench", "--generate", "40", "--extract", "5", "--questions", "asked.jsonl")
    (row,) = done.rows
    assert done.code == 1
    assert "Line 4 is not asked." in done.err
    assert (row["articles"], row["extract"]["articles"], row["ask"]["questions"]) == (40, 5, 3)
    assert row["index"]["articles_per_second"] > 0
    assert row["ask"]["p50_ms"] <= row["ask"]["p95_ms"] <= row["ask"]["p99_ms"]
    assert row["add"]["visible"] == row["add"]["articles"]
    assert row["add"]["merging"]["p50_ms"] > 0
    assert not (tmp_path / "data").exists()


def test_bench_measures_articles_of_a_file(onrecord, tmp_path):
    lines = [{"id": f"n{n}", "title": "电网", "body": f"第{n}号电网的容量为{n}万千瓦。"} for n in range(3)]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (row,) = onrecord("bench", "--articles", "news.jsonl", "--extract", "all").rows
    assert (row["articles"], row["extract"]["articles"]) == (3, 3)
    assert row["index"]["units"] == 3


def test_index_that_cannot_be_kept_is_not_measured(monkeypatch, tmp_path):
    monkeypatch.setattr("bot.bench_building.save_snapshot", lambda *_: None)
    call = SimpleNamespace(names=load_names(), complain=print)
    with pytest.raises(SetupError, match="TMPDIR"):
        build(call, Plan(None, None, 3, 0), tmp_path / "index.snapshot")


def test_same_seed_makes_the_same_articles():
    assert list(make_articles(3)) == list(make_articles(5))[:3]
    assert list(make_questions(3, seed=4)) == list(make_questions(3, seed=4))
    assert list(make_articles(3)) != list(make_articles(3, seed=2))


def test_articles_made_up_are_like_news():
    made = list(make_articles(60))
    assert {article.lang for article in made} == {"en", "zh-Hans", "zh-Hant"}
    assert all(detect_lang(article.body).startswith(article.lang) for article in made)
    assert 1_000 < sum(len(article.body) for article in made) / len(made) < 1_400
    found = [extract(article, load_names()) for article in made[:5]]
    assert all(one.figures and one.claims for one in found)


@pytest.mark.parametrize("value", ["some", "-3", ""])
def test_number_to_extract_is_a_number_or_all(onrecord, value):
    assert onrecord("bench", "--extract", value).code == 2
