"""What an amount is per: 10750美元`/吨`, `每吨`10750美元, 0.14 dollars `per million tokens`, $10,750 `a ton`.

Looks a few characters to either side of an amount in folded text. Must never change the amount.
"""

import re
from functools import cache
from typing import NamedTuple

from corpus.figures.units import unit_after
from corpus.lexicon import load_lexicon

_LINK = re.compile(r" ?(?:/|每) ?|[ -](?:per|an?|every|each)[ -]|/| p\.?(?=a\.)")
# 2650美元`一`盎司; 一年后 and 一个月内 are times.
_ONE = re.compile(r" ?一个? ?(?=[\u4e00-\u9fff])")
_TIME_GOES_ON = re.compile("[前后内来间度多半以之中性般起样些批轮并同]")
_APIECE = re.compile(r" (?:apiece|each)\b")
# $1.12 a year `earlier` is no rate.
_COMPARED = re.compile(r" (?:earlier|ago|before|later|prior)\b")
_EVERY = re.compile(r"每(?P<what>[^每，。；：、！？,;:!?\n]{1,12})$")
_SPEED = re.compile(r"(?:时速|每秒(?!钟))[^，。；：、！？,;:!?\n0-9]{0,4}$")
# No form of what a rate is per is longer.
_LONGEST = 32


class Rate(NamedTuple):
    """What an amount is per, and the far end of the words for it, in characters into the text."""

    per: str
    place: int


def rate_after(text: str, end: int, *, money: bool = False) -> Rate | None:
    """Find what an amount is per in the words behind it: 10750美元`/吨` is per ton, and so is 3万元`一吨` of money."""
    link = _LINK.match(text, end)
    rate = _what(text, link.end()) if link else None
    if rate:
        return None if _COMPARED.match(text, rate.place) else rate
    apiece = _APIECE.match(text, end) if money else None
    if apiece:
        return Rate("unit", apiece.end())
    one = _ONE.match(text, end) if money else None
    rate = _what(text, one.end()) if one else None
    return rate if rate and not _TIME_GOES_ON.match(text, rate.place) else None


def speed_before(text: str, start: int) -> str | None:
    """Say what time a speed is per: `每秒`8TB is per second, `时速`160公里 per hour."""
    found = _SPEED.search(text, max(0, start - 8), start)
    return ("hour" if found[0].startswith("时速") else "second") if found else None


def rate_before(text: str, start: int) -> Rate | None:
    """Find what an amount is per in the words in front of it: `每百万token仅需`0.14美元 is per million tokens."""
    window = text[max(0, start - 13) : start]
    found = _EVERY.search(window)
    rate = _what(found["what"], 0) if found else None
    return Rate(rate.per, start - len(window) + found.start()) if found and rate else None


def _what(text: str, start: int) -> Rate | None:
    lowered = text[start : start + _LONGEST].lower()
    for form, name in _named():
        end = start + len(form)
        if lowered.startswith(form) and not (
            form[-1].isascii() and text[end : end + 1].isascii() and text[end : end + 1].isalpha()
        ):
            return Rate(name, end)
    found = unit_after(text, start)
    if found and found.start == start and found.unit.kind in ("duration", "physical"):
        return Rate(found.unit.name, found.end)
    return None


@cache
def _named() -> tuple[tuple[str, str], ...]:
    """Forms of what a rate is per, longest first."""
    table = load_lexicon("counters")["per"]
    forms = [(form.lower(), name) for name, entry in table.items() for form in entry]
    return tuple(sorted(forms, key=lambda pair: -len(pair[0])))
