"""What kind of character each of a text is. Must never decide what a term is."""

import re
from functools import cache

import numpy as np
import numpy.typing as npt

from corpus.characters import HAN
from corpus.codes import END, Codes

Classes = npt.NDArray[np.uint8]

HAN_CLASS, DIGIT, LETTER = 1, 2, 3
# Beyond this there are Chinese characters up to U+323AF, and no other letters.
_END_OF_LETTERS = 0x20000
_LAST_HAN = 0x323AF


def class_of(codes: Codes) -> Classes:
    """Say of each character whether it is Chinese, a digit, another letter, or 0: nothing that a term has."""
    return _classes()[codes]


@cache
def _classes() -> Classes:
    classes = np.zeros(END, np.uint8)
    everything = "".join(map(chr, range(_END_OF_LETTERS)))
    for kind, pattern in ((LETTER, r"[^\W\d_]"), (DIGIT, r"\d"), (HAN_CLASS, f"[{HAN}]")):
        classes[[match.start() for match in re.finditer(pattern, everything)]] = kind
    classes[_END_OF_LETTERS : _LAST_HAN + 1] = HAN_CLASS
    return classes
