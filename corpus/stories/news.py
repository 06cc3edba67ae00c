"""What the record says beside a figure that is new: known before, changed since, told otherwise. Must never judge.

"Changed" is said only of one thing of one owner, measured alike, told later: a wrong "changed" is worse than none.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corpus.library import Library
from corpus.models import FigureHit
from corpus.names import Names
from corpus.stories.comparing import compare, measures_the_same, owned_alike
from corpus.stories.folding import Story
from corpus.stories.looking import look_for_others
from corpus.stories.telling import Told, tell
from corpus.stories.values import dimension, measure, same_amount

# Beyond so many times, two figures measure something else, whatever their words say.
_PLAUSIBLE = 20
# What is told within so many days of each other is told of one time.
_AT_ONCE = 3
_FORECAST = frozenset({"forecast", "estimate", "goal", "plan"})


@dataclass(frozen=True, slots=True)
class Background:
    """What the record says beside a figure."""

    # The same figure in articles from before.
    known: tuple[FigureHit, ...] = ()
    # What was last reported in its place: the old amount.
    before: FigureHit | None = None
    # Other amounts of the same thing at the same time.
    against: tuple[FigureHit, ...] = ()


def look_back(story: Story, library: Library, fresh: Container[str]) -> Background:
    """Hold a figure against the record; `fresh` are the ids of articles that are new themselves."""
    told, names = story.tellings[0], library.names
    others = [(hit, tell(hit.figure, hit.article, names)) for hit in look_for_others(told, library)]
    own = {(one.article.id, one.figure.span) for one in story.tellings}
    others = [(hit, other) for hit, other in others if (hit.article.id, hit.figure.span) not in own]
    old = [(hit, other) for hit, other in others if hit.article.id not in fresh]
    known = tuple(hit for hit, other in old if compare(told, other, names).outcome == "same")
    against = tuple(hit for hit, other in others if not known and _contradicts(told, other, names))
    earlier = [] if known or against else [(hit, other) for hit, other in old if _came_before(told, other, names)]
    last = max(earlier, key=lambda one: (_when(one[1]), one[0].score), default=None)
    return Background(known, last[0] if last else None, _one_each(against, story))


def difference(new: FigureHit, old: FigureHit) -> Decimal:
    """Say by how much a figure changed, in the base unit that both share."""
    return measure(new.figure) - measure(old.figure)


def _contradicts(told: Told, other: Told, names: Names) -> bool:
    """Say whether another source says otherwise of the same time; what one source says later is a change."""
    if compare(told, other, names).outcome != "differs" or told.article.id == other.article.id:
        return False
    if _speaks_alike(told, other) and _days_between(told, other) > _AT_ONCE:
        return False
    both_dated = told.period is not None and other.period is not None
    return both_dated or _days_between(told, other) <= _AT_ONCE


def _came_before(told: Told, other: Told, names: Names) -> bool:
    """Say whether a figure is what was last reported in place of one: of Q1 before Q2, or a forecast before it rose."""
    one, before = told.figure, other.figure
    if dimension(one) != dimension(before) or same_amount(one, before) in ("equal", "agrees"):
        return False
    if told.article.id == other.article.id or not _plausible(told, other):
        return False
    if not owned_alike(told, other, names) or not measures_the_same(told, other):
        return False
    if (one.modality in _FORECAST) != (before.modality in _FORECAST):
        return False
    return _follows(told, other)


def _follows(told: Told, other: Told) -> bool:
    """Say whether one is told of a later time, or of the same time later."""
    mine, theirs = told.period, other.period
    if (mine is None) != (theirs is None):
        return False
    later_told = told.day is not None and other.day is not None and told.day.day > other.day.day
    if mine is None or theirs is None:
        return later_told
    if not (mine.first and mine.last and theirs.first and theirs.last):
        return mine.months == theirs.months and mine.direction == theirs.direction and later_told
    if abs((mine.last - mine.first).days - (theirs.last - theirs.first).days) > _AT_ONCE:
        return False
    if mine.last == theirs.last:
        return later_told and _speaks_alike(told, other)
    return theirs.last < mine.last and told.figure.modality == other.figure.modality


def _speaks_alike(told: Told, other: Told) -> bool:
    """Say whether both are of one speaker, or neither has one."""
    return told.figure.speaker == other.figure.speaker


def _plausible(told: Told, other: Told) -> bool:
    small, large = sorted((abs(measure(told.figure)), abs(measure(other.figure))))
    return small > 0 and large <= _PLAUSIBLE * small


def _when(told: Told) -> tuple[date, date]:
    period = told.period.last if told.period and told.period.last else date.min
    return period, told.day.day if told.day else date.min


def _days_between(told: Told, other: Told) -> float:
    if told.day is None or other.day is None:
        return float("inf")
    return abs((told.day.day - other.day.day).days)


def _one_each(hits: Iterable[FigureHit], story: Story) -> tuple[FigureHit, ...]:
    return tuple(_first_of_each(hits, {article.id for article in story.articles}))


def _first_of_each(hits: Iterable[FigureHit], seen: set[str]) -> Iterator[FigureHit]:
    for hit in hits:
        if hit.article.id not in seen:
            seen.add(hit.article.id)
            yield hit
