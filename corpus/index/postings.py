"""Which unit holds which term, in flat arrays. Immutable once built; must never know what a unit or a term means."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log, sqrt

# BM25's usual constants (Robertson and Zaragoza 2009): how soon repetition stops counting, how much length counts.
_K1 = 1.2
_B = 0.75
# A small library knows too little of what is common: this many units without the term are taken to stand beside it.
_UNSEEN = 200
# A term's impact is below k1 + 1 and is kept in one byte.
_STEPS = 255 / (_K1 + 1)


@dataclass(frozen=True, slots=True)
class Postings:
    """Units by term. `units[starts[n]:starts[n + 1]]` are those of term n, `impacts` goes beside it."""

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

    def score(self, weighted: Iterable[tuple[str, float]]) -> dict[int, float]:
        """Add up BM25 over weighted terms, rarest first; gives the score of each unit that holds any."""
        scores: dict[int, float] = {}
        for term, weight in sorted(weighted, key=lambda pair: self.count(pair[0])):
            number = self.numbers.get(term)
            if number is None:
                continue
            factor = weight * self.idf(term) / _STEPS
            span = slice(self.starts[number], self.starts[number + 1])
            for unit, impact in zip(self.units[span], self.impacts[span], strict=True):
                scores[unit] = scores.get(unit, 0.0) + factor * impact
        return scores


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


def best(scores: Mapping[int, float], limit: int) -> list[tuple[int, float]]:
    """Give the `limit` best units with their scores, best first; equal scores in the order of the units."""
    return list(islice(sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])), limit))


def standardise(scored: Sequence[tuple[int, float]]) -> dict[int, float]:
    """Give scores as z-scores, so that rankings of two languages can be merged."""
    if not scored:
        return {}
    mean = sum(score for _, score in scored) / len(scored)
    spread = sqrt(sum((score - mean) ** 2 for _, score in scored) / len(scored)) or 1.0
    return {unit: (score - mean) / spread for unit, score in scored}
