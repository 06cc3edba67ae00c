"""Which units hold what is asked for. Must never choose words to show: it gives units with how well they fit."""

from collections.abc import Mapping, Sequence
from functools import reduce
from math import sqrt
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from corpus.filters import Filters
from corpus.index.matching import Scores
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


class Candidate(NamedTuple):
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
    if not parts:
        return []
    searched = [[form for form in part.forms if not form.is_rough] for part in parts]
    weighted = _weighted(searched, [len(part.forms) for part in parts], index)
    ranked, holds = index.match(weighted, filters, _SHORTLIST)
    chosen = [of_lang for of_lang, _ in ranked]
    deviations = [_standardised(scores) for _, scores in ranked]
    for unit in near:
        if not any(unit in of_lang for of_lang in chosen):
            at = ("zh", "en").index(index.lang(unit))
            chosen[at], deviations[at] = np.append(chosen[at], unit), np.append(deviations[at], 0.0)
    units = np.concatenate(chosen)
    degrees = _degrees(searched, weighted, holds(units, _REACH))
    some = len(chosen[0])
    covered = [_coverage(parts, degrees[:, :, :some], "zh"), _coverage(parts, degrees[:, :, some:], "en")]
    return _ranked(units, np.concatenate(covered), np.concatenate(deviations), near, limit)


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


def _weighted(searched: Sequence[Sequence[Form]], counts: Sequence[int], index: Index) -> list[tuple[str, float]]:
    """Give the terms that anybody has written, each with the most that any part gives it.

    Beside the forms of each part that are searched by stands how many it has in all.
    """
    weights: dict[str, float] = {}
    for forms, count in zip(searched, counts, strict=True):
        others = sqrt(max(1, count - 1))
        for number, form in enumerate(forms):
            for term, _ in form.shares:
                worth = form.weight * _kind_weight(term) / (others if number else 1)
                weights[term] = max(weights.get(term, 0.0), worth)
    return [(term, weight) for term, weight in weights.items() if index.count(term)]


def _kind_weight(term: str) -> float:
    if is_han(term):
        return _PAIR if len(term) > 1 else _CHARACTER
    return 1.0


def _degrees(searched: Sequence[Sequence[Form]], weighted: Sequence[tuple[str, float]], held: Scores) -> Degrees:
    """Say how much of each part each unit holds, and its neighbours: that of its forms that it holds most of."""
    columns = {term: column for column, (term, _) in enumerate(weighted)}
    degrees = np.zeros((len(searched), *held.shape[1:]), np.float32)
    # No product of matrices: nearly all of it would be zeros, and it would wake threads that wait for one another for
    # longer than they work. Nor are sums of rows taken by `reduceat`, which takes several times as long.
    for of_part, degree in zip(searched, degrees, strict=True):
        for form in of_part:
            written = [held[columns[term]] * share for term, share in form.shares if term in columns]
            if written:
                np.maximum(degree, reduce(np.add, written), out=degree)
    return degrees


def _coverage(parts: Sequence[Part], degrees: Degrees, lang: str) -> Degrees:
    """Say how much of the question units hold with their neighbours, which stand on either side of each."""
    weights = np.array([part.weight_in(lang) for part in parts], np.float32)
    total = weights.sum()
    if not total:
        return np.zeros(degrees.shape[2], np.float32)
    before, behind = degrees[:, :_REACH], degrees[:, _REACH + 1 :]
    near = np.maximum(np.maximum.reduce(before, axis=1), np.maximum.reduce(behind, axis=1))
    covered = np.maximum(degrees[:, _REACH], np.float32(_AROUND) * near)
    covered *= (weights / total)[:, None]
    return np.asarray(np.add.reduce(covered, axis=0))


def _standardised(scores: Scores) -> npt.NDArray[np.float64]:
    """Give scores as z-scores, at most 3: one outlier among few must not outshine what it holds."""
    if not len(scores):
        return np.zeros(0)
    # Spelled out, as `mean` and `std` take longer to begin than to add up so few.
    away = scores.astype(np.float64)
    away -= np.add.reduce(away) / len(away)
    away /= sqrt(np.add.reduce(away * away) / len(away)) or 1.0
    return np.minimum(away, 3.0)
