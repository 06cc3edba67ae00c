"""What stands beside a figure in its sentence, and is about something else: 净亏损47.2亿元，营收增长123%.

Must never compare amounts.
"""

from collections.abc import Sequence

from corpus.models import Figure
from corpus.names import Names
from corpus.stories.concepts import concepts, share
from corpus.stories.directions import direction_of
from corpus.stories.periods import without_times
from corpus.stories.telling import Told


def measures_its_neighbour(told: Told, other: Told, figures: Sequence[Figure], names: Names) -> bool:
    """Say whether what a figure measures is in the other's sentence that of another figure, and not of the other.

    净亏损扩大123% is not what "净亏损47.2亿元，营收增长123%" says. `figures` are all of the other's article.
    """
    if not told.metric or not other.metric or share(told.metric, other.metric) or share(other.metric, told.metric):
        return False
    beside = (one for one in figures if one.sentence == other.figure.sentence and one.span != other.figure.span)
    metrics = {one.metric for one in beside if one.metric}
    return any(share(told.metric, concepts(without_times(metric), names)) == 1.0 for metric in metrics)


def takes_a_part_for_a_change(one: Told, other: Told) -> bool:
    """Say whether one percentage is a change and the other a part: 需求增长60% is not 增长的60%来自电网."""
    if {one.figure.kind, other.figure.kind} != {"percent", "share"}:
        return False
    changing = one if one.figure.kind == "percent" else other
    return direction_of(changing.figure, changing.article.body) is not None
