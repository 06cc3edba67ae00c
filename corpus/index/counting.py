"""Occurrences of terms into how often each unit has each term. Must never know what a unit or a term means.

Numbers of 64 bits take long to sort. So Chinese terms are sorted character by character, each time stably: when all
places are in the order of their characters, pairs are in the order of their second ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from corpus.codes import Codes
from corpus.index.keys import CODE_BITS, PAIR, Keys

Numbers = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int64]
Ranks = npt.NDArray[np.uint16]
Scores = npt.NDArray[np.float32]
Columns = tuple[Keys, Numbers, Scores]

_HALF = np.uint64(32)
# Bits of a digit, and so the distinct characters that make a digit each.
_DIGIT = np.uint64(16)
_MOST_CHARACTERS = 1 << 16
_TITLE_ALONE = np.float32(0.99)


@dataclass(frozen=True, slots=True)
class Layer:
    """Characters in the order of their units: which are Chinese, and beside each the number of its unit.

    Numbers are doubled, and those of what stands in a title are odd.
    """

    codes: Codes
    is_han: npt.NDArray[np.bool_]
    numbers: Numbers


def count_chinese(layers: Sequence[Layer], worth: float) -> Columns:
    """Give each character and each pair of each unit once, in order, with how often; in a title it counts `worth`."""
    places = [layer.is_han.nonzero()[0] for layer in layers]
    found = [layer.codes[at] for layer, at in zip(layers, places, strict=True)]
    present = np.zeros(1 + max((int(codes.max(initial=0)) for codes in found), default=0), bool)
    for codes in found:
        present[codes] = True
    characters = present.nonzero()[0].astype(np.uint64)
    if len(characters) > _MOST_CHARACTERS:
        return _count_by_key(layers, worth)
    ranks = (np.cumsum(present, dtype=np.uint32) - np.uint32(1)).astype(np.uint16)
    singles, pairs = zip(
        *(_sorted(layer, at, ranks[codes]) for layer, at, codes in zip(layers, places, found, strict=True)), strict=True
    )
    single, pair = _runs(_merged(singles), worth), _runs(_merged(pairs), worth)
    earlier, later = characters[pair[0] >> _DIGIT], characters[pair[0] & np.uint64(_MOST_CHARACTERS - 1)]
    return joined([(characters[single[0]], *single[1:]), (_pairs(earlier, later), *pair[1:])])


def count_terms(keys: Keys, numbers: Numbers, worth: float) -> Columns:
    """Do the same with terms of any kind, by their keys, in any order; `numbers` are as in a `Layer`."""
    order = numbers.argsort(kind="stable")
    # By the beginnings of keys first, because what is nearly sorted is soon sorted.
    order = order[(keys >> np.uint64(48))[order].astype(np.uint16).argsort(kind="stable")]
    order = order[keys[order].argsort(kind="stable")]
    ordered = keys[order]
    firsts = _firsts(ordered)
    terms = np.repeat(np.arange(len(firsts), dtype=np.uint64), np.diff(np.append(firsts, len(keys))))
    term, units, often = _runs(terms << _HALF | numbers[order], worth)
    return ordered[firsts][term], units, often


def joined(parts: Sequence[Columns]) -> Columns:
    """Put columns one behind the other, those of the lower keys first."""
    keys, units, often = zip(*parts, strict=True)
    return np.concatenate(keys), np.concatenate(units), np.concatenate(often)


def _sorted(layer: Layer, places: Places, later: Ranks) -> tuple[Keys, Keys]:
    """Sort characters, and pairs, by rank, then by unit; each is one number with its term in the upper half.

    `later` are the ranks of the characters at the places; each is the second character of a pair, if of any.
    """
    order = later.argsort(kind="stable")
    at, later = places[order], later[order]
    singles = later.astype(np.uint64) << _HALF | layer.numbers[at]
    rank_at = np.zeros(len(layer.codes) + 1, np.uint16)
    rank_at[at] = later
    in_pair = layer.is_han[at - 1] & (at > 0)
    at, later = at[in_pair] - 1, later[in_pair]
    earlier = rank_at[at]
    order = earlier.argsort(kind="stable")
    terms = earlier[order].astype(np.uint64) << _DIGIT | later[order]
    return singles, terms << _HALF | layer.numbers[at[order]]


def _merged(layers: Sequence[Keys]) -> Keys:
    both = np.concatenate(layers)
    both.sort(kind="stable")  # which makes use of what is sorted already
    return both


def _runs(both: Keys, worth: float) -> Columns:
    """Count what is of the same term, in the upper half, and the same unit, in the lower.

    What the title alone says counts less than once, however often it does: 蓝鲸蓝鲸蓝鲸.
    """
    first = _firsts(both >> np.uint64(1))
    weights = np.where(both & np.uint64(1), np.float32(worth), np.float32(1))
    often = np.add.reduceat(weights, first) if len(first) else weights
    both = both[first]
    # Numbers of titles are odd, so they stand behind those of the unit: where the first is odd, all are.
    often = np.where(both & np.uint64(1), np.minimum(often, _TITLE_ALONE), often)
    return both >> _HALF, both.astype(np.uint32) >> np.uint32(1), often


def _firsts(ordered: Keys) -> Places:
    """Give where in ordered numbers the first of equals stand."""
    return np.concatenate((np.ones(min(1, len(ordered)), bool), ordered[1:] != ordered[:-1])).nonzero()[0]


def _pairs(earlier: Keys, later: Keys) -> Keys:
    return np.asarray(np.uint64(PAIR) | earlier << np.uint64(CODE_BITS) | later)


def _count_by_key(layers: Sequence[Layer], worth: float) -> Columns:
    """Count Chinese of more characters than make a digit each."""
    keys: list[Keys] = []
    numbers: list[Numbers] = []
    for layer in layers:
        codes, is_han = layer.codes.astype(np.uint64), layer.is_han
        in_pair = is_han[:-1] & is_han[1:]
        keys += codes[is_han], _pairs(codes[:-1], codes[1:])[in_pair]
        numbers += layer.numbers[is_han], layer.numbers[:-1][in_pair]
    return count_terms(np.concatenate(keys), np.concatenate(numbers), worth)
