"""From a question to an answer: which passages say it, which figure or claim comes first, and when nothing does.

Must never write a sentence: an answer is quotations with their places, or the word that there are none.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from corpus.index.parts import Asked, Part, build_parts
from corpus.index.ranking import Candidate, candidates
from corpus.index.terms import count_terms
from corpus.index.units import Index
from corpus.models import Answer, Claim, Extraction, Figure, Hit, Passage, Searched, Span
from corpus.normalise import fold
from corpus.questions import Question

# How much of the question the best passage has to hold; calibrated by tests/test_answers.py.
_CUTOFF = 0.5
_CANDIDATES = 40
# What is said around a passage counts, but less than what it says itself.
_AROUND = 0.6
_BM25 = 0.06
_FIGURE = 0.25
_SPEAKER = 0.3
_SAME_TEXT = 92


@dataclass(frozen=True, slots=True)
class _Scored:
    unit: int
    coverage: float
    score: float


def answer(question: Question, index: Index, *, limit: int = 5) -> Answer:
    """Answer with at most `limit` passages, best first; without any, with what to try instead.

    "阿里云三年投多少钱" is answered by the passage that holds the amount, with that figure first.
    """
    parts = asked_parts(question, index)
    ranked = rank(question, parts, index)
    if not ranked or ranked[0].coverage < _CUTOFF:
        return Answer(question.text, (), suggestions(question, index), searched(index.extractions))
    kept = [one for one in ranked if one.coverage >= _CUTOFF * 0.8]
    hits = _hits(kept, question, parts, index, limit)
    return Answer(question.text, hits, (), searched(index.extractions))


def asked_parts(question: Question, index: Index) -> tuple[Part, ...]:
    """Give the parts of a question in all the forms that the index may hold them in."""
    words = [Asked(word.text, word.name, word.weight) for word in question.words]
    return build_parts(words, index.postings, index.spelling)


def rank(question: Question, parts: Sequence[Part], index: Index) -> list[_Scored]:
    """Rank the passages that pass the question's filters by how much of it they hold and how well they answer."""
    found = candidates(parts, index.postings, index.langs, _allowed(question, index), _CANDIDATES)
    scored = [_score(candidate, question, parts, index) for candidate in found if _passes(candidate, question, index)]
    return sorted(scored, key=lambda one: (-one.score, one.unit))


def _allowed(question: Question, index: Index) -> frozenset[int] | None:
    filters = question.filters
    if not (filters.source or filters.after or filters.before or filters.lang):
        return None
    return index.matching(source=filters.source, after=filters.after, before=filters.before, lang=filters.lang)


def _passes(candidate: Candidate, question: Question, index: Index) -> bool:
    text = fold(index.passage(candidate.unit).text).text
    return (
        all(phrase in text for phrase in question.filters.phrases)
        and not any(word in text for word in question.filters.excluded)
        and (not question.filters.speaker or _speaks(index, candidate.unit, question.filters.speaker))
    )


def _speaks(index: Index, unit: int, speaker: str) -> bool:
    return any(claim.speaker == speaker for claim in claims_in(index, unit))


def _score(candidate: Candidate, question: Question, parts: Sequence[Part], index: Index) -> _Scored:
    idf = index.postings.idf
    around = _around(index, candidate.unit)
    coverage = covered(parts, index.held(candidate.unit), around, idf)
    score = coverage + _BM25 * min(3.0, candidate.score)
    if question.intent == "figure":
        score += _FIGURE * max((fit for fit, _ in _fitting(question, parts, index, candidate.unit)), default=0.0)
    if question.speaker and _speaks(index, candidate.unit, question.speaker):
        score += _SPEAKER
    return _Scored(candidate.unit, coverage, score)


def covered(parts: Sequence[Part], held: frozenset[str], around: frozenset[str], idf: Callable[[str], float]) -> float:
    """Say how much of the question a text holds, 0 to 1, counting what stands around it a little less."""
    total = sum(part.weight for part in parts)
    got = sum(part.weight * max(part.found_in(held, idf), _AROUND * part.found_in(around, idf)) for part in parts)
    return got / total if total else 0.0


def _around(index: Index, unit: int) -> frozenset[str]:
    """Give the terms of the title and of the passages before and after."""
    article = index.units[unit].article
    near = [n for n in (unit - 1, unit + 1) if 0 <= n < len(index.units) and index.units[n].article == article]
    return index.held_by_title(article).union(*(index.held(n) for n in near))


def claims_in(index: Index, unit: int) -> tuple[Claim, ...]:
    """Give the claims that stand in a unit, wholly or in part."""
    where = index.units[unit]
    return tuple(c for c in index.extractions[where.article].claims if _meet(c.span, where.span))


def figures_in(index: Index, unit: int) -> tuple[Figure, ...]:
    """Give the figures that stand in a unit."""
    where = index.units[unit]
    return tuple(f for f in index.extractions[where.article].figures if _meet(f.span, where.span))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _fitting(question: Question, parts: Sequence[Part], index: Index, unit: int) -> list[tuple[float, Figure]]:
    """Figures of a unit by how well they answer: of a kind asked for, in a sentence and with words asked for."""
    idf = index.postings.idf
    found = []
    for figure in figures_in(index, unit):
        said = frozenset(count_terms(fold(figure.sentence).text))
        own = frozenset(count_terms(fold(" ".join(filter(None, (figure.metric, figure.entity, figure.time)))).text))
        fit = 0.6 * covered(parts, said, frozenset(), idf) + 0.4 * covered(parts, own, frozenset(), idf)
        kind = 1.0 if not question.kinds or figure.kind in question.kinds else 0.4
        found.append((fit * kind + 0.1 * figure.salience, figure))
    return sorted(found, key=lambda pair: -pair[0])


def _hits(
    ranked: Sequence[_Scored], question: Question, parts: Sequence[Part], index: Index, limit: int
) -> tuple[Hit, ...]:
    """Turn ranked units into hits; a passage that says the same as an earlier one only adds its article to that."""
    hits: list[Hit] = []
    for one in ranked:
        passage = index.passage(one.unit)
        same = next((n for n, hit in enumerate(hits) if _is_same(hit.passage, passage)), None)
        article = index.article_of(one.unit)
        if same is not None:
            hits[same] = _also(hits[same], article.id)
        elif len(hits) < limit:
            figures = tuple(figure for _, figure in _fitting(question, parts, index, one.unit))
            claims = sorted(claims_in(index, one.unit), key=lambda c: (c.speaker != question.speaker, -c.salience))
            hits.append(Hit(passage, article, round(min(1.0, one.coverage), 4), figures, tuple(claims)))
    return tuple(hits)


def _is_same(one: Passage, other: Passage) -> bool:
    return fuzz.ratio(one.text, other.text, score_cutoff=_SAME_TEXT) > 0


def _also(hit: Hit, article_id: str) -> Hit:
    if article_id == hit.article.id or article_id in hit.also:
        return hit
    return Hit(hit.passage, hit.article, hit.score, hit.figures, hit.claims, (*hit.also, article_id))


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
