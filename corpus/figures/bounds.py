"""More than, less than, about: the cues around a number, from `lexicon/bounds.toml`.

Looks a few characters to either side of a number in folded text. Must never look further than one phrase.
"""

import re
from functools import cache
from typing import NamedTuple, cast

from corpus.lexicon import load_lexicon
from corpus.models import Approx

# The longest cue, with a small word between it and the number, is shorter than this.
_REACH = 36


class Bound(NamedTuple):
    """What a cue makes of its number, and the far end of the cue, in characters into the text."""

    approx: Approx
    place: int


def bound_before(text: str, start: int) -> Bound | None:
    """Find the cue in front of a number: `超过`6亿, `至少有`200家, `as much as` $25 billion."""
    window = text[max(0, start - _REACH) : start]
    offset = start - len(window)
    phrase = window.rstrip(" ")
    for _ in range(3):
        if not phrase or len(window) - len(phrase) > 8:
            return None
        found = _cue_at_end(phrase)
        if found:
            cue, approx = found
            return Bound(approx, offset + len(phrase) - len(cue))
        shorter = _small_word().sub("", phrase, count=1)
        if shorter == phrase:
            return None
        phrase = shorter
    return None


def bound_after(text: str, end: int, *, duration: bool = False, scaled: bool = True) -> Bound | None:
    """Find the cue behind a number and its unit: 10 年`以上`, 15k`左右`, 12 小时`内`, ten `or more`, 千亿`级`."""
    start = end + (text[end : end + 1] == " ")
    for length in _lengths("after"):
        cue = text[start : start + length]
        approx = _cues("after").get(cue.lower())
        if not approx or len(cue) < length or (cue == "内" and not duration):
            continue
        if approx == "order_of_magnitude" and not scaled:
            continue
        if cue.isascii() and (text[start + length : start + length + 1].isalnum() or (start > end and cue == "+")):
            continue
        following = text[start + length : start + length + 1]
        if following and following in _other_words("goes_on").get(cue, ""):
            continue
        return Bound(approx, start + length)
    return None


def bound_around(text: str, start: int, end: int) -> Bound | None:
    """Find a comparison around the number: `比`170`低` is under, `比`四分之一`大` over. The place is its beginning."""
    if text[max(0, start - 1) : start] == "连" and _NOT_EVEN.match(text, end):  # 连一成都没有
        return Bound("under", start - 1)
    than = _THAN.search(text[max(0, start - 2) : start])
    compared = _COMPARED.match(text, end) if than else None
    if not than or not compared:
        return None
    return Bound("under" if compared[1] in "低少小短轻慢" else "over", start - len(than[0]))


_NOT_EVEN = re.compile("[都也](?:没|不到|不足|达不到)")
_THAN = re.compile("比 ?$")
_COMPARED = re.compile(" ?[还更要]?([低少小短轻慢高多大长重快])(?![于约概部])")


def _cue_at_end(phrase: str) -> tuple[str, Approx] | None:
    for length in _lengths("before"):
        cue = phrase[-length:]
        approx = _cues("before").get(cue.lower())
        if not approx or len(cue) < length:
            continue
        left = phrase[-length - 1 : -length] if len(phrase) > length else ""
        if cue[0].isascii() and cue[0].isalpha() and left.isascii() and left.isalpha():
            continue
        if left and left in _other_words("begins_before").get(cue, ""):
            continue
        return cue, approx
    return None


@cache
def _cues(side: str) -> dict[str, Approx]:
    return {cue: cast("Approx", approx) for approx, cues in load_lexicon("bounds")[side].items() for cue in cues}


def _other_words(side: str) -> dict[str, str]:
    """Characters beside a cue that make another word of it: 最近, 合约 and 内部."""
    words: dict[str, str] = load_lexicon("bounds")[side]
    return words


@cache
def _lengths(side: str) -> tuple[int, ...]:
    return tuple(sorted({len(cue) for cue in _cues(side)}, reverse=True))


@cache
def _small_word() -> re.Pattern[str]:
    words = sorted(load_lexicon("bounds")["between"]["words"], key=len, reverse=True)
    chinese = "|".join(word for word in words if not word.isascii())
    english = "|".join(word for word in words if word.isascii())
    return re.compile(rf"(?:(?:{chinese}) ?| (?:{english}))$")
