"""Texts as arrays of code points, folded character by character at a speed that does not grow with what is folded.

The rules are those of `corpus.characters`. Must never look at two characters together.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from corpus.characters import growing, only_simplified, only_traditional, to_plain, to_small

Codes = npt.NDArray[np.uint32]
Kinds = npt.NDArray[np.uint8]

# There is no code point beyond.
END = 0x110000
# What a character, once small, says about its text; a mark is one that combines with the letter before it.
SIMPLIFIED, TRADITIONAL, GROWING, MARK = 1, 2, 4, 8
_MARKS = (*range(0x300, 0x370), 0x3099, 0x309A)


def codes_of(text: str) -> Codes:
    """Give the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", errors="surrogatepass"), np.uint32)


def text_of(codes: Codes) -> str:
    """Undo `codes_of`."""
    return codes.tobytes().decode("utf-32-le", errors="surrogatepass")


def small_codes(codes: Codes) -> Codes:
    """Do what `to_small` says."""
    return _small()[codes]


def plain_codes(codes: Codes) -> Codes:
    """Do what `to_plain` says."""
    return _plain()[codes]


def kinds_of(small: Codes) -> Kinds:
    """Say of each small character what it says about its text, in bits: 漢 is TRADITIONAL, most are 0."""
    return _kinds()[small]


@cache
def _small() -> Codes:
    return _whole(to_small())


@cache
def _plain() -> Codes:
    return _whole(to_plain())


def _whole(table: Sequence[int]) -> Codes:
    """Make a table of all code points there are, so that none need be looked at before it is looked up."""
    return np.concatenate((np.array(table, np.uint32), np.arange(len(table), END, dtype=np.uint32)))


@cache
def _kinds() -> Kinds:
    kinds = np.zeros(END, np.uint8)
    for kind, characters in (
        (SIMPLIFIED, only_simplified()),
        (TRADITIONAL, only_traditional()),
        (GROWING, growing()),
        (MARK, map(chr, _MARKS)),
    ):
        kinds[list(map(ord, characters))] |= kind
    return kinds
