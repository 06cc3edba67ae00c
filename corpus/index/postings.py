"""Which unit holds which term, in flat arrays. Immutable once built; must never know what a unit or a term means.

A posting is one number of 32 bits: the unit in the upper 24, how much the term matters to it in the lower 8, of which
the last says that the unit has the term from the title alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from corpus.index.holders import Holders, holders_of, no_holders
from corpus.index.keys import Keys, key_of_term, keys_of
from corpus.index.matching import K1, STEPS, B, Flags, Lists, Passes, Scores, Units, match

# Terms in a usual passage (158 in articles at hand). Fixed, so that impacts stay true when segments are merged.
_USUAL_LENGTH = 160
# The bit of a posting that says its term is in the title alone.
_FROM_TITLE = np.uint32(1)
_LEAST = np.uint32(2)
# How much less of a term a unit holds that has it from the title.
_OF_TITLE = np.float32(0.5)
# Postings moved at once when segments are merged.
_PIECE = 1 << 22


@dataclass(frozen=True, slots=True)
class Postings:
    """Units by term: `postings[starts[n]:starts[n + 1]]` are those of the term with the n-th key, in order."""

    size: int
    # Sorted.
    keys: Keys
    starts: npt.NDArray[np.int64]
    postings: Units
    # How many units hold each term themselves, and not from the title alone.
    own: npt.NDArray[np.int64]
    holders: Holders
    # Zeros, one for each unit, that readers take, use and give back.
    _blanks: "list[Scores]" = field(default_factory=list, compare=False, repr=False)

    def count(self, term: str) -> int:
        """Say how many units hold a term."""
        number = self._number(term)
        return 0 if number < 0 else int(self.starts[number + 1] - self.starts[number])

    def told(self, term: str) -> int:
        """Say how many units hold a term themselves, those of an article with 幽灵 in the title alone left out."""
        number = self._number(term)
        return 0 if number < 0 else int(self.own[number])

    def _number(self, term: str) -> int:
        key = np.uint64(key_of_term(term))
        number = int(self.keys.searchsorted(key))
        return number if number < len(self.keys) and self.keys[number] == key else -1

    def counts(self, terms: Sequence[str]) -> npt.NDArray[np.int64]:
        """Say how many units hold each of some terms."""
        starts, ends = self._bounds(self.numbers(terms))
        return ends - starts

    def numbers(self, terms: Sequence[str]) -> npt.NDArray[np.int64]:
        """Give the number of each term, -1 where no unit holds it."""
        if not len(self.keys):
            return np.full(len(terms), -1)
        keys = keys_of(terms)
        numbers = np.minimum(self.keys.searchsorted(keys), len(self.keys) - 1)
        return np.where(self.keys[numbers] == keys, numbers, -1)

    def holding(self, terms: Sequence[str]) -> Units:
        """Give the units that hold any of some terms, in order."""
        lists = [postings >> np.uint32(8) for postings in self._lists(self.numbers(terms))]
        return np.unique(np.concatenate(lists)) if lists else np.zeros(0, np.uint32)

    def _lists(self, numbers: npt.NDArray[np.int64]) -> list[Units]:
        """Give the postings of each term by its number, empty where no unit holds it."""
        starts, ends = self._bounds(numbers)
        return [self.postings[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]

    def _bounds(self, numbers: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        starts = self.starts[numbers]
        return starts, np.where(numbers < 0, starts, self.starts[numbers + 1])

    def match(
        self,
        numbers: npt.NDArray[np.int64],
        weights: Sequence[float],
        passes: Passes | None = None,
        kinds: Flags | None = None,
    ) -> tuple[Units, Scores]:
        """Add up BM25 over the postings of weighted terms: of the units that hold any the best, with their scores.

        `passes` says which of some units count at all, `kinds` of which of two kinds each is: the best of either are
        wanted.
        """
        try:
            blank = self._blanks.pop()
        except IndexError:
            blank = np.zeros(self.size, np.float32)
        bits = [self.holders.bits[row] if row >= 0 else None for row in self.holders.rows(numbers).tolist()]
        found = match(Lists(self._lists(numbers), weights, bits, passes, kinds), blank)
        self._blanks.append(blank)
        return found

    def holds(self, numbers: npt.NDArray[np.int64], units: npt.NDArray[np.int64], reach: int) -> Scores:
        """Say of some units, and of those up to `reach` before and behind, how much they hold of each term, 0 to 1.

        By term, neighbour and unit. What is near a unit stands together in the postings and is looked for together.
        """
        held = np.zeros((len(numbers), 2 * reach + 1, len(units)), np.float32)
        known = (numbers >= 0).nonzero()[0]
        if not len(known):
            return held
        order = units.argsort()
        first = (units[order] - reach).astype(np.uint32)  # below zero, it is more than any unit and comes back later
        wanted = np.maximum(units[order] - reach, 0).astype(np.uint32) << np.uint32(8)
        starts, ends = self._bounds(numbers[known])
        places = np.empty((len(known), len(wanted)), np.int64)
        for row, start, end in zip(places, starts.tolist(), ends.tolist(), strict=True):
            row[:] = self.postings[start:end].searchsorted(wanted)
        places += starts[:, None]
        places = np.minimum(places[:, :, None] + np.arange(2 * reach + 1), (ends - 1)[:, None, None])
        found = self.postings.take(places)
        away = (found >> np.uint32(8)) - first[:, None]
        near = (away <= 2 * reach).reshape(-1).nonzero()[0]
        of_unit = (known[:, None] * held[0].size + order).reshape(-1)[near // (2 * reach + 1)]
        is_titles = found.reshape(-1)[near] & _FROM_TITLE
        held.reshape(-1)[of_unit + away.reshape(-1)[near] * np.int64(len(units))] = 1 - is_titles * _OF_TITLE
        return held


def build_postings(units: Iterable[Mapping[str, float]]) -> Postings:
    """Build postings from each unit's terms and how often it has them; at most 16,777,216 units.

    Less than once is in the title alone.
    """
    size = 0
    rows: list[tuple[int, int, float]] = []
    for size, unit in enumerate(units, 1):
        rows.extend((key_of_term(term), size - 1, often) for term, often in unit.items())
    rows.sort()
    keys, numbers, often = zip(*rows, strict=True) if rows else ((), (), ())
    return postings_of(size, np.array(keys, np.uint64), np.array(numbers, np.uint32), np.array(often, np.float32))


def postings_of(size: int, keys: Keys, units: Units, often: Scores) -> Postings:
    """Build postings from all pairs of a term and a unit, sorted by both, and how often the unit has the term."""
    length = np.bincount(units, often, size).astype(np.float32)
    drag = np.float32(K1 * (1 - B)) + np.float32(K1 * B / _USUAL_LENGTH) * length
    impacts = np.rint(np.float32(STEPS * (K1 + 1)) * often / (often + drag[units])).astype(np.uint32)
    impacts = np.maximum(impacts & ~_FROM_TITLE, _LEAST) | (often < 1)
    first = np.concatenate((np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1])).nonzero()[0]
    starts, postings = np.append(first, len(keys)), (units << np.uint32(8)) | impacts
    return Postings(size, keys[first], starts, postings, _own(starts, postings), holders_of(size, starts, postings))


def _own(starts: npt.NDArray[np.int64], postings: Units) -> npt.NDArray[np.int64]:
    upto = np.concatenate((np.zeros(1, np.int64), np.cumsum(postings & _FROM_TITLE == 0)))
    return np.diff(upto[starts])


def merge_postings(parts: list[tuple[Postings, npt.NDArray[np.int64]]]) -> Postings:
    """Merge postings into one; beside each stand the new numbers of its units, in order, -1 for one that goes.

    `parts` is emptied: each goes as soon as it is in its place, so that all of them and the whole never stand together.
    """
    size = sum(int((numbers >= 0).sum()) for _, numbers in parts)
    kept = [_renumbered(*part) for part in parts]
    parts.clear()
    keys = _distinct([postings.keys for postings, _ in kept])
    lengths, own = np.zeros(len(keys), np.int64), np.zeros(len(keys), np.int64)
    for postings, _ in kept:
        here = keys.searchsorted(postings.keys)
        lengths[here] += np.diff(postings.starts)
        own[here] += postings.own
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))
    merged = np.empty(int(starts[-1]), np.uint32)
    upto = starts[:-1].copy()
    kept.reverse()
    while kept:
        postings, shift = kept.pop()
        place = keys.searchsorted(postings.keys)
        _put(postings, shift, merged, upto[place])
        upto[place] += np.diff(postings.starts)
    return Postings(size, keys, starts, merged, own, holders_of(size, starts, merged))


def _distinct(sorted_keys: Sequence[Keys]) -> Keys:
    """Give all keys once, in order."""
    keys = np.concatenate(sorted_keys) if sorted_keys else np.zeros(0, np.uint64)
    keys.sort(kind="stable")  # which makes use of what is sorted already
    return np.asarray(keys[np.concatenate((np.ones(min(1, len(keys)), bool), keys[1:] != keys[:-1]))])


def _put(postings: Postings, shift: np.uint32, merged: Units, places: npt.NDArray[np.int64]) -> None:
    """Copy the postings of each term to where they belong, their units moved on."""
    lengths = np.diff(postings.starts)
    moves = places - postings.starts[:-1]
    for some in _pieces(postings.starts):
        where = np.repeat(moves[some], lengths[some])
        begin = int(postings.starts[some.start])
        where += np.arange(begin, begin + len(where))
        merged[where] = postings.postings[begin : begin + len(where)] + shift


def _pieces(starts: npt.NDArray[np.int64]) -> Iterator[slice]:
    """Part terms so that no part but that of a single term has more postings than fit into a little memory."""
    begin = 0
    while begin < len(starts) - 1:
        end = int(starts.searchsorted(starts[begin] + _PIECE, "right")) - 1
        yield slice(begin, max(end, begin + 1))
        begin = max(end, begin + 1)


def _renumbered(postings: Postings, numbers: npt.NDArray[np.int64]) -> tuple[Postings, np.uint32]:
    """Give postings without units that go and terms that nothing holds any more, and what to add for new numbers."""
    if len(numbers) and int(numbers[-1]) - int(numbers[0]) == len(numbers) - 1 and int(numbers.min()) >= 0:
        return postings, np.uint32(int(numbers[0]) << 8)
    units = numbers[postings.postings >> 8]
    stays = units >= 0
    upto = np.concatenate((np.zeros(1, np.int64), np.cumsum(stays)))[postings.starts]
    known = np.diff(upto) > 0
    moved = (units[stays].astype(np.uint32) << 8) | (postings.postings[stays] & 255)
    starts = np.append(upto[:-1][known], upto[-1])
    left = Postings(len(numbers), postings.keys[known], starts, moved, _own(starts, moved), no_holders(len(numbers)))
    return left, np.uint32(0)
