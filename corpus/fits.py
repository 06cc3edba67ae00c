"""How well a stretch of an article answers a question. Must never choose or show anything: it measures.

Three things count: how much of the question the stretch holds, whether it has a figure of the kind asked for, and
whether the one who was asked about speaks in it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.index.parts import Part
from corpus.index.terms import HAN
from corpus.index.units import Index
from corpus.models import Claim, Figure, Span
from corpus.questions import Question

# What is said around a stretch counts, but less than what it says itself.
_AROUND = 0.6
_FIGURE = 0.25
_OTHER_KIND = 0.4
_SPEAKER = 0.3
# What is left of our confidence for each name asked about that is nowhere near, and where no figure asked for is.
_NAME_MISSING = 0.7
_NO_FIGURE = 0.85
_DIGITS = re.compile(r"\d")
# Of two passages that say the same, the one in the asker's language.
_OWN_LANGUAGE = 0.05
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True, slots=True)
class Asking:
    """A question with its parts, put to an index."""

    question: Question
    parts: tuple[Part, ...]
    index: Index


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a stretch answers."""

    # How much of the question it holds, 0 to 1.
    coverage: float
    # That with all else that tells the best answer from the next best.
    score: float
    # How sure we are that it answers at all, 0 to 1.
    confidence: float


def fit(asking: Asking, article: int, span: Span, around: frozenset[str]) -> Fit:
    """Measure a stretch of an article; `around` are the terms near it."""
    index, question = asking.index, asking.question
    text = index.extractions[article].article.body[slice(*span)]
    lang = _lang(text)
    held = index.held(article, span)
    coverage = covered(asking.parts, held, around, index.postings.idf, lang)
    score = coverage + (_OWN_LANGUAGE if lang == question.lang else 0.0)
    confidence = coverage * _NAME_MISSING ** sum(
        not part.found_in(held | around, index.postings.idf) for part in asking.parts if part.is_name
    )
    if question.intent == "figure":
        figures = fitting_figures(asking, article, span)
        score += _FIGURE * max((value for value, _ in figures), default=0.0)
        if not any(not question.kinds or figure.kind in question.kinds for _, figure in figures):
            confidence *= _NO_FIGURE
    if question.intent == "when" and not _DIGITS.search(text):
        confidence *= _NO_FIGURE
    if question.speaker and any(claim.speaker == question.speaker for claim in claims_in(index, article, span)):
        score += _SPEAKER
    return Fit(coverage, score, confidence)


def covered(
    parts: Sequence[Part], held: frozenset[str], around: frozenset[str], idf: Callable[[str], float], lang: str
) -> float:
    """Say how much of a question a text holds, 0 to 1, counting what stands around it a little less."""
    total = got = 0.0
    for part in parts:
        weight = part.weight_in(lang)
        total += weight
        got += weight * max(part.found_in(held, idf), _AROUND * part.found_in(around, idf))
    return got / total if total else 0.0


def _lang(text: str) -> str:
    return "zh" if _HAN.search(text) else "en"


def around(index: Index, unit: int) -> frozenset[str]:
    """Give the terms of the title and of the passages before and after a unit."""
    article = index.units[unit].article
    near = [n for n in (unit - 1, unit, unit + 1) if 0 <= n < len(index.units) and index.units[n].article == article]
    return index.held_by_title(article).union(*(index.held(article, index.units[n].span) for n in near))


def claims_in(index: Index, article: int, span: Span) -> tuple[Claim, ...]:
    """Give the claims that stand in a stretch, wholly or in part."""
    return tuple(claim for claim in index.extractions[article].claims if meet(claim.span, span))


def figures_in(index: Index, article: int, span: Span) -> tuple[Figure, ...]:
    """Give the figures that stand in a stretch."""
    return tuple(figure for figure in index.extractions[article].figures if meet(figure.span, span))


def meet(one: Span, other: Span) -> bool:
    """Say whether two spans have a character in common."""
    return one.start < other.end and other.start < one.end


def fitting_figures(asking: Asking, article: int, span: Span) -> list[tuple[float, Figure]]:
    """Rank the figures of a stretch by how well they answer: by kind, by sentence, by what they are of."""
    found = [(figure_fit(asking, figure), figure) for figure in figures_in(asking.index, article, span)]
    return sorted(found, key=lambda pair: -pair[0])


def figure_fit(asking: Asking, figure: Figure) -> float:
    """Say how well a figure answers, 0 to 1: by its sentence, its metric, entity and time, its kind, its salience."""
    idf = asking.index.postings.idf
    said = asking.index.held_text(figure.sentence)
    own = asking.index.held_text(" ".join(filter(None, (figure.metric, figure.entity, figure.time))))
    lang, nothing = _lang(figure.sentence), frozenset[str]()
    words = 0.6 * covered(asking.parts, said, nothing, idf, lang) + 0.4 * covered(asking.parts, own, nothing, idf, lang)
    kinds = asking.question.kinds
    return words * (1.0 if not kinds or figure.kind in kinds else _OTHER_KIND) + 0.1 * figure.salience


def claim_fit(asking: Asking, claim: Claim) -> float:
    """Say how well a claim answers; nobody else's does where the question names a speaker."""
    speakers = set(asking.question.names)
    if speakers and claim.speaker not in speakers and asking.question.speaker:
        return 0.0
    text = f"{claim.speaker or ''} {claim.sentence} {claim.content}"
    held = asking.index.held_text(text)
    fit = covered(asking.parts, held, frozenset(), asking.index.postings.idf, _lang(claim.content))
    return fit + 0.1 * claim.salience
