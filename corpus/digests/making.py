"""What the making of a digest shares. Must never hold a rule about figures or claims."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from corpus.library import Library
from corpus.models import Article
from corpus.names import Names
from corpus.topic_fits import TopicFit, TopicFits

# What counts for an item: how much a reader would want it, how well it fits, how many sources tell it.
_SALIENCE, _FIT, _SOURCES = 0.6, 0.2, 0.1
_MOST_SOURCES = 3
# What is taken from what was published so long before the period: it came late, and is hardly new.
_OLD = 0.25
_LATE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Making:
    """A digest in the making."""

    library: Library
    fits: TopicFits
    # Ids of the articles that are new.
    fresh: frozenset[str]
    announced: Container[str]
    # The first day of the period.
    since: date
    # What its readers read, where the topic says.
    lang: Literal["zh", "en"] | None = None

    @property
    def names(self) -> Names:
        """The names of the library."""
        return self.library.names

    def is_announced(self, keys: Iterable[str]) -> bool:
        """Say whether its readers have been told any of these."""
        return any(key in self.announced for key in keys)

    def is_old(self, article: Article) -> bool:
        """Say whether an article was published long before it came."""
        return article.published is not None and self.since - article.published > _LATE


def parts_of(salience: float, fit: TopicFit, sources: int, *, is_old: bool = False) -> tuple[tuple[str, float], ...]:
    """Give what a score is made of, each part with its name."""
    told_by = _SOURCES * (min(sources, _MOST_SOURCES) - 1)
    age = -_OLD if is_old else 0.0
    named = (("salience", _SALIENCE * salience), ("topic", _FIT * fit.degree), ("sources", told_by), ("age", age))
    return tuple((name, round(value, 4)) for name, value in named if value)
