"""A term as a number of 64 bits, so that a vocabulary is one sorted array. Must never decide what a term is.

A Chinese character is its code point, a pair of them both code points, anything else the beginning of its hash.
"""

import re
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from corpus.characters import HAN

Keys = npt.NDArray[np.uint64]

_HAN = re.compile(f"[{HAN}]{{1,2}}")
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
