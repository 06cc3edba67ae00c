"""What a user follows, and from which day on."""

from datetime import UTC, date, datetime

import pytest
from stories_texts import NAMES

from corpus.digests import Window, make_digest
from corpus.digests.since import read_since, split_since
from corpus.errors import QuestionError
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article
from corpus.topics import parse_topic

TODAY = date(2026, 3, 4)
WINDOW = Window(datetime(2026, 3, 3, tzinfo=UTC), datetime(2026, 3, 4, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("", []),
        (" , ，", []),
        ("铜价", ["铜价"]),
        ("阿里巴巴 资本开支, 铜价", ["阿里巴巴 资本开支", "铜价"]),
        ("銅價、電網；lang:en", ["銅價", "電網", "lang:en"]),
        ("Qwen or Llama", ["Qwen", "Llama"]),
        ("oracle", ["oracle"]),
    ],
)
def test_commas_part_alternatives(text, alternatives):
    topic = parse_topic(text, NAMES)
    assert [one.text for one in topic.alternatives] == alternatives
    assert topic.is_everything == (not alternatives)


@pytest.mark.parametrize("text", ["after:soon", "x" * 1_001, ",".join(map(str, range(13)))])
def test_a_topic_that_means_nothing_is_refused_in_a_sentence(text):
    with pytest.raises(QuestionError) as caught:
        parse_topic(text, NAMES)
    assert caught.value.reason.endswith(".")


@pytest.mark.parametrize(
    ("typed", "topic", "since"),
    [
        ("Qwen since 2026-03", "Qwen", "2026-03"),
        ("since 2026-03", "", "2026-03"),
        ("铜价 自 上周", "铜价", "上周"),
        ("铜价 自从2026年3月起", "铜价", "2026年3月起"),
        ("Qwen --since 2026-03", "Qwen", "2026-03"),
        ("台积电 从2026年10月1日", "台积电", "2026年10月1日"),
        ("台積電 從上週", "台積電", "上週"),
        ("铜价 从矿山到工厂", "铜价 从矿山到工厂", None),
        ("insincere", "insincere", None),
        ("自动驾驶", "自动驾驶", None),
        ("特斯拉 自动驾驶", "特斯拉 自动驾驶", None),
        ("Qwen", "Qwen", None),
    ],
)
def test_a_day_stands_behind_since(typed, topic, since):
    assert split_since(typed) == (topic, since)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026", date(2026, 1, 1)),
        ("2026-02", date(2026, 2, 1)),
        ("2026/02/14", date(2026, 2, 14)),
        ("2026年2月14日", date(2026, 2, 14)),
        ("2026年2月起", date(2026, 2, 1)),
        ("２０２６-02", date(2026, 2, 1)),
        ("上周", date(2026, 2, 25)),
        ("Yesterday", date(2026, 3, 3)),
        ("last month", date(2026, 2, 1)),
        ("去年", date(2025, 1, 1)),
        ("2026-13", None),
        ("2026-02-30", None),
        ("0000-01", None),
        ("soon", None),
        ("", None),
    ],
)
def test_the_first_day_that_words_name(text, day):
    assert read_since(text, TODAY) == day


@pytest.mark.parametrize(("topic", "found"), [("copper", True), ("spending", False)])
def test_a_word_is_met_by_one_character_only_where_that_is_a_matter_by_itself(topic, found):
    article = Article("a1", "银行报告", "高盛预测，2027年铜价将达每吨10750美元，涨幅的程度超过预期。", lang="zh-Hans")
    library = Library([extract(article, NAMES)], names=NAMES)
    digest = make_digest(library, ["a1"], parse_topic(topic, NAMES), WINDOW)
    assert bool(digest.items) == found
