"""A digest as frozen dataclasses. Must never hold behaviour beyond what a value knows of itself."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

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
    # Other figures of the sentence that is shown.
    together: tuple[FigureHit, ...] = ()
    # Independent sources: copies of one text count once.
    sources: int = 1
    # Whether readers have been told the old amount.
    is_update: bool = False
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
    # What was announced or known before, and what there was no room for.
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
        return frozenset[str]().union(*(item.keys for item in (*self.items, *self.more)))
