"""What a new version of an article says otherwise: its changed figures with what stood there before.

Two figures are the same place of a text where their sentences are the same but for numbers, or nearly so. Must never
call a figure changed that merely moved.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from corpus.models import Extraction, Figure
from corpus.normalise import fold_characters

# How alike two sentences are without their numbers, of 100.
_ALIKE = 80
# Sentences compared with one another; articles with more change in places that nobody follows.
_MOST = 400
_NUMBER = re.compile(r"[\d,.%零一二两三四五六七八九十百千万亿兆半]+|\s+")


def mark_changes(extraction: Extraction, before: Sequence[Figure]) -> Extraction:
    """Note beside each figure what stood in its place in the former version: 35亿元 has 32亿元 as `former`.

    `before` are the figures of that version. A figure that has not changed since keeps what was noted there.
    """
    earlier = _by_sentence(before)
    marked = []
    for sentence, figures in _by_sentence(extraction.figures).items():
        there = _counterpart(sentence, figures, earlier)
        marked += [_marked(figure, there, number) for number, figure in enumerate(figures)]
    return replace(extraction, figures=tuple(sorted(marked, key=lambda figure: figure.span)))


def _marked(figure: Figure, there: Sequence[Figure], number: int) -> Figure:
    if not there:
        return figure
    old = there[number]
    same = next((one for one in there if _amount(one) == _amount(figure)), None)
    if same is not None:
        return replace(figure, former=same.former)
    if old.kind != figure.kind or old.surface == figure.surface:
        return figure
    return replace(figure, former=old.surface)


def _counterpart(sentence: str, figures: Sequence[Figure], earlier: Mapping[str, list[Figure]]) -> Sequence[Figure]:
    """Find the figures of the sentence that stood there before; none where it is not plain which one."""
    if sentence in earlier:
        return earlier[sentence] if len(earlier[sentence]) == len(figures) else ()
    mine = _without_numbers(sentence)
    best: Sequence[Figure] = ()
    score: float = _ALIKE
    for other, there in list(earlier.items())[:_MOST]:
        if len(there) == len(figures):
            alike = fuzz.ratio(mine, _without_numbers(other), score_cutoff=score)
            if alike > score:
                best, score = there, alike
    return best


def _by_sentence(figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    found: dict[str, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.sentence, []).append(figure)
    return found


def _without_numbers(sentence: str) -> str:
    return _NUMBER.sub("", fold_characters(sentence))


def _amount(figure: Figure) -> tuple[object, ...]:
    return (figure.value, figure.low, figure.high, figure.unit, figure.approx)
