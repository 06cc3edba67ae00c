"""How well stretches of an article answer a question. Must never choose or show anything: it measures.

Three things count: how much of the question a stretch holds, whether it has a figure of the kind asked for, and
whether the one who was asked about speaks in it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.coverage import Asking, coverage, degrees_of, held_by, lang_of
from corpus.figure_fits import figure_fit, may_answer
from corpus.index.segments import marks_in, speakers_in
from corpus.index.terms import name_term
from corpus.index.units import Place
from corpus.models import Claim, Extraction, Span

# What is said around a stretch counts, but less than what it says itself.
_AROUND = 0.5
# What the best figure adds, and what is taken from a stretch where none answers.
_FIGURE = 0.25
_LACKS_FIGURE = 0.12
_SPEAKER = 0.2
# Of two passages that say the same, the one in the asker's language.
_OWN_LANGUAGE = 0.05
# What is left of our confidence for each name asked about now that is nowhere near, and where no figure asked for is.
_NAME_MISSING = 0.7
_NO_FIGURE = 0.85
# Sentences in a passage, and characters (CONTRACT.md).
_SENTENCES = 3
_LONGEST = 600
# A label or a heading alone says nothing: bytes in UTF-8, which weigh a Chinese character like three Latin letters.
# With a number it may be a row of a table.
_SHORTEST = 45
_SHORTEST_ROW = 30
_SENTENCE_END = re.compile(r"[。！？!?.…][”’」』\"')）]*$")
# Of two passages that hold the same, the one with more sentences is easier to understand.
_PER_SENTENCE = 0.01

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a stretch answers: the score ranks, the confidence, 0 to 1, says whether it answers at all."""

    span: Span
    score: float
    confidence: float


def best_stretch(asking: Asking, place: Place) -> Fit | None:
    """Measure all stretches of one to three sentences that meet a place, and give the best; None for a mere heading.

    Its span is one of the article's body, without blanks at its ends, 600 characters at most.
    """
    return max(_fits(asking, place), key=lambda fit: fit.score, default=None)


def _fits(asking: Asking, place: Place) -> Iterator[Fit]:
    article, near = place.extraction.article, place.near
    spans = place.sentences
    texts = (article.title, *(article.body[slice(*span)] for span in spans))
    marks = (frozenset[str](), *(marks_in(place.extraction, span) for span in spans))
    of_title, *held = degrees_of(asking, texts, marks)
    around = map(max, zip(of_title, *held, strict=True))
    wanted = place.extraction.figures if asking.question.intent == "figure" else ()
    figures = [
        (figure_fit(asking, one, place.extraction), one.span)
        for one in wanted
        if meet(one.span, near) and may_answer(asking, one, place.extraction)
    ]
    surroundings = _Surroundings(asking, place.extraction, tuple(around), tuple(figures))
    for first, last in _windows(article.body, spans, place.span):
        span = _trimmed(article.body, Span(spans[first].start, spans[last].end))
        own = map(max, zip(*held[first : last + 1], strict=True))
        yield surroundings.fit(span, tuple(own), last - first)


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The surroundings in which stretches are measured: what they hold of each part, and their figures."""

    asking: Asking
    extraction: Extraction
    around: tuple[float, ...]
    # Of each figure that may answer how well it fits and where it stands.
    answering: tuple[tuple[float, Span], ...]

    def fit(self, span: Span, own: Sequence[float], more: int) -> Fit:
        """Measure a stretch that holds so much of each part and has so many sentences more than one."""
        question, parts = self.asking.question, self.asking.parts
        text = self.extraction.article.body[slice(*span)]
        lang = lang_of(text)
        reached = [max(degree, _AROUND * near) for degree, near in zip(own, self.around, strict=True)]
        covered = coverage(parts, reached, lang)
        score = covered + _PER_SENTENCE * more + (_OWN_LANGUAGE if lang == question.lang else 0.0)
        asked = question.names_now
        missing = sum(1 for part, near in zip(parts, self.around, strict=True) if part.name in asked and not near)
        confidence = covered * _NAME_MISSING**missing
        if question.intent == "figure":
            answering = [fit for fit, where in self.answering if meet(where, span)]
            score += _FIGURE * max(answering) if answering else -_LACKS_FIGURE
            confidence *= 1.0 if answering else _NO_FIGURE
        if question.intent == "when" and not _DIGIT.search(text):
            confidence *= _NO_FIGURE
        if question.speaker and question.speaker in speakers_in(self.extraction, span):
            score += _SPEAKER
        return Fit(span, score, confidence)


def _windows(body: str, spans: Sequence[Span], unit: Span) -> Iterator[tuple[int, int]]:
    """Give first and last sentence of each stretch that meets a unit within a paragraph and is more than a label."""
    meeting = [number for number, span in enumerate(spans) if meet(span, unit)]
    for first in range(len(spans)):
        for last in range(first, min(first + _SENTENCES, len(spans))):
            text = body[spans[first].start : spans[last].end].strip()
            if "\n" in text or len(text) > _LONGEST:
                break
            if meeting[0] <= last and first <= meeting[-1] and not is_label(text):
                yield first, last


def is_label(text: str) -> bool:
    """Say whether a text is too short to say anything and no sentence either: "蔡崇信：" or a heading."""
    shortest = _SHORTEST_ROW if _DIGIT.search(text) else _SHORTEST
    return len(text.encode()) < shortest and not _SENTENCE_END.search(text)


def claim_fit(asking: Asking, claim: Claim) -> float:
    """Say how well a claim answers: by what is said and by whom, and by its salience."""
    speaker = (name_term(claim.speaker),) if claim.speaker else ()
    return held_by(asking, f"{claim.sentence}\n{claim.content}", *speaker) + 0.1 * claim.salience


def meet(one: Span, other: Span) -> bool:
    """Say whether two spans have a character in common."""
    return one.start < other.end and other.start < one.end


def _trimmed(body: str, span: Span) -> Span:
    text = body[slice(*span)]
    start = span.start + len(text) - len(text.lstrip())
    return Span(start, start + len(text.strip()))
