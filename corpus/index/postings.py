"""Which unit holds which term, in flat arrays. Immutable once built; must never know what a unit or a term means."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

# BM25's usual constants (Robertson and Zaragoza 2009): how soon repetition stops counting, how much length counts.
_K1 = 1.2
_B = 0.75
# A small library knows too little of what is common: this many units without the term are taken to stand beside it.
_UNSEEN = 200
# A term's impact is below k1 + 1 and is kept in one byte.
_STEPS = 255 / (_K1 + 1)


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

    def idf(self, term: str) -> float:
        """Say how telling a term is, by Lucene's formula; a term that no unit holds tells most."""
        count = self.count(term)
        return log(1 + (self.size + _UNSEEN - count + 0.5) / (count + 0.5))

    def impact(self, term: str, unit: int) -> float:
        """Say what a term adds to a unit's score before idf; 0 where the unit does not hold it."""
        number = self.numbers.get(term)
        if number is None:
            return 0.0
        end = self.starts[number + 1]
        at = bisect_left(self.units, unit, self.starts[number], end)
        return self.impacts[at] / _STEPS if at < end and self.units[at] == unit else 0.0

    def match(self, weighted: Sequence[tuple[str, float]]) -> tuple[dict[int, float], dict[int, int]]:
        """Add up BM25 over weighted terms: the score of each unit that holds any, and which it holds.

        Which: bit n of the number stands for the n-th term given.
        """
        scores: dict[int, float] = {}
        held: dict[int, int] = {}
        for position, (term, weight) in enumerate(weighted):
            number = self.numbers.get(term)
            if number is None:
                continue
            factor, bit = weight * self.idf(term) / _STEPS, 1 << position
            span = slice(self.starts[number], self.starts[number + 1])
            for unit, impact in zip(self.units[span], self.impacts[span], strict=True):
                scores[unit] = scores.get(unit, 0.0) + factor * impact
                held[unit] = held.get(unit, 0) | bit
        return scores, held


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
    starts = array("Q", [0])
    for column in held:
        starts.append(starts[-1] + len(column))
    return Postings(len(units), numbers, starts, _joined("I", held), _joined("B", impacts))


def _joined(code: str, columns: "Iterable[array[int]]") -> "array[int]":
    whole: array[int] = array(code)
    for column in columns:
        whole.extend(column)
    return whole
