"""What kind of answer a question asks for: a figure and of which kind, a claim, a date, a definition, or a passage.

Works on folded questions. Must never look at an article, nor at whom or what a question is about.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

from corpus.figures import find_figures
from corpus.lexicon import load_lexicon
from corpus.models import Figure, FigureKind
from corpus.phrasing import has, pattern, says

Intent = Literal["figure", "claim", "when", "definition", "passage"]

# What a share is asked with, 占总市值多少; and where an amount would stand, and so many characters of what it counts.
_SHARE = re.compile(r"占[^,。?]{1,16}(?:多少|几成)")
_AMOUNT = re.compile(r"多少|(?<!第)几(?![乎何])|\bhow many\b")
_COUNTED = 30
# Of these, so many name what is counted.
_WORDS_COUNTED, _CHARACTERS_COUNTED = 3, 8
# What 多少次 and 多少人 count may be called otherwise.
ANY_UNIT = (None, "time", "person")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The figure that would answer: its kind, its unit, and what it counts."""

    # Empty where any kind may answer.
    kinds: tuple[FigureKind, ...] = ()
    # The unit of what is counted or paid, where it is said, "employee" for 多少名员工, EUR for 多少欧元, and the words.
    unit: str | None = None
    counted: str = ""


def wanted(asked: str) -> Wanted:
    """Say which figure a question asks for: 多少名员工 wants a count of employees."""
    would_be = _would_be(asked)
    kinds = _kinds(asked) or ((would_be.kind,) if would_be else ())
    counts = would_be.kind == "count" if would_be else "count" in kinds
    return Wanted(kinds, _unit(would_be), _counted(asked) if counts else "")


def intent_of(asked: str, kinds: Sequence[FigureKind], *, named: bool) -> Intent:
    """Say what kind of answer is asked for; "what is" asks for a figure where it has a kind and an owner."""
    if says(asked, "date"):
        return "when"
    if says(asked, "figure"):
        return "figure"
    if says(asked, "when"):
        return "when"
    if says(asked, "view"):
        return "claim"
    if says(asked, "definition") and not (kinds and named):
        return "definition"
    return "figure" if kinds and not says(asked, "thing") else "passage"


def _kinds(asked: str) -> tuple[FigureKind, ...]:
    """Give the kinds that the words ask for; a word inside a longer one does not count: 利润 in 利润率."""
    rules = load_lexicon("questions")["amount"]
    if _SHARE.search(asked):
        return "percent", "ratio", "share"
    told = [rule for rule in rules if has(asked, rule)]
    found = [(match.span(), rule["kinds"]) for rule in told for match in pattern(rule).finditer(asked)]
    fitting = {kind for span, kinds in found if not any(_inside(span, other) for other, _ in found) for kind in kinds}
    return tuple(kind for kind in get_args(FigureKind) if kind in fitting) if fitting else ()


def _would_be(asked: str) -> Figure | None:
    """Give the figure that a question would have with a number in it: 5名员工 of 多少名员工."""
    found = _AMOUNT.search(asked)
    if not found:
        return None
    return _counting(f"5{' ' if found[0].isascii() else ''}{asked[found.end() : found.end() + _COUNTED].lstrip()}")


@lru_cache(maxsize=1024)
def _counting(text: str) -> Figure | None:
    """Give the figure with which a text begins, if it has a unit; most questions ask for the same few."""
    return next((figure for figure in find_figures(text) if figure.span.start == 0 and figure.unit), None)


def _counted(asked: str) -> str:
    """Give the words right behind what asks for a number: 名员工 of 多少名员工."""
    words = _AMOUNT.split(asked, maxsplit=1)[-1].lstrip()
    return " ".join(words.split()[:_WORDS_COUNTED]) if words[:1].isascii() else words[:_CHARACTERS_COUNTED]


def _unit(would_be: Figure | None) -> str | None:
    """Give its unit if it counts or is money; who says 元 may mean any money."""
    if would_be is None or would_be.unit in ANY_UNIT:
        return None
    if would_be.unit == "CNY" and would_be.surface.endswith(("元", "块")):
        return None
    return would_be.unit if would_be.kind in ("count", "money") else None


def _inside(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


@cache
def measures() -> frozenset[str]:
    """Give the words that name a kind of figure: "price", 利润率."""
    rules = load_lexicon("questions")["amount"]
    return frozenset(word for rule in rules for word in (*rule["zh"].split(), *rule["en"].split("|")))
