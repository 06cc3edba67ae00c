"""Which figures of a sentence are the former ones of a change, and what came in their place. Must never say it is so.

Only a pair counts: a mark of the former (从, 原为, from, previously), a verb of change, and the figure that came
instead. What was so at another time (去年同期的80亿元) is not superseded: it still is what it was.
"""

import re
from collections.abc import Sequence
from functools import cache

from corpus.lexicon import load_lexicon
from corpus.models import Article, Figure
from corpus.normalise import fold
from corpus.stories.telling import sentence_span
from corpus.stories.values import dimension

# How far a mark stands before its figure, and what is read of a sentence behind one.
_REACH = 40


def successor(figure: Figure, article: Article, figures: Sequence[Figure]) -> Figure | None:
    """Give what a change put in a figure's place, else None: 由160亿元上调至190亿元 has 190亿元 for 160亿元."""
    body, (start, end) = article.body, sentence_span(figure, article.body)
    before = fold(body[max(start, figure.span.start - _REACH) : figure.span.start]).text
    mark = _pattern("former").search(before)
    if mark is None or not _pattern("changing").search(fold(figure.sentence).text):
        return None
    behind = fold(body[figure.span.end : min(end, figure.span.end + _REACH)]).text
    if _pattern("earlier").search(f"{mark[0]} {_BREAK.split(behind)[0]}"):
        return None
    for other in figures:
        if _is_instead(figure, other, body) and start <= other.span.start < end:
            marked_at = figure.span.start - len(mark[0])
            return None if _has_its_own_time(figure, other, marked_at) else other
    return None


_BREAK = re.compile(r"[,，;；。(（]")


def _is_instead(figure: Figure, other: Figure, body: str) -> bool:
    """Say whether another figure of one sort stands behind a "to", or right before an "up from"."""
    if other.span == figure.span or other.same_as is not None or dimension(other) != dimension(figure):
        return False
    before = fold(body[max(0, other.span.start - _REACH) : other.span.start]).text
    if _pattern("instead").search(before):
        return True
    between = (
        fold(body[other.span.end : figure.span.start][-_REACH:]).text if other.span.end < figure.span.start else ""
    )
    return _pattern("after").match(between) is not None and not _pattern("steps").search(before)


def _has_its_own_time(figure: Figure, other: Figure, marked_at: int) -> bool:
    time = figure.evidence.get("time")
    return time is not None and time != other.evidence.get("time") and time.start >= marked_at


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load_lexicon("stories")["formers"][name])
