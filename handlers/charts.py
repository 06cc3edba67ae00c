"""A series as Slack's own chart. Must never be the only place where a number stands: old clients refuse the block.

Limits from docs.slack.dev/reference/block-kit/blocks/data-visualization-block, the lower where sources disagree.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from corpus.stories.series import Point
from handlers.elements import label
from handlers.labels import scaled
from handlers.limits import Block
from handlers.wording import Wording

TITLE = 50
LABEL = 20
POINTS = 20
# A year, a quarter, a half, a month, as `corpus.stories.series` labels them.
_PERIODS = tuple(map(re.compile, (r"\d{4}", r"\d{4}-Q\d", r"\d{4}-\d\d/.*", r"\d{4}-\d\d")))


def chart(points: Sequence[Point], words: Wording) -> Block | None:
    """Draw one line through the points that have a time; None for fewer than two, and where sources disagree.

    None either where one point is of a month and another of a year. A range stands at its low end. The amounts are
    divided, so that the axis reads: 亿 or billion stands beside it.
    """
    dated = [point for point in points if point.label][-POINTS:]
    labels = [str(point.label)[:LABEL] for point in dated]
    if len(dated) < 2 or len(set(labels)) < len(labels) or _is_uneven(labels):
        return None
    figure = dated[-1].hit.figure
    largest = max(abs(point.value) for point in dated)
    scale, name = next(((scale, name) for scale, name in words.stories.scales if largest >= scale), (1, ""))
    data = [
        {"label": each, "value": float((point.value / scale).quantize(Decimal("0.0001")))}
        for each, point in zip(labels, dated, strict=True)
    ]
    title = " · ".join(filter(None, (figure.entity, figure.metric))) or figure.surface
    axis: dict[str, object] = {"categories": labels}
    if unit := scaled(name.strip(), figure.unit, words):
        axis["y_label"] = label(unit, TITLE)
    series = [{"name": label(figure.metric or figure.surface, LABEL), "data": data}]
    return {
        "type": "data_visualization",
        "title": label(title, TITLE),
        "chart": {"type": "line", "series": series, "axis_config": axis},
    }


def _is_uneven(labels: Sequence[str]) -> bool:
    """Say whether points are of periods of several lengths; a day is when something was told, and has none."""
    return sum(any(pattern.fullmatch(label) for label in labels) for pattern in _PERIODS) > 1


def draws_a_range(points: Sequence[Point]) -> bool:
    """Say whether one of the points that are drawn is a range, of which a line shows one end."""
    return any(point.label and point.hit.figure.low is not None for point in points)


def without_charts(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Leave out what a client may not know yet; the numbers stand in the other blocks too."""
    return tuple(block for block in blocks if block["type"] != "data_visualization")
