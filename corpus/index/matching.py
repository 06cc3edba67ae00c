"""Which units score best for weighted terms. Must never know what a term is: it is handed lists of postings.

A posting is one number of 32 bits: the unit in the upper 24, how much the term matters to it in the lower 8.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Units = npt.NDArray[np.uint32]
Places = npt.NDArray[np.intp]
Scores = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Passes = Callable[[Units], Flags]

# BM25's usual constants (Robertson and Zaragoza 2009): how soon repetition stops counting, how much length counts.
K1 = 1.2
B = 0.75
# A term's impact is below k1 + 1 and is kept in one byte.
STEPS = 255 / (K1 + 1)
# Postings read for one question; commoner terms are only looked up for so many units of each kind, the best by then.
# Of 300 questions to 100,000 articles, 44 get another first passage than if all were read, 3 an answer more or less;
# with 120,000 read, and the best 200 of both kinds together looked up, 72 and 11.
_BUDGET = 40_000
# A list that is read however many there are: a small record is read whole.
_SHORT = 6_000
_BEST = 400
# Of a term that is too common alone, the latest that are read.
_LATEST = 120_000
# Scores looked at to see which are surely not among the best.
_SAMPLE = 4_096


@dataclass(frozen=True, slots=True)
class Lists:
    """Postings of terms, what each term weighs, and which units count at all: all, where `passes` is None.

    Units are of two kinds, where `kinds` says of which each is: the best of either are wanted.
    """

    postings: Sequence[Units]
    weights: Sequence[float]
    passes: Passes | None = None
    kinds: Flags | None = None

    def impacts(self, n: int, postings: Units) -> Scores:
        """Give what some postings of the n-th term add; an impact is never zero."""
        impacts = (postings & np.uint32(255)).astype(np.float32)
        np.maximum(impacts, np.float32(1), out=impacts)
        impacts *= np.float32(self.weights[n] / STEPS)
        return impacts


def match(lists: Lists, total: Scores) -> tuple[Units, Scores]:
    """Add up BM25: units that hold any term, in no order, with their scores.

    Where some terms are too common to be read, they are the best units by the others, of each kind. `total` has a zero
    for each unit, and has again when done.
    """
    early, late = _divided(lists.postings)
    units, scores = _added(early, lists, total)
    if not late:
        return units, scores
    best = _best(units, scores, lists.kinds)
    kept, completed = units[best], scores[best]
    for n in late:
        completed += np.float32(lists.weights[n] / STEPS) * looked_up(lists.postings[n], kept)
    return kept, completed


def _divided(lists: Sequence[Units]) -> tuple[list[int], list[int]]:
    """Part terms by number into those to be read, the rarest first, and those too common."""
    read = 0
    early: list[int] = []
    late: list[int] = []
    for n in sorted(range(len(lists)), key=lambda n: len(lists[n])):
        if not len(lists[n]):
            continue
        if early and len(lists[n]) > _SHORT and read + len(lists[n]) > _BUDGET:
            late.append(n)
        else:
            early.append(n)
            read += len(lists[n])
    return early, late


def _added(numbers: Sequence[int], lists: Lists, total: Scores) -> tuple[Units, Scores]:
    """Add up what lists give to each unit, and keep those that pass."""
    seen: list[Places] = []
    for n in numbers:
        postings = lists.postings[n][-_LATEST:]  # of a list that is too long alone, the latest articles
        places = (postings >> np.uint32(8)).astype(np.intp)
        before = total.take(places)
        # An impact is never zero, so neither is a unit's total once it is seen.
        seen.append(places[before == 0])
        total[places] = before + lists.impacts(n, postings)
    touched = np.concatenate(seen) if seen else np.zeros(0, np.intp)
    scores = total.take(touched)
    total[touched] = 0
    units = touched.astype(np.uint32)
    if not lists.passes:
        return units, scores
    passing = lists.passes(units)
    return units[passing], scores[passing]


def _best(units: Units, scores: Scores, kinds: Flags | None) -> Places:
    """Give where the best scores of each kind are, in the order of units."""
    if kinds is None:
        best = _highest(units, scores)
    else:
        of_kind = kinds.take(units)
        # Scores are above zero, so none of the other kind is high.
        best = np.concatenate((_highest(units, scores * of_kind), _highest(units, scores * ~of_kind)))
    return np.asarray(best[units[best].argsort()])


def _highest(units: Units, scores: Scores) -> Places:
    """Give where the highest scores above zero are, of equals those of the first units; in no order."""
    sample = scores[:: max(1, len(scores) // _SAMPLE)]
    # numpy sorts so few faster than it parts them.
    least = np.sort(sample)[-_BEST] if len(sample) >= _BEST else 0
    high = (scores >= least if least else scores > 0).nonzero()[0]
    if len(high) <= _BEST:
        return np.asarray(high)
    found = scores[high]
    least = np.sort(found)[-_BEST]
    higher, equal = high[found > least], high[found == least]
    if len(higher) + len(equal) > _BEST:
        equal = equal[units[equal].argsort()][: _BEST - len(higher)]
    return np.concatenate((higher, equal))


def looked_up(postings: Units, units: Units) -> Units:
    """Give each unit's impact in the postings of one term, 0 where it has none; `units` are sorted, no two alike."""
    if len(postings) < len(units):
        return _looked_up_in(units, postings)
    wanted = units << 8
    at = postings.searchsorted(wanted)
    found = postings[np.minimum(at, len(postings) - 1)]
    return np.where(found >> 8 == units, np.maximum(found & 255, 1), 0).astype(np.uint32)


def _looked_up_in(units: Units, postings: Units) -> Units:
    """Do so by looking for the postings among the units, where these are more."""
    holders = postings >> 8
    at = np.minimum(units.searchsorted(holders), len(units) - 1)
    here = units[at] == holders
    found = np.zeros(len(units), np.uint32)
    found[at[here]] = np.maximum(postings[here] & 255, 1)
    return found
