"""Which article is meant: by its id, its title or its words; and which to show to who wants an example.

Must never give an article that the library has let go.
"""

import re
from collections.abc import Iterator
from datetime import date
from heapq import nlargest

from corpus.library import Library
from corpus.models import Article, Claim, Extraction, Figure
from corpus.normalise import fold_characters

# Shorter beginnings of an id, or parts of a title, fit too many by chance.
_SHORTEST_ID = 6
_SHORTEST_TITLE = 2
# The beginning of an id that we gave, or one of a bundled article; 202509 may be a month.
_ID = re.compile(r"(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{6,64}|onrecord-[0-9]{1,3}")
# A shorter metric says nothing to who has not read the article.
_SHORTEST_ENGLISH, _SHORTEST_CHINESE = 6, 2
# Articles looked at for an example: one of the newest holds a figure and a claim.
_NEWEST = 12


def find_articles(library: Library, words: str, *, limit: int = 4) -> tuple[Article, ...]:
    """Give the articles that words may mean, best first: 3f2a9c by its id, 铜价 by its title, then by what it says.

    An id that nobody has means none: what stands in its place may be anything. Raises QuestionError for a filter with
    no meaning.
    """
    named = [*_by_id(library, words), *_by_title(library, words)]
    if len(named) < limit and not _ID.fullmatch(words.strip()):
        named += (hit.article for hit in library.search(words, limit=limit))
    return tuple({article.id: article for article in named}.values())[:limit]


def newest(library: Library, lang: str) -> tuple[Extraction, ...]:
    """Give the newest articles with what was taken from them, those in `lang` before the others of its language.

    For zh-Hant, an article in traditional characters comes before one in simplified; English ones do not come.
    """
    theirs = [article for article in library.articles if _language(article.lang) == _language(lang)]
    found = nlargest(_NEWEST, theirs, key=lambda one: (one.lang.startswith(lang), one.published or date.min))
    return tuple(one for article in found if (one := library.article(article.id)))


def latest(library: Library, limit: int) -> tuple[Extraction, ...]:
    """Give the newest articles of every language with what was taken from them; those without a date come last."""
    found = nlargest(limit, library.articles, key=lambda one: one.published or date.min)
    return tuple(one for article in found if (one := library.article(article.id)))


def telling_figures(extraction: Extraction) -> Iterator[Figure]:
    """Give the figures that say whose they are and what they measure, 阿里云的下载量超6亿次, the most wanted first."""
    told = (figure for figure in extraction.figures if figure.entity and _tells(figure.metric or ""))
    yield from sorted(told, key=lambda figure: -figure.salience)


def telling_claims(extraction: Extraction) -> Iterator[Claim]:
    """Give an article's claims of somebody who is named, 吴泳铭 and not 业内人士, those a reader wants most first."""
    yield from sorted((claim for claim in extraction.claims if claim.speaker), key=lambda claim: -claim.salience)


def _tells(metric: str) -> bool:
    return len(metric) >= (_SHORTEST_ENGLISH if metric.isascii() else _SHORTEST_CHINESE)


def _by_id(library: Library, words: str) -> Iterator[Article]:
    wanted = words.strip()
    if len(wanted) >= _SHORTEST_ID:
        yield from (article for article in library.articles if article.id.startswith(wanted))


def _by_title(library: Library, words: str) -> Iterator[Article]:
    wanted = _plain(words).strip()
    if len(wanted) >= _SHORTEST_TITLE:
        yield from (article for article in library.articles if wanted in _plain(article.title))


def _plain(text: str) -> str:
    # Character by character, because a hundred thousand titles are looked through.
    return fold_characters(text).casefold()


def _language(lang: str) -> str:
    return lang[:2]
