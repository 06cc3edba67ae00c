"""All articles with their current index, behind a few verbs.

Readers never wait and never see half: an index is built whole and one reference is swapped. Must never store anything.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import wraps
from itertools import chain
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar

from corpus.answers import answer, ask, is_taken_back, places, rank
from corpus.claims.ranking import select_claims
from corpus.coverage import Asking
from corpus.figure_fits import figure_fit, telling
from corpus.fits import claim_fit, claim_holds
from corpus.heard import called_in, heard_in, matter_in
from corpus.index.merging import latest, outgrown, replaced, without_empty
from corpus.index.records import DamagedRecordError
from corpus.index.segments import FULL, Segment, build_segments, merge_segments, without
from corpus.index.terms import amount_term
from corpus.index.units import Index
from corpus.models import Answer, Article, ArticleHit, ClaimHit, Extraction, FigureHit, Passage, Searched
from corpus.names import Names
from corpus.questions import Question, parse_question
from corpus.replaced import without_replaced
from corpus.semantic import Meanings
from corpus.stretches import meet

# How much of a query a figure or a claim has to hold to be listed.
_FITS = 0.28
# How much more a figure fits that is stated by a person the query names.
_SAID = 0.25
# Passages shown under one article.
_PASSAGES = 3
# Passages whose figures or claims are looked at.
_LOOKED_AT = 100

P = ParamSpec("P")
T = TypeVar("T")


def _mended(verb: "Callable[Concatenate[Library, P], T]") -> "Callable[Concatenate[Library, P], T]":
    """Do it again where a record turns out to be damaged, with the article read anew, or without it."""

    @wraps(verb)
    def done(library: "Library", /, *args: P.args, **kwargs: P.kwargs) -> T:
        while True:
            try:
                return verb(library, *args, **kwargs)
            except DamagedRecordError as error:
                library.mend(error)

    return done


class Library:
    """The articles that can be asked about."""

    def __init__(
        self,
        extractions: Iterable[Extraction] = (),
        *,
        names: Names,
        segments: Sequence[Segment] = (),
        later: Callable[[Callable[[], None]], None] | None = None,
        anew: Callable[[Sequence[str]], Iterable[Extraction]] | None = None,
        aside: Callable[[Segment], Segment] | None = None,
    ) -> None:
        """Take articles, or segments that were built from articles with the same names.

        `later` is handed the merging of segments, to be done in a thread of its own; without it, it is done at once.
        `anew` gives articles by their ids, for a segment's record that has been damaged where it is kept. `aside` is
        handed each segment that is full, and gives it back from where it takes no memory.
        """
        # What the one who fills the library wants to know again of its articles, by id.
        self.known: Mapping[str, str] = {}
        self._names = names
        self._later = later
        self._meanings: Meanings | None = None
        self._anew = anew
        self._aside = aside
        self._writing = Lock()
        self._merging = Lock()
        self._index = Index(segments, names)
        self.add(extractions)

    @property
    def names(self) -> Names:
        """The names that the articles were indexed with."""
        return self._names

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The whole index, to be kept for the next start."""
        return self._index.segments

    @property
    @_mended
    def articles(self) -> tuple[Article, ...]:
        """All articles, in the order they came."""
        return tuple(one.article for one in self._index.extractions)

    @property
    def extractions(self) -> Iterator[Extraction]:
        """All articles with their figures and claims, in the order they came."""
        return iter(self._index.extractions)

    @property
    def searched(self) -> Searched:
        """What a search looks through."""
        return self._index.searched

    @_mended
    def article(self, article_id: str) -> Extraction | None:
        """Find an article with its figures and claims; None for an id that is not here."""
        return self._index.extraction(article_id)

    def add(self, extractions: Iterable[Extraction]) -> None:
        """Take articles in, an article of the same id replacing the older one; seen by questions asked from now on."""
        arriving = iter(extractions)
        first = next(arriving, None)
        if first is None:
            return
        built = self._built(chain([first], arriving))
        with self._writing:
            self._index = Index(without_empty(latest(self._index.segments, built)), self._names)
        self._taken_in(built)

    def _built(self, extractions: Iterable[Extraction]) -> list[Segment]:
        built: list[Segment] = []
        for segment in build_segments(extractions, self._names):
            is_full = segment.postings.size >= FULL
            built.append(self._aside(segment) if self._aside and is_full else segment)
        return built

    def _taken_in(self, built: Iterable[Segment]) -> None:
        self._tidy()
        if self._meanings:
            for segment in built:
                self._meanings.add(segment.records)

    def use_meanings(self, meanings: Meanings) -> None:
        """Find by meaning too from now on; articles that come later are encoded as they come, those here are not."""
        self._meanings = meanings

    def unencoded(self) -> list[Extraction]:
        """Give the articles whose meaning has not been read yet; none without a model."""
        meanings = self._meanings
        if meanings is None:
            return []
        return [
            segment.records.extraction(number)
            for segment in self._index.segments
            for article_id, number in segment.numbers.items()
            if number not in segment.gone and not meanings.has(article_id)
        ]

    def remove(self, ids: Iterable[str]) -> None:
        """Take articles out; ids that are not here are passed over."""
        gone = tuple(ids)
        if self._meanings:
            self._meanings.remove(gone)
        with self._writing:
            self._index = Index(without_empty([without(one, gone) for one in self._index.segments]), self._names)
        self._tidy()

    def mend(self, damage: DamagedRecordError) -> None:
        """Replace a damaged record by its article as it is read anew; where that cannot be, the article goes.

        Where another thread has replaced it meanwhile, what was read here may be the older version, and is left.
        """
        ids = _held(self._index.segments, damage)
        found = tuple(self._anew(ids)) if self._anew and ids else ()
        built = self._built(found) if found else []
        with self._writing:
            segments = self._index.segments
            if not ids or _held(segments, damage) != ids:
                return
            left = [without(one, ids) for one in segments]
            self._index = Index(without_empty(latest(left, built)), self._names)
        if self._meanings and not built:
            self._meanings.remove(ids)
        self._taken_in(built)

    def _tidy(self) -> None:
        if outgrown(self._index.segments):
            (self._later or _at_once)(self._merge)

    def _merge(self) -> None:
        """Merge what is due, unless another thread is at it, which then sees to this too.

        Readers and writers go on meanwhile; what is taken out meanwhile is taken out here too.
        """
        while outgrown(self._index.segments) and self._merging.acquire(blocking=False):
            try:
                self._merge_all()
            finally:
                self._merging.release()

    def _merge_all(self) -> None:
        while parts := outgrown(self._index.segments):
            merged = merge_segments(parts)
            with self._writing:
                self._index = Index(replaced(self._index.segments, parts, merged), self._names)

    @_mended
    def ask(self, question: Question, *, limit: int = 5) -> Answer:
        """Answer a question; see `corpus.answers.answer`. Whom a follow-up names others for stays out below it."""
        found = answer(question, self._index, limit=limit, meanings=self._meanings)
        return without_replaced(found, question, self._names)

    @_mended
    def search(self, query: str, *, limit: int = 10) -> tuple[ArticleHit, ...]:
        """Rank articles by their best passages. Raises QuestionError as `parse_question` does."""
        articles: dict[str, Article] = {}
        found: dict[str, list[tuple[Passage, float]]] = {}
        for one in rank(self._asking(query), _PASSAGES * limit):
            article = one.extraction.article
            articles[article.id] = article
            found.setdefault(article.id, []).append((one.passage, one.score))
        hits = [ArticleHit(articles[key], best[0][1], tuple(best[:_PASSAGES])) for key, best in found.items()]
        return tuple(sorted(hits, key=self._stands_last)[:limit])

    @_mended
    def figures(self, query: str, *, limit: int = 10, passages: int = _LOOKED_AT) -> tuple[FigureHit, ...]:
        """Rank figures by how well their metric, entity and sentence fit, then by salience.

        Asked for an amount that is on record, they are the figures of that amount: 3,800億, RMB 380 billion. A length
        of time that only says when another holds, 三年 of 三年投入3800亿, comes only where a length was asked for. They
        stand in the best `passages`.
        """
        asking = self._asking(query)
        people = {
            name.canonical for name in map(self._names.get, asking.question.names) if name and name.kind == "person"
        }
        found = {}
        for place, _ in places(asking, passages):
            for figure in place.extraction.figures:
                if meet(figure.span, place.span):
                    fit = figure_fit(asking, figure, place.extraction) + _SAID * (figure.speaker in people)
                    hit = FigureHit(figure, place.extraction.article, fit)
                    found[hit.article.id, figure.span] = hit
        amounts = {word.amount for word in asking.question.words if word.amount is not None}
        named = [hit for hit in found.values() if amount_term(hit.figure) in amounts]
        fitting = named or [hit for hit in telling(asking.question, found.values()) if hit.score >= _FITS]
        return tuple(sorted(fitting, key=lambda hit: (self._stands_last(hit), -hit.score))[:limit])

    @_mended
    def claims(self, query: str, *, limit: int = 10, passages: int = _LOOKED_AT) -> tuple[ClaimHit, ...]:
        """Rank claims by how well speaker and content fit, then by salience.

        People named in the query are the only ones heard, so is one whose view it asks for (卡帕西 怎么看 强化学习) and
        one named before "about"; a house is heard in its people too, 高盛 in 高盛分析师陈睿. Of somebody whom no
        article names there is nothing. What has nothing of the matter behind "about" stays out while anything has, else
        all are marked as beside it. What is said twice comes once, and where nobody is named, no speaker crowds out the
        others.
        """
        asking = self._asking(query)
        heard = heard_in(query, asking)
        found = {}
        for place, _ in places(asking, passages):
            for claim in place.extraction.claims:
                if meet(claim.span, place.span) and (heard is None or {claim.speaker, claim.organisation} & heard):
                    hit = ClaimHit(claim, place.extraction.article, claim_fit(asking, claim))
                    found[hit.article.id, claim.span] = hit
        speakers = {hit.claim.speaker for hit in found.values() if hit.claim.speaker}
        called = called_in(query, asking, speakers) if heard is None else frozenset()
        fitting = [hit for hit in found.values() if hit.claim.speaker in called or (not called and hit.score >= _FITS)]
        matter = matter_in(query, asking)
        holding = [hit for hit in fitting if claim_holds(asking, hit.claim, matter)]
        fitting = holding or [replace(hit, beside=True) for hit in fitting]
        ranked = sorted(fitting, key=lambda hit: (self._stands_last(hit), -hit.score))
        return select_claims(ranked, limit=limit, varied=heard is None and not called)

    @_mended
    def falling_due(self, first: date, last: date) -> tuple[Extraction, ...]:
        """Give the articles with a claim that falls due on one of these days, both inclusive."""
        return tuple(self._index.falling_due(first, last))

    def asking(self, question: Question) -> Asking:
        """Put a question to the articles that are here now."""
        return ask(question, self._index, self._meanings)

    def holding(self, terms: Iterable[str], ids: Iterable[str]) -> frozenset[str]:
        """Give those of some articles that hold any of the terms."""
        return self._index.holding(tuple(terms), ids)

    def _stands_last(self, hit: ArticleHit | FigureHit | ClaimHit) -> bool:
        return is_taken_back(hit.article, self._index)

    def _asking(self, query: str) -> Asking:
        return ask(parse_question(query, names=self._names), self._index, self._meanings)


def _held(segments: Iterable[Segment], damage: DamagedRecordError) -> list[str]:
    """Give the id of the article that a damaged record stands for; none where it has been replaced or taken out."""
    return [
        article_id
        for segment in segments
        if segment.records.packed is damage.packed and damage.number not in segment.gone
        for article_id, number in segment.numbers.items()
        if number == damage.number
    ]


def _at_once(job: Callable[[], None]) -> None:
    job()
