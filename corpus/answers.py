"""From a question to an answer: which passages say it, which figure or claim comes first, and when nothing does.

Must never write a sentence: an answer is quotations with their places, or the word that there are none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from corpus.fits import Asking, Fit, best_stretch, figure_fit, meet
from corpus.index.parts import Asked, build_parts
from corpus.index.ranking import candidates
from corpus.index.units import Index, speakers_in
from corpus.models import Answer, Extraction, Hit, Passage, Searched
from corpus.normalise import fold
from corpus.questions import Question

# How sure we have to be of the best passage to answer; calibrated by tests/test_answers.py.
_CUTOFF = 0.555
# Of further passages a little less is asked.
_FURTHER = 0.8 * _CUTOFF
_CANDIDATES = 40
# Candidates whose sentences are looked at one by one.
_LOOKED_AT = 10
_BM25 = 0.06
_SAME_TEXT = 92


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of an article that may answer, and how well."""

    article: int
    fit: Fit
    score: float


def answer(question: Question, index: Index, *, limit: int = 5) -> Answer:
    """Answer with at most `limit` passages, best first; without any, with what to try instead.

    "阿里云三年投多少钱" is answered by the passage that holds the amount, with that figure first.
    """
    asking = ask(question, index)
    ranked = rank(asking)
    if not ranked or ranked[0].fit.confidence < _CUTOFF:
        return Answer(question.text, (), suggestions(question, index), searched(index.extractions))
    kept = [found for found in ranked if found.fit.confidence >= _FURTHER]
    return Answer(question.text, _hits(kept, asking, limit), (), searched(index.extractions))


def ask(question: Question, index: Index) -> Asking:
    """Put a question to an index: its words in all the forms that the index may hold them in."""
    words = [Asked(word.text, word.name, word.meant, word.weight) for word in question.words]
    return Asking(question, build_parts(words, index.postings, index.spelling), index)


def rank(asking: Asking) -> list[Found]:
    """Rank the stretches that pass the question's filters by how well they answer."""
    index = asking.index
    allowed = _allowed(asking.question, index)
    units = candidates(asking.parts, index.postings, index.langs, allowed, _CANDIDATES)
    passing = [candidate for candidate in units if _passes(candidate.unit, asking)]
    found = []
    for candidate in passing[:_LOOKED_AT]:
        fit = best_stretch(asking, candidate.unit)
        found.append(Found(index.units[candidate.unit].article, fit, fit.score + _BM25 * candidate.z))
    return sorted(found, key=lambda one: -one.score)


def _allowed(question: Question, index: Index) -> frozenset[int] | None:
    filters = question.filters
    if not (filters.source or filters.after or filters.before or filters.lang):
        return None
    return index.matching(source=filters.source, after=filters.after, before=filters.before, lang=filters.lang)


def _passes(unit: int, asking: Asking) -> bool:
    filters, index = asking.question.filters, asking.index
    where = index.units[unit]
    if filters.speaker and filters.speaker not in speakers_in(index.extractions[where.article], where.span):
        return False
    if not filters.phrases and not filters.excluded:
        return True
    text = fold(index.passage(where.article, where.span).text).text
    return all(phrase in text for phrase in filters.phrases) and not any(word in text for word in filters.excluded)


def _hits(ranked: Sequence[Found], asking: Asking, limit: int) -> tuple[Hit, ...]:
    """Turn stretches into hits; one that says the same as an earlier one only adds its article to that."""
    hits: list[Hit] = []
    shown: list[Found] = []
    for found in ranked:
        passage = asking.index.passage(found.article, found.fit.span)
        same = next((n for n, hit in enumerate(hits) if _is_same(hit.passage, passage)), None)
        if same is not None:
            hits[same] = _also(hits[same], asking.index.extractions[found.article].article.id)
        elif len(hits) < limit and not any(_overlap(one, found) for one in shown):
            shown.append(found)
            hits.append(_hit(found, passage, asking))
    return tuple(hits)


def _overlap(one: Found, other: Found) -> bool:
    return one.article == other.article and meet(one.fit.span, other.fit.span)


def _hit(found: Found, passage: Passage, asking: Asking) -> Hit:
    extraction, span = asking.index.extractions[found.article], found.fit.span
    figures = [figure for figure in extraction.figures if meet(figure.span, span)]
    figures.sort(key=lambda figure: -figure_fit(asking, figure))
    claims = [claim for claim in extraction.claims if meet(claim.span, span)]
    claims.sort(key=lambda claim: (claim.speaker != asking.question.speaker, -claim.salience))
    score = round(min(1.0, found.fit.confidence), 4)
    return Hit(passage, extraction.article, score, tuple(figures), tuple(claims))


def _is_same(one: Passage, other: Passage) -> bool:
    return fuzz.ratio(one.text, other.text, score_cutoff=_SAME_TEXT) > 0


def _also(hit: Hit, article_id: str) -> Hit:
    if article_id == hit.article.id or article_id in hit.also:
        return hit
    return replace(hit, also=(*hit.also, article_id))


def searched(extractions: Sequence[Extraction]) -> Searched:
    """Say what was looked through: how many articles, of which days."""
    days = sorted(one.article.published for one in extractions if one.article.published)
    return Searched(len(extractions), days[0] if days else None, days[-1] if days else None)


def suggestions(question: Question, index: Index) -> tuple[str, ...]:
    """Give what to try where nothing was found: a corrected spelling, then the nearest titles."""
    return tuple(dict.fromkeys([*_corrected(question, index), *_titles(question, index)]))


def _corrected(question: Question, index: Index) -> Iterator[str]:
    text, changed = fold(question.text).text, False
    for word in question.words:
        nearest = index.spelling.nearest(word.text) if not word.name else []
        if nearest:
            text, changed = text.replace(word.text, nearest[0][0]), True
    if changed:
        yield text


def _titles(question: Question, index: Index) -> list[str]:
    wanted = " ".join(word.text for word in question.words)
    titles = {
        one.article.title: fuzz.partial_token_set_ratio(wanted, fold(one.article.title).text)
        for one in index.extractions
    }
    return sorted((title for title, score in titles.items() if score >= 60), key=lambda title: -titles[title])[:3]
