"""Figures of one article that say the same: a conversion in brackets, the other language's version.

Must never merge them.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from corpus.characters import HAN
from corpus.models import Figure

_HAN = re.compile(f"[{HAN}]")
_BRACKET = re.compile(r"^\s*[(（]\s*(?:约|or|about|approximately|approx\.?|即|折合|合)?\s*$", re.IGNORECASE)
# A translation follows its paragraph; further off an equal number is another figure.
_TRANSLATION_REACH = 3000


def link_twins(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Link each figure that repeats an earlier one: 0.50元人民币（0.07美元）, and over 100 models / 超过100款模型.

    `same_as` is the span of the earlier figure, in characters into the stored text.
    """
    linked: list[Figure] = []
    # By what they say and whether they stand in Chinese, so that a long list of figures is looked through once.
    written: defaultdict[tuple[object, ...], list[Figure]] = defaultdict(list)
    for at, figure in enumerate(figures):
        is_chinese = _HAN.search(figure.sentence) is not None
        said = (figure.value, figure.high, figure.unit)
        original = _converted(text, linked[at - 1], figure) if at else None
        original = original or _translated(written[*said, not is_chinese], figure)
        linked.append(replace(figure, same_as=original.span) if original else figure)
        written[*said, is_chinese].append(linked[-1])
    return tuple(linked)


def _converted(text: str, before: Figure, figure: Figure) -> Figure | None:
    is_money = before.kind in ("money", "price") and figure.kind in ("money", "price")
    in_brackets = _BRACKET.match(text[before.span.end : figure.span.start])
    return before if is_money and before.unit != figure.unit and in_brackets else None


def _translated(others: list[Figure], figure: Figure) -> Figure | None:
    """Take the last of the same figures in the other language; each is taken once."""
    if others and figure.span.start - others[-1].span.end <= _TRANSLATION_REACH:
        return others.pop()
    return None
