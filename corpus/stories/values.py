"""Whether two figures name the same amount. Must never convert money: rates change, and an article's are its own.

Tolerances, all on the safe side of what a reader would accept: a number rounds to another of fewer digits where they
are within a hundredth (3800亿 is 3,803亿 rounded), "about" takes in a tenth, "over" reaches a fifth beyond its number
(超6亿 takes in 6.2亿, not 9亿).
"""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Literal

from corpus.lexicon import load_lexicon
from corpus.models import Figure

# "equal" is the same number, "agrees" one that the other's words allow for; what is neither allowed for nor ruled out
# is "unclear".
Verdict = Literal["equal", "agrees", "unclear", "differs"]

_ABOUT = Decimal("0.1")
_BEYOND = Decimal("0.2")
# What is further off than twice a tolerance is ruled out.
_CLEARLY = 2
_ROUNDED = Decimal("0.01")
# A number of one digit is too coarse for another to round to.
_DIGITS = 2
_POWERS = {"kilo": 10**3, "mega": 10**6, "giga": 10**9, "tera": 10**12, "peta": 10**15}
_SORTS = {"share": "percent", "ratio": "percent", "price": "money"}
_LENGTHS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365, "decade": 3650, "century": 36500}
_HOURS = {"second": 1, "minute": 60, "hour": 3600}


def dimension(figure: Figure) -> tuple[str, str | None, str | None]:
    """Say what can be compared with it: money of one currency, a share of a whole, so many of one thing, each per unit.

    50GW and 500亿瓦 have one dimension, so have 75% and 四分之三; 元 and 美元 have not.
    """
    return _named(figure)[0]


def measure(figure: Figure) -> Decimal:
    """Give the value in its dimension's base unit: 50GW is 50000000000 (watts), 四分之三 75 (per cent)."""
    return figure.value * _named(figure)[1]


def is_generic_count(unit: str | None) -> bool:
    """Say whether a count does not say what it counts: 6亿次 may be downloads."""
    return unit is None or unit in load_lexicon("stories")["countless"]


def _named(figure: Figure) -> tuple[tuple[str, str | None, str | None], Decimal]:
    unit, scale = figure.unit, 1
    match figure.kind:
        case "percent" | "share" | "multiple":
            unit = None
        case "ratio":
            unit, scale = None, 100
        case "duration":
            unit, scale = _duration(unit)
        case "physical":
            prefix = next((prefix for prefix in _POWERS if unit and unit.startswith(prefix)), "")
            unit, scale = (unit or "").removeprefix(prefix), _POWERS.get(prefix, 1)
    return (_SORTS.get(figure.kind, figure.kind), unit, figure.per), Decimal(scale)


def _duration(unit: str | None) -> tuple[str, int]:
    for base, scales in (("day", _LENGTHS), ("second", _HOURS)):
        if unit in scales:
            return base, scales[unit]
    return unit or "", 1


def same_amount(one: Figure, other: Figure) -> Verdict:
    """Compare two figures of one dimension: 3800亿元 equals RMB 380 billion, 超6亿次 agrees with 6.2亿次."""
    if {"range", "order_of_magnitude"} & {one.approx, other.approx}:
        return _stretches(one, other)
    first, second = measure(one), measure(other)
    if first == second:
        return "equal"
    if {one.approx, other.approx} == {"exact"}:
        return _exact(one, first, second)
    if one.approx == "exact" or other.approx == "exact":
        return _against(*((one, second) if other.approx == "exact" else (other, first)))
    return "differs" if _far(first, second) else "unclear"


def _exact(one: Figure, first: Decimal, second: Decimal) -> Verdict:
    coarse, fine = sorted((first, second), key=_digits)
    near = abs(first - second) <= _ROUNDED * abs(fine)
    if near and _digits(coarse) >= _DIGITS and _rounded(fine, _digits(coarse)) == coarse:
        return "agrees"
    # 增长一倍 and 翻一倍 may be one thing.
    if one.kind == "multiple" and abs(first - second) == 1:
        return "unclear"
    return "differs"


def _against(bound: Figure, exact: Decimal) -> Verdict:
    """Hold an exact number against one with a bound: beyond what the bound says is not ruled out, before it is."""
    low, high = _allowed(bound)
    if low <= exact <= high:
        return "agrees"
    value = measure(bound)
    match bound.approx:
        case "over":
            return "differs" if exact < value else "unclear"
        case "under" | "up_to":
            return "differs" if exact > value else "unclear"
    return "differs" if abs(exact - value) > _CLEARLY * _ABOUT * abs(value) else "unclear"


def _allowed(figure: Figure) -> tuple[Decimal, Decimal]:
    value = measure(figure)
    about, beyond = abs(value) * _ABOUT, abs(value) * _BEYOND
    match figure.approx:
        case "about":
            return value - about, value + about
        case "over":
            return value, value + beyond
        case "under" | "up_to":
            return value - beyond, value
    return value, value


def _ranges(one: Figure, other: Figure) -> Verdict:
    low, high = _ends(one)
    other_low, other_high = _ends(other)
    if (low, high) == (other_low, other_high):
        return "equal"
    if one.approx != "range" or other.approx != "range":
        inside, around = low <= other_low <= other_high <= high, other_low <= low <= high <= other_high
        if inside or around:
            return "agrees"
    apart = high < other_low or other_high < low
    return "differs" if apart else "unclear"


def _stretches(one: Figure, other: Figure) -> Verdict:
    return _orders(one, other) if "order_of_magnitude" in (one.approx, other.approx) else _ranges(one, other)


def _orders(one: Figure, other: Figure) -> Verdict:
    if one.approx == other.approx and _ends(one) == _ends(other):
        return "equal"
    return "unclear"


def _ends(figure: Figure) -> tuple[Decimal, Decimal]:
    scale = _named(figure)[1]
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    return low * scale, high * scale


def _far(first: Decimal, second: Decimal) -> bool:
    small, large = sorted((abs(first), abs(second)))
    return large > small * (1 + _CLEARLY * _BEYOND)


def _digits(value: Decimal) -> int:
    """Count the digits that were meant: 3800亿 has two."""
    return len(value.normalize().as_tuple().digits)


def _rounded(value: Decimal, digits: int) -> Decimal:
    return Context(prec=digits, rounding=ROUND_HALF_EVEN).create_decimal(value)
