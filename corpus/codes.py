"""Texts as arrays of code points, folded character by character at a speed that does not grow with what is folded.

The rules are those of `corpus.characters`. Must never look at two characters together.
"""

from functools import cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from corpus.characters import growing, only_simplified, only_traditional, to_plain, to_small

Codes = npt.NDArray[np.uint32]
Kinds = npt.NDArray[np.uint8]
_Kind = TypeVar("_Kind", np.uint8, np.uint32)

# What a character, once small, says about its text; a mark is one that combines with the letter before it.
SIMPLIFIED, TRADITIONAL, GROWING, MARK = 1, 2, 4, 8
_MARKS = (*range(0x300, 0x370), 0x3099, 0x309A)


def codes_of(text: str) -> Codes:
    """Give the code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", errors="surrogatepass"), np.uint32)


def text_of(codes: Codes) -> str:
    """Undo `codes_of`."""
    return codes.tobytes().decode("utf-32-le", errors="surrogatepass")


def looked_up(table: "npt.NDArray[_Kind]", codes: Codes, beyond: int | None = None) -> "npt.NDArray[_Kind]":
    """Look code points up in a table; those beyond its end give `beyond`, or themselves."""
    if not len(codes) or int(codes.max()) < len(table):
        return table[codes]
    inside = table[np.minimum(codes, len(table) - 1)]
    return np.where(codes < len(table), inside, codes if beyond is None else beyond).astype(table.dtype)


def small_codes(codes: Codes) -> Codes:
    """Do what `to_small` says."""
    return looked_up(_small(), codes)


def plain_codes(codes: Codes) -> Codes:
    """Do what `to_plain` says."""
    return looked_up(_plain(), codes)


def kinds_of(small: Codes) -> Kinds:
    """Say of each small character what it says about its text, in bits: 漢 is TRADITIONAL, most are 0."""
    return looked_up(_kinds(), small, beyond=0)


@cache
def _small() -> Codes:
    return np.array(to_small(), np.uint32)


@cache
def _plain() -> Codes:
    return np.array(to_plain(), np.uint32)


@cache
def _kinds() -> Kinds:
    kinds = np.zeros(len(to_small()), np.uint8)
    for kind, characters in (
        (SIMPLIFIED, only_simplified()),
        (TRADITIONAL, only_traditional()),
        (GROWING, growing()),
        (MARK, map(chr, _MARKS)),
    ):
        kinds[[code for code in map(ord, characters) if code < len(kinds)]] |= kind
    return kinds
