"""Numerals spelled in English: two hundred and six, half a million, tens of billions, three-quarters, two and a half.

Reads one numeral at a place in folded text and says what it is worth. Must never decide whether it is a figure:
"one" of "one of them" is a numeral too.
"""

import re
import sys
from dataclasses import dataclass
from decimal import Decimal

from corpus.english_words import ONES, TWENTY_ON
from corpus.lexicon import load_lexicon

_UNITS = {word: Decimal(n) for n, word in enumerate(ONES)}
TENS = {word: Decimal(10 * n) for n, word in enumerate(TWENTY_ON, 2)}
SCALES = {word: Decimal(scale) for word, scale in load_lexicon("english")["scales"].items()}
_DOZEN = {"dozen": Decimal(12)}
_PART: dict[str, int] = load_lexicon("english")["parts"]
_PARTS = _PART | {f"{part}s": n for part, n in _PART.items()} | {"halves": 2}
_VAGUE = {f"{word}s": value for word, value in {"ten": Decimal(10), **SCALES, **_DOZEN}.items()}

_WORD = "|".join((*_UNITS, *TENS, *SCALES, "dozen", *(f"{scale}s" for scale in SCALES if scale in ("lakh", "crore"))))
_SCALE = "|".join(SCALES)
_UNIT = "|".join(_UNITS)
# "Three million, two hundred & forty": a comma goes on behind a scale only.
_AFTER_SCALE = "(?:(?<=thousand)|(?<=[mb]illion)|(?<=trillion))"
# Twelve words are enough for any figure in print; the cap keeps a page of "one one one" linear.
_JOIN = rf"[ -]|(?! and (?:one|two|three) quarter) and (?:a )?| & |{_AFTER_SCALE}, "
_CARDINAL = re.compile(
    rf"(?:an? (?:few )?(?={_SCALE}|dozen))?(?:{_WORD})\b(?:(?:{_JOIN})(?:{_WORD})\b){{0,12}}+", re.IGNORECASE
)
_AND_A_HALF = re.compile(
    r"(?: and (?:a |one )?(?P<one>half|quarter)| and (?P<count>one|two|three) (?P<part>quarters?))\b"
    r"(?: of(?: an?\b)?)?",
    re.IGNORECASE,
)
_FRACTION = re.compile(rf"(an?|{_UNIT})?[ -]?({'|'.join(_PARTS)})\b(?: (?:of )?(?:an? )?({_SCALE})\b)?", re.IGNORECASE)
# One point three, 2 point 5 million.
_DECIMALS = re.compile(rf" point ((?:(?:{_UNIT})\b[ -]?){{1,8}}+)(?:({_SCALE})\b)?", re.IGNORECASE)
# "a third of them" is a share, "a third party" and "one quarter" are none.
_OF = re.compile(r" (?:of|the|off)\b")
# Behind a cue it is a share by itself: "more than a third", "below one quarter".
_CUED = re.compile(r"\b(?:above|below|than|nearly|almost|exactly|about|roughly|least|most|by) $", re.IGNORECASE)
_MEASURE = "second|minute|hour|day|week|month|quarter|year|decade|century|mile|pound|ton|dozen|percentage"
_ARTICLE = re.compile(
    rf"(?:half (?:of )?)?(?:an?)(?= (?:{_MEASURE})\b)|half(?=-(?:{_MEASURE})\b)"
    r"|half(?= (?:of|the|its|their|his|her|our)\b)",
    re.IGNORECASE,
)
_HALF_DOZEN = re.compile(r"half (?:a|of a) dozen\b", re.IGNORECASE)
_ONE_IN = re.compile(
    rf"({_UNIT}) (?:in|out of)(?: every)? ({_UNIT}|{'|'.join(TENS)}|[0-9]{{1,3}})\b(?![ -](?:{_WORD}))", re.IGNORECASE
)
_VAGUELY = re.compile(
    rf"({'|'.join(_VAGUE)})\b(?: (?:of|upon) ({'|'.join(_VAGUE)})\b)?(?: of (millions|billions)\b)?", re.IGNORECASE
)
_COUPLE = re.compile(rf"a couple (?:of )?(?P<scale>{_SCALE}|dozen)\b", re.IGNORECASE)
_SEVERAL = re.compile(rf"(?:several|a few|many) ({_SCALE}|dozen)\b(?: ({_SCALE})\b)?", re.IGNORECASE)

STARTERS = frozenset((*_UNITS, *TENS, *SCALES, "dozen", *_VAGUE, *_PARTS, "a", "an", "several", "many", "half"))


@dataclass(frozen=True, slots=True)
class Spelled:
    """A spelled numeral: where it ends, what it is worth, and the upper end of a vague one."""

    end: int
    value: Decimal
    high: Decimal | None = None
    scale: Decimal = Decimal(1)
    fraction: bool = False


def read_spelled(text: str, start: int) -> Spelled | None:
    """Read the spelled numeral that starts at `start` (characters into the folded text), the longest reading first."""
    readings = (_vague, _one_in, _fraction, _cardinal, _article)
    return next((found for read in readings if (found := read(text, start))), None)


def _article(text: str, start: int) -> Spelled | None:
    """Read half an hour, half of them, and "a month", which is a figure in few places only."""
    found = _HALF_DOZEN.match(text, start)
    if found:
        return Spelled(found.end(), Decimal(6))
    found = _ARTICLE.match(text, start)
    if not found:
        return None
    half = found[0].lower().startswith("half")
    return Spelled(found.end(), Decimal("0.5") if half else Decimal(1), fraction=found[0].lower() == "half")


def _vague(text: str, start: int) -> Spelled | None:
    found = _VAGUELY.match(text, start)
    if found:
        value = Decimal(1)
        for word in filter(None, found.groups()):
            value *= _VAGUE[word.lower()]
        # A dozen is twelve, dozens end where hundreds begin.
        return Spelled(found.end(), value, Decimal(100) if found[0].lower() == "dozens" else value * 10)
    couple = _COUPLE.match(text, start)
    if couple:
        scale = SCALES.get(couple["scale"].lower(), Decimal(12))
        return Spelled(couple.end(), 2 * scale, scale=scale)
    found = _SEVERAL.match(text, start)
    if not found:
        return None
    value = SCALES.get(found[1].lower(), Decimal(12)) * SCALES.get((found[2] or "").lower(), Decimal(1))
    return Spelled(found.end(), value, value * 10)


def _one_in(text: str, start: int) -> Spelled | None:
    found = _ONE_IN.match(text, start)
    if not found:
        return None
    part, whole = _UNITS[found[1].lower()], _word_or_digits(found[2].lower())
    return Spelled(found.end(), part / whole, fraction=True) if part < whole else None


def _fraction(text: str, start: int) -> Spelled | None:
    found = _FRACTION.match(text, start)
    if not found or (found[1] is None and not (found[2].lower() == "half" and found[3])):
        return None
    count = _UNITS.get((found[1] or "one").lower(), Decimal(1))
    whole = _PARTS[found[2].lower()]
    article = found[1] is not None and found[1].lower() in ("a", "an", "one") and " " in found[0]
    measured = _OF.match(text, found.end()) or _CUED.search(text[max(0, start - 9) : start])
    if article and not found[3] and not measured:
        return None
    if count >= whole or (count > 1 and not found[2].lower().endswith("s")) or (count == 1 and found[2].endswith("s")):
        return None
    scale = SCALES.get((found[3] or "").lower(), Decimal(1))
    return Spelled(found.end(), count * scale / whole, scale=scale, fraction=scale == 1)


def _cardinal(text: str, start: int, end: int = sys.maxsize) -> Spelled | None:
    found = _CARDINAL.match(text, start, end)
    if not found:
        return None
    words = re.findall("[a-z]+", found[0].lower())
    if len(words) == 1 and (words[0] in SCALES or words[0].endswith("s") or words[0] == "dozen"):
        return None
    value = spelled_value(words)
    if value is None:
        return _cardinal(text, start, found.start() + found[0].rindex(" and ")) if " and " in found[0] else None
    scale = Decimal(1)
    for word in reversed(words):
        if word.rstrip("s") not in SCALES:
            break
        scale *= SCALES[word.rstrip("s")]
    decimals = _DECIMALS.match(text, found.end()) if scale == 1 else None
    if decimals:
        return _with_decimals(value, decimals)
    half = _AND_A_HALF.match(text, found.end()) if scale == 1 else None
    if not half:
        return Spelled(found.end(), value, scale=scale)
    count = _UNITS[(half["count"] or "one").lower()]
    return Spelled(half.end(), value + count / _PARTS[(half["one"] or half["part"]).lower()])


def _with_decimals(whole: Decimal, found: re.Match[str]) -> Spelled:
    """Read what follows "point": one point three million. Only digits count as such: zero to nine."""
    digits = "".join(str(_UNITS[word]) for word in re.findall("[a-z]+", found[1].lower()))
    scale = SCALES.get((found[2] or "").lower(), Decimal(1))
    end = found.end() - (0 if found[2] else len(found[1]) - len(found[1].rstrip(" -")))
    return Spelled(end, (whole + Decimal(f"0.{digits}")) * scale, scale=scale)


def spelled_value(words: list[str]) -> Decimal | None:
    """Say what number words are worth: `spelled_value(["two", "hundred", "and", "six"])` is 206; None for nonsense."""
    total = section = Decimal(0)
    last = Decimal(10**30)
    for word in words:
        singular = word.removesuffix("s") if word in ("lakhs", "crores") else word
        if word in ("a", "an", "and", "few"):
            continue
        if word in _UNITS or word in TENS:
            number = _UNITS.get(word) if word in _UNITS else TENS[word]
            if number is None or last <= 10 or (last < 100 and number >= 10):
                return None
            section += number
            last = number or Decimal(1)
        else:
            scale = SCALES.get(singular) or _DOZEN[singular]
            if scale == last:
                return None
            if scale == 100 or word == "dozen":
                section = (section or 1) * scale
            elif scale > last and total:
                total = (total + section) * scale
                section = Decimal(0)
            else:
                total += (section or 1) * scale
                section = Decimal(0)
            last = scale
    return total + section


def _word_or_digits(word: str) -> Decimal:
    return _UNITS.get(word) or TENS.get(word) or Decimal(word)
