"""What is new for a topic in a period: a selection that is worth reading. Must never look at a clock or a store.

Whatever an item says it says by quotation. Two sources that disagree stand side by side; nothing is averaged.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from corpus.library import Library
from corpus.models import Article, ClaimHit, FigureHit
from corpus.topics import Topic

# What an item is, and below which heading it stands.
Kind = Literal["figure", "change", "claim", "disagreement", "due"]


@dataclass(frozen=True, slots=True)
class Window:
    """The period of a digest: from `since` up to, and without, `until`."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Why:
    """Why an item is here: which words of the topic it fits, and what its score was made of."""

    words: tuple[str, ...] = ()
    parts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a digest with all that tells it, best first."""

    kind: Kind
    # One for each telling. It was announced where any of them was.
    keys: frozenset[str]
    score: float
    figures: tuple[FigureHit, ...] = ()
    claims: tuple[ClaimHit, ...] = ()
    # Of a change what was last reported, of a disagreement what other sources say.
    beside: tuple[FigureHit, ...] = ()
    # Independent sources: copies of one text count once.
    sources: int = 1
    why: Why = field(default_factory=Why)

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that tell it, each once, the best telling's first."""
        hits: tuple[FigureHit | ClaimHit, ...] = (*self.figures, *self.claims)
        return tuple({hit.article.id: hit.article for hit in hits}.values())


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of everything in the period."""

    window: Window
    # Articles read, and those of them that have something for the topic.
    articles: int = 0
    telling: int = 0
    new: int = 0
    changed: int = 0
    # Tellings that say what another says.
    folded: int = 0
    # What was announced, or known, before.
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """A selection for a topic and a period: what fits two minutes, and what more there is."""

    topic: Topic
    items: tuple[Item, ...]
    more: tuple[Item, ...]
    receipt: Receipt

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.items

    @property
    def keys(self) -> frozenset[str]:
        """Keys of all that it announces."""
        return frozenset().union(*(item.keys for item in (*self.items, *self.more)))


# As many as are read in two minutes.
_SHOWN = 8


def make_digest(
    library: Library,
    fresh_ids: Iterable[str],
    topic: Topic,
    window: Window,
    announced: Container[str] = frozenset(),
) -> Digest:
    """Select what is new in the fresh articles for a topic; `announced` are keys that its readers have seen."""
    fresh = [found for one in dict.fromkeys(fresh_ids) if (found := library.article(one))]
    items, left_out = [], 0
    for extraction in fresh:
        for figure in extraction.figures:
            if figure.same_as is None and figure.entity and figure.metric:
                key = f"{extraction.article.id}:{figure.span.start}:{figure.value.normalize()}"
                hit = FigureHit(figure, extraction.article, figure.salience)
                if key in announced:
                    left_out += 1
                else:
                    items.append(Item("figure", frozenset({key}), figure.salience, figures=(hit,)))
    items.sort(key=lambda item: -item.score)
    receipt = Receipt(window, len(fresh), len(fresh), len(items), left_out=left_out)
    return Digest(topic, tuple(items[:_SHOWN]), tuple(items[_SHOWN : 3 * _SHOWN]), receipt)
