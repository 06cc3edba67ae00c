"""Figures of the record that may be the one that is told. Must never say that one is: that is for comparing."""

import re
from collections.abc import Iterable, Iterator

from corpus.errors import QuestionError
from corpus.library import Library
from corpus.models import FigureHit
from corpus.stories.telling import Told

# Figures of the record that each is held against, by each way of looking for them.
_LOOKED_AT = 40
# Passages that are looked at where a digest is in the making, for each of many figures.
_PASSAGES, _FEWER_PASSAGES = 100, 30
_LONGEST_QUERY = 300
# What would filter a search: keys, quotation marks, a dash before a word.
_FILTERING = re.compile(r"[:：\"“”「」『』]|(?<!\w)-")


def look_for(told: Told, library: Library) -> Iterator[FigureHit]:
    """Give figures of the record that may be the one, each once: by its amount, its owner and metric, its words."""
    figure = told.figure
    about = f"{told.entity or ''} {figure.metric or ''}"
    sentence = figure.sentence.replace(figure.surface, " ")
    return _each_once(
        (f"{figure.surface} {about}", f"{about} {figure.time or ''}", f"{told.entity or ''} {sentence}"), library
    )


def look_for_others(told: Told, library: Library) -> Iterator[FigureHit]:
    """Give figures of the record of the same amount, and of the same owner and metric, each once."""
    figure = told.figure
    about = f"{told.entity or ''} {figure.metric or ''}"
    return _each_once((f"{figure.surface} {about}", about), library, _FEWER_PASSAGES)


def _each_once(queries: Iterable[str], library: Library, passages: int = _PASSAGES) -> Iterator[FigureHit]:
    seen = set()
    for query in dict.fromkeys(queries):
        for hit in _found(query, library, passages):
            place = (hit.article.id, hit.figure.span)
            if place not in seen and hit.figure.same_as is None:
                seen.add(place)
                yield hit


def _found(query: str, library: Library, passages: int) -> tuple[FigureHit, ...]:
    """Look for figures; a text that makes no question finds none."""
    try:
        return library.figures(_FILTERING.sub(" ", query)[:_LONGEST_QUERY], limit=_LOOKED_AT, passages=passages)
    except QuestionError:
        return ()
