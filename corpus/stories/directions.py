"""Which way a figure goes: 同比下降3.1% is down, "rose 54%" up. Must never compare amounts."""

import re
from functools import cache, lru_cache
from typing import Literal

from corpus.lexicon import load_lexicon
from corpus.models import Figure
from corpus.normalise import fold
from corpus.stories.telling import Told, sentence_span

Direction = Literal["up", "down"]

# What may stand between a word and its figure: 增长了约, "rose by almost".
_BETWEEN = (
    r"(?:了|约|近|逾|超过|达|达到|将近|至少|的)?"
    r"(?: (?:by|of|about|around|almost|nearly|roughly|some|over|more than|another|an?)){0,2} ?"
)
_REACH = 32
_CHANGING = frozenset({"percent", "multiple", "count", "money", "share", "ratio"})


def direction_of(figure: Figure, body: str) -> Direction | None:
    """Say which way a figure of a body goes by the word right beside it; None where it is a level, as most are."""
    if figure.kind not in _CHANGING:
        return None
    sentence, (start, end) = sentence_span(figure, body), figure.span
    return _direction(body[max(sentence.start, start - _REACH) : start], body[end : min(sentence.end, end + _REACH)])


def opposed(one: Told, other: Told) -> bool:
    """Say whether one figure goes up and the other down: 增长3.1%, 下降3.1%."""
    ways = [direction_of(told.figure, told.article.body) for told in (one, other)]
    return None not in ways and ways[0] != ways[1]


@lru_cache(maxsize=8192)
def _direction(before: str, behind: str) -> Direction | None:
    left, right = fold(before).text, fold(behind).text
    ways: tuple[Direction, ...] = ("up", "down")
    return next((way for way in ways if _before(way).search(left) or _behind(way).match(right)), None)


@cache
def _before(way: Direction) -> re.Pattern[str]:
    return re.compile(rf"(?:{_forms(way)}){_BETWEEN}$")


@cache
def _behind(way: Direction) -> re.Pattern[str]:
    """Behind a figure only a noun is its own: a 54% rise, 3.1%的降幅; 28%降至20% goes nowhere itself."""
    return re.compile(rf"(?:的| |-)(?:{_forms(f'{way}_behind')})")


def _forms(key: str) -> str:
    forms = sorted(load_lexicon("stories")["directions_of_change"][key], key=len, reverse=True)
    return "|".join(rf"\b{form}\b" if form.isascii() else form for form in forms)
