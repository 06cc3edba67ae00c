"""Occurrences of terms into how often each unit has each term. Must never know what a unit or a term means.

Numbers of 64 bits take long to sort. So terms are numbered, and sorted 16 bits at a time, each time stably.
"""

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from corpus.index.keys import CODE_BITS, PAIR, Keys

Scores = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

_CODE = np.uint64((1 << CODE_BITS) - 1)
_BITS = np.uint64(CODE_BITS)
# Bits of a digit, and so the distinct characters that make a digit each.
_DIGIT = 16
_MOST_CHARACTERS = 1 << _DIGIT
_HALF = np.uint64(32)


def counted(keys: Keys, units: Keys, of_title: Flags, worth: float) -> tuple[Keys, npt.NDArray[np.uint32], Scores]:
    """Give each term of each unit once, in order, with how often the unit has it; once in a title counts `worth`.

    `keys`, `units` and `of_title` are columns: which term occurs, where, and whether in a title.
    """
    numbers = units << np.uint64(1) | of_title
    columns = []
    for kind in _kinds(keys):
        of_kind = of_title[kind]
        terms, key_of = _numbered(keys[kind])
        parts = [_sorted(terms[some], numbers[kind][some]) for some in (~of_kind, of_kind)]
        both = np.concatenate(parts)
        both.sort(kind="stable")  # which makes use of what is sorted already
        term, unit, often = _runs(both, worth)
        columns.append((key_of(term), unit, often))
    return (
        np.concatenate([column[0] for column in columns]),
        np.concatenate([column[1] for column in columns]),
        np.concatenate([column[2] for column in columns]),
    )


def _kinds(keys: Keys) -> Iterator[Flags]:
    """Part Chinese characters, pairs of them and all other terms, in the order of their keys."""
    yield keys < np.uint64(PAIR)
    yield (keys >= np.uint64(PAIR)) & (keys < np.uint64(PAIR << 1))
    yield keys >= np.uint64(PAIR << 1)


def _numbered(keys: Keys) -> tuple[npt.NDArray[np.uint64], Callable[[Keys], Keys]]:
    """Number terms of one kind in the order of their keys, in 32 bits; and give the way back."""
    if len(keys) and keys[0] < np.uint64(PAIR << 1):
        is_pair = bool(keys[0] & np.uint64(PAIR))
        codes = np.concatenate((keys & _CODE, keys >> _BITS & _CODE)) if is_pair else keys
        present = np.zeros(int(codes.max()) + 1, bool)
        present[codes] = True
        characters = present.nonzero()[0].astype(np.uint64)
        if len(characters) <= _MOST_CHARACTERS:
            ranks = np.cumsum(present, dtype=np.uint64)[codes] - np.uint64(1)
            if not is_pair:
                return ranks, characters.__getitem__
            later, earlier = ranks[: len(keys)], ranks[len(keys) :]
            return earlier << np.uint64(_DIGIT) | later, lambda terms: _pairs(characters, terms)
    vocabulary, numbers = np.unique(keys, return_inverse=True)
    return numbers.astype(np.uint64), vocabulary.__getitem__


def _pairs(characters: Keys, terms: Keys) -> Keys:
    earlier, later = characters[terms >> np.uint64(_DIGIT)], characters[terms & np.uint64((1 << _DIGIT) - 1)]
    return np.asarray(np.uint64(PAIR) | earlier << _BITS | later)


def _sorted(terms: Keys, numbers: Keys) -> Keys:
    """Sort by term, then by number, and give both as one: the term in the upper half."""
    if (numbers[1:] < numbers[:-1]).any():
        order = numbers.argsort(kind="stable")
        terms, numbers = terms[order], numbers[order]
    order = terms.astype(np.uint16).argsort(kind="stable")
    if len(terms) and int(terms.max()) >> _DIGIT:
        order = order[(terms >> np.uint64(_DIGIT))[order].astype(np.uint16).argsort(kind="stable")]
    return (terms << _HALF | numbers)[order]


def _runs(both: Keys, worth: float) -> tuple[Keys, npt.NDArray[np.uint32], Scores]:
    """Count what is of the same term and unit; numbers are units, doubled, odd for a title."""
    same = both >> np.uint64(1)
    first = np.concatenate((np.ones(min(1, len(same)), bool), same[1:] != same[:-1])).nonzero()[0]
    weights = np.where(both & np.uint64(1), np.float32(worth), np.float32(1))
    often = np.add.reduceat(weights, first) if len(first) else weights
    both = both[first]
    return both >> _HALF, both.astype(np.uint32) >> np.uint32(1), often
