"""The bundled articles: each is read as one whole article, and there is enough in it to ask about."""

from decimal import Decimal
from functools import cache
from importlib import resources

import pytest

from corpus.ingest import extract
from corpus.models import Article, Extraction
from corpus.names import load_names
from corpus.readers import read_articles

FOLDER = resources.files("corpus") / "articles"
NAMES = load_names()


@cache
def article(name: str) -> Article:
    (found,) = read_articles((FOLDER / name).read_bytes(), name)
    assert isinstance(found, Article)
    return found


@cache
def extraction(name: str) -> Extraction:
    return extract(article(name), NAMES)


ROWS = [
    ("01-alibaba-apsara-2025.md", "AIPress.com.cn", "zh-Hans", "3800亿元"),
    ("02-alibaba-apsara-2024.md", "TMTPost", "en, zh-Hant", "6.9 million developers"),
    ("03-buchanan-grand-bargain.md", "心智觀察所", "zh-Hant", "500億瓦"),
    ("04-mckinsey-arenas.md", "稻香湖下午茶", "zh-Hant", "29兆至48兆美元"),
    ("05-genesis-mission.md", "P.T.G.", "zh-Hant", "7台新的超級電腦"),
    ("06-jensen-huang-cnbc.md", "老張的求知思考世界", "zh-Hant", "500億至600億美元"),
    ("07-karpathy-interview.md", "數字開物", "zh-Hant", "8000行程式碼"),
    ("08-jack-clark-essay.md", "AI寒武紀", "zh-Hant", "數千億美元"),
    ("09-goldman-grid-copper.md", "invest wallstreet", "zh-Hant", "每噸10750美元"),
    ("10-wu-apsara-full-speech.md", "鋅財經", "zh-Hant", "100張GPU"),
    ("11-altman-agi.md", "IT之家", "zh-Hans", "1/10"),
    ("12-joe-tsai-interview.md", "摩根大通第20届全球中国峰会", "zh-Hans, en", "about 22 years"),
]


@pytest.mark.parametrize(("name", "source", "lang", "passage"), ROWS, ids=[row[0] for row in ROWS])
def test_a_file_is_read_as_one_article(name: str, source: str, lang: str, passage: str) -> None:
    found = article(name)

    assert found.title
    assert found.source == source
    assert found.lang == lang
    assert passage in found.body
    assert not found.body.startswith("---")


def test_every_bundled_file_has_a_row() -> None:
    assert sorted(path.name for path in FOLDER.iterdir() if path.name.endswith(".md")) == [row[0] for row in ROWS]


def test_ids_are_those_of_the_front_matter_and_never_repeat() -> None:
    assert [article(row[0]).id for row in ROWS] == [f"onrecord-{number:02}" for number in range(1, len(ROWS) + 1)]


def test_dates_stand_where_the_source_gives_one() -> None:
    dated = {row[0]: str(article(row[0]).published) for row in ROWS if article(row[0]).published}

    assert dated == {"01-alibaba-apsara-2025.md": "2025-09-24", "11-altman-agi.md": "2025-02-10"}


def test_a_transcript_keeps_its_speaker_labels() -> None:
    body = article("12-joe-tsai-interview.md").body

    assert body.count("蔡崇信：") == 6
    assert body.count("Joe Tsai:") == 6


# The fewest figures and claims that make an article worth asking about, and one of each that it is known for.
RICH = [
    ("01-alibaba-apsara-2025.md", 18, 15, (380_000_000_000, "CNY"), "未来五年的累计投入将超过4万亿美元"),
    ("02-alibaba-apsara-2024.md", 25, 27, (97, "percent"), "inference gets cheaper"),
    ("03-buchanan-grand-bargain.md", 10, 9, (100_000, "USD"), "有70%在國外出生"),
    ("04-mckinsey-arenas.md", 24, 7, (29_000_000_000_000, "USD"), "搖擺因素"),
    ("05-genesis-mission.md", 2, 12, (7, "computer"), "共和黨高層正在研究"),
    ("06-jensen-huang-cnbc.md", 10, 18, (2_000_000_000, "USD"), "這對移民家庭是很重的負擔"),
    ("07-karpathy-interview.md", 33, 28, (2_000_000_000, "year"), "10億個參數就夠了"),
    ("08-jack-clark-essay.md", 5, 20, (100_000_000_000, "USD"), "危機遲早會來"),
    ("09-goldman-grid-copper.md", 8, 11, (10_750, "USD"), "歐洲電網的平均年齡為50年"),
    ("10-wu-apsara-full-speech.md", 21, 28, (170_000, "model"), "Token就是未來的電"),
    ("11-altman-agi.md", 7, 15, (40_000_000_000, "USD"), "不受欢迎的限制"),
    ("12-joe-tsai-interview.md", 9, 34, (22, "year"), "machines will keep getting smarter"),
]


@pytest.mark.parametrize(("name", "figures", "claims", "figure", "claim"), RICH, ids=[row[0] for row in RICH])
def test_an_article_is_rich(name: str, figures: int, claims: int, figure: tuple[int, str], claim: str) -> None:
    found = extraction(name)

    assert len(found.figures) >= figures
    assert len(found.claims) >= claims
    assert (Decimal(figure[0]), figure[1]) in {(one.value, one.unit) for one in found.figures}
    assert any(claim in one.content for one in found.claims)
