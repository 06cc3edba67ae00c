"""Two numbers that are one figure: 500-600亿美元, 三到四年, between 10 and 20 dollars, 数千甚至数百万.

Carries unit and scale of the second number back to the first. Must never join a before and an after: 从15%升至35%.
"""

import re
from dataclasses import replace
from decimal import Decimal

from corpus.figures.amounts import Amount, read_amount

_DASH = r" ?(?:-|–|—{1,2}|―|~|〜|∼) ?"
_SEPARATOR = re.compile(
    rf"(?P<dash>{_DASH})|(?P<to> ?[至到] ?| (?:to|through|till|until) )|(?P<even> ?[、,，]? ?(?:甚至|乃至|或者|或) ?| or even | or |,? and even )|(?P<between> ?[与和跟] ?| and )"
)
_SECOND = re.compile(
    r"(?:[A-Za-z]{0,3}[$€£¥₩₹￥] ?|(?:RMB|USD|EUR|GBP|人民币|新台币|美元) ?)?(?P<sign>[-负])?(?=[0-9零一二三四五六七八九十百千万亿两数几上a-zA-Z])"
)
_BETWEEN = re.compile(r"\bbetween (?:about |around |roughly )?$", re.IGNORECASE)
_BETWEEN_END = re.compile(r" ?[个家名元%]?(?:之)?间")
# A level that moves has a before and an after: two figures.
_MOVES = re.compile(
    r"\b(?:rose|rises?|rising|risen|grew|grows?|growing|grown|increas\w+|climb\w*|jump\w*|surg\w+|soar\w*|fell|falls?|falling|fallen|drop\w*|declin\w+|"
    r"decreas\w+|reduc\w+|cut|cuts|lower\w*|rais\w+|lift\w*|expand\w*|went|goes?|going|mov\w+|up|down|chang\w+|improv\w+|shr[aiu]nk\w*|slid|slump\w*|plung\w+|doubl\w+)\b"
    r"[^.;!?]{0,40}\bfrom (?:about |around |roughly |nearly )?$",
    re.IGNORECASE,
)
_MOVES_CHINESE = re.compile(r"(?:[升降涨跌增减扩缩提翻]|变化)[^，。；]{0,6}[从由自][^，。；]{0,3}$")
_BIG_SCALES = tuple(Decimal(10) ** n for n in (16, 12, 8, 4))


def joined(text: str, first: Amount) -> Amount | None:
    """Join `first` with the number behind it where both are ends of one range; None where they are not."""
    separator = _SEPARATOR.match(text, first.end)
    if not separator or first.numeral.fraction:
        return None
    place = _SECOND.match(text, separator.end())
    if not place:
        return None
    second = read_amount(text, place.end())
    if not second or second.start > separator.end() or second.numeral.fraction:
        return None
    kind = separator.lastgroup or "dash"
    if not _belongs(text, first, second, kind):
        return None
    return _ends(first, second, kind)


def _belongs(text: str, first: Amount, second: Amount, kind: str) -> bool:
    """Whether separator and units make two numbers the ends of one range."""
    if first.unit and second.unit and first.unit.name != second.unit.name:
        return False
    if first.unit and not second.unit and not first.prefixed:
        return False
    if first.classifier and first.classifier != second.classifier:
        return False
    vague = first.high is not None and first.approx == second.approx == "order_of_magnitude"
    before = text[max(0, first.start - 80) : first.start]
    if kind == "even":
        follows = second.value == first.value + 1 and second.value < 20 and first.unit is None
        return vague or (follows and first.numeral.spelled == second.numeral.spelled)
    if kind == "between":
        chinese = _BETWEEN_END.match(text, second.end) is not None and text[first.end : first.end + 2].strip() not in (
            "",
        )
        return bool(_BETWEEN.search(before[-30:])) or chinese
    if kind == "to":
        return not _MOVES.search(before) and not _MOVES_CHINESE.search(before[-12:])
    return _dash_joins(text, first, second)


def _dash_joins(text: str, first: Amount, second: Amount) -> bool:
    """A hyphen between bare numbers is a score or a code; a dash, a unit, a scale or a counter makes a range of them."""
    if second.unit or second.classifier or second.numeral.scale > 1 or first.prefixed:
        return True
    return text[first.end : first.end + 2].strip()[:1] != "-" or text[first.end] == " "


def _ends(first: Amount, second: Amount, kind: str) -> Amount | None:
    low, high = first.value, second.value if second.high is None else second.high
    if first.unit is None or first.prefixed:
        low *= _carried(first, second)
    if low >= high:
        return None
    approx = "order_of_magnitude" if first.approx == second.approx == "order_of_magnitude" else "range"
    unit = first.unit or second.unit
    return replace(
        second,
        start=first.start,
        value=low,
        high=high,
        unit=unit,
        approx=approx,
        prefixed=first.prefixed or second.prefixed,
    )


def _carried(first: Amount, second: Amount) -> Decimal:
    """The scale that a first end leaves to the second: 500-600亿, 七千到九千亿; but 6000至1万 stands as written."""
    whole = second.numeral.scale
    big = next((scale for scale in _BIG_SCALES if whole % scale == 0), Decimal(1))
    for scale in (whole, big):
        if scale > first.numeral.scale and first.numeral.value < second.numeral.value / scale:
            return scale
    return Decimal(1)
