"""Which of two values is the former one: 从9.9万元降到6.8万元, raised from $10 to $12, 高于先前预估的30%.

Must never take the ends of a range for a before and an after.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from corpus.figures.clauses import Setting, View
from corpus.figures.moves import FROM_REACH, moves_on
from corpus.lexicon import patterns_of
from corpus.models import Figure

# A rise from something else behind the value reached: to $20 from $15.
_BEHIND = re.compile(r",? (?:(?:up|down)(?: [a-z]+ly)? )?from (?:(?:about|around|roughly|nearly) )?", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:to|at) (?:(?:about|around|roughly|nearly) )?$", re.IGNORECASE)
# What a former value loses: the new one comes first in what a reader sees.
_LOSS = 0.25


def is_former(text: str, settings: Sequence[Setting], at: int) -> bool:
    """Whether a figure has given way to another: 由原先的`300亿`上调为350亿, `once valued at $18 billion`."""
    figure, floor = settings[at].figure.span, settings[at].sentence.start
    if _was().search(text, max(floor, figure.start - FROM_REACH), figure.start):
        return True
    if at + 1 < len(settings) and moves_on(text, figure, settings[at + 1].figure.span):
        return True
    before = settings[at - 1].figure.span if at else None
    if before is None or before.start < floor or not _BEHIND.fullmatch(text, before.end, figure.start):
        return False
    up_from = not text[before.end : figure.start].lstrip(", ").lower().startswith("from")
    return up_from or _REACHED.search(text, max(floor, before.start - FROM_REACH), before.start) is not None


def as_former(view: View, figure: Figure) -> Figure:
    """Let a former value stand behind the new one; a fact has no time to come: 明年将从`4.3%`回升到5%."""
    at = figure.evidence.get("time")
    ahead = at is not None and any(time.tense == "future" for time in view.times_in(at))
    figure = replace(figure, salience=round(max(0.0, figure.salience - _LOSS), 3))
    if figure.modality != "actual" or not ahead:
        return figure
    evidence = dict(figure.evidence)
    evidence.pop("time")
    return replace(figure, time=None, evidence=evidence)


@cache
def _was() -> re.Pattern[str]:
    return re.compile(rf"(?:{patterns_of('contexts', 'former')})(?:约|近|逾|about |around )?$", re.IGNORECASE)
