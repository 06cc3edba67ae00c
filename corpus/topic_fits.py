"""How well a figure or a claim fits a topic, and by which words. Must never choose anything: it measures.

An item fits by its own sentence, by whose it is and who says it; the title of its article, and an owner named far
above, count half. Of a topic of three words each has to be there: a figure on spending is not one on AI spending.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from corpus.coverage import Asking, coverage, degrees, lang_of
from corpus.index.parts import Form, Part
from corpus.index.terms import is_han, name_term
from corpus.index.translation import meanings
from corpus.library import Library
from corpus.models import Article, Claim, Figure
from corpus.names import Names
from corpus.topics import Topic

# How much of a topic an item has to hold.
CUTOFF = 0.6
_AROUND = 0.5
# So near before a figure, an owner is its own beyond doubt.
_NEAR = 300
# How much of a word has to be held to count as held; of topics with more words than these some may be missing.
_HELD = 0.5
_ALL_OF = 3


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
        self._askings = tuple(_plainly(library.asking(question)) for question in topic.alternatives)

    def ids(self, library: Library, ids: Iterable[str]) -> list[str]:
        """Give those of some articles that hold any word of the topic, in their order."""
        wanted = list(dict.fromkeys(ids))
        if not self._askings or any(not asking.parts for asking in self._askings):
            return wanted
        parts = (part for asking in self._askings for part in asking.parts)
        held = library.holding({term for part in parts for form in part.forms for term, _ in form.shares}, wanted)
        return [one for one in wanted if one in held]

    def figure(self, figure: Figure, article: Article) -> TopicFit:
        """Measure a figure."""
        owner = figure.evidence.get("entity")
        is_near = owner is not None and figure.span.start - owner.start <= _NEAR
        near = (figure.speaker, figure.entity if is_near else None)
        return self._best(_Measured(figure.sentence, near, (figure.entity,), figure.speaker, article))

    def claim(self, claim: Claim, article: Article) -> TopicFit:
        """Measure a claim."""
        return self._best(_Measured(f"{claim.sentence}\n{claim.content}", (claim.speaker,), (), claim.speaker, article))

    def _best(self, measured: "_Measured") -> TopicFit:
        if not self._askings:
            return _EVERYTHING
        fits = (_fit(asking, measured, self._names) for asking in self._askings if _passes(asking, measured))
        return max(fits, key=lambda fit: fit.degree, default=_NOTHING)


def _plainly(asking: Asking) -> Asking:
    """Leave out single characters that a longer word may be translated by: 度 of spending is in 程度 too.

    One that is a matter by itself stays: 铜 of copper.
    """
    parts = tuple(replace(part, forms=tuple(_plain_forms(part))) for part in asking.parts)
    return replace(asking, parts=parts)


def _plain_forms(part: Part) -> Iterator[Form]:
    for form in part.forms:
        is_character = all(len(term) == 1 and is_han(term) for term, _ in form.shares)
        if not is_character or len(part.surface) == 1 or all(term in meanings() for term, _ in form.shares):
            yield form


@dataclass(frozen=True, slots=True)
class _Measured:
    """What is measured: its sentence, whose it is (beyond doubt, and perhaps), who says it, where it stands."""

    text: str
    near: tuple[str | None, ...]
    far: tuple[str | None, ...]
    speaker: str | None
    article: Article


def _passes(asking: Asking, measured: _Measured) -> bool:
    filters = asking.question.filters
    if not filters.allow(measured.article) or not filters.hears([measured.speaker]):
        return False
    return not (filters.phrases or filters.excluded) or filters.pass_text(measured.text)


def _fit(asking: Asking, measured: _Measured, names: Names) -> TopicFit:
    if not asking.parts:
        return _EVERYTHING
    held = degrees(asking, measured.text, _marks(measured.near, names))
    if min(held) < _AROUND:  # else what stands around adds nothing
        around = degrees(asking, measured.article.title, _marks(measured.far, names))
        held = [max(one, _AROUND * other) for one, other in zip(held, around, strict=True)]
    words = tuple(part.surface for part, degree in zip(asking.parts, held, strict=True) if degree >= _HELD)
    if len(held) <= _ALL_OF and len(words) < len(held):
        return _NOTHING
    return TopicFit(coverage(asking, held, lang_of(measured.text)), words)


def _marks(owners: Iterable[str | None], names: Names) -> frozenset[str]:
    """Give the terms of owners and of those they belong to: what is Qwen's is Alibaba's too."""
    found = [owner for owner in owners if owner]
    known = [name for name in map(names.get, found) if name and name.kind != "person" and name.organisation]
    return frozenset(map(name_term, (*found, *(name.organisation for name in known if name.organisation))))
