"""A level that moves from one value to another: 从9.9万元降到6.8万元, 80万辆上调至100万辆, from $10 to $12 a tonne.

Must never look beyond the words before the first value and those between the two.
"""

import re
from dataclasses import replace
from functools import cache

from corpus.figures.readings import Reading
from corpus.lexicon import load_lexicon
from corpus.models import Span

# What stands before a value that is left: 从[每只]3万元, from about $10.
_FROM = re.compile(
    r"[从由自][^,，。;；:：\n0-9到至]{0,14}$|\bfrom (?:(?:about|around|roughly|nearly|some|an? [a-z]+ of) )?$",
    re.IGNORECASE,
)
FROM_REACH = 28
# And between it and the value that is reached.
_TO = re.compile(
    r"[^,，。;；:：\n0-9]{0,8}?(?:[升降涨跌增减提扩缩调变改落压翻拉高低]了?[到至为成]|[到至])了?[^,，。;；:：\n0-9]{0,3}"
    r"| (?:(?:an?|per) [a-z]+ )?(?:all the way )?to (?:(?:about|around|roughly|nearly|some|as much as) )?",
    re.IGNORECASE,
)
_LONGEST = 24


def moves_on(text: str, first: Span, second: Span) -> bool:
    """Whether a level moves from the first value to the second: 从9.9万元降到6.8万元, 80万辆上调至100万辆."""
    if not 0 < second.start - first.end <= _LONGEST:
        return False
    if _revised().fullmatch(text, first.end, second.start):
        return True
    left = _FROM.search(text, max(0, first.start - FROM_REACH), first.start)
    return left is not None and _TO.fullmatch(text, first.end, second.start) is not None


def with_shared_rate(text: str, first: Reading, second: Reading) -> tuple[Reading, Reading]:
    """Both values of what moves are per the same: 每百万token从1.2元降到0.4元, from $10 to $12 a tonne."""
    units = first.amount.unit, second.amount.unit
    alike = units[0] is not None and units[0] == units[1] and units[0].kind == "money"
    one_rate = (first.per is None) != (second.per is None)
    if not alike or not one_rate or not moves_on(text, Span(first.start, first.end), Span(second.start, second.end)):
        return first, second
    per = first.per or second.per
    return replace(first, per=per), replace(second, per=per)


@cache
def _revised() -> re.Pattern[str]:
    verbs = "|".join(load_lexicon("contexts")["set_anew"])
    return re.compile(rf"(?:{verbs})[到至为成]")
