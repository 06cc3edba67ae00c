"""Which units hold what is asked for. Must never choose words to show: it gives units with how well they fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import sqrt

import numpy as np
import numpy.typing as npt

from corpus.filters import Filters
from corpus.index.parts import Form, Part
from corpus.index.terms import is_han
from corpus.index.units import Index

Degrees = npt.NDArray[np.float32]

# retrieval.md, "A design that reaches this": what each kind of term adds.
_CHARACTER = 0.8
_PAIR = 0.6
# Of a long list of candidates, those whose coverage is worth working out.
_SHORTLIST = 60
# What is said next to a unit counts, but less than what it says itself.
_AROUND = 0.6
_REACH = 3
# What a deviation of BM25 counts among the candidates and, once their sentences are measured, beside these; and what
# one of meaning does, 0 to 0.3 tried. A unit not among the nearest is taken to be that near, less than any that is.
_BM25 = 0.1
_BM25_MEASURED = 0.03
_MEANING = 0.1
_FAR = 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may answer: its score, what its BM25 score and its meaning alone add, each by z-scores."""

    unit: int
    score: float
    extra: float
    # How near it is to the question in meaning, in deviations; None without a model.
    near: float | None = None


def candidates(
    parts: Sequence[Part],
    index: Index,
    filters: Filters | None,
    limit: int,
    near: Mapping[int, float] | None = None,
) -> list[Candidate]:
    """Rank units by how much of the question they hold; `filters` leave articles out.

    BM25 chooses within each language, and its scores are merged as z-scores: raw ones favour the question's language.
    Units `near` the question in meaning, with their z-scores, are ranked among them.
    """
    near = near or {}
    weighted = _weighted(parts)
    ranked, holds = index.match(weighted, filters, _SHORTLIST)
    chosen = sorted({*near, *(unit for of_language in ranked for _, unit in of_language)})
    if not chosen or not parts:
        return []
    beside = index.around(chosen, _REACH)
    units = np.unique(np.concatenate((np.array(chosen, np.int64), beside[beside >= 0])))
    held = _degrees(parts, weighted, holds(units.tolist()))
    degrees = np.concatenate((held, np.zeros((1, len(parts)), np.float32)))
    # The last row of all, of nothing, stands for neighbours that a unit has not.
    rows_around = np.where(beside < 0, -1, units.searchsorted(beside))
    place_of = {unit: place for place, unit in enumerate(chosen)}
    found: list[Candidate] = []
    for lang, of_language in zip(("zh", "en"), ranked, strict=True):
        scores = _standardised(of_language)
        asked = [*scores, *(unit for unit in near if unit not in scores and index.lang(unit) == lang)]
        around = rows_around[[place_of[unit] for unit in asked]]
        covered = _coverage(parts, degrees, units.searchsorted(asked), around, lang)
        for unit, coverage in zip(asked, covered.tolist(), strict=True):
            meaning = near.get(unit, _FAR) if near else None
            z, meant = scores.get(unit, 0.0), _MEANING * (meaning or 0.0)
            found.append(Candidate(unit, coverage + _BM25 * z + meant, _BM25_MEASURED * z + meant, meaning))
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


def _degrees(parts: Sequence[Part], weighted: Sequence[tuple[str, float]], held: npt.NDArray[np.bool_]) -> Degrees:
    """Say how much of each part each unit holds: that of its forms that it holds most of."""
    columns = {term: column for column, (term, _) in enumerate(weighted)}
    # Behind each part's forms stands one that nothing holds.
    firsts = [0]
    shares = np.zeros((len(weighted), sum(len(part.forms) + 1 for part in parts)), np.float32)
    for part in parts:
        searched = _searched(part)
        for number, form in enumerate(searched, firsts[-1]):
            for term, share in form.shares:
                shares[columns[term], number] += share
        firsts.append(firsts[-1] + len(searched) + 1)
    return np.asarray(np.maximum.reduceat(held.astype(np.float32) @ shares, firsts[:-1], axis=1))


def _coverage(
    parts: Sequence[Part], degrees: Degrees, rows: npt.NDArray[np.int64], around: npt.NDArray[np.int64], lang: str
) -> Degrees:
    """Say how much of the question units hold, each in its row, with their neighbours in the rows around."""
    weights = np.array([part.weight_in(lang) for part in parts], np.float32)
    total = weights.sum()
    if not len(rows) or not total:
        return np.zeros(len(rows), np.float32)
    near = degrees[around].max(axis=1)
    return np.asarray(np.maximum(degrees[rows], np.float32(_AROUND) * near) @ (weights / total))


def _standardised(scored: Sequence[tuple[float, int]]) -> Mapping[int, float]:
    """Give each unit's score as a z-score, at most 3: one outlier among few must not outshine what it holds."""
    if not scored:
        return {}
    mean = sum(score for score, _ in scored) / len(scored)
    spread = sqrt(sum((score - mean) ** 2 for score, _ in scored) / len(scored)) or 1.0
    return {unit: min(3.0, (score - mean) / spread) for score, unit in scored}
