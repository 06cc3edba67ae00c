"""Where names may begin in a long text: nearly every place is ruled out by its first three characters.

Must never decide that a name stands somewhere: it says where to look, and `corpus.names` looks.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.codes import END, Codes, codes_of

Flags = npt.NDArray[np.bool_]

# Odd numbers of 32 bits that spread characters over a table, and the bits of its size.
_SPREAD = (np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D))
_BITS = 18
# Shorter forms have no three characters to go by.
_SHORTEST = 2
# Beyond this there are Chinese characters, which have no borders.
_LAST_LATIN = 0x2E80


@dataclass(frozen=True, slots=True)
class Beginnings:
    """How forms begin, as flags at what their first characters come to."""

    # Of the first two characters of any form, of both characters of the shortest, of the first three of others.
    pairs: Flags
    shortest: Flags
    triples: Flags
    # Of the characters inside whose words no form begins.
    latin: Flags

    def places(self, small: Codes) -> list[int]:
        """Give where a form may begin in small letters; no place is left out where one does."""
        ended = np.concatenate((small, np.zeros(2, np.uint32)))
        of_pair = _spread(ended[:-2], ended[1:-1])
        at = self.pairs[of_pair].nonzero()[0]
        of_triple = _spread(ended[at], ended[at + 1], ended[at + 2])
        at = at[self.triples[of_triple] | self.shortest[of_pair[at]]]
        is_inside = self.latin[ended[at]] & self.latin[ended[at - 1]] & (at > 0)
        places: list[int] = at[~is_inside].tolist()
        return places


def beginnings(forms: Iterable[str], is_latin: Callable[[str], bool]) -> Beginnings | None:
    """Take in how forms begin; None where some have fewer characters than are looked at."""
    heads = [codes_of(form[:3]) for form in forms]
    if any(len(codes) < _SHORTEST for codes in heads):
        return None
    latin = np.zeros(END, np.bool_)
    latin[:_LAST_LATIN] = [is_latin(chr(code)) for code in range(_LAST_LATIN)]
    return Beginnings(
        _flagged([codes[:2] for codes in heads]),
        _flagged([codes for codes in heads if len(codes) == _SHORTEST]),
        _flagged([codes for codes in heads if len(codes) > _SHORTEST]),
        latin,
    )


def _spread(*characters: Codes) -> npt.NDArray[np.uint32]:
    spread = characters[0] * _SPREAD[0]
    for codes, factor in zip(characters[1:], _SPREAD[1:], strict=False):
        spread ^= codes * factor
    spread >>= np.uint32(32 - _BITS)
    return spread


def _flagged(heads: list[Codes]) -> Flags:
    flags = np.zeros(1 << _BITS, np.bool_)
    if heads:
        flags[_spread(*np.array(heads, np.uint32).T)] = True
    return flags
