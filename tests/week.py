"""A week of news on a fixed clock: the bundled articles and those of `data/week.jsonl`, arriving day by day."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from corpus.digests import Digest, Window, make_digest
from corpus.ingest import extract
from corpus.library import Library
from corpus.models import Article
from corpus.names import load_names
from corpus.readers import read_articles
from corpus.topics import parse_topic

NAMES = load_names()
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
CHANNELS = {
    "#cloud": "阿里巴巴, 英伟达, OpenAI",
    "#metals": "銅價, 電網, 資料中心 用電",
    "#ai-money": "OpenAI, Nvidia, AI spending, data centers",
}
_BUNDLED = Path(__file__).parents[1] / "corpus" / "articles"
_OWN = Path(__file__).parent / "data" / "week.jsonl"


@dataclass
class Day:
    """One morning: what came since the one before, and the digest of each channel."""

    number: int
    arrived: list[Article]
    digests: dict[str, Digest]


def bundled():
    """Give the bundled articles: those with a date are on record before the week, the others come during it."""
    return [
        article for path in sorted(_BUNDLED.glob("*.md")) for article in read_articles(path.read_bytes(), path.name)
    ]


def arrivals():
    """Give the articles of each of the seven days."""
    days = [[] for _ in range(7)]
    for place, article in enumerate(article for article in bundled() if article.published is None):
        days[place // 2].append(article)
    for line in _OWN.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        day = row.pop("day")
        if day < 0:
            continue
        days[day].append(Article(**row, published=date(2026, 3, 2) + day * DAY))
    return days


def older():
    """Give what was on record before the week."""
    for line in _OWN.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.pop("day") < 0:
            yield Article(**{**row, "published": date.fromisoformat(row["published"])})


def week(channels=CHANNELS):
    """Run the seven mornings; what a channel was told once it is not told again."""
    before = [article for article in bundled() if article.published]
    library = Library((extract(article, NAMES) for article in (*before, *older())), names=NAMES)
    announced = {channel: set() for channel in channels}
    for number, articles in enumerate(arrivals()):
        library.add(extract(article, NAMES) for article in articles)
        until = MONDAY + (number + 1) * DAY
        digests = {}
        for channel, topic in channels.items():
            ids = [article.id for article in articles]
            digest = make_digest(
                library, ids, parse_topic(topic, NAMES), Window(until - DAY, until), frozenset(announced[channel])
            )
            announced[channel] |= digest.keys
            digests[channel] = digest
        yield Day(number, articles, digests)
