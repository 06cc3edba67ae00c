"""From a question to an answer: which passages say it, which figure or claim comes first, and when nothing does.

Must never write a sentence: an answer is quotations with their places, or the word that there are none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from math import log10

from corpus.copies import is_copy
from corpus.coverage import Asking, lang_of, read_ahead
from corpus.figure_fits import figure_fit, may_answer
from corpus.figures.moves import FROM_REACH, moves_on
from corpus.filters import Filters
from corpus.fits import Fit, best_stretch
from corpus.index.parts import build_parts
from corpus.index.ranking import Candidate, candidates
from corpus.index.segments import speakers_in
from corpus.index.units import Index, Place
from corpus.models import Answer, Article, Extraction, Figure, Hit, Passage, Searched, Span
from corpus.normalise import fold_characters
from corpus.offices import asked_to_introduce
from corpus.questions import Question, parse_question
from corpus.semantic import Meanings
from corpus.stretches import is_label, meet
from corpus.suggestions import suggestions

# How sure we have to be of the best passage to answer; calibrated in tests/test_calibration.py and test_quality.py.
# A name says less than it seems to: in a team's reading 阿里巴巴 stands beside anything. In a thread that is settled.
_CUTOFF = 0.45
_NAMED = 0.2
_NAMED_ACROSS = 0.3
# The more passages there are, the better the best of them fits by chance: so much for ten times these few.
_PER_TENFOLD = 0.05
_FEW = 100
# Of a passage in the other language something else is asked, for there its telling words count more; by that of the
# question.
_ACROSS = {"zh": 0.52, "en": 0.56}
# Of a Chinese passage to a Chinese question more: more words are held by chance.
_CHINESE = 0.05
# To a Chinese question what is found in English counts so much more where no Chinese passage is as sure as this (own
# parallel paragraphs, each on record in one language only; the other way about nothing is gained).
_IN_ENGLISH = 0.24
_SURE = 0.65
# A stretch may be so much worse than the best and stand before it if only it is sure, and if only it has the amount.
_NEARLY = 0.05
_AMOUNT_LACKED = 1.0
# Of further passages a little less is asked.
_FURTHER = 0.8
# Candidates whose sentences are looked at one by one, beyond those asked for: some say the same.
_SPARE = 2
# And so many more where somebody asks who that is: all that have the name say as much of it.
_INTRODUCING = 30
# Passages tried for each one wanted: some do not pass the filters.
_TRIED = 5
# What nearness in meaning adds to our confidence, and how near the best passage is to a question of another topic
# (general questions and passages, in both languages: at 95 % of other topics refused, 10 points fewer wrong refusals).
_MEANT = 0.06
_USUALLY_MEANT = 2.6


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of an article that may answer, and how well."""

    extraction: Extraction
    fit: Fit
    score: float

    @property
    def passage(self) -> Passage:
        """The stretch as it is shown."""
        return Passage(self.extraction.article.body[slice(*self.fit.span)], self.fit.span)


def answer(question: Question, index: Index, *, limit: int = 5, meanings: Meanings | None = None) -> Answer:
    """Answer with at most `limit` passages, best first; without any, with what to try instead.

    "阿里云三年投多少钱" is answered by the passage that holds the amount, with that figure first. A follow-up to a
    question that was not answered is put to the one before that.
    """
    asking = ask(question, index, meanings)
    ranked = _surest_first(rank(asking, limit + _SPARE), asking)
    if not _is_answered(question, ranked, index) and question.otherwise and _asks_as_much(question):
        return answer(question.otherwise, index, limit=limit, meanings=meanings)
    if not _is_answered(question, ranked, index):
        titles = [found.extraction.article.title for found in ranked]
        instead = suggestions(question, index, titles, lambda text: _would_answer(text, index))
        return Answer(question.text, (), instead, _searched(question, index))
    kept = [found for found in ranked if found.fit.confidence >= _FURTHER * _cutoff(question, found, index)]
    hits = _hits(_standing_first(kept, asking), asking, limit)
    return Answer(question.text, hits, (), index.searched, is_loose=_is_loose(question, hits))


def _searched(question: Question, index: Index) -> Searched:
    """Say what was looked through: where a day was asked for, no article without one."""
    filters, searched = question.filters, index.searched
    by_day = filters.after is not None or filters.before is not None
    return replace(searched, undated=searched.articles - searched.dated) if by_day else searched


def _is_loose(question: Question, hits: Sequence[Hit]) -> bool:
    """Say whether a phrase in quotation marks stands in none of the articles that answer."""
    phrases = replace(question.filters, excluded=())
    return bool(phrases.phrases) and not any(phrases.pass_text(hit.article.body) for hit in hits)


def _is_answered(question: Question, ranked: Sequence[Found], index: Index) -> bool:
    return bool(ranked) and ranked[0].fit.confidence >= _cutoff(question, ranked[0], index)


def _asks_as_much(question: Question) -> bool:
    """Say whether a follow-up asks the turn before the last for no less: who asks for an amount gets no view for it."""
    return question.otherwise is not None and (question.intent != "figure" or question.otherwise.intent == "figure")


def _surest_first(ranked: list[Found], asking: Asking) -> list[Found]:
    """Let a surer stretch stand first where the best is not sure: one nearly as good, or one that has the amount."""
    question, index = asking.question, asking.index
    if not ranked or _is_answered(question, ranked, index):
        return ranked
    least = ranked[0].score - (_AMOUNT_LACKED if question.intent == "figure" else _NEARLY)
    sure = [one.score >= least and one.fit.confidence >= _cutoff(question, one, index) for one in ranked]
    return [ranked[at] for at in sorted(range(len(ranked)), key=lambda at: not sure[at])]


def is_taken_back(article: Article, index: Index) -> bool:
    """Say whether an article was retracted, or is a copy of one that was."""
    original = index.extraction(article.copy_of) if article.copy_of else None
    return article.retracted is not None or (original is not None and original.article.retracted is not None)


def _standing_first(kept: Sequence[Found], asking: Asking) -> list[Found]:
    """Put what was taken back behind all that answers without it; what answers less surely stays behind both."""
    gone = [is_taken_back(found.extraction.article, asking.index) for found in kept]
    if not any(gone):
        return list(kept)
    sure = [found.fit.confidence >= _cutoff(asking.question, found, asking.index) for found in kept]
    order = [0 if is_sure and not is_gone else 1 if is_sure else 2 for is_sure, is_gone in zip(sure, gone, strict=True)]
    return [kept[at] for at in sorted(range(len(kept)), key=order.__getitem__)]


def _cutoff(question: Question, best: Found, index: Index) -> float:
    by_chance = _PER_TENFOLD * log10(max(index.size, _FEW) / _FEW)
    is_named = bool(question.names) and not question.leans
    if question.lang != lang_of(best.passage.text):
        return _ACROSS[question.lang] + by_chance + (_NAMED_ACROSS if is_named else 0.0)
    if is_named:
        return _CUTOFF + _NAMED + by_chance
    return _CUTOFF + by_chance + (_CHINESE if question.lang == "zh" else 0.0)


def _would_answer(text: str, index: Index) -> bool:
    question = parse_question(text, names=index.names)
    return _is_answered(question, rank(ask(question, index), 1 + _SPARE), index)


def ask(question: Question, index: Index, meanings: Meanings | None = None) -> Asking:
    """Put a question to an index: its words in all the forms that the index may hold them in."""
    return Asking(question, build_parts(question.words, index), index, meanings)


def rank(asking: Asking, limit: int) -> list[Found]:
    """Give up to `limit` stretches that pass the question's filters, those that answer best first."""
    found, tried = [], places(asking, limit + (_INTRODUCING if asked_to_introduce(asking) else 0))
    read_ahead(asking, [place.texts for place, _ in tried])
    for place, candidate in tried:
        fit = best_stretch(asking, place)
        if fit and candidate.near is not None:
            fit = replace(fit, confidence=fit.confidence + _MEANT * (candidate.near - _USUALLY_MEANT))
        if fit and _lacks_left_out(place.extraction, fit.span, asking.question.filters):
            found.append(Found(place.extraction, fit, fit.score + candidate.extra))
    # Of equals, the one that says more itself; beyond six places there is only the noise of rounding.
    return sorted(_even(found, asking.question), key=lambda one: (-round(one.score, 6), -one.fit.score))


def _even(found: Sequence[Found], question: Question) -> Sequence[Found]:
    """Let English passages catch up, where nothing Chinese surely answers a Chinese question.

    Half of its words have no translation that fits, so that a passage that answers as well holds less of it.
    """
    if question.lang != "zh":
        return found
    abroad = [lang_of(one.passage.text) == "en" for one in found]
    if len(set(abroad)) < 2:  # all are in one language
        return found
    pairs = [*zip(found, abroad, strict=True)]
    if any(one.fit.confidence >= _SURE for one, away in pairs if not away):
        return found
    return [_raised(one) if away else one for one, away in pairs]


def _raised(found: Found) -> Found:
    return replace(found, score=found.score + _IN_ENGLISH * max(0.0, found.fit.confidence))


def places(asking: Asking, limit: int) -> list[tuple[Place, Candidate]]:
    """Give the passages, mere labels left out, that hold most of a question and pass its filters, and why.

    A quotation that stands nowhere is taken for its words: “…” may quote what an article has in other letters.
    """
    filters = asking.question.filters
    allows = filters if filters.chooses_articles else None
    units = candidates(asking.parts, asking.index, allows, _TRIED * limit, _near(asking))
    return _passing(asking, units, filters, limit) or _passing(asking, units, replace(filters, phrases=()), limit)


def _passing(asking: Asking, units: Sequence[Candidate], filters: Filters, limit: int) -> list[tuple[Place, Candidate]]:
    found = ((asking.index.place(candidate.unit), candidate) for candidate in units)
    return list(islice(((place, candidate) for place, candidate in found if _passes(place, filters)), limit))


def _near(asking: Asking) -> dict[int, float]:
    """Give the units near a question in meaning with their z-scores; none without a model."""
    if asking.meanings is None:
        return {}
    filters, index = asking.question.filters, asking.index
    found = {}
    for one in (near for of_language in asking.meanings.nearest(asking.question.text).values() for near in of_language):
        unit = index.unit(one.article_id, one.start)
        allowed = not filters.chooses_articles or (
            (extraction := index.extraction(one.article_id)) is not None and filters.allow(extraction.article)
        )
        if unit is not None and allowed:
            found[unit] = one.z
    return found


def _passes(place: Place, filters: Filters) -> bool:
    text = place.extraction.article.body[slice(*place.span)]
    if is_label(text.strip()):
        return False
    if filters.speaker and not filters.hears(speakers_in(place.extraction, place.span)):
        return False
    if not _lacks_left_out(place.extraction, place.span, filters):
        return False
    return not (filters.phrases or filters.excluded) or filters.pass_text(text)


def _lacks_left_out(extraction: Extraction, span: Span, filters: Filters) -> bool:
    """Say whether a stretch, which may be wider than its place, has no word left out and nobody of that name."""
    if not filters.excluded:
        return True
    text = extraction.article.body[slice(*span)]
    return replace(filters, phrases=()).pass_text(text) and filters.passes_owners(_owners_in(extraction, span))


def _owners_in(extraction: Extraction, span: Span) -> Iterator[str | None]:
    """Give those whose figures and claims stand in a stretch."""
    for figure in extraction.figures:
        if meet(figure.span, span):
            yield from (figure.entity, figure.metric, figure.speaker)
    for claim in extraction.claims:
        if meet(claim.span, span):
            yield from (claim.speaker, claim.organisation)


def _hits(ranked: Sequence[Found], asking: Asking, limit: int) -> tuple[Hit, ...]:
    """Turn stretches into hits; one that says the same as an earlier one only adds its article to that.

    Of an article and its copies by other outlets, the article itself is shown.
    """
    hits: list[Hit] = []
    shown: list[Found] = []
    for found in ranked:
        same = next((n for n, hit in enumerate(hits) if is_copy(hit.passage.text, found.passage.text)), None)
        if same is not None and hits[same].article.copy_of == found.extraction.article.id:
            shown[same], copy = found, hits[same]
            hits[same] = replace(_also(_hit(found, asking), copy.article.id), also=(copy.article.id, *copy.also))
        elif same is not None:
            hits[same] = _also(hits[same], found.extraction.article.id)
        elif len(hits) < limit and not any(_overlap(one, found) for one in shown):
            shown.append(found)
            hits.append(_hit(found, asking))
    return tuple(hits)


def _overlap(one: Found, other: Found) -> bool:
    return one.extraction.article.id == other.extraction.article.id and meet(one.fit.span, other.fit.span)


def _hit(found: Found, asking: Asking) -> Hit:
    extraction, span = found.extraction, found.fit.span
    claims = [claim for claim in extraction.claims if meet(claim.span, span)]
    claims.sort(key=lambda claim: (claim.speaker != asking.question.speaker, -claim.salience))
    score = round(min(1.0, found.fit.confidence), 4)
    return Hit(found.passage, extraction.article, score, _figures(asking, extraction, span), tuple(claims))


def _figures(asking: Asking, extraction: Extraction, span: Span) -> tuple[Figure, ...]:
    """Give a passage's figures, best first; none to a question for a figure that none of them answers."""
    figures = [figure for figure in extraction.figures if meet(figure.span, span)]
    if len(figures) > 1:
        figures.sort(key=lambda figure: -figure_fit(asking, figure, extraction))
    if asking.question.intent != "figure":
        return tuple(figures)
    answers = [figure for figure in figures if may_answer(asking, figure, extraction)]
    if not answers:
        return ()
    ordered = [*_reached(answers[0], figures, extraction.article.body), *answers, *figures]
    return tuple(figure for at, figure in enumerate(ordered) if figure not in ordered[:at])


def _reached(figure: Figure, others: Sequence[Figure], body: str) -> Iterator[Figure]:
    """Give the value that a figure has given way to, if it has: 6.8万元 of 从9.9万元降到6.8万元."""
    return (one for one in others if one.kind == figure.kind and _gives_way(body, figure.span, one.span))


def _gives_way(body: str, first: Span, second: Span) -> bool:
    begin = max(0, first.start - FROM_REACH)
    here = (Span(span.start - begin, span.end - begin) for span in (first, second))
    return moves_on(fold_characters(body[begin : second.end]), *here)


def _also(hit: Hit, article_id: str) -> Hit:
    if article_id == hit.article.id or article_id in hit.also:
        return hit
    return replace(hit, also=(*hit.also, article_id))
