"""How well stretches of an article answer a question. Must never choose or show anything: it measures.

Three things count: how much of the question a stretch holds, whether it has a figure of the kind asked for, and
whether the one who was asked about speaks in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.coverage import Asking, coverage, degrees, held_by, held_of, lang_of
from corpus.figure_fits import answering, may_answer
from corpus.index.segments import speakers_in
from corpus.index.terms import name_term
from corpus.index.units import Place
from corpus.lives import told_lives
from corpus.models import Claim, Figure, Span
from corpus.offices import introductions
from corpus.stretches import REPLY, Stretch, is_asking, meet, stretches
from corpus.sureness import sureness
from corpus.threads import strays
from corpus.told import dated, has_number, left_undated
from corpus.voices import Voice

# What is said around a stretch counts, but less than what it says itself.
_AROUND = 0.5
# A title says something of all that stands below it, and what a passage itself says most.
_OF_TITLE = 0.5
# What is read of a figure's owner and time elsewhere counts nearly as what stands beside it.
_ATTRIBUTED = 0.8
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
# What is left of our confidence where no figure asked for is.
_NO_FIGURE = 0.5
_NO_NUMBER = 0.85
# And of a follow-up that only names another year or owner.
_NOT_ASKED = 0.4
# What a stretch loses that has nothing of what the thread is about, of its score, and what is left of our confidence.
_STRAYS = 0.3
_STRAYED = 0.5
# Where somebody's life is asked for and a stretch tells of others.
_OTHERS_LIFE = 0.35
# Below this no stretch answers, whoever speaks in it.
_DOUBTED = 0.35
# Of what a view is asked on, this much is no half of another word.
_WHOLE = 0.6
# What is said in a question counts less, and more in a reply to it, so many sentences behind it.
_ASKING = 0.6
_REPLIED = 0.8
# Of two passages that hold the same, the one with more sentences is easier to understand.
_PER_SENTENCE = 0.01
# What is taken from one that ends in a colon.
_ANNOUNCES = 0.05


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a stretch answers: the score ranks, the confidence, about 0 to 1, says whether it answers at all."""

    span: Span
    score: float
    confidence: float


def best_stretch(asking: Asking, place: Place) -> Fit | None:
    """Measure all stretches of one to three sentences that meet a place, and give the best; None for a mere heading.

    Its span is one of the article's body, without blanks at its ends, 600 characters at most. Near words prove
    nothing in the asker's language; in the other one there may be no nearer ones.
    """
    found = [*stretches(place.extraction.article.body, place.sentences, place.span)]
    if not found:
        return None
    held = held_of(asking, place.texts, (frozenset(), *place.marks))
    _, *sentences = place.texts
    asks, langs = [*map(is_asking, sentences)], [*map(lang_of, sentences)]
    around = _surroundings(asking, place, [one.degrees for one in held], asks, langs)
    scores = [around.score(stretch) for stretch in found]
    score = max(scores)
    best = found[scores.index(score)]
    if asking.sure is not asking and around.lang(best) == asking.question.lang:
        around = _surroundings(asking.sure, place, [one.sure for one in held], asks, langs)
    return Fit(best.span, score, around.confidence(best))


def _said(asks: Sequence[bool], held: Sequence[Sequence[float]], first: int, last: int) -> Sequence[float]:
    """Say how much of each part some sentences hold; one that asks says little itself and much of what follows.

    In an interview the question has all the words of the one asked here, and the answer stands behind it.
    """
    before = max(0, first - REPLY)
    if not any(asks[before : last + 1]):
        return held[first] if first == last else [*map(max, zip(*held[first : last + 1], strict=True))]
    worth = [(number, _ASKING if asks[number] else 1.0) for number in range(first, last + 1)]
    worth += [(number, _REPLIED) for number in range(before, first) if asks[number]]
    return [max(share * held[number][part] for number, share in worth) for part in range(len(held[first]))]


@dataclass(frozen=True)
class _Surroundings:
    """The surroundings in which stretches are measured: what they hold of each part, and their figures."""

    asking: Asking
    place: Place
    # How much of each part each sentence holds, which of them ask, and which language each is in.
    held: Sequence[Sequence[float]]
    asks: Sequence[bool]
    langs: Sequence[str]
    # How much of each part the place and its title hold, and as much as counts of that.
    near: Sequence[float]
    around: Sequence[float]
    # What is taken from a stretch in another language than the asker's.
    other_language: float
    # Whether what the thread is about is nowhere near.
    is_astray: bool
    # The figures among which one is asked for.
    figures: Sequence[Figure]
    # How much of each part the title holds.
    of_title: Sequence[float]
    # Where those are introduced who were asked about.
    introducing: Sequence[Span]
    # Where something is defined, if that was asked.
    defining: Sequence[Span]
    # Where the one speaks whose view is asked for, if no list knows him, and where in his own words.
    voiced: Sequence[Span]
    quoted: Sequence[Span]

    def lang(self, stretch: Stretch) -> str:
        """Say whether a stretch is in Chinese ("zh"), in part at least, or in English ("en")."""
        return "zh" if "zh" in self.langs[stretch.first : stretch.last + 1] else "en"

    def score(self, stretch: Stretch) -> float:
        """Say how well a stretch answers beside others."""
        question, span, lang = self.asking.question, stretch.span, self.lang(stretch)
        is_voiced = _meets_any(span, self.voiced)
        told = [one for one in self._answering if meet(one[1].span, span)] if self.figures else ()
        covered = self._covered(stretch, lang, [figure for _, figure in told], is_voiced=is_voiced)
        score = covered + _PER_SENTENCE * (stretch.last - stretch.first)
        score -= _ANNOUNCES if stretch.text.endswith((":", "：")) else 0.0
        score += _OWN_LANGUAGE if lang == question.lang else -self.other_language
        score -= _STRAYS if self.is_astray else 0.0
        if question.intent == "figure":
            score += _FIGURE * max(fit for fit, _ in told) if told else -_LACKS_FIGURE
        if is_voiced or (question.speaker and question.speaker in speakers_in(self.place.extraction, span)):
            score += _SPEAKER
        score += _QUOTED if _meets_any(span, self.quoted) else 0.0
        score += _INTRODUCED if _meets_any(span, self.introducing) else 0.0
        score += _DEFINED if _meets_any(span, self.defining) else 0.0
        return score

    def confidence(self, stretch: Stretch) -> float:
        """Say how sure it is that a stretch answers at all."""
        asking, question = self.asking, self.asking.question
        lang = lang_of(self.place.extraction.article.body[slice(*self.place.span)])
        told = [*self._answers(stretch.span)]
        covered = self._covered(stretch, self.lang(stretch), told) * (_STRAYED if self.is_astray else 1.0)
        confidence = sureness(asking, self.near, lang, covered)
        if asking.voice and asking.voice.name and confidence > _DOUBTED:
            confidence *= self._left_unheard(asking.voice)
        if question.intent == "figure" and not told:
            if asking.is_elliptic:  # what stands there is of another year or of somebody else
                confidence = min(1.0, confidence) * _NOT_ASKED
            else:
                confidence *= _NO_NUMBER if has_number(question, stretch.text) else _NO_FIGURE
        if question.intent == "when":
            confidence *= left_undated(question, stretch.text)
        lives = told_lives(asking, self.place, self.held)
        is_told = lives is None or any(lives[stretch.first : stretch.last + 1])
        return confidence if is_told else confidence * _OTHERS_LIFE

    def _left_unheard(self, voice: Voice) -> float:
        """Say what is left of our confidence where the person of a list whose view is asked for says nothing."""
        extraction = self.place.extraction
        if any(map(voice.says, extraction.claims)) or self.asking.is_heard(extraction.article.id):
            return 1.0
        return voice.left(self.near, self.held, self.place.texts[1:])

    def _covered(self, stretch: Stretch, lang: str, told: Sequence[Figure], *, is_voiced: bool = False) -> float:
        own = _said(self.asks, self.held, stretch.first, stretch.last)
        for figure in told:
            own = [*map(max, own, self._attributed(figure))]
        if is_voiced and (voice := self.asking.voice):  # who speaks need not be named beside it
            own = [1.0 if number in voice.parts else degree for number, degree in enumerate(own)]
        return coverage(self.asking, [*map(max, own, self.around)], lang)

    def _attributed(self, figure: Figure) -> Sequence[float]:
        """Say how much of each part is held by whose and of when a figure is, which may stand sentences before it.

        Where its article says neither, names and numbers of the title hold for it.
        """
        key = figure.entity, figure.time
        if key not in self._attributes:
            told, parts = " ".join(filter(None, key)), self.asking.parts
            own = degrees(self.asking, told) if told else [0.0] * len(parts)
            if None in key:
                triples = zip(parts, own, self.of_title, strict=True)
                own = [max(held, above) if part.is_singular else held for part, held, above in triples]
            self._attributes[key] = [_ATTRIBUTED * held for held in own]
        return self._attributes[key]

    @cached_property
    def _attributes(self) -> dict[tuple[str | None, str | None], Sequence[float]]:
        return {}

    @cached_property
    def _answering(self) -> Sequence[tuple[float, Figure]]:
        """The figures that may answer, and how well each does."""
        return [*answering(self.asking, self.figures, self.place.extraction)]

    def _answers(self, span: Span) -> Iterator[Figure]:
        within = (figure for figure in self.figures if meet(figure.span, span))
        return (figure for figure in within if may_answer(self.asking, figure, self.place.extraction))


def _meets_any(span: Span, others: Sequence[Span]) -> bool:
    return bool(others) and any(meet(one, span) for one in others)


def _surroundings(
    asking: Asking, place: Place, degrees: Sequence[Sequence[float]], asks: Sequence[bool], langs: Sequence[str]
) -> _Surroundings:
    """Take in what all stretches of a place share; `degrees` say how much of each part its title and sentences hold."""
    question, extraction = asking.question, place.extraction
    of_title, *held = degrees
    of_title = dated(asking, extraction.article, of_title)
    near = [*map(max, zip([_OF_TITLE * degree for degree in of_title], *held, strict=True))]
    figures = [one for one in extraction.figures if meet(one.span, place.near)] if question.intent == "figure" else ()
    is_of_two = {"en", "zh"} <= {lang.strip()[:2] for lang in extraction.article.lang.split(",")}
    said = extraction.claims if question.intent == "definition" else ()
    voice = asking.voice
    spoken = [one for one in voice.claims(extraction) if meet(one.span, place.near)] if voice and voice.words else ()
    return _Surroundings(
        asking,
        place,
        held,
        asks,
        langs,
        near=near,
        around=[_AROUND * one for one in near],
        other_language=_OTHER_OF_TWO if is_of_two else 0.0,
        is_astray=strays(asking, near),
        figures=figures,
        of_title=of_title,
        introducing=[*introductions(asking, place)],
        defining=[claim.span for claim in said if claim.type == "definition"],
        voiced=[one.span for one in spoken],
        quoted=[one.span for one in spoken if one.form != "indirect"],
    )


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
