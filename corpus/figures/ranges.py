"""Two numbers that are one figure: 500-600亿美元, 三到四年, between 10 and 20 dollars, 数千甚至数百万.

Carries unit and scale of the second number back to the first. Must never join a before and an after: 从15%升至35%.
"""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from corpus.figures.amounts import Amount, read_amount
from corpus.figures.compounds import summed
from corpus.figures.readings import Reading
from corpus.figures.wholes import read_whole
from corpus.lexicon import any_of, load_lexicon

_DASH = r" ?(?:-{1,2}|–|—{1,2}|―|~|〜|∼) ?"
_SEPARATOR = re.compile(
    rf"(?P<dash>{_DASH})|(?P<to> ?[至到] ?| (?:to|through|till|until) |-to-)"
    r"|(?P<even> ?[、,]? ?(?:甚至|乃至|或者|或|、) ?| or even | or |,? and even )|(?P<between> ?[与和跟] ?| and )"
)
_SECOND = re.compile(
    r"(?:[A-Za-z]{0,3}[$€£¥₩₹] ?|(?:RMB|USD|EUR|GBP|人民币|新台币) ?)?"
    r"(?P<sign>[-负])?[+]?(?=[0-9零一二三四五六七八九十百千万亿两数几上a-zA-Z])"
)
_BETWEEN = re.compile(r"\b(?:between|from) (?:about |around |roughly )?$", re.IGNORECASE)
_BETWEEN_END = re.compile(r" ?[^ ，。,.]{0,3}(?:之间|间(?!接|隔))")
_LISTED = re.compile(r"(?: and | or |[、和或与及] ?)(?=[0-9一二三四五六七八九十百千两a-z])")
_SIDE_BY_SIDE = re.compile(r"[个家名人]?[ ,;，；]*(?:且|并且|并|而|但|和| ?and | ?but )? *")
_FELL_BELOW = re.compile("跌破|失守")
_MOVES_CHINESE = re.compile(r"(?:[升降涨跌增减扩缩提翻]|变化)[^，。；]{0,6}[从由自][^，。；]{0,3}$")
# A spread by its own words, whatever moved before it: cut its prices, which range from $5 to $9.
_RANGING = re.compile(
    r"\b(?:rang(?:e[sd]?|ing)|ran|runs?|running|var(?:y|ies|ied|ying)|tak(?:e|es|ing)|took|last(?:s|ed|ing)?|anywhere|of)"
    r" from $",
    re.IGNORECASE,
)
_MOVES_REACH = 160
_FOR_A_YEAR = re.compile(r"\b(?:for|in|of|fiscal|year|during) $", re.IGNORECASE)
_YEARS = range(1900, 2101)
_LONGEST_LIST = 6
_BIG_SCALES = tuple(Decimal(10) ** n for n in (16, 12, 8, 4))


def joined(text: str, first: Amount) -> Amount | None:
    """Join `first` with the number behind it where both are ends of one range; None where they are not."""
    separator = _SEPARATOR.match(text, first.end)
    if not separator or first.numeral.fraction:
        return None
    place = _SECOND.match(text, separator.end())
    if not place:
        return None
    parts = read_whole(text, place.end()) if "分之" in text[place.end() : place.end() + 4] else None
    second = parts or read_amount(text, place.end(), signed=bool(place["sign"]), money=first.prefixed)
    second = second and summed(text, second)
    if not second or second.start > place.end() or second.numeral.fraction:
        return None
    kind = separator.lastgroup or "dash"
    if not _belongs(text, first, second, kind):
        return None
    opening = _BETWEEN.search(text, max(0, first.start - 30), first.start) if kind == "between" else None
    ends = _ends(first, second)
    return replace(ends, start=opening.start()) if ends and opening else ends


def with_shared_unit(text: str, amount: Amount) -> Amount | None:
    """Give a bare number the unit that its list ends with: 45 and 50 mg, 480.3、193.3和40.6亿元."""
    if not _is_bare(amount):
        return None
    item: Amount | None = amount
    for _ in range(_LONGEST_LIST):
        item = _next_in_list(text, item) if item else None
        if item and item.unit:
            return replace(amount, unit=item.unit, value=amount.value * _shared_scale(amount, item))
    return None


def _is_bare(amount: Amount) -> bool:
    return amount.unit is None and amount.classifier is None and amount.high is None and not amount.numeral.fraction


def _next_in_list(text: str, amount: Amount) -> Amount | None:
    link = _LISTED.match(text, amount.end) if _is_bare(amount) else None
    item = read_amount(text, link.end(), signed=False) if link else None
    alike = item is not None and link is not None and item.start == link.end()
    return item if alike and item and item.numeral.spelled == amount.numeral.spelled else None


def _shared_scale(amount: Amount, last: Amount) -> Decimal:
    """A list of numbers with decimals shares the last one's scale; other numbers do as the ends of a range do."""
    if amount.numeral.scale == 1 and amount.value != int(amount.value):
        return last.numeral.scale
    return _carried(amount, last)


def bounded_twice(text: str, first: Reading, second: Reading) -> Reading | None:
    """Join a lower and an upper bound that stand side by side: at least 20 and at most 100, 大于10小于20."""
    pair = sorted((first, second), key=lambda reading: reading.approx != "over")
    low, high = pair[0].amount, pair[1].amount
    if pair[0].approx != "over" or pair[1].approx not in ("under", "up_to") or low.value >= high.value:
        return None
    if low.unit and high.unit and low.unit.name != high.unit.name:
        return None
    if not _SIDE_BY_SIDE.fullmatch(text, first.end, second.start):
        return None
    # 重挫六百多点，失守两万点: a fall and the level it went through.
    if _FELL_BELOW.match(text, second.start):
        return None
    amount = replace(
        low,
        start=first.amount.start,
        end=second.amount.end,
        high=high.value,
        unit=low.unit or high.unit,
        approx="range",
    )
    return replace(second, amount=amount, approx="range", start=first.start, noun=first.noun or second.noun)


def _belongs(text: str, first: Amount, second: Amount, kind: str) -> bool:
    """Whether separator and units make two numbers the ends of one range."""
    if not _agree(first, second):
        return False
    vague = first.high is not None and first.approx == second.approx == "order_of_magnitude"
    before = text[max(0, first.start - _MOVES_REACH) : first.start]
    if kind == "even":
        follows = second.value == first.value + 1 and second.value < 20 and first.unit is None
        return vague or (follows and first.numeral.spelled == second.numeral.spelled)
    if kind == "between":
        return _BETWEEN.search(before[-30:]) is not None or _BETWEEN_END.match(text, second.numeral.end) is not None
    if kind == "to":
        is_moved = not _RANGING.search(before[-30:]) and bool(
            _moves().search(before) or _revises().search(before) or _MOVES_CHINESE.search(before[-12:])
        )
        is_moved = is_moved or (4 * first.value < second.value and _moves_by().search(before[-30:]) is not None)
        return not is_moved and not _is_year_before(before, first, second)
    return _dash_joins(text, first, second)


def _agree(first: Amount, second: Amount) -> bool:
    """Whether both numbers are in one unit, or the first leaves it to the second: 500-600亿美元, $64-72 billion."""
    if first.classifier and first.classifier != second.classifier:
        return False
    if first.unit and second.unit:
        return first.unit.name == second.unit.name
    return first.unit is None or first.prefixed


def _is_year_before(before: str, first: Amount, second: Amount) -> bool:
    """Whether the first number is the year that the second is for: its plan `for 2026` to 190 billion yuan."""
    is_year = first.unit is None and first.value in _YEARS and not first.numeral.spelled
    is_sum = second.prefixed or second.numeral.scale > 1
    return is_year and is_sum and _FOR_A_YEAR.search(before[-12:]) is not None


@cache
def _moves() -> re.Pattern[str]:
    """A level that moves has a before and an after, two figures: margins rose from 15% to 35%."""
    stems = "|".join(load_lexicon("bounds")["moves"]["stems"])
    return re.compile(
        rf"\b(?:{stems})[a-z]*\b[^.;!?]{{0,40}}\bfrom (?:about |around |roughly |nearly )?$", re.IGNORECASE
    )


@cache
def _revises() -> re.Pattern[str]:
    """Somebody moves a level, which may be named at length: raised its forecast for the price in 2027 from."""
    words = load_lexicon("bounds")["moves"]
    verbs, levels = any_of(words["revises"]), any_of(words["levels"])
    level = rf"[^.;!?]{{1,60}}?\b(?:{levels})\b[^.;!?]{{0,80}}"
    return re.compile(rf"\b(?:{verbs})\b{level}\bfrom (?:about |around |roughly |nearly )?$", re.IGNORECASE)


@cache
def _moves_by() -> re.Pattern[str]:
    """How far something moved and where to: fell `5 cents` to $3.12, 上涨0.5元至12.3元."""
    stems = "|".join(load_lexicon("bounds")["moves"]["stems"])
    return re.compile(
        rf"\b(?:{stems})[a-z]* (?:by |another |about |nearly )?$|[升降涨跌增减]了?(?:约|逾|近)?$", re.IGNORECASE
    )


def _dash_joins(text: str, first: Amount, second: Amount) -> bool:
    """Small bare numbers beside a hyphen are a score or a code; a dash, a unit or a scale makes a range of them."""
    if second.unit or second.classifier or second.numeral.scale > 1 or first.prefixed:
        return True
    hyphen = text[first.end] == "-"
    return not hyphen or min(first.value, second.value) >= 2


def _ends(first: Amount, second: Amount) -> Amount | None:
    low, high = first.value, second.value if second.high is None else second.high
    if first.unit is None or first.prefixed:
        low *= _carried(first, second) * _times_unit(first, second)
    if high < low < 0:
        low, high = high, low
    if low >= high:
        return None
    vague = first.approx == second.approx == "order_of_magnitude"
    unit = first.unit or second.unit
    return replace(
        second,
        start=first.start,
        value=low,
        high=high,
        unit=unit,
        approx="order_of_magnitude" if vague else "range",
        prefixed=first.prefixed or second.prefixed,
    )


def _times_unit(first: Amount, second: Amount) -> Decimal:
    """What the unit of the second end multiplies by: 两至三成 is 20 to 30 percent, 5 to 10 cents $0.05 to $0.10."""
    if first.unit is not None or not second.numeral.value:
        return Decimal(1)
    factor = second.value / second.numeral.value
    return factor if factor in (Decimal(10), Decimal("0.1"), Decimal("0.01")) else Decimal(1)


def _carried(first: Amount, second: Amount) -> Decimal:
    """The scale that a first end leaves to the second: 500-600亿, 七千到九千亿; but 6000至1万 stands as written."""
    whole = second.numeral.scale
    big = next((scale for scale in _BIG_SCALES if int(whole) % int(scale) == 0), Decimal(1))
    for scale in (whole, big):
        if scale > first.numeral.scale and first.numeral.value < second.numeral.value / scale:
            return scale
    return Decimal(1)
