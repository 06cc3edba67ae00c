"""How well stretches of an article answer a question. Must never choose or show anything: it measures.

Three things count: how much of the question a stretch holds, whether it has a figure of the kind asked for, and
whether the one who was asked about speaks in it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from corpus.aspects import measured_in
from corpus.coverage import Asking, coverage, degrees, held_by, held_of, lang_of
from corpus.figure_fits import figure_fit, may_answer
from corpus.index.parts import Part
from corpus.index.segments import marks_in, speakers_in
from corpus.index.terms import is_han, name_term
from corpus.index.units import Place
from corpus.lives import told_lives
from corpus.models import Claim, Span
from corpus.offices import introductions
from corpus.questions import Question
from corpus.threads import strays
from corpus.told import has_number, left_undated

# What is said around a stretch counts, but less than what it says itself.
_AROUND = 0.5
# A title says something of all that stands below it, and what a passage itself says most.
_OF_TITLE = 0.5
# What the best figure adds, and what is taken from a stretch where none answers.
_FIGURE = 0.35
_LACKS_FIGURE = 0.2
_SPEAKER = 0.2
# His own words say more of his view than that he has one.
_QUOTED = 0.05
# What a definition adds where one is asked for.
_DEFINED = 0.15
# What the office beside a name adds where somebody asks who that is.
_INTRODUCED = 0.3
# Of two passages that say the same, the one in the asker's language.
_OWN_LANGUAGE = 0.05
# And of an article in two languages, where the asker's may say the same, the other one is worth less.
_OTHER_OF_TWO = 0.15
# What is left of our confidence for each name of the record asked about now that is nowhere near, for each other word
# with a capital and each number, and where no figure asked for is.
_NAME_MISSING = 0.76
_NAME_UNWRITTEN = 0.5
_SINGULAR_MISSING = 0.6
_UNWRITTEN = 0.85
# So much of a name or a number is more than chance, and so much of a word.
_SLIP = 0.35
_HALF = 0.55
# Words that nobody else has written tell most: what each that is held adds, how many count, and what the most telling
# one that is not held takes. By logistic regression on general questions, those on other topics among them.
_TELLING = 0.17
_TELLING_MOST = 2.4
_LOST = 0.13
# Of a text in the other language they tell more, for half of the question has no translation that fits, and what has
# none at all tells against it (cross-validated on own questions on other paragraphs, in both directions).
_TELLING_ACROSS = 0.35
_LOST_ACROSS = 0.05
_UNTRANSLATED = 0.15
_NO_FIGURE = 0.5
_NO_NUMBER = 0.85
# What a stretch loses that has nothing of what the thread is about, of its score, and what is left of our confidence.
_STRAYS = 0.3
_STRAYED = 0.5
# Where somebody's life is asked for and a stretch tells of others.
_OTHERS_LIFE = 0.35
# And where nothing is near but names and numbers, 黄仁勋今年几岁 asked of what he says. This much is something, and
# this much of what a view is asked on: half a word is often chance, but the one who views stands beside it.
_NAME_ALONE = 0.65
_UNKNOWN_ALONE = 0.65
_SOMETHING = 0.45
_SOMETHING_VIEWED = 0.3
# Of what a view is asked on, this much is no half of another word.
_WHOLE = 0.6
# What is said in a question counts less, and more in a reply to it, so many sentences behind it.
_ASKING = 0.6
_REPLIED = 0.8
_REPLY = 2
_CLOSING = "”’」』\"')） \t\r\n\u3000\xa0"
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

# What ends a passage: a new paragraph, but after "two conditions:" what was announced.
_PARAGRAPH = re.compile(r"[^\s:：]\s*\n")
# And so much is taken from a passage that ends there.
_ANNOUNCES = 0.05
_DIGIT = re.compile(r"\d")


class _Window(NamedTuple):
    """A stretch of one to three sentences: its span and its text, without blanks at the ends, and which they are."""

    span: Span
    text: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a stretch answers: the score ranks, the confidence, 0 to 1, says whether it answers at all."""

    span: Span
    score: float
    confidence: float


def best_stretch(asking: Asking, place: Place) -> Fit | None:
    """Measure all stretches of one to three sentences that meet a place, and give the best; None for a mere heading.

    Its span is one of the article's body, without blanks at its ends, 600 characters at most. Near words prove
    nothing in the asker's language; in the other one there may be no nearer ones.
    """
    windows = list(_windows(place.extraction.article.body, place.sentences, place.span))
    if not windows:
        return None
    marks = (frozenset[str](), *(marks_in(place.extraction, span) for span in place.sentences))
    held = held_of(asking, place.texts, marks)
    asks = [_is_asking(text) for text in place.texts[1:]]
    around = _surroundings(asking, place, [one.degrees for one in held], asks)
    scores = [around.score(window) for window in windows]
    score = max(scores)
    best = windows[scores.index(score)]
    if asking.sure is not asking and lang_of(best.text) == asking.question.lang:
        around = _surroundings(asking.sure, place, [one.sure for one in held], asks)
    return Fit(best.span, score, around.confidence(best))


def _is_asking(sentence: str) -> bool:
    return sentence.rstrip(_CLOSING).endswith(("?", "？"))


def _said(asks: Sequence[bool], held: Sequence[Sequence[float]], first: int, last: int) -> Sequence[float]:
    """Say how much of each part some sentences hold; one that asks says little itself and much of what follows.

    In an interview the question has all the words of the one asked here, and the answer stands behind it.
    """
    before = max(0, first - _REPLY)
    if not any(asks[before : last + 1]):
        return held[first] if first == last else [*map(max, zip(*held[first : last + 1], strict=True))]
    worth = [(number, _ASKING if asks[number] else 1.0) for number in range(first, last + 1)]
    worth += [(number, _REPLIED) for number in range(before, first) if asks[number]]
    return [max(share * held[number][part] for number, share in worth) for part in range(len(held[first]))]


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The surroundings in which stretches are measured: what they hold of each part, and their figures."""

    asking: Asking
    place: Place
    # How much of each part each sentence holds, and which of them ask.
    held: Sequence[Sequence[float]]
    asks: Sequence[bool]
    # How much of each part the place and its title hold, and as much as counts of that.
    near: Sequence[float]
    around: Sequence[float]
    # What is taken from a stretch in another language than the asker's.
    other_language: float
    # Whether what the thread is about is nowhere near.
    is_astray: bool
    # Of each figure that may answer how well it fits and where it stands.
    answering: Sequence[tuple[float, Span]]
    # Where those are introduced who were asked about.
    introducing: Sequence[Span]
    # Where something is defined, if that was asked.
    defining: Sequence[Span]
    # Where the one speaks whose view is asked for, if no list knows him, and where in his own words.
    voiced: Sequence[Span]
    quoted: Sequence[Span]

    def score(self, window: _Window) -> float:
        """Say how well a stretch answers beside others."""
        question, span, lang = self.asking.question, window.span, lang_of(window.text)
        is_voiced = any(meet(one, span) for one in self.voiced)
        score = self._covered(window, lang, is_voiced=is_voiced) + _PER_SENTENCE * (window.last - window.first)
        score -= _ANNOUNCES if window.text.endswith((":", "：")) else 0.0
        score += _OWN_LANGUAGE if lang == question.lang else -self.other_language
        score -= _STRAYS if self.is_astray else 0.0
        if question.intent == "figure":
            answering = self._answering(window)
            score += _FIGURE * max(answering) if answering else -_LACKS_FIGURE
        if is_voiced or (question.speaker and question.speaker in speakers_in(self.place.extraction, span)):
            score += _SPEAKER
        score += _QUOTED if any(meet(one, span) for one in self.quoted) else 0.0
        if any(meet(name, span) for name in self.introducing):
            score += _INTRODUCED
        if any(meet(claim, span) for claim in self.defining):
            score += _DEFINED
        return score

    def confidence(self, window: _Window) -> float:
        """Say how sure it is that a stretch answers at all."""
        asking, question = self.asking, self.asking.question
        lang = lang_of(self.place.extraction.article.body[slice(*self.place.span)])
        is_alone = _holds_names_alone(asking, self.near)
        named = _left(asking, self.near, lang) * (_NAME_ALONE if is_alone else 1.0)
        named *= _STRAYED if self.is_astray else 1.0
        confidence = self._covered(window, lang_of(window.text)) * named + _telling(asking, self.near, lang)
        # A name that no lexicon has tells most of all, and not more than another of what is asked about it.
        confidence *= _UNKNOWN_ALONE if is_alone and not question.names else 1.0
        if asking.voice:
            confidence *= asking.voice.left(self.near, self.place.extraction, is_own=lang == question.lang)
        if question.intent == "figure" and not self._answering(window):
            confidence *= _NO_NUMBER if has_number(question, window.text) else _NO_FIGURE
        if question.intent == "when":
            confidence *= left_undated(question, window.text)
        lives = told_lives(asking, self.place, self.held)
        is_told = lives is None or any(lives[window.first : window.last + 1])
        return confidence if is_told else confidence * _OTHERS_LIFE

    def _covered(self, window: _Window, lang: str, *, is_voiced: bool = False) -> float:
        own = _said(self.asks, self.held, window.first, window.last)
        if is_voiced and (voice := self.asking.voice):  # who speaks need not be named beside it
            own = [1.0 if number in voice.parts else degree for number, degree in enumerate(own)]
        return coverage(self.asking, [*map(max, own, self.around)], lang)

    def _answering(self, window: _Window) -> list[float]:
        return [fit for fit, where in self.answering if meet(where, window.span)]


def _surroundings(
    asking: Asking, place: Place, degrees: Sequence[Sequence[float]], asks: Sequence[bool]
) -> _Surroundings:
    """Take in what all stretches of a place share; `degrees` say how much of each part its title and sentences hold."""
    question, extraction = asking.question, place.extraction
    of_title, *held = degrees
    near = [*map(max, zip([_OF_TITLE * degree for degree in of_title], *held, strict=True))]
    answering = [
        (figure_fit(asking, one, extraction), one.span)
        for one in (extraction.figures if question.intent == "figure" else ())
        if meet(one.span, place.near) and may_answer(asking, one, extraction)
    ]
    is_of_two = {"en", "zh"} <= {lang.strip()[:2] for lang in extraction.article.lang.split(",")}
    other = _OTHER_OF_TWO if is_of_two else 0.0
    around = [_AROUND * one for one in near]
    said = extraction.claims if question.intent == "definition" else ()
    defining = [claim.span for claim in said if claim.type == "definition"]
    introducing = [*introductions(asking, place)]
    astray = strays(asking, near)
    voice = asking.voice
    spoken = [one for one in voice.claims(extraction) if meet(one.span, place.near)] if voice and voice.words else ()
    voiced, quoted = [one.span for one in spoken], [one.span for one in spoken if one.form != "indirect"]
    return _Surroundings(
        asking, place, held, asks, near, around, other, astray, answering, introducing, defining, voiced, quoted
    )


def _telling(asking: Asking, near: Sequence[float], lang: str) -> float:
    """Say how much surer the words of a question make us that are held, and less sure the one that is not."""
    most = asking.index.idf("")
    pairs = zip(asking.parts, near, strict=True)
    held = sum(part.weight * of_part for part, of_part in pairs if not part.surface.isdigit()) / most
    pairs = zip(asking.parts, near, strict=True)
    lost = max((part.weight for part, of_part in pairs if of_part < _HALF and lang in part.langs), default=0.0)
    held, lost = min(_TELLING_MOST, held), min(1.0, lost / most)
    if lang == asking.question.lang:
        return _TELLING * held - _LOST * lost
    total = sum(part.weight for part in asking.parts)
    unsaid = sum(part.weight for part in asking.parts if lang not in part.langs) / total if total else 0.0
    return _TELLING_ACROSS * held - _LOST_ACROSS * lost - _UNTRANSLATED * unsaid


def _left(asking: Asking, near: Sequence[float], lang: str) -> float:
    """Say what is left of our confidence where names, numbers and words nobody has written are nowhere near."""
    left = 1.0
    asked = asking.question.names_now
    for part, held in zip(asking.parts, near, strict=True):
        if lang not in part.langs:
            # What the record writes as it is asked, as it does names, would be written so here too.
            if not part.is_unwritten and held < _SLIP:
                left *= _SINGULAR_MISSING if part.is_singular else _NAME_MISSING
            continue
        if part.name in asked and not held:
            left *= _NAME_UNWRITTEN if part.is_unwritten else _NAME_MISSING
        elif part.is_singular and held < _SLIP:
            left *= _SINGULAR_MISSING
        elif part.is_unwritten and held < _HALF and is_han(part.surface):
            left *= _UNWRITTEN
    return left


def _holds_names_alone(asking: Asking, near: Sequence[float]) -> bool:
    """Say whether a place holds nothing of what is asked about the names and numbers of a question.

    A follow-up may be about a name alone: 那xAI呢?
    """
    if asking.question.leans:
        return False
    light = {word.text for word in asking.question.words if word.is_light}
    pairs = zip(asking.parts, near, strict=True)
    told = [(part.surface in light, held) for part, held in pairs if not _is_name(part, asking.question)]
    # Words that say little count where there are no others.
    others = [held for is_light, held in told if not is_light] or [held for _, held in told]
    something = _SOMETHING_VIEWED if asking.question.intent == "claim" else _SOMETHING
    return 0 < len(others) < len(near) and max(others) < something


def _is_name(part: Part, question: Question) -> bool:
    """Say whether a part is a name or a number, or may be a name that nobody knows: "Beshear", 沈若川, but not CAPEX.

    That matters where somebody's view is asked for or what is measured of a company: other questions ask of the name.
    """
    if part.name or part.surface.isdigit():
        return True
    if not part.is_singular or is_han(part.surface):
        return part.is_singular
    is_of_it = question.intent == "claim" or measured_in(question.text)
    return bool(is_of_it) and part.surface.upper() not in question.text


def _windows(body: str, spans: Sequence[Span], unit: Span) -> Iterator[_Window]:
    """Give each stretch that meets a unit within a paragraph and is more than a label, and replies to one that asks."""
    meeting = [number for number, span in enumerate(spans) if meet(span, unit)]
    reply = _REPLY if _is_asking(body[slice(*spans[meeting[-1]])]) else 0
    for first in range(max(0, meeting[0] - _SENTENCES + 1), min(len(spans), meeting[-1] + 1 + reply)):
        start = spans[first].start
        for last in range(first, min(first + _SENTENCES, len(spans))):
            written = body[start : spans[last].end]
            text = written.strip()
            if len(text) > _LONGEST or ("\n" in text and _PARAGRAPH.search(text)):
                break
            if meeting[0] <= last and (len(text) >= _SHORTEST or not is_label(text)):
                begin = start + len(written) - len(written.lstrip())
                yield _Window(Span(begin, begin + len(text)), text, first, last)


def is_label(text: str) -> bool:
    """Say whether a text is too short to say anything and no sentence either: "蔡崇信：" or a heading."""
    if len(text) >= _SHORTEST:
        return False
    shortest = _SHORTEST_ROW if _DIGIT.search(text) else _SHORTEST
    return len(text.encode(errors="replace")) < shortest and not _SENTENCE_END.search(text)


def claim_fit(asking: Asking, claim: Claim) -> float:
    """Say how well a claim answers: by what is said and by whom, and by its salience."""
    speaker = (name_term(claim.speaker),) if claim.speaker else ()
    return held_by(asking, f"{claim.sentence}\n{claim.content}", *speaker) + 0.1 * claim.salience


def claim_holds(asking: Asking, claim: Claim, parts: Sequence[int]) -> bool:
    """Say whether a claim or its sentence holds one of these parts of a question, and not half of it; of none, it does.

    智能 alone is not 智能体.
    """
    held = degrees(asking, f"{claim.sentence}\n{claim.content}") if parts else ()
    return not parts or any(held[number] >= _WHOLE for number in parts)


def meet(one: Span, other: Span) -> bool:
    """Say whether two spans have a character in common."""
    return one.start < other.end and other.start < one.end
