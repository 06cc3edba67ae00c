"""Which unit holds which term, in flat arrays. Immutable once built; must never know what a unit or a term means."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest

# BM25's usual constants (Robertson and Zaragoza 2009): how soon repetition stops counting, how much length counts.
_K1 = 1.2
_B = 0.75
# A term's impact is below k1 + 1 and is kept in one byte.
_STEPS = 255 / (_K1 + 1)
# Postings read for one question; commoner terms are only looked up for the best units found by then.
_BUDGET = 20_000
_BEST = 200


@dataclass(frozen=True, slots=True)
class Postings:
    """Units by term. `units[starts[n]:starts[n + 1]]` are those of term n, in order; `impacts` goes beside it."""

    size: int
    numbers: Mapping[str, int]
    starts: "array[int]"
    units: "array[int]"
    impacts: "array[int]"

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
            for unit, impact in zip(self.units[start:end], self.impacts[start:end], strict=True):
                scores[unit] = scores.get(unit, 0.0) + factor * impact
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
                at = bisect_left(self.units, unit, start, end)
                if at < end and self.units[at] == unit:
                    kept[unit] += factor * self.impacts[at]
                    held[unit] |= bit
        return kept


def build_postings(units: Sequence[Mapping[str, float]]) -> Postings:
    """Build postings from each unit's terms and how often it has them."""
    lengths = [sum(unit.values()) for unit in units]
    average = sum(lengths) / max(1, len(units)) or 1.0
    numbers: dict[str, int] = {}
    held: list[array[int]] = []
    impacts: list[array[int]] = []
    for number, (unit, length) in enumerate(zip(units, lengths, strict=True)):
        drag = _K1 * (1 - _B + _B * length / average)
        for term, frequency in unit.items():
            at = numbers.setdefault(term, len(numbers))
            if at == len(held):
                held.append(array("I"))
                impacts.append(array("B"))
            held[at].append(number)
            impacts[at].append(round(_STEPS * frequency * (_K1 + 1) / (frequency + drag)))
    return _joined(len(units), numbers, held, impacts)


def merge_postings(parts: Sequence[tuple[Postings, Sequence[int]]]) -> Postings:
    """Merge postings into one; beside each stand the new numbers of its units, in order, -1 for one that goes."""
    numbers: dict[str, int] = {}
    held: list[array[int]] = []
    impacts: list[array[int]] = []
    for postings, renumbered in parts:
        for term, number in postings.numbers.items():
            span = slice(postings.starts[number], postings.starts[number + 1])
            at = numbers.setdefault(term, len(numbers))
            if at == len(held):
                held.append(array("I"))
                impacts.append(array("B"))
            for unit, impact in zip(postings.units[span], postings.impacts[span], strict=True):
                if renumbered[unit] >= 0:
                    held[at].append(renumbered[unit])
                    impacts[at].append(impact)
    size = sum(number >= 0 for _, renumbered in parts for number in renumbered)
    return _joined(size, numbers, held, impacts)


def _joined(
    size: int, numbers: Mapping[str, int], held: "Iterable[array[int]]", impacts: "Iterable[array[int]]"
) -> Postings:
    starts = array("Q", [0])
    units, bytes_ = array("I"), array("B")
    for column, beside in zip(held, impacts, strict=True):
        units.extend(column)
        bytes_.extend(beside)
        starts.append(len(units))
    return Postings(size, numbers, starts, units, bytes_)
