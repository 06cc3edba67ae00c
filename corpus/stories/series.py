"""One metric of one owner over time: points in order, what changed, who disagrees. Must never average, nor judge.

A point stands at the time its figure names, else at the day its article was told: 5万个 in 2024, 17万个 in 2025.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import combinations

from corpus.library import Library
from corpus.models import FigureHit
from corpus.names import Names
from corpus.normalise import fold
from corpus.stories.comparing import belong_together, compare
from corpus.stories.concepts import concepts, shared
from corpus.stories.directions import direction_of
from corpus.stories.periods import Period, without_times
from corpus.stories.telling import Told, tell
from corpus.stories.values import dimension, measure, same_amount

# Figures of the record that are looked through, and those of them that a series may begin from.
_LOOKED_AT = 100
_LEADS = 8
_NEARLY_BEST = 0.75
_POINTS = re.compile(r"百分点|percentage points?|basis points?|基点")
_VAGUE = frozenset({"range", "order_of_magnitude"})
# Days by which quarters or years of one length may differ.
_UNEVEN = 3
_QUARTERS = {(1, 3): 1, (4, 6): 2, (7, 9): 3, (10, 12): 4}


@dataclass(frozen=True, slots=True)
class Point:
    """A figure at its time, with the others that say the same."""

    # "2027", "2024-Q2", "2025-06" or a day; None where neither figure nor article says when.
    label: str | None
    when: date | None
    hit: FigureHit
    also: tuple[FigureHit, ...] = ()
    # In the base unit, since the point before.
    change: Decimal | None = None
    # Whether another source says otherwise of the same time.
    disputed: bool = False

    @property
    def value(self) -> Decimal:
        """The amount in the unit that all points share."""
        return measure(self.hit.figure)


@dataclass(slots=True)
class _Group:
    """A point as it grows."""

    told: Told
    hits: list[FigureHit]
    label: str | None
    when: date | None


def trace(query: str, library: Library, names: Names) -> tuple[Point, ...]:
    """Trace the metric that a query names, oldest first, what has no time last: 千问 衍生模型.

    Raises QuestionError as `parse_question` does. No points where the record has no such figure, nor for a time alone.
    """
    if not without_times(query).strip():
        return ()
    asked = {found.name.canonical for found in names.find(query)}
    hits = library.figures(query, limit=_LOOKED_AT)
    told = [(hit, tell(hit.figure, hit.article, names)) for hit in hits]
    best = max((hit.score for hit in hits), default=0.0)
    near_best = (one for hit, one in told[:_LEADS] if hit.score >= _NEARLY_BEST * best)
    theirs = (one for one in near_best if not asked or asked & {*one.names, one.entity, one.figure.speaker})
    # 收入 of 星澜智能收入 is what its revenue measures, and not what its financing does.
    wanted = concepts(without_times(query), names)
    leads = sorted(
        theirs, key=lambda one: -shared(wanted, (*one.metric, *one.clause, *concepts(one.entity or "", names)))
    )
    found: list[tuple[Point, ...]] = [
        _points([(hit, one) for hit, one in told if one is lead or _continues(lead, one, names)], names)
        for lead in leads
    ]
    return next((points for points in found if len({point.label for point in points} - {None}) > 1), (found or [()])[0])


def _continues(lead: Told, other: Told, names: Names) -> bool:
    """Say whether a figure is of the series that another leads: one currency, and a level and no change of one."""
    kind, unit, _ = dimension(lead.figure)
    other_kind, other_unit, _ = dimension(other.figure)
    if kind != other_kind or (kind == "money" and unit != other_unit):
        return False
    return _is_change(lead) == _is_change(other) and belong_together(lead, other, names)


def _is_change(told: Told) -> bool:
    """Say whether a figure is how much something changed: 增长20%, 2个百分点."""
    points = _POINTS.search(fold(told.figure.surface).text)
    return points is not None or direction_of(told.figure, told.article.body) is not None


def _points(found: Sequence[tuple[FigureHit, Told]], names: Names) -> tuple[Point, ...]:
    """Put figures, best first, in their order in time, an article being heard once for each time."""
    groups: dict[str | None, list[_Group]] = {}
    for hit, told in sorted(found, key=lambda one: _time_of(one[1])[0] is None):
        label, when = _time_of(told)
        if label is None and (dated := _dated(told, groups, names)):
            dated.hits.append(hit)
            continue
        group = groups.setdefault(label, [])
        if hit.article.id in {one.article.id for each in group for one in each.hits}:
            continue
        same = next((each for each in group if _says_the_same(each.hits[0], hit)), None)
        if same:
            same.hits.append(hit)
        else:
            group.append(_Group(told, [hit], label, when))
    undated = [Point(None, None, each.hits[0], tuple(each.hits[1:])) for each in groups.pop(None, [])]
    ordered = sorted(groups.values(), key=lambda group: (group[0].when or date.min, group[0].label or ""))
    return (*_with_changes(ordered), *undated)


def _dated(told: Told, groups: Mapping[str | None, Sequence["_Group"]], names: Names) -> "_Group | None":
    """Find the point that a figure without a time tells again."""
    dated = (each for label, group in groups.items() if label is not None for each in group)
    return next((each for each in dated if compare(each.told, told, names).outcome == "same"), None)


def _with_changes(ordered: Sequence[Sequence["_Group"]]) -> Iterator[Point]:
    before: Point | None = None
    lasted: int | None = None
    for group in ordered:
        disputed = _is_disputed([each.hits[0] for each in group])
        points = [Point(each.label, each.when, each.hits[0], tuple(each.hits[1:]), None, disputed) for each in group]
        if len(points) == 1:
            lasts = _days_of(group[0].told.period)
            uneven = None not in (lasted, lasts) and abs((lasted or 0) - (lasts or 0)) > _UNEVEN
            points = [replace(points[0], change=None if uneven else _change(before, points[0]))]
            lasted = lasts
        yield from points
        before = points[0] if len(points) == 1 else None


def _days_of(period: Period | None) -> int | None:
    """Say how long a period is: from a month's sales to a year's there is no change."""
    return (period.last - period.first).days if period and period.first and period.last else None


def _says_the_same(one: FigureHit, other: FigureHit) -> bool:
    return same_amount(one.figure, other.figure) in ("equal", "agrees")


def _is_disputed(hits: Sequence[FigureHit]) -> bool:
    """Say whether two articles name amounts of one time that rule each other out."""
    return any(same_amount(one.figure, other.figure) == "differs" for one, other in combinations(hits, 2))


def _change(before: Point | None, point: Point) -> Decimal | None:
    if before is None or _VAGUE & {before.hit.figure.approx, point.hit.figure.approx}:
        return None
    return point.value - before.value


def _time_of(told: Told) -> tuple[str | None, date | None]:
    period = told.period
    if period and period.first and period.last:
        return _label(period.first, period.last), period.last
    if told.day is None:
        return None, None
    return (told.day.day.isoformat() if told.day.exact else str(told.day.day.year)), told.day.day


def _label(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    if first.year != last.year:
        return f"{first.year}-{last.year}"
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    if first.month == last.month:
        return f"{first:%Y-%m}"
    quarter = _QUARTERS.get((first.month, last.month))
    return f"{first.year}-Q{quarter}" if quarter else f"{first:%Y-%m}/{last:%m}"
