"""Whether two articles are one text with small changes, and numbers by which such pairs are found among many.

Must never take a change of number for a small change: a daily market report repeats yesterday's words with today's
figures and is another article.
"""

import re
from collections import Counter
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from corpus.normalise import fold

# Characters of a shingle, and how many of an article's are kept (a bottom-k sketch: Broder, "On the resemblance and
# containment of documents", 1997). Of two texts that share half of their shingles, 98 in 100 share one of six.
_SHINGLE = 10
_KEPT = 6
# How much of the shorter text stands in the longer one, and how long it is beside it.
_CONTAINED, _SHORTEST = 0.85, 0.5
# Characters below which nothing but the same text is the same: one changed word is much of it.
_SHORT = 100
_LOOKED_AT = 50_000
_NO_LETTER = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"\d[\d,.]*")
# When a text was put on a page says nothing.
_TIME = re.compile(r"\d{1,4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?|\d{1,2}:\d{2}(?::\d{2})?")
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@lru_cache(maxsize=16)  # asked for once to look for the like, and once to keep it
def sketch(text: str) -> tuple[int, ...]:
    """Give a few numbers that stand for a text, most of them the same for 阿里雲投入 and 阿里云投入."""
    found = _shingles(text)
    # A database's whole numbers have a sign.
    return tuple(int(value) for value in found[:_KEPT].astype(np.int64))


def is_same_text(one: str, other: str) -> bool:
    """Say whether one text is the other with small changes, in whichever script; one may go on for longer.

    A report with 今年投入35亿元 for 去年投入30亿元 is another text.
    """
    shorter, longer = sorted((one, other), key=len)
    letters = _letters(shorter)
    if letters == _letters(longer):
        return True
    if len(letters) < max(_SHORT, _SHORTEST * len(_letters(longer))):
        return False
    found = _shingles(shorter)
    shared = np.intersect1d(found, _shingles(longer), assume_unique=True)
    return len(shared) >= _CONTAINED * len(found) and not _numbers(shorter) - _numbers(longer)


@lru_cache(maxsize=256)
def _letters(text: str) -> str:
    return _NO_LETTER.sub("", fold(text[:_LOOKED_AT]).text)


def _shingles(text: str) -> npt.NDArray[np.uint64]:
    """Give a hash for each different run of letters."""
    letters = _letters(text)
    codes = np.frombuffer(letters.encode("utf-32-le", "replace"), np.uint32).astype(np.uint64)
    width = min(_SHINGLE, len(codes))
    if not width:
        return codes
    found = np.zeros(len(codes) - width + 1, np.uint64)
    for at in range(width):
        found = found * _FACTOR + codes[at : len(codes) - width + 1 + at]
    found ^= found >> np.uint64(29)  # the low bits alone would order shingles by their last letter
    return np.unique(found * _FACTOR)


def _numbers(text: str) -> Counter[str]:
    folded = _TIME.sub(" ", fold(text[:_LOOKED_AT]).text)
    return Counter(number.replace(",", "").rstrip(".") for number in _NUMBER.findall(folded))
