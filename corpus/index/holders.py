"""Which units hold the commonest terms, a bit for each unit. Must never say how much a term matters, only whether.

To look a unit up in a long list takes a dozen steps all over the memory; a bit is in one place. A term whose bits would
take more room than its list has none.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Bits = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.int64]

# A term in so many units of all has bits, from a list on that is not soon looked through.
_ONE_IN = 32
_LONG = 6_000


@dataclass(frozen=True, slots=True)
class Holders:
    """Bits of terms: row n is of the term with the number `terms[n]`, and unit m is its bit m % 8 of byte m // 8."""

    # Sorted.
    terms: Numbers
    bits: Bits

    def rows(self, terms: Numbers) -> Numbers:
        """Give the row of each of some terms, -1 for a term that has none."""
        if not len(self.terms):
            return np.full(len(terms), -1)
        rows = np.minimum(self.terms.searchsorted(terms), len(self.terms) - 1)
        return np.where(self.terms[rows] == terms, rows, -1)


def no_holders(size: int) -> Holders:
    """Give bits of no term."""
    return Holders(np.zeros(0, np.int64), np.zeros((0, (size + 7) // 8), np.uint8))


def holders_of(size: int, starts: Numbers, postings: npt.NDArray[np.uint32]) -> Holders:
    """Give the bits of the commonest terms; term n is held by the units of `postings[starts[n]:starts[n + 1]]`."""
    terms = (np.diff(starts) >= max(_LONG, size // _ONE_IN)).nonzero()[0]
    found = Holders(terms, np.zeros((len(terms), (size + 7) // 8), np.uint8))
    for row, number in enumerate(terms.tolist()):
        flags = np.zeros(size, bool)
        flags[postings[starts[number] : starts[number + 1]] >> np.uint32(8)] = True
        found.bits[row] = np.packbits(flags, bitorder="little")
    return found
