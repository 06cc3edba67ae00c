"""Labels of a transcript's turns, by texts: whom each names, and whether it asks."""

import pytest

from corpus.claims.labels import find_labels
from corpus.claims.reading import read
from corpus.models import Article
from corpus.names import load_names
from corpus.segment import sentences

NAMES = load_names()


def labels_in(text: str) -> list[tuple[str | None, bool]]:
    reading = read(Article(id="a", title="", body=text), sentences(text), NAMES)
    return [(text[one.who.start : one.who.end] if one.who else None, one.asks) for one in find_labels(reading)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "主持人：今年怎么样？\n周岚：比去年好。\n主持人：明年呢？\n周岚：还不好说。",
            [("主持人", True), ("周岚", False)] * 2,
        ),
        ("问：毛利率会降吗？\n答（财务长李敏）：不会。", [("问", True), ("李敏", False)]),
        ("記者問：何時動工？\n周岚：下月。", [("記者問", True), ("周岚", False)]),
        ("Q: What now?\nA: We wait.\nQ: Until when?\nA: May.", [("Q", True), (None, False)] * 2),
        # No turns: a label that stands alone, and lines about the article.
        ("周岚：比去年好。今年的收成不错。", []),
        ("编辑：周岚\n来源：晨报\n编辑：李敏\n来源：晚报", []),
        ("时间：周五\n地点：礼堂", []),
        ("", []),
    ],
)
def test_labels(text, expected):
    found = labels_in(text)
    assert [asks for _, asks in found] == [asks for _, asks in expected]
    assert all(wanted is None or wanted in (who or "") for (who, _), (wanted, _) in zip(found, expected, strict=True))
