"""Where an article says who somebody is: the office beside the name. Must never say it itself: it finds the places."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.coverage import Asking
from corpus.index.units import Place
from corpus.lexicon import any_whole, load_lexicon
from corpus.models import Span
from corpus.normalise import fold_characters

# Characters before a name and behind it in which its office may stand: 前白宫特别顾问布坎南(Ben Buchanan).
_BEFORE, _BEHIND = 24, 60
# An office behind a name stands in apposition, or the name is it.
_APPOSITION = re.compile(r"\s*(?:\([^()]{1,40}\)|（[^（）]{1,40}）)?\s*(?:[,，、（(]|是|为|為|(?:is|was)\b)")
_CLAUSE = re.compile(r"[，,。；！？;!?\n]|\.\s")
_BORDER = re.compile(r"[。；！？;!?\n]|\.\s")


def asked_to_introduce(asking: Asking) -> frozenset[str]:
    """Give the people whom a question asks about and says no more of: 布坎南是谁, "Ben Buchanan"."""
    words = asking.question.words
    if not words or not all(word.name for word in words):
        return frozenset()
    known = map(asking.index.names.get, asking.question.names)
    return frozenset(name.canonical for name in known if name and name.kind == "person")


def introductions(asking: Asking, place: Place) -> Iterator[Span]:
    """Give the names near a place that have an office beside them, of those who are to be introduced."""
    people = asked_to_introduce(asking)
    if not people:
        return
    body, (start, end) = place.extraction.article.body, place.near
    for found in asking.index.names.find(body[start:end]):
        if found.name.canonical in people:
            span = Span(start + found.span.start, start + found.span.end)
            if _has_office(body, span):
                yield span


def _has_office(body: str, name: Span) -> bool:
    before = fold_characters(_CLAUSE.split(body[max(0, name.start - _BEFORE) : name.start])[-1])
    behind = fold_characters(_BORDER.split(body[name.end : name.end + _BEHIND])[0])
    apposition = _APPOSITION.match(behind)
    return bool(_offices().search(before) or (apposition and _offices().search(behind, apposition.end())))


@cache
def _offices() -> re.Pattern[str]:
    roles = load_lexicon("roles")
    return re.compile(any_whole(re.escape(role) for role in (*roles["zh"], *roles["en"])), re.IGNORECASE)
