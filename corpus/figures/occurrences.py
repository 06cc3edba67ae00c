"""Whether "times" counts how often something happened or multiplies. Must never read the number."""

import re
from decimal import Decimal
from functools import cache

from corpus.lexicon import any_of, load_lexicon

_BEFORE_REACH = 40
# Nothing is so many times another thing unless the text compares.
_BEYOND_MULTIPLES = 100_000
_COMPARED = re.compile(
    r" (?:as|more|less|the|that|those|its|their|his|her|our|what|worse|over|than|[a-z]+er)\b", re.IGNORECASE
)


def occurs(text: str, start: int, end: int, value: Decimal) -> bool:
    """Whether a number of times between `start` and `end` of a folded text counts events: downloaded 600 million times.

    What is compared is none, 600 times faster, nor what only grew: rose three times. 被下载6亿次 says it by 次.
    """
    if _COMPARED.match(text, end):
        return False
    return value >= _BEYOND_MULTIPLES or _events().search(text, max(0, start - _BEFORE_REACH), start) is not None


@cache
def _events() -> re.Pattern[str]:
    words = any_of(load_lexicon("counters")["occurring"].split())
    about = "about|around|over|nearly|almost|roughly|some|at least|more than|fewer than|less than|up to|as many as"
    return re.compile(rf"\b(?:{words})(?: (?:on|in) [A-Za-z]+)? (?:(?:{about}) )?$", re.IGNORECASE)
