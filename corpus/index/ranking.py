"""Which units hold what is asked for. Must never choose words to show: it gives units with how well they fit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import sqrt

from corpus.index.parts import Form, Part
from corpus.index.terms import is_han
from corpus.index.units import Index
from corpus.models import Article

# retrieval.md, "A design that reaches this": what each kind of term adds.
_CHARACTER = 0.8
_PAIR = 0.6
# Of a long list of candidates, those whose coverage is worth working out.
_SHORTLIST = 60
# What is said next to a unit counts, but less than what it says itself.
_AROUND = 0.6
_BM25 = 0.06


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may answer: its score, and its BM25 score alone as a z-score within its language."""

    unit: int
    score: float
    z: float


def candidates(
    parts: Sequence[Part], index: Index, allows: Callable[[Article], bool] | None, limit: int
) -> list[Candidate]:
    """Rank units by how much of the question they hold; `allows` leaves articles out.

    BM25 chooses within each language, and its scores are merged as z-scores: raw ones favour the question's language.
    """
    weighted = _weighted(parts)
    ranked, held = index.match(weighted, allows, _SHORTLIST)
    plan = _plan(parts, weighted)
    found: list[Candidate] = []
    for lang, of_language in zip(("zh", "en"), ranked, strict=True):
        for unit, z in _standardised(of_language).items():
            near = [_degrees(plan, held(n)) for n in (unit - 1, unit + 1)]
            coverage = _coverage(parts, _degrees(plan, held(unit)), near, lang)
            found.append(Candidate(unit, coverage + _BM25 * z, z))
    return nlargest(limit, found, key=lambda candidate: (candidate.score, -candidate.unit))


def _weighted(parts: Sequence[Part]) -> list[tuple[str, float]]:
    """All terms of all forms, each with the most that any part gives it, the rarer kind first."""
    weights: dict[str, float] = {}
    for part in parts:
        others = sqrt(max(1, len(part.forms) - 1))
        for number, form in enumerate(_searched(part)):
            for term, _ in form.shares:
                worth = form.weight * _kind_weight(term) / (others if number else 1)
                weights[term] = max(weights.get(term, 0.0), worth)
    return list(weights.items())


def _searched(part: Part) -> list[Form]:
    return [form for form in part.forms if not form.is_rough]


def _kind_weight(term: str) -> float:
    if is_han(term):
        return _PAIR if len(term) > 1 else _CHARACTER
    return 1.0


_Plan = Sequence[Sequence[Sequence[tuple[int, float]]]]


def _plan(parts: Sequence[Part], weighted: Sequence[tuple[str, float]]) -> _Plan:
    """Write each form of each part as bits and shares, to be read off what a unit holds."""
    bits = {term: 1 << position for position, (term, _) in enumerate(weighted)}
    return [[[(bits[term], share) for term, share in form.shares] for form in _searched(part)] for part in parts]


def _degrees(plan: _Plan, held: int) -> list[float]:
    """Say how much of each part a unit holds."""
    if not held:
        return [0.0] * len(plan)
    return [max([sum([share for bit, share in form if held & bit]) for form in forms]) for forms in plan]


def _coverage(parts: Sequence[Part], own: Sequence[float], near: Sequence[Sequence[float]], lang: str) -> float:
    total = got = 0.0
    for part, degree, *around in zip(parts, own, *near, strict=True):
        weight = part.weight_in(lang)
        total += weight
        got += weight * max(degree, _AROUND * max(around))
    return got / total if total else 0.0


def _standardised(scored: Sequence[tuple[float, int]]) -> Mapping[int, float]:
    """Give each unit's score as a z-score, at most 3: one outlier among few must not outshine what it holds."""
    if not scored:
        return {}
    mean = sum(score for score, _ in scored) / len(scored)
    spread = sqrt(sum((score - mean) ** 2 for score, _ in scored) / len(scored)) or 1.0
    return {unit: min(3.0, (score - mean) / spread) for score, unit in scored}
