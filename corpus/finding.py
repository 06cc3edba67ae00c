"""Which article is meant: by its id, its title or its words; and which to show to who wants an example.

Must never give an article that the library has let go.
"""

import re
from collections.abc import Iterator
from datetime import date
from heapq import nlargest

from corpus.lexicon import load_lexicon
from corpus.library import Library
from corpus.models import Article, Claim, Extraction, Figure
from corpus.normalise import fold_characters
from corpus.times import find_times

# Shorter beginnings of an id, or parts of a title, fit too many by chance.
_SHORTEST_ID = 6
_SHORTEST_TITLE = 2
# The beginning of an id that we gave, or one of a bundled article; 202509 may be a month.
_ID = re.compile(r"(?=[0-9]*[a-f])(?=[a-f]*[0-9])[0-9a-f]{6,64}|onrecord-[0-9]{1,3}")
# A shorter metric says nothing to who has not read the article.
_SHORTEST_ENGLISH, _SHORTEST_CHINESE = 6, 2
# A longer speaker is a description.
_WORDS_OF_A_NAME, _CHARACTERS_OF_A_NAME = 4, 12
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
    said = (claim for claim in extraction.claims if claim.speaker and _is_called(claim.speaker))
    yield from sorted(said, key=lambda claim: -claim.salience)


def _tells(metric: str) -> bool:
    if not metric.isascii():
        return len(metric) >= _SHORTEST_CHINESE
    return len(metric) >= _SHORTEST_ENGLISH and _stands_alone(metric)


def _stands_alone(words: str) -> bool:
    """Say whether English words are a phrase: "net revenue", but not "September that it" or "prices closed"."""
    said = words.lower().split()
    if len(said) > 1 and said[-1].endswith("ed"):
        return False
    return frozenset(load_lexicon("questions")["drop"]["en"].split()).isdisjoint(said) and not find_times(words)


def _is_called(speaker: str) -> bool:
    """Say whether a speaker has a name: Ada Moss, but not "In a report the agency"."""
    words = speaker.split()
    if not speaker.isascii():
        return len(speaker) <= _CHARACTERS_OF_A_NAME
    return len(words) <= _WORDS_OF_A_NAME and all(word[0].isupper() for word in words) and _stands_alone(speaker)


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
