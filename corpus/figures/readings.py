"""An amount with the cues around it: 超过6亿元, 每吨9800美元, 12小时内. It is what a figure is made from.

Gathers bounds and rates beside one amount. Must never decide whether the amount is a figure.
"""

import re
from dataclasses import dataclass, replace

from corpus.figures.amounts import Amount
from corpus.figures.bounds import Bound, bound_after, bound_around, bound_before
from corpus.figures.rates import Rate, rate_after, rate_before, speed_before
from corpus.figures.units import Unit
from corpus.models import Approx

# From here on a scale says a magnitude by itself: 万亿级, and not 6级.
_MAGNITUDE = 10**4


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount with its cues and, once it is judged, the noun it counts."""

    amount: Amount
    approx: Approx
    # Cues included, in characters into the text.
    start: int
    end: int
    noun: str | None = None
    per: str | None = None


def read_cues(text: str, amount: Amount) -> Reading:
    """Read what stands around an amount in folded text: `约`3000亿元`以上`, 10750美元`/吨`, `突破每吨`9800美元."""
    return _with_rate_before(text, _read_beside(text, amount))


def _read_beside(text: str, amount: Amount) -> Reading:
    rate = _rate_behind(text, amount)
    if rate and amount.unit and amount.unit.kind == "physical":
        amount = replace(amount, end=rate.place, unit=Unit(f"{amount.unit.name} per {rate.per}", "physical"))
        rate = None
    elif amount.unit and amount.unit.kind == "physical" and (time := speed_before(text, amount.start)):
        amount = replace(amount, unit=Unit(f"{amount.unit.name} per {time}", "physical"))
    end = rate.place if rate else amount.end
    before, after = _bound_in_front(text, amount), _bound_behind(text, amount, end)
    if before and before.approx != "exact" and _is_bare_scale(text, amount):
        amount = replace(amount, high=None, approx="exact")
    approx = amount.approx
    for bound in (before, after):
        if bound and approx in ("exact", "about") and bound.approx != "exact":
            approx = bound.approx
    start = before.place if before else amount.start
    return Reading(amount, approx, start, after.place if after else end, per=rate.per if rate else None)


def _with_rate_before(text: str, reading: Reading) -> Reading:
    """Take in what stands in front: 每吨9800美元 is per ton, 突破每吨9800美元 over that."""
    rate = rate_before(text, reading.start)
    if not rate or reading.per or not reading.amount.unit or reading.amount.unit.kind != "money":
        return reading
    bound = bound_before(text, rate.place) if reading.start == reading.amount.start else None
    if not bound or reading.approx != "exact":
        return replace(reading, per=rate.per)
    return replace(reading, per=rate.per, approx=bound.approx, start=bound.place)


def _is_bare_scale(text: str, amount: Amount) -> bool:
    """Whether scales alone make the number: 千亿元 is an order of magnitude, but 逾千亿元 is over 10^11."""
    written = text[amount.numeral.start : amount.numeral.end]
    return amount.high is not None and amount.approx == "order_of_magnitude" and not written.strip("十百千万亿兆元")


def _rate_behind(text: str, amount: Amount) -> Rate | None:
    takes_one = amount.unit is None or amount.unit.kind in ("money", "physical")
    is_money = amount.unit is not None and amount.unit.kind == "money"
    return rate_after(text, amount.end, money=is_money) if takes_one else None


def _bound_in_front(text: str, amount: Amount) -> Bound | None:
    before = bound_around(text, amount.start, amount.end) or bound_before(text, amount.start)
    if not before and amount.prefixed:  # 人民币`约`2.1亿元
        inner = bound_before(text, amount.numeral.start)
        before = Bound(inner.approx, amount.start) if inner and inner.place > amount.start else None
    if not before or not amount.unit or amount.unit.kind != "duration":
        return before
    return None if _is_recent(text, before.place, amount) or _is_during(text, before.place, amount) else before


def _bound_behind(text: str, amount: Amount, end: int) -> Bound | None:
    duration = amount.unit is not None and amount.unit.kind == "duration"
    scaled = amount.numeral.scale >= _MAGNITUDE or amount.high is not None
    return bound_after(text, end, duration=duration, scaled=scaled)


# "for over four years" bounds the years; "jobs over four years" says in which time.
_LASTING = re.compile(
    r"\b(?:for|just|well|little|tak(?:e|es|ing)|took|last(?:s|ed|ing)?|of|with|than|been|is|was|are|were|spent|in|by) $"
)


def _is_during(text: str, place: int, amount: Amount) -> bool:
    return text[place : amount.start].strip() == "over" and not _LASTING.search(text[max(0, place - 10) : place])


def _is_recent(text: str, place: int, amount: Amount) -> bool:
    """Whether 近 means "lately": 近十年来, and 近三年 at a clause's start; 将近十年 and 用了近十年 mean nearly."""
    if text[place : amount.start].strip() != "近":
        return False
    return text[amount.end : amount.end + 1] in tuple("来间内") or text[place - 1 : place] in tuple("，。；,.;:：\n（(")
