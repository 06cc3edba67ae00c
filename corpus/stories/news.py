"""What the record says beside a figure that is new: known before, changed since, told otherwise. Must never judge.

"Changed" is said only of one thing of one owner, measured alike, told later: a wrong "changed" is worse than none. What
houses forecast each is theirs, so that two forecasts of one price by two of them stand against each other.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from corpus.library import Library
from corpus.models import FigureHit
from corpus.names import Names
from corpus.stories.comparing import are_akin, compare, measures_the_same, owned_alike
from corpus.stories.folding import Story
from corpus.stories.looking import look_for_others
from corpus.stories.periods import relate
from corpus.stories.telling import Told, tell
from corpus.stories.values import dimension, measure, same_amount

# Tellings of a story that are held against the record: in other languages other words are found.
_TELLINGS = 3
# Beyond so many times, two figures measure something else, whatever their words say.
_PLAUSIBLE = 20
# What is more than a twentieth apart is not one number rounded.
_GROWN = Decimal("1.05")
# What is told within so many days of each other is told of one time.
_AT_ONCE = 3
_TO_COME = frozenset({"forecast", "estimate", "goal", "plan"})
_RECKONED = frozenset({"forecast", "estimate"})
# Who reckons what is so now says what is so.
_OF_NOW = frozenset({"actual", "estimate"})


@dataclass(frozen=True, slots=True)
class Background:
    """What the record says beside a figure."""

    # The same figure in articles from before.
    known: tuple[FigureHit, ...] = ()
    # What was last reported in its place: the old amount.
    before: FigureHit | None = None
    # Other amounts of the same thing at the same time, one of each article.
    against: tuple[FigureHit, ...] = ()


def look_back(story: Story, library: Library, fresh: Container[str]) -> Background:
    """Hold a figure against the record; `fresh` are the ids of articles that are new themselves.

    What an outlet has taken back is no longer held against anybody.
    """
    names, found = library.names, Background()
    for told in story.tellings[:_TELLINGS]:
        found = _with(found, told, _others(told, story, library), names, fresh)
        if found.known:
            break
    if found.before is not None and not found.known:
        old = tell(found.before.figure, found.before.article, names)
        found = Background(before=found.before, against=tuple(_unlike(found.against, old)))
    return found


def difference(new: FigureHit, old: FigureHit) -> Decimal:
    """Say by how much a figure changed, in the base unit that both share: 20000000000 from 3600亿 to 3800亿."""
    return measure(new.figure) - measure(old.figure)


def _others(told: Told, story: Story, library: Library) -> list[tuple[FigureHit, Told]]:
    own = {(one.article.id, one.figure.span) for one in story.tellings}
    found = (hit for hit in look_for_others(told, library) if hit.article.retracted is None)
    hits = (hit for hit in found if (hit.article.id, hit.figure.span) not in own)
    return [(hit, tell(hit.figure, hit.article, library.names)) for hit in hits]


def _with(
    found: Background, told: Told, others: Sequence[tuple[FigureHit, Told]], names: Names, fresh: Container[str]
) -> Background:
    old = [(hit, other) for hit, other in others if hit.article.id not in fresh]
    known = [hit for hit, other in old if compare(told, other, names).outcome == "same" and not _outgrew(told, other)]
    earlier = [(hit, other) for hit, other in others if _came_before(told, other, names)]
    last = max(earlier, key=lambda one: (_when(one[1]), one[0].score), default=None)
    before = found.before or (last[0] if last else None)
    against = [hit for hit, other in others if _contradicts(told, other, names)]
    return Background(tuple(known), before, tuple(_one_each((*found.against, *against))))


def _contradicts(told: Told, other: Told, names: Names) -> bool:
    """Say whether another source says otherwise of the same time; what one source says later is a change."""
    if told.article.id == other.article.id or not _comparable(told, other):
        return False
    if same_amount(told.figure, other.figure) != "differs" or not measures_the_same(told, other):
        return False
    at_once = _days_between(told, other) <= _AT_ONCE
    if _both({"forecast"}, told, other) and _subject(told) == _subject(other) and told.figure.speaker:
        return bool(other.figure.speaker) and not _speak_alike(told, other) and _of_one_time(told, other)
    if not owned_alike(told, other, names) or not (_both(_OF_NOW, told, other) or _both(_TO_COME, told, other)):
        return False
    if not at_once and _speak_alike(told, other):
        return False
    return _of_one_time(told, other) or (at_once and told.period is None and other.period is None)


def _came_before(told: Told, other: Told, names: Names) -> bool:
    """Say whether a figure is what was last reported in place of one: of Q1 before Q2, or a forecast before it rose."""
    if told.article.id == other.article.id or not _comparable(told, other):
        return False
    if not (_outgrew(told, other) or same_amount(told.figure, other.figure) in ("unclear", "differs")):
        return False
    if not measures_the_same(told, other):
        return False
    if (told.figure.modality in _TO_COME) != (other.figure.modality in _TO_COME):
        return False
    of_one_house = _subject(told) == _subject(other) or are_akin(told, other, names)
    alike = _speak_alike(told, other) and told.figure.speaker and of_one_house
    if not owned_alike(told, other, names) and not alike:
        return False
    return _follows(told, other)


def _outgrew(told: Told, other: Told) -> bool:
    """Say whether an amount told later is another that the old one's words allow for: 9亿 after 超过8亿."""
    small, large = sorted((abs(measure(told.figure)), abs(measure(other.figure))))
    return large > _GROWN * small and _days_between(told, other) > _AT_ONCE and told.period is other.period is None


def _comparable(told: Told, other: Told) -> bool:
    if dimension(told.figure) != dimension(other.figure):
        return False
    small, large = sorted((abs(measure(told.figure)), abs(measure(other.figure))))
    return small > 0 and large <= _PLAUSIBLE * small


def _follows(told: Told, other: Told) -> bool:
    """Say whether one is told of a later time, or of the same time later."""
    mine, theirs = told.period, other.period
    later = told.day is not None and other.day is not None and (told.day.day - other.day.day).days > _AT_ONCE
    if mine is None or theirs is None:
        return later and mine is theirs
    if not (mine.first and mine.last and theirs.first and theirs.last):
        return mine.months == theirs.months and later and told.figure.modality == other.figure.modality
    if abs((mine.last - mine.first).days - (theirs.last - theirs.first).days) > _AT_ONCE:
        return False
    if mine.last == theirs.last:
        return later and (_speak_alike(told, other) or told.figure.modality == "plan")
    return theirs.last < mine.last and told.figure.modality == other.figure.modality


def _of_one_time(told: Told, other: Told) -> bool:
    return relate(told.period, other.period) == "equal"


def _both(modalities: Container[str], told: Told, other: Told) -> bool:
    return told.figure.modality in modalities and other.figure.modality in modalities


def _speak_alike(told: Told, other: Told) -> bool:
    """Say whether both are of one speaker, or neither has one."""
    return told.figure.speaker == other.figure.speaker


def _subject(told: Told) -> str | None:
    """Say whose a figure is, beside who reckons it: a copper price is nobody's."""
    figure = told.figure
    return None if figure.modality in _RECKONED and told.entity == figure.speaker else told.entity


def _unlike(hits: Sequence[FigureHit], old: Told) -> Iterator[FigureHit]:
    """Give those that say something else than what was last reported: its old amount is no other opinion."""
    for hit in hits:
        if same_amount(hit.figure, old.figure) not in ("equal", "agrees"):
            yield hit


def _when(told: Told) -> tuple[date, date]:
    period = told.period.last if told.period and told.period.last else date.min
    return period, told.day.day if told.day else date.min


def _days_between(told: Told, other: Told) -> float:
    if told.day is None or other.day is None:
        return float("inf")
    return abs((told.day.day - other.day.day).days)


def _one_each(hits: Sequence[FigureHit]) -> Iterator[FigureHit]:
    seen = set()
    for hit in hits:
        if hit.article.id not in seen:
            seen.add(hit.article.id)
            yield hit
