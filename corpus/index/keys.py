"""A term as a number of 64 bits, so that a vocabulary is one sorted array. Must never decide what a term is.

A Chinese character is its code point, a pair of them both code points, anything else the beginning of its hash.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from corpus.characters import HAN

Keys = npt.NDArray[np.uint64]

_HAN = re.compile(f"[{HAN}]{{1,2}}")
_ALL_HAN = re.compile(f"[{HAN}]+")
# Code points have 21 bits.
CODE_BITS = 21
PAIR = 1 << 62
_OTHER = 1 << 63


@lru_cache(maxsize=1 << 17)
def key_of_term(term: str) -> int:
    """Give the number that stands for a term; of two different words, one in 10^13 pairs shares one.

    `key_of_term("铜")` is `ord("铜")`.
    """
    if _HAN.fullmatch(term):
        return ord(term) if len(term) == 1 else PAIR | ord(term[0]) << CODE_BITS | ord(term[1])
    digest = blake2b(term.encode(errors="surrogatepass"), digest_size=8).digest()
    return _OTHER | int.from_bytes(digest, "little") >> 1


def keys_of(terms: Sequence[str]) -> Keys:
    """Give the numbers of many terms; pairs of Chinese characters, as other writings of a name have, all at once."""
    joined = "".join(terms)
    if {*map(len, terms)} == {2} and _ALL_HAN.fullmatch(joined):
        codes = np.frombuffer(joined.encode("utf-32-le"), np.uint32).astype(np.uint64)
        return np.uint64(PAIR) | codes[::2] << np.uint64(CODE_BITS) | codes[1::2]
    return np.array([key_of_term(term) for term in terms], np.uint64)
