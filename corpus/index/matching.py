"""Which units score best for weighted terms. Must never know what a term is: it is handed lists of postings.

A posting is one number of 32 bits: the unit in the upper 24, in the 7 below how much the term matters to it, which is
never zero; the last bit says nothing here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.index.holders import Bits

Units = npt.NDArray[np.uint32]
Scores = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]
Passes = Callable[[Places], Flags]

# BM25's usual constants (Robertson and Zaragoza 2009): how soon repetition stops counting, how much length counts.
K1 = 1.2
B = 0.75
# A term's impact is below k1 + 1 and is kept in one byte.
STEPS = 255 / (K1 + 1)
# The bits of a posting that say how much its term matters.
_IMPACT = np.uint32(254)
# All that is not the unit.
_LOW = np.uint32(255)
# Postings read for one question; other terms are only looked up for so many units of each kind, the best by then.
# Of 600 questions to 100,000 articles, 30 get another first passage than if all were read, 3 an answer more or less;
# with 16,000 read, 35 and 5; with 25,000 and the best 400, 23 and 2, but a tenth more time.
_BUDGET = 20_000
# A list that is read however many there are: a small record is read whole.
_SHORT = 6_000
_BEST = 250
# Of a term that is too common alone, the latest that are read.
_LATEST = 120_000
# Scores looked at to see which are surely not among the best; so many times as many as are wanted are kept at first,
# because a unit stands there once for each term.
_SAMPLE = 1_024
_ROOM = 4


@dataclass(frozen=True, slots=True)
class Lists:
    """Postings of terms, what each term weighs, and which units count at all: all, where `passes` is None.

    Units are of two kinds, where `kinds` says of which each is: the best of either are wanted.
    """

    postings: Sequence[Units]
    weights: Sequence[float]
    # Which units hold each, where there are bits of it, see `corpus.index.holders`.
    bits: Sequence[Bits | None]
    passes: Passes | None = None
    kinds: Flags | None = None


def match(lists: Lists, total: Scores) -> tuple[Units, Scores]:
    """Add up BM25: of the units that hold any term the best of each kind, in order, with their scores.

    Where some terms are too common to be read, the best by the others are chosen. `total` has a zero for each unit, and
    has again when done.
    """
    early, late = _divided(lists)
    places, scores = _best(*_added(early, lists, total), lists.kinds, total)
    wanted = _Wanted.of(places)
    for n in late:
        scores += np.float32(lists.weights[n] / STEPS) * _looked_up(lists.postings[n], lists.bits[n], wanted)
    return wanted.units, scores


def _divided(lists: Lists) -> tuple[list[int], list[int]]:
    """Part terms by number into those to be read and those only looked up.

    First come those that part units most for what it takes to read them: what a term adds to the variance of the scores
    goes with its weight squared.
    """
    lengths = [min(len(postings), _LATEST) for postings in lists.postings]
    cost = [length / weight**2 if weight else inf for length, weight in zip(lengths, lists.weights, strict=True)]
    read = 0
    early: list[int] = []
    late: list[int] = []
    for n in sorted(range(len(lengths)), key=cost.__getitem__):
        if not lengths[n]:
            continue
        if early and lengths[n] > _SHORT and read + lengths[n] > _BUDGET:
            late.append(n)
        else:
            early.append(n)
            read += lengths[n]
    return early, late


def _added(numbers: Sequence[int], lists: Lists, total: Scores) -> tuple[Places, Scores]:
    """Add up what lists give to each unit, and keep those that pass; a unit stands as often as lists have it."""
    if not numbers:
        return np.zeros(0, np.intp), np.zeros(0, np.float32)
    # Of a list that is too long alone, the latest articles.
    parts = [lists.postings[n][-_LATEST:] for n in numbers]
    postings = np.concatenate(parts)
    places = (postings >> np.uint32(8)).astype(np.intp)
    impacts = (postings & _IMPACT).astype(np.float32)
    impacts *= np.repeat(np.array([lists.weights[n] / STEPS for n in numbers], np.float32), [*map(len, parts)])
    np.add.at(total, places, impacts)
    scores = total.take(places)
    total[places] = 0
    if not lists.passes:
        return places, scores
    passing = lists.passes(places)
    return places[passing], scores[passing]


def _best(places: Places, scores: Scores, kinds: Flags | None, total: Scores) -> tuple[Places, Scores]:
    """Give the best units of each kind, in order and each once."""
    if kinds is None:
        found = [_highest(np.arange(len(places)), places, scores, total)]
    else:
        of_kind = kinds.take(places)
        each = of_kind.nonzero()[0], (~of_kind).nonzero()[0]
        found = [_highest(some, places, scores, total) for some in each]
    places, scores = map(np.concatenate, zip(*found, strict=True))
    order = places.argsort()
    return places[order], scores[order]


def _highest(some: Places, places: Places, scores: Scores, total: Scores) -> tuple[Places, Scores]:
    """Give those of some units that score highest, of equals the first ones; each once, in no order.

    `some` says where they stand among the others.
    """
    likely = _likely(some, scores)
    found = _once(places.take(likely), scores.take(likely), total)
    if len(found[0]) < _BEST and len(likely) < len(some):  # they stand there more often than was thought
        found = _once(places.take(some), scores.take(some), total)
    places, scores = found
    if len(places) <= _BEST:
        return found
    least = np.partition(scores, -_BEST)[-_BEST]
    higher, equal = (scores > least).nonzero()[0], (scores == least).nonzero()[0]
    equal = equal[places[equal].argsort()][: _BEST - len(higher)]
    best = np.concatenate((higher, equal))
    return places[best], scores[best]


def _likely(some: Places, scores: Scores) -> Places:
    """Leave out what is surely not among the best, by the scores of a sample."""
    if len(some) <= _ROOM * _BEST:
        return some
    of_some = scores.take(some)
    step = -(-len(some) // _SAMPLE)
    place = -max(1, _ROOM * _BEST // step)
    return np.asarray(some[of_some >= np.partition(of_some[::step], place)[place]])


def _once(places: Places, scores: Scores, total: Scores) -> tuple[Places, Scores]:
    """Give units each once with its score; each is marked in `total` with the last number it stands at."""
    numbers = np.arange(len(places), dtype=np.float32)
    total[places] = numbers
    is_last = total.take(places) == numbers
    total[places] = 0
    return places[is_last], scores[is_last]


class _Wanted(NamedTuple):
    """Units to be looked up in many lists: as postings, of no impact, and as bits."""

    units: Units
    postings: Units
    byte: Places
    bit: Bits

    @classmethod
    def of(cls, places: Places) -> "_Wanted":
        units = places.astype(np.uint32)
        return cls(units, units << np.uint32(8), places >> 3, np.uint8(1) << (units & np.uint32(7)).astype(np.uint8))


def _looked_up(postings: Units, bits: Bits | None, wanted: _Wanted) -> Units:
    """Give each unit's impact in the postings of one common term, 0 where it has none."""
    if bits is None:
        found = postings.take(np.minimum(postings.searchsorted(wanted.postings), len(postings) - 1))
        return np.where((found ^ wanted.postings) <= _LOW, found & _IMPACT, np.uint32(0))
    found = np.zeros(len(wanted.units), np.uint32)
    held = (bits.take(wanted.byte) & wanted.bit).nonzero()[0]
    found[held] = postings.take(postings.searchsorted(wanted.postings.take(held))) & _IMPACT
    return found
