"""What an amount is per: 10750美元`/吨`, `每吨`10750美元, 0.14 dollars `per million tokens`, $10,750 `a ton`.

Looks a few characters to either side of an amount in folded text. Must never change the amount.
"""

import re
from functools import cache
from typing import NamedTuple

from corpus.figures.units import unit_after
from corpus.lexicon import load_lexicon

_LINK = re.compile(r" ?(?:/|每) ?|[ -](?:per|an?|every|each)[ -]|/| p\.?(?=a\.)")
_EVERY = re.compile(r"每(?P<what>[^每，。；：、！？\n]{1,12})$")
# No form of what a rate is per is longer.
_LONGEST = 32


class Rate(NamedTuple):
    """What an amount is per, and the far end of the words for it, in characters into the text."""

    per: str
    place: int


def rate_after(text: str, end: int) -> Rate | None:
    """Find what an amount is per in the words behind it: 10750美元`/吨` is per ton."""
    link = _LINK.match(text, end)
    return _what(text, link.end()) if link else None


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
