"""Which way a figure goes: 同比下降3.1% is down, "rose 54%" up. Must never compare amounts."""

import re
from functools import cache, lru_cache
from typing import Literal

from corpus.lexicon import load_lexicon
from corpus.models import Figure
from corpus.normalise import fold

Direction = Literal["up", "down"]

# What may stand between a word and its figure: 增长了约, "rose by almost"; and what before the word behind it: 的.
_BETWEEN = (
    r"(?:了|约|近|逾|超过|达|达到|将近|至少|的)?"
    r"(?: (?:by|of|about|around|almost|nearly|roughly|some|over|more than|another|an?)){0,2} ?"
)
_REACH = 32
_CHANGING = frozenset({"percent", "multiple", "count", "money", "share", "ratio"})


def direction_of(figure: Figure) -> Direction | None:
    """Say which way a figure goes by the word right beside it; None where it is a level, as most are."""
    if figure.kind not in _CHANGING:
        return None
    start = figure.sentence.find(figure.surface)
    end = start + len(figure.surface)
    return _direction(figure.sentence[max(0, start - _REACH) : start], figure.sentence[end : end + _REACH])


def opposed(one: Figure, other: Figure) -> bool:
    """Say whether one figure goes up and the other down: 增长3.1%, 下降3.1%."""
    ways = direction_of(one), direction_of(other)
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
    return re.compile(rf"(?:的| )?(?:{_forms(way)})")


def _forms(way: Direction) -> str:
    forms = sorted(load_lexicon("stories")["directions_of_change"][way], key=len, reverse=True)
    return "|".join(rf"\b{form}\b" if form.isascii() else form for form in forms)
