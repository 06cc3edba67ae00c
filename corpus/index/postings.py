"""Which unit holds which term, in one flat array. Immutable once built; must never know what a unit or a term means.

A posting is one number of 32 bits: the unit in the upper 24, how much the term matters to it in the lower 8.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

# BM25's usual constants (Robertson and Zaragoza 2009): how soon repetition stops counting, how much length counts.
_K1 = 1.2
_B = 0.75
# Terms in a usual passage (158 in articles at hand). Fixed, so that impacts stay true when segments are merged.
_USUAL_LENGTH = 160
# A term's impact is below k1 + 1 and is kept in one byte.
_STEPS = 255 / (_K1 + 1)
# Units that one segment can number.
MOST_UNITS = 1 << 24
# Postings read for one question; commoner terms are only looked up for the best units found by then.
_BUDGET = 6_000
_BEST = 200


@dataclass(frozen=True, slots=True)
class Postings:
    """Units by term: `postings[starts[n]:starts[n + 1]]` are those of term n, in order."""

    size: int
    numbers: Mapping[str, int]
    starts: "array[int]"
    postings: "array[int]"

    def count(self, term: str) -> int:
        """Say how many units hold a term."""
        number = self.numbers.get(term)
        return 0 if number is None else self.starts[number + 1] - self.starts[number]

    def match(
        self, weighted: Sequence[tuple[str, float]], idf: Callable[[str], float]
    ) -> tuple[dict[int, float], dict[int, int]]:
        """Add up BM25 over weighted terms: the score of each unit that holds any, and which it holds.

        Which: bit n of the number stands for the n-th term given. Rarer terms come first.
        """
        scores: dict[int, float] = {}
        held: dict[int, int] = {}
        late: list[tuple[int, int, float]] = []
        read = 0
        for position in sorted(range(len(weighted)), key=lambda n: self.count(weighted[n][0])):
            term, weight = weighted[position]
            number = self.numbers.get(term)
            if number is None:
                continue
            factor, bit = weight * idf(term) / _STEPS, 1 << position
            start, end = self.starts[number], self.starts[number + 1]
            if read and read + end - start > _BUDGET:
                late.append((number, bit, factor))
                continue
            start = max(start, end - _BUDGET)
            read += end - start
            for posting in self.postings[start:end]:
                unit = posting >> 8
                scores[unit] = scores.get(unit, 0.0) + factor * (posting & 255)
                held[unit] = held.get(unit, 0) | bit
        return self._complete(scores, held, late) if late else scores, held

    def _complete(
        self, scores: Mapping[int, float], held: dict[int, int], late: Sequence[tuple[int, int, float]]
    ) -> dict[int, float]:
        """Look up the terms left over for the best units; what is not among the best is dropped."""
        kept = dict(nlargest(_BEST, scores.items(), key=lambda pair: pair[1]))
        for number, bit, factor in late:
            start, end = self.starts[number], self.starts[number + 1]
            for unit in kept:
                at = bisect_left(self.postings, unit << 8, start, end)
                if at < end and self.postings[at] >> 8 == unit:
                    kept[unit] += factor * (self.postings[at] & 255)
                    held[unit] |= bit
        return kept


def build_postings(units: Iterable[Mapping[str, float]]) -> Postings:
    """Build postings from each unit's terms and how often it has them; at most 16,777,216 units."""
    columns: dict[str, array[int]] = {}
    size = 0
    for unit in units:
        drag = _K1 * (1 - _B + _B * sum(unit.values()) / _USUAL_LENGTH)
        impacts = {often: round(_STEPS * often * (_K1 + 1) / (often + drag)) for often in set(unit.values())}
        base = size << 8
        for term, often in unit.items():
            column = columns.get(term)
            if column is None:
                columns[term] = array("I", (base + impacts[often],))
            else:
                column.append(base + impacts[often])
        size += 1
    return _joined(size, columns)


def merge_postings(parts: Sequence[tuple[Postings, Sequence[int]]]) -> Postings:
    """Merge postings into one; beside each stand the new numbers of its units, in order, -1 for one that goes."""
    columns: dict[str, array[int]] = {}
    for postings, renumbered in parts:
        for term, number in postings.numbers.items():
            column = columns.setdefault(term, array("I"))
            for posting in postings.postings[postings.starts[number] : postings.starts[number + 1]]:
                unit = renumbered[posting >> 8]
                if unit >= 0:
                    column.append(unit << 8 | posting & 255)
    return _joined(sum(unit >= 0 for _, renumbered in parts for unit in renumbered), columns)


def _joined(size: int, columns: "Mapping[str, array[int]]") -> Postings:
    starts, postings = array("Q", [0]), array("I")
    for column in columns.values():
        postings.extend(column)
        starts.append(len(postings))
    return Postings(size, {term: number for number, term in enumerate(columns)}, starts, postings)
