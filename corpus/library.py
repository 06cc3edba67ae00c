"""All articles with their current index, behind a few verbs.

Readers never wait and never see half: an index is built whole and one reference is swapped. Must never store anything.
"""

from collections.abc import Iterable
from threading import Lock

from corpus.answers import answer, asked_parts, covered, rank, searched
from corpus.index.terms import count_terms
from corpus.index.units import Analysed, Index, analyse
from corpus.models import Answer, Article, ArticleHit, ClaimHit, Extraction, FigureHit, Passage, Searched
from corpus.names import Names
from corpus.normalise import fold
from corpus.questions import Question, parse_question


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
        index = self._index
        question = parse_question(query, names=self._names)
        found: dict[int, list[tuple[Passage, float]]] = {}
        for one in rank(question, asked_parts(question, index), index):
            found.setdefault(index.units[one.unit].article, []).append((index.passage(one.unit), one.score))
        hits = [
            ArticleHit(index.extractions[number].article, passages[0][1], tuple(passages[:3]))
            for number, passages in found.items()
        ]
        return tuple(hits[:limit])

    def figures(self, query: str, *, limit: int = 10) -> tuple[FigureHit, ...]:
        """Rank figures by how well their metric, entity and sentence fit, then by salience."""
        index = self._index
        question = parse_question(query, names=self._names)
        parts = asked_parts(question, index)
        hits = []
        for extraction in index.extractions:
            for figure in extraction.figures:
                text = " ".join(filter(None, (figure.metric, figure.entity, figure.sentence)))
                fit = covered(parts, frozenset(count_terms(fold(text).text)), frozenset(), index.postings.idf)
                if fit >= 0.3:
                    hits.append(FigureHit(figure, extraction.article, fit + 0.2 * figure.salience))
        return tuple(sorted(hits, key=lambda hit: -hit.score)[:limit])

    def claims(self, query: str, *, limit: int = 10) -> tuple[ClaimHit, ...]:
        """Rank claims by how well content and speaker fit; a speaker named in the query is the only one heard."""
        index = self._index
        question = parse_question(query, names=self._names)
        parts = asked_parts(question, index)
        hits = []
        for extraction in index.extractions:
            for claim in extraction.claims:
                text = f"{claim.sentence} {claim.content}"
                fit = covered(parts, frozenset(count_terms(fold(text).text)), frozenset(), index.postings.idf)
                if fit >= 0.3:
                    hits.append(ClaimHit(claim, extraction.article, fit + 0.2 * claim.salience))
        return tuple(sorted(hits, key=lambda hit: -hit.score)[:limit])
