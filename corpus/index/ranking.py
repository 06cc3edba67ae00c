"""Which units hold what is asked for. Must never choose words to show: it gives units with how well they fit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.index.parts import Part
from corpus.index.postings import Postings, best, standardise
from corpus.index.terms import is_han

# retrieval.md, "A design that reaches this": what each kind of term adds.
_CHARACTER = 0.8
_PAIR = 0.6
_SOUND = 0.8


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may answer, with its BM25 score as a z-score within its language."""

    unit: int
    score: float


def candidates(
    parts: Sequence[Part], postings: Postings, languages: Sequence[str], allowed: frozenset[int] | None, limit: int
) -> list[Candidate]:
    """Rank units by BM25 within each language and merge on z-scores; `allowed` leaves others out, None allows all."""
    scores = postings.score(_weighted(parts))
    found: list[Candidate] = []
    for lang in sorted(set(languages)):
        ranked = best(
            {u: s for u, s in scores.items() if languages[u] == lang and (allowed is None or u in allowed)}, limit
        )
        found.extend(Candidate(unit, score) for unit, score in standardise(ranked).items())
    return sorted(found, key=lambda candidate: -candidate.score)


def _weighted(parts: Iterable[Part]) -> Iterator[tuple[str, float]]:
    weights: dict[str, float] = {}
    for part in parts:
        others = max(1, len(part.forms) - 1)
        for form in part.forms:
            for term in form.terms:
                share = form.weight * _kind_weight(term) / (1 if form is part.forms[0] else others**0.5)
                weights[term] = max(weights.get(term, 0.0), share)
        if is_han(part.surface):
            for character in part.surface:
                weights.setdefault(character, _CHARACTER)
    return iter(weights.items())


def _kind_weight(term: str) -> float:
    if "'" in term:
        return _SOUND
    if is_han(term):
        return _PAIR if len(term) > 1 else _CHARACTER
    return 1.0
