"""Figures of one article that say the same: a conversion in brackets, the other language's version.

Must never merge them.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from corpus.characters import HAN
from corpus.models import Figure, Span

_HAN = re.compile(f"[{HAN}]")
_BRACKET = re.compile(r"^\s*[(（]\s*(?:约|or|about|approximately|approx\.?|即|折合|合)?\s*$", re.IGNORECASE)
# A translation follows its paragraph; further off an equal number is another figure.
_TRANSLATION_REACH = 3000


def link_twins(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Link each figure that repeats an earlier one: 0.50元人民币（0.07美元）, and over 100 models / 超过100款模型.

    `same_as` is the span of the earlier figure, in characters into the stored text.
    """
    linked: list[Figure] = []
    taken: set[Span] = set()
    for at, figure in enumerate(figures):
        original = _converted(text, linked[at - 1], figure) if at else None
        original = original or _translated(linked, figure, taken)
        if original:
            taken.add(original.span)
        linked.append(replace(figure, same_as=original.span) if original else figure)
    return tuple(linked)


def _converted(text: str, before: Figure, figure: Figure) -> Figure | None:
    is_money = before.kind in ("money", "price") and figure.kind in ("money", "price")
    in_brackets = _BRACKET.match(text[before.span.end : figure.span.start])
    return before if is_money and before.unit != figure.unit and in_brackets else None


def _translated(earlier: Sequence[Figure], figure: Figure, taken: Container[Span]) -> Figure | None:
    language = _HAN.search(figure.sentence) is not None
    for other in reversed(earlier):
        if figure.span.start - other.span.end > _TRANSLATION_REACH:
            return None
        same = (other.value, other.high, other.unit) == (figure.value, figure.high, figure.unit)
        if same and (_HAN.search(other.sentence) is not None) != language and other.span not in taken:
            return other
    return None
