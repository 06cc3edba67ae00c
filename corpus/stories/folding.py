"""The same figure told by several articles as one item with its sources. Must never drop a telling."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from corpus.models import Article, Extraction, Figure
from corpus.names import Names
from corpus.stories.comparing import compare, is_telling
from corpus.stories.telling import Told, tell, told_figures
from corpus.stories.values import dimension, measure

# Tellings of a story that another is held against.
_HEARD = 6
# Of so many stories with one amount the latest are compared: a common amount (三年) does not make a fold slow.
_LATEST = 200


@dataclass(frozen=True, slots=True)
class Story:
    """One figure with all its tellings, the one a reader would want first standing first."""

    tellings: tuple[Told, ...]

    @property
    def figure(self) -> Figure:
        """The figure as it is told best."""
        return self.tellings[0].figure

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that tell it, each once, the best telling's first."""
        return tuple({told.article.id: told.article for told in self.tellings}.values())


def fold_figures(extractions: Iterable[Extraction], names: Names) -> tuple[Story, ...]:
    """Fold figures into stories, most articles and highest salience first: 3800亿元 and RMB 380 billion are one.

    A telling is the same as the first of its story; only one that is hard to mistake may be the same as another.
    """
    found = ((figure, one.article) for one in extractions for figure in told_figures(one))
    return fold_told((tell(figure, article, names) for figure, article in found), names)


def fold_told(tellings: Iterable[Told], names: Names) -> tuple[Story, ...]:
    """Fold figures that are read already, as `fold_figures` does."""
    groups: defaultdict[Hashable, list[list[Told]]] = defaultdict(list)
    for told in tellings:
        _put(groups[amount_of(told.figure)], told, names)
    stories = [Story(_best_first(every)) for group in groups.values() for every in group]
    return tuple(sorted(stories, key=lambda story: (-len(story.articles), -story.figure.salience)))


def amount_of(figure: Figure) -> Hashable:
    """Name what only equals can be folded by: the dimension without its noun, which may be left out, and the amount."""
    kind, unit, per = dimension(figure)
    return (kind, None if kind == "count" else unit, per, measure(figure).normalize())


def _put(stories: list[list[Told]], told: Told, names: Names) -> None:
    for tellings in reversed(stories[-_LATEST:]):
        if _belongs(told, tellings, names):
            tellings.append(told)
            return
    stories.append([told])


def _belongs(told: Told, tellings: Sequence[Told], names: Names) -> bool:
    """Say whether a figure is the same as the first telling, or as another that is as hard to mistake.

    What stands beside a telling in its sentence is another figure: 知识100%由人定义，模型能100%读懂.
    """
    if any(_share_a_sentence(told, other) for other in tellings):
        return False
    if compare(tellings[0], told, names).outcome == "same":
        return True
    if not is_telling(told.figure) and not (told.period and told.period.first):
        return False
    found = (compare(other, told, names) for other in tellings[1:_HEARD])
    return any(one.outcome == "same" and (is_telling(told.figure) or "time" in one.because) for one in found)


def _share_a_sentence(one: Told, other: Told) -> bool:
    return one.article.id == other.article.id and one.figure.sentence == other.figure.sentence


def _best_first(tellings: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(sorted(tellings, key=lambda told: -told.figure.salience))
