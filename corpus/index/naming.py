"""Where names may stand in many texts at once: nearly every place is ruled out by its first three characters.

Must never decide that a name stands somewhere: it says where to look, and `corpus.names` looks.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from corpus.codes import END, Codes, codes_of, plain_codes, small_codes, text_of
from corpus.index.folding import Texts
from corpus.index.keys import key_of_term
from corpus.index.occurrences import Occurrences
from corpus.index.terms import name_term
from corpus.names import Names, is_latin

Flags = npt.NDArray[np.bool_]

# Odd numbers of 32 bits that spread characters over a table, and the bits of its size.
_SPREAD = (np.uint32(0x9E3779B1), np.uint32(0x85EBCA77), np.uint32(0xC2B2AE3D))
_BITS = 18
# Shorter forms have no three characters to go by.
_SHORTEST = 2
# Beyond this there are Chinese characters, which have no borders.
_LAST_LATIN = 0x2E80


def names_in(written: Texts, names: Names) -> Occurrences:
    """Give the terms of the names in texts, each where `names.find` finds it in the text: 輝達 gives "@Nvidia"."""
    plain = plain_codes(written.codes)
    small = small_codes(plain)
    heads = _heads(names)
    texts = text_of(plain), text_of(small)
    found = names.find_folded(*texts) if heads is None else names.find_from(*texts, heads.places(small))
    places, keys = [], []
    known = _Keys()
    for start, _, name in found:
        places.append(start)
        keys.append(known[name.canonical])
    return Occurrences(np.array(keys, np.uint64), written.numbers(np.array(places, np.int64)))


class _Keys(dict[str, int]):
    """The keys of names, each worked out once."""

    def __missing__(self, canonical: str) -> int:
        key = self[canonical] = key_of_term(name_term(canonical))
        return key


@dataclass(frozen=True, slots=True)
class _Heads:
    """How the forms of names begin, as flags at what their first characters come to."""

    # Of the first two characters of any form, of both characters of the shortest, of the first three of others.
    pairs: Flags
    shortest: Flags
    triples: Flags

    def places(self, small: Codes) -> list[int]:
        """Give where a name may begin in small letters; no place is left out where one does."""
        ended = np.concatenate((small, np.zeros(2, np.uint32)))
        of_pair = _spread(ended[:-2], ended[1:-1])
        at = self.pairs[of_pair].nonzero()[0]
        of_triple = _spread(ended[at], ended[at + 1], ended[at + 2])
        at = at[self.triples[of_triple] | self.shortest[of_pair[at]]]
        # Within a Latin word no name begins.
        is_inside = _latin()[ended[at]] & _latin()[ended[at - 1]] & (at > 0)
        places: list[int] = at[~is_inside].tolist()
        return places


def _spread(*characters: Codes) -> npt.NDArray[np.uint32]:
    spread = characters[0] * _SPREAD[0]
    for codes, factor in zip(characters[1:], _SPREAD[1:], strict=False):
        spread ^= codes * factor
    spread >>= np.uint32(32 - _BITS)
    return spread


@lru_cache(maxsize=4)
def _heads(names: Names) -> _Heads | None:
    """Take in how names begin; None where some begin in fewer characters than are looked at."""
    forms = [codes_of(form[:3]) for form in names.forms]
    if any(len(codes) < _SHORTEST for codes in forms):
        return None
    return _Heads(
        _flagged([codes[:2] for codes in forms]),
        _flagged([codes for codes in forms if len(codes) == _SHORTEST]),
        _flagged([codes for codes in forms if len(codes) > _SHORTEST]),
    )


def _flagged(heads: list[Codes]) -> Flags:
    flags = np.zeros(1 << _BITS, np.bool_)
    if heads:
        flags[_spread(*np.array(heads, np.uint32).T)] = True
    return flags


@cache
def _latin() -> Flags:
    latin = np.zeros(END, np.bool_)
    latin[:_LAST_LATIN] = [is_latin(chr(code)) for code in range(_LAST_LATIN)]
    return latin
