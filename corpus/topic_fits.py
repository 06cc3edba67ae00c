"""How well a figure or a claim fits a topic, and by which words. Must never choose anything: it measures.

An item fits by its own sentence, by whose it is and who says it; the title of its article counts half.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.coverage import Asking, coverage, degrees, lang_of
from corpus.index.terms import name_term
from corpus.library import Library
from corpus.models import Article, Claim, Figure
from corpus.names import Names
from corpus.topics import Topic

# How much of a topic an item has to hold.
CUTOFF = 0.6
_OF_TITLE = 0.5
# How much of a word has to be held to be a reason.
_HELD = 0.5


@dataclass(frozen=True, slots=True)
class TopicFit:
    """How well something fits, 0 to 1, and the words of the topic that it does by."""

    degree: float
    words: tuple[str, ...] = ()

    @property
    def fits(self) -> bool:
        """Whether it belongs into a digest of the topic."""
        return self.degree >= CUTOFF


_EVERYTHING = TopicFit(1.0)
_NOTHING = TopicFit(0.0)


class TopicFits:
    """A topic put to a library."""

    def __init__(self, topic: Topic, library: Library) -> None:
        self._names = library.names
        self._askings = tuple(library.asking(question) for question in topic.alternatives)

    def ids(self, library: Library, ids: Iterable[str]) -> list[str]:
        """Give those of some articles that hold any word of the topic, in their order."""
        wanted = list(dict.fromkeys(ids))
        if not self._askings or any(not asking.parts for asking in self._askings):
            return wanted
        parts = (part for asking in self._askings for part in asking.parts)
        forms = (form for part in parts for form in part.forms if not form.is_rough)
        held = library.holding({term for form in forms for term, _ in form.shares}, wanted)
        return [one for one in wanted if one in held]

    def figure(self, figure: Figure, article: Article) -> TopicFit:
        """Measure a figure."""
        return self._best(figure.sentence, (figure.entity, figure.speaker), figure.speaker, article)

    def claim(self, claim: Claim, article: Article) -> TopicFit:
        """Measure a claim."""
        return self._best(f"{claim.sentence}\n{claim.content}", (claim.speaker,), claim.speaker, article)

    def _best(self, text: str, owners: Iterable[str | None], speaker: str | None, article: Article) -> TopicFit:
        if not self._askings:
            return _EVERYTHING
        marks = frozenset(_marks(owners, self._names))
        fits = (
            _fit(asking, text, marks, article) for asking in self._askings if _passes(asking, text, speaker, article)
        )
        return max(fits, key=lambda fit: fit.degree, default=_NOTHING)


def _marks(owners: Iterable[str | None], names: Names) -> Iterable[str]:
    """Give the terms of owners and of those they belong to: what is Qwen's is Alibaba's too."""
    for owner in owners:
        if owner:
            yield name_term(owner)
            known = names.get(owner)
            if known and known.organisation and known.kind != "person":
                yield name_term(known.organisation)


def _passes(asking: Asking, text: str, speaker: str | None, article: Article) -> bool:
    filters = asking.question.filters
    if not filters.allow(article) or (filters.speaker and filters.speaker != speaker):
        return False
    return not (filters.phrases or filters.excluded) or filters.pass_text(text)


def _fit(asking: Asking, text: str, marks: frozenset[str], article: Article) -> TopicFit:
    if not asking.parts:
        return _EVERYTHING
    own = degrees(asking, text, marks)
    of_title = degrees(asking, article.title)
    held = [max(one, _OF_TITLE * title) for one, title in zip(own, of_title, strict=True)]
    words = tuple(part.surface for part, degree in zip(asking.parts, held, strict=True) if degree >= _HELD)
    return TopicFit(coverage(asking, held, lang_of(text)), words)
