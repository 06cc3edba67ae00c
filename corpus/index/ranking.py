"""Which units hold what is asked for. Must never choose words to show: it gives units with how well they fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    found = {lang: _standardised(of_language) for lang, of_language in zip(("zh", "en"), ranked, strict=True)}
    for unit in near:
        if not any(unit in scores for scores in found.values()):
            found[index.lang(unit)][unit] = 0.0
    chosen = np.array([unit for scores in found.values() for unit in scores], np.int64)
    if not len(chosen) or not parts:
        return []
    beside = index.around(chosen, _REACH)
    units = _distinct(np.concatenate((chosen, beside[beside >= 0])))
    degrees = np.concatenate((_degrees(parts, weighted, holds(units)), np.zeros((1, len(parts)), np.float32)))
    # The last row of all, of nothing, stands for neighbours that a unit has not.
    rows, around = units.searchsorted(chosen), np.where(beside < 0, -1, units.searchsorted(beside))
    some = len(found["zh"])
    covered = [
        _coverage(parts, degrees, rows[:some], around[:some], "zh"),
        _coverage(parts, degrees, rows[some:], around[some:], "en"),
    ]
    deviations = np.array([z for scores in found.values() for z in scores.values()])
    return _ranked(chosen, np.concatenate(covered), deviations, near, limit)


def _ranked(
    units: npt.NDArray[np.int64],
    covered: Degrees,
    deviations: npt.NDArray[np.float64],
    near: Mapping[int, float],
    limit: int,
) -> list[Candidate]:
    """Give the best, by what each holds, its deviation of BM25 and how near it is, if any is."""
    meant = _MEANING * np.array([near.get(unit, _FAR) for unit in units.tolist()]) if near else np.zeros(len(units))
    scores, extra = covered + _BM25 * deviations + meant, _BM25_MEASURED * deviations + meant
    best = np.lexsort((units, -scores))[:limit]
    columns = zip(units[best].tolist(), scores[best].tolist(), extra[best].tolist(), strict=True)
    return [Candidate(*row, near.get(row[0], _FAR) if near else None) for row in columns]


def _distinct(units: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Give units in order, each once; with a few hundred, `np.unique` is about something else."""
    units = np.sort(units)
    return units[np.concatenate(((True,), units[1:] != units[:-1]))]


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
    if not weighted:
        return np.zeros((len(held), len(parts)), np.float32)
    columns = {term: column for column, (term, _) in enumerate(weighted)}
    # Every share of every form, one after another. No product of matrices: nearly all of it would be zeros, and it
    # would wake threads that wait for one another longer than they work.
    shares: list[tuple[int, float]] = []
    forms: list[int] = []
    firsts: list[int] = []
    for part in parts:
        firsts.append(len(forms))
        forms.append(len(shares))
        shares.append((0, 0.0))  # a form that nothing holds, for a part that is not searched for
        for form in _searched(part):
            forms.append(len(shares))
            shares.extend((columns[term], share) for term, share in form.shares)
    at, worth = zip(*shares, strict=True)
    of_terms = held.T[list(at)] * np.array(worth, np.float32)[:, None]
    of_forms = np.add.reduceat(of_terms, forms, axis=0)
    return np.ascontiguousarray(np.maximum.reduceat(of_forms, firsts, axis=0).T)


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


def _standardised(scored: Sequence[tuple[float, int]]) -> dict[int, float]:
    """Give each unit's score as a z-score, at most 3: one outlier among few must not outshine what it holds."""
    if not scored:
        return {}
    scores = np.array([score for score, _ in scored])
    deviations = np.minimum(3.0, (scores - scores.mean()) / (scores.std() or 1.0))
    return dict(zip((unit for _, unit in scored), deviations.tolist(), strict=True))
