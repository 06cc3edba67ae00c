"""What the text says of its figures besides the number: modality and salience, for the time being.

Works on figures that are found already. Must never change what was read: surface, span, value, unit.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.models import Article, Claim, Figure, Modality, Span
from corpus.names import Names

_CUES: tuple[tuple[Modality, re.Pattern[str]], ...] = (
    ("hypothetical", re.compile(r"如果|假如|一旦|\bif\b", re.IGNORECASE)),
    ("goal", re.compile(r"目标|目標|力争|力爭|\bgoal\b|\btarget", re.IGNORECASE)),
    ("plan", re.compile(r"计划|計劃|計畫|拟|擬|将投入|將投入|推进|\bplans?\b|\bwill invest", re.IGNORECASE)),
    (
        "forecast",
        re.compile(r"预计|預計|预测|預測|未来|未來|有望|将|將|\bexpect|\bforecast|\bwill\b|\bcould\b", re.IGNORECASE),
    ),
)
_SALIENCE = {
    "money": 0.9,
    "percent": 0.8,
    "share": 0.8,
    "multiple": 0.8,
    "price": 0.7,
    "count": 0.6,
    "physical": 0.6,
    "ratio": 0.6,
}


def attribute_figures(
    article: Article,  # noqa: ARG001 -- part of the room's interface: whose and when are read from it
    figures: Sequence[Figure],
    claims: Sequence[Claim],  # noqa: ARG001 -- part of the room's interface: speakers are read from them
    sentences: Sequence[Span],  # noqa: ARG001 -- part of the room's interface: inheritance runs over them
    names: Names,  # noqa: ARG001 -- part of the room's interface: entities are read from them
) -> tuple[Figure, ...]:
    """Fill in what the sentence says of each figure: 计划投入3800亿 is a plan."""
    return tuple(
        replace(figure, modality=_modality(figure), salience=_SALIENCE.get(figure.kind, 0.4)) for figure in figures
    )


def _modality(figure: Figure) -> Modality:
    return next((modality for modality, cue in _CUES if cue.search(figure.sentence)), "actual")
