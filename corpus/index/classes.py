"""Texts as arrays of code points, and what kind of character each is. Must never decide what a term is."""

import re
from functools import cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from corpus.characters import HAN

Codes = npt.NDArray[np.uint32]
Classes = npt.NDArray[np.uint8]
_Kind = TypeVar("_Kind", np.uint8, np.uint32)

HAN_CLASS, DIGIT, LETTER = 1, 2, 3
# Beyond this there are Chinese characters up to U+323AF, and no other letters.
_END = 0x20000
_LAST_HAN = 0x323AF


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


def class_of(codes: Codes) -> Classes:
    """Say of each character whether it is Chinese, a digit, another letter, or 0: nothing that a term has."""
    classes = looked_up(_classes(), codes, beyond=0)
    if len(codes) and int(codes.max()) >= _END:
        classes = np.where((codes >= _END) & (codes <= _LAST_HAN), HAN_CLASS, classes).astype(np.uint8)
    return classes


@cache
def _classes() -> Classes:
    classes = np.zeros(_END, np.uint8)
    everything = "".join(map(chr, range(_END)))
    for kind, pattern in ((LETTER, r"[^\W\d_]"), (DIGIT, r"\d"), (HAN_CLASS, f"[{HAN}]")):
        classes[[match.start() for match in re.finditer(pattern, everything)]] = kind
    return classes
