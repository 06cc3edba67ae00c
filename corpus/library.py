"""All articles with their current index, behind a few verbs.

Readers never wait and never see half: an index is built whole and one reference is swapped. Must never store anything.
"""

from collections.abc import Iterable
from threading import Lock

from corpus.answers import answer, ask, rank, searched
from corpus.fits import Asking, claim_fit, figure_fit
from corpus.index.units import Analysed, Index, analyse
from corpus.models import Answer, Article, ArticleHit, ClaimHit, Extraction, FigureHit, Passage, Searched
from corpus.names import Names
from corpus.questions import Question, parse_question

# How much of a query a figure or a claim has to hold to be listed.
_FITS = 0.3
# Passages shown under one article.
_PASSAGES = 3


class Library:
    """The articles that can be asked about."""

    def __init__(self, extractions: Iterable[Extraction] = (), *, names: Names) -> None:
        self._names = names
        self._writing = Lock()
        self._analysed: dict[str, Analysed] = {}
        self._index = Index((), names)
        self.add(extractions)

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, in the order they came."""
        return tuple(one.article for one in self._index.extractions)

    @property
    def searched(self) -> Searched:
        """What a search looks through."""
        return searched(self._index.extractions)

    def article(self, article_id: str) -> Extraction | None:
        """Find an article with its figures and claims; None for an id that is not here."""
        return next((one for one in self._index.extractions if one.article.id == article_id), None)

    def add(self, extractions: Iterable[Extraction]) -> None:
        """Take articles in, an article of the same id replacing the older one; seen by questions asked from now on."""
        with self._writing:
            changed = {one.article.id: analyse(one, self._names) for one in extractions}
            if changed:
                self._swap({**self._analysed, **changed})

    def remove(self, ids: Iterable[str]) -> None:
        """Take articles out; ids that are not here are passed over."""
        with self._writing:
            gone = set(ids)
            self._swap({key: one for key, one in self._analysed.items() if key not in gone})

    def _swap(self, analysed: dict[str, Analysed]) -> None:
        self._analysed = analysed
        self._index = Index(analysed.values(), self._names)

    def ask(self, question: Question, *, limit: int = 5) -> Answer:
        """Answer a question; see `corpus.answers.answer`."""
        return answer(question, self._index, limit=limit)

    def search(self, query: str, *, limit: int = 10) -> tuple[ArticleHit, ...]:
        """Rank articles by their best passages. Raises QuestionError as `parse_question` does."""
        asking = self._asking(query)
        found: dict[int, list[tuple[Passage, float]]] = {}
        for one in rank(asking):
            passage = asking.index.passage(one.article, one.fit.span)
            found.setdefault(one.article, []).append((passage, one.score))
        hits = [
            ArticleHit(asking.index.extractions[number].article, passages[0][1], tuple(passages[:_PASSAGES]))
            for number, passages in found.items()
        ]
        return tuple(hits[:limit])

    def figures(self, query: str, *, limit: int = 10) -> tuple[FigureHit, ...]:
        """Rank figures by how well their metric, entity and sentence fit, then by salience."""
        asking = self._asking(query)
        hits = [
            FigureHit(figure, extraction.article, figure_fit(asking, figure))
            for extraction in asking.index.extractions
            for figure in extraction.figures
        ]
        return tuple(sorted((hit for hit in hits if hit.score >= _FITS), key=lambda hit: -hit.score)[:limit])

    def claims(self, query: str, *, limit: int = 10) -> tuple[ClaimHit, ...]:
        """Rank claims by how well speaker and content fit, then by salience.

        A speaker named in the query is the only one heard: 卡帕西 怎么看 强化学习.
        """
        asking = self._asking(query)
        hits = [
            ClaimHit(claim, extraction.article, claim_fit(asking, claim))
            for extraction in asking.index.extractions
            for claim in extraction.claims
        ]
        return tuple(sorted((hit for hit in hits if hit.score >= _FITS), key=lambda hit: -hit.score)[:limit])

    def _asking(self, query: str) -> Asking:
        return ask(parse_question(query, names=self._names), self._index)
