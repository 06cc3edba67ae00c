"""Letters that are units in their place only: 124m handsets are millions, -12C a temperature, 21" a length.

Looks at what stands around the letter in folded text. Must never read a letter whose place does not say what it means.
"""

import re
from dataclasses import replace
from decimal import Decimal

from corpus.figures.counts import english_noun, noun_at
from corpus.figures.numerals import Numeral
from corpus.figures.units import FoundUnit, Unit
from corpus.lexicon import patterns_of

INCH = Unit("inch", "physical")
DEGREES = {"C": Unit("degree celsius", "physical"), "F": Unit("degree fahrenheit", "physical")}

# 124m new handsets, sales of 70m: a million, and no metre.
_MILLIONS = re.compile(r"m(?![A-Za-z0-9/²³^])")
_MILLIONS_END = re.compile(
    r"m(?=[.,;:)]|$"
    r"| (?:in|from|to|and|by|last|this|at|a|for|(?:[a-z]+|[0-9]+) (?:years?|months?) (?:earlier|ago|before))\b)"
)
_SOLD = re.compile(rf"\b(?:{patterns_of('contexts', 'sold')})\b")
_LENGTHS = re.compile(rf"\b(?:{patterns_of('contexts', 'lengths')})\b")
_DEGREE_LETTER = re.compile(r" ?°? ?([CF])(?![A-Za-z0-9])")
_SCALE_NAMED = re.compile(r"(?<= )(Celsius|Fahrenheit)\b", re.IGNORECASE)
_WEATHER = re.compile(patterns_of("contexts", "weather"), re.IGNORECASE)
_WEATHER_REACH = 60
_INCH = re.compile(r" ?\"(?![A-Za-z0-9])| in(?=[.;!?]|$)(?!\.[A-Za-z])")
_QUOTE_REACH = 300
_LARGEST_INCH = 120


def in_millions(text: str, numeral: Numeral) -> Numeral:
    """Read m before what is counted, or beside sales, as a million: 1.2m `people`, `shipped` 70m."""
    if numeral.scale != 1 or not _MILLIONS.match(text, numeral.end):
        return numeral
    if not (noun_at(text, numeral.end + 1) or english_noun(text, numeral.end + 1)):
        around = text[max(0, numeral.start - 100) : numeral.end + 60]
        if not _MILLIONS_END.match(text, numeral.end) or not _SOLD.search(around) or _LENGTHS.search(around[50:-30]):
            return numeral
    scale = Decimal(10**6)
    return replace(numeral, end=numeral.end + 1, value=numeral.value * scale, scale=scale)


def letter_behind(text: str, end: int, value: Decimal) -> FoundUnit | None:
    """Find the sign behind a number: 30 C and -10F beside a word for heat, 8" and, at a clause's end, 2 in."""
    inch = _INCH.match(text, end)
    if inch:
        line = text[max(0, end - _QUOTE_REACH) : end].rpartition("\n")[2]
        closes_quote = inch[0].endswith('"') and line.count('"') % 2
        return None if closes_quote or value > _LARGEST_INCH else FoundUnit(INCH, end, inch.end())
    letter = _DEGREE_LETTER.match(text, end)
    if not letter or not _WEATHER.search(text, max(0, end - _WEATHER_REACH), end + _WEATHER_REACH):
        return None
    return FoundUnit(DEGREES[letter[1]], end, letter.end())


def named_degree(text: str, found: FoundUnit) -> FoundUnit:
    """Give a bare degree the scale that is named behind it: 30° on the Celsius scale."""
    named = _SCALE_NAMED.search(text, found.end, found.end + 24)
    return found._replace(unit=DEGREES[named[1][0].upper()]) if named else found
