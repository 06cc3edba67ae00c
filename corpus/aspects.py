"""What a question can be held against in a text: its years, the parts of one, what is measured, whether it is planned.

Each is read from a question and from a text alike. Must never compare the two: that is for who ranks them.
"""

import re
from functools import lru_cache

from corpus.lexicon import load_lexicon
from corpus.normalise import fold_text
from corpus.phrasing import has, pattern, says

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What any part of a year has: nearly no text does, and to fold it takes long.
_PART_OF_YEAR = re.compile(r"季|半年|全年|year|quarter|half|q[1-4]", re.IGNORECASE)


@lru_cache(maxsize=4096)
def years_in(text: str) -> frozenset[str]:
    """Give the years that a text names: "2027", and "this", "next" or "last" for 今年, next year, 去年."""
    folded = fold_text(text)
    relative = (year for year, rule in load_lexicon("questions")["years"].items() if has(folded, rule))
    return frozenset((*_YEAR.findall(folded), *relative))


@lru_cache(maxsize=4096)
def parts_in(text: str) -> frozenset[str]:
    """Give the parts of a year that a text names: "q3" for 第三季度, "h1" for 上半年."""
    if not _PART_OF_YEAR.search(text):
        return frozenset()
    folded = fold_text(text)
    return frozenset(part for part, rule in load_lexicon("questions")["parts"].items() if has(folded, rule))


def names_part(word: str) -> bool:
    """Say whether a word is of a part of a year: 第三季度, "quarter"."""
    return bool(_PART_OF_YEAR.search(word))


@lru_cache(maxsize=4096)
def measured_in(text: str) -> frozenset[str]:
    """Give the words of what is measured that a text has: 收入, "valuation"."""
    folded = fold_text(text)
    if not says(folded, "measured"):
        return frozenset()
    return frozenset(match[0] for match in pattern(load_lexicon("questions")["measured"]).finditer(folded))


@lru_cache(maxsize=4096)
def says_plan(text: str) -> bool:
    """Say whether a text names a plan: 计划投入, they pledged."""
    return says(fold_text(text), "planned")
