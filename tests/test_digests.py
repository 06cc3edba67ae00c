"""What is new for a topic in a period."""

from datetime import UTC, datetime

from corpus.digests import Window, make_digest
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article
from corpus.names import load_names
from corpus.topics import parse_topic

NAMES = load_names()
WINDOW = Window(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 8, tzinfo=UTC))


def digest_of(*texts, topic="", announced=()):
    articles = [Article(id=f"a{number}", title="", body=text) for number, text in enumerate(texts)]
    library = Library((extract(article, NAMES) for article in articles), names=NAMES)
    return make_digest(library, [one.id for one in articles], parse_topic(topic, NAMES), WINDOW, frozenset(announced))


def test_a_new_figure_is_an_item():
    digest = digest_of("英伟达去年数据中心收入为1152亿美元。")
    assert [item.figures[0].figure.surface for item in digest.items] == ["1152亿美元"]


def test_what_was_announced_is_left_out():
    first = digest_of("英伟达去年数据中心收入为1152亿美元。")
    again = digest_of("英伟达去年数据中心收入为1152亿美元。", announced=first.keys)
    assert again.is_empty
    assert again.receipt.left_out == 1
